//! The files that can be written, as a dialog offers them.

use super::{csv, file_name, jsonl, losses, native, pca, statements};
use crate::domain::{AtOnce, Project, Timestamp, Turns, at_once, breathe};

/// Takes a file piece by piece.
pub type Out<'a> = dyn FnMut(String) + 'a;

/// About how many bytes are a piece: few enough to be handed over in a moment, many enough that this is not done too often,
/// as each time waits for another process.
pub(super) const PIECE: usize = 1024 * 1024;

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
        let mut whole = String::new();
        let out = &mut |piece: String| whole.push_str(&piece);
        at_once(self.write_in_turns(project.clone(), now, &AtOnce, out));
        whole
    }

    /// The same in turns, and handed over in pieces: in memory is never all of it.
    pub async fn write_in_turns(
        self,
        project: Project,
        now: Timestamp,
        turns: &dyn Turns,
        out: &mut Out<'_>,
    ) {
        match self {
            Self::Project => {
                let mut writing = native::Writing::begin(project, now);
                while !writing.step() {
                    if let Some(piece) = writing.piece() {
                        out(piece);
                    }
                    breathe(turns).await;
                }
                out(writing.finish());
            }
            Self::Jsonl => jsonl::write(&project, turns, out).await,
            Self::Csv => csv::write(&project, turns, out).await,
            Self::Statements => statements::write(&project, turns, out).await,
            Self::Pca => pca::write(&project, turns, out).await,
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
                let blurred = csv::blurred_cells(project, turns).await;
                losses::of_csv(project, armed, blurred, turns).await
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Codebook, Extra, Parts, ProjectId, ProjectMeta, SequentialIds};
    use crate::format::plain_text::pasted;

    #[test]
    fn a_large_file_is_handed_over_in_pieces() {
        let mut ids = SequentialIds::starting_at(1);
        let text = "They met again. ".repeat(50_000);
        let mut article =
            |n: u32| pasted(&format!("{n}\n\n{text}"), &mut ids, Timestamp(0)).unwrap();
        let meta = ProjectMeta {
            id: ProjectId::new(uuid::Uuid::from_u128(7)),
            title: "Talks".to_owned(),
            created: Timestamp(0),
            sample: false,
            lost: Vec::new(),
            extra: Extra::new(),
        };
        let project = Project::assemble(Parts {
            documents: (0..6).map(&mut article).collect(),
            ..Parts::new(meta, Codebook::claims_actors_demands())
        })
        .unwrap();
        for format in [ExportFormat::Project, ExportFormat::Jsonl] {
            let mut pieces = Vec::new();
            let out = &mut |piece: String| pieces.push(piece);
            at_once(format.write_in_turns(project.clone(), Timestamp(0), &AtOnce, out));
            assert!(pieces.len() >= 3, "{format:?}: {}", pieces.len());
            assert!(pieces.iter().all(|piece| piece.len() < 2 * PIECE));
            let whole = pieces.concat();
            assert_eq!(whole, format.write(&project, Timestamp(0)));
            if format == ExportFormat::Project {
                assert_eq!(native::read(whole.as_bytes()), Ok(project.clone()));
            }
        }
    }
}
