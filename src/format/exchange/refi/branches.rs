//! The codes of labels, in their trees: what came from another program stands where it stood there, under codes with the same guids;
//! all else stands under ours.

use super::TAGS;
use super::codes::Code;
use super::guids::Guids;
use crate::domain::json::Json;
use crate::domain::{DOWN, Extra, Table, sort};
use crate::format::exchange::ids::{derived, is_uuid};
use crate::format::exchange::keys::FOREIGN_ID;
use crate::format::exchange::model::{Label, Scheme};

/// Key of a label that stood under no code of ours.
pub(super) const THEIRS: &str = "theirs";

/// Key: the codes above it, from the top, with what they have.
pub(super) const ABOVE: &str = "above";

/// Key: how its code is called, where that is not how the label is called that came of it …
pub(super) const NAME: &str = "name";

/// … which is this; where it no longer is, somebody has renamed it.
pub(super) const CALLED: &str = "called";

/// Keys of a code above: its name as [`NAME`], and these.
pub(super) const DESCRIPTION: &str = "description";
pub(super) const COLOUR: &str = "color";

/// The trees at the top, and the one under our code for labels.
pub(super) fn branches(
    scheme: &Scheme,
    known: &Table<String, String>,
    guids: &mut Guids,
) -> (Vec<Code>, Vec<Code>) {
    let all = scheme.labels.iter();
    let mut all: Vec<_> = all
        .map(|label| {
            let key = scheme.keys.labels.get(&label.name);
            (
                label,
                key.map(|key| &key.extra),
                above(label, key.map(|key| &key.extra)),
            )
        })
        .collect();
    // Whatever others stand under comes first; the order of the codebook stays otherwise.
    sort(&mut all, |a, b| a.2.len().cmp(&b.2.len()));
    let (mut theirs, mut ours) = (Vec::new(), Vec::new());
    for (label, extra, above) in all {
        let is_theirs = extra.is_some_and(|extra| extra.get(THEIRS) == Some(&Json::Bool(true)));
        let mut below = if is_theirs { &mut theirs } else { &mut ours };
        let mut path = String::new();
        for (name, more) in &above {
            path = [path.as_str(), name].join(DOWN);
            below = &mut step(below, name, more, &path, guids).below;
        }
        let key = scheme.keys.labels.get(&label.name);
        below.push(Code {
            name: name(label, extra),
            guid: known.get(&label.name).cloned().unwrap_or_default(),
            came: key.map_or("", |key| &key.id).to_owned(),
            definition: label.definition.clone(),
            colour: label.colour.map(|c| c.to_string()).unwrap_or_default(),
            is_codable: true,
            ..Code::default()
        });
    }
    (theirs, ours)
}

/// The code with this guid or, where none is told, with this name; a new one where there is none.
fn step<'t>(
    below: &'t mut Vec<Code>,
    name: &str,
    more: &Extra,
    path: &str,
    guids: &mut Guids,
) -> &'t mut Code {
    let text = |key: &str| more.get(key).and_then(Json::as_str).unwrap_or_default();
    let came = Some(text(FOREIGN_ID)).filter(|id| is_uuid(id));
    let same = |code: &Code| came.is_some_and(|id| code.came == id);
    let alike = |code: &Code| code.name == name && (came.is_none() || !is_uuid(&code.came));
    let place = below.iter().position(same);
    let place = place.or_else(|| below.iter().position(alike));
    let place = place.unwrap_or_else(|| {
        let guid = came.map_or_else(|| derived(&["code", TAGS, "above", path]), str::to_owned);
        let colour = super::codes::colour(text(COLOUR));
        below.push(Code {
            name: name.to_owned(),
            guid: guids.own(&guid, path),
            came: came.unwrap_or_default().to_owned(),
            definition: text(DESCRIPTION).to_owned(),
            colour: colour.map(|c| c.to_string()).unwrap_or_default(),
            ..Code::default()
        });
        below.len() - 1
    });
    &mut below[place]
}

/// The codes above a label: their names, and what else is kept of them.
fn above(label: &Label, extra: Option<&Extra>) -> Vec<(String, Extra)> {
    let kept = match extra.and_then(|extra| extra.get(ABOVE)) {
        Some(Json::List(kept)) => kept.as_slice(),
        _ => &[],
    };
    let kept = kept.iter().filter_map(|one| match one {
        Json::Object(more) => Some((more.get(NAME)?.as_str()?.to_owned(), more.clone())),
        _ => None,
    });
    let kept: Vec<_> = kept.collect();
    if !kept.is_empty() {
        return kept;
    }
    let names = label.above.iter();
    names.map(|name| (name.clone(), Extra::new())).collect()
}

/// How the code of a label is called: as it was, unless somebody has renamed it.
fn name(label: &Label, extra: Option<&Extra>) -> String {
    let text = |key: &str| extra.and_then(|extra| extra.get(key)?.as_str());
    match (text(NAME), text(CALLED)) {
        (Some(name), Some(called)) if called == label.name => name.to_owned(),
        _ => label.name.clone(),
    }
}
