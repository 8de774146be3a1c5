//! What a source says about an article, before it is decided which source is believed.

use super::bounds;
use crate::format::words::one_line;

/// Something that can be known about an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Its title.
    Title,
    /// When it was published.
    Date,
    /// Newspaper, agency, channel.
    Outlet,
    /// Who wrote it.
    Author,
    /// Part of the paper.
    Section,
    /// Language, as a BCP 47 tag.
    Language,
    /// Where it was read.
    Url,
}

impl Field {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 7] = [
        Self::Title,
        Self::Date,
        Self::Outlet,
        Self::Author,
        Self::Section,
        Self::Language,
        Self::Url,
    ];

    /// The word for it in patterns and header lines.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Date => "date",
            Self::Outlet => "outlet",
            Self::Author => "author",
            Self::Section => "section",
            Self::Language => "language",
            Self::Url => "url",
        }
    }

    /// As the screen calls it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Title => "Title",
            Self::Date => "Date",
            Self::Outlet => "Outlet",
            Self::Author => "Author",
            Self::Section => "Section",
            Self::Language => "Language",
            Self::Url => "Web address",
        }
    }

    /// The field that is called so, by one of the names that are usual for it.
    pub fn named(name: &str) -> Option<Self> {
        let is = |names: &[&str]| names.iter().any(|one| one.eq_ignore_ascii_case(name));
        Some(if is(&["title", "headline", "heading", "head", "titel"]) {
            Self::Title
        } else if is(&[
            "date",
            "published",
            "publication_date",
            "publication date",
            "published_at",
            "pub_date",
            "pubdate",
            "datum",
        ]) {
            Self::Date
        } else if is(&[
            "outlet",
            "source",
            "newspaper",
            "publication",
            "publisher",
            "medium",
            "paper",
            "quelle",
        ]) {
            Self::Outlet
        } else if is(&["author", "authors", "byline", "by", "autor"]) {
            Self::Author
        } else if is(&["section", "category", "rubric", "ressort"]) {
            Self::Section
        } else if is(&["language", "lang", "sprache"]) {
            Self::Language
        } else if is(&["url", "link", "web address", "address"]) {
            Self::Url
        } else {
            return None;
        })
    }
}

/// What one source says; empty: nothing. Dates are kept as they are written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts([String; 7]);

impl Facts {
    /// What it says of this.
    pub fn get(&self, field: Field) -> &str {
        &self.0[field as usize]
    }

    /// Whether it says anything.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(String::is_empty)
    }

    /// Says this, on one line and not too long; nothing happens when something is said already.
    pub fn say(&mut self, field: Field, value: &str) {
        let place = &mut self.0[field as usize];
        if place.is_empty() {
            // Only so much is looked at as could be kept.
            let start = value.trim_start();
            let some: String = start.chars().take(bounds::VALUE * 2).collect();
            let line = one_line(&some);
            *place = line.chars().take(bounds::VALUE).collect();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_word_counts_and_is_one_short_line() {
        let mut facts = Facts::default();
        facts.say(Field::Title, "");
        facts.say(Field::Title, " Talks\n  end ");
        facts.say(Field::Title, "Another");
        assert_eq!(facts.get(Field::Title), "Talks end");
        facts.say(Field::Author, &"a".repeat(5_000));
        assert_eq!(facts.get(Field::Author).len(), bounds::VALUE);
    }

    #[test]
    fn fields_are_known_by_their_usual_names() {
        assert_eq!(Field::named("Headline"), Some(Field::Title));
        assert_eq!(Field::named("SOURCE"), Some(Field::Outlet));
        assert_eq!(Field::named("colour"), None);
        for field in Field::ALL {
            assert_eq!(Field::named(field.word()), Some(field));
        }
    }
}
