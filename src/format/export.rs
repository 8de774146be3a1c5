//! The files that can be written, as a dialog offers them.

use super::{csv, file_name, jsonl, losses, native, pca, statements};
use crate::domain::{AtOnce, Project, Timestamp, Turns, at_once, breathe};

/// A kind of file to save.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportFormat {
    /// [`native`]: everything.
    Project,
    /// [`jsonl`]: a labelled dataset.
    Jsonl,
    /// [`csv`]: a table of tags.
    Csv,
    /// [`statements`]: a table of statements, a row for each claimant and issue.
    Statements,
    /// [`pca`]: a wide table of statements.
    Pca,
}

impl ExportFormat {
    /// All of them, the one that keeps everything first.
    pub const ALL: [Self; 5] = [
        Self::Project,
        Self::Jsonl,
        Self::Csv,
        Self::Statements,
        Self::Pca,
    ];

    /// What it is, as it stands on a button after “Save” or in a sentence after “a”.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Project => "project file",
            Self::Jsonl => "labelled dataset (JSONL)",
            Self::Csv => "table of tags (CSV)",
            Self::Statements => "long table of statements (CSV)",
            Self::Pca => "wide table of statements (CSV)",
        }
    }

    /// What it is for, in a sentence.
    pub const fn description(self) -> &'static str {
        match self {
            Self::Project => {
                "Everything: articles, tags, what is coded, actors, links, codebook, log. Keep it as your copy, pass it on, open it here again."
            }
            Self::Jsonl => {
                "One line an article, with its text and its tags as positions: for training and testing language \
                 models, for example with Hugging Face or spaCy."
            }
            Self::Csv => "One row a tag, with its words and memo: for Excel, R or SPSS.",
            Self::Statements => {
                "One row for each claimant and each issue of a claim or demand, with all that is coded of it: for \
                 counting and modelling in R, Stata or SPSS, and for pivot tables."
            }
            Self::Pca => {
                "One row a claim or demand, with its actors and issues side by side, in the columns of political claims \
                 analysis (act1, adr1, issue1, posit1 …)."
            }
        }
    }

    /// Ending of the file's name, without the dot in front.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Project => native::ENDING,
            Self::Jsonl => "jsonl",
            Self::Csv => "csv",
            Self::Statements => "statements.csv",
            Self::Pca => "pca.csv",
        }
    }

    /// Media type.
    pub const fn mime(self) -> &'static str {
        match self {
            Self::Project => "application/json",
            Self::Jsonl => "application/jsonl",
            Self::Csv | Self::Statements | Self::Pca => "text/csv;charset=utf-8",
        }
    }

    /// The file's content; UTF-8. Linear in the project, but for sorting the tags.
    pub fn write(self, project: &Project, now: Timestamp) -> String {
        at_once(self.write_in_turns(project.clone(), now, &AtOnce))
    }

    /// The same in turns.
    pub async fn write_in_turns(
        self,
        project: Project,
        now: Timestamp,
        turns: &dyn Turns,
    ) -> String {
        match self {
            Self::Project => {
                let mut writing = native::Writing::begin(project, now);
                while !writing.step() {
                    breathe(turns).await;
                }
                writing.finish()
            }
            Self::Jsonl => jsonl::write(&project, turns).await,
            Self::Csv => csv::write(&project, turns).await,
            Self::Statements => statements::write(&project, turns).await,
            Self::Pca => pca::write(&project, turns).await,
        }
    }

    /// What the file will not have, or not as it is here: a sentence each, counted where there is something to count.
    /// Empty when nothing is lost. Linear in the project.
    pub fn losses(self, project: &Project) -> Vec<String> {
        at_once(self.losses_in_turns(project, &AtOnce))
    }

    /// The same in turns.
    pub async fn losses_in_turns(self, project: &Project, turns: &dyn Turns) -> Vec<String> {
        breathe(turns).await;
        match self {
            Self::Project => Vec::new(),
            Self::Jsonl => losses::of_jsonl(project, turns).await,
            Self::Csv => {
                let armed = csv::armed_cells(project, turns).await;
                losses::of_csv(project, armed, turns).await
            }
            Self::Statements => {
                let armed = statements::armed_cells(project, turns).await;
                losses::of_statements(project, armed, turns).await
            }
            Self::Pca => {
                let armed = pca::armed_cells(project, turns).await;
                losses::of_pca(project, armed, turns).await
            }
        }
    }

    /// A name for the file: the project's title, the day (UTC) and the ending, as every system takes it.
    pub fn file_name(self, project: &Project, now: Timestamp) -> String {
        let title = file_name::safe(&project.meta().title);
        format!("{title} {}.{}", now.date(), self.ending())
    }
}
