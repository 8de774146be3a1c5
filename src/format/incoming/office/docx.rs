//! The text of a document of Word.

use super::Paragraphs;
use super::besides::Besides;
use crate::format::incoming::problem::Fault;
use crate::format::xml::{self, Visit};

/// Elements whose text is no part of the article, or is there a second time.
const SKIPPED: [&str; 6] = [
    "Fallback",
    "delText",
    "instrText",
    "del",
    "moveFrom",
    "delInstrText",
];

struct Body<'a> {
    text: &'a mut Paragraphs,
    /// Open elements that are skipped, with whatever is in them.
    skipped: usize,
    /// Open elements that hold text.
    in_text: usize,
    besides: Besides,
}

/// Reads `word/document.xml`. Linear.
///
/// # Errors
/// [`Fault`].
pub(super) fn read(bytes: &[u8], text: &mut Paragraphs) -> Result<Vec<&'static str>, Fault> {
    let mut body = Body {
        text,
        skipped: 0,
        in_text: 0,
        besides: Besides::default(),
    };
    xml::visit(bytes, &mut body)?;
    Ok(body.besides.told("notes"))
}

impl Visit for Body<'_> {
    fn open(&mut self, name: &str, _: &[(String, String)]) {
        if SKIPPED.contains(&name) {
            self.skipped += 1;
            self.besides.changes |= matches!(name, "del" | "moveFrom");
        }
        if self.skipped > 0 {
            return;
        }
        match name {
            "t" => self.in_text += 1,
            // A text box stands inside a paragraph and has paragraphs of its own.
            "p" | "txbxContent" => self.text.end(),
            "tab" => self.text.push("\t"),
            "br" | "cr" => self.text.push("\n"),
            "noBreakHyphen" => self.text.push("\u{2011}"),
            "softHyphen" => self.text.push("\u{ad}"),
            "footnoteReference" | "endnoteReference" => self.besides.notes = true,
            "drawing" | "pict" => self.besides.pictures = true,
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.in_text > 0 && self.skipped == 0 {
            self.text.push(text);
        }
    }

    fn close(&mut self, name: &str) {
        if SKIPPED.contains(&name) {
            self.skipped = self.skipped.saturating_sub(1);
        } else if self.skipped == 0 {
            match name {
                "t" => self.in_text = self.in_text.saturating_sub(1),
                "p" => self.text.end(),
                _ => {}
            }
        }
    }

    fn kept(&self) -> usize {
        self.text.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(body: &str) -> (String, Vec<&'static str>) {
        let xml = format!("<w:document><w:body>{body}</w:body></w:document>");
        let mut text = Paragraphs::default();
        let left_out = read(xml.as_bytes(), &mut text).unwrap();
        (text.finish(), left_out)
    }

    #[test]
    fn paragraphs_runs_breaks_and_tabs() {
        let body = "<w:p><w:pPr><w:tabs><w:foo/></w:tabs></w:pPr><w:r><w:t>Talks </w:t></w:r>\n<w:r><w:t>end</w:t></w:r></w:p>\
             <w:p/><w:p><w:r><w:t>One</w:t><w:br/><w:t>two</w:t><w:tab/><w:t>three &amp; four</w:t></w:r></w:p>";
        assert_eq!(text(body).0, "Talks end\n\nOne\ntwo\tthree & four");
    }

    #[test]
    fn deleted_words_field_codes_and_second_copies_stay_out() {
        let body = "<w:p><w:r><w:t>They met</w:t></w:r><w:del><w:r><w:delText> not</w:delText></w:r></w:del>\
             <w:r><w:instrText>HYPERLINK</w:instrText><w:footnoteReference/></w:r><w:ins><w:r><w:t>.</w:t></w:r></w:ins></w:p>\
             <w:p><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>Box</w:t></w:r></w:p></w:txbxContent></mc:Choice>\
             <mc:Fallback><w:p><w:r><w:t>Box</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:p>";
        let (text, left_out) = text(body);
        assert_eq!(text, "They met.\n\nBox");
        assert_eq!(
            left_out,
            [
                "notes",
                "words that were deleted while changes were tracked"
            ]
        );
    }
}
