//! What files have of the register of actors: some their names and ids, some their names in roles, some nobody.

use std::sync::Arc;

use super::Format;
use crate::domain::{Actor, Turns};
use crate::format::exchange::holds::{Entities, Values};
use crate::format::losses::{heard_of, how_many};
use crate::format::part::Part;
use crate::format::words::count;

/// What is lost of actors, in sentences.
pub(super) async fn lost(part: Part<'_>, format: Format, turns: &dyn Turns) -> Vec<String> {
    let project = part.project;
    let before = match format {
        Format::Tool(tool) => match (tool.holds.entities, tool.holds.attributes) {
            (Entities::No, Values::No) => {
                let all = project.actors().len();
                return about("everything about", all, "of the register");
            }
            (Entities::No, _) => "all but the name, in roles, of",
            (Entities::Id, Values::No) => "all but the id, at mentions, of",
            _ => "all but the name, and the id at mentions, of",
        },
        Format::Own(_) | Format::Report(_) => "all but the name of",
    };
    let seen = heard_of(project, &mut part.tags(), turns).await;
    let known = |actor: &&Arc<Actor>| {
        let bare = Actor {
            extra: actor.extra.clone(),
            wikidata: actor.wikidata.clone(),
            ..Actor::named(actor.id, actor.name.as_str())
        };
        seen.contains(&actor.id) && ***actor != bare
    };
    let mut lost = about(
        before,
        how_many(&mut project.actors(), turns, known).await,
        "of the register",
    );
    let silent = |actor: &&Arc<Actor>| !seen.contains(&actor.id);
    let silent = how_many(&mut project.actors(), turns, silent).await;
    let who = match part.article {
        Some(_) => "who are not in the article",
        None => "without a role",
    };
    lost.extend(about("everything about", silent, who));
    lost
}

fn about(before: &str, actors: usize, which: &str) -> Vec<String> {
    let which = match actors {
        0 => return Vec::new(),
        1 => which.replace("who are", "who is"),
        _ => which.to_owned(),
    };
    let actors = count(actors, "actor", "actors");
    vec![format!("{before} {actors} {which}")]
}
