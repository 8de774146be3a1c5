//! Reads again what the app exported: what comes back is what the formats are said to hold, and what is missing is what was
//! said to be lost.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use demarche::domain::{AtOnce, Project, SequentialIds, Timestamp, at_once};
use demarche::format::exchange::choice::Input;
use demarche::format::exchange::describe::{Names, article};
use demarche::format::exchange::holds::Words;
use demarche::format::exchange::loss::{Facet, Loss};
use demarche::format::exchange::model::Article;
use demarche::format::exchange::reduce::reduce;
use demarche::format::exchange::{File, Options, TOOLS, Tool};
use demarche::format::{ExportFormat, Opened, open};
use serde_json::Value;

use crate::{facts, folder, project};

/// One export, as the browser noted it down.
struct Export {
    format: String,
    /// What was chosen: name of the choice, name of the value or number.
    choices: Vec<(String, String)>,
    folder: String,
    files: Vec<String>,
    /// What the dialog said would be left out.
    losses: Vec<String>,
}

fn exports(folder: &Path) -> Vec<Export> {
    let list = fs::read(folder.join("exports.json")).unwrap();
    let list: Vec<Value> = serde_json::from_slice(&list).unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let texts = |value: &Value| value.as_array().unwrap().iter().map(text).collect();
    let one = |value: &Value| Export {
        format: text(&value["format"]),
        choices: value["choices"]
            .as_object()
            .unwrap()
            .iter()
            .map(|(name, v)| (name.clone(), text(v)))
            .collect(),
        folder: text(&value["folder"]),
        files: texts(&value["files"]),
        losses: texts(&value["losses"]),
    };
    list.iter().map(one).collect()
}

impl Export {
    fn read(&self, folder: &Path) -> Vec<File> {
        let folder = folder.join(&self.folder);
        let read = |path: &String| File {
            path: path.clone(),
            bytes: fs::read(folder.join(path)).unwrap(),
        };
        self.files.iter().map(read).collect()
    }

    fn options(&self, tool: &Tool) -> Options {
        let mut options = Options::default();
        for (name, chosen) in &self.choices {
            let choice = tool.choices.iter().find(|choice| choice.name == name);
            match choice
                .unwrap_or_else(|| panic!("{}: no choice is called {name}", tool.id))
                .input
            {
                Input::OneOf(values) => (values
                    .iter()
                    .find(|value| value.name == chosen)
                    .unwrap()
                    .set)(&mut options),
                Input::Number { set, .. } => set(&mut options, chosen.parse().unwrap()),
            }
        }
        options
    }

    fn title(&self) -> String {
        let chosen: Vec<&str> = self
            .choices
            .iter()
            .map(|(_, value)| value.as_str())
            .collect();
        match chosen.as_slice() {
            [] => self.format.clone(),
            chosen => format!("{}: {}", self.format, chosen.join(", ")),
        }
    }
}

/// The project as the app exported it, which is the project that it was given.
fn truth(folder: &Path, exports: &[Export]) -> Project {
    let own = exports
        .iter()
        .find(|export| export.format == "Project file")
        .unwrap();
    let [file] = &own.read(folder)[..] else {
        panic!("one file")
    };
    let opened = open(
        &file.path,
        &file.bytes,
        &mut SequentialIds::default(),
        Timestamp(0),
    )
    .unwrap();
    let Opened::Project(exported) = opened else {
        panic!("a project")
    };
    let told = |project: &Project| {
        let file = ExportFormat::Project.write(project, Timestamp(0));
        let mut file: Value = serde_json::from_str(&file).unwrap();
        // Opening a file is a step of its own.
        file["log"] = Value::Null;
        file
    };
    let (given, exported_as) = (told(&project::project()), told(&exported));
    for (key, value) in given.as_object().unwrap() {
        if key != "coders" {
            assert!(
                *value == exported_as[key],
                "the project file has other {key}"
            );
        }
    }
    exported
}

/// The first difference, in few words.
fn difference(back: &[Article], held: &[Article]) -> String {
    for (n, (back, held)) in back.iter().zip(held).enumerate() {
        if back == held {
            continue;
        }
        let title = held.meta("title");
        let (one, other) = (facts::of(back), facts::of(held));
        let missing = other.iter().find(|fact| !one.contains(fact));
        let new = one.iter().find(|fact| !other.contains(fact));
        let ids = (&back.id, &held.id);
        return format!(
            "article {}, {title:?}: ids {ids:?}, missing {missing:?}, instead {new:?}",
            n + 1
        );
    }
    format!("{} articles, not {}", back.len(), held.len())
}

/// The row of our own file, which loses nothing.
fn own_row(exports: &[Export], exported: &Project) -> String {
    let told = |project: &Project| {
        let names = Names::of(project);
        let all = project.documents().iter();
        let all: Vec<Article> = all.map(|one| article(project, &names, one, "")).collect();
        all
    };
    let (given, back) = (told(&project::project()), told(exported));
    let lost = facts::missing(&given, &back);
    assert_eq!((lost, given.len()), (0, back.len()), "the project file");
    let all: usize = given.iter().map(|one| facts::of(one).len()).sum();
    let own = exports
        .iter()
        .find(|export| export.format == "Project file")
        .unwrap();
    format!(
        "{}\t{}\t{}\t{all}\t0\t0\t{lost}\n",
        own.folder,
        own.format,
        back.len()
    )
}

/// What is wrong with an export, and its row of the table.
fn compared(export: &Export, tool: &Tool, truth: &Project, folder: &Path) -> (Vec<String>, String) {
    let mut wrong = Vec::new();
    let files = export.read(folder);
    let options = export.options(tool);
    let (names, holds) = (Names::of(truth), tool.held(&options));
    let documents = truth.documents().iter();
    let whole: Vec<Article> = documents
        .map(|document| article(truth, &names, document, tool.id))
        .collect();
    let mut losses: Vec<Loss> = Vec::new();
    let mut held: Vec<Article> = whole
        .iter()
        .map(|whole| reduce(whole, &holds, &mut losses))
        .collect();
    if holds.text == Words::Quotes {
        held.retain(|article| !article.marks.is_empty());
    }
    let known: Vec<&str> = TOOLS
        .iter()
        .filter(|tool| (tool.knows)(&files))
        .map(|tool| tool.id)
        .collect();
    if known != [tool.id] {
        wrong.push(format!("taken for {known:?}"));
    }
    let back = match at_once((tool.read)(&files, &AtOnce)) {
        Ok(mut reading) => {
            // Numbers of DNA are given where there are none, and kept.
            if tool.id.starts_with("dna") {
                for article in &mut reading.articles {
                    article.extra.remove("number");
                    let marks = article.marks.iter_mut();
                    marks.for_each(|mark| drop(mark.extra.remove("statement")));
                }
            }
            // Of a file for MAXQDA or NVivo is said how lines end, as nobody can see it; of one without texts, that there are none.
            let known = ["Line ends count as", "There are no texts in it"];
            let mut notes = reading.notes.iter().map(|note| note.what.as_str());
            if let Some(note) = notes.find(|note| !known.iter().any(|known| note.contains(known))) {
                wrong.push(format!("something was to be said: {note}"));
            }
            reading.articles
        }
        Err(refusal) => {
            wrong.push(refusal.to_string());
            Vec::new()
        }
    };
    if back != held {
        wrong.push(difference(&back, &held));
    }
    let told: Vec<String> = Facet::ALL
        .iter()
        .filter_map(|facet| {
            let n = losses.iter().filter(|loss| loss.facet == *facet).count();
            (n > 0).then(|| facet.told(n).to_lowercase())
        })
        .collect();
    let said: Vec<String> = export
        .losses
        .iter()
        .map(|line| line.to_lowercase())
        .collect();
    for line in told
        .iter()
        .filter(|line| !said.iter().any(|said| said.contains(line.as_str())))
    {
        wrong.push(format!("the dialog did not say: {line}"));
    }
    let (expected, observed) = (facts::missing(&whole, &held), facts::missing(&whole, &back));
    let all: usize = whole.iter().map(|article| facts::of(article).len()).sum();
    let row = [
        export.title(),
        back.len().to_string(),
        all.to_string(),
        losses.len().to_string(),
        expected.to_string(),
        observed.to_string(),
    ];
    (wrong, row.join("\t"))
}

#[test]
#[ignore = "a step of “cargo xtask test --only readers”"]
fn what_the_app_exported_comes_back() {
    let folder = folder();
    let exports = exports(&folder);
    let truth = truth(&folder, &exports);
    let mut rows = own_row(&exports, &truth);
    let mut problems = Vec::new();
    for tool in TOOLS {
        let of_tool: Vec<&Export> = exports
            .iter()
            .filter(|export| export.format == tool.name)
            .collect();
        assert!(!of_tool.is_empty(), "{} was not exported", tool.name);
        for export in of_tool {
            let (wrong, row) = compared(export, tool, &truth, &folder);
            println!("{row}");
            writeln!(rows, "{}\t{row}", export.folder).unwrap();
            problems.extend(
                wrong
                    .iter()
                    .map(|wrong| format!("{}: {wrong}", export.title())),
            );
        }
    }
    fs::write(folder.join("round-trip.tsv"), rows).unwrap();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}
