//! Positions in the text ⇄ positions in the page.
//!
//! The page counts UTF-16 units in text nodes, or children of elements; the text counts code points. Nothing here assumes
//! how a block is cut into nodes: only that its text nodes together are its text.

use wasm_bindgen::JsCast;
use web_sys::{CharacterData, Document, Element, HtmlElement, Node, Range};

use super::article::{Article, CHAPTER, SECTION};
use crate::browser::OrLog;
use crate::domain::{Offset, Utf16Offset};

/// `NodeFilter.SHOW_TEXT`.
const SHOW_TEXT: u32 = 4;

/// The text nodes of one block, for many look-ups. Holds until the block is painted again.
pub(super) struct BlockNodes {
    /// UTF-16 units of the article before the block.
    base: u32,
    /// Each with the UTF-16 units of the block before it; never empty nodes.
    nodes: Vec<(u32, Node)>,
    length: u32,
}

/// Which node to take where two meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// The end of the one before.
    Before,
    /// The start of the one after: where a caret at the end of a soft line is seen, too.
    After,
}

impl BlockNodes {
    pub(super) fn of(document: &Document, article: &Article, place: usize) -> Option<Self> {
        let (element, block) = (article.element(place)?, article.block(place)?);
        let walker = document
            .create_tree_walker_with_what_to_show(&element, SHOW_TEXT)
            .or_log("could not walk through a block")?;
        let mut nodes = Vec::new();
        let mut length = 0;
        while let Ok(Some(node)) = walker.next_node() {
            let units = node.unchecked_ref::<CharacterData>().length();
            if units > 0 {
                nodes.push((length, node));
                length += units;
            }
        }
        Some(Self {
            base: article.text.utf16(block.span.start()).0,
            nodes,
            length,
        })
    }

    /// The place of a position of this block; the nearest end for any other.
    pub(super) fn point(&self, article: &Article, at: Offset, side: Side) -> Option<(&Node, u32)> {
        let units = article
            .text
            .utf16(at)
            .0
            .saturating_sub(self.base)
            .min(self.length);
        let after = match side {
            Side::Before => self.nodes.partition_point(|(start, _)| *start < units),
            Side::After => self.nodes.partition_point(|(start, _)| *start <= units),
        };
        let (start, node) = self.nodes.get(after.saturating_sub(1))?;
        Some((node, units - start))
    }
}

/// The place of a position in the page.
pub(super) fn point(
    document: &Document,
    article: &Article,
    at: Offset,
    side: Side,
) -> Option<(Node, u32)> {
    let (place, at) = article.settle(at)?;
    let nodes = BlockNodes::of(document, article, place)?;
    nodes
        .point(article, at, side)
        .map(|(node, units)| (node.clone(), units))
}

/// Where a place in the page is, as far as the article is concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Boundary {
    /// In a block.
    In(Offset),
    /// Before the block with this place, after the one before it; as many as there are blocks: after all of them.
    Between(usize),
    /// Outside, before the article.
    Ahead,
    /// Outside, after it.
    Behind,
}

/// Finds it out, for any node of the page, be it text or element.
pub(super) fn boundary(
    host: &Element,
    article: &Article,
    node: &Node,
    offset: u32,
) -> Option<Boundary> {
    if !host.contains(Some(node)) {
        let range = Range::new().or_log("could not make a range")?;
        range
            .select_node_contents(host)
            .or_log("could not take the article as a range")?;
        let side = range.compare_point(node, offset).ok()?;
        return Some(if side < 0 {
            Boundary::Ahead
        } else {
            Boundary::Behind
        });
    }
    if let Some(place) = place_of(node) {
        return within(article, place, node, offset).map(Boundary::In);
    }
    Some(Boundary::Between(blocks_before(
        host, article, node, offset,
    )))
}

/// How many blocks are before a place that is in none of them: in the host itself, a chapter, a section, or what is drawn
/// over the text.
fn blocks_before(host: &Element, article: &Article, node: &Node, offset: u32) -> usize {
    let (blocks, offset) = (article.blocks.all().len(), offset as usize);
    let before = |section: usize| (section * SECTION).min(blocks);
    if node.is_same_node(Some(host)) {
        return before(offset * CHAPTER);
    }
    let holds = |element: &HtmlElement| element.contains(Some(node));
    let Some(chapter) = article.chapters.iter().position(holds) else {
        return blocks;
    };
    let sections = article.sections_in(chapter);
    if article.chapters[chapter].is_same_node(Some(node)) {
        return before((sections.start + offset).min(sections.end));
    }
    let end = sections.end;
    let mut among = sections;
    match among.find(|s| holds(&article.sections[*s].element)) {
        Some(section) if article.sections[section].element.is_same_node(Some(node)) => {
            (before(section) + offset).min(before(section + 1))
        }
        Some(section) => before(section + 1),
        None => before(end),
    }
}

/// The place of the block that holds a node; `None` when it is in none.
pub(super) fn place_of(node: &Node) -> Option<usize> {
    let element = node
        .dyn_ref::<Element>()
        .cloned()
        .or_else(|| node.parent_element())?;
    let block = element.closest("[data-i]").ok()??;
    block.get_attribute("data-i")?.parse().ok()
}

/// The position in its block: counts the UTF-16 units from the start of the block to the place.
fn within(article: &Article, place: usize, node: &Node, offset: u32) -> Option<Offset> {
    let (element, block) = (article.element(place)?, article.block(place)?);
    let range = Range::new().or_log("could not make a range")?;
    range
        .set_start(&element, 0)
        .or_log("could not begin a range")?;
    range.set_end(node, offset).ok()?;
    let units = article.text.utf16(block.span.start()).0 + range.to_string().length();
    Some(
        article
            .text
            .offset_at_utf16(Utf16Offset(units))
            .clamp(block.span.start(), block.span.end()),
    )
}

impl Boundary {
    /// As the start of a selection: what comes after it.
    pub(super) fn as_start(self, article: &Article) -> Option<Offset> {
        let blocks = article.blocks.all();
        let last = blocks.last()?.span.end();
        Some(match self {
            Self::In(at) => at,
            Self::Between(i) => blocks.get(i).map_or(last, |b| b.span.start()),
            Self::Ahead => blocks.first()?.span.start(),
            Self::Behind => last,
        })
    }

    /// As the end of a selection: what comes before it. The start of a block counts as the end of the one before, since
    /// no character of it is selected: that is where browsers end the selection of a whole paragraph.
    pub(super) fn as_end(self, article: &Article) -> Option<Offset> {
        let blocks = article.blocks.all();
        let first = blocks.first()?.span.start();
        let end_before = |i: usize| {
            i.checked_sub(1)
                .and_then(|i| blocks.get(i))
                .map_or(first, |b| b.span.end())
        };
        Some(match self {
            Self::In(at) => match article.blocks.at(at) {
                Some(i) if blocks.get(i).is_some_and(|b| b.span.start() == at) => end_before(i),
                _ => at,
            },
            Self::Between(i) => end_before(i),
            Self::Ahead => first,
            Self::Behind => blocks.last()?.span.end(),
        })
    }

    pub(super) fn is_outside(self) -> bool {
        matches!(self, Self::Ahead | Self::Behind)
    }
}
