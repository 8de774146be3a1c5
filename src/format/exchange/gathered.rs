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
    fn add(&mut self, values: &[String]) {
        self.many |= values.len() > 1;
        for value in values {
            if !self.known.contains(value.as_str()) {
                self.new.push(value.clone());
            }
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
            self.attribute(name, values);
        }
        for tie in &article.ties {
            self.tie(&tie.label);
        }
    }

    /// Those of one more tag: as of the article with it, but without writing down what else is known of it.
    pub(super) fn tag(&mut self, project: &Project, names: &Names, tag: &Annotation) {
        for (name, values) in &attributes::of(project, names, tag) {
            self.attribute(name, values);
        }
        for label in tie_labels(project, names, tag) {
            self.tie(label);
        }
    }

    fn attribute(&mut self, name: &str, values: &[String]) {
        if self.attributes.get(name).is_none() {
            self.attributes.insert(name.to_owned(), Default::default());
        }
        if let Some(known) = self.attributes.get_mut(name) {
            known.add(values);
        }
    }

    pub(super) fn tie(&mut self, label: &str) {
        if !self.ties.contains(label) {
            self.ties.insert(label.to_owned());
        }
    }

    /// A scheme with these and nothing else.
    pub fn finish(self) -> Scheme {
        let attributes = self.attributes.iter().map(|(name, values)| {
            let mut values = values.clone();
            values.settle();
            Attribute {
                name: name.clone(),
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
            gathered.attribute("proposition", &[format!("{:03}", n * 7 % 1000)]);
        }
        let scheme = gathered.finish();
        let expected: OrderedSet<String> =
            (0..900).map(|n| format!("{:03}", n * 7 % 1000)).collect();
        let expected: Vec<String> = expected.into_iter().collect();
        assert_eq!(scheme.attributes[0].values, expected);
        assert!(!scheme.attributes[0].many);
    }
}
