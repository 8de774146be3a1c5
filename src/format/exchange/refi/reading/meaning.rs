//! What codes of a file mean: labels of tags, or values of attributes where they stand under our own code of that name.

use crate::domain::json::Json;
use crate::domain::{DOWN, Extra, Table};
use crate::format::exchange::ids::is_uuid;
use crate::format::exchange::keys::FOREIGN_ID;
use crate::format::exchange::refi::TAGS;
use crate::format::exchange::refi::branches::{ABOVE, COLOUR, DESCRIPTION, NAME, THEIRS};
use crate::format::exchange::refi::codes::colour;
use crate::format::exchange::refi::kept::put;
use crate::format::xml::Element;

use super::known::guid;

/// What a code of a file means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// The label of a tag.
    Label(String),
    /// A value of an attribute.
    Value(String, String),
}

/// What the codes of a file mean, by their guids.
pub(super) type Meanings = Table<String, Meaning>;

/// What stands above a code.
#[derive(Clone)]
pub(super) enum Above {
    /// Nothing.
    Nothing,
    /// The code above our labels.
    Tags,
    /// One for an attribute, with the labels down to here.
    Attribute(String, String),
    /// Labels down to here, and their codes; `theirs`: they stand under none of ours.
    Other {
        path: String,
        codes: Vec<Json>,
        theirs: bool,
    },
}

impl Above {
    /// What a code means that stands below, and what it is for those below it. `ours`: guids of our top codes, with their names.
    pub(super) fn step(&self, code: &Element, ours: &Table<String, String>) -> (Meaning, Self) {
        let name = code.attribute("name").unwrap_or_default();
        let down = |path: &str| match path {
            "" => name.to_owned(),
            path => [path, name].join(DOWN),
        };
        let other = |path: &str, above: &[Json], theirs| {
            let path = down(path);
            let codes = above.iter().cloned().chain([Json::Object(told(code))]);
            let codes = codes.collect();
            let below = Self::Other {
                path: path.clone(),
                codes,
                theirs,
            };
            (Meaning::Label(path), below)
        };
        match self {
            Self::Nothing => match ours.get(&guid(code)).map(String::as_str) {
                Some(TAGS) => (Meaning::Label(name.to_owned()), Self::Tags),
                Some(attribute) => (
                    Meaning::Label(name.to_owned()),
                    Self::Attribute(attribute.to_owned(), String::new()),
                ),
                None => other("", &[], true),
            },
            Self::Tags => other("", &[], false),
            Self::Attribute(attribute, path) => {
                let path = down(path);
                let meaning = Meaning::Value(attribute.clone(), path.clone());
                (meaning, Self::Attribute(attribute.clone(), path))
            }
            Self::Other {
                path,
                codes,
                theirs,
            } => other(path, codes, *theirs),
        }
    }

    /// The names of the codes down to here, where these are labels.
    pub(super) fn names(&self) -> Vec<String> {
        let Self::Other { codes, .. } = self else {
            return Vec::new();
        };
        let names = codes.iter().filter_map(|code| code.get(NAME)?.as_str());
        names.map(str::to_owned).collect()
    }

    /// What is kept of where a label stood that stands below.
    pub(super) fn kept(&self) -> Extra {
        let mut extra = Extra::new();
        let theirs = match self {
            Self::Nothing => true,
            Self::Other { codes, theirs, .. } => {
                extra.insert(ABOVE.to_owned(), Json::List(codes.clone()));
                *theirs
            }
            Self::Tags | Self::Attribute(..) => false,
        };
        if theirs {
            extra.insert(THEIRS.to_owned(), Json::Bool(true));
        }
        extra
    }
}

/// What is kept of a code that others stand under.
fn told(code: &Element) -> Extra {
    let mut told = Extra::new();
    put(&mut told, NAME, code.attribute("name").unwrap_or_default());
    if is_uuid(&guid(code)) {
        put(&mut told, FOREIGN_ID, &guid(code));
    }
    let written = code.attribute("color").filter(|one| colour(one).is_some());
    let description = code.first("Description").map(|one| one.text.as_str());
    let description = description.filter(|words| !words.is_empty());
    for (key, words) in [(COLOUR, written), (DESCRIPTION, description)] {
        if let Some(words) = words {
            put(&mut told, key, words);
        }
    }
    told
}
