//! What is to be saved, and the writing of it.

use std::sync::Arc;

use super::Format;
use crate::domain::{Document, DocumentId, Project, Timestamp, Turns, breathe};
use crate::format::archive::{Archive, Entry, TooLarge};
use crate::format::deflate::STRETCH;
use crate::format::exchange::describe::{Names, article, scheme_of};
use crate::format::exchange::model::Article;
use crate::format::exchange::reduce::reduce;
use crate::format::exchange::{File, Options, Writing};
use crate::format::export::PIECE;
use crate::format::file_name;

/// What is to be saved.
#[derive(Clone)]
pub struct Order {
    /// A copy of its own.
    pub project: Project,
    /// As what.
    pub format: Format,
    /// What was chosen for it.
    pub options: Options,
    /// The one article that is to be in it; `None`: all.
    pub article: Option<DocumentId>,
    /// When: stands in the file's name, and in some files.
    pub now: Timestamp,
}

impl Order {
    /// The articles that will be in it.
    pub(super) fn documents(&self) -> &[Arc<Document>] {
        let all = self.project.documents();
        let place = self.article.and_then(|id| self.project.place(id));
        match place.filter(|_| self.format.takes_one()) {
            Some(place) => all.get(place..=place).unwrap_or_default(),
            None => all,
        }
    }

    /// Ending of its name, without the dot in front.
    pub fn ending(&self) -> String {
        self.format.ending(self.documents().len())
    }

    /// A name for the file: the title of the project, or of the one article; the day (UTC) and the ending, as every system
    /// takes it.
    pub fn file_name(&self) -> String {
        let one = self.article.filter(|_| self.format.takes_one());
        let one = one.and_then(|id| self.project.document(id));
        let title = one.map_or(&self.project.meta().title, |one| &one.meta.title);
        let title = file_name::safe(title);
        format!("{title} {}.{}", self.now.date(), self.ending())
    }

    /// Media type.
    pub fn mime(&self) -> &'static str {
        if let Format::Own(own) = self.format {
            return own.mime();
        }
        match self.ending().rsplit('.').next() {
            Some("jsonl") => "application/jsonl",
            Some("html") => "text/html;charset=utf-8",
            Some("md") => "text/markdown;charset=utf-8",
            Some("csv") => "text/csv;charset=utf-8",
            Some("tsv") => "text/tab-separated-values;charset=utf-8",
            _ => "application/zip",
        }
    }

    /// Writes it, in turns, and hands it over piece by piece.
    ///
    /// # Errors
    /// [`TooLarge`], of archives.
    pub async fn write(
        &self,
        turns: &dyn Turns,
        out: &mut dyn FnMut(&[u8]),
    ) -> Result<(), TooLarge> {
        if let Format::Own(own) = self.format {
            let out = &mut |piece: String| out(piece.as_bytes());
            let project = self.project.clone();
            own.write_in_turns(project, self.now, turns, out).await;
            return Ok(());
        }
        let mut files = self.files(self.documents(), turns).await;
        let alone = match self.format {
            Format::Tool(tool) => !tool.packed,
            _ => self.documents().len() == 1,
        };
        if let ([file], true) = (files.as_slice(), alone) {
            for piece in file.bytes.chunks(PIECE) {
                out(piece);
                breathe(turns).await;
            }
            return Ok(());
        }
        let mut archive = Archive::begin(self.now);
        // Each is let go of when it is in the archive.
        files.reverse();
        while let Some(file) = files.pop() {
            let mut entry = Entry::begin(&file.path);
            for stretch in file.bytes.chunks(STRETCH) {
                breathe(turns).await;
                archive.pack(&mut entry, stretch);
            }
            archive.close(entry)?;
            if archive.waiting() >= PIECE {
                hand_over(archive.take(), turns, out).await;
            }
        }
        hand_over(archive.finish()?, turns, out).await;
        Ok(())
    }

    /// The files of a tool or for reading, with these articles.
    pub(super) async fn files(&self, documents: &[Arc<Document>], turns: &dyn Turns) -> Vec<File> {
        let id = self.format.id();
        let scheme = scheme_of(&self.project, documents, turns).await;
        let names = Names::of(&self.project);
        let mut writing: Box<dyn Writing> = match self.format {
            Format::Own(_) => return Vec::new(),
            Format::Tool(tool) => (tool.begin)(&scheme, &self.options),
            Format::Report(report) => (report.begin)(&scheme),
        };
        for document in documents {
            breathe(turns).await;
            let whole = article(&self.project, &names, document, id);
            writing.whole(&whole);
            writing.article(&self.reduced(&whole));
        }
        breathe(turns).await;
        writing.finish()
    }

    fn reduced(&self, whole: &Article) -> Article {
        match self.format {
            Format::Tool(tool) => reduce(whole, &tool.held(&self.options), &mut Vec::new()),
            Format::Own(_) | Format::Report(_) => whole.clone(),
        }
    }
}

async fn hand_over(bytes: Vec<u8>, turns: &dyn Turns, out: &mut dyn FnMut(&[u8])) {
    for piece in bytes.chunks(PIECE) {
        out(piece);
        breathe(turns).await;
    }
}
