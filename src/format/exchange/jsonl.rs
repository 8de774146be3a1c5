//! Files of JSON objects, one article each: one a line, or all in one list, or one alone.

use super::model::Article;
use super::tool::{Fate, File, Note, Reading, Refusal};
use super::units::{Claim, Original, Unit};
use crate::domain::json::{Json, JsonError, parse, shown};
use crate::domain::{Span, Table, Turns, breathe};

/// What happens to be said of an article while it is read.
pub(super) type Say<'a> = &'a mut dyn FnMut(Fate, String);

/// Reads one article from its object.
pub(super) type One = fn(Json, Say<'_>) -> Result<Article, String>;

/// The first line with something on it, where that may be JSON.
fn line_of(bytes: &[u8]) -> Option<&[u8]> {
    let mut lines = bytes.split(|b| *b == b'\n');
    let line = lines.find(|line| !line.trim_ascii().is_empty())?;
    is_json(line).then_some(line)
}

fn is_json(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    bytes.trim_ascii_start().starts_with(b"{") || bytes.trim_ascii_start().starts_with(b"[")
}

/// Where the marks of an article are whose positions should count code points; says so where they count something else, and
/// which few of them are left out. `witnesses` are claims that are no marks.
///
/// # Errors
/// In words, where no unit fits them.
pub(super) fn settled(
    original: &Original,
    claims: &[Claim<'_>],
    witnesses: &[Claim<'_>],
    say: Say<'_>,
) -> Result<Vec<Option<Span>>, String> {
    let settled = original.mostly(claims, witnesses, Unit::CodePoints, Original::settle);
    let settled = settled.map_err(|e| match e.said.as_str() {
        "" => format!("the positions {}–{} lie outside its text", e.start, e.end),
        _ => shown(&e),
    })?;
    if let Some(what) = settled.unit.instead_of(Unit::CodePoints) {
        say(Fate::Repaired, what);
    }
    // Some files have a place twice, as a whole and as its only part.
    let mut last = None;
    for stray in settled.strays {
        if last.replace((stray.start, stray.end)) != Some((stray.start, stray.end)) {
            say(Fate::Rejected, stray.left_out());
        }
    }
    Ok(settled.spans)
}

/// Reads all articles of files of which `own` says that they are read at all. What is said alike of several articles of a
/// file is said once, with how many.
///
/// # Errors
/// Where there is no article: what was said first.
pub(super) async fn read(
    files: &[File],
    turns: &dyn Turns,
    own: fn(&Json) -> bool,
    one: One,
) -> Result<Reading, Refusal> {
    let mut reading = Reading::default();
    let mut said = Said::default();
    for file in files {
        let Some(line) = line_of(&file.bytes) else {
            continue;
        };
        let list = match parse(line) {
            Ok(json @ Json::Object(_)) if own(&json) => None,
            Ok(Json::Object(_)) => continue,
            // One object over several lines, or one list; where it is neither, each line is said to be no JSON.
            _ => match parse(&file.bytes) {
                Ok(Json::List(list)) if list.first().is_some_and(own) => Some(list),
                Ok(json @ Json::Object(_)) if own(&json) => Some(vec![json]),
                Ok(_) => continue,
                Err(_) => None,
            },
        };
        let mut take = |json: Result<Json, String>, line: Option<usize>| {
            let mut say = |fate, what| said.add(fate, &file.path, line, what);
            match json.and_then(|json| one(json, &mut say)) {
                Ok(article) => {
                    reading.articles.push(article);
                    reading.places.push((file.path.clone(), line));
                }
                Err(reason) => say(
                    Fate::Rejected,
                    format!("The whole article is left out: {reason}."),
                ),
            }
        };
        if let Some(list) = list {
            for json in list {
                breathe(turns).await;
                take(Ok(json), None);
            }
            continue;
        }
        for (line, n) in file.bytes.split(|b| *b == b'\n').zip(1..) {
            breathe(turns).await;
            if !line.trim_ascii().is_empty() {
                take(parse(line).map_err(|error| told(&error)), Some(n));
            }
        }
    }
    reading.notes = said.finish();
    match reading.articles.is_empty() {
        true => Err(nothing(&reading.notes)),
        false => Ok(reading),
    }
}

/// What is wrong with a line; which one, the note says.
fn told(error: &JsonError) -> String {
    format!("no JSON: {} (column {})", error.reason, error.column)
}

/// Why nothing at all could be read: what was said first.
pub(super) fn nothing(notes: &[Note]) -> Refusal {
    let first = notes.first().map(|note| match note.line {
        Some(line) => format!("line {line}: {}", note.what),
        None => note.what.clone(),
    });
    Refusal(first.unwrap_or_else(|| "there is no article in it".to_owned()))
}

/// Notes, each once for a file.
#[derive(Default)]
pub(super) struct Said {
    notes: Vec<(Note, usize)>,
    /// Where what was said of a file stands among the notes.
    places: Table<(String, String), usize>,
}

impl Said {
    /// Says it, or counts it.
    pub(super) fn add(&mut self, fate: Fate, file: &str, line: Option<usize>, what: String) {
        let key = (file.to_owned(), what);
        let known = self.places.get(&key).copied();
        match known.and_then(|place| self.notes.get_mut(place)) {
            Some((_, times)) => *times += 1,
            None => {
                let (file, what) = key.clone();
                let note = Note {
                    fate,
                    file,
                    line,
                    what,
                };
                self.places.insert(key, self.notes.len());
                self.notes.push((note, 1));
            }
        }
    }

    /// All notes.
    pub(super) fn finish(self) -> Vec<Note> {
        let told = |(mut note, times): (Note, usize)| {
            if times > 1 {
                note.what = format!("{} ({times} times)", note.what);
            }
            note
        };
        self.notes.into_iter().map(told).collect()
    }
}
