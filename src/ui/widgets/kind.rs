//! Kinds as buttons: the place in the codebook gives the colour, the stroke the line.

use super::bare_button;
use crate::domain::Kind;
use crate::ui::html::El;

/// A button for a kind, without its label. `base`: further classes.
pub fn kind_button(
    base: &str,
    place: usize,
    kind: &Kind,
    press: impl FnMut() + Send + 'static,
) -> El {
    let class = format!("{base} kind-{place} stroke-{}", kind.stroke.word());
    bare_button(press).attr_text("class", class)
}
