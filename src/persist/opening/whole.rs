//! All of a project, or all of it that can be read.

use std::rc::Rc;

use super::{Opening, add, names};
use crate::domain::{Assembly, DocumentId, Project, Table};
use crate::persist::draft::Base;
use crate::persist::envelope::{Kind, ReadError};
use crate::persist::lost::{Loss, Uncoded, unless_damaged};
use crate::persist::pieces::{self, AT_A_TIME};
use crate::persist::recovery::{Kept, NotOpened, Opened, Recovered, Replay};
use crate::persist::snapshot::{self, Line};
use crate::persist::texts::Texts;
use crate::persist::{Storage, StorageError, journal};

/// How many tags are checked at a time.
const CHECKED: usize = 200;

impl<S: Storage> Opening<S> {
    /// All of it that can be read, and how far that is, in articles, while it is under way.
    ///
    /// # Errors
    /// [`StorageError`] when the store cannot be reached; what lies there and cannot be read is no error but a
    /// [`Recovered`] that says so.
    pub async fn whole(&self, on_articles: &dyn Fn(usize)) -> Result<Recovered, StorageError> {
        self.whole_with(Loss::default(), on_articles).await
    }

    /// The same, where something is known to be missing.
    pub(in crate::persist) async fn whole_with(
        &self,
        mut loss: Loss,
        on_articles: &dyn Fn(usize),
    ) -> Result<Recovered, StorageError> {
        let snapshot = match self.snapshot(&mut loss, on_articles).await? {
            Ok(project) => project,
            Err(why) => return Ok(why.into()),
        };
        let base = (!self.outline.migrated && !loss.is_any()).then(|| {
            let lines = self.outline.documents.iter();
            let coded = lines.filter_map(|line| Some((line.meta.id, line.coded.clone()?)));
            let coded: Table<DocumentId, String> = coded.collect();
            let project = Rc::new(snapshot.clone());
            Rc::new(Base::new(project, coded, self.outline.log.clone()))
        });
        self.storage.breathe().await;
        let recovered = self.replay(snapshot.clone(), &base, &loss, true).await?;
        self.storage.breathe().await;
        // Steps after one that is missing each fitted what they found, but may not all go together.
        if matches!(recovered, Recovered::Unreadable(_)) {
            return self.replay(snapshot, &base, &loss, false).await;
        }
        Ok(recovered)
    }

    /// The project as the snapshot has it, but for what of it is damaged.
    async fn snapshot(
        &self,
        loss: &mut Loss,
        on_articles: &dyn Fn(usize),
    ) -> Result<Result<Project, NotOpened>, StorageError> {
        let mut assembly = self.assembly();
        let mut done = 0;
        for lines in self.outline.documents.chunks(AT_A_TIME) {
            let wanted: Vec<String> = lines.iter().flat_map(names).collect();
            let found = self.storage.pieces(self.project, &wanted).await?;
            let mut found = found.into_iter();
            for line in lines {
                if let Err(newer) = take(&mut assembly, line, &mut found, loss) {
                    return Ok(Err(newer.into()));
                }
                self.storage.breathe().await;
            }
            done += lines.len();
            on_articles(done);
        }
        let stretches = self.outline.log.iter().zip(0..);
        let wanted: Vec<String> = stretches
            .map(|(sum, at)| pieces::log_name(at, sum))
            .collect();
        let found = self.storage.pieces(self.project, &wanted).await?;
        for (bytes, sum) in found.iter().zip(&self.outline.log) {
            let read = bytes.as_deref().map(|bytes| pieces::read_log(bytes, sum));
            match read.map(unless_damaged).transpose() {
                Ok(Some(Some(entries))) => assembly.add_log(entries),
                Ok(_) => loss.log = true,
                Err(newer) => return Ok(Err(newer.into())),
            }
            self.storage.breathe().await;
        }
        let parts = &self.outline.parts;
        assembly.add_log(parts.log.clone());
        let mut annotations = parts.annotations.clone();
        annotations.retain(|tag| !loss.left_out.contains(&tag.document));
        assembly.add_coded(annotations, parts.relations.clone());
        if loss.is_of_articles() {
            assembly.let_go_of_loose_links();
            self.look_in_versions(loss).await?;
        }
        Ok(self.checked(assembly).await)
    }

    /// Finds the newest kept versions in which what is coded in an article can be read, for those where it cannot here.
    async fn look_in_versions(&self, loss: &mut Loss) -> Result<(), StorageError> {
        if loss.uncoded.is_empty() {
            return Ok(());
        }
        for (_, bytes) in self.storage.versions(self.project).await?.iter().rev() {
            let Ok(outline) = snapshot::decode(bytes) else {
                continue;
            };
            let Some(label) = &outline.label else {
                continue;
            };
            for one in loss.uncoded.iter_mut().filter(|u| u.whole_in.is_none()) {
                let mut lines = outline.documents.iter();
                let line = lines.find(|line| line.meta.id == one.document);
                let Some(sum) = line.and_then(|line| line.coded.as_ref()) else {
                    continue;
                };
                let name = pieces::coded_name(one.document, sum);
                let found = self.storage.pieces(self.project, &[name]).await?;
                let bytes = found.into_iter().next().flatten();
                if bytes.is_some_and(|bytes| pieces::read_coded(&bytes, sum).is_ok()) {
                    one.whole_in = Some(label.title.clone());
                }
            }
        }
        Ok(())
    }

    async fn checked(&self, mut assembly: Assembly) -> Result<Project, NotOpened> {
        assembly.gather();
        self.storage.breathe().await;
        while assembly.check_next(CHECKED) {
            self.storage.breathe().await;
        }
        assembly.finish().map_err(|broken| {
            let first = broken.first().map(ToString::to_string);
            ReadError::damaged(Kind::Snapshot, &first.unwrap_or_default()).into()
        })
    }

    /// Goes through the steps after the snapshot: all that fit, or, if not `on`, those up to the first that is missing.
    async fn replay(
        &self,
        snapshot: Project,
        base: &Option<Rc<Base>>,
        loss: &Loss,
        on: bool,
    ) -> Result<Recovered, StorageError> {
        let newer = |(_, bytes): &(u64, Vec<u8>)| journal::is_newer(bytes);
        if self.stored.journal.iter().any(newer) {
            let reason = "its newest steps were written by a newer version of Demarche";
            let reason = reason.to_owned();
            return Ok(Recovered::Newer(Kept { reason }));
        }
        let mut replay = Replay::new(snapshot, self.outline.step, &self.stored, loss.clone());
        for (step, bytes) in &self.stored.journal {
            if !on && !replay.is_next(*step) {
                break;
            }
            let record = journal::decode(bytes);
            let texts = match &record {
                Ok(record) => self.texts(record.texts()).await?,
                Err(_) => Texts::default(),
            };
            if !replay.take(*step, record, &texts) && !on {
                break;
            }
            self.storage.breathe().await;
        }
        let changed = replay.has_changed();
        let (project, start, lost) = replay.finish(self.outline.migrated, base.clone());
        // Each step fits the project by itself; that they do together is looked at again.
        let project = if changed {
            match self.checked(Assembly::again(project)).await {
                Ok(project) => project,
                Err(why) => return Ok(why.into()),
            }
        } else {
            project
        };
        let opened = Opened { project, start };
        Ok(match lost {
            None => Recovered::Whole(opened),
            Some(lost) => Recovered::Partly(opened, lost),
        })
    }

    async fn texts<'a>(&self, names: impl Iterator<Item = &'a str>) -> Result<Texts, StorageError> {
        let names: Vec<String> = names.map(str::to_owned).collect();
        if names.is_empty() {
            return Ok(Texts::default());
        }
        let found = self.storage.pieces(self.project, &names).await?;
        let pairs = names.into_iter().zip(found);
        Ok(Texts::of(pairs.filter_map(|(name, b)| Some((name, b?)))))
    }
}

/// Adds an article with what is coded in it, as far as that is not damaged.
///
/// # Errors
/// [`ReadError::Newer`].
fn take(
    assembly: &mut Assembly,
    line: &Line,
    found: &mut dyn Iterator<Item = Option<Vec<u8>>>,
    loss: &mut Loss,
) -> Result<(), ReadError> {
    let before = assembly.articles();
    let coded = unless_damaged(add(assembly, line, found))?;
    let title = || line.meta.title.clone();
    if let Some(coded) = coded {
        assembly.add_coded(coded.annotations, coded.relations);
    } else if assembly.articles() > before {
        loss.uncoded.push(Uncoded {
            document: line.meta.id,
            title: title(),
            whole_in: None,
        });
    } else {
        loss.left_out.insert(line.meta.id);
        loss.articles.push((line.meta.id, title()));
    }
    Ok(())
}
