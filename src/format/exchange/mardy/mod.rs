//! MARDY and DebateNet: one JSON object an article, with `text`, `claims` and `entities` (as in the data of ACL 2019), and
//! `claims.jsonl` with a line for each claimant of each claim (as in DebateNet 2.0), where doc_id names the article.
//!
//! What their data has no key for stands under keys of ours in the same objects, which programs for these data ignore.
//! Positions count code points.

mod reading;
mod writing;

use super::group::Group;
use super::holds::{Holds, Parts};
use super::outline::outline;
use super::tool::{File, Tool};
use crate::domain::json::Json;

/// MARDY and DebateNet.
pub(super) static TOOL: Tool = Tool {
    id: "mardy",
    name: "MARDY / DebateNet (JSON)",
    purpose: "For programs that learn to find claims and actors in news, in the form of the MARDY and DebateNet data.",
    group: Group::Learning,
    programs: "the program it comes from",
    also: "claims",
    ending: "mardy.zip",
    packed: true,
    holds: Holds {
        parts: Parts::Apart,
        foreign: super::holds::Foreign::No,
        ..Holds::ALL
    },
    choices: &[],
    begin: |scheme, _| Box::new(writing::Articles::begin(scheme)),
    knows: |files| files.iter().any(is_article),
    read: |files, turns| Box::pin(reading::read(files, turns)),
};

/// File with a line for each claimant.
const LINES: &str = "claims.jsonl";

/// Whether a file has an article in it: its keys may stand in any order.
fn is_article(file: &File) -> bool {
    let json = (!file.path.ends_with(".jsonl")).then(|| outline(&file.bytes, false));
    let is_list = file.bytes.trim_ascii_start().starts_with(b"[");
    json.flatten().filter(|_| !is_list).is_some_and(|json| {
        article(&json) && (json.get("entities").is_some() || json.get("sentences").is_some())
    })
}

fn article(json: &Json) -> bool {
    let has = |key: &str| matches!(json.get(key), Some(Json::List(_)));
    json.get("text").and_then(Json::as_str).is_some()
        && (has("claims") || (has("sentences") && has("tokens")))
}
