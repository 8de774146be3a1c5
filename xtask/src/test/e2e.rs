//! The end-to-end tests: the release build, under a sub-path, in a real browser.

use std::path::PathBuf;

use super::Equipment;
use super::stage::{Run, Stages};
use super::tally;
use crate::failure::{During, Failure, Outcome};
use crate::server::{Port, Server};
use crate::{paths, run};

/// A path of more than one part: nothing may rely on being at the top of its host.
const BASE: &str = "/some/where/";

/// A browser to test in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Browser {
    Chromium,
    Firefox,
}

impl Browser {
    fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
        }
    }
}

/// The stage's heading.
pub(crate) fn title(browser: Browser) -> String {
    format!("End-to-end tests in {}", browser.name())
}

/// Serves the build and runs every `tests/e2e/specs/*.test.mjs` in this browser, one after the other.
pub(crate) fn run(
    stages: &mut Stages,
    equipment: &Equipment,
    browser: Browser,
    grep: Option<&str>,
) {
    stages.tests(&title(browser), || {
        let specs = specs()?;
        let server = Server::start(&paths::dist(), BASE, Port::Any)?;
        let mut node = equipment.tools.node();
        node.args(["--test", "--test-concurrency=1", "--test-reporter=spec"]);
        if let Some(text) = grep {
            node.arg(format!("--test-name-pattern={}", literally(text)));
        }
        equipment.browsers.name_in(&mut node);
        node.args(specs)
            .env("BASE_URL", server.address())
            .env("DEMARCHE_BROWSER", browser.name());
        let heard = run::show_and_hear(&mut node)?;
        Ok(Run {
            tally: tally::of_node(&heard.text),
            ok: heard.ok,
        })
    });
}

fn specs() -> Outcome<Vec<PathBuf>> {
    let folder = paths::root().join("tests").join("e2e").join("specs");
    let mut found = Vec::new();
    for entry in std::fs::read_dir(&folder).during("list tests/e2e/specs")? {
        let path = entry.during("list tests/e2e/specs")?.path();
        if path.to_string_lossy().ends_with(".test.mjs") {
            found.push(path);
        }
    }
    found.sort();
    if found.is_empty() {
        return Err(Failure::new("there is no tests/e2e/specs/*.test.mjs"));
    }
    Ok(found)
}

/// A regular expression that matches just this text.
fn literally(text: &str) -> String {
    let mut pattern = String::new();
    for c in text.chars() {
        if c.is_ascii_punctuation() {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern
}

#[cfg(test)]
mod tests {
    use super::literally;

    #[test]
    fn a_name_is_not_taken_for_a_pattern() {
        assert_eq!(literally("undo (all) é"), r"undo \(all\) é");
    }
}
