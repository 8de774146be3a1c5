//! The text of an article, put into elements; marks come later.

use std::cell::Cell;

use js_sys::JsString;
use web_sys::{HtmlElement, Node};

use super::article::{CHAPTER, Paint, SECTION, Section};
use super::dom::{append, put_named};
use super::size::Size;
use super::template::Templates;
use crate::domain::{Block, Text};

/// Builds all sections, in chapters, and adds these to `parent`, which is best not yet in the page. Linear in the text.
pub(super) fn build(
    parent: &Node,
    templates: &Templates,
    text: &Text,
    blocks: &[Block],
    size: &Size,
) -> (Vec<Section>, Vec<HtmlElement>) {
    // Told to the browser once, and not for each of thousands of blocks.
    let [place_name, number_name] = ["data-i", "data-n"].map(JsString::from);
    let mut place = 0_usize;
    let mut sections = Vec::with_capacity(blocks.len().div_ceil(SECTION));
    let chapters = blocks.chunks(SECTION * CHAPTER).map(|blocks| {
        let chapter = templates.chapter();
        size.put(&chapter, blocks);
        for chunk in blocks.chunks(SECTION) {
            let element = templates.section();
            size.put(&element, chunk);
            for block in chunk {
                let child = templates.block(block.kind);
                put_named(&child, &place_name, &templates.number(place));
                if block.number > 0 {
                    let number = templates.number(block.number as usize);
                    put_named(&child, &number_name, &number);
                }
                child.set_text_content(Some(text.slice(block.span)));
                append(&element, &child);
                place += 1;
            }
            append(&chapter, &element);
            sections.push(Section {
                element,
                state: Cell::new(Paint::Bare),
            });
        }
        append(parent, &chapter);
        chapter
    });
    let chapters = chapters.collect();
    (sections, chapters)
}
