//! The worker that keeps the site at hand without a network: `public/sw.js` with the list of this build's files.

use std::fs;
use std::path::Path;

use super::check;
use crate::digest;
use crate::failure::{During, Outcome};
use crate::paths;

/// The worker's name in the site.
const WORKER: &str = "sw.js";

/// What is not kept: the worker itself, which browsers keep their own way; what the host may change; and the page that has
/// everything in itself, which is for disks.
const NOT_KEPT: [&str; 3] = [WORKER, "projects.json", "demarche.html"];

/// Writes the worker into the site. To be done last of all: its list is that of the files as they are.
pub(crate) fn write(dist: &Path) -> Outcome {
    let source = paths::root().join("public").join(WORKER);
    let source = fs::read_to_string(source).during("read public/sw.js")?;
    let mut files = Vec::new();
    for file in check::files(dist)? {
        let name = check::relative(dist, &file);
        if !NOT_KEPT.contains(&name.as_str()) {
            let bytes = fs::read(&file).during(format!("read {name}"))?;
            files.push((name, digest::integrity(&bytes)));
        }
    }
    fs::write(dist.join(WORKER), worker(&source, &files)).during("write sw.js")
}

/// The version is that of all files and of the worker: when anything differs, there is a new one.
fn worker(source: &str, files: &[(String, String)]) -> String {
    let list: Vec<String> = files
        .iter()
        .map(|(name, sum)| format!("    \"{name}\": \"{sum}\","))
        .collect();
    let list = list.join("\n");
    let version = digest::sha256(format!("{list}\n{source}").as_bytes());
    let version: String = version[..8].iter().map(|b| format!("{b:02x}")).collect();
    format!("const SITE = {{\n  version: \"{version}\",\n  files: {{\n{list}\n  }},\n}};\n{source}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(source: &str, files: &[(&str, &str)]) -> String {
        let files: Vec<_> = files
            .iter()
            .map(|(name, sum)| ((*name).to_owned(), (*sum).to_owned()))
            .collect();
        let text = worker(source, &files);
        assert!(text.ends_with(source));
        let line = text.lines().nth(1).unwrap();
        line.split('"').nth(1).unwrap().to_owned()
    }

    #[test]
    fn whatever_differs_makes_another_version() {
        let first = version("go();\n", &[("a.js", "sha256-1"), ("b.js", "sha256-2")]);
        assert_eq!(first.len(), 16);
        assert_eq!(
            first,
            version("go();\n", &[("a.js", "sha256-1"), ("b.js", "sha256-2")])
        );
        for other in [
            version("go();\n", &[("a.js", "sha256-1"), ("b.js", "sha256-3")]),
            version("go();\n", &[("a.js", "sha256-1")]),
            version("stop();\n", &[("a.js", "sha256-1"), ("b.js", "sha256-2")]),
        ] {
            assert_ne!(first, other);
        }
    }
}
