//! Takes an object apart, key by key, and says in plain words which key stands in the way.

use std::str::FromStr;

use super::{Json, Object};

/// The keys of an object that have not been taken yet.
#[derive(Clone, Debug)]
pub struct Fields(Object);

/// The complaint that something else stands where a string, a list … is needed.
pub fn expected(what: &str, found: &Json) -> String {
    let found = match found {
        Json::Null => "null",
        Json::Bool(_) => "true or false",
        Json::Number(_) => "a number",
        Json::Text(_) => "a string",
        Json::List(_) => "a list",
        Json::Object(_) => "an object",
    };
    format!("invalid type: {found}, expected {what}")
}

/// The complaint that a key has not what it should.
fn at(key: &str, reason: &str) -> String {
    format!("“{key}”: {reason}")
}

/// Every function fails in words: the rest of a sentence, with the key it is about.
impl Fields {
    /// The keys of a value.
    ///
    /// # Errors
    /// When it has none.
    pub fn of(value: Json) -> Result<Self, String> {
        match value {
            Json::Object(object) => Ok(Self(object)),
            _ => Err("it is not a JSON object".to_owned()),
        }
    }

    /// Whether a key is there and was not taken.
    pub fn has(&self, key: &str) -> bool {
        self.0.get(key).is_some()
    }

    /// What was not taken.
    pub fn rest(self) -> Object {
        self.0
    }

    /// A value that may be missing; `null` counts as missing.
    pub fn optional(&mut self, key: &str) -> Option<Json> {
        self.0.remove(key).filter(|value| *value != Json::Null)
    }

    /// A value that must be there.
    ///
    /// # Errors
    /// When it is missing.
    pub fn required(&mut self, key: &str) -> Result<Json, String> {
        let value = self.0.remove(key);
        value.ok_or_else(|| format!("the key “{key}” is missing"))
    }

    /// A value that must be there, read by somebody else.
    ///
    /// # Errors
    /// When it is missing, and what that reader says.
    pub fn read<T>(
        &mut self,
        key: &str,
        read: impl FnOnce(Json) -> Result<T, String>,
    ) -> Result<T, String> {
        let value = self.required(key)?;
        read(value).map_err(|reason| at(key, &reason))
    }

    /// A string.
    ///
    /// # Errors
    /// When it is missing or none.
    pub fn text(&mut self, key: &str) -> Result<String, String> {
        match self.required(key)? {
            Json::Text(text) => Ok(text),
            other => Err(at(key, &expected("a string", &other))),
        }
    }

    /// A string, empty when the key is missing.
    ///
    /// # Errors
    /// When it is something else.
    pub fn text_if_any(&mut self, key: &str) -> Result<String, String> {
        if self.has(key) {
            self.text(key)
        } else {
            Ok(String::new())
        }
    }

    /// A whole number of 32 bits.
    ///
    /// # Errors
    /// When it is missing or none.
    pub fn number(&mut self, key: &str) -> Result<u32, String> {
        let value = self.required(key)?;
        let number = value.as_u64().and_then(|n| u32::try_from(n).ok());
        number.ok_or_else(|| at(key, &expected("a whole number", &value)))
    }

    /// A list.
    ///
    /// # Errors
    /// When it is missing or none.
    pub fn list(&mut self, key: &str) -> Result<Vec<Json>, String> {
        match self.required(key)? {
            Json::List(list) => Ok(list),
            other => Err(at(key, &expected("a list", &other))),
        }
    }

    /// A list of things of one sort.
    ///
    /// # Errors
    /// When it is missing or none, and what the first that cannot be read says.
    pub fn list_of<T>(
        &mut self,
        key: &str,
        read: fn(Json) -> Result<T, String>,
    ) -> Result<Vec<T>, String> {
        let mut things = Vec::new();
        for value in self.list(key)? {
            things.push(read(value).map_err(|reason| at(key, &reason))?);
        }
        Ok(things)
    }

    /// A list of things of one sort, empty when the key is missing.
    ///
    /// # Errors
    /// When it is something else, and what the first that cannot be read says.
    pub fn list_of_if_any<T>(
        &mut self,
        key: &str,
        read: fn(Json) -> Result<T, String>,
    ) -> Result<Vec<T>, String> {
        if self.has(key) {
            self.list_of(key, read)
        } else {
            Ok(Vec::new())
        }
    }

    /// A string that may be missing.
    ///
    /// # Errors
    /// When it is something else.
    pub fn word_if_any(&mut self, key: &str) -> Result<Option<String>, String> {
        match self.optional(key) {
            None => Ok(None),
            Some(Json::Text(text)) => Ok(Some(text)),
            Some(other) => Err(at(key, &expected("a string", &other))),
        }
    }

    /// One of some words, of a key that may be missing.
    ///
    /// # Errors
    /// When it is no string, or another word.
    pub fn choice_if_any<T>(
        &mut self,
        key: &str,
        of_word: fn(&str) -> Option<T>,
    ) -> Result<Option<T>, String> {
        let Some(word) = self.word_if_any(key)? else {
            return Ok(None);
        };
        of_word(&word).map(Some).ok_or_else(|| {
            format!("“{word}” is not one of the words that can stand here (key “{key}”)")
        })
    }

    /// `true` or `false`; `false` when the key is missing.
    ///
    /// # Errors
    /// When it is something else.
    pub fn flag(&mut self, key: &str) -> Result<bool, String> {
        match self.0.remove(key) {
            None => Ok(false),
            Some(Json::Bool(flag)) => Ok(flag),
            Some(other) => Err(at(key, &expected("true or false", &other))),
        }
    }

    /// Something that is written as a string.
    ///
    /// # Errors
    /// When it is missing, no string, or not such a string.
    pub fn parsed<T: FromStr>(&mut self, key: &str, or: &str) -> Result<T, String> {
        let text = self.text(key)?;
        text.parse()
            .map_err(|_| at(key, &format!("“{text}” is {or}")))
    }

    /// Likewise, of a key that may be missing.
    ///
    /// # Errors
    /// When it is no string, or not such a string.
    pub fn parsed_if_any<T: FromStr>(&mut self, key: &str, or: &str) -> Result<Option<T>, String> {
        match self.0.get(key) {
            None => Ok(None),
            Some(Json::Null) => {
                self.0.remove(key);
                Ok(None)
            }
            Some(_) => self.parsed(key, or).map(Some),
        }
    }

    /// One of some words, each of which stands for something.
    ///
    /// # Errors
    /// When it is missing, no string, or another word.
    pub fn word<T: Copy>(&mut self, key: &str, words: &[(&str, T)]) -> Result<T, String> {
        let text = self.text(key)?;
        let found = words.iter().find(|(word, _)| *word == text);
        found.map(|(_, thing)| *thing).ok_or_else(|| {
            // The word comes first: inside a list, what stands before it is the key of the list.
            format!("“{text}” is not one of the words that can stand here (key “{key}”)")
        })
    }
}
