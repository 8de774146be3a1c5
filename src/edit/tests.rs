//! The laws of changing a project, on random work.

mod actors;
mod articles;
mod by_hand;
mod codebook;
mod codes;
mod coding;
mod corpus;
mod finding;
mod kinds;
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
mod tagging;
mod turns;
