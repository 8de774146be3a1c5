//! The articles of both copies. Of two versions of a text the newer one holds (see `texts`); tags of the other are brought
//! to where they stand in it.

use std::sync::Arc;

use super::fields::object;
use super::placing::{OtherText, Placed, Versions};
use super::plain::{Three, one};
use super::renamed::Renamed;
use super::stamped::Taken;
use super::texts::{Holds, Texts};
use super::work::Work;
use super::{About, Aside, Asked, Question, SameArticles, Side, Thing};
use crate::domain::json::{Json, Object};
use crate::domain::{
    Annotation, Document, DocumentId, DocumentMeta, OrderedSet, Project, Table, TextVersion, Turns,
    breathe,
};

/// What an article is called in other copies, among the keys that are kept as they come.
const FORMERLY: &str = "formerly";

/// Tags between two looks at the clock.
const AT_A_TIME: usize = 20;

/// The articles as they will be, and which of the file’s are which of them.
pub(super) struct Articles {
    pub(super) documents: Vec<Arc<Document>>,
    same: SameArticles,
}

impl Articles {
    pub(super) async fn of(
        work: &mut Work<'_>,
        here: &Project,
        there: &Project,
        base: Option<&Project>,
        turns: &dyn Turns,
    ) -> Self {
        let copies = [here, there];
        let mine: Table<DocumentId, &Arc<Document>> =
            here.all_documents().iter().map(|d| (d.id(), d)).collect();
        let theirs: Table<DocumentId, &Arc<Document>> =
            there.all_documents().iter().map(|d| (d.id(), d)).collect();
        let before: Table<DocumentId, &Arc<Document>> = base
            .iter()
            .flat_map(|b| b.all_documents())
            .map(|d| (d.id(), d))
            .collect();
        let same = same(work, here, there, &mine, &theirs, &before);
        let partner: Table<DocumentId, DocumentId> = same.iter().map(|(t, h)| (*h, *t)).collect();
        let mut documents = Vec::with_capacity(here.all_documents().len());
        for document in here.all_documents() {
            breathe(turns).await;
            let id = document.id();
            let other = partner.get(&id).copied().unwrap_or(id);
            let theirs = theirs.get(&other).copied();
            let base = before.get(&id).copied();
            let holds = theirs.map(|theirs| {
                let (here, there, base) = (&**document, &**theirs, base.map(|b| &**b));
                let texts = Texts { here, there, base };
                texts.settle(work, id, copies)
            });
            documents.extend(joined(work, id, [Some(document), theirs, base], holds));
        }
        for document in there.all_documents() {
            breathe(turns).await;
            let id = document.id();
            if !mine.contains_key(&id) && !same.contains_key(&id) {
                let base = before.get(&id).copied();
                documents.extend(joined(work, id, [None, Some(document), base], None));
            }
        }
        Self { documents, same }
    }

    /// The tags of a copy, with the ids and positions that hold. What finds no place goes aside.
    pub(super) async fn placed(
        &self,
        side: Side,
        [here, there]: [&Project; 2],
        renamed: &Renamed,
        (aside, others): &mut (&mut Aside, &mut Vec<OtherText>),
        turns: &dyn Turns,
    ) -> Vec<Taken<Annotation>> {
        let (mine, other) = match side {
            Side::Here => (here, there),
            Side::There => (there, here),
        };
        let id_of = |side: Side, id: DocumentId| match side {
            Side::Here => id,
            Side::There => self.id(id),
        };
        let texts: Table<DocumentId, &Arc<Document>> =
            self.documents.iter().map(|d| (d.id(), d)).collect();
        let mut versions: Table<DocumentId, (usize, Versions)> = Table::new();
        for document in mine.all_documents() {
            breathe(turns).await;
            let id = id_of(side, document.id());
            if let Some(holds) = texts.get(&id).filter(|holds| holds.text != document.text) {
                let both = Versions::of(document, holds);
                versions.insert(document.id(), (others.len(), both));
                others.push(OtherText {
                    document: id,
                    title: document.meta.title.clone(),
                    holds: side.other(),
                    found: 0,
                    changed: Vec::new(),
                    lost: Vec::new(),
                });
            }
        }
        let mut taken = Vec::with_capacity(mine.annotations().len());
        for (n, raw) in mine.annotations().enumerate() {
            if n.is_multiple_of(AT_A_TIME) {
                breathe(turns).await;
            }
            let mut tag = renamed.tag(raw);
            let document = id_of(side, tag.document);
            if document != tag.document {
                tag = Arc::new(Annotation {
                    document,
                    ..(*tag).clone()
                });
            }
            let in_other = other.annotation(tag.id);
            let elsewhere = |t: &&Arc<Annotation>| id_of(side.other(), t.document) != document;
            if side == Side::There && in_other.filter(elsewhere).is_some() {
                // No copy of ours moves a tag to another article: this file was written by hand.
                aside
                    .tags
                    .push((Arc::clone(raw), title_of(there, raw.document)));
                continue;
            }
            if let Some((place, versions)) = versions.get(&raw.document) {
                let twin = in_other.filter(|t| !elsewhere(t)).map(|t| &**t);
                let Some(placed) = versions.place(&tag, twin) else {
                    let title = title_of(mine, raw.document);
                    aside.tags.push((Arc::clone(raw), title));
                    continue;
                };
                // One that is in the copy whose text holds stands there as it did.
                let told = side == Side::Here || twin.is_none();
                let other = others.get_mut(*place).filter(|_| told);
                tag = note(other, raw, placed);
            }
            taken.push(Taken {
                now: tag,
                raw: Arc::clone(raw),
            });
        }
        taken
    }

    fn id(&self, id: DocumentId) -> DocumentId {
        self.same.get(&id).copied().unwrap_or(id)
    }
}

/// Articles of the file that are under another id here: by what was decided before, or by their text, if a person says so.
fn same(
    work: &mut Work<'_>,
    here: &Project,
    there: &Project,
    mine: &Table<DocumentId, &Arc<Document>>,
    theirs: &Table<DocumentId, &Arc<Document>>,
    before: &Table<DocumentId, &Arc<Document>>,
) -> SameArticles {
    let mut same = SameArticles::new();
    let mut taken: OrderedSet<DocumentId> = OrderedSet::new();
    let mut by_text: Table<&str, DocumentId> = Table::new();
    for document in here.all_documents() {
        let id = document.id();
        // One that the file once had was deleted there, and is no other article’s other self.
        let unseen = !theirs.contains_key(&id) && !before.contains_key(&id);
        if unseen && work.past.ahead.is_none() {
            by_text.insert(&document.meta.text_sha256, id);
        }
    }
    let mut known: Table<DocumentId, DocumentId> = Table::new();
    for document in here.all_documents() {
        for id in formerly(&document.meta) {
            known.insert(id, document.id());
        }
    }
    for document in there.all_documents() {
        let id = document.id();
        if mine.contains_key(&id) || before.contains_key(&id) {
            continue;
        }
        let mut named = formerly(&document.meta).into_iter();
        let free = |id: &DocumentId| mine.contains_key(id) && !theirs.contains_key(id);
        let decided = known
            .get(&id)
            .copied()
            .filter(free)
            .or_else(|| named.find(free));
        let found = decided.or_else(|| {
            let other = by_text.get(document.meta.text_sha256.as_str())?;
            let title = |id: &DocumentId| mine.get(id).map(|d| Json::text(d.meta.title.clone()));
            let answer = work.ask(Question {
                asked: Asked {
                    thing: Thing::Article(id),
                    about: About::SameText,
                },
                here: title(other),
                there: Some(Json::text(document.meta.title.clone())),
                made_here: None,
                made_there: None,
                usual: None,
            });
            (answer == Side::Here).then_some(*other)
        });
        if let Some(found) = found.filter(|found| taken.insert(*found)) {
            same.insert(id, found);
        }
    }
    same
}

/// Notes how a tag was placed; the tag as it is now.
fn note(other: Option<&mut OtherText>, raw: &Arc<Annotation>, placed: Placed) -> Arc<Annotation> {
    let tag = Arc::new(placed.tag);
    if let Some(other) = other {
        match (placed.lost, placed.changed) {
            (true, _) => other.lost.push(Arc::clone(raw)),
            (false, true) => other.changed.push([Arc::clone(raw), Arc::clone(&tag)]),
            (false, false) => other.found += 1,
        }
    }
    tag
}

/// An article of both copies, or of one of them; of two texts the one that holds.
fn joined(
    work: &mut Work<'_>,
    id: DocumentId,
    [here, there, base]: [Option<&Arc<Document>>; 3],
    holds: Option<Holds>,
) -> Option<Arc<Document>> {
    let text = match holds.as_ref().map(|holds| holds.side) {
        Some(Side::There) => there,
        _ => here.or(there),
    }?;
    let versions = holds.as_ref().map(|holds| &holds.versions);
    let meta = |document: &Arc<Document>| with_text_of(id, &document.meta, text, versions);
    let (mine, theirs) = (here.map(meta), there.map(meta));
    let before = base.map(meta);
    let three = Three {
        here: mine.as_ref(),
        there: theirs.as_ref(),
        base: before.as_ref(),
    };
    let json = |meta: &DocumentMeta| object(|to| meta.write(to));
    let of = |object: Object| DocumentMeta::read(Json::Object(object)).ok();
    let meta = one(work, Thing::Article(id), &three, &json, &of)?;
    if meta == text.meta {
        return Some(Arc::clone(text));
    }
    Some(Arc::new(text.with_meta(meta)))
}

/// What is known about an article, of the text that holds; another id that it had is kept.
fn with_text_of(
    id: DocumentId,
    meta: &DocumentMeta,
    text: &Document,
    versions: Option<&Vec<TextVersion>>,
) -> DocumentMeta {
    let mut meta = meta.clone();
    if let Some(versions) = versions {
        meta.text_sha256.clone_from(&text.meta.text_sha256);
        meta.versions.clone_from(versions);
    }
    if meta.id != id {
        let mut ids: Vec<DocumentId> = formerly(&meta).into_iter().filter(|f| *f != id).collect();
        ids.push(meta.id);
        let ids = ids.into_iter().map(|id| Json::text(id.to_string()));
        meta.extra
            .insert(FORMERLY.to_owned(), Json::List(ids.collect()));
        meta.id = id;
    }
    meta
}

fn title_of(project: &Project, id: DocumentId) -> String {
    let document = project.any_document(id);
    document.map_or_else(String::new, |d| d.meta.title.clone())
}

fn formerly(meta: &DocumentMeta) -> Vec<DocumentId> {
    match meta.extra.get(FORMERLY) {
        Some(Json::List(list)) => {
            let ids = list.iter().filter_map(|id| id.as_str()?.parse().ok());
            ids.collect()
        }
        _ => Vec::new(),
    }
}
