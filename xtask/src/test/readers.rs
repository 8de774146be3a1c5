//! The field's own programs, over files that the built app exported in a browser. What they compare is in `tests/readers`.

use std::path::{Path, PathBuf};

use super::Equipment;
use super::e2e::BASE;
use super::lint::APP;
use super::stage::{Run, Stages};
use super::tally;
use crate::failure::{During, Failure, Outcome};
use crate::run::Heard;
use crate::server::{Port, Server};
use crate::{paths, run, setup};

/// What the stages are called.
pub(crate) const TITLES: [&str; 4] = [
    "The field's own programs, installed",
    "Every format, exported in Chromium",
    "What was exported, read again",
    "What was exported, read by the field's own programs",
];

/// Names the folder to all that work in it.
const FOLDER: &str = "DEMARCHE_READERS";

/// All of it, one after the other; each needs what comes before it, but for the third.
pub(crate) fn run(stages: &mut Stages, equipment: &Equipment) {
    let [installed, exported, again, read] = TITLES;
    let folder = paths::target().join("readers");
    let mut python = None;
    stages.check(installed, || {
        let found = setup::python()?;
        println!("{}", found.display());
        python = Some(found);
        Ok(())
    });
    let there = stages.check(exported, || export(equipment, &folder));
    let missing = |what: &str| Failure::new(format!("not run: {what}"));
    stages.tests(again, || {
        if !there {
            return Err(missing("there are no exported files"));
        }
        let heard = native("what_the_app_exported_comes_back", &folder)?;
        Ok(counted(heard))
    });
    stages.tests(read, || match python {
        Some(python) if there => by_programs(equipment, &python, &folder),
        Some(_) => Err(missing("there are no exported files")),
        None => Err(missing("the programs are not installed, see above")),
    });
}

/// Makes the project, and exports it from the built site.
fn export(equipment: &Equipment, folder: &Path) -> Outcome {
    if folder.exists() {
        std::fs::remove_dir_all(folder).during("empty target/readers")?;
    }
    std::fs::create_dir_all(folder).during("make target/readers")?;
    if !native("the_project_is_written", folder)?.ok {
        return Err(Failure::new("the project to export could not be made"));
    }
    let server = Server::start(&paths::dist(), BASE, Port::Any)?;
    let mut node = equipment.tools.node();
    equipment.browsers.name_in(&mut node);
    node.arg(script("export.mjs"))
        .env("BASE_URL", server.address())
        .env("DEMARCHE_BROWSER", "chromium")
        .env(FOLDER, folder);
    run::show(&mut node)
}

/// One of the native tests that are ignored otherwise, as they are nothing without this stage.
fn native(test: &str, folder: &Path) -> Outcome<Heard> {
    let mut cargo = run::cargo();
    cargo.args(["test", "--locked", "--package", APP, "--test", "readers"]);
    cargo.args(["--", "--ignored", "--nocapture", test]);
    run::show_and_hear(cargo.env(FOLDER, folder))
}

fn by_programs(equipment: &Equipment, python: &Path, folder: &Path) -> Outcome<Run> {
    let mut reading = run::program(python);
    // It is told where the schemas of standards lie, if they do.
    equipment.browsers.name_in(&mut reading);
    reading
        .arg(script("run.py"))
        .arg(folder)
        .env("PYTHONIOENCODING", "utf-8");
    let heard = run::show_and_hear(&mut reading)?;
    println!("The table: {}", folder.join("table.md").display());
    Ok(counted(heard))
}

fn counted(heard: Heard) -> Run {
    Run {
        tally: tally::of_cargo(&heard.text),
        failures: tally::failures_of_readers(&heard.text),
        ok: heard.ok,
    }
}

fn script(name: &str) -> PathBuf {
    paths::root().join("tests").join("readers").join(name)
}
