//! What characters need in XML 1.0.

/// Whether XML can hold a character at all.
pub(in crate::format) const fn is_allowed(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

/// A value between double quotation marks. Line ends and tabs as references: readers make blanks of them otherwise.
pub(in crate::format) fn attribute(out: &mut String, value: &str) {
    escaped(out, value, true);
}

/// Text between tags.
pub(in crate::format) fn content(out: &mut String, text: &str) {
    escaped(out, text, false);
}

fn escaped(out: &mut String, text: &str, quoted: bool) {
    let mut rest = text;
    while let Some(at) = rest.bytes().position(may_matter) {
        let (plain, behind) = rest.split_at(at);
        out.push_str(plain);
        let mut characters = behind.chars();
        if let Some(c) = characters.next() {
            one(out, c, quoted);
        }
        rest = characters.as_str();
    }
    out.push_str(rest);
}

/// Whether a character that begins with this byte may be one that cannot stand as it is. 0xEF begins the last of those of three
/// bytes, of which two are forbidden.
const fn may_matter(byte: u8) -> bool {
    matches!(byte, ..b' ' | b'&' | b'<' | b'>' | b'"' | 0xef)
}

fn one(out: &mut String, c: char, quoted: bool) {
    match c {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '"' if quoted => out.push_str("&quot;"),
        '\n' if quoted => out.push_str("&#10;"),
        '\t' if quoted => out.push_str("&#9;"),
        '\r' => out.push_str("&#13;"),
        c if is_allowed(c) => out.push(c),
        _ => out.push(char::REPLACEMENT_CHARACTER),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_survive_what_readers_do_to_white_space() {
        let mut out = String::new();
        attribute(&mut out, "a\tb\n\"c\" & <d>\u{1}");
        assert_eq!(out, "a&#9;b&#10;&quot;c&quot; &amp; &lt;d&gt;\u{fffd}");
        let mut out = String::new();
        content(&mut out, "a\tb\n\"c\"\r\u{ffff}\u{fffd}\u{feff}é");
        assert_eq!(out, "a\tb\n\"c\"&#13;\u{fffd}\u{fffd}\u{feff}é");
    }
}
