//! What a column of a table of tags holds.

use super::names::{ABOUT, EITHER, NAMES, SAYS};
use crate::format::exchange::attributes::{self as slots, CLAIMANT};
use crate::format::exchange::model::META;

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Role {
    /// Nothing that is taken.
    Unused,
    /// Which article it is: rows that say the same are about the same.
    Document,
    /// All of the article's text.
    Text,
    /// Something known about the article: a name of [`META`].
    About(&'static str),
    /// Where the tag begins.
    Begin,
    /// Where it ends, behind the last character.
    End,
    /// How long it is, where it is not said where it ends.
    Length,
    /// The type of tag.
    Label,
    /// Several types, each of which makes a tag of its own.
    Labels,
    /// The words that are tagged.
    Quote,
    /// Id of the tag.
    Id,
    /// Id of whoever is named.
    EntityId,
    /// Name of whoever is named.
    EntityName,
    /// The memo.
    Note,
    /// Who coded.
    Coder,
    /// How sure they were, from 0 to 1.
    Confidence,
    /// When they coded.
    Created,
    /// Yes or no, 1 or 0: for or against. Elsewhere 0 is neither.
    Agreement,
    /// What is coded, under a name: one of [`slots::ALL`], or the column's own, under which it is kept.
    Attribute(String),
}

/// Columns of our own tables, in their order; attributes stand before the note.
pub(super) static OWN: [(&str, Role); 20] = [
    ("document_id", Role::Document),
    ("title", Role::About("title")),
    ("date", Role::About("date")),
    ("outlet", Role::About("outlet")),
    ("author", Role::About("author")),
    ("section", Role::About("section")),
    ("language", Role::About("language")),
    ("url", Role::About("url")),
    ("notes", Role::About("notes")),
    ("tag_id", Role::Id),
    ("start", Role::Begin),
    ("end", Role::End),
    ("label", Role::Label),
    ("quote", Role::Quote),
    ("entity_id", Role::EntityId),
    ("entity_name", Role::EntityName),
    ("note", Role::Note),
    ("coder", Role::Coder),
    ("confidence", Role::Confidence),
    ("created", Role::Created),
];

/// The column of an attribute in our tables: called so, or with “_” behind where another column is called so.
pub(super) fn column(attribute: &str) -> String {
    match is_own(attribute.trim_end_matches('_')) {
        true => format!("{attribute}_"),
        false => attribute.to_owned(),
    }
}

fn is_own(name: &str) -> bool {
    OWN.iter().any(|(own, _)| *own == name)
}

/// What the columns of a table of ours hold.
pub(super) fn exact(names: &[String]) -> Vec<Role> {
    let one = |name: &String| {
        let own = OWN.iter().find(|(own, _)| own == name);
        own.map_or_else(
            || {
                let plain = name.strip_suffix('_');
                let plain = plain.filter(|_| is_own(name.trim_end_matches('_')));
                Role::Attribute(plain.unwrap_or(name).to_owned())
            },
            |(_, role)| role.clone(),
        )
    };
    names.iter().map(one).collect()
}

/// A name as it is compared: “Doc ID” is “doc_id”.
pub(super) fn folded(name: &str) -> String {
    let name = name.trim().to_lowercase();
    name.replace([' ', '-', '.'], "_")
}

/// What the columns of these names hold, as far as their names tell; whatever nobody knows is an attribute. A column “text” has
/// the words of tags where nothing else has, and the text of articles otherwise.
pub fn guess(names: &[String]) -> Vec<Role> {
    let plain: Vec<String> = names.iter().map(|name| folded(name)).collect();
    let mut roles: Vec<Option<Role>> = vec![None; names.len()];
    let mut take = |role: &Role, words: &[&str]| {
        let free = |word: &&str| {
            let mut places = plain.iter().zip(&roles);
            places.position(|(name, taken)| name == word && taken.is_none())
        };
        let place = words.iter().find_map(free);
        if let Some(role_of) = place.and_then(|place| roles.get_mut(place)) {
            *role_of = Some(role.clone());
        }
        place.is_some()
    };
    // An actor beside an issue says something, and is not what the words name.
    let says = [
        "issue",
        "issues",
        "concept",
        "position",
        "addressee",
        "claim",
        "thema",
        "adressat",
    ];
    let says = plain.iter().any(|name| says.contains(&name.as_str()));
    let (mut quoted, mut labelled) = (false, false);
    for (role, words) in &NAMES {
        match role {
            Role::Unused => {
                for word in *words {
                    take(role, &[word]);
                }
            }
            Role::EntityName if says => {
                take(&Role::Attribute(CLAIMANT.to_owned()), &["actor", "akteur"]);
                take(role, words);
            }
            Role::Labels if labelled => {}
            Role::Label => labelled = take(role, words),
            Role::Quote => quoted = take(role, words),
            _ => {
                take(role, words);
            }
        }
    }
    let either = if quoted { &Role::Text } else { &Role::Quote };
    take(either, &EITHER);
    for name in META {
        let others = ABOUT.iter().filter(|(_, about)| *about == name);
        let others = others.map(|(word, _)| *word);
        let words: Vec<&str> = std::iter::once(name).chain(others).collect();
        take(&Role::About(name), &words);
    }
    for (word, slot) in SAYS {
        take(&Role::Attribute(slot.to_owned()), &[word]);
    }
    let known = roles.into_iter().zip(names);
    let known = known.map(|(role, name)| match (role, name.trim()) {
        (Some(role), _) => role,
        (None, "") => Role::Unused,
        (None, name) => Role::Attribute(slot_of(name).unwrap_or(name).to_owned()),
    });
    known.collect()
}

fn slot_of(name: &str) -> Option<&'static str> {
    let name = folded(name);
    is_slot(&name)
        .then(|| slots::ALL.into_iter().find(|slot| *slot == name))
        .flatten()
}

/// Whether an attribute is one that columns are said to hold. What is about another value has to be called as it is here.
pub(super) fn is_slot(name: &str) -> bool {
    let about = name.ends_with(slots::EVALUATION) || name == slots::JUSTIFICATION_POSITION;
    !about && slots::ALL.contains(&name)
}

/// The role in which a column is kept as it is.
pub fn kept(name: &str) -> Role {
    match (name.trim(), slot_of(name)) {
        ("", _) => Role::Attribute("column".to_owned()),
        (name, None) => Role::Attribute(name.to_owned()),
        (name, Some(_)) => Role::Attribute(format!("{name}_")),
    }
}

/// What is missing for tags to be read; `None`: nothing.
pub fn missing(roles: &[Role]) -> Option<&'static str> {
    missing_beside(roles, false)
}

/// As [`missing`]; `texts`: whether there are texts of articles besides the table.
pub fn missing_beside(roles: &[Role], texts: bool) -> Option<&'static str> {
    let has = |role: &Role| roles.contains(role);
    let named = has(&Role::Document) || has(&Role::About("title"));
    let text = has(&Role::Text) || (texts && named);
    let placed = text && has(&Role::Begin) && (has(&Role::End) || has(&Role::Length));
    match has(&Role::Quote) || placed {
        true => None,
        false => Some(
            "say which column has the words that are tagged, or which have the text of the article and where tags begin \
             and end in it",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guessed(names: &[&str]) -> Vec<Role> {
        let names: Vec<String> = names.iter().map(|&name| name.to_owned()).collect();
        guess(&names)
    }

    #[test]
    fn names_tell() {
        let attribute = |name: &str| Role::Attribute(name.to_owned());
        assert_eq!(
            guessed(&[
                "Doc ID", "Headline", "text", "Begin", "end", "Code", "stance", ""
            ]),
            [
                Role::Document,
                Role::About("title"),
                Role::Quote,
                Role::Begin,
                Role::End,
                Role::Label,
                attribute("position"),
                Role::Unused,
            ]
        );
        assert_eq!(
            guessed(&["text", "quote", "label", "type", "unit"]),
            [
                Role::Text,
                Role::Quote,
                Role::Label,
                attribute("type"),
                Role::Unused
            ]
        );
        assert!(missing(&guessed(&["label", "start", "end"])).is_some());
        assert_eq!(missing(&guessed(&["body", "start", "end"])), None);
    }
}
