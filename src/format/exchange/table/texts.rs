//! Texts of articles that lie beside a table of tags, found by what the table calls them.

use crate::domain::{Table, Text, fold};
use crate::format::incoming::without_ending;

/// A text with what is known about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// What it is called: path, title, id. Without the folders and the ending of a path it is called so, too.
    pub names: Vec<String>,
    /// The text, frozen.
    pub text: Text,
    /// What is known about it, by the names of [`META`](crate::format::exchange::model::META).
    pub meta: Vec<(String, String)>,
    /// Whether it comes in when no row is about it.
    pub alone: bool,
}

/// Texts by their names.
#[derive(Clone, Debug, Default)]
pub struct Texts {
    all: Vec<Given>,
    /// `None`: several are called so, and are not the same.
    places: Table<String, Option<usize>>,
}

/// What there is by a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// Nothing.
    Nothing,
    /// The text at this place.
    At(usize),
    /// Several texts.
    Several,
}

impl Texts {
    /// Adds one.
    pub fn add(&mut self, given: Given) {
        let place = self.all.len();
        let mut names: Vec<String> = Vec::new();
        for name in &given.names {
            let file = name.rsplit('/').next().unwrap_or(name);
            for name in [name, file, without_ending(name), without_ending(file)] {
                let key = key(name);
                if !key.is_empty() && !names.contains(&key) {
                    names.push(key);
                }
            }
        }
        for name in names {
            let known = self.places.get(&name).copied();
            let place = match known {
                None => Some(place),
                // What was brought with the table goes before what is there.
                Some(Some(other))
                    if self.at(other).is_some_and(|one| {
                        one.text == given.text || (one.alone && !given.alone)
                    }) =>
                {
                    Some(other)
                }
                Some(_) => None,
            };
            self.places.insert(name, place);
        }
        self.all.push(given);
    }

    /// How many there are.
    pub const fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    pub(super) fn at(&self, place: usize) -> Option<&Given> {
        self.all.get(place)
    }

    pub(super) fn all(&self) -> &[Given] {
        &self.all
    }

    /// The text that is called so: exactly, or but for capitals, accents and blanks around it. Logarithmic.
    pub(super) fn find(&self, name: &str) -> Found {
        let file = name.rsplit('/').next().unwrap_or(name);
        let keys = [key(name), key(file), key(without_ending(file))];
        let mut found = keys.iter().filter_map(|key| self.places.get(key.as_str()));
        match found.next() {
            None => Found::Nothing,
            Some(Some(place)) => Found::At(*place),
            Some(None) => Found::Several,
        }
    }
}

fn key(name: &str) -> String {
    fold(name.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(name: &str, text: &str) -> Given {
        Given {
            names: vec![name.to_owned()],
            text: Text::of_frozen(text.into()),
            meta: Vec::new(),
            alone: true,
        }
    }

    #[test]
    fn a_text_is_found_by_its_path_its_file_and_its_title() {
        let mut texts = Texts::default();
        texts.add(given("texts/Harbour talks.txt", "They met."));
        texts.add(given("more/Winter.txt", "They left."));
        texts.add(given("Winter", "They stayed."));
        for name in [
            "Harbour talks",
            " harbour TALKS ",
            "Harbour talks.txt",
            "other/Harbour talks.docx",
        ] {
            assert_eq!(texts.find(name), Found::At(0), "{name}");
        }
        assert_eq!(texts.find("Winter"), Found::Several);
        assert_eq!(texts.find("Winter.txt"), Found::At(1));
        assert_eq!(texts.find("Spring"), Found::Nothing);
        texts.add(Given {
            alone: false,
            ..given("Harbour talks", "They met elsewhere.")
        });
        assert_eq!(texts.find("Harbour talks"), Found::At(0));
        assert_eq!(texts.find(""), Found::Nothing);
    }
}
