//! What a file of the site refers to, and whether that stays within the site's own folder.

/// Why a reference is not allowed; `None` when it is.
///
/// Allowed are paths relative to the file, fragments, and `data:` (which names nothing outside).
pub(crate) fn objection(reference: &str) -> Option<&'static str> {
    let reference = reference.trim();
    if reference.starts_with("//") || reference.starts_with("\\\\") {
        return Some("names another host");
    }
    if reference.starts_with('/') || reference.starts_with('\\') {
        return Some("begins at the host's root, so the site would not work under a sub-path");
    }
    if let Some((scheme, _)) = reference.split_once(':') {
        let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
        if is_scheme && !scheme.eq_ignore_ascii_case("data") {
            return Some("names a scheme or another host");
        }
    }
    let climbs = reference
        .split(['/', '\\', '?', '#'])
        .any(|part| part == "..");
    climbs.then_some("leaves the site's folder")
}

/// The file a permitted reference names, relative to the site's folder; `None` for fragments and `data:`.
pub(crate) fn file_named(reference: &str) -> Option<&str> {
    let path = reference.trim().split(['?', '#']).next()?;
    let path = path.strip_prefix("./").unwrap_or(path);
    let is_data = path
        .get(..5)
        .is_some_and(|start| start.eq_ignore_ascii_case("data:"));
    (!path.is_empty() && !is_data).then_some(path)
}

/// Every `url(…)` and `@import "…"` in a style sheet.
pub(crate) fn in_css(css: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for (marker, closing) in [("url(", ')'), ("@import", ';')] {
        for (at, _) in css.match_indices(marker) {
            let inner = &css[at + marker.len()..];
            let inner = inner.split(closing).next().unwrap_or(inner).trim();
            let quoted = inner.trim_matches(['"', '\'']);
            // `@import url(…)` is found as the `url(…)` it contains.
            if !quoted.starts_with("url(") {
                found.push(quoted);
            }
        }
    }
    found
}

/// Every address of another host that a script spells out, other than XML namespaces, which are only names.
///
/// Lines that are nothing but a comment are passed over: generated code explains itself with addresses.
pub(crate) fn hosts_in_script(script: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for scheme in ["http://", "https://", "ws://", "wss://"] {
        for (at, _) in script.match_indices(scheme) {
            let address = &script[at..];
            let end = address.find(|c: char| c.is_whitespace() || "\"'`)<>".contains(c));
            let address = &address[..end.unwrap_or(address.len())];
            let line = script[..at].rsplit('\n').next().unwrap_or("").trim_start();
            if ["//", "/*", "* "]
                .iter()
                .any(|comment| line.starts_with(comment))
            {
                continue;
            }
            let within_longer = script[..at].ends_with(|c: char| c.is_ascii_alphabetic());
            if !within_longer && !address.starts_with("http://www.w3.org/") {
                found.push(address);
            }
        }
    }
    found
}

/// Every file that a script loads from beside itself by a name it spells out: other scripts and parts of the program.
pub(crate) fn loaded_by_script(script: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for before in ["from ", "import ", "import(", "new URL("] {
        for (at, _) in script.match_indices(before) {
            let begins_a_word = !script[..at].ends_with(|c: char| c.is_alphanumeric());
            let after = &script[at + before.len()..];
            let quoted = ['"', '\'']
                .into_iter()
                .find_map(|quote| after.strip_prefix(quote)?.split_once(quote));
            if let Some((name, rest)) = quoted
                && begins_a_word
                && (before != "new URL(" || rest.starts_with(", import.meta.url"))
            {
                found.push(name);
            }
        }
    }
    found
}

/// The values of these keys in a JSON file, as far as they are strings.
pub(crate) fn in_json<'a>(json: &'a str, keys: &[&str]) -> Vec<&'a str> {
    let mut found = Vec::new();
    for key in keys {
        for (_, after) in pieces_after(json, &format!("\"{key}\"")) {
            let value = after.trim_start().strip_prefix(':').map(str::trim_start);
            let quoted = value.and_then(|value| value.strip_prefix('"')?.split_once('"'));
            found.extend(quoted.map(|(value, _)| value));
        }
    }
    found
}

/// Every string of a script that looks like the name of a file of a site.
pub(crate) fn files_in_script(script: &str) -> Vec<&str> {
    const ENDINGS: [&str; 8] = [
        "js",
        "html",
        "css",
        "json",
        "wasm",
        "png",
        "svg",
        "webmanifest",
    ];
    let mut found = Vec::new();
    for (at, _) in pieces_after(script, "\"") {
        let Some((text, _)) = script[at..].split_once('"') else {
            continue;
        };
        let named = text.rsplit_once('.').is_some_and(|(stem, ending)| {
            let plain = |c: char| c.is_ascii_alphanumeric() || "./_-".contains(c);
            !stem.is_empty() && stem.chars().all(plain) && ENDINGS.contains(&ending)
        });
        if named {
            found.push(text);
        }
    }
    found
}

/// Where the text after each occurrence begins, and that text.
fn pieces_after<'a>(text: &'a str, what: &str) -> Vec<(usize, &'a str)> {
    let all = text.match_indices(what);
    all.map(|(at, found)| (at + found.len(), &text[at + found.len()..]))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_relative_references_pass() {
        for fine in [
            "a.js",
            "./a.js",
            "fonts/x.woff2?v=1",
            "#top",
            "",
            "data:image/svg+xml,x",
            "a/b:c",
        ] {
            assert!(objection(fine).is_none(), "{fine}");
        }
        for bad in [
            "/a.js",
            "//cdn.example/a.js",
            "https://cdn.example/a.js",
            "HTTP://x",
            "javascript:alert(1)",
            "blob:x",
            "file:///a",
            "../a.js",
            "a/../../b",
            "\\\\host\\a",
            " /a.js",
        ] {
            assert!(objection(bad).is_some(), "{bad}");
        }
    }

    #[test]
    fn the_file_behind_a_reference() {
        assert_eq!(file_named("./a/b.js?x#y"), Some("a/b.js"));
        assert_eq!(file_named("#y"), None);
        assert_eq!(file_named("data:text/plain,a"), None);
    }

    #[test]
    fn style_sheets_give_up_their_references() {
        let css = "@import \"a.css\"; @import url('b.css'); p { background: url( \"c.png\" ) }";
        let mut found = in_css(css);
        found.sort_unstable();
        assert_eq!(found, ["a.css", "b.css", "c.png"]);
    }

    #[test]
    fn scripts_give_up_what_they_load() {
        let script = "import * as a from \"./a.js\"; import './b.js'; new URL('c.wasm', import.meta.url); \
            new URL('d', location); import(e); await import(\"./f.js\")";
        let mut found = loaded_by_script(script);
        found.sort_unstable();
        assert_eq!(found, ["./a.js", "./b.js", "./f.js", "c.wasm"]);
    }

    #[test]
    fn scripts_may_name_namespaces_and_nothing_else() {
        let script = "a('http://www.w3.org/2000/svg'); fetch(\"https://x.example/y\"); new WebSocket(`wss://z`)";
        assert_eq!(hosts_in_script(script), ["https://x.example/y", "wss://z"]);
        let comments =
            "// see https://a.example\n  /* https://b.example\n   * https://c.example */\n";
        assert_eq!(hosts_in_script(comments), [""; 0]);
        let behind = "load('https://d.example') // https://e.example\n";
        assert!(hosts_in_script(behind).contains(&"https://d.example"));
    }

    #[test]
    fn manifests_give_up_what_they_name() {
        let json = "{ \"start_url\": \"./\", \"icons\": [{ \"src\" : \"a.png\", \"sizes\": \"1x1\" }, {\"src\":\"/b.png\"}] }";
        assert_eq!(
            in_json(json, &["src", "start_url"]),
            ["a.png", "/b.png", "./"]
        );
    }

    #[test]
    fn scripts_give_up_the_files_they_name() {
        let script = "load(\"a.js\"); say(\"Not this one. Nor this.js, in words\"); x({\"p-1/b_bg.wasm\": \"sha\"}, \".js\")";
        assert_eq!(files_in_script(script), ["a.js", "p-1/b_bg.wasm"]);
    }
}
