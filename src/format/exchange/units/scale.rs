//! Positions of a text in some unit, to be written.

use super::Unit;
use crate::domain::{Offset, Text, graphemes};

/// Positions of a text, to be written in a unit.
#[derive(Clone, Debug)]
pub struct Scale<'a> {
    text: &'a Text,
    unit: Unit,
    /// Where each grapheme begins, and the end, in code points; where they are counted.
    borders: Vec<u32>,
}

impl<'a> Scale<'a> {
    /// Linear in the text where graphemes are counted.
    pub fn of(text: &'a Text, unit: Unit) -> Self {
        let borders = match unit {
            Unit::Graphemes => borders(text),
            Unit::CodePoints | Unit::Utf16 | Unit::Bytes => Vec::new(),
        };
        Self {
            text,
            unit,
            borders,
        }
    }

    /// A position in the unit; inside a grapheme, the one before it. Logarithmic.
    pub fn at(&self, at: Offset) -> u32 {
        match self.unit {
            Unit::CodePoints => at.0,
            Unit::Utf16 => self.text.utf16(at).0,
            Unit::Bytes => self.text.byte(at).0,
            Unit::Graphemes => {
                let after = self.borders.partition_point(|border| *border <= at.0);
                (after.saturating_sub(1)) as u32
            }
        }
    }
}

/// Where each grapheme begins, and the end, in code points.
pub(in crate::format::exchange) fn borders(text: &Text) -> Vec<u32> {
    let mut at = 0;
    let mut borders = vec![0];
    for grapheme in graphemes(text.as_str()) {
        at += grapheme.chars().count() as u32;
        borders.push(at);
    }
    borders
}
