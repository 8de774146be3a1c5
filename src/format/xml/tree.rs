//! A whole XML file as a tree of elements.

use super::{Visit, visit};
use crate::format::incoming::{Fault, bounds};

/// An element. Names have their prefix.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::format) struct Element {
    /// Its name.
    pub(in crate::format) name: String,
    /// Its attributes, in their order.
    pub(in crate::format) attributes: Vec<(String, String)>,
    /// The elements in it, in their order.
    pub(in crate::format) children: Vec<Self>,
    /// All text directly in it.
    pub(in crate::format) text: String,
}

impl Element {
    /// The name without its prefix.
    pub(in crate::format) fn local(&self) -> &str {
        self.name.rsplit(':').next().unwrap_or(&self.name)
    }

    /// An attribute by its name with prefix.
    pub(in crate::format) fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    }

    /// The elements in it with a name, prefixes ignored.
    pub(in crate::format) fn all<'a>(&'a self, local: &'a str) -> impl Iterator<Item = &'a Self> {
        self.children
            .iter()
            .filter(move |child| child.local() == local)
    }

    /// The first of these.
    pub(in crate::format) fn first(&self, local: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.local() == local)
    }
}

/// The outermost element of a file. Linear in the file.
///
/// # Errors
/// As [`visit`] does, and where there is no element.
pub(in crate::format) fn tree(bytes: &[u8]) -> Result<Element, Fault> {
    let mut growing = Growing::default();
    visit(bytes, &mut growing)?;
    let root = growing.done;
    root.ok_or_else(|| Fault::new("There is no XML in it", "Save it again where it comes from"))
}

#[derive(Default)]
struct Growing {
    open: Vec<Element>,
    done: Option<Element>,
    kept: usize,
}

impl Visit for Growing {
    fn qualified(&self) -> bool {
        true
    }

    fn open(&mut self, name: &str, attributes: &[(String, String)]) {
        self.kept += name.len();
        self.open.push(Element {
            name: name.to_owned(),
            attributes: attributes.to_vec(),
            ..Element::default()
        });
    }

    fn text(&mut self, text: &str) {
        if let Some(element) = self.open.last_mut() {
            self.kept += text.len();
            element.text.push_str(text);
        }
    }

    fn close(&mut self, _: &str) {
        let Some(element) = self.open.pop() else {
            return;
        };
        match self.open.last_mut() {
            Some(parent) => parent.children.push(element),
            None => self.done = self.done.take().or(Some(element)),
        }
    }

    /// Attributes are not counted: they cannot be more than the file.
    fn kept(&self) -> usize {
        self.kept.min(bounds::XML_TEXT + 1)
    }
}
