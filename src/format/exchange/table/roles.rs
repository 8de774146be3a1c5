//! What a column of a table of tags holds.

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
    /// The type of tag.
    Label,
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
    /// What is coded, under a name.
    Attribute(String),
}

/// Names of columns that hold the same, the most usual first. Of several in one table the first of these counts.
static NAMES: [(Role, &[&str]); 14] = [
    (
        Role::Document,
        &[
            "document_id",
            "doc_id",
            "document",
            "doc",
            "article_id",
            "article",
            "file",
            "filename",
            "file_name",
        ],
    ),
    (Role::Id, &["tag_id", "annotation_id", "anno_id", "id"]),
    (
        Role::Begin,
        &[
            "start",
            "begin",
            "start_offset",
            "start_position",
            "start_char",
            "from",
        ],
    ),
    (
        Role::End,
        &[
            "end",
            "stop",
            "end_offset",
            "stop_position",
            "end_position",
            "end_char",
            "to",
        ],
    ),
    (
        Role::Label,
        &["label", "tag", "code", "category", "type", "kind"],
    ),
    (
        Role::Quote,
        &[
            "quote",
            "quotation",
            "exact",
            "span_text",
            "words",
            "segment",
            "coded_segment",
            "highlight",
        ],
    ),
    (
        Role::Text,
        &[
            "full_text",
            "document_text",
            "article_text",
            "doc_text",
            "body",
        ],
    ),
    (Role::EntityId, &["entity_id", "actor_id"]),
    (Role::EntityName, &["entity_name", "actor", "entity"]),
    (Role::Note, &["note", "memo", "comment"]),
    (Role::Coder, &["coder", "annotator", "coder_name", "user"]),
    (Role::Confidence, &["confidence"]),
    (Role::Created, &["created", "created_at"]),
    (
        Role::Unused,
        &[
            "unit",
            "prefix",
            "suffix",
            "spans",
            "modified",
            "codebook_version",
        ],
    ),
];

/// Names of columns that say something about the article, besides [`META`] itself.
const ABOUT: [(&str, &str); 6] = [
    ("published", "date"),
    ("source", "outlet"),
    ("newspaper", "outlet"),
    ("headline", "title"),
    ("document_title", "title"),
    ("lang", "language"),
];

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

/// What the columns of these names hold, as far as their names tell; whatever nobody knows is an attribute. A column “text” has
/// the words of tags where nothing else has, and the text of articles otherwise.
pub fn guess(names: &[String]) -> Vec<Role> {
    let plain: Vec<String> = (names.iter())
        .map(|name| name.trim().to_lowercase().replace([' ', '-'], "_"))
        .collect();
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
    let mut quoted = false;
    for (role, words) in &NAMES {
        match role {
            Role::Unused => {
                for word in *words {
                    take(role, &[word]);
                }
            }
            Role::Quote => quoted = take(role, words),
            _ => {
                take(role, words);
            }
        }
    }
    take(if quoted { &Role::Text } else { &Role::Quote }, &["text"]);
    for name in META {
        let others = ABOUT.iter().filter(|(_, about)| *about == name);
        let others = others.map(|(word, _)| *word);
        let words: Vec<&str> = std::iter::once(name).chain(others).collect();
        take(&Role::About(name), &words);
    }
    let known = roles.into_iter().zip(names);
    let known = known.map(|(role, name)| match (role, name.trim()) {
        (Some(role), _) => role,
        (None, "") => Role::Unused,
        (None, name) => Role::Attribute(name.to_owned()),
    });
    known.collect()
}

/// What is missing for tags to be read; `None`: nothing.
pub fn missing(roles: &[Role]) -> Option<&'static str> {
    let has = |role: &Role| roles.contains(role);
    let placed = has(&Role::Text) && has(&Role::Begin) && has(&Role::End);
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
                attribute("stance"),
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
