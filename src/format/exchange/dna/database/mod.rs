//! Databases of DNA 2 and 3: files of SQLite that end in `.dna`. They are read and never written.
//!
//! Statements mean here what they mean in an event list; besides, a database has the texts, the types of statement, who coded,
//! and what is known of people and organizations. Passwords and rights of coders are not even looked at.

mod actors;
mod articles;
mod clock;
mod statements;
mod tables;

use actors::Entities;
use statements::Coded;
use tables::{Codebook, count};

use super::super::sqlite::{Database, Fault, MAGIC};
use super::super::tool::{Fate, File, Note, Reading, Refusal, has};
use crate::domain::Turns;
use crate::format::incoming::many;

/// Whether a file is a database of DNA's: one of SQLite with its table of types of statement, or its ending. Files of DNA 1 have
/// the same ending, and are known as well, to be refused by name.
pub(in crate::format::exchange) fn knows(files: &[File]) -> bool {
    files.iter().any(|file| {
        let is_base = file.bytes.starts_with(MAGIC);
        let is_known = || is_called(file) || has(&file.bytes, "STATEMENTTYPES");
        (is_base && is_known()) || is_first(file)
    })
}

fn is_called(file: &File) -> bool {
    file.path.to_ascii_lowercase().ends_with(".dna")
}

/// Whether a file is one of DNA 1, which wrote XML.
fn is_first(file: &File) -> bool {
    let start = file.bytes.trim_ascii_start();
    is_called(file)
        && [&b"<?xml"[..], b"<discourse"]
            .iter()
            .any(|one| start.starts_with(one))
}

/// Tables without which there is nothing to read.
const NEEDED: [&str; 4] = ["DOCUMENTS", "STATEMENTS", "STATEMENTTYPES", "VARIABLES"];

/// Tables of which it is said that they are left out, and as what, where there are rows in them.
const LEFT_OUT: [(&str, &str); 2] = [("REGEXES", "word"), ("VARIABLELINKS", "link")];

/// Tables that are read, or hold settings.
const KNOWN: [&str; 17] = [
    "CODERS",
    "DATABOOLEAN",
    "DATAINTEGER",
    "DATASHORTTEXT",
    "DATALONGTEXT",
    "ENTITIES",
    "ATTRIBUTES",
    "ATTRIBUTEVARIABLES",
    "ATTRIBUTEVALUES",
    "STATEMENTLINKS",
    "SETTINGS",
    "CODERPERMISSIONS",
    "CODERRELATIONS",
    NEEDED[0],
    NEEDED[1],
    NEEDED[2],
    NEEDED[3],
];

/// What happens to be said of a file.
type Say<'a> = &'a mut dyn FnMut(Fate, String);

pub(in crate::format::exchange) async fn read(
    files: &[File],
    turns: &dyn Turns,
) -> Result<Reading, Refusal> {
    let mut reading = Reading::default();
    for file in files {
        let mut notes = Vec::new();
        let mut say = |fate, what| {
            notes.push(Note {
                fate,
                file: file.path.clone(),
                line: None,
                what,
            });
        };
        if is_first(file) {
            return Err(Refusal(format!(
                "{}: it is a file of DNA 1, which is not read. Import it into a database with DNA 2, and open that",
                file.path
            )));
        }
        if file.bytes.starts_with(MAGIC) {
            database(file, &mut reading, &mut say, turns).await?;
        } else if !file.bytes.is_empty() && is_log(&file.path) {
            say(Fate::Rejected, LOG.to_owned());
        }
        reading.notes.append(&mut notes);
    }
    match reading.articles.is_empty() {
        true => Err(Refusal(
            "there is no document in it. Look in DNA whether it is the right one".to_owned(),
        )),
        false => Ok(reading),
    }
}

/// Files that SQLite has beside a database while that is in use.
fn is_log(path: &str) -> bool {
    ["-wal", "-journal"].iter().any(|end| path.ends_with(end))
}

/// What is said of such a file.
const LOG: &str = "Changes that DNA had not yet put into the database lie here. Open the database in DNA and close it again; then \
                   they are in it.";

async fn database(
    file: &File,
    reading: &mut Reading,
    say: Say<'_>,
    turns: &dyn Turns,
) -> Result<(), Refusal> {
    let damaged = |fault: Fault| {
        Refusal(format!(
            "{}: the database is damaged: {fault}. Open it in DNA and save it as another, or take a copy of it from before",
            file.path
        ))
    };
    let mut base = Database::open(&file.bytes, turns).await.map_err(damaged)?;
    refuse_others(file, &base)?;
    if base.has_log() {
        let what = "While the database is open in DNA, the newest changes lie in a file beside it (“-wal”) and do not come \
                    in. Where there is one, close DNA and open the database here once more.";
        say(Fate::Rejected, what.to_owned());
    }
    let book = Codebook::of(&mut base, &mut reading.scheme, turns).await;
    let book = book.map_err(damaged)?;
    let entities = Entities::of(&mut base, turns).await;
    let mut entities = entities.map_err(damaged)?;
    let coded = Coded::of(&mut base, turns).await;
    let mut coded = coded.map_err(damaged)?;
    let documents = articles::documents(&mut base, turns).await;
    let documents = documents.map_err(damaged)?;
    for (table, what) in LEFT_OUT {
        let rows = count(&mut base, table, turns).await.map_err(damaged)?;
        if rows > 0 {
            let what = many(rows, what);
            say(
                Fate::Rejected,
                match table {
                    "REGEXES" => format!("{what} to be found in texts, by patterns."),
                    _ => format!("{what} between variables."),
                },
            );
        }
    }
    let others = base.names().filter(|name| {
        let mut known = KNOWN
            .iter()
            .copied()
            .chain(LEFT_OUT.map(|(table, _)| table));
        !known.any(|one| one.eq_ignore_ascii_case(name))
    });
    for name in others {
        say(
            Fate::Rejected,
            format!("The table {name}, which is not known here."),
        );
    }
    say(
        Fate::Rejected,
        "Settings, colours of coders, their rights and passwords.".to_owned(),
    );
    let from = (&book, &mut entities, &mut coded);
    articles::put(documents, from, reading, say, turns).await?;
    coded.tell_rest(say, turns).await;
    entities.finish(&book, &mut reading.scheme, say);
    Ok(())
}

/// Says what a database is that is none of DNA's, or too old.
fn refuse_others(file: &File, base: &Database<'_>) -> Result<(), Refusal> {
    let path = &file.path;
    if !NEEDED.iter().all(|table| base.has(table)) {
        let whose = match ["projects", "highlights", "tags"]
            .iter()
            .all(|table| base.has(table))
        {
            true => " It is one of Taguette: export the highlights there as a table (.csv)",
            false => {
                " Open it in the program it belongs to, export what is in it as texts or tables (.txt, .csv), and open these"
            }
        };
        let mut names = base.names().take(5).collect::<Vec<_>>().join(", ");
        if names.is_empty() {
            names.push_str("none");
        }
        return Err(Refusal(format!(
            "{path}: it is a database of SQLite, but none of DNA (its tables: {names}).{whose}"
        )));
    }
    let is_early = !base.has_column("STATEMENTS", "StatementTypeId")
        || !base.has_column("STATEMENTS", "DocumentId");
    if is_early {
        return Err(Refusal(format!(
            "{path}: it is a database of an early version of DNA 2, which is not read. Open it in a later one and save it there"
        )));
    }
    Ok(())
}
