//! The promises of the built site, checked on its files: everything it loads is its own, its policy is in place,
//! and nothing in the page would need that policy loosened.

use std::fs;
use std::path::{Path, PathBuf};

use super::html::{self, Tag};
use super::{references, single};
use crate::failure::{During, Failure, Outcome};

/// The content security policy of the page. `connect-src 'self'` is the promise that texts cannot leave.
pub(crate) const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; \
    base-uri 'none'; form-action 'none'; object-src 'none'";

/// That of the page that saves what is stored: it runs nothing but its two scripts, and reaches nobody at all.
const OF_RESCUE: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; \
    form-action 'none'";

/// Keys of the manifest that name something.
const IN_MANIFEST: [&str; 5] = ["start_url", "scope", "id", "src", "url"];

/// Attributes that make a browser load or go somewhere.
const LOADING: [&str; 9] = [
    "src",
    "href",
    "data-js",
    "data-wasm",
    "poster",
    "action",
    "formaction",
    "data",
    "ping",
];

/// Fails with every broken promise of the site in this folder.
pub(crate) fn site(dist: &Path) -> Outcome {
    let mut broken = Vec::new();
    for file in files(dist)? {
        let name = relative(dist, &file);
        let read = || fs::read_to_string(&file).during(format!("read {name}"));
        let folder = file.parent().unwrap_or(dist);
        let found = match file.extension().and_then(|ending| ending.to_str()) {
            Some("html") if name == single::PAGE => single::problems(&read()?),
            Some("html") if name == "rescue.html" => page(&read()?, OF_RESCUE, dist),
            Some("html") => page(&read()?, POLICY, dist),
            Some("css") => style_sheet(&read()?, folder),
            Some("js" | "mjs") => script(&read()?, folder),
            Some("webmanifest") => named_in_json(&read()?, folder),
            _ => Vec::new(),
        };
        broken.extend(
            found
                .into_iter()
                .map(|problem| format!("  {name}: {problem}")),
        );
    }
    for needed in [
        "index.html",
        "rescue.html",
        "sw.js",
        "site.webmanifest",
        single::PAGE,
    ] {
        if !dist.join(needed).is_file() {
            broken.push(format!("  {needed} is missing"));
        }
    }
    if broken.is_empty() {
        return Ok(());
    }
    Err(Failure::new(format!(
        "the built site breaks its promises\n{}",
        broken.join("\n")
    )))
}

/// All files below a folder.
pub(crate) fn files(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).during(format!("list {}", folder.display()))? {
        let path = entry.during("list the site")?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// The path below `dist`, with forward slashes.
pub(crate) fn relative(dist: &Path, file: &Path) -> String {
    let below = file.strip_prefix(dist).unwrap_or(file);
    below.to_string_lossy().replace('\\', "/")
}

fn page(text: &str, policy: &str, dist: &Path) -> Vec<String> {
    let tags = html::tags(text);
    let mut broken = Vec::new();
    if !policy_comes_first(&tags, policy) {
        broken.push("the strict content security policy is not the first thing in <head>".into());
    }
    for tag in &tags {
        let name = &tag.name;
        match name.as_str() {
            "script" if tag.get("src").is_none() || !tag.text.trim().is_empty() => {
                broken.push("an inline script".into());
            }
            "style" => broken.push("an inline style".into()),
            "base" => broken.push("a <base>, which the policy forbids".into()),
            _ => {}
        }
        for (attribute, value) in &tag.attributes {
            if attribute == "style" {
                broken.push(format!("an inline style on <{name}>"));
            } else if attribute.starts_with("on") {
                broken.push(format!("an inline script: {attribute} on <{name}>"));
            } else if LOADING.contains(&attribute.as_str()) {
                broken.extend(reference(value, dist));
            } else if matches!(attribute.as_str(), "srcset" | "imagesrcset") {
                let each = value
                    .split(',')
                    .filter_map(|part| part.split_whitespace().next());
                broken.extend(each.filter_map(|part| reference(part, dist)));
            }
        }
    }
    broken
}

/// Whether the first thing in the head is this policy.
pub(super) fn policy_comes_first(tags: &[Tag<'_>], policy: &str) -> bool {
    let mut after_head = tags.iter().skip_while(|tag| tag.name != "head").skip(1);
    after_head.next().is_some_and(|tag| {
        let is_policy = tag
            .get("http-equiv")
            .is_some_and(|value| value.eq_ignore_ascii_case("content-security-policy"));
        tag.name == "meta" && is_policy && tag.get("content") == Some(policy)
    })
}

fn style_sheet(text: &str, folder: &Path) -> Vec<String> {
    let all = references::in_css(text).into_iter();
    all.filter_map(|value| reference(value, folder)).collect()
}

fn script(text: &str, folder: &Path) -> Vec<String> {
    let hosts = references::hosts_in_script(text).into_iter();
    let hosts = hosts.map(|address| format!("names another host: {address}"));
    let loaded = references::loaded_by_script(text).into_iter();
    // The start script names a file of the program's folder, too; it takes the folder's name from the page.
    let named = references::files_in_script(text).into_iter();
    let named = named.filter(|name| !beside_program(folder, name));
    let broken = loaded
        .chain(named)
        .filter_map(|value| reference(value, folder));
    hosts.chain(broken).collect()
}

/// Whether a program's folder in this one has such a file.
fn beside_program(folder: &Path, name: &str) -> bool {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .filter(|entry| entry.file_name().to_string_lossy().starts_with("program-"))
        .any(|entry| entry.path().join(name).is_file())
}

fn named_in_json(text: &str, folder: &Path) -> Vec<String> {
    let named = references::in_json(text, &IN_MANIFEST).into_iter();
    named.filter_map(|value| reference(value, folder)).collect()
}

fn reference(value: &str, folder: &Path) -> Option<String> {
    if let Some(objection) = references::objection(value) {
        return Some(format!("{value} {objection}"));
    }
    let file = references::file_named(value)?;
    (!folder.join(file).exists()).then(|| format!("{value} is not there"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(more: &str) -> String {
        format!(
            "<!doctype html><html><head><meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">{more}\
             </head><body></body></html>"
        )
    }

    fn problems(page_text: &str) -> String {
        // The folder of this very file: `check.rs` is there, `gone.js` is not.
        page(
            page_text,
            POLICY,
            &Path::new(env!("CARGO_MANIFEST_DIR")).join("src/site"),
        )
        .join("\n")
    }

    #[test]
    fn a_clean_page_passes() {
        assert_eq!(
            problems(&head("<script defer src=\"./check.rs\"></script>")),
            ""
        );
    }

    #[test]
    fn every_broken_promise_is_named() {
        for (more, named) in [
            ("<script>start()</script>", "inline script"),
            ("<script src=\"check.rs\">start()</script>", "inline script"),
            ("<style>p{}</style>", "inline style"),
            ("<p style=\"color:red\">", "inline style on <p>"),
            ("<p onclick=\"x()\">", "onclick"),
            ("<base href=\"./\">", "<base>"),
            (
                "<link href=\"https://fonts.example/a.css\">",
                "fonts.example",
            ),
            (
                "<script src=\"//cdn.example/a.js\"></script>",
                "cdn.example",
            ),
            ("<script src=\"/check.rs\"></script>", "sub-path"),
            (
                "<script src=\"check.rs\" data-wasm=\"/a.wasm\"></script>",
                "/a.wasm",
            ),
            ("<script src=\"gone.js\"></script>", "gone.js is not there"),
            (
                "<img srcset=\"check.rs 1x, https://x.example/b 2x\">",
                "x.example",
            ),
            ("<a href=\"javascript:x()\">", "javascript"),
        ] {
            let found = problems(&head(more));
            assert!(found.contains(named), "{more}: {found}");
        }
    }

    #[test]
    fn a_script_loads_only_what_is_there() {
        let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/site");
        let fine =
            "import { a } from \"./check.rs\"; fetch(new URL(\"./html.rs\", import.meta.url));";
        assert_eq!(script(fine, &here), [""; 0]);
        let gone = "fetch(new URL(\"./split_gone.wasm\", import.meta.url)); import b from '/b.js';";
        let found = script(gone, &here).join("\n");
        assert!(found.contains("split_gone.wasm is not there"), "{found}");
        assert!(found.contains("/b.js begins at the host's root"), "{found}");
    }

    #[test]
    fn a_missing_late_or_loosened_policy_is_noticed() {
        let loosened = head("").replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");
        let late = head("").replace("<head>", "<head><title>x</title>");
        for text in [
            loosened.as_str(),
            late.as_str(),
            "<html><head></head></html>",
        ] {
            assert!(problems(text).contains("policy"), "{text}");
        }
    }
}
