//! What was chosen of a format, as it is remembered.

use super::Format;
use crate::domain::json::shown;
use crate::format::exchange::Options;
use crate::format::exchange::choice::{Choice, Input};

impl Format {
    /// What can be chosen.
    pub const fn choices(self) -> &'static [&'static Choice] {
        match self {
            Self::Tool(tool) => tool.choices,
            Self::Own(_) | Self::Report(_) => &[],
        }
    }

    /// What is chosen, by the words that stay.
    pub fn kept(self, options: &Options) -> Vec<String> {
        let all = self.choices().iter();
        all.map(|choice| [choice.id, "=", &chosen(choice, options)].concat())
            .collect()
    }

    /// What was remembered of that; what is not known any more counts as not chosen.
    pub fn recalled(self, kept: &[String]) -> Options {
        let mut options = Options::default();
        for one in kept {
            let Some((id, word)) = one.split_once('=') else {
                continue;
            };
            if let Some(choice) = self.choices().iter().find(|choice| choice.id == id) {
                choose(choice, &mut options, word);
            }
        }
        options
    }
}

/// The word of what is chosen, or the number.
pub fn chosen(choice: &Choice, options: &Options) -> String {
    match choice.input {
        Input::OneOf(_) => choice
            .chosen(options)
            .map_or_else(String::new, |value| value.id.to_owned()),
        Input::Number { get, .. } => shown(&get(options)),
    }
}

/// Chooses by the word, or the number. What is neither changes nothing.
pub fn choose(choice: &Choice, options: &mut Options, word: &str) {
    match choice.input {
        Input::OneOf(values) => {
            if let Some(value) = values.iter().find(|value| value.id == word) {
                (value.set)(options);
            }
        }
        Input::Number { set, .. } => {
            if let Ok(number) = word.trim().parse() {
                set(options, number);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_choice_is_remembered() {
        for format in Format::all() {
            for choice in format.choices() {
                let words: Vec<&str> = match choice.input {
                    Input::OneOf(values) => values.iter().map(|value| value.id).collect(),
                    Input::Number { .. } => vec!["0", "42", "18446744073709551615"],
                };
                for word in words {
                    let mut options = Options::default();
                    choose(choice, &mut options, word);
                    let recalled = format.recalled(&format.kept(&options));
                    assert_eq!(chosen(choice, &recalled), word);
                    choose(choice, &mut options, "no such word");
                    assert_eq!(chosen(choice, &options), word);
                }
            }
        }
    }
}
