//! How each value of the project is written as JSON, and read: the same in the project file, in what the browser keeps,
//! and in the journal. Keys that are unknown are kept; what is read may still break a law of the project.

mod actor;
mod annotation;
mod code;
mod codebook;
mod document;
mod frame;
mod log;
mod made;
mod project;
mod relation;

const NO_ID: &str = "not an id";
const NO_DATE: &str = "not a date: write it as 2022-01-21, 2022-01 or 2022";
const NO_TIME: &str = "not a time: write it as 2022-01-21T10:30:00Z";
