//! The laws of changing a project, on random work.

mod actors;
mod codebook;
mod codes;
mod coding;
mod corpus;
mod finding;
mod laws;
mod links;
mod logging;
mod margin;
mod merging;
mod merging_texts;
mod parts;
mod proposals;
mod rounds;
mod steps;
mod turns;
