//! XML as other programs write it, read in one go and within bounds: no document type, no entities of its own. And the
//! escapes it takes to write it.

mod escape;
mod tree;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::QName;

pub(super) use escape::{attribute, content, is_allowed};
pub(super) use tree::{Element, tree};

use super::incoming::{Fault, bounds};

/// What is done with an XML file as it is read.
pub(super) trait Visit {
    /// Whether names come with their prefix. By default without.
    fn qualified(&self) -> bool {
        false
    }
    /// An element begins. What `attribute` gives is what stands there, unescaped.
    fn open(&mut self, name: &str, attributes: &[(String, String)]);
    /// Text inside the innermost element that is open.
    fn text(&mut self, text: &str);
    /// An element ends.
    fn close(&mut self, name: &str);
    /// How much has been kept so far, in bytes.
    fn kept(&self) -> usize;
}

/// Reads a file from its first to its last element. Linear in the file.
///
/// # Errors
/// [`Fault`]: no UTF-8, no sound XML, a document type, or more than [`bounds`] allow.
pub(super) fn visit(bytes: &[u8], visitor: &mut dyn Visit) -> Result<(), Fault> {
    const DAMAGED: &str = "Open it in the program it belongs to and save it again";
    let text = std::str::from_utf8(bytes)
        .map_err(|_| Fault::new("The XML in it is not UTF-8", DAMAGED))?;
    let mut reader = Reader::from_str(text.strip_prefix('\u{feff}').unwrap_or(text));
    // Names of ends are compared by the reader, so that depth can be trusted.
    reader.config_mut().check_end_names = true;
    let broken = || Fault::new("The XML in it is damaged", DAMAGED);
    let mut depth = 0_usize;
    loop {
        match reader.read_event().map_err(|_| broken())? {
            Event::Start(start) => {
                depth += 1;
                if depth > bounds::XML_DEPTH {
                    return Err(Fault::new(
                        format!(
                            "Its elements lie more than {} deep in each other",
                            bounds::XML_DEPTH
                        ),
                        DAMAGED,
                    ));
                }
                opened(&start, visitor)?;
            }
            Event::Empty(start) => {
                opened(&start, visitor)?;
                visitor.close(name(start.name(), visitor.qualified()));
            }
            Event::End(end) => {
                depth = depth.saturating_sub(1);
                visitor.close(name(end.name(), visitor.qualified()));
            }
            Event::Text(text) => visitor.text(&text.into_inner()),
            Event::CData(text) => visitor.text(&text.into_inner()),
            Event::GeneralRef(reference) => {
                let name = reference.into_inner();
                let unescaped = unescape(&name)
                    .ok_or_else(|| Fault::new("It uses entities, which are not read", DAMAGED))?;
                visitor.text(unescaped.encode_utf8(&mut [0; 4]));
            }
            Event::DocType(_) => {
                return Err(Fault::new(
                    "It declares a document type (DOCTYPE), which no program writes that stores documents",
                    "Do not use it, or ask where it comes from",
                ));
            }
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
        if visitor.kept() > bounds::XML_TEXT {
            return Err(Fault::new(
                format!(
                    "It has more than {} MB of text",
                    bounds::megabytes(bounds::XML_TEXT as u64)
                ),
                "Split it into several documents",
            ));
        }
    }
    match depth {
        0 => Ok(()),
        _ => Err(broken()),
    }
}

fn opened(start: &BytesStart<'_>, visitor: &mut dyn Visit) -> Result<(), Fault> {
    let mut attributes = Vec::new();
    // The reader would compare each with each otherwise.
    for attribute in start.attributes().with_checks(false) {
        let attribute =
            attribute.map_err(|_| Fault::new("The XML in it is damaged", "Save it again"))?;
        if attributes.len() == bounds::XML_ATTRIBUTES {
            return Err(Fault::new(
                format!(
                    "One of its elements has more than {} attributes",
                    bounds::XML_ATTRIBUTES
                ),
                "Open it in the program it belongs to and save it again",
            ));
        }
        let key = name(attribute.key, visitor.qualified()).to_owned();
        attributes.push((key, unescaped(&attribute.value)));
    }
    visitor.open(name(start.name(), visitor.qualified()), &attributes);
    Ok(())
}

fn name(name: QName<'_>, qualified: bool) -> &str {
    match qualified {
        true => name.into_inner(),
        false => name.local_name().into_inner(),
    }
}

/// A value with its references put in; unknown ones stay as they stand.
fn unescaped(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let end = after.bytes().take(12).position(|b| b == b';');
        match end.and_then(|end| Some((unescape(&after[..end])?, end))) {
            Some((character, end)) => {
                out.push(character);
                rest = &after[end + 1..];
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

/// The character that `amp`, `#233` or `#xE9` stands for.
fn unescape(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code).filter(|c| *c != '\0')?
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Default)]
    struct Seen(String);

    impl Visit for Seen {
        fn open(&mut self, name: &str, attributes: &[(String, String)]) {
            self.0.push_str(&format!("<{name}"));
            for (name, value) in attributes {
                self.0.push_str(&format!(" {name}={value}"));
            }
            self.0.push('>');
        }
        fn text(&mut self, text: &str) {
            self.0.push_str(text);
        }
        fn close(&mut self, name: &str) {
            self.0.push_str(&format!("</{name}>"));
        }
        fn kept(&self) -> usize {
            self.0.len()
        }
    }

    fn seen(xml: &str) -> Result<String, String> {
        let mut seen = Seen::default();
        match visit(xml.as_bytes(), &mut seen) {
            Ok(()) => Ok(seen.0),
            Err(fault) => Err(fault.what),
        }
    }

    #[test]
    fn elements_text_and_references() {
        let xml = "<?xml version=\"1.0\"?><w:p a:b='1 &lt; 2 &x;'>T&#xE9;a &amp; co<w:tab/><!-- no --><![CDATA[<x>]]></w:p>";
        let expected = "<p b=1 < 2 &x;>Téa & co<tab></tab><x></p>";
        assert_eq!(seen(xml).unwrap(), expected);
    }

    #[test]
    fn what_does_harm_is_refused() {
        let bomb = "<!DOCTYPE a [<!ENTITY b \"bbbb\">]><a>&b;</a>";
        assert!(seen(bomb).unwrap_err().contains("DOCTYPE"));
        assert!(seen("<a>&b;</a>").unwrap_err().contains("entities"));
        let deep = "<a>".repeat(300) + &"</a>".repeat(300);
        assert!(seen(&deep).unwrap_err().contains("256 deep"));
        let many: String = (0..300).map(|n| format!(" a{n}='1'")).collect();
        assert!(
            seen(&format!("<a{many}/>"))
                .unwrap_err()
                .contains("256 attributes")
        );
        for broken in ["<a>", "<a></b>", "</a>", "<a", "<a b=c/>", "&#0;"] {
            assert!(seen(broken).is_err(), "{broken}");
        }
        assert!(visit(b"<a>\xff</a>", &mut Seen::default()).is_err());
    }

    #[test]
    fn text_is_bounded() {
        let long = format!("<a>{}</a>", "a".repeat(bounds::XML_TEXT + 1));
        assert!(seen(&long).unwrap_err().contains("64 MB of text"));
    }
}
