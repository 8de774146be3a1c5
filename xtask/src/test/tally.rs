//! Counting tests by what the runners print.

use std::fmt;
use std::ops::Add;

/// How many tests did what.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passed: u32,
    pub(crate) failed: u32,
    pub(crate) skipped: u32,
}

impl Add for Tally {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
            skipped: self.skipped + other.skipped,
        }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)?;
        match self.skipped {
            0 => Ok(()),
            skipped => write!(f, ", {skipped} left out"),
        }
    }
}

/// Sums the `test result:` lines of Rust's test runner, and of wasm-bindgen's, which prints the same.
pub(crate) fn of_cargo(output: &str) -> Tally {
    let results = output
        .lines()
        .filter_map(|line| line.trim().strip_prefix("test result: "));
    results.fold(Tally::default(), |sum, line| {
        let count = |what: &str| {
            let mut parts = line.split(['.', ';']);
            let number = parts.find_map(|part| part.trim().strip_suffix(what));
            number
                .and_then(|number| number.trim().parse().ok())
                .unwrap_or(0)
        };
        sum + Tally {
            passed: count(" passed"),
            failed: count(" failed"),
            skipped: count(" ignored"),
        }
    })
}

/// Reads the closing figures of Node's test runner, in its `spec` or its `tap` form.
pub(crate) fn of_node(output: &str) -> Tally {
    // The last such line is the runner's own; a test may print one too.
    let last = |what: &str| {
        let mut lines = output.lines().rev();
        let figure = lines.find_map(|line| {
            let line = line.trim().strip_prefix(['ℹ', '#'])?;
            line.trim().strip_prefix(what)?.trim().parse::<u32>().ok()
        });
        figure.unwrap_or(0)
    };
    Tally {
        passed: last("pass "),
        failed: last("fail ") + last("cancelled "),
        skipped: last("skipped ") + last("todo "),
    }
}

/// The lines of a cargo run that name a test that failed.
pub(crate) fn failures_of_cargo(output: &str) -> Vec<String> {
    let failed = |line: &&str| line.starts_with("test ") && line.trim_end().ends_with("FAILED");
    output.lines().filter(failed).map(str::to_owned).collect()
}

/// The lines of a run of the field's own programs that say what is wrong.
pub(crate) fn failures_of_readers(output: &str) -> Vec<String> {
    let failed = |line: &&str| line.starts_with("test ") && line.contains(" ... FAILED");
    output.lines().filter(failed).map(str::to_owned).collect()
}

/// What Node's runner repeats at its end of the tests that failed, without where in the runner they did.
pub(crate) fn failures_of_node(output: &str) -> Vec<String> {
    let Some((_, end)) = output.rsplit_once("\n✖ failing tests:") else {
        return Vec::new();
    };
    let told = |line: &&str| {
        let line = line.trim();
        !line.is_empty() && !line.starts_with("at ") && !line.starts_with("test at ")
    };
    end.lines().filter(told).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_failed_is_named() {
        let output = "test brat ... ok: 36 articles\ntest spaCy: x ... FAILED: another text\n";
        assert_eq!(
            failures_of_readers(output),
            ["test spaCy: x ... FAILED: another text"]
        );
        let output = "test a::b ... ok\ntest a::c ... FAILED\n\nfailures:\n    a::c\n";
        assert_eq!(failures_of_cargo(output), ["test a::c ... FAILED"]);
        let output = "✔ one (2 ms)\n✖ two (3 ms)\nℹ fail 1\n\n✖ failing tests:\n\ntest at x.mjs:1:2\n✖ two (3 ms)\n  Error: \
                      why\n      at x.mjs\n";
        assert_eq!(failures_of_node(output), ["✖ two (3 ms)", "  Error: why"]);
        assert!(failures_of_node("✔ one (2 ms)\n").is_empty());
    }

    fn tally(passed: u32, failed: u32, skipped: u32) -> Tally {
        Tally {
            passed,
            failed,
            skipped,
        }
    }

    #[test]
    fn every_binary_of_a_cargo_run_counts() {
        let output = "running 2 tests\ntest result: ok. 20 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; \
                      finished in 0.01s\n\ntest result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured\n";
        assert_eq!(of_cargo(output), tally(23, 2, 1));
        assert_eq!(of_cargo("error: could not compile"), Tally::default());
    }

    #[test]
    fn both_forms_of_the_node_runner_are_read() {
        let spec = "ℹ tests 9\nℹ suites 2\nℹ pass 5\nℹ fail 1\nℹ cancelled 1\nℹ skipped 2\nℹ todo 0\nℹ duration_ms 5.1\n";
        assert_eq!(of_node(spec), tally(5, 2, 2));
        let tap = "# pass 99\nok 1 - x\n1..1\n# tests 1\n# pass 1\n# fail 0\n# cancelled 0\n# skipped 0\n# todo 0\n";
        assert_eq!(of_node(tap), tally(1, 0, 0));
        assert_eq!(of_node("node: bad option"), Tally::default());
    }
}
