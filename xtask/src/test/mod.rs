//! `cargo xtask test`: everything that must hold, fast checks first, with one summary at the end.
//!
//! A stage stops at its first failure; the next one still runs, unless it needs what failed.

mod e2e;
mod lint;
mod native;
mod stage;
mod tally;
mod web;

use crate::cli::{Part, TestOptions};
use crate::failure::{Failure, Outcome};
use crate::setup::{self, Browsers, Tools};
use crate::{build, paths};
use stage::Stages;

/// What the stages that need more than cargo work with.
struct Equipment {
    tools: Tools,
    browsers: Browsers,
}

/// Runs the stages that were asked for.
pub(crate) fn run(options: &TestOptions) -> Outcome {
    let only = options.only;
    let grep = options.grep.as_deref();
    let wants = |part| only.is_none() || only == Some(part);
    if paths::shared().is_none() {
        println!(
            "No folder `shared` beside the project: the extra tests over its data are left out."
        );
    }
    let mut stages = Stages::new(grep.is_some());
    match only {
        Some(Part::Native) => {
            native::run(&mut stages, grep);
            return stages.summary();
        }
        Some(Part::Lint) => {
            let tools = setup::for_building()?;
            setup::components()?;
            lint::rust(&mut stages);
            native::purity(&mut stages);
            lint::scripts(&mut stages, &tools);
            return stages.summary();
        }
        _ => {}
    }
    let equipment = Equipment {
        tools: setup::for_building()?,
        browsers: setup::for_testing()?,
    };
    if only.is_none() {
        lint::rust(&mut stages);
        native::run(&mut stages, grep);
        native::purity(&mut stages);
    }
    if wants(Part::Web) {
        web::run(&mut stages, &equipment, grep);
    }
    if only.is_none() {
        lint::scripts(&mut stages, &equipment.tools);
    }
    in_browsers(&mut stages, &equipment, only, grep);
    stages.summary()
}

/// The release build with its checks, and the end-to-end tests on it.
fn in_browsers(stages: &mut Stages, equipment: &Equipment, only: Option<Part>, grep: Option<&str>) {
    let both = matches!(only, None | Some(Part::E2e));
    let wanted: Vec<e2e::Browser> = [
        (e2e::Browser::Chromium, Part::Chromium),
        (e2e::Browser::Firefox, Part::Firefox),
    ]
    .into_iter()
    .filter_map(|(browser, part)| (both || only == Some(part)).then_some(browser))
    .collect();
    if wanted.is_empty() {
        return;
    }
    let built = stages.check("Release build", || build::site(&equipment.tools));
    for browser in wanted {
        if built {
            e2e::run(stages, equipment, browser, grep);
        } else {
            let title = e2e::title(browser);
            stages.check(&title, || {
                Err(Failure::new("not run: there is no build to test"))
            });
        }
    }
}
