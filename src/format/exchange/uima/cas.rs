//! A text with feature structures, whatever they are written in.

/// A text with all that is said about it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Cas {
    /// The text, as it stands in the file.
    pub(super) text: String,
    /// Its language, `x-unspecified` or empty where it is not known.
    pub(super) language: String,
    /// All but the text itself.
    pub(super) structures: Vec<Structure>,
}

/// A feature structure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Structure {
    /// Its number in the file; never 0.
    pub(super) id: u64,
    /// Full name of its type, with dots.
    pub(super) of_type: String,
    /// Where it begins and ends, in UTF-16 units; `None` for what is about no stretch of text.
    pub(super) place: Option<(u64, u64)>,
    /// Its features, in their order.
    pub(super) features: Vec<(String, Value)>,
}

/// What a feature has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// A string, or a number or truth as it is written.
    One(String),
    /// Several.
    Many(Vec<String>),
    /// Another structure, by its number.
    To(u64),
    /// Several others.
    ToMany(Vec<u64>),
}

impl Structure {
    /// A feature.
    pub(super) fn get(&self, name: &str) -> Option<&Value> {
        let found = self.features.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value)
    }

    /// A string; empty where there is none.
    pub(super) fn word(&self, name: &str) -> &str {
        match self.get(name) {
            Some(Value::One(word)) => word,
            _ => "",
        }
    }

    /// Another structure.
    pub(super) fn reference(&self, name: &str) -> Option<u64> {
        match self.get(name) {
            Some(Value::To(id)) => Some(*id),
            _ => None,
        }
    }

    /// Its type without the folder in front.
    pub(super) fn short_type(&self) -> &str {
        self.of_type.rsplit('.').next().unwrap_or(&self.of_type)
    }
}
