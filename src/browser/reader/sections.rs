//! The text of an article, put into elements; marks come later.

use std::cell::Cell;

use web_sys::Node;

use super::article::{Paint, SECTION, Section};
use super::dom::{append, put};
use super::size::Size;
use super::template::Templates;
use crate::domain::json::shown;
use crate::domain::{Block, Text};

/// Builds all sections and adds them to `parent`, which is best not yet in the page. Linear in the text.
pub(super) fn build(
    parent: &Node,
    templates: &Templates,
    text: &Text,
    blocks: &[Block],
    size: &Size,
) -> Vec<Section> {
    let mut place = 0_usize;
    blocks
        .chunks(SECTION)
        .map(|chunk| {
            let element = templates.section();
            size.put(&element, chunk);
            for block in chunk {
                let child = templates.block(block.kind);
                put(&child, "data-i", &shown(&place));
                if block.number > 0 {
                    put(&child, "data-n", &shown(&block.number));
                }
                child.set_text_content(Some(text.slice(block.span)));
                append(&element, &child);
                place += 1;
            }
            append(parent, &element);
            Section {
                element,
                state: Cell::new(Paint::Bare),
            }
        })
        .collect()
}
