//! From a request's target to a file of the site, and never to any other file.

use std::path::{Path, PathBuf};

/// What a target leads to.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// A file that exists.
    File(PathBuf),
    /// The same with a slash at its end.
    Moved(String),
    /// Nothing.
    Nothing,
}

/// Resolves a target such as `/base/a.js?x` in `folder`, which appears under `base` (slash at both ends).
pub(crate) fn resolve(target: &str, folder: &Path, base: &str) -> Found {
    let path = target.split(['?', '#']).next().unwrap_or(target);
    if format!("{path}/") == base {
        return Found::Moved(base.to_owned());
    }
    let Some(inside) = path.strip_prefix(base).and_then(decode) else {
        return Found::Nothing;
    };
    let mut file = folder.to_path_buf();
    for part in inside.split('/').filter(|part| !part.is_empty()) {
        // Only plain names: no way up, no other drive, no Windows path in disguise.
        if part == "." || part == ".." || part.contains(['\\', ':', '\0']) {
            return Found::Nothing;
        }
        file.push(part);
    }
    if file.is_dir() {
        if !path.ends_with('/') {
            return Found::Moved(format!("{path}/"));
        }
        file.push("index.html");
    }
    if file.is_file() {
        Found::File(file)
    } else {
        Found::Nothing
    }
}

/// Undoes percent-encoding; `None` when it is broken or not UTF-8.
fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        if first == b'%' {
            let hex = std::str::from_utf8(after.get(..2)?).ok()?;
            if !hex.bytes().all(|digit| digit.is_ascii_hexdigit()) {
                return None;
            }
            bytes.push(u8::from_str_radix(hex, 16).ok()?);
            rest = &after[2..];
        } else {
            bytes.push(first);
            rest = after;
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(target: &str, base: &str) -> Found {
        resolve(target, Path::new(env!("CARGO_MANIFEST_DIR")), base)
    }

    #[test]
    fn files_are_found_under_the_base_with_any_query() {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml");
        for target in [
            "/a/Cargo.toml",
            "/a/Cargo.toml?v=1",
            "/a/%43argo.toml",
            "/a//Cargo.toml",
        ] {
            assert_eq!(at(target, "/a/"), Found::File(file.clone()), "{target}");
        }
        assert_eq!(at("/Cargo.toml", "/"), Found::File(file));
    }

    #[test]
    fn folders_get_their_slash_and_no_listing() {
        assert_eq!(at("/a", "/a/"), Found::Moved("/a/".into()));
        assert_eq!(at("/a/src", "/a/"), Found::Moved("/a/src/".into()));
        assert_eq!(at("/a/src/", "/a/"), Found::Nothing);
    }

    #[test]
    fn nothing_outside_the_folder_can_be_reached() {
        for target in [
            "/Cargo.toml",
            "/b/Cargo.toml",
            "/a/../Cargo.toml",
            "/a/../../Cargo.toml",
            "/a/%2e%2e/Cargo.toml",
            "/a/..%2f..%2fCargo.toml",
            "/a/src\\..\\Cargo.toml",
            "/a/C:/Windows/win.ini",
            "/a/%00",
            "/a/%zz",
            "/a/%+1",
            "/a/%f",
            "/a/%ff",
            "Cargo.toml",
            "",
        ] {
            assert_eq!(at(target, "/a/"), Found::Nothing, "{target}");
        }
    }
}
