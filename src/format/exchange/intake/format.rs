//! What can be read.

use std::fmt;

use crate::domain::Turns;
use crate::format::exchange::dna::database;
use crate::format::exchange::holds::Values;
use crate::format::exchange::tool::{File, Read, Tool, has};
use crate::format::exchange::{dataset, own_table};

/// A format that can be read.
#[derive(Clone, Copy)]
pub struct Format {
    /// A short word that stays.
    pub id: &'static str,
    /// The format under whose name keys of its own are kept, to be written back to files of that.
    pub keys: &'static str,
    /// As it is called.
    pub name: &'static str,
    /// Which programs write it, as after “Save it once more from”.
    pub programs: &'static str,
    /// Whether its ids are worth keeping: in some they are only numbers.
    pub keeps_ids: bool,
    /// Whether several values of an attribute stand in one, joined.
    pub joins: bool,
    /// But for these attributes.
    pub apart: &'static [&'static str],
    /// As in [`Tool`].
    pub knows: fn(&[File]) -> bool,
    /// As in [`Tool`].
    pub read: for<'a> fn(&'a [File], &'a dyn Turns) -> Read<'a>,
}

impl Format {
    /// The labelled dataset that is written here.
    pub const DATASET: Self = Self {
        id: "dataset",
        keys: "dataset",
        name: "Labelled dataset of Demarche (JSONL)",
        programs: "Demarche",
        keeps_ids: true,
        joins: false,
        apart: &[],
        knows: dataset::knows,
        read: |files, turns| Box::pin(dataset::read(files, turns)),
    };

    /// The table of tags that is written here.
    pub const OWN_TABLE: Self = Self {
        id: "rows",
        keys: "rows",
        name: "Table of tags of Demarche (CSV)",
        programs: "Demarche",
        keeps_ids: true,
        joins: false,
        apart: &[],
        knows: own_table::knows,
        read: |files, turns| Box::pin(own_table::read(files, turns)),
    };

    /// A database of DNA, which is read and not written. Its keys are kept for the event list, which has the same.
    pub const DNA: Self = Self {
        id: "dnaDatabase",
        keys: "dnaEvents",
        name: "DNA database (.dna)",
        programs: "Discourse Network Analyzer",
        keeps_ids: true,
        joins: false,
        apart: &[],
        knows: database::knows,
        read: |files, turns| Box::pin(database::read(files, turns)),
    };

    /// As the reader of a file knows it: Hypothesis writes what annotations of the W3C are like.
    pub fn called(self, file: &File) -> Self {
        match self.id == "w3c" && is_of_hypothesis(&file.bytes) {
            true => Self {
                name: "Hypothesis (JSON)",
                programs: "Hypothesis",
                ..self
            },
            false => self,
        }
    }

    /// Whether texts can be taken from its files as if the format were not known: there are none in a database that only it reads.
    pub fn has_texts(self) -> bool {
        self != Self::DNA
    }

    /// What to do where nothing could be read; none where the reason has said so.
    pub fn advice(self) -> String {
        match self == Self::DNA {
            true => String::new(),
            false => format!(
                "Save it from {} once more, or mend what it says here, and open it again.",
                self.programs
            ),
        }
    }

    /// That of a tool.
    pub const fn of(tool: &'static Tool) -> Self {
        Self {
            id: tool.id,
            keys: tool.id,
            name: tool.name,
            programs: tool.programs,
            keeps_ids: tool.holds.ids || tool.holds.article_ids,
            joins: matches!(tool.holds.attributes, Values::One),
            apart: tool.holds.each,
            knows: tool.knows,
            read: tool.read,
        }
    }
}

/// Whether annotations are those of an account there.
fn is_of_hypothesis(bytes: &[u8]) -> bool {
    let start = bytes.get(..65_536).unwrap_or(bytes);
    has(start, "\"acct:") && has(start, "@hypothes.is\"")
}

impl PartialEq for Format {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Format {}

impl fmt::Debug for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id)
    }
}
