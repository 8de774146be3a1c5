//! What was typed into a search, and how well a name fits it.

use super::fold;
use super::typo::begins_nearly_so;

/// How well a name fits what was typed; the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    Whole,
    Beginning,
    Words,
    Inside,
    Nearly,
}

/// What was typed, prepared for many comparisons.
pub(super) struct Typed {
    whole: String,
    words: Vec<(String, Vec<char>)>,
}

impl Typed {
    pub(super) fn of(typed: &str) -> Self {
        let folded = fold(typed);
        let each = words(&folded).map(|word| (word.to_owned(), word.chars().collect()));
        Self {
            words: each.collect(),
            whole: folded.trim().to_owned(),
        }
    }

    /// Whether nothing was typed.
    pub(super) fn is_empty(&self) -> bool {
        self.whole.is_empty()
    }

    /// The worst fit of the words that were typed: each must be somewhere in the name, which is folded already.
    pub(super) fn fit(&self, name: &str) -> Option<Fit> {
        if name.trim() == self.whole {
            return Some(Fit::Whole);
        }
        if name.starts_with(&self.whole) {
            return Some(Fit::Beginning);
        }
        let mut worst = Fit::Words;
        for (word, letters) in &self.words {
            let fit = if words(name).any(|own| own.starts_with(word.as_str())) {
                Fit::Words
            } else if name.contains(word.as_str()) {
                Fit::Inside
            } else if words(name).any(|own| begins_nearly_so(own, letters)) {
                Fit::Nearly
            } else {
                return None;
            };
            worst = worst.max(fit);
        }
        // Only signs were typed, and they do not stand there.
        (!self.words.is_empty()).then_some(worst)
    }
}

/// The words of a folded name: letters and digits, whatever stands between them left out.
pub(super) fn words(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    let parts = text.split(|c: char| !c.is_alphanumeric());
    parts.filter(|part| !part.is_empty())
}
