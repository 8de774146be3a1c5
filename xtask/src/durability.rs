//! `cargo xtask durability`: kills browsers at random moments of random work and looks what is left. What is done and what
//! is held true is in `tests/durability`.

use std::process::Command;

use crate::cli::{Browser, DurabilityOptions};
use crate::failure::{Failure, Outcome};
use crate::run::{self, Beside};
use crate::server::{Port, Server};
use crate::setup::{self, Browsers, Tools};
use crate::test::BASE;
use crate::{build, paths, report};

/// All of it, in both browsers or in one.
pub(crate) fn run(options: &DurabilityOptions) -> Outcome {
    let tools = setup::for_building()?;
    let browsers = setup::for_testing()?;
    if !options.no_build {
        build::site(&tools)?;
    }
    for browser in [Browser::Chromium, Browser::Firefox] {
        if options.browser.is_some_and(|wanted| wanted != browser) {
            continue;
        }
        report::heading(&title(browser));
        let kills = options.kills.unwrap_or(usual(browser));
        let server = server()?;
        let mut node = killing(&tools, &browsers, &server, browser, kills);
        if let Some(seed) = options.seed {
            node.env("DEMARCHE_SEED", seed.to_string());
        }
        run::show(&mut node)?;
    }
    Ok(())
}

/// How often by itself.
const fn usual(browser: Browser) -> u32 {
    match browser {
        Browser::Chromium => 50,
        Browser::Firefox => 10,
    }
}

/// How often as one stage of all tests, so that it takes no longer than the others.
pub(crate) const fn in_passing(browser: Browser) -> u32 {
    match browser {
        Browser::Chromium => 15,
        Browser::Firefox => 4,
    }
}

/// The heading.
pub(crate) fn title(browser: Browser) -> String {
    format!("Kills at work in {}", browser.name())
}

/// What is drawn as a stage of all tests: the same every time, so that a failure can be had again. On its own the command
/// draws something else each time.
const SEED: u32 = 2026;

/// Begins it beside something else; the server must live as long.
pub(crate) fn beside(
    tools: &Tools,
    browsers: &Browsers,
    browser: Browser,
) -> Outcome<(Beside, Server)> {
    let server = server()?;
    let mut node = killing(tools, browsers, &server, browser, in_passing(browser));
    node.env("DEMARCHE_SEED", SEED.to_string());
    Ok((run::beside(&mut node)?, server))
}

/// Waits for its end.
pub(crate) fn ended(begun: Outcome<(Beside, Server)>) -> Outcome {
    let (running, _server) = begun?;
    match running.wait()?.ok {
        true => Ok(()),
        false => Err(Failure::new("something was lost or torn, see above")),
    }
}

fn server() -> Outcome<Server> {
    Server::start(&paths::dist(), BASE, Port::Any)
}

fn killing(
    tools: &Tools,
    browsers: &Browsers,
    server: &Server,
    browser: Browser,
    kills: u32,
) -> Command {
    let script = paths::root()
        .join("tests")
        .join("durability")
        .join("run.mjs");
    let mut node = tools.node();
    browsers.name_in(&mut node);
    node.arg(script)
        .env("BASE_URL", server.address())
        .env("DEMARCHE_BROWSER", browser.name())
        .env("DEMARCHE_KILLS", kills.to_string());
    node
}
