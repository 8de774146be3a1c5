//! The layers and features that we write.

use crate::domain::json::shown;
use crate::format::exchange::model::META;

/// Layer of tags.
pub(super) const TAG: &str = "webanno.custom.Tag";
/// Layer of ties, each from its `Governor` to its `Dependent`.
pub(super) const TIE: &str = "webanno.custom.Tie";
/// What is known about the article.
pub(super) const ARTICLE: &str = "webanno.custom.Article";

/// Features of a tag besides its attributes.
pub(super) const LABEL: &str = "label";
/// Id of a tag, tie or article.
pub(super) const UID: &str = "uid";
/// Id of whoever is named.
pub(super) const ENTITY: &str = "entity";
/// Their name.
pub(super) const ENTITY_NAME: &str = "entityName";
/// Note on a tag or tie.
pub(super) const NOTE: &str = "note";
/// Who tagged.
pub(super) const CODER: &str = "coder";
/// How sure they were, from 0 to 1.
pub(super) const CONFIDENCE: &str = "confidence";
/// When, as ISO 8601 has it.
pub(super) const CREATED: &str = "created";
/// Where a tie comes from.
pub(super) const GOVERNOR: &str = "Governor";
/// Where it leads to.
pub(super) const DEPENDENT: &str = "Dependent";

/// Features that no attribute may be called like; the last three are UIMA's own.
pub(super) const OWN: [&str; 11] = [
    LABEL,
    UID,
    ENTITY,
    ENTITY_NAME,
    NOTE,
    CODER,
    CONFIDENCE,
    CREATED,
    "begin",
    "end",
    "sofa",
];

/// Features of what is known about an article.
pub(super) fn article_features() -> impl Iterator<Item = &'static str> {
    std::iter::once(UID).chain(META)
}

/// A name as UIMA allows it, letters, digits and `_` of which the first is a letter; any other character becomes `_u`, its
/// number in hexadecimal and `_`, with an `X` in front where it is the first, so that [`attribute_of`] finds the way back.
pub(super) fn feature_of(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let reserved = OWN.contains(&name);
    for (at, c) in name.char_indices() {
        let plain = match at {
            0 => c.is_ascii_alphabetic() && c != 'X' && !reserved,
            _ => c.is_ascii_alphanumeric() || (c == '_' && !name[at..].starts_with("_u")),
        };
        match plain {
            true => out.push(c),
            false if at == 0 => out.push_str(&format!("X_u{:04x}_", u32::from(c))),
            false => out.push_str(&format!("_u{:04x}_", u32::from(c))),
        }
    }
    out
}

/// The name that [`feature_of`] was given.
pub(super) fn attribute_of(feature: &str) -> String {
    let mut out = String::with_capacity(feature.len());
    let mut rest = match feature.strip_prefix('X') {
        Some(rest) if character(rest).is_some() => rest,
        _ => feature,
    };
    while let Some(c) = rest.chars().next() {
        match character(rest) {
            Some((written, after)) => {
                out.push(written);
                rest = after;
            }
            None => {
                out.push(c);
                rest = rest.get(c.len_utf8()..).unwrap_or_default();
            }
        }
    }
    out
}

/// The character that stands there as a number, and what comes after it.
fn character(text: &str) -> Option<(char, &str)> {
    let (digits, rest) = text.strip_prefix("_u")?.split_once('_')?;
    let number = u32::from_str_radix(digits, 16)
        .ok()
        .filter(|_| digits.len() >= 4)?;
    Some((char::from_u32(number)?, rest))
}

/// A number of UIMA's.
pub(super) fn number(n: u64) -> String {
    shown(&n)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn usual_names_stay_as_they_are() {
        for name in ["issue", "claimant_evaluation", "Stance2"] {
            assert_eq!(feature_of(name), name);
        }
        assert_eq!(feature_of("x y"), "x_u0020_y");
        assert_eq!(feature_of("label"), "X_u006c_abel");
        assert_eq!(feature_of("2nd"), "X_u0032_nd");
    }

    proptest! {
        #[test]
        fn every_name_comes_back(name in "[a-z_uxX0-9 :é]{1,12}") {
            let feature = feature_of(&name);
            prop_assert!(feature.starts_with(|c: char| c.is_ascii_alphabetic()));
            prop_assert!(feature.chars().all(|c| c.is_ascii_alphanumeric() || c == '_'));
            prop_assert!(!OWN.contains(&feature.as_str()));
            prop_assert_eq!(attribute_of(&feature), name);
        }
    }
}
