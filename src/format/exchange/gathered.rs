//! Which attributes and ties articles use, and what attributes are given.

use super::attributes;
use super::describe::{Names, tie_labels};
use super::model::{Article, Attribute, Scheme};
use crate::domain::{Annotation, OrderedSet, Project, Table};

/// What an attribute is given.
#[derive(Clone, Debug, Default)]
struct Values {
    known: OrderedSet<String>,
    /// Those that are not among them yet: what is said in people’s own words is nearly always something new, and adding each in its
    /// place moves all behind it.
    new: Vec<String>,
    many: bool,
}

impl Values {
    fn add(&mut self, value: &str) {
        if !self.known.contains(value) {
            self.new.push(value.to_owned());
        }
        if self.new.len() > self.known.iter().len() + 50 {
            self.settle();
        }
    }

    fn settle(&mut self) {
        let known = std::mem::take(&mut self.known);
        self.known = known.into_iter().chain(self.new.drain(..)).collect();
    }
}

/// Which attributes and ties are used.
#[derive(Clone, Debug, Default)]
pub struct Gathered {
    attributes: Table<String, Values>,
    ties: OrderedSet<String>,
}

impl Gathered {
    /// Those of one more article.
    pub fn add(&mut self, article: &Article) {
        for (name, values) in article.marks.iter().flat_map(|mark| &mark.attributes) {
            self.attribute(name, values.iter().map(String::as_str));
        }
        for tie in &article.ties {
            self.tie(&tie.label);
        }
    }

    /// Those of one more tag: as of the article with it, but without writing down what else is known of it.
    pub(super) fn tag(&mut self, project: &Project, names: &Names, tag: &Annotation) {
        attributes::each(project, names, tag, &mut |name, values| {
            let values = values.iter().map(AsRef::as_ref);
            let blank = |value: &str| value.chars().all(char::is_whitespace);
            let mut values = values.filter(|value| !blank(value)).peekable();
            if values.peek().is_some() {
                self.attribute(name, values);
            }
        });
        for label in tie_labels(project, names, tag) {
            self.tie(label);
        }
    }

    /// Values of an attribute; one of them may be there twice.
    fn attribute<'v>(&mut self, name: &str, values: impl Iterator<Item = &'v str>) {
        if self.attributes.get(name).is_none() {
            self.attributes.insert(name.to_owned(), Default::default());
        }
        let Some(known) = self.attributes.get_mut(name) else {
            return;
        };
        let mut first = None;
        for value in values {
            known.many |= *first.get_or_insert(value) != value;
            known.add(value);
        }
    }

    pub(super) fn tie(&mut self, label: &str) {
        if !self.ties.contains(label) {
            self.ties.insert(label.to_owned());
        }
    }

    /// A scheme with these and nothing else.
    pub fn finish(mut self) -> Scheme {
        let names: Vec<String> = self.attributes.keys().cloned().collect();
        let attributes = names.into_iter().map(|name| {
            let mut values = self.attributes.remove(&name).unwrap_or_default();
            values.settle();
            Attribute {
                name,
                values: values.known.into_iter().collect(),
                many: values.many,
            }
        });
        let mut attributes: Vec<Attribute> = attributes.collect();
        crate::domain::sort(&mut attributes, |a, b| {
            (attributes::rank(&a.name), &a.name).cmp(&(attributes::rank(&b.name), &b.name))
        });
        Scheme {
            attributes,
            ties: self.ties.iter().cloned().collect(),
            ..Scheme::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_told_once_and_in_order() {
        let mut gathered = Gathered::default();
        for n in (0..500).chain(0..900) {
            // Up and down, as people write.
            let value = format!("{:03}", n * 7 % 1000);
            gathered.attribute("proposition", [value.as_str()].into_iter());
        }
        let scheme = gathered.finish();
        let expected: OrderedSet<String> =
            (0..900).map(|n| format!("{:03}", n * 7 % 1000)).collect();
        let expected: Vec<String> = expected.into_iter().collect();
        assert_eq!(scheme.attributes[0].values, expected);
        assert!(!scheme.attributes[0].many);
    }
}
