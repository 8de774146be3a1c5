//! Icons: a few strokes each, drawn in the colour of the text around them.

use crate::ui::html::{El, svg};

/// Which icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// An arrow turning back.
    Undo,
    /// An arrow turning forward.
    Redo,
    /// A cross.
    Close,
    /// A triangle pointing down.
    Down,
    /// A basket.
    Delete,
    /// Three lines.
    List,
    /// A plus.
    Add,
    /// An arrow into a tray.
    Export,
    /// Pencil.
    Edit,
}

impl Shape {
    const fn path(self) -> &'static str {
        match self {
            Self::Undo => "M9 14 4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3",
            Self::Redo => "m15 14 5-5-5-5M20 9H10a6 6 0 0 0 0 12h3",
            Self::Close => "M6 6l12 12M18 6 6 18",
            Self::Down => "m6 9 6 6 6-6",
            Self::Delete => "M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5M14 11v5",
            Self::List => "M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01",
            Self::Add => "M12 5v14M5 12h14",
            Self::Export => "M12 3v12M7 10l5 5 5-5M4 17v3h16v-3",
            Self::Edit => "M4 20l4-1L19 8l-3-3L5 16zM14 7l3 3",
        }
    }
}

/// An icon; it says nothing to a screen reader, the button around it does.
#[inline(never)]
pub fn icon(shape: Shape) -> El {
    svg("svg")
        .class("icon")
        .attr("viewBox", "0 0 24 24")
        .attr("width", "20")
        .attr("height", "20")
        .attr("fill", "none")
        .attr("stroke", "currentColor")
        .attr("stroke-width", "1.8")
        .attr("stroke-linecap", "round")
        .attr("stroke-linejoin", "round")
        .attr("aria-hidden", "true")
        .attr("focusable", "false")
        .child(svg("path").attr("d", shape.path()))
}
