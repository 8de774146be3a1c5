//! What files have of the codebook: of kinds and of types of link. Of codes they have the label, where it is used.

use super::Format;
use crate::domain::{Category, CodeList, Codebook, Kind, OrderedSet, Turns, breathe};
use crate::format::exchange::assemble::names_actors;
use crate::format::exchange::holds::{Kinds, Values};
use crate::format::losses::{AT_A_TIME, some};
use crate::format::part::Part;

/// What is lost of all of it, in sentences.
pub(super) async fn lost(part: Part<'_>, format: Format, turns: &dyn Turns) -> Vec<String> {
    let codebook = part.project.codebook();
    let mut lost = kinds(part, format, turns).await;
    let codes = CodeList::ALL.iter().map(|list| codebook.codes(*list).len());
    let unnamed = matches!(format, Format::Tool(tool) if tool.holds.attributes == Values::No);
    lost.extend(some(
        codes.sum::<usize>(),
        match unnamed {
            true => "everything about",
            false => "all but the label, where it is used, of",
        },
        "issue, form or justification",
        "issues, forms and justifications",
    ));
    lost.extend(types_of_link(part, format, turns).await);
    lost
}

async fn kinds(part: Part<'_>, format: Format, turns: &dyn Turns) -> Vec<String> {
    let held = match format {
        Format::Tool(tool) => tool.holds.kinds,
        Format::Report(report) => report.kinds,
        Format::Own(_) => Kinds::ALL,
    };
    let kinds = &part.project.codebook().kinds;
    let mut used = OrderedSet::new();
    for (n, tag) in part.tags().enumerate() {
        if n % AT_A_TIME == 0 {
            breathe(turns).await;
        }
        used.insert(&tag.kind);
    }
    let named = match held.listed {
        true => kinds.len(),
        false => kinds.iter().filter(|kind| used.contains(&kind.id)).count(),
    };
    // Names like “Actor” tell it by themselves.
    let told = |kind: &Kind| (kind.category == Category::Mention) == names_actors(&kind.label);
    let categories = held.categories || kinds.iter().all(told);
    let lacks = [
        (held.definitions, "definition"),
        (held.colours, "colour"),
        (held.keys, "key"),
        (categories, "whether it is of statements or mentions"),
    ];
    let lacks = lacks.iter().filter(|(held, _)| !held);
    let lacks: Vec<&str> = lacks.map(|(_, what)| *what).collect();
    let lacks = [&lacks[..], &["line", "slots", "advice"]]
        .concat()
        .join(", ");
    let mut lost = Vec::new();
    lost.extend(some(
        named,
        &format!("{lacks} and examples of"),
        "kind of the codebook",
        "kinds of the codebook",
    ));
    lost.extend(some(
        kinds.len() - named,
        "everything about",
        "kind that no tag is of",
        "kinds that no tag is of",
    ));
    lost
}

async fn types_of_link(part: Part<'_>, format: Format, turns: &dyn Turns) -> Vec<String> {
    let codebook = part.project.codebook();
    let named = named_types(part, codebook, format, turns).await;
    let mut lost = Vec::new();
    lost.extend(some(
        named,
        "all but the name of",
        "type of link",
        "types of link",
    ));
    let (one, many) = match format {
        Format::Tool(tool) if !tool.holds.ties => ("type of link", "types of link"),
        _ => (
            "type of link that no link within an article is of",
            "types of link that no link within an article is of",
        ),
    };
    let unnamed = codebook.relations.len().saturating_sub(named);
    lost.extend(some(unnamed, "everything about", one, many));
    lost
}

/// How many types of link are named in a file: all, or those of links within an article, where it has links at all.
async fn named_types(
    part: Part<'_>,
    codebook: &Codebook,
    format: Format,
    turns: &dyn Turns,
) -> usize {
    if let Format::Tool(tool) = format {
        if tool.holds.tie_types {
            return codebook.relations.len();
        }
        if !tool.holds.ties {
            return 0;
        }
    }
    let mut named: OrderedSet<&str> = OrderedSet::new();
    for link in part.links() {
        breathe(turns).await;
        if !part.across(link) {
            named.insert(link.of_type.as_str());
        }
    }
    let types = codebook.relations.iter();
    types
        .filter(|of_type| named.contains(of_type.id.as_str()))
        .count()
}
