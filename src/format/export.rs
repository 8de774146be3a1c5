//! The files that can be written, as a dialog offers them.

use super::{csv, file_name, jsonl, losses, native};
use crate::domain::{Project, Timestamp};

/// A kind of file to save.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportFormat {
    /// [`native`]: everything.
    Project,
    /// [`jsonl`]: a labelled dataset.
    Jsonl,
    /// [`csv`]: a table of tags.
    Csv,
}

impl ExportFormat {
    /// All of them, the one that keeps everything first.
    pub const ALL: [Self; 3] = [Self::Project, Self::Jsonl, Self::Csv];

    /// What it is, as it stands on a button after “Save” or in a sentence after “a”.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Project => "project file",
            Self::Jsonl => "labelled dataset (JSONL)",
            Self::Csv => "table of tags (CSV)",
        }
    }

    /// What it is for, in a sentence.
    pub const fn description(self) -> &'static str {
        match self {
            Self::Project => {
                "Everything: articles, tags, codebook, memos. Keep it as your copy, pass it on, open it here again."
            }
            Self::Jsonl => {
                "One line an article, with its text and its tags as positions: for training and testing language \
                 models, for example with Hugging Face or spaCy."
            }
            Self::Csv => "One row a tag, with its words and memo: for Excel, R or SPSS.",
        }
    }

    /// Ending of the file's name, without the dot in front.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Project => native::ENDING,
            Self::Jsonl => "jsonl",
            Self::Csv => "csv",
        }
    }

    /// Media type.
    pub const fn mime(self) -> &'static str {
        match self {
            Self::Project => "application/json",
            Self::Jsonl => "application/jsonl",
            Self::Csv => "text/csv;charset=utf-8",
        }
    }

    /// The file's content; UTF-8. Linear in the project, but for sorting the tags.
    pub fn write(self, project: &Project, now: Timestamp) -> String {
        match self {
            Self::Project => native::write(project, now),
            Self::Jsonl => jsonl::write(project),
            Self::Csv => csv::write(project),
        }
    }

    /// What the file will not have, or not as it is here: a sentence each, counted where there is something to count.
    /// Empty when nothing is lost.
    pub fn losses(self, project: &Project) -> Vec<String> {
        match self {
            Self::Project => Vec::new(),
            Self::Jsonl => losses::of_jsonl(project),
            Self::Csv => losses::of_csv(project),
        }
    }

    /// A name for the file: the project's title, the day (UTC) and the ending, as every system takes it.
    pub fn file_name(self, project: &Project, now: Timestamp) -> String {
        let title = file_name::safe(&project.meta().title);
        format!("{title} {}.{}", now.date(), self.ending())
    }
}
