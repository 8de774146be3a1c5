//! Labels of other programs that stand under others. Kinds do not: they are called by the last of the names that lead to them, where
//! that tells them from all others; the names above it are kept.

use super::model::{Label, Scheme};
use super::tool::Reading;
use crate::domain::{DOWN, OrderedSet, Table, fold};
use crate::format::incoming::many;

/// Between the names of a path in tables: MAXQDA has the first, its newer versions the other.
const BETWEEN: [&str; 2] = ["\\", " > "];

/// The names of labels that are paths, as they stand in tables.
pub(super) fn in_tables(reading: &Reading) -> Table<String, Vec<String>> {
    let paths = labels(reading).into_iter().filter_map(|label| {
        let between = BETWEEN
            .into_iter()
            .find(|between| label.contains(between))?;
        let names: Vec<String> = label
            .split(between)
            .map(|name| name.trim().to_owned())
            .collect();
        let whole = names.iter().all(|name| !name.is_empty());
        whole.then_some((label, names))
    });
    paths.collect()
}

/// Calls labels by their last names: `paths` has all names of those that have several. What is said of it, where there are any.
/// Two that end alike, or one that ends as another is called, keep all of it.
pub(super) fn by_last_name(
    reading: &mut Reading,
    paths: &Table<String, Vec<String>>,
) -> Option<String> {
    let all = labels(reading);
    let last = |label: &str| {
        let names = paths.get(label).and_then(|names| names.last());
        names.map_or_else(|| label.to_owned(), String::clone)
    };
    let mut ends: Table<String, usize> = Table::new();
    for label in &all {
        *ends.or_default(fold(last(label).trim())) += 1;
    }
    let alone = |label: &str| ends.get(&fold(last(label).trim())) == Some(&1);
    let mut new: Table<&str, String> = Table::new();
    for label in all
        .iter()
        .filter(|label| paths.contains_key(label.as_str()))
    {
        if alone(label) {
            new.insert(label, last(label));
        }
    }
    let (first, name) = new.iter().next()?;
    let path = paths.get(*first).map(|names| names.join(DOWN));
    let path = path.unwrap_or_default();
    let said = match new.len() {
        1 => format!(
            "The code “{path}” stands under another: it is called “{name}”, and where it stood is kept."
        ),
        many_codes => format!(
            "{} that stand under others are called by their last name, as “{name}” for “{path}”; where they stood is kept.",
            many(many_codes, "code")
        ),
    };
    declare(&mut reading.scheme, &all, paths, &new);
    for mark in reading
        .articles
        .iter_mut()
        .flat_map(|article| &mut article.marks)
    {
        if let Some(name) = new.get(mark.label.as_str()) {
            mark.label.clone_from(name);
        }
    }
    Some(said)
}

/// Labels under their new names, with those above them.
fn declare(
    scheme: &mut Scheme,
    all: &[String],
    paths: &Table<String, Vec<String>>,
    new: &Table<&str, String>,
) {
    for old in all {
        let Some((name, names)) = new.get(old.as_str()).zip(paths.get(old)) else {
            continue;
        };
        let above = names.split_last().map(|(_, above)| above.to_vec());
        let above = above.unwrap_or_default();
        match scheme.labels.iter_mut().find(|label| label.name == *old) {
            Some(label) => {
                label.name.clone_from(name);
                label.above = above;
            }
            None => scheme.labels.push(Label {
                name: name.clone(),
                definition: String::new(),
                colour: None,
                key: None,
                mention: None,
                above,
            }),
        }
    }
}

/// All labels, each once: declared ones, then others in the order of the marks.
fn labels(reading: &Reading) -> Vec<String> {
    let declared = reading.scheme.labels.iter().map(|label| &label.name);
    let marks = reading.articles.iter().flat_map(|article| &article.marks);
    let mut met: OrderedSet<&str> = OrderedSet::new();
    let mut all = Vec::new();
    for label in declared.chain(marks.map(|mark| &mark.label)) {
        if met.insert(label) {
            all.push(label.clone());
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Extra, Offset, Span, Text};
    use crate::format::exchange::model::{Article, Mark};

    fn reading(labels: &[&str]) -> Reading {
        let span = Span::new(Offset(0), Offset(4));
        let marks = labels
            .iter()
            .map(|label| Mark::bare("", *label, vec![span]));
        let article = Article {
            id: String::new(),
            text: Text::freeze_str("They met.").unwrap(),
            meta: Vec::new(),
            marks: marks.collect(),
            ties: Vec::new(),
            extra: Extra::new(),
        };
        Reading {
            articles: vec![article],
            ..Reading::default()
        }
    }

    #[test]
    fn the_last_name_is_taken_where_it_tells() {
        let called = |all: &[&str]| {
            let mut reading = reading(all);
            let paths = in_tables(&reading);
            let said = by_last_name(&mut reading, &paths);
            (labels_of(&reading), said)
        };
        let (labels, said) = called(&["Demand\\Berths", "Actor", "Demand\\Aid > Water"]);
        assert_eq!(labels, ["Berths", "Actor", "Aid > Water"]);
        assert_eq!(
            said.as_deref(),
            Some(
                "2 codes that stand under others are called by their last name, as “Aid > Water” for “Demand › Aid > Water”; where they stood is kept."
            )
        );
        let (labels, said) = called(&["Demand\\Berths", "Claim\\berths", "Claim\\Ice", "ice"]);
        assert_eq!(
            labels,
            ["Demand\\Berths", "Claim\\berths", "Claim\\Ice", "ice"]
        );
        assert_eq!(said, None);
        assert_eq!(called(&["a\\", "\\"]).1, None);
    }

    fn labels_of(reading: &Reading) -> Vec<String> {
        let marks = reading.articles.iter().flat_map(|article| &article.marks);
        marks.map(|mark| mark.label.clone()).collect()
    }

    #[test]
    fn where_it_stood_is_kept() {
        let mut reading = reading(&["Demand > Berths", "Actor"]);
        let paths = in_tables(&reading);
        by_last_name(&mut reading, &paths);
        let label = &reading.scheme.labels[0];
        assert_eq!(
            (label.name.as_str(), label.above.as_slice()),
            ("Berths", &["Demand".to_owned()][..])
        );
        assert_eq!(reading.scheme.labels.len(), 1);
    }
}
