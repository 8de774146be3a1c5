//! The rules of the house, held by a test: who may use whom, who may name the web, and what no file may contain.

#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::fs;
use std::path::{Path, PathBuf};

/// Folders in the order in which they may use each other: each those before it.
const LAYERS: [(&str, &[&str]); 6] = [
    ("domain", &[]),
    ("edit", &["domain"]),
    ("format", &["domain"]),
    ("persist", &["domain", "edit", "format"]),
    ("browser", &["domain", "edit", "persist"]),
    ("ui", &["domain", "edit", "format", "persist", "browser"]),
];

/// Crates that only `browser` may name.
const WEB: [&str; 6] = [
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "wasm_bindgen_futures",
    "gloo_storage",
    "idb",
];

/// What may stand nowhere outside tests.
const BANNED: [(&str, &str); 7] = [
    (".unwrap()", "an absent value is handled, not assumed away"),
    (".expect(", "an absent value is handled, not assumed away"),
    ("unsafe ", "there is no need for it"),
    (".forget()", "a forgotten closure is a leak"),
    ("inner_html", "text is inserted as text only"),
    ("panic!(", "broken data is an error, never a panic"),
    ("unreachable!(", "say it in types"),
];

struct Source {
    layer: String,
    name: String,
    /// Without comments, and up to the tests at the end.
    code: String,
    text: String,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    for (layer, _) in LAYERS {
        let mut files = Vec::new();
        gather(&root.join(layer), &mut files);
        assert!(!files.is_empty(), "src/{layer} holds nothing");
        found.extend(files.into_iter().map(|path| {
            let text = fs::read_to_string(&path).unwrap();
            let name = path.strip_prefix(&root).unwrap().display().to_string();
            let layer = layer.to_owned();
            let code = product_code(&text);
            Source {
                layer,
                name,
                code,
                text,
            }
        }));
    }
    // Whole files that are only compiled for tests.
    found.retain(|s| {
        let of_tests = ["/tests/", "/testing/", "/tests.rs", "/testing.rs"];
        !of_tests.iter().any(|part| s.name.contains(part))
    });
    found
}

fn gather(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
    found.sort();
}

fn product_code(text: &str) -> String {
    let before_tests = text.split("#[cfg(test)]\nmod").next().unwrap_or(text);
    let without_comments = before_tests
        .lines()
        .map(|line| line.split("//").next().unwrap_or(line));
    without_comments.collect::<Vec<_>>().join("\n")
}

/// Whether `code` names `word` as a path’s first part.
fn names(code: &str, word: &str) -> bool {
    code.match_indices(word).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        let after = &code[at + word.len()..];
        let whole = before.is_none_or(|c| !c.is_alphanumeric() && c != '_');
        whole && (after.starts_with("::") || after.starts_with(';') || after.starts_with(" as "))
    })
}

#[test]
fn each_layer_uses_only_those_before_it() {
    let mut wrong = Vec::new();
    for source in sources() {
        let allowed = LAYERS
            .iter()
            .find(|(l, _)| *l == source.layer)
            .map_or(&[][..], |(_, allowed)| allowed);
        for (other, _) in LAYERS {
            let used = source.code.contains(&format!("crate::{other}"));
            if used && other != source.layer && !allowed.contains(&other) {
                wrong.push(format!("{} uses {other}", source.name));
            }
        }
        // `use crate::{domain::…, ui::…}` would hide from the check above.
        if source.code.contains("use crate::{") {
            wrong.push(format!("{}: write `use crate::folder::…`", source.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_the_browser_folder_names_the_web_and_only_the_ui_names_leptos() {
    let mut wrong = Vec::new();
    for source in sources() {
        if source.layer != "browser" {
            for krate in WEB.iter().filter(|krate| names(&source.code, krate)) {
                wrong.push(format!("{} names {krate}", source.name));
            }
        }
        if source.layer != "ui" && names(&source.code, "leptos") {
            wrong.push(format!("{} names leptos", source.name));
        }
        // Where the program can be taken apart is for one file to know.
        if source.name != "ui/later.rs" && source.code.contains("wasm_split") {
            wrong.push(format!("{} names wasm_split", source.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_says_what_it_is_for_and_holds_one_idea() {
    let mut wrong = Vec::new();
    for source in sources() {
        if !source.text.starts_with("//!") {
            wrong.push(format!("{} does not begin with //!", source.name));
        }
        let lines = source.code.lines().count();
        if lines > 400 {
            wrong.push(format!(
                "{} has {lines} lines before its tests",
                source.name
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nothing_banned_stands_outside_tests() {
    let mut wrong = Vec::new();
    for source in sources() {
        for (banned, why) in BANNED {
            if source.code.contains(banned) {
                wrong.push(format!("{} has {banned}: {why}", source.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_project_is_changed_in_one_place() {
    // `Op::apply` alone calls what changes a project; a second door would escape undo and journal.
    let doors = [
        ".set_meta(",
        ".set_codebook(",
        ".insert_coder(",
        ".insert_document(",
        ".replace_document(",
        ".remove_document(",
        ".insert_annotation(",
        ".remove_annotation(",
    ];
    let mut wrong = Vec::new();
    for source in sources() {
        let keeper = source.name == "edit/op.rs" || source.name == "domain/project.rs";
        for door in doors
            .iter()
            .filter(|d| !keeper && source.code.contains(**d))
        {
            wrong.push(format!("{} calls {door}…)", source.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_checks_would_notice() {
    assert!(names("use web_sys::Element;", "web_sys"));
    assert!(names("let x: leptos::html::Div", "leptos"));
    assert!(!names("let my_web_sys: u8", "web_sys"));
    assert!(
        !product_code("// x.unwrap()\nfn a() {}\n#[cfg(test)]\nmod tests { x.unwrap() }")
            .contains("unwrap")
    );
}
