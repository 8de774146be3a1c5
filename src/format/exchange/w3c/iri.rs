//! Ids as IRIs, and back.

use crate::domain::{AnnotationId, is_wikidata_id};

const UUID: &str = "urn:uuid:";
const OTHER: &str = "urn:x-demarche:id:";
const WIKIDATA: [&str; 2] = [
    "http://www.wikidata.org/entity/",
    "https://www.wikidata.org/entity/",
];

/// The IRI of an id: itself where it is one.
pub(super) fn iri(id: &str) -> String {
    match () {
        () if is_uuid(id) => [UUID, id].concat(),
        () if is_iri(id) && id_of(id) == id => id.to_owned(),
        () => [OTHER, &encoded(id)].concat(),
    }
}

/// The id that an IRI stands for.
pub(super) fn id_of(iri: &str) -> String {
    let uuid = iri.strip_prefix(UUID).filter(|id| is_uuid(id));
    let ours = || iri.strip_prefix(OTHER).and_then(decoded);
    uuid.map(str::to_owned)
        .or_else(ours)
        .unwrap_or_else(|| iri.to_owned())
}

/// The IRI of an entity.
pub(super) fn entity_iri(id: &str) -> String {
    match () {
        () if is_wikidata_id(id) => [WIKIDATA[0], id].concat(),
        () if is_iri(id) && entity_of(id) != id => [OTHER, &encoded(id)].concat(),
        () => iri(id),
    }
}

/// The id of the entity that an IRI stands for.
pub(super) fn entity_of(iri: &str) -> String {
    let item = WIKIDATA.iter().find_map(|prefix| iri.strip_prefix(prefix));
    match item.filter(|id| is_wikidata_id(id)) {
        Some(item) => item.to_owned(),
        None => id_of(iri),
    }
}

/// Whether an id is written as ours are.
fn is_uuid(id: &str) -> bool {
    let parsed = id.parse::<AnnotationId>();
    parsed.is_ok_and(|parsed| crate::domain::json::shown(&parsed) == id)
}

fn is_iri(id: &str) -> bool {
    let scheme = id.split_once(':').map_or("", |(scheme, _)| scheme);
    let odd = |c: char| c.is_whitespace() || c.is_control() || "<>\"{}|\\^`".contains(c);
    scheme.len() > 1
        && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "+.-".contains(c))
        && id.len() > scheme.len() + 1
        && id.is_ascii()
        && !id.contains(odd)
}

/// Bytes that are no letters and digits as `%41`.
pub(super) fn encoded(id: &str) -> String {
    let mut out = String::with_capacity(id.len());
    for byte in id.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' => out.push(byte.into()),
            byte => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

fn decoded(encoded: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(encoded.len());
    let mut rest = encoded.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let digits = [rest.next()?, rest.next()?];
                let digits = std::str::from_utf8(&digits).ok()?;
                u8::from_str_radix(digits, 16).ok()?
            }
            byte => byte,
        });
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const KNOWN: [&str; 9] = [
        "Q7747",
        "00000000-0000-4000-8000-000000000001",
        "urn:uuid:00000000-0000-4000-8000-000000000001",
        "urn:uuid:ABC",
        "http://www.wikidata.org/entity/Q1",
        "https://example.org/a b",
        "https://example.org/a#b",
        "urn:x-demarche:id:a",
        "",
    ];

    fn returns(id: &str) {
        assert_eq!(id_of(&iri(id)), id);
        assert_eq!(entity_of(&entity_iri(id)), id);
        assert!(is_iri(&iri(id)) || id.is_empty(), "{id}");
    }

    #[test]
    fn ids_come_back_from_their_iris() {
        KNOWN.iter().for_each(|id| returns(id));
        assert_eq!(iri("https://example.org/a#b"), "https://example.org/a#b");
        assert_eq!(entity_iri("Q7747"), "http://www.wikidata.org/entity/Q7747");
    }

    proptest! {
        #[test]
        fn whatever_they_are(id in "[a-z:%/ Qé0-9]{0,12}") {
            returns(&id);
        }
    }
}
