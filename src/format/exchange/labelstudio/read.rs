//! Reads a file of tasks.

use super::config::Config;
use super::task::Task;
use super::{INTERFACE, TEXT, names_of, parted};
use crate::domain::json::{Json, parse, parse_in_turns, shown};
use crate::domain::{Table, Turns, breathe};
use crate::format::exchange::plain::Taken;
use crate::format::exchange::tool::{Fate, File, Note, Reading, Refusal};

/// Reads tasks, with their configuration if it is there.
pub(super) async fn read(files: &[File], turns: &dyn Turns) -> Result<Reading, Refusal> {
    let (tasks, config) = parted(files);
    let mut reading = Reading::default();
    let mut read = Config::default();
    if let Some(file) = config {
        match Config::read(&file.bytes) {
            Ok(config) => read = config,
            Err(what) => reading.notes.push(Note {
                fate: Fate::Rejected,
                file: file.path.clone(),
                line: None,
                what: format!("The configuration: {what}"),
            }),
        }
    }
    let mut names: Table<String, String> = Table::new();
    for file in tasks {
        let bytes = file
            .bytes
            .strip_prefix("\u{feff}".as_bytes())
            .unwrap_or(&file.bytes);
        // Only a list inside an object is read in turns.
        let wrapped = [b"{\"tasks\":", bytes, b"}"].concat();
        let whole = match parse_in_turns(&wrapped, turns).await {
            Ok(whole) => whole,
            Err(_) => {
                let error = parse(bytes).map_or_else(|e| shown(&e), |_| String::new());
                return Err(Refusal(format!("{}: it is no JSON: {error}", file.path)));
            }
        };
        let Some(Json::List(all)) = whole.get("tasks") else {
            continue;
        };
        for (json, n) in all.iter().zip(1_usize..) {
            breathe(turns).await;
            let mut note = |fate, what: String| {
                reading.notes.push(Note {
                    fate,
                    file: file.path.clone(),
                    line: None,
                    what: format!("Task {n}: {what}"),
                });
            };
            let mut task = Task {
                text: read.text.as_deref().unwrap_or(TEXT),
                names: &mut names,
                note: &mut note,
                regions: Vec::new(),
                ties: Vec::new(),
                ids: Taken::default(),
                controls: None,
            };
            match task.article(json) {
                Ok(article) => reading.articles.push(article),
                Err(reason) => note(Fate::Rejected, format!("{reason}.")),
            }
        }
    }
    if reading.articles.is_empty() {
        let first = reading.notes.first().map(|note| note.what.clone());
        let none = || "there is no task in it".to_owned();
        return Err(Refusal(first.unwrap_or_else(none)));
    }
    reading.scheme = read.scheme;
    let mut kept = reading.articles.iter();
    let kept = kept.find_map(|article| article.extra.get(INTERFACE));
    reading.scheme.elsewhere.interface = kept.map(names_of);
    for attribute in &mut reading.scheme.attributes {
        if let Some(name) = names.get(&attribute.name) {
            attribute.name.clone_from(name);
        }
    }
    Ok(reading)
}
