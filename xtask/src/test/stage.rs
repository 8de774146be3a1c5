//! The stages of a test run: how each is announced, timed, counted and summed up.

use std::time::{Duration, Instant};

use super::tally::Tally;
use crate::failure::{Failure, Outcome};
use crate::report;

/// A test runner's end: what it counted, and whether it was content.
pub(crate) struct Run {
    pub(crate) tally: Tally,
    pub(crate) ok: bool,
    /// What it said of the tests that failed, a line each.
    pub(crate) failures: Vec<String>,
}

/// One finished stage.
struct Done {
    title: String,
    took: Duration,
    tally: Option<Tally>,
    problem: Option<String>,
    failures: Vec<String>,
}

/// The stages so far.
pub(crate) struct Stages {
    begun: Instant,
    /// Only some tests were asked for, so that a stage may well have none of them.
    filtered: bool,
    done: Vec<Done>,
}

impl Stages {
    /// None yet. `filtered`: only tests of a certain name are wanted.
    pub(crate) fn new(filtered: bool) -> Self {
        Self {
            begun: Instant::now(),
            filtered,
            done: Vec::new(),
        }
    }

    /// Runs a stage that holds or does not; tells which.
    pub(crate) fn check(&mut self, title: &str, work: impl FnOnce() -> Outcome) -> bool {
        self.carry_out(title, || work().map(|()| None))
    }

    /// Runs a stage whose tests are counted. One that executes no test at all has failed.
    pub(crate) fn tests(&mut self, title: &str, work: impl FnOnce() -> Outcome<Run>) -> bool {
        self.carry_out(title, || work().map(Some))
    }

    fn carry_out(&mut self, title: &str, work: impl FnOnce() -> Outcome<Option<Run>>) -> bool {
        report::heading(title);
        let start = Instant::now();
        let (tally, problem, failures) = match work() {
            Err(failure) => {
                println!("{failure}");
                let said = failure.to_string();
                (None, Some("failed".to_owned()), vec![said])
            }
            Ok(None) => (None, None, Vec::new()),
            Ok(Some(run)) => {
                let problem = self.problem_with(&run);
                (Some(run.tally), problem, run.failures)
            }
        };
        let took = start.elapsed();
        let word = problem.as_deref().unwrap_or("ok");
        println!("--- {title}: {word}, {}", report::seconds(took));
        let well = problem.is_none();
        self.done.push(Done {
            title: title.to_owned(),
            took,
            tally,
            problem,
            failures,
        });
        well
    }

    fn problem_with(&self, run: &Run) -> Option<String> {
        if !run.ok || run.tally.failed > 0 {
            Some("failed".to_owned())
        } else if run.tally.passed == 0 && !self.filtered {
            Some("failed: no test was executed".to_owned())
        } else {
            None
        }
    }

    /// Prints again what failed, then every stage and the sum; fails when anything did.
    pub(crate) fn summary(&self) -> Outcome {
        for stage in self.done.iter().filter(|stage| stage.problem.is_some()) {
            report::heading(&format!("What failed of: {}", stage.title));
            stage.failures.iter().for_each(|line| println!("{line}"));
        }
        report::heading(&format!(
            "Summary, {}",
            report::seconds(self.begun.elapsed())
        ));
        for stage in &self.done {
            let counted = stage
                .tally
                .map_or(String::new(), |tally| format!(" ({tally})"));
            println!(
                "{:>9}  {}: {}{counted}",
                report::seconds(stage.took),
                stage.title,
                stage.problem.as_deref().unwrap_or("ok"),
            );
        }
        let sum = self.sum();
        if self.filtered && sum.passed + sum.failed == 0 {
            println!("\n0 passed, 0 failed");
            return Err(Failure::new("no test has a name like that"));
        }
        println!("\n{} passed, {} failed", sum.passed, sum.failed);
        match self
            .done
            .iter()
            .filter(|stage| stage.problem.is_some())
            .count()
        {
            0 => Ok(()),
            1 => Err(Failure::new("one stage did not pass")),
            many => Err(Failure::new(format!("{many} stages did not pass"))),
        }
    }

    /// The tests of all stages. A stage that failed without counting a failed test counts as one.
    fn sum(&self) -> Tally {
        self.done.iter().fold(Tally::default(), |sum, stage| {
            let mut tally = stage.tally.unwrap_or_default();
            if stage.problem.is_some() {
                tally.failed = tally.failed.max(1);
            }
            sum + tally
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(passed: u32, failed: u32, ok: bool) -> Outcome<Run> {
        let skipped = 0;
        let tally = Tally {
            passed,
            failed,
            skipped,
        };
        let failures = Vec::new();
        Ok(Run {
            tally,
            ok,
            failures,
        })
    }

    #[test]
    fn what_passes_is_added_up() {
        let mut stages = Stages::new(false);
        assert!(stages.check("a", || Ok(())));
        assert!(stages.tests("b", || run(3, 0, true)));
        assert!(stages.tests("c", || run(4, 0, true)));
        assert_eq!((stages.sum().passed, stages.sum().failed), (7, 0));
        assert!(stages.summary().is_ok());
    }

    #[test]
    fn no_failure_is_lost() {
        for (well, failed) in [
            (
                Stages::new(false).tests("failed tests", || run(3, 2, false)),
                false,
            ),
            (
                Stages::new(false).tests("unhappy runner", || run(3, 0, false)),
                false,
            ),
            (
                Stages::new(false).tests("nothing executed", || run(0, 0, true)),
                false,
            ),
            (
                Stages::new(false).check("a check", || Err(Failure::new("x"))),
                false,
            ),
        ] {
            assert_eq!(well, failed);
        }
        let mut stages = Stages::new(false);
        stages.tests("a", || run(0, 0, true));
        stages.check("b", || Err(Failure::new("x")));
        stages.tests("c", || run(1, 2, false));
        assert_eq!((stages.sum().passed, stages.sum().failed), (1, 4));
        assert!(stages.summary().is_err());
    }

    #[test]
    fn a_filter_may_leave_a_stage_empty_but_not_all() {
        let mut stages = Stages::new(true);
        assert!(stages.tests("a", || run(0, 0, true)));
        assert!(stages.summary().is_err());
        assert!(stages.tests("b", || run(1, 0, true)));
        assert!(stages.summary().is_ok());
    }
}
