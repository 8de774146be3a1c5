//! How high sections will be before they are laid out. A good guess keeps the scroll bar honest and places steady.

use web_sys::HtmlElement;

use super::dom::{append, computed, set, style};
use super::geometry::Rect;
use super::template::Templates;
use crate::domain::{Block, BlockKind, Span, Text};

/// Longest text that is set as a trial, in code points.
const SAMPLE: u32 = 600;

/// How this article is set in this column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Size {
    /// Height of a line.
    line: f64,
    /// Code points in a line.
    per_line: f64,
    /// Between two paragraphs.
    gap: f64,
    /// What it holds for: width of the host and size of its font.
    setting: (i32, f64),
}

impl Default for Size {
    /// For a page that can't be measured, such as a hidden one.
    fn default() -> Self {
        Self {
            line: 30.0,
            per_line: 68.0,
            gap: 16.0,
            setting: (0, 0.0),
        }
    }
}

impl Size {
    /// Sets the longest of the first paragraphs as a trial: so the estimate knows the fonts, the column and the script.
    /// Lays out the host, which should be empty but for what is not in the flow.
    pub(super) fn measure(
        host: &HtmlElement,
        templates: &Templates,
        text: &Text,
        blocks: &[Block],
    ) -> Self {
        let longest = blocks.iter().take(24).max_by_key(|b| b.span.len());
        let Some(span) = longest.map(|b| b.span) else {
            return Self::default();
        };
        let sample = Span::new(span.start(), span.start().plus(span.len().min(SAMPLE)));
        let (one, many) = (
            templates.block(BlockKind::Paragraph),
            templates.block(BlockKind::Paragraph),
        );
        let trial = templates.section();
        one.set_text_content(Some("n"));
        many.set_text_content(Some(text.slice(sample)));
        append(&trial, &one);
        append(&trial, &many);
        // A trial that is itself left out of the layout would say nothing.
        set(&trial, "content-visibility", "visible");
        append(host, &trial);
        let first = Rect::from(one.get_bounding_client_rect());
        let second = Rect::from(many.get_bounding_client_rect());
        let padding = pixels(&one, "padding-top") + pixels(&one, "padding-bottom");
        trial.remove();
        let line = first.height - padding;
        if line <= 0.0 || second.height <= padding {
            return Self::default();
        }
        // The last line is half full on the average.
        let lines = ((second.height - padding) / line - 0.5).max(0.5);
        Self {
            line,
            per_line: (f64::from(sample.len()) / lines).max(8.0),
            gap: (second.top - first.bottom()).max(0.0) + padding,
            setting: setting(host),
        }
    }

    /// Whether the column is still set as it was.
    pub(super) fn is_for(&self, host: &HtmlElement) -> bool {
        self.setting == setting(host)
    }

    /// Estimated height of a block with the space around it, in pixels.
    fn block(&self, block: &Block) -> f64 {
        let heading = matches!(block.kind, BlockKind::Heading | BlockKind::Title);
        let scale = if heading { 1.3 } else { 1.0 };
        let lines = (f64::from(block.span.len()) * scale / self.per_line)
            .ceil()
            .max(1.0);
        lines * self.line * scale + self.gap * scale
    }

    /// Estimated height of some blocks in a row.
    fn all(&self, blocks: &[Block]) -> f64 {
        blocks.iter().map(|b| self.block(b)).sum()
    }

    /// How many blocks from the start on it takes to fill a height.
    pub(super) fn fitting(&self, blocks: &[Block], height: f64) -> usize {
        let mut left = height;
        let whole = blocks.iter().take_while(|b| {
            let fits = left > 0.0;
            left -= self.block(b);
            fits
        });
        whole.count()
    }

    /// Tells the style sheet how high a section or a chapter of these blocks will be.
    pub(super) fn put(&self, element: &HtmlElement, blocks: &[Block]) {
        style(element, "--size", self.all(blocks));
    }
}

fn setting(host: &HtmlElement) -> (i32, f64) {
    (host.client_width(), pixels(host, "font-size"))
}

/// A length of the element's style, in pixels. Read by the browser's own number parser, which costs the program nothing.
fn pixels(element: &HtmlElement, property: &str) -> f64 {
    let value = computed(element).and_then(|s| s.get_property_value(property).ok());
    value
        .map(|v| js_sys::Number::parse_float(&v))
        .filter(|size| size.is_finite())
        .unwrap_or(0.0)
}
