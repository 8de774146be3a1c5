//! What names of files say: `{date}_{outlet}_{title}`.
//!
//! Words in braces stand for something known about an article, `{}` for anything that is of no interest; all else has to
//! stand in the name as it stands in the pattern. A slash parts folders: with two of them in the pattern, the last two
//! folders of the path are looked at.

use super::bounds;
use super::dates::{self, Order, Reading};
use super::facts::{Facts, Field};

/// A pattern that makes sense.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    parts: Vec<Part>,
    slashes: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Words(String),
    Field(Field),
    Anything,
}

/// Patterns that are offered when they fit.
pub(super) const USUAL: [&str; 8] = [
    "{date}_{outlet}_{title}",
    "{date}_{outlet}_{author}_{title}",
    "{outlet}_{date}_{title}",
    "{date} {outlet} - {title}",
    "{date} - {title}",
    "{date}_{title}",
    "{outlet}/{date}_{title}",
    "{outlet} - {title}",
];

/// Why a pattern makes no sense, as a sentence without its full stop.
pub type PatternError = String;

impl Pattern {
    /// Reads a pattern; `None` for one without a word.
    ///
    /// # Errors
    /// In words: braces that are not closed, an unknown word in them, the same twice, two with nothing between them.
    pub fn read(text: &str) -> Result<Option<Self>, PatternError> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(None);
        }
        if text.chars().count() > bounds::PATTERN {
            return Err(format!(
                "The pattern is longer than {} characters",
                bounds::PATTERN
            ));
        }
        let mut parts: Vec<Part> = Vec::new();
        let mut rest = text;
        while !rest.is_empty() {
            let (words, after) = match rest.split_once('{') {
                Some((words, after)) => (words, Some(after)),
                None => (rest, None),
            };
            if words.contains('}') {
                return Err("There is a } without a { before it".to_owned());
            }
            if !words.is_empty() {
                parts.push(Part::Words(words.to_owned()));
            }
            let Some(after) = after else { break };
            let Some((word, after)) = after.split_once('}') else {
                return Err("A { is not closed by a }".to_owned());
            };
            let part = part_named(word.trim())?;
            if matches!(parts.last(), Some(Part::Field(_) | Part::Anything)) {
                return Err(format!(
                    "Something has to stand between {{{word}}} and what is before it"
                ));
            }
            if part != Part::Anything && parts.contains(&part) {
                return Err(format!("{{{word}}} stands in it twice"));
            }
            parts.push(part);
            rest = after;
        }
        if !parts.iter().any(|part| matches!(part, Part::Field(_))) {
            return Err("It names nothing: write for instance {date}_{title}".to_owned());
        }
        let slashes = text.matches('/').count();
        Ok(Some(Self { parts, slashes }))
    }

    /// What the path of a file says, without its ending; `None` when it does not fit. Every name takes as little as it
    /// can, the last one all that is left; a date has to be one, and takes as much as is one. Takes time proportional to pattern and path, squared.
    pub fn facts(&self, path: &str, order: Option<Order>) -> Option<Facts> {
        if path.len() > bounds::PATH {
            return None;
        }
        let mut from = path.rmatch_indices('/').map(|(at, _)| at + 1);
        let start = match from.nth(self.slashes) {
            Some(start) => start,
            // It has just as many folders, or too few.
            None if path.matches('/').count() == self.slashes => 0,
            None => return None,
        };
        let name = &path[start..];
        let mut fit = Fit {
            parts: &self.parts,
            name,
            order,
            dead: vec![false; (self.parts.len() + 1) * (name.len() + 1)],
            found: Vec::new(),
        };
        fit.from(0, 0).then(|| {
            let mut facts = Facts::default();
            for (field, value) in fit.found.iter().rev() {
                facts.say(*field, &as_words(*field, value));
            }
            facts
        })
    }
}

fn part_named(word: &str) -> Result<Part, PatternError> {
    if word.is_empty() {
        return Ok(Part::Anything);
    }
    Field::named(word).map(Part::Field).ok_or_else(|| {
        let known: Vec<&str> = Field::ALL.into_iter().map(Field::word).collect();
        format!(
            "{{{word}}} is not known: there are {}, and {{}} for anything",
            known.join(", ")
        )
    })
}

/// Underscores stand for blanks, which some file names may not have.
fn as_words(field: Field, value: &str) -> String {
    match field {
        Field::Date | Field::Url => value.to_owned(),
        _ if value.contains(' ') => value.to_owned(),
        _ => value.replace('_', " "),
    }
}

struct Fit<'a> {
    parts: &'a [Part],
    name: &'a str,
    order: Option<Order>,
    /// Places (part, byte) from which it is known that nothing fits.
    dead: Vec<bool>,
    /// The last part first.
    found: Vec<(Field, &'a str)>,
}

impl Fit<'_> {
    /// Whether the parts from this one on are the name from this byte on.
    fn from(&mut self, part: usize, at: usize) -> bool {
        let known = part * (self.name.len() + 1) + at;
        if self.dead[known] {
            return false;
        }
        let fits = match self.parts.get(part) {
            None => at == self.name.len(),
            Some(Part::Words(words)) => {
                self.name[at..].starts_with(words.as_str()) && self.from(part + 1, at + words.len())
            }
            Some(Part::Field(field)) => self.takes(part, at, Some(*field)),
            Some(Part::Anything) => self.takes(part, at, None),
        };
        self.dead[known] = !fits;
        fits
    }

    fn takes(&mut self, part: usize, at: usize, field: Option<Field>) -> bool {
        let name = self.name;
        // Folders are parted by the pattern, not by what stands for a name.
        let within = name[at..].split('/').next().unwrap_or_default();
        let ends = within.char_indices().map(|(i, c)| at + i + c.len_utf8());
        let mut ends: Vec<usize> = ends.collect();
        // A year is a date already, and more of it a better one.
        if field == Some(Field::Date) {
            ends.reverse();
        }
        for end in ends {
            let value = &name[at..end];
            let is_one = match field {
                Some(Field::Date) => dates::read(value, self.order) != Reading::No,
                _ => !value.trim().is_empty(),
            };
            if is_one && self.from(part + 1, end) {
                self.found.extend(field.map(|field| (field, value)));
                return true;
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn found(pattern: &str, path: &str) -> Option<Vec<String>> {
        let facts = Pattern::read(pattern).unwrap()?.facts(path, None)?;
        let all = Field::ALL.into_iter().map(|f| facts.get(f).to_owned());
        Some(all.filter(|value| !value.is_empty()).collect())
    }

    fn values(values: &[&str]) -> Option<Vec<String>> {
        Some(values.iter().map(|&v| v.to_owned()).collect())
    }

    #[test]
    fn names_are_taken_apart() {
        assert_eq!(
            found("{date}_{outlet}_{title}", "2022-01-21_Gazette_Talks_end"),
            values(&["Talks end", "2022-01-21", "Gazette"])
        );
        assert_eq!(
            found("{date}_{title}", "2022_01_21_Talks"),
            values(&["Talks", "2022_01_21"]),
            "the date itself may have what parts it from the title"
        );
        assert_eq!(found("{date}_{title}", "soon_Talks"), None);
        assert_eq!(found("{date}_{title}", "2022-01-21_"), None);
        assert_eq!(found("{}-{title}", "0017-Talks"), values(&["Talks"]));
        assert_eq!(found("", "0017-Talks"), None);
    }

    #[test]
    fn folders_are_looked_at_where_the_pattern_has_them() {
        let pattern = "{outlet}/{date}_{title}";
        let facts = values(&["Talks", "2022-01-21", "Gazette"]);
        assert_eq!(found(pattern, "corpus/Gazette/2022-01-21_Talks"), facts);
        assert_eq!(found(pattern, "Gazette/2022-01-21_Talks"), facts);
        assert_eq!(found(pattern, "2022-01-21_Talks"), None);
        assert_eq!(found("{title}", "Gazette/Talks"), values(&["Talks"]));
    }

    #[test]
    fn what_makes_no_sense_is_refused_in_words() {
        for (pattern, reason) in [
            ("{date", "not closed"),
            ("date}", "without a {"),
            ("{colour}", "{colour} is not known"),
            ("{date}{title}", "Something has to stand between"),
            ("{title}_{title}", "twice"),
            ("article", "names nothing"),
        ] {
            let error = Pattern::read(pattern).unwrap_err();
            assert!(error.contains(reason), "{error}");
        }
        for usual in USUAL {
            assert!(Pattern::read(usual).unwrap().is_some());
        }
    }

    #[test]
    fn a_name_that_nearly_fits_in_many_ways_takes_no_time() {
        let pattern = "{title}_{outlet}_{author}_{section}_{language}_{}_{}_{}_{url}!";
        assert_eq!(found(pattern, &"_a".repeat(450)), None);
    }

    proptest! {
        #[test]
        fn any_pattern_and_name_are_looked_at_without_harm(
            pattern in "([{}/_ a]|\\{(title|date|outlet|)\\}){0,8}",
            name in "[a-z0-9/_ .ä-]{0,30}",
        ) {
            if let Ok(Some(pattern)) = Pattern::read(&pattern) {
                let _ = pattern.facts(&name, Some(Order::DayFirst));
            }
        }
    }
}
