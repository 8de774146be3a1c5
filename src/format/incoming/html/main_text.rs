//! Which part of a page holds the article: what the page itself says is one, or else where most of its paragraphs stand
//! together.

use std::ops::Range;

use super::Node;
use super::text::is_skipped;

/// With fewer letters than this, nothing is an article.
const LEAST: usize = 200;

/// An element that is open.
struct Open {
    start: usize,
    /// How much the page itself says for its being the article.
    said: u8,
    paragraph: bool,
    link: bool,
    skipped: bool,
    /// Letters in it, however deep.
    letters: usize,
    /// Letters of links in it.
    linked: usize,
    /// Letters of paragraphs right in it, and half of those one deeper.
    weight: usize,
}

/// The nodes of that part, its element included; `None` where nothing looks like an article. Linear.
pub(super) fn find(nodes: &[Node]) -> Option<Range<usize>> {
    let mut open: Vec<Open> = Vec::new();
    let mut skipped = 0_usize;
    let mut said: Option<(u8, usize, Range<usize>)> = None;
    let mut dense: Option<(usize, Range<usize>)> = None;
    for (place, node) in nodes.iter().enumerate() {
        match node {
            Node::Open(element) => {
                let skip = is_skipped(element, true);
                skipped += usize::from(skip);
                let is = |name: &str| element.get("itemprop").split(' ').any(|p| p == name);
                let word = match element.tag.as_str() {
                    _ if is("articleBody") => 3,
                    "article" => 2,
                    "main" => 1,
                    _ if element.get("role") == "article" => 2,
                    _ if element.get("role") == "main" => 1,
                    _ => 0,
                };
                open.push(Open {
                    start: place,
                    said: word,
                    paragraph: matches!(element.tag.as_str(), "p" | "blockquote" | "pre"),
                    link: element.tag == "a",
                    skipped: skip,
                    letters: 0,
                    linked: 0,
                    weight: 0,
                });
            }
            Node::Text(text) if skipped == 0 => {
                if let Some(last) = open.last_mut() {
                    last.letters += text.chars().filter(|c| c.is_alphanumeric()).count();
                }
            }
            Node::Text(_) => {}
            Node::Close => {
                let Some(done) = open.pop() else { continue };
                skipped -= usize::from(done.skipped);
                let range = done.start..place + 1;
                let plain = done.letters.saturating_sub(done.linked);
                if done.said > 0 && plain >= LEAST {
                    // Of several articles on a page, the longest; a part of one goes before the whole.
                    let better = said
                        .as_ref()
                        .is_none_or(|(word, letters, _)| (done.said, plain) > (*word, *letters));
                    if better {
                        said = Some((done.said, plain, range.clone()));
                    }
                }
                if done.weight >= LEAST && dense.as_ref().is_none_or(|(w, _)| done.weight > *w) {
                    dense = Some((done.weight, range));
                }
                if let Some(parent) = open.last_mut() {
                    parent.letters += done.letters;
                    parent.linked += if done.link { done.letters } else { done.linked };
                    parent.weight += match done.paragraph {
                        true => plain,
                        false => done.weight / 2,
                    };
                }
            }
        }
    }
    said.map(|(_, _, range)| range)
        .or_else(|| dense.map(|(_, range)| range))
}
