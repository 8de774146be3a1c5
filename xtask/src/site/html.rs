//! The tags of an HTML page, as far as checking our own needs it. Not a browser's parser.

/// A start tag with what follows it up to the next tag.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Tag<'a> {
    /// In lower case.
    pub(crate) name: String,
    /// Names in lower case, values as written (empty when there is none).
    pub(crate) attributes: Vec<(String, &'a str)>,
    /// The text between this tag and the next; for script and style, up to their end.
    pub(crate) text: &'a str,
}

impl<'a> Tag<'a> {
    /// The value of an attribute.
    pub(crate) fn get(&self, name: &str) -> Option<&'a str> {
        let mut all = self.attributes.iter();
        all.find(|(key, _)| key == name).map(|(_, value)| *value)
    }
}

/// All start tags in order; comments, end tags and the doctype are passed over.
pub(crate) fn tags(page: &str) -> Vec<Tag<'_>> {
    let mut found = Vec::new();
    let mut rest = page;
    while let Some(open) = rest.find('<') {
        rest = &rest[open..];
        if rest.starts_with("<!--") {
            rest = rest.find("-->").map_or("", |end| &rest[end + 3..]);
            continue;
        }
        let Some(name_end) = name_end(rest) else {
            rest = &rest[1..];
            continue;
        };
        let name = rest[1..name_end].to_ascii_lowercase();
        let (attributes, after) = attributes(&rest[name_end..]);
        let end = match name.as_str() {
            "script" | "style" => end_of_raw_text(after, &name),
            _ => after.find('<'),
        };
        let text = &after[..end.unwrap_or(after.len())];
        rest = &after[text.len()..];
        found.push(Tag {
            name,
            attributes,
            text,
        });
    }
    found
}

/// Where the tag's name ends; `None` when no start tag begins here.
fn name_end(rest: &str) -> Option<usize> {
    let name = &rest[1..];
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        .then(|| {
            let length = name.find(|c: char| c.is_whitespace() || c == '>' || c == '/');
            1 + length.unwrap_or(name.len())
        })
}

fn end_of_raw_text(after: &str, name: &str) -> Option<usize> {
    let closing = format!("</{name}");
    // ASCII lower case keeps every byte where it is.
    after.to_ascii_lowercase().find(&closing)
}

/// The attributes up to the tag's end, and the page after it.
fn attributes(mut rest: &str) -> (Vec<(String, &str)>, &str) {
    let mut found = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if let Some(after) = rest.strip_prefix('>') {
            return (found, after);
        }
        if rest.is_empty() {
            return (found, rest);
        }
        let name_end = rest.find(|c: char| c.is_whitespace() || matches!(c, '=' | '>' | '/'));
        // A stray `=` is its own nameless attribute: always move on.
        let name_end = name_end.unwrap_or(rest.len()).max(1);
        let name = rest[..name_end].to_ascii_lowercase();
        rest = rest[name_end..].trim_start();
        let mut value = "";
        if let Some(after) = rest.strip_prefix('=') {
            (value, rest) = attribute_value(after.trim_start());
        }
        found.push((name, value));
    }
}

fn attribute_value(rest: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(inner) = rest.strip_prefix(quote) {
            return inner.split_once(quote).unwrap_or((inner, ""));
        }
    }
    let end = rest.find(|c: char| c.is_whitespace() || c == '>');
    rest.split_at(end.unwrap_or(rest.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_read_however_they_are_written() {
        let page = "<!doctype html><LINK rel=icon HREF='a b.svg' defer data-x = \"1>2\"/><p>Hi</p>";
        let tags = tags(page);
        assert_eq!(tags.len(), 2);
        assert_eq!(tags[0].name, "link");
        assert_eq!(tags[0].get("rel"), Some("icon"));
        assert_eq!(tags[0].get("href"), Some("a b.svg"));
        assert_eq!(tags[0].get("defer"), Some(""));
        assert_eq!(tags[0].get("data-x"), Some("1>2"));
        assert_eq!(tags[1].text, "Hi");
    }

    #[test]
    fn a_script_keeps_its_text_and_hides_tags_in_it() {
        let tags = tags("<!-- <i> --><script src=x>if (a<b) '<b>'</SCRIPT><em>");
        assert_eq!(tags.len(), 2);
        assert_eq!(tags[0].text, "if (a<b) '<b>'");
        assert_eq!(tags[1].name, "em");
    }

    #[test]
    fn broken_pages_come_to_an_end() {
        for page in [
            "<",
            "<a",
            "<a =",
            "<a ==>",
            "<a href=\"x",
            "<script>",
            "<!--",
            "a < b",
        ] {
            let _ = tags(page);
        }
    }
}
