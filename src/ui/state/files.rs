//! Files in and out.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::beside::Beside;
use super::{Desk, Dialog, Errand};
use crate::browser::files::{self, Pieces, Wanted};
use crate::browser::{Incoming, clock, until_painted};
use crate::domain::{Codebook, Document, DocumentId, DocumentMeta, Project, ProjectMeta, Turns};
use crate::edit::{Session, command, count, twins_in_words, without_twins};
use crate::format::exchange::Options;
use crate::format::export::Out;
use crate::format::open::{open_article, open_in_turns};
use crate::format::outgoing::{Format, Order};
use crate::format::plain_text::PlainTextError;
use crate::format::{self, CodebookFile, ExportFormat, OpenError, Opened};

/// What can be opened, for the browser's file dialog.
const ACCEPTED: &str = ".txt,.md,.html,.htm,.docx,.odt,.csv,.tsv,.jsonl,.zip,.json,.qdc,.ndjson,.jsonld,.ann,.conf,.conll,.xmi,\
     .xml,.qdpx,.qde,.dna,text/plain,application/json";

/// Whether others were opened beside files that were not.
#[derive(Clone, Copy, Default)]
pub(in crate::ui) struct Besides(pub(in crate::ui) bool);

impl Desk {
    /// Asks for files and opens them.
    pub fn pick_files(self) {
        self.ask_rest(|rest| rest.pick_files);
    }

    /// The same; in the part that is loaded later.
    pub(in crate::ui) fn choose_files(self) {
        files::pick(Wanted::Files(ACCEPTED), move |given| {
            self.take(Incoming::Files(given));
        });
    }

    /// Asks for a folder and opens what is in it.
    pub fn pick_folder(self) {
        files::pick(Wanted::Folder, move |given| {
            self.take(Incoming::Files(given));
        });
    }

    /// Opens what was read from single files: articles come into this project, a project is opened as itself. Good files
    /// are opened whatever is wrong with others; for those there is a line each.
    pub(in crate::ui) async fn take_opened(
        self,
        opened: Vec<(String, Result<Opened, String>)>,
        before: Option<Dialog>,
    ) {
        let mut articles: Vec<Arc<Document>> = Vec::new();
        let mut projects: Vec<(String, Project)> = Vec::new();
        let mut codebooks: Vec<(String, Arc<Codebook>)> = Vec::new();
        let mut problems: Vec<String> = Vec::new();
        for (name, opened) in opened {
            match opened {
                Ok(Opened::Article(article)) => articles.push(Arc::new(article)),
                Ok(Opened::Project(project)) => projects.push((name, project)),
                Ok(Opened::Codebook(codebook)) => codebooks.push((name, Arc::new(codebook))),
                Err(reason) => problems.push(format!("{name}: {reason}")),
            }
        }
        let any = !(articles.is_empty() && projects.is_empty() && codebooks.is_empty());
        // What it would bring is looked at before it comes in; that can be done with one at a time.
        let brought = codebooks.pop();
        for (name, _) in codebooks {
            problems.push(format!("{name}: codebooks are opened one at a time"));
        }
        if !problems.is_empty() {
            self.remember(Besides(any));
            self.show(Dialog::Problems(problems));
        } else if before.is_some() && self.seen.dialog.get_untracked() == before {
            // One that was opened meanwhile stays.
            self.close_dialog();
        }
        if !articles.is_empty() {
            self.add_articles(articles).await;
        }
        // The last one is on the screen in the end; all are kept.
        for (name, project) in projects {
            self.adopt_file(name, project).await;
        }
        if let Some((name, codebook)) = brought {
            self.show(Dialog::TakeCodebook(name, codebook));
        }
    }

    /// Opens the bytes of a file, in turns; `None` when it was stopped.
    ///
    /// # Errors
    /// In words, after the file's name and a colon.
    pub(in crate::ui) async fn open(
        self,
        name: &str,
        bytes: &[u8],
    ) -> Result<Option<Opened>, OpenError> {
        let errand = Errand::begin(format!("Reading “{name}”"));
        let opening = open_in_turns(name, bytes, &errand);
        let Some(opened) = errand.carry_out(opening).await else {
            return Ok(None);
        };
        if let Some(opened) = opened? {
            return Ok(Some(opened));
        }
        let opened = self
            .ids
            .try_update_value(|ids| open_article(name, bytes, ids, clock::now()))
            .unwrap_or_else(|| Err(PlainTextError::Empty.into()));
        opened.map(Some)
    }

    /// Puts articles into the project; the sample is left as it is, and a project of the analyst's own begun. A text that
    /// is here already is gone to, not added once more.
    async fn add_articles(self, articles: Vec<Arc<Document>>) {
        let to_sample = self.is_sample();
        let (new, twins) = match to_sample {
            true => {
                let own = self.own_project(String::new(), Codebook::claims_actors_demands());
                without_twins(&own, articles)
            }
            false => self.with(|s| without_twins(s.project(), articles)),
        };
        if to_sample || !new.is_empty() {
            self.bring_in(new).await;
        } else if let [.., twin] = twins.as_slice() {
            self.go_to(twin.there);
        }
        if !twins.is_empty() {
            self.say(twins_in_words(&twins));
        }
    }

    /// Whether the project is the sample, into which nothing is put.
    pub(in crate::ui) fn is_sample(self) -> bool {
        self.with(|s| s.project().meta().sample)
    }

    /// Puts articles into the project as one step; beside the sample, into a new one.
    pub(in crate::ui) async fn bring_in(self, articles: Vec<Arc<Document>>) {
        let title = match articles.as_slice() {
            [one] => one.meta.title.clone(),
            many => count(many.len(), "article"),
        };
        if self.is_sample() {
            self.begin_project(title, Codebook::claims_actors_demands(), articles)
                .await;
        } else {
            self.add_documents(articles).await;
        }
    }

    /// Puts them at the end of the list, in turns.
    pub(super) async fn add_documents(self, articles: Vec<Arc<Document>>) {
        let what = format!("Adding {}", count(articles.len(), "article"));
        let command = command::AddDocuments(articles);
        if let Err(error) = self.run_in_turns(&command, &what).await {
            self.refused(&error);
        }
    }

    /// Adds pasted text as an article.
    ///
    /// # Errors
    /// In words: the text is empty, or too long.
    pub fn add_pasted(self, text: &str, title: &str) -> Result<(), String> {
        let document = self
            .ids
            .try_update_value(|ids| format::plain_text::pasted(text, ids, clock::now()))
            .ok_or("the app is closing")?
            .map_err(|error| error.to_string())?;
        let meta = match title {
            "" => document.meta.clone(),
            title => DocumentMeta {
                title: title.to_owned(),
                ..document.meta.clone()
            },
        };
        let article = Arc::new(document.with_meta(meta));
        self.in_turn(self.add_articles(vec![article]));
        Ok(())
    }

    /// Saves the project as a file.
    pub fn export(self, format: ExportFormat) {
        self.save_as(Format::Own(format), Options::default(), None);
    }

    /// What is to be saved as this, with what was chosen for it; of one article only, if one is given.
    pub(in crate::ui) fn order(
        self,
        format: Format,
        options: Options,
        article: Option<DocumentId>,
    ) -> Order {
        Order {
            project: self.with(|s| s.project().clone()),
            format,
            options,
            article,
            now: clock::now(),
        }
    }

    /// Saves that as a file.
    pub(in crate::ui) fn save_as(
        self,
        format: Format,
        options: Options,
        article: Option<DocumentId>,
    ) {
        // The rest could not be read: a file of it would pass for the whole.
        if self.with(Session::is_part) {
            return self.say(
                "Only a part of this project could be opened. Save everything stored here instead: that has all of it",
            );
        }
        let order = self.order(format, options, article);
        let (revision, steps) = (self.with(Session::revision), self.steps());
        self.close_dialog();
        spawn_local(async move {
            // Closing the dialog is work enough for the click.
            until_painted().await;
            let write = async |turns: &dyn Turns, out: &mut dyn FnMut(&[u8])| {
                // The workers are ended with this, also when it is stopped.
                let beside = Beside::default();
                let written = order.write(turns, Some(&beside), out).await;
                written.map_err(|error| error.to_string())
            };
            let name = order.file_name();
            let written = self.write_bytes(&name, order.mime(), write).await;
            if written && format == Format::PROJECT {
                self.exported.set_value(Some(revision));
                self.note_file(steps);
            }
        });
    }

    /// Has a file written in turns, and gives it to the analyst. Whether that worked.
    pub async fn write_file(
        self,
        name: &str,
        mime: &str,
        write: impl AsyncFnOnce(&dyn Turns, &mut Out<'_>),
    ) -> bool {
        let write = async |turns: &dyn Turns, out: &mut dyn FnMut(&[u8])| {
            write(turns, &mut |piece: String| out(piece.as_bytes())).await;
            Ok(())
        };
        self.write_bytes(name, mime, write).await
    }

    /// The same of a file that is not of text alone, and that may turn out not to be possible: then in words why.
    async fn write_bytes(
        self,
        name: &str,
        mime: &str,
        write: impl AsyncFnOnce(&dyn Turns, &mut dyn FnMut(&[u8])) -> Result<(), String>,
    ) -> bool {
        let errand = Errand::begin(format!("Writing “{name}”"));
        let mut pieces = Pieces::default();
        let out = &mut |piece: &[u8]| pieces.add(piece);
        match errand.carry_out(write(&errand, out)).await {
            Some(Ok(())) => {
                pieces.taken_over().await;
                self.save_pieces(name, mime, pieces)
            }
            Some(Err(why)) => {
                self.say(format!("“{name}” was not saved: {why}"));
                false
            }
            None => {
                self.say(format!("“{name}” was not saved: it was stopped"));
                false
            }
        }
    }

    /// Saves the codebook alone as a file.
    pub fn export_codebook(self, file: CodebookFile) {
        let now = clock::now();
        let (name, text) = self.with(|s| {
            let project = s.project();
            (
                file.file_name(project, now),
                file.write(project.codebook(), now),
            )
        });
        self.save_file(&name, file.mime(), text.as_bytes());
    }

    /// Gives the analyst a file, and says so. Whether that worked.
    pub fn save_file(self, name: &str, mime: &str, bytes: &[u8]) -> bool {
        let mut pieces = Pieces::default();
        pieces.add(bytes);
        self.save_pieces(name, mime, pieces)
    }

    fn save_pieces(self, name: &str, mime: &str, pieces: Pieces) -> bool {
        match files::download(name, mime, pieces) {
            Ok(()) => {
                self.say(format!("Saved “{name}”"));
                true
            }
            Err(error) => {
                self.say(format!("“{name}” was not saved: {error}"));
                false
            }
        }
    }

    /// Begins a project of the analyst's own.
    pub(super) async fn begin_project(
        self,
        title: String,
        codebook: Codebook,
        articles: Vec<Arc<Document>>,
    ) {
        self.adopt(self.own_project(title, codebook), articles)
            .await;
    }

    fn own_project(self, title: String, codebook: Codebook) -> Project {
        let meta = ProjectMeta {
            id: crate::domain::ProjectId::new(self.new_uuid()),
            title,
            created: clock::now(),
            sample: false,
            lost: Vec::new(),
            extra: crate::domain::Extra::new(),
        };
        Project::empty(meta, codebook)
    }
}
