//! What roles are called on the screen, and the word that stays for each.

use super::roles::{Role, is_slot, kept};
use crate::format::exchange::attributes as slots;
use crate::format::exchange::model::META;

/// What is known about an article, as the screen calls it.
const ABOUT: [&str; 8] = [
    "Title",
    "Date",
    "Outlet",
    "Author",
    "Section",
    "Language",
    "Web address",
    "Notes on the article",
];

/// What a tag says, as the screen calls it.
const SAYS: [(&str, &str); 14] = [
    (slots::CLAIMANT, "Claimant"),
    (slots::ADDRESSEE, "Addressee"),
    (slots::OBJECT, "Object actor"),
    (slots::ISSUE, "Issue"),
    (slots::POSITION, "Position"),
    (slots::PROPOSITION, "Proposition"),
    (slots::FORM, "Form"),
    (slots::JUSTIFICATION, "Justification"),
    (slots::CONDITION, "Condition"),
    (slots::ATTRIBUTION, "Attribution"),
    (slots::REPORTER, "Reporter"),
    (slots::CLAIM_DATE, "Date of the claim"),
    (slots::CLAIM_PLACE, "Place of the claim"),
    (slots::NAMING, "Way an actor is named"),
];

/// What belongs to a tag, with the word that stays.
const OF_TAG: [(Role, &str, &str); 13] = [
    (Role::Quote, "quote", "Words of the tag"),
    (Role::Label, "label", "Kind of tag"),
    (Role::Labels, "labels", "Kinds, several in a cell"),
    (Role::Begin, "start", "Where the tag begins"),
    (Role::End, "end", "Where it ends"),
    (Role::Length, "length", "How long it is"),
    (Role::EntityName, "entity_name", "Actor who is named"),
    (Role::EntityId, "entity_id", "Id of that actor"),
    (Role::Coder, "coder", "Coder"),
    (Role::Note, "note", "Memo"),
    (Role::Confidence, "confidence", "Confidence, from 0 to 1"),
    (Role::Created, "created", "When it was tagged"),
    (Role::Id, "id", "Id of the tag"),
];

/// The words for it where there is no more to it.
const KEEP: &str = "keep";

/// What a column can hold, with the word that stays and what it is called.
pub type Offer = (Role, String, &'static str);

/// All that a column of this name can hold, in groups with a heading.
pub fn offers(name: &str) -> [(&'static str, Vec<Offer>); 4] {
    let offer = |(role, label): (Role, &'static str)| {
        let word = word(&role);
        (role, word, label)
    };
    let article = [
        (Role::Document, "Article: name or file"),
        (Role::Text, "Text of the article"),
    ];
    let about = META.into_iter().map(Role::About).zip(ABOUT);
    let tag = OF_TAG.iter().map(|(role, _, label)| (role.clone(), *label));
    let says = SAYS.into_iter();
    let says = says.map(|(slot, label)| (Role::Attribute(slot.to_owned()), label));
    let agreement = (Role::Agreement, "Agreement: yes or no, 1 or 0");
    let rest = [(kept(name), "kept as it is"), (Role::Unused, "not used")];
    [
        (
            "The article",
            article.into_iter().chain(about).map(offer).collect(),
        ),
        ("The tag", tag.map(offer).collect()),
        ("What it says", says.chain([agreement]).map(offer).collect()),
        ("Anything else", rest.into_iter().map(offer).collect()),
    ]
}

/// The word that stays for a role; what is kept as it is has no word of its own.
pub fn word(role: &Role) -> String {
    match role {
        Role::Unused => "unused".to_owned(),
        Role::Document => "document".to_owned(),
        Role::Text => "text".to_owned(),
        Role::About(name) => format!("about {name}"),
        Role::Agreement => "agreement".to_owned(),
        Role::Attribute(name) if is_slot(name) => format!("says {name}"),
        Role::Attribute(_) => KEEP.to_owned(),
        other => {
            let known = OF_TAG.iter().find(|(role, _, _)| role == other);
            known.map_or(KEEP, |(_, word, _)| word).to_owned()
        }
    }
}

/// The role for a word, of a column of this name; whatever is not known is kept as it is.
pub fn of_word(word: &str, name: &str) -> Role {
    let offers = offers(name).into_iter().flat_map(|(_, offers)| offers);
    let mut known = offers.filter(|(_, one, _)| one == word);
    known.next().map_or_else(|| kept(name), |(role, _, _)| role)
}

/// What a role is called.
pub fn label(role: &Role) -> &'static str {
    let word = word(role);
    let offers = offers("").into_iter().flat_map(|(_, offers)| offers);
    let mut known = offers.filter(|(_, one, _)| *one == word);
    known.next().map_or("", |(_, _, label)| label)
}

/// Whether several columns may hold it.
pub const fn may_be_several(role: &Role) -> bool {
    matches!(role, Role::Unused | Role::Attribute(_))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_leads_back_to_its_role() {
        for name in ["stance", "claimant", ""] {
            let all: Vec<Offer> = offers(name).into_iter().flat_map(|(_, o)| o).collect();
            for (role, word_of, _) in &all {
                assert_eq!(of_word(word_of, name), *role, "{word_of}");
                assert_eq!(word(role), *word_of);
            }
            let mut words: Vec<&String> = all.iter().map(|(_, word, _)| word).collect();
            words.sort();
            words.dedup();
            assert_eq!(words.len(), all.len());
        }
    }
}
