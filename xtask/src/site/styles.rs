//! Two style sheets out of many: `public/styles/main.css` and `later.css` with what each imports, in order, without
//! comments. The second takes effect only with the part of the program that needs it.
//!
//! Several small sources are good to work with; one file is good to load, without the white space that only they need.

use std::fs;
use std::path::Path;

use crate::failure::{During, Failure, Outcome};
use crate::paths;

/// Writes the files that `index.html` links: `target/site/styles.css` and `target/site/later.css`.
pub(crate) fn write() -> Outcome {
    let sources = paths::root().join("public").join("styles");
    let folder = paths::root().join("target").join("site");
    fs::create_dir_all(&folder).during("make the folder target/site")?;
    for (source, name) in [("main.css", "styles.css"), ("later.css", "later.css")] {
        let css = tight(&gather(&sources, source)?);
        let target = folder.join(name);
        // Written only when it differs: Trunk watches it.
        if fs::read_to_string(&target).is_ok_and(|old| old == css) {
            continue;
        }
        fs::write(&target, css).during(format!("write target/site/{name}"))?;
    }
    Ok(())
}

/// The text of a sheet, each `@import "name.css";` line replaced by that sheet, from the same folder.
fn gather(folder: &Path, name: &str) -> Outcome<String> {
    let text =
        fs::read_to_string(folder.join(name)).during(format!("read public/styles/{name}"))?;
    let mut all = String::new();
    for line in without_comments(&text).lines() {
        match imported(line) {
            Some(other) if other == name => {
                return Err(Failure::new(format!("public/styles/{name} imports itself")));
            }
            Some(other) => all.push_str(&gather(folder, other)?),
            None if line.trim().is_empty() => {}
            None => {
                all.push_str(line.trim_end());
                all.push('\n');
            }
        }
    }
    Ok(all)
}

/// Without line ends and indentation, and without the spaces that stand in front of a block and behind the name of a
/// property. Within values nothing changes.
fn tight(css: &str) -> String {
    let mut done = String::with_capacity(css.len());
    for line in css.lines().map(str::trim) {
        if !done.is_empty() && !done.ends_with(['{', '}', ';', ',']) {
            done.push(' ');
        }
        let name = |c: char| c == '-' || c.is_ascii_alphanumeric();
        match (line.split_once(": "), line.strip_suffix(" {")) {
            (_, Some(selector)) => done.extend([selector, "{"]),
            (Some((property, value)), _) if property.chars().all(name) => {
                done.extend([property, ":", value]);
            }
            _ => done.push_str(line),
        }
    }
    done
}

fn imported(line: &str) -> Option<&str> {
    let inner = line
        .trim()
        .strip_prefix("@import")?
        .trim()
        .strip_suffix(';')?;
    let inner = inner.trim();
    let inner = inner
        .strip_prefix("url(")
        .and_then(|rest| rest.strip_suffix(')'))
        .unwrap_or(inner);
    let name = inner.trim_matches(['"', '\'']);
    Some(name.strip_prefix("./").unwrap_or(name))
}

/// Leaves comments out, but not what only looks like one inside a string.
fn without_comments(css: &str) -> String {
    let mut kept = String::with_capacity(css.len());
    let mut quote = None;
    let mut rest = css;
    while let Some(first) = rest.chars().next() {
        if quote.is_none() && rest.starts_with("/*") {
            rest = rest.find("*/").map_or("", |end| &rest[end + 2..]);
            continue;
        }
        let mut taken = first.len_utf8();
        match quote {
            // What a backslash protects ends no string.
            Some(_) if first == '\\' => taken += rest[1..].chars().next().map_or(0, char::len_utf8),
            Some(open) if first == open => quote = None,
            None if first == '"' || first == '\'' => quote = Some(first),
            _ => {}
        }
        kept.push_str(&rest[..taken]);
        rest = &rest[taken..];
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn imports_are_recognised_however_they_are_written() {
        assert_eq!(imported("@import \"a.css\";"), Some("a.css"));
        assert_eq!(imported("  @import url('./b.css');"), Some("b.css"));
        assert_eq!(imported("p { color: red }"), None);
    }

    #[test]
    fn comments_go_and_strings_stay() {
        let css = "/* a\nb */p::before{content:\"/* no */\\\"/*\"}/* open";
        assert_eq!(
            without_comments(css),
            "p::before{content:\"/* no */\\\"/*\"}"
        );
    }

    #[test]
    fn what_only_people_need_goes() {
        let css = "a,\nb :hover {\n  color: red;\n  background:\n    none,\n    url(a b);\n}\nq::before { content: \": \" }\n";
        assert_eq!(
            tight(css),
            "a,b :hover{color:red;background: none,url(a b);}q::before { content: \": \" }"
        );
    }

    #[test]
    fn sheets_come_in_the_order_of_their_imports() {
        let folder = std::env::temp_dir().join(format!("demarche-styles-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let put = |name: &str, text: &str| fs::write(folder.join(name), text).unwrap();
        put("main.css", "@import \"a.css\";\n@import \"b.css\";\np{}\n");
        put("a.css", "/* first */\na{}\n");
        put("b.css", "b{}");
        put("loop.css", "@import \"loop.css\";\n");
        assert_eq!(gather(&folder, "main.css").unwrap(), "a{}\nb{}\np{}\n");
        assert!(gather(&folder, "loop.css").is_err());
        assert!(gather(&folder, "gone.css").is_err());
        fs::remove_dir_all(&folder).unwrap();
    }
}
