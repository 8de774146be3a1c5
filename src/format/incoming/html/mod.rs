//! Web pages, after the browser has taken them apart: what they say of themselves, and their text as paragraphs.

mod json_ld;
mod main_text;
mod meta;
mod quiet;
mod text;

pub use quiet::quiet;

use super::bounds;
use super::facts::Facts;
use super::problem::Fault;

/// A step through a page, in the order of its source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// An element begins.
    Open(Box<Element>),
    /// Text.
    Text(String),
    /// The innermost element that is open ends.
    Close,
}

/// An element, as far as it is of interest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Element {
    /// Its name, in small letters.
    pub tag: String,
    /// Attributes that are of interest, see [`ATTRIBUTES`].
    pub attributes: Vec<(&'static str, String)>,
}

/// The attributes that are of interest.
pub const ATTRIBUTES: [&str; 13] = [
    "lang",
    "name",
    "property",
    "itemprop",
    "content",
    "rel",
    "href",
    "datetime",
    "role",
    "hidden",
    "aria-hidden",
    "alt",
    "class",
];

impl Element {
    /// What an attribute says; empty without it.
    pub fn get(&self, name: &str) -> &str {
        let mut all = self.attributes.iter();
        all.find(|(one, _)| *one == name)
            .map_or("", |(_, value)| value)
    }

    fn has(&self, name: &str) -> bool {
        self.attributes.iter().any(|(one, _)| *one == name)
    }
}

/// How much of a page is taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Extent {
    /// The part that holds the article, as far as it can be told.
    #[default]
    Main,
    /// All of it.
    Whole,
}

/// What came out of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// Its text, a blank line between paragraphs.
    pub text: String,
    /// What it says of itself.
    pub facts: Facts,
    /// Whether it is the whole page because no main part was found.
    pub no_main: bool,
}

/// Reads a page: the nodes of it, and its source, in which data for machines may stand. Linear in both.
///
/// # Errors
/// [`Fault`] when it is more than [`bounds`] allow.
pub fn read(nodes: &[Node], source: &str, extent: Extent) -> Result<Page, Fault> {
    let mut depth = 0_usize;
    for node in nodes {
        match node {
            Node::Open(_) => depth += 1,
            Node::Close => depth = depth.saturating_sub(1),
            Node::Text(_) => {}
        }
        if depth > bounds::HTML_DEPTH {
            return Err(Fault::new(
                format!(
                    "Its elements lie more than {} deep in each other",
                    bounds::HTML_DEPTH
                ),
                "Save the page as text and import that",
            ));
        }
    }
    let mut facts = Facts::default();
    meta::gather(nodes, &mut facts);
    json_ld::gather(source, &mut facts);
    meta::gather_visible(nodes, &mut facts);
    let main = match extent {
        Extent::Whole => None,
        Extent::Main => main_text::find(nodes),
    };
    let no_main = extent == Extent::Main && main.is_none();
    let range = main.unwrap_or(0..nodes.len());
    Ok(Page {
        text: text::of(&nodes[range], extent == Extent::Main),
        facts,
        no_main,
    })
}

#[cfg(test)]
mod tests;
