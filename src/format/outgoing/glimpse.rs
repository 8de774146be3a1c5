//! The first lines of what would be saved, made by really writing: of one article, so that it is there in a moment.

use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;

use super::{Format, Order};
use crate::domain::{Document, Turns, graphemes};

/// So many lines are shown at most.
const LINES: usize = 20;

/// So many bytes of a line.
const LINE: usize = 600;

/// So many bytes in all.
const ALL: usize = 4000;

/// So many files.
const FILES: usize = 12;

/// Texts of more bytes than these take longer than a moment.
const LONG: usize = 200_000;

/// So many articles are looked at for one that is not too long and has tags.
const LOOKED_AT: usize = 50;

/// What would be saved, in part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glimpse {
    /// The article of which it is, where it is of one.
    pub of: Option<String>,
    /// The first files.
    pub pages: Vec<Page>,
}

/// The beginning of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Its path in the archive; the name of a file by itself.
    pub path: String,
    /// Its first lines.
    pub lines: String,
    /// Whether there is more of it.
    pub more: bool,
}

impl Order {
    /// The first lines. `None`: there is no article, or none short enough.
    pub async fn glimpse(&self, turns: &dyn Turns) -> Option<Glimpse> {
        if let Format::Own(_) = self.format {
            return Some(Glimpse {
                of: None,
                pages: vec![Page::of(self.file_name(), &self.beginning(turns).await)],
            });
        }
        let documents = self.documents();
        let place = telling(documents, |document| {
            self.project.index(document.id()).is_some()
        })?;
        let shown = documents.get(place..=place)?;
        let files = self.files(shown, turns).await;
        let alone = files.len() == 1;
        // What is in the article says more than what is about all of them.
        let (about, own): (Vec<_>, Vec<_>) = files.into_iter().partition(|f| is_about_all(&f.path));
        let files = own.into_iter().chain(about);
        let page = |file: crate::format::exchange::File| {
            let name = match alone {
                true => self.file_name(),
                false => file.path,
            };
            Page::of(name, &String::from_utf8_lossy(&file.bytes))
        };
        Some(Glimpse {
            of: shown.first().map(|document| document.meta.title.clone()),
            pages: files.take(FILES).map(page).collect(),
        })
    }

    /// As much of one of our own files as a glimpse needs; the writing is let go of then.
    async fn beginning(&self, turns: &dyn Turns) -> String {
        let Format::Own(own) = self.format else {
            return String::new();
        };
        let found = std::cell::RefCell::new(String::new());
        let out = &mut |piece: String| found.borrow_mut().push_str(&piece);
        let project = self.project.clone();
        let mut writing = pin!(own.write_in_turns(project, self.now, turns, out));
        poll_fn(|context| {
            let is_there = !found.borrow().is_empty();
            match is_there {
                true => Poll::Ready(()),
                false => writing.as_mut().poll(context),
            }
        })
        .await;
        found.take()
    }
}

/// Whether a file of an archive is about all articles: settings, layers, a codebook, what is known about them.
fn is_about_all(path: &str) -> bool {
    const ENDINGS: [&str; 7] = [
        ".conf",
        "TypeSystem.xml",
        "config.xml",
        "articles.json",
        "README.md",
        "README.txt",
        ".qde",
    ];
    ENDINGS.iter().any(|ending| path.ends_with(ending))
}

/// The first article that is not too long and has tags, or else the first that is not too long.
fn telling(
    documents: &[std::sync::Arc<Document>],
    tagged: impl Fn(&Document) -> bool,
) -> Option<usize> {
    let short = |document: &Document| document.text.as_str().len() <= LONG;
    let near = documents.iter().take(LOOKED_AT);
    let best = near
        .clone()
        .position(|document| short(document) && tagged(document));
    best.or_else(|| near.clone().position(|document| short(document)))
}

impl Page {
    fn of(path: String, whole: &str) -> Self {
        let whole = whole.trim_start_matches('\u{feff}');
        let mut lines = String::new();
        let mut more = false;
        for (n, line) in whole.lines().enumerate() {
            if n == LINES || lines.len() >= ALL {
                more = true;
                break;
            }
            if n > 0 {
                lines.push('\n');
            }
            let kept = short(line, LINE.min(ALL - lines.len().min(ALL)));
            lines.push_str(kept);
            if kept.len() < line.len() {
                lines.push_str(" …");
                more = true;
            }
        }
        Self { path, lines, more }
    }
}

/// As much of a line as goes into so many bytes, cut between what people see as characters.
fn short(line: &str, bytes: usize) -> &str {
    if line.len() <= bytes {
        return line;
    }
    let mut end = 0;
    for cluster in graphemes(line) {
        if end + cluster.len() > bytes {
            break;
        }
        end += cluster.len();
    }
    line.get(..end).unwrap_or_default()
}
