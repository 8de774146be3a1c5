//! A page without what could run or be styled: scripts, style sheets, handlers and style attributes. The browser runs
//! none of it in a page that is only read, but reports each to the console as something it had to forbid.

/// Elements that go with all that is in them.
const GONE: [&str; 2] = ["script", "style"];
/// Elements in which mark-up is text.
const RAW: [&str; 3] = ["title", "textarea", "xmp"];

/// The same page without them. Text is left as it is. Linear.
pub fn quiet(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        out.push_str(before);
        if tag.starts_with("<!--") {
            rest = tag.find("-->").map_or("", |end| &tag[end + 3..]);
            continue;
        }
        let name = name_of(tag);
        if name.is_empty() {
            out.push('<');
            rest = &tag[1..];
            continue;
        }
        let (kept, after) = attributes(tag, name.len() + 1);
        let is = |names: &[&str]| names.iter().any(|one| one.eq_ignore_ascii_case(name));
        if is(&GONE) {
            let end = end_of(after, name);
            rest = after[end..].split_once('>').map_or("", |(_, after)| after);
        } else {
            out.push_str(&kept);
            let end = if is(&RAW) { end_of(after, name) } else { 0 };
            out.push_str(&after[..end]);
            rest = &after[end..];
        }
    }
    out.push_str(rest);
    out
}

/// The name of an element that begins here; empty where none does.
fn name_of(tag: &str) -> &str {
    let name = &tag[1..];
    match name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        true => {
            let end = name.find(|c: char| c.is_ascii_whitespace() || matches!(c, '>' | '/'));
            &name[..end.unwrap_or(name.len())]
        }
        false => "",
    }
}

/// Where the element of this name ends, or else the whole.
fn end_of(text: &str, name: &str) -> usize {
    let ends = text.match_indices("</").map(|(at, _)| at);
    let mut ends = ends.filter(|at| {
        let after = text.get(at + 2..at + 2 + name.len());
        after.is_some_and(|after| after.eq_ignore_ascii_case(name))
    });
    ends.next().unwrap_or(text.len())
}

/// A tag without handlers and styles, and what comes after it.
fn attributes(tag: &str, from: usize) -> (String, &str) {
    let mut kept = tag[..from].to_owned();
    let mut rest = &tag[from..];
    loop {
        let trimmed = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        kept.push_str(&rest[..rest.len() - trimmed.len()]);
        rest = trimmed;
        if let Some(after) = rest.strip_prefix('>') {
            kept.push('>');
            return (kept, after);
        }
        if rest.is_empty() {
            return (kept, rest);
        }
        // A sign of equality may begin a name, and nowhere else be part of it.
        let name = 1 + rest
            .char_indices()
            .skip(1)
            .find(|(_, c)| c.is_ascii_whitespace() || matches!(c, '=' | '>' | '/'))
            .map_or(rest.len() - 1, |(at, _)| at - 1);
        let after = rest[name..].trim_start();
        let length = match after.strip_prefix('=') {
            Some(value) => {
                let value = value.trim_start();
                let end = match value.chars().next() {
                    Some(mark @ ('"' | '\'')) => {
                        value[1..].find(mark).map_or(value.len(), |at| at + 2)
                    }
                    _ => (value.find(|c: char| c.is_ascii_whitespace() || c == '>'))
                        .unwrap_or(value.len()),
                };
                rest.len() - value.len() + end
            }
            None => name,
        };
        let word = &rest[..name];
        let handler = word
            .get(..2)
            .is_some_and(|on| on.eq_ignore_ascii_case("on"));
        if !handler && !word.eq_ignore_ascii_case("style") {
            kept.push_str(&rest[..length]);
        }
        rest = &rest[length..];
    }
}

#[cfg(test)]
mod tests {
    use super::quiet;
    use proptest::prelude::*;

    #[test]
    fn what_could_run_goes_and_text_stays() {
        let cases = [
            ("<p onclick=\"x('>')\" class=a>Hi</p>", "<p  class=a>Hi</p>"),
            ("<img src=x onerror=y()>", "<img src=x >"),
            ("<b STYLE='a:b' onX = \"1\" c>t</b>", "<b   c>t</b>"),
            ("a<script src=b>if (a<b) c()</script>d", "ad"),
            ("<STYLE>p{}</STYLE>e", "e"),
            ("<!-- <p onclick=x> -->f", "f"),
            ("1 < 2 <3 on=4", "1 < 2 <3 on=4"),
            (
                "<title><p onclick=x></title>",
                "<title><p onclick=x></title>",
            ),
            ("<br/><p/onload=x>", "<br/><p/>"),
            ("<script>never ends", ""),
            ("<p a=\"never ends", "<p a=\"never ends"),
        ];
        for (html, expected) in cases {
            assert_eq!(quiet(html), expected, "{html}");
        }
    }

    proptest! {
        #[test]
        fn any_page_ends(html in "([<>/=\"' a]|on|<p|<script|</script|style|<!--|-->|中){0,40}") {
            let once = quiet(&html);
            prop_assert!(once.len() <= html.len());
        }
    }
}
