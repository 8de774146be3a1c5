//! `cargo xtask test`: everything that must hold, fast checks first, with one summary at the end.
//!
//! A stage stops at its first failure; the next one still runs, unless it needs what failed.
//!
//! Two things go on beside the others, so that a machine of several cores is used: the release build, most of which is a
//! single thread at its end, while lints and native tests run; and the tests in Firefox while those in Chromium run.

mod e2e;
mod lint;
mod native;
mod readers;
mod stage;
mod tally;
mod web;

use crate::cli::{Browser, Part, TestOptions};
use crate::failure::{Failure, Outcome};
use crate::run::Beside;
use crate::setup::{self, Browsers, Tools};
use crate::{build, durability, paths};
use stage::Stages;

pub(crate) use e2e::BASE;

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
    let build = browsers_wanted(only).then(build::beside);
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
    if let Some(build) = build {
        in_browsers(&mut stages, &equipment, build, only, grep);
    }
    stages.summary()
}

/// Whether browsers are to be killed: no test of a certain name.
fn killed_wanted(only: Option<Part>, grep: Option<&str>) -> bool {
    matches!(only, None | Some(Part::Durability)) && grep.is_none()
}

/// Whether the field's own programs are to read what is exported: no test of a certain name either.
fn read_wanted(only: Option<Part>, grep: Option<&str>) -> bool {
    matches!(only, None | Some(Part::Readers)) && grep.is_none()
}

/// Whether the release build is wanted, as it is tested.
fn browsers_wanted(only: Option<Part>) -> bool {
    matches!(
        only,
        None | Some(Part::E2e | Part::Chromium | Part::Firefox | Part::Durability | Part::Readers)
    )
}

/// Kills of both browsers, side by side.
fn kills(stages: &mut Stages, equipment: &Equipment) {
    let begun = [Browser::Chromium, Browser::Firefox].map(|browser| {
        let begun = durability::beside(&equipment.tools, &equipment.browsers, browser);
        (browser, begun)
    });
    for (browser, begun) in begun {
        stages.check(&durability::title(browser), || durability::ended(begun));
    }
}

/// The end of the release build with its checks, and the end-to-end tests on it.
fn in_browsers(
    stages: &mut Stages,
    equipment: &Equipment,
    build: Outcome<Beside>,
    only: Option<Part>,
    grep: Option<&str>,
) {
    let both = matches!(only, None | Some(Part::E2e));
    let wanted: Vec<Browser> = [
        (Browser::Chromium, Part::Chromium),
        (Browser::Firefox, Part::Firefox),
    ]
    .into_iter()
    .filter_map(|(browser, part)| (both || only == Some(part)).then_some(browser))
    .collect();
    let built = stages.check("Release build, begun beside the above", || {
        match build?.wait()?.ok {
            true => Ok(()),
            false => Err(Failure::new("the build did not succeed, see above")),
        }
    });
    let killed = killed_wanted(only, grep);
    let read = read_wanted(only, grep);
    if built {
        e2e::run(stages, equipment, &wanted, grep);
        if read {
            readers::run(stages, equipment);
        }
        if killed {
            kills(stages, equipment);
        }
        return;
    }
    let titles = [Browser::Chromium, Browser::Firefox].map(durability::title);
    let titles = titles.into_iter().filter(|_| killed);
    let unread = readers::TITLES.into_iter().filter(|_| read);
    let titles = titles.chain(unread.map(str::to_owned));
    for title in wanted.into_iter().map(e2e::title).chain(titles) {
        stages.check(&title, || {
            Err(Failure::new("not run: there is no build to test"))
        });
    }
}
