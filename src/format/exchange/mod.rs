//! To and from the tools of other people. What is coded here is told in words that they all know ([`model`]), brought down
//! to what a format can hold ([`holds`], [`reduce`]), and written; a file of theirs is read into the same words and becomes
//! a project ([`assemble`]). One file for each format, one entry in [`TOOLS`].

pub mod assemble;
pub mod attributes;
mod brat;
pub mod describe;
mod doccano;
pub mod holds;
pub mod ids;
mod labelstudio;
pub mod loss;
mod mardy;
pub mod model;
pub mod names;
mod plain;
pub mod reduce;
mod refi;
mod taguette;
pub mod tokens;
pub mod tool;
mod uima;
pub mod units;
mod w3c;

pub use tool::{Fate, File, Note, Options, Reading, Refusal, Tool, Writing, Written};

/// The formats, in the order in which they are offered.
pub static TOOLS: [&Tool; 10] = [
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
];
