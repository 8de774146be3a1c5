//! JSON Lines: an object a line, whose keys are the columns.

use crate::domain::json::{Json, parse};
use crate::format::incoming::bounds;
use crate::format::incoming::problem::Fault;

/// Lines that are looked at to find the keys …
const LOOKED_AT: usize = 200;
/// … up to so many bytes.
const LOOKED_AT_BYTES: usize = 4 * 1024 * 1024;

/// The objects of a file with their lines, from 1; blank lines are passed over, bad ones named. Linear in all.
pub(in crate::format::incoming) struct Lines<'a> {
    lines: std::str::Split<'a, char>,
    line: usize,
    /// Bytes that were gone through.
    done: usize,
}

impl<'a> Lines<'a> {
    /// Of a file.
    pub(in crate::format::incoming) fn of(text: &'a str) -> Self {
        Self {
            lines: text.split('\n'),
            line: 0,
            done: 0,
        }
    }
}

impl Iterator for Lines<'_> {
    type Item = Result<(usize, Json), Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let line = self.lines.next()?;
            self.done += line.len() + 1;
            self.line += 1;
            let line = line.trim();
            if !line.is_empty() {
                return Some(object(line, self.line).map(|object| (self.line, object)));
            }
        }
    }
}

fn object(line: &str, number: usize) -> Result<Json, Fault> {
    const EACH: &str =
        "Each line has to be a JSON object of its own, as {\"title\": …, \"text\": …}";
    if line.len() > bounds::LINE {
        return Err(Fault::new(
            format!(
                "The line has more than {} MB",
                bounds::megabytes(bounds::LINE as u64)
            ),
            "Import that text as a file of its own",
        )
        .on(number));
    }
    match parse(line.as_bytes()) {
        Ok(found @ Json::Object(_)) => Ok(found),
        Ok(_) => Err(Fault::new("The line is JSON, but no object", EACH).on(number)),
        Err(error) => Err(Fault::new(
            format!(
                "The line is no JSON: {} (column {})",
                error.reason, error.column
            ),
            EACH,
        )
        .on(number)),
    }
}

/// Keys of the first lines: of each line in the order of their names, new ones behind; keys of objects in objects with a
/// point between.
pub(in crate::format::incoming) fn columns(text: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut lines = Lines::of(text);
    for _ in 0..LOOKED_AT {
        let Some(object) = lines.next() else { break };
        let Ok((_, object)) = object else { continue };
        each(&object, &mut |name, _| {
            if names.len() < bounds::KEYS && !names.iter().any(|known| known == name) {
                names.push(name.to_owned());
            }
        });
        if lines.done > LOOKED_AT_BYTES {
            break;
        }
    }
    names
}

/// What stands under these keys, as text; empty where nothing does.
pub(in crate::format::incoming) fn values(object: &Json, names: &[String]) -> Vec<String> {
    let mut found = vec![String::new(); names.len()];
    each(object, &mut |name, value| {
        if let Some(place) = names.iter().position(|one| one == name) {
            found[place] = shown(value);
        }
    });
    found
}

fn each(object: &Json, take: &mut dyn FnMut(&str, &Json)) {
    let Json::Object(object) = object else { return };
    for (key, value) in object.iter() {
        if let Json::Object(inner) = value {
            for (below, value) in inner.iter() {
                take(&format!("{key}.{below}"), value);
            }
        } else {
            take(key, value);
        }
    }
}

fn shown(value: &Json) -> String {
    match value {
        Json::Text(text) => text.clone(),
        Json::Number(digits) => digits.to_string(),
        Json::Bool(true) => "true".to_owned(),
        Json::Bool(false) => "false".to_owned(),
        Json::List(all) => {
            let all = all.iter().filter(|one| !matches!(one, Json::List(_)));
            let all: Vec<String> = all.map(shown).filter(|one| !one.is_empty()).collect();
            all.join(", ")
        }
        Json::Null | Json::Object(_) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_columns_and_bad_lines_are_named() {
        let text = "{\"title\": \"Talks\", \"meta\": {\"date\": \"2022\"}, \"by\": [\"A\", \"B\"]}\n\n{oops}\n[1]\n{\"title\": 7, \"text\": null}";
        assert_eq!(columns(text), ["by", "meta.date", "title", "text"]);
        let names = columns(text);
        let read: Vec<_> = Lines::of(text).collect();
        assert_eq!(read.len(), 4);
        let (line, first) = read[0].clone().unwrap();
        assert_eq!(line, 1);
        assert_eq!(values(&first, &names), ["A, B", "2022", "Talks", ""]);
        assert_eq!(read[1].clone().unwrap_err().line, Some(3));
        assert_eq!(read[2].clone().unwrap_err().line, Some(4));
        let (line, last) = read[3].clone().unwrap();
        assert_eq!(
            (line, values(&last, &names)),
            (
                5,
                vec![String::new(), String::new(), "7".to_owned(), String::new()]
            )
        );
    }
}
