//! The formats, by what they are for.

use crate::domain::lower_case;
use crate::format::ExportFormat;
use crate::format::exchange::report::{REPORTS, Report};
use crate::format::exchange::{Group, TOOLS, Tool};

/// A format that can be saved.
#[derive(Clone, Copy)]
pub enum Format {
    /// One of ours.
    Own(ExportFormat),
    /// One of another tool.
    Tool(&'static Tool),
    /// Pages to read.
    Report(&'static Report),
}

impl PartialEq for Format {
    fn eq(&self, other: &Self) -> bool {
        self.id() == other.id()
    }
}

impl Eq for Format {}

impl Format {
    /// The one that keeps everything.
    pub const PROJECT: Self = Self::Own(ExportFormat::Project);

    /// All, in the order in which they are offered.
    pub fn all() -> Vec<Self> {
        let own = ExportFormat::ALL.into_iter().map(Self::Own);
        let tools = TOOLS.iter().map(|tool| Self::Tool(tool));
        let reports = REPORTS.iter().map(|report| Self::Report(report));
        let all: Vec<Self> = own.chain(tools).chain(reports).collect();
        let mut sorted = Vec::with_capacity(all.len());
        for group in Group::ALL {
            sorted.extend(all.iter().filter(|format| format.group() == group));
        }
        sorted
    }

    /// The one with this id.
    pub fn of_id(id: &str) -> Option<Self> {
        Self::all().into_iter().find(|format| format.id() == id)
    }

    /// A short word that stays; no two have the same.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Own(ExportFormat::Project) => "project",
            Self::Own(ExportFormat::Jsonl) => "jsonl",
            Self::Own(ExportFormat::Csv) => "csv",
            Self::Own(ExportFormat::Statements) => "statements",
            Self::Own(ExportFormat::Pca) => "pca",
            Self::Tool(tool) => tool.id,
            Self::Report(report) => report.id,
        }
    }

    /// What it is for, in a word or two.
    pub fn group(self) -> Group {
        match self {
            Self::Own(ExportFormat::Project) => Group::Keep,
            Self::Own(ExportFormat::Jsonl) => Group::Learning,
            Self::Own(_) => Group::Tables,
            Self::Report(_) => Group::Reading,
            Self::Tool(tool) => tool.group,
        }
    }

    /// As it is called, as at the beginning of a line.
    pub fn name(self) -> String {
        match self {
            Self::Own(own) => capitalised(own.label()),
            Self::Tool(tool) => tool.name.to_owned(),
            Self::Report(report) => report.name.to_owned(),
        }
    }

    /// What it is for, in a sentence or two.
    pub const fn purpose(self) -> &'static str {
        match self {
            Self::Own(own) => own.description(),
            Self::Tool(tool) => tool.purpose,
            Self::Report(report) => report.purpose,
        }
    }

    /// Ending of its file's name, without the dot in front. `articles`: how many there will be in it.
    pub fn ending(self, articles: usize) -> String {
        match self {
            Self::Own(own) => own.ending().to_owned(),
            Self::Tool(tool) => tool.ending.to_owned(),
            Self::Report(report) if articles == 1 => report.ending.to_owned(),
            Self::Report(report) => format!("{}.zip", report.ending),
        }
    }

    /// Whether one article can be saved by itself. What our own files say of a statement may depend on other articles.
    pub const fn takes_one(self) -> bool {
        !matches!(self, Self::Own(_))
    }

    /// Programs that it is for, and other words by which people look for it; none of them is shown.
    const fn also(self) -> &'static str {
        match self {
            Self::Own(ExportFormat::Project) => "backup copy everything",
            Self::Own(ExportFormat::Jsonl) => "huggingface ndjson corpus annotations",
            Self::Own(ExportFormat::Csv) => "spreadsheet pandas stata",
            Self::Own(ExportFormat::Statements) => "spreadsheet pandas excel networks gephi",
            Self::Own(ExportFormat::Pca) => "spreadsheet pandas excel r stata spss koopmans",
            Self::Tool(tool) => tool.also,
            Self::Report(report) => report.also,
        }
    }

    /// Whether all of these words are found in its name, in what it is for, or in its ending. R is a program and stands by
    /// itself; up to three letters are the beginning of a word, more may stand anywhere.
    pub fn fits(self, words: &str) -> bool {
        let programs = match self {
            Self::Tool(tool) => tool.programs,
            Self::Own(_) | Self::Report(_) => "",
        };
        let all = [
            &self.name(),
            self.purpose(),
            self.group().label(),
            &self.ending(2),
            programs,
            self.also(),
        ];
        let all = lower_case(&all.join(" "));
        let words = lower_case(words);
        let apart = |c: char| !c.is_alphanumeric();
        let mut words = words.split(apart).filter(|word| !word.is_empty());
        words.all(|word| {
            let mut known = all.split(apart);
            match word.chars().count() {
                1 if word == "r" => known.any(|one| one == word),
                1..=3 => known.any(|one| one.starts_with(word)),
                _ => all.contains(word),
            }
        })
    }
}

/// As at the beginning of a line.
fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_is_offered_once_under_its_own_id() {
        let all = Format::all();
        assert_eq!(
            all.len(),
            ExportFormat::ALL.len() + TOOLS.len() + REPORTS.len()
        );
        for format in &all {
            let same = all.iter().filter(|other| *other == format).count();
            assert_eq!(same, 1, "{}", format.id());
            assert!(Format::of_id(format.id()) == Some(*format));
        }
        assert!(all.first() == Some(&Format::PROJECT));
        for group in Group::ALL {
            assert!(all.iter().any(|format| format.group() == group));
        }
    }

    #[test]
    fn formats_are_found_by_words_in_any_order_and_case() {
        let found = |words: &str| {
            let all = Format::all().into_iter();
            all.filter(|format| format.fits(words))
                .map(Format::id)
                .collect::<Vec<_>>()
        };
        assert_eq!(found("maxqda"), ["refiQda"]);
        assert!(found("excel CSV").contains(&"csv"));
        assert_eq!(found("huggingface"), ["jsonl", "huggingface"]);
        assert_eq!(found("Hugging Face data card"), ["huggingface"]);
        assert_eq!(found("gephi"), ["statements", "dnaEvents"]);
        assert_eq!(found("inception"), ["uimaJson", "uimaXmi", "webannoTsv"]);
        assert_eq!(found("atlas.ti"), ["refiQda"]);
        assert_eq!(found(".qdpx"), ["refiQda"]);
        let for_r = found("R");
        for id in ["csv", "statements", "tagsTsv", "dna", "dnaEvents"] {
            assert!(for_r.contains(&id), "{id}");
        }
        for id in ["brat", "refiQda", "project", "prodigy", "html"] {
            assert!(!for_r.contains(&id), "{id}");
        }
        assert!(found("pro").contains(&"prodigy"));
        assert!(found("m").contains(&"refiQda"), "MAXQDA, as it is typed");
        assert_eq!(found("pandoc footnote"), ["markdown"]);
        assert_eq!(found("").len(), Format::all().len());
        assert!(found("no such thing").is_empty());
    }
}
