//! Which labels are of mentions, where a file does not tell: those that name somebody.

use crate::domain::{OrderedSet, Table, fold};
use crate::format::exchange::attributes::ROLES;
use crate::format::exchange::model::Article;

/// Labels of tools that find names of people, places and organisations in texts.
const NAMES: [&str; 16] = [
    "actor",
    "person",
    "per",
    "people",
    "organisation",
    "organization",
    "org",
    "location",
    "loc",
    "gpe",
    "norp",
    "misc",
    "entity",
    "party",
    "country",
    "fac",
];

/// Whether tools mark names of actors with a label like this.
pub fn names_actors(label: &str) -> bool {
    let plain = fold(label);
    let plain = plain.strip_prefix("i-").unwrap_or(&plain);
    NAMES.contains(&plain)
}

/// Labels of marks at which somebody is named, and of those that are somebody in a role and say nothing themselves.
pub(super) fn named(articles: &[Article]) -> OrderedSet<String> {
    let marks = articles.iter().flat_map(|article| &article.marks);
    let known = marks.filter(|mark| mark.entity.is_some());
    let mut named: OrderedSet<String> = known.map(|mark| mark.label.clone()).collect();
    let (mut in_roles, mut speak) = (OrderedSet::new(), OrderedSet::new());
    for article in articles.iter().filter(|article| !article.ties.is_empty()) {
        let labels = article.marks.iter();
        let labels: Table<&str, &str> = labels
            .map(|mark| (mark.id.as_str(), mark.label.as_str()))
            .collect();
        for tie in &article.ties {
            let mut roles = ROLES.iter();
            let is_role = roles.any(|(role, _)| role.eq_ignore_ascii_case(&tie.label));
            if let Some(from) = labels.get(tie.from.as_str()) {
                speak.insert(*from);
            }
            if let Some(to) = labels.get(tie.to.as_str()).filter(|_| is_role) {
                in_roles.insert(*to);
            }
        }
    }
    let silent = in_roles.iter().filter(|label| !speak.contains(*label));
    silent.for_each(|label| _ = named.insert((*label).to_owned()));
    named
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Extra, Offset, Span, Text};
    use crate::format::exchange::model::{Mark, Tie};

    /// “They” says that “left” is so, and is tied to it as `label`.
    fn article(label: &str) -> Article {
        let span = |start, end| vec![Span::new(Offset(start), Offset(end))];
        Article {
            id: "1".to_owned(),
            text: Text::freeze_str("They left.").unwrap(),
            meta: Vec::new(),
            marks: vec![
                Mark::bare("1".to_owned(), "Body", span(0, 4)),
                Mark::bare("2".to_owned(), "Event", span(5, 9)),
            ],
            ties: vec![Tie {
                id: "1".to_owned(),
                from: "2".to_owned(),
                to: "1".to_owned(),
                label: label.to_owned(),
                note: String::new(),
                extra: Extra::new(),
            }],
            extra: Extra::new(),
        }
    }

    #[test]
    fn who_is_in_a_role_is_named_by_its_label() {
        let labels = |label| -> Vec<String> { named(&[article(label)]).iter().cloned().collect() };
        assert_eq!(labels("claimant"), ["Body"]);
        assert_eq!(labels("Addressee"), ["Body"]);
        assert!(labels("supports").is_empty());
        let mut both = article("object");
        let back = Tie {
            from: "1".to_owned(),
            to: "2".to_owned(),
            ..both.ties[0].clone()
        };
        both.ties.push(back);
        assert!(
            named(&[both]).is_empty(),
            "who is said of says something as well"
        );
    }
}
