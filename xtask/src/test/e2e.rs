//! The end-to-end tests: the release build, under a sub-path, in a real browser.

use std::path::PathBuf;
use std::process::Command;

use super::Equipment;
use super::stage::{Run, Stages};
use super::tally;
use crate::cli::Browser;
use crate::failure::{During, Failure, Outcome};
use crate::paths;
use crate::run::{self, Heard};
use crate::server::{Port, Server};

/// A path of more than one part: nothing may rely on being at the top of its host.
pub(crate) const BASE: &str = "/some/where/";

/// The stage's heading.
pub(crate) fn title(browser: Browser) -> String {
    format!("End-to-end tests in {}", browser.name())
}

/// Serves the build and runs every `tests/e2e/specs/*.test.mjs` in these browsers: in each one after the other, in all of
/// them at the same time. The first is shown as it goes, the others when they are done.
pub(crate) fn run(
    stages: &mut Stages,
    equipment: &Equipment,
    browsers: &[Browser],
    grep: Option<&str>,
) {
    let Some((first, others)) = browsers.split_first() else {
        return;
    };
    // Each with a server of its own, as on two machines.
    let begun: Vec<_> = others
        .iter()
        .map(|browser| {
            let begun = prepared(equipment, *browser, grep)
                .and_then(|(mut node, server)| Ok((run::beside(&mut node)?, server)));
            (title(*browser), begun)
        })
        .collect();
    stages.tests(&title(*first), || {
        let (mut node, _server) = prepared(equipment, *first, grep)?;
        run::show_and_hear(&mut node).map(counted)
    });
    for (title, begun) in begun {
        stages.tests(&format!("{title}, begun beside the above"), || {
            let (running, _server) = begun?;
            running.wait().map(counted)
        });
    }
}

fn counted(heard: Heard) -> Run {
    Run {
        tally: tally::of_node(&heard.text),
        failures: tally::failures_of_node(&heard.text),
        ok: heard.ok,
    }
}

/// Node with the tests for one browser, and the server it needs.
fn prepared(
    equipment: &Equipment,
    browser: Browser,
    grep: Option<&str>,
) -> Outcome<(Command, Server)> {
    let specs = specs()?;
    let server = Server::start(&paths::dist(), BASE, Port::Any)?;
    let mut node = equipment.tools.node();
    node.args(["--test", "--test-concurrency=1", "--test-reporter=spec"]);
    if let Some(text) = grep {
        node.arg(format!("--test-name-pattern={}", literally(text)));
    }
    equipment.browsers.name_in(&mut node);
    // A process and a browser for each: Firefox becomes slower with every context it has had.
    node.args(specs)
        .env("BASE_URL", server.address())
        .env("DEMARCHE_BROWSER", browser.name());
    Ok((node, server))
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
