//! Discourse Network Analyzer (DNA): the event list that it exports, and an archive from which a script for R makes a database
//! of DNA's. Databases themselves are read, see [`database`].
//!
//! A statement of DNA's has one person, one organization, one concept, and agrees or not: what has several claimants or issues
//! here becomes a statement for each of them. Both tables have these four variables as DNA calls them, and behind them all that is
//! coded, exactly. Positions count UTF-16 units, as Java does.

mod archive;
pub(super) mod database;
mod events;
mod numbers;
mod variables;

pub(super) use numbers::{kept, kin, number};

use super::attributes::{CLAIMANT, ISSUE};
use super::group::Group;
use super::holds::{Foreign, Holds, Parts, Values, Words};
use super::model::META;
use super::sheet::Header;
use super::tool::Tool;

/// The event list. Numbers of statements, and where they stood in texts that it has not, are kept and written back besides what is
/// said of it: they are not of an article.
pub(super) static EVENTS: Tool = Tool {
    id: "dnaEvents",
    name: "DNA event list (CSV)",
    purpose: "For discourse networks in R and elsewhere: a row for each statement, as Discourse Network Analyzer exports \
              them. It has the words of tags, not the texts.",
    group: Group::Analysis,
    programs: "Discourse Network Analyzer",
    also: "gephi networks igraph",
    ending: "events.csv",
    packed: false,
    holds: Holds {
        text: Words::Quotes,
        meta: &["title", "date", "outlet", "author", "section"],
        days_only: true,
        article_ids: false,
        ids: false,
        foreign: Foreign::Articles,
        confidence: false,
        times: false,
        ..HOLDS
    },
    choices: &[],
    begin: |scheme, _| Box::new(events::Events::begin(scheme)),
    knows: |files| {
        files
            .iter()
            .any(|file| Header::of(&file.bytes).is_some_and(|header| header.has(&events::KNOWN_BY)))
    },
    read: |files, turns| Box::pin(events::read(files, turns)),
};

/// The archive for R.
pub(super) static ARCHIVE: Tool = Tool {
    id: "dna",
    name: "DNA database, by way of R (ZIP)",
    purpose: "To go on in Discourse Network Analyzer: texts and statements as tables, with a script for R (rDNA) that puts \
              them into a database of DNA’s.",
    group: Group::Analysis,
    programs: "Discourse Network Analyzer",
    also: "networks",
    ending: "dna.zip",
    packed: true,
    holds: HOLDS,
    choices: &[],
    begin: |scheme, _| Box::new(archive::Archive::begin(scheme)),
    knows: |files| {
        files.iter().any(|file| {
            Header::of(&file.bytes).is_some_and(|header| header.has(&archive::KNOWN_BY))
        })
    },
    read: |files, turns| Box::pin(archive::read(files, turns)),
};

/// What a table of statements holds.
const HOLDS: Holds = Holds {
    parts: Parts::Hull,
    each: &[CLAIMANT, ISSUE],
    attributes: Values::One,
    notes: true,
    coders: true,
    confidence: true,
    times: true,
    meta: &META,
    article_ids: true,
    ids: true,
    ..Holds::BARE
};
