//! What of a stored project could not be read, and how that is said.
//!
//! Whoever asks has all the rest. What could not be read is put aside before anything is written.

use super::envelope::ReadError;
use crate::domain::{DocumentId, LostArticle, OrderedSet, Project};
use crate::edit::count;

/// So many articles are called by their titles.
const NAMED: usize = 5;

/// What could not be read of a project that is open for all that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lost {
    /// Articles that are left out because their text could not be read, by title.
    pub articles: Vec<String>,
    /// Articles that are here without what is coded in them, by title.
    pub uncoded: Vec<String>,
    /// Whether lines of the log are missing.
    pub log: bool,
    /// How many steps, as far as is known.
    pub steps: u64,
    /// The newest state could not be read at all, and this is an earlier one.
    pub earlier: bool,
    /// All of it in words: what is missing, what is kept, what can be done.
    pub words: String,
}

impl std::fmt::Display for Lost {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.words)
    }
}

/// An article that is here without what is coded in it.
#[derive(Clone, Debug)]
pub(super) struct Uncoded {
    pub(super) document: DocumentId,
    pub(super) title: String,
    /// The title of a kept version in which that can be read.
    pub(super) whole_in: Option<String>,
}

/// What was not read so far while a project is being opened.
#[derive(Clone, Debug, Default)]
pub(super) struct Loss {
    /// What was done after the earlier state that is opened in the place of the newest, and why not that.
    pub(super) instead: Option<(String, String)>,
    pub(super) left_out: OrderedSet<DocumentId>,
    pub(super) articles: Vec<(DocumentId, String)>,
    pub(super) uncoded: Vec<Uncoded>,
    pub(super) log: bool,
    pub(super) steps: u64,
    /// Why the first of the steps is missing.
    pub(super) reason: Option<String>,
}

impl Loss {
    /// One more step is missing.
    pub(super) fn step(&mut self, why: &dyn Fn() -> String) {
        self.steps(1, why);
    }

    /// So many more steps are missing.
    pub(super) fn steps(&mut self, count: u64, why: &dyn Fn() -> String) {
        self.steps += count;
        if count > 0 {
            self.reason.get_or_insert_with(why);
        }
    }

    /// Whether anything is missing.
    pub(super) fn is_any(&self) -> bool {
        self.instead.is_some() || self.log || self.steps > 0 || self.is_of_articles()
    }

    /// Whether something of an article is missing.
    pub(super) fn is_of_articles(&self) -> bool {
        !self.articles.is_empty() || !self.uncoded.is_empty()
    }

    /// What of it are articles, to be remembered with the project, in which what came back since is.
    pub(super) fn remembered(&self, project: &Project) -> Vec<LostArticle> {
        let gone = self.articles.iter();
        let gone = gone.filter(|(id, _)| project.any_document(*id).is_none());
        let gone = gone.map(|(id, title)| (*id, title, false));
        let bare = self.uncoded.iter().map(|u| (u.document, &u.title, true));
        let all = gone
            .chain(bare)
            .map(|(document, title, has_text)| LostArticle {
                document,
                title: title.clone(),
                has_text,
            });
        all.collect()
    }

    /// All that is missing; `None` when nothing is.
    pub(super) fn told(self) -> Option<Lost> {
        if !self.is_any() {
            return None;
        }
        let words = self.words();
        Some(Lost {
            uncoded: self.uncoded.into_iter().map(|one| one.title).collect(),
            articles: self.articles.into_iter().map(|(_, title)| title).collect(),
            log: self.log,
            steps: self.steps,
            earlier: self.instead.is_some(),
            words,
        })
    }

    fn words(&self) -> String {
        let mut said: Vec<String> = Vec::new();
        if let Some((title, why)) = &self.instead {
            said.push(format!(
                "The newest state of this project could not be read: {why}. In its place stands the newest earlier \
                 version, from before “{title}”"
            ));
        }
        if !self.articles.is_empty() {
            let what = count(self.articles.len(), "article");
            let titles = titles(self.articles.iter().map(|(_, title)| title));
            said.push(format!(
                "The text of {what} could not be read. Left out, with what is coded there: {titles}"
            ));
        }
        if !self.uncoded.is_empty() {
            let titles = titles(self.uncoded.iter().map(|one| &one.title));
            said.push(format!(
                "What is coded could not be read for {titles}. The text is here"
            ));
        }
        for one in self.uncoded.iter().take(NAMED) {
            if let Some(version) = &one.whole_in {
                let title = &one.title;
                said.push(format!(
                    "For “{title}” it is whole in the earlier version from before “{version}”, which can be opened \
                     under Projects, Earlier versions"
                ));
            }
        }
        if self.log {
            said.push("Lines of the log could not be read".to_owned());
        }
        if let Some(reason) = &self.reason {
            let steps = count(usize::try_from(self.steps).unwrap_or(usize::MAX), "step");
            said.push(format!(
                "{steps} of your work could not be read: {reason}. What was made by later steps and needs these is \
                 counted too"
            ));
        }
        said.push(
            "Everything else is here. What could not be read is kept, also when you go on working, and can be \
             downloaded. A backup file from before may have it: merged into this project it brings articles back"
                .to_owned(),
        );
        said.join(". ") + "."
    }
}

/// “A”, “B” and 3 more.
fn titles<'a>(all: impl ExactSizeIterator<Item = &'a String>) -> String {
    let more = all.len().saturating_sub(NAMED);
    let named: Vec<String> = all.take(NAMED).map(|title| format!("“{title}”")).collect();
    let named = named.join(", ");
    match more {
        0 => named,
        more => format!("{named} and {more} more"),
    }
}

/// What was read, or `None` where it is damaged; a newer version's is an error.
///
/// # Errors
/// [`ReadError::Newer`].
pub(super) fn unless_damaged<T>(read: Result<T, ReadError>) -> Result<Option<T>, ReadError> {
    match read {
        Ok(value) => Ok(Some(value)),
        Err(ReadError::Damaged(_)) => Ok(None),
        Err(newer @ ReadError::Newer { .. }) => Err(newer),
    }
}
