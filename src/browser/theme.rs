//! How the page looks, as the user chose: told to the style sheet on the root element.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::OrLog;
use crate::domain::Colour;
use crate::domain::json::shown;

use super::preferences::{LineSpacing, TextFace, TextSize, Theme};

/// Light, dark, or as the system has it; in the last case the style sheet follows when the system changes.
/// `public/theme.js` does the same before the first paint.
pub fn apply_theme(theme: Theme) {
    let Some(root) = root() else { return };
    match theme.name() {
        Some(name) => root.set_attribute("data-theme", name),
        None => root.remove_attribute("data-theme"),
    }
    .or_log("could not set the theme");
}

/// Size, face and spacing of the article.
pub fn apply_reading(size: TextSize, face: TextFace, spacing: LineSpacing) {
    let Some(root) = root() else { return };
    let style = root.style();
    for (name, value) in [
        ("--text-size", size.css()),
        ("--text-face", face.css()),
        ("--line", spacing.css()),
    ] {
        style
            .set_property(name, value)
            .or_log("could not set the type");
    }
}

fn root() -> Option<HtmlElement> {
    web_sys::window()?
        .document()?
        .document_element()?
        .dyn_into()
        .ok()
}

/// Gives a kind its colour: everything the style sheet paints for the kind at this place of the codebook follows from it.
/// `None`: the style sheet's own, which is designed for light and dark apart.
pub fn set_kind_colour(place: usize, colour: Option<Colour>) {
    let Some(root) = root() else { return };
    let (name, style) = (format!("--kind-{place}"), root.style());
    match colour {
        Some(colour) => style.set_property(&name, &shown(&colour)),
        None => style.remove_property(&name).map(drop),
    }
    .or_log("could not set a colour");
}
