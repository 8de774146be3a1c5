//! What came out of one file that was given, which may be an archive of many.

use super::bounds;
use super::draft::Draft;
use super::problem::Problem;
use super::records::Columns;

/// A text that is not UTF-8.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Foreign {
    /// Path of its file.
    pub file: String,
    /// Line of the first byte that is not part of a character, from 1.
    pub line: usize,
    /// Some bytes around it, for trying out encodings.
    pub sample: Vec<u8>,
    /// Whether an encoding was chosen and fits.
    pub read: bool,
}

/// What came out of one file that was given.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// Articles, in their order.
    pub drafts: Vec<Draft>,
    /// What cannot come in.
    pub problems: Vec<Problem>,
    /// Problems beyond those that are kept one by one.
    pub further: usize,
    /// Files that lie beside articles, such as pictures.
    pub beside: usize,
    /// Texts in other encodings.
    pub foreign: Vec<Foreign>,
    /// Files of several articles.
    pub tables: Vec<Columns>,
    /// Beginnings of the first rows of the table that is being read.
    pub(super) sample: Vec<Vec<String>>,
    /// How many files have tags that do not come in with them here: they stay out, or are taken for articles, as is decided.
    pub tagged: usize,
    /// How many web pages there are.
    pub pages: usize,
    /// Of these, how many came whole because no main part was found.
    pub whole_pages: usize,
}

impl Outcome {
    /// Notes a problem.
    pub fn problem(&mut self, problem: Problem) {
        if self.problems.len() < bounds::PROBLEMS {
            self.problems.push(problem);
        } else {
            self.further += 1;
        }
    }

    /// Bytes of text in it.
    pub fn text(&self) -> usize {
        let texts = self.drafts.iter().map(|draft| draft.text().as_str().len());
        texts.sum()
    }

    /// Whether it depends on how much of web pages is taken.
    pub const fn has_pages(&self) -> bool {
        self.pages > 0
    }

    /// Whether it depends on what becomes of files with tags.
    pub const fn has_tags(&self) -> bool {
        self.tagged > 0
    }

    /// Whether it depends on what columns hold.
    pub fn has_columns(&self, names: &[String]) -> bool {
        self.tables.iter().any(|table| table.names == names)
    }
}

/// What one import may still take in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// Articles.
    pub articles: usize,
    /// Bytes of text.
    pub text: usize,
}

impl Room {
    /// When so many articles with so many bytes of text are there.
    pub const fn after(articles: usize, text: usize) -> Self {
        Self {
            articles: bounds::ARTICLES.saturating_sub(articles),
            text: bounds::ALL_TEXT.saturating_sub(text),
        }
    }
}
