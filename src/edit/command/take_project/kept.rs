//! What tags keep of files of other programs that has no slot and no place here.

use crate::domain::json::{Json, shown};
use crate::domain::{AnnotationId, Extra, KEPT_ATTRIBUTES, KEPT_TIES};

/// Whether all values and links that a tag keeps are kept by another: values by name, links by label.
pub(super) fn keeps_nothing_new(here: &Extra, new: &Extra) -> bool {
    let values = |extra| match Extra::get(extra, KEPT_ATTRIBUTES) {
        Some(Json::Object(values)) => Some(values),
        _ => None,
    };
    let known = values(here);
    let is_known = |(name, value): &(String, Json)| known.and_then(|k| k.get(name)) == Some(value);
    let labels = labels(here);
    values(new).is_none_or(|new| new.iter().all(is_known))
        && self::labels(new).iter().all(|label| labels.contains(label))
}

fn labels(extra: &Extra) -> Vec<Option<&Json>> {
    let ties = match extra.get(KEPT_TIES) {
        Some(Json::List(ties)) => ties.as_slice(),
        _ => &[],
    };
    ties.iter().map(|tie| tie.get("label")).collect()
}

/// Has links that are kept lead to the tags that those they led to are now.
pub(super) fn lead_on(extra: &mut Extra, now: &dyn Fn(AnnotationId) -> Option<AnnotationId>) {
    let Some(Json::List(ties)) = extra.get(KEPT_TIES) else {
        return;
    };
    let led_on = |tie: &Json| {
        let mut tie = tie.clone();
        let to = tie.get("to").and_then(Json::as_str);
        let to = to.and_then(|to| now(to.parse().ok()?));
        if let (Json::Object(tie), Some(to)) = (&mut tie, to) {
            tie.insert("to".to_owned(), Json::Text(shown(&to)));
        }
        tie
    };
    let ties = ties.iter().map(led_on).collect();
    extra.insert(KEPT_TIES.to_owned(), Json::List(ties));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn attributes(values: &[(&str, &str)]) -> Extra {
        let values = values.iter();
        let values = values.map(|(name, value)| ((*name).to_owned(), Json::text(*value)));
        let values = Json::Object(Extra::of(values.collect()));
        Extra::of(vec![(KEPT_ATTRIBUTES.to_owned(), values)])
    }

    fn tied(label: &str, to: &str) -> Extra {
        let tie = Extra::of(vec![
            ("label".to_owned(), Json::text(label)),
            ("to".to_owned(), Json::text(to)),
        ]);
        Extra::of(vec![(
            KEPT_TIES.to_owned(),
            Json::List(vec![Json::Object(tie)]),
        )])
    }

    #[test]
    fn a_value_that_is_not_here_is_new() {
        let here = attributes(&[("tone", "calm"), ("page", "3")]);
        assert!(keeps_nothing_new(&here, &attributes(&[("tone", "calm")])));
        assert!(keeps_nothing_new(&here, &Extra::new()));
        assert!(!keeps_nothing_new(&here, &attributes(&[("tone", "angry")])));
        assert!(!keeps_nothing_new(
            &Extra::new(),
            &attributes(&[("tone", "calm")])
        ));
        assert!(!keeps_nothing_new(&here, &tied("echoes", "x")));
    }

    #[test]
    fn links_that_are_kept_lead_to_the_same_tag_under_its_new_id() {
        let id = |n: u128| AnnotationId::new(uuid::Uuid::from_u128(n));
        let (was, is) = (id(1), id(2));
        let mut extra = tied("echoes", &shown(&was));
        lead_on(&mut extra, &|id| (id == was).then_some(is));
        assert_eq!(extra, tied("echoes", &shown(&is)));
        lead_on(&mut extra, &|_| None);
        assert_eq!(extra, tied("echoes", &shown(&is)));
    }
}
