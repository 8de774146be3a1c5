//! To and from the tools of other people. What is coded here is told in words that they all know ([`model`]), brought down
//! to what a format can hold ([`holds`], [`reduce`]), and written; a file of theirs is read into the same words and becomes
//! a project ([`assemble`]). One file for each format, one entry in [`TOOLS`].

pub mod assemble;
pub mod attributes;
mod brat;
mod by_hand;
mod characters;
pub mod choice;
mod conll;
mod dataset;
pub mod describe;
mod details;
mod dna;
mod doccano;
mod elsewhere;
pub mod flat;
pub mod gathered;
mod group;
pub mod holds;
mod huggingface;
pub mod ids;
pub mod intake;
mod jsonl;
pub mod keys;
mod labelstudio;
pub mod loss;
mod mardy;
pub mod model;
pub mod names;
mod nested;
mod outline;
mod own_table;
mod places;
mod plain;
mod prodigy;
pub mod reduce;
pub(in crate::format) mod refi;
pub mod report;
mod sheet;
mod spacy;
mod spelled;
mod sqlite;
pub mod table;
mod tags;
mod taguette;
pub mod tokens;
pub mod tool;
mod uima;
pub mod units;
mod w3c;

pub use group::Group;
pub use tool::{
    Fate, File, Layers, Note, Options, Reading, Ready, Refusal, Tagging, Tool, Writing, Written,
};

/// The formats, in the order in which they are offered.
pub static TOOLS: [&Tool; 19] = [
    &doccano::TOOL,
    &labelstudio::TOOL,
    &brat::TOOL,
    &uima::JSON,
    &uima::XMI,
    &uima::TSV,
    &w3c::TOOL,
    &refi::TOOL,
    &mardy::TOOL,
    &taguette::TOOL,
    &dna::EVENTS,
    &dna::ARCHIVE,
    &spacy::TOOL,
    &prodigy::TOOL,
    &conll::TOOL,
    &huggingface::TOOL,
    &table::TSV,
    &table::EXCEL,
    &table::LINES,
];
