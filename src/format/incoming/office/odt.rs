//! The text of a document of LibreOffice.

use super::Paragraphs;
use super::besides::Besides;
use crate::format::incoming::problem::Fault;
use crate::format::xml::{self, Visit};

/// Elements whose text is no part of the article.
const SKIPPED: [&str; 5] = ["note", "annotation", "tracked-changes", "forms", "desc"];

/// Most blanks that one element may stand for.
const BLANKS: usize = 200;

struct Body<'a> {
    text: &'a mut Paragraphs,
    /// Open elements that are skipped, with whatever is in them.
    skipped: usize,
    /// Open paragraphs and headings: nothing else has text of its own.
    paragraphs: usize,
    besides: Besides,
}

/// Reads `content.xml`. Linear.
///
/// # Errors
/// [`Fault`].
pub(super) fn read(bytes: &[u8], text: &mut Paragraphs) -> Result<Vec<&'static str>, Fault> {
    let mut body = Body {
        text,
        skipped: 0,
        paragraphs: 0,
        besides: Besides::default(),
    };
    xml::visit(bytes, &mut body)?;
    Ok(body.besides.told("notes and comments"))
}

impl Visit for Body<'_> {
    fn open(&mut self, name: &str, attributes: &[(String, String)]) {
        if SKIPPED.contains(&name) {
            self.skipped += 1;
            self.besides.notes |= matches!(name, "note" | "annotation");
            self.besides.changes |= name == "tracked-changes";
        }
        if self.skipped > 0 {
            return;
        }
        match name {
            "p" | "h" => {
                self.text.end();
                self.paragraphs += 1;
            }
            "tab" => self.text.push("\t"),
            "line-break" => self.text.push("\n"),
            "s" => {
                let count = attributes.iter().find(|(name, _)| name == "c");
                let count = count.and_then(|(_, value)| value.parse().ok());
                let count: usize = count.unwrap_or(1);
                self.text.push(&" ".repeat(count.min(BLANKS)));
            }
            "image" => self.besides.pictures = true,
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.paragraphs == 0 || self.skipped > 0 {
            return;
        }
        // Line ends of the file are blanks; what is meant to be one has an element of its own.
        for (i, part) in text.split(['\n', '\r', '\t']).enumerate() {
            if i > 0 {
                self.text.push(" ");
            }
            self.text.push(part);
        }
    }

    fn close(&mut self, name: &str) {
        if SKIPPED.contains(&name) {
            self.skipped = self.skipped.saturating_sub(1);
        } else if self.skipped == 0 && matches!(name, "p" | "h") {
            self.text.end();
            self.paragraphs = self.paragraphs.saturating_sub(1);
        }
    }

    fn kept(&self) -> usize {
        self.text.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_headings_blanks_and_notes() {
        let xml = "<office:document-content><office:body><office:text>\n <text:tracked-changes><text:p>gone</text:p></text:tracked-changes>\
             <text:h text:outline-level=\"1\">Talks end</text:h>\n<text:p>They<text:s text:c=\"2\"/>met<text:note><text:note-body>\
             <text:p>where?</text:p></text:note-body></text:note>,<text:line-break/>then <text:span>left</text:span>.</text:p>\
             <text:p/><text:list><text:list-item><text:p>One<text:s text:c='4000000000'/>!</text:p></text:list-item></text:list>\
             </office:text></office:body></office:document-content>";
        let mut text = Paragraphs::default();
        let left_out = read(xml.as_bytes(), &mut text).unwrap();
        let text = text.finish();
        assert!(
            text.starts_with("Talks end\n\nThey  met,\nthen left.\n\nOne   "),
            "{text}"
        );
        let rest = "Talks end\n\nThey  met,\nthen left.\n\nOne!";
        assert_eq!(text.len(), rest.len() + BLANKS);
        assert_eq!(
            left_out,
            [
                "notes and comments",
                "words that were deleted while changes were tracked"
            ]
        );
    }
}
