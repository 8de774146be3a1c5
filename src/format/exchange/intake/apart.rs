//! Values that stand together in one, as formats have them that hold one value of an attribute.

use crate::format::exchange::attributes::has_several;
use crate::format::exchange::reduce::BETWEEN;
use crate::format::exchange::tool::Reading;

/// Takes apart what [`BETWEEN`] joins, in attributes that can have several values but for those in `alone`. How many values of tags were taken apart: a
/// name with the same characters in it is, too, and that has to be said.
pub(super) fn taken_apart(reading: &mut Reading, alone: &[&str]) -> usize {
    let has_several = |name: &str| has_several(name) && !alone.contains(&name);
    for attribute in &mut reading.scheme.attributes {
        if has_several(&attribute.name) {
            attribute.many |= apart(&mut attribute.values) > 0;
        }
    }
    let marks = reading
        .articles
        .iter_mut()
        .flat_map(|article| &mut article.marks);
    let attributes = marks.flat_map(|mark| &mut mark.attributes);
    attributes
        .filter(|(name, _)| has_several(name))
        .map(|(_, values)| apart(values))
        .sum()
}

fn apart(values: &mut Vec<String>) -> usize {
    let joined = values
        .iter()
        .filter(|value| value.contains(BETWEEN))
        .count();
    if joined > 0 {
        let mut once: Vec<String> = Vec::new();
        for value in values.iter().flat_map(|value| value.split(BETWEEN)) {
            if !value.is_empty() && once.iter().all(|known| known != value) {
                once.push(value.to_owned());
            }
        }
        *values = once;
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Extra, Text};
    use crate::format::exchange::model::{Article, Mark};

    #[test]
    fn several_actors_are_not_one_of_all_their_names() {
        let mut mark = Mark::bare("1", "Demand", Vec::new());
        let attribute = |name: &str, value: &str| (name.to_owned(), vec![value.to_owned()]);
        mark.attributes = vec![
            attribute("addressee", "United States; NATO"),
            attribute("object_evaluation", "-1 Russia; 1 Ukraine"),
            attribute("proposition", "They wait; they see."),
        ];
        let mut reading = Reading {
            articles: vec![Article {
                id: "a".to_owned(),
                text: Text::of_frozen("".into()),
                meta: Vec::new(),
                marks: vec![mark],
                ties: Vec::new(),
                extra: Extra::new(),
            }],
            ..Reading::default()
        };
        assert_eq!(taken_apart(&mut reading, &[]), 2);
        let told: Vec<String> = reading.articles[0].marks[0]
            .attributes
            .iter()
            .map(|(_, values)| values.join(" | "))
            .collect();
        let expected = [
            "United States | NATO",
            "-1 Russia | 1 Ukraine",
            "They wait; they see.",
        ];
        assert_eq!(told, expected);
    }
}
