//! What is to be saved, and the writing of it.

use std::sync::Arc;

use super::Format;
use crate::domain::{Document, DocumentId, Project, Timestamp, Turns, breathe};
use crate::format::archive::{Filling, Packer, TooLarge};
use crate::format::exchange::describe::{Names, article, scheme_of};
use crate::format::exchange::loss::Untold;
use crate::format::exchange::reduce::reduced;
use crate::format::exchange::{File, Options, Ready, Writing};
use crate::format::export::PIECE;
use crate::format::file_name;
use crate::format::packing::deflate::STRETCH;

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

    /// Writes it, in turns, and hands it over piece by piece. An archive is packed beside, if somebody does that.
    ///
    /// # Errors
    /// [`TooLarge`], of archives.
    pub async fn write(
        &self,
        turns: &dyn Turns,
        packer: Option<&dyn Packer>,
        out: &mut dyn FnMut(&[u8]),
    ) -> Result<(), TooLarge> {
        if let Format::Own(own) = self.format {
            let out = &mut |piece: String| out(piece.as_bytes());
            let project = self.project.clone();
            own.write_in_turns(project, self.now, turns, out).await;
            return Ok(());
        }
        let alone = match self.format {
            Format::Tool(tool) => !tool.packed,
            _ => self.documents().len() == 1,
        };
        match alone {
            true => self.write_alone(turns, out).await,
            false => self.write_archive(turns, packer, out).await?,
        }
        Ok(())
    }

    /// The one file there is.
    async fn write_alone(&self, turns: &dyn Turns, out: &mut dyn FnMut(&[u8])) {
        let Some(mut work) = self.begin(self.documents(), turns).await else {
            return;
        };
        for document in self.documents() {
            breathe(turns).await;
            work.article(document, turns).await;
            breathe(turns).await;
            let ready = work.writing.ready(STRETCH);
            for file in ready.begun.into_iter().chain(ready.whole) {
                hand_over(vec![file.bytes], turns, out).await;
            }
        }
        for file in work.writing.finish() {
            hand_over(vec![file.bytes], turns, out).await;
        }
    }

    /// All files in an archive. What is written is packed before the next article: there is never much of it.
    async fn write_archive(
        &self,
        turns: &dyn Turns,
        packer: Option<&dyn Packer>,
        out: &mut dyn FnMut(&[u8]),
    ) -> Result<(), TooLarge> {
        let Some(mut work) = self.begin(self.documents(), turns).await else {
            return Ok(());
        };
        let mut filling = Filling::begin(self.now, packer);
        for document in self.documents() {
            breathe(turns).await;
            work.article(document, turns).await;
            breathe(turns).await;
            fill(&mut filling, work.writing.ready(STRETCH), turns, out).await?;
        }
        loop {
            breathe(turns).await;
            let last = work.writing.last(STRETCH);
            if last.is_empty() {
                break;
            }
            fill(&mut filling, last, turns, out).await?;
        }
        let mut files = work.writing.finish();
        // Each is let go of when it is in the archive.
        files.reverse();
        while let Some(file) = files.pop() {
            filling.end(file.path, &file.bytes, turns).await?;
            if filling.waiting() >= PIECE {
                hand_over(filling.take(), turns, out).await;
            }
        }
        hand_over(filling.finish(turns).await?, turns, out).await;
        Ok(())
    }

    /// The files of a tool or for reading, with these articles.
    pub(super) async fn files(&self, documents: &[Arc<Document>], turns: &dyn Turns) -> Vec<File> {
        let Some(mut work) = self.begin(documents, turns).await else {
            return Vec::new();
        };
        for document in documents {
            breathe(turns).await;
            work.article(document, turns).await;
        }
        breathe(turns).await;
        work.writing.finish()
    }

    /// Begins the files of a tool or for reading; `None`: it is one of our own.
    async fn begin(&self, documents: &[Arc<Document>], turns: &dyn Turns) -> Option<Work<'_>> {
        let scheme = scheme_of(&self.project, documents, self.format.id(), turns).await;
        let writing = match self.format {
            Format::Own(_) => return None,
            Format::Tool(tool) => (tool.begin)(&scheme, &self.options),
            Format::Report(report) => (report.begin)(&scheme),
        };
        Some(Work {
            order: self,
            names: Names::of(&self.project),
            writing,
        })
    }
}

/// Files that are being written.
struct Work<'a> {
    order: &'a Order,
    names: Names,
    writing: Box<dyn Writing>,
}

impl Work<'_> {
    /// Writes the next article. A long one takes longer than a turn may: each step of it is one.
    async fn article(&mut self, document: &Document, turns: &dyn Turns) {
        let order = self.order;
        let whole = article(&order.project, &self.names, document, order.format.id());
        self.writing.whole(&whole);
        breathe(turns).await;
        let held = match order.format {
            Format::Tool(tool) => reduced(whole, &tool.held(&order.options), &mut Untold),
            Format::Own(_) | Format::Report(_) => whole,
        };
        breathe(turns).await;
        self.writing.article(&held);
    }
}

/// Puts into an archive what was let go of, and hands over what is ready of it.
async fn fill(
    filling: &mut Filling<'_>,
    ready: Ready,
    turns: &dyn Turns,
    out: &mut dyn FnMut(&[u8]),
) -> Result<(), TooLarge> {
    for file in ready.begun {
        filling.more(file.path, &file.bytes, turns).await?;
    }
    for file in ready.whole {
        filling.end(file.path, &file.bytes, turns).await?;
    }
    if filling.waiting() >= PIECE {
        hand_over(filling.take(), turns, out).await;
    }
    Ok(())
}

/// Hands over bytes in pieces of a good size, each in a turn of its own.
async fn hand_over(stretches: Vec<Vec<u8>>, turns: &dyn Turns, out: &mut dyn FnMut(&[u8])) {
    let mut piece = Vec::new();
    for stretch in stretches {
        // A short rest would be a turn for nothing.
        for bytes in stretch.chunks(PIECE) {
            piece.extend_from_slice(bytes);
            if piece.len() >= PIECE {
                out(&piece);
                piece.clear();
                breathe(turns).await;
            }
        }
    }
    if !piece.is_empty() {
        out(&piece);
        breathe(turns).await;
    }
}
