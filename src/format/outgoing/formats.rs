//! The formats, by what they are for.

use crate::domain::lower_case;
use crate::format::ExportFormat;
use crate::format::exchange::report::{REPORTS, Report};
use crate::format::exchange::{TOOLS, Tool};

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

/// What formats are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Everything, to be opened here again.
    Keep,
    /// For statistics.
    Tables,
    /// For models that learn.
    Learning,
    /// For tagging elsewhere.
    Tagging,
    /// For qualitative analysis.
    Analysis,
    /// For people.
    Reading,
}

impl Group {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 6] = [
        Self::Keep,
        Self::Tables,
        Self::Learning,
        Self::Tagging,
        Self::Analysis,
        Self::Reading,
    ];

    /// As a heading.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Keep => "Keep and pass on",
            Self::Tables => "Tables for counting",
            Self::Learning => "Machine learning",
            Self::Tagging => "Annotation tools",
            Self::Analysis => "Text analysis programs (QDA)",
            Self::Reading => "Reading",
        }
    }
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
            Self::Tool(tool) => match tool.id {
                "tagsTsv" | "tagsExcel" | "tagsJsonl" => Group::Tables,
                "spacy" | "conll" | "huggingface" | "mardy" => Group::Learning,
                "refiQda" | "taguette" | "dna" | "dnaEvents" => Group::Analysis,
                _ => Group::Tagging,
            },
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

    /// Whether all of these words stand in its name, in what it is for, or in its ending.
    pub fn fits(self, words: &str) -> bool {
        let all = [
            &self.name(),
            self.purpose(),
            self.group().label(),
            &self.ending(2),
        ];
        let all = lower_case(&all.join(" "));
        let words = lower_case(words);
        words.split_whitespace().all(|word| all.contains(word))
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
        assert_eq!(found("pandoc footnote"), ["markdown"]);
        assert_eq!(found("").len(), Format::all().len());
        assert!(found("no such thing").is_empty());
    }
}
