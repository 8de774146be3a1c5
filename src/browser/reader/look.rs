//! How a kind of tag looks in the text.

use js_sys::JsString;

use crate::domain::{Category, Kind, Stroke, lower_case};

/// The look of one kind; its place in the list of looks names its classes (`kind-0`, `tint-0`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// What stands on its badge: “D”.
    pub cap: String,
    /// What is said at its start: “demand”.
    pub say: String,
    /// Shape of its line.
    pub stroke: Stroke,
    /// Whether it tints the words.
    pub statement: bool,
}

impl From<&Kind> for Look {
    /// The badge shows the key, which no two kinds share; without a key, the first letter of the label.
    fn from(kind: &Kind) -> Self {
        let cap = match &kind.key {
            Some(key) => key.cap(),
            None => kind.label.chars().take(1).collect(),
        };
        Self {
            // By the browser, which has the tables for it.
            cap: JsString::from(cap).to_upper_case().into(),
            say: lower_case(&kind.label),
            stroke: kind.stroke,
            statement: kind.category == Category::Statement,
        }
    }
}
