//! An article that may come in, with what each source says of it.

use super::dates::{self, Order, Reading};
use super::facts::{Facts, Field};
use super::header;
use super::kind::without_ending;
use super::pattern::Pattern;
use crate::domain::{Date, Document, DocumentMeta, Text, lower_case};

/// An article as it was read. What is known about it is settled later, because the analyst may still change how.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The article, with what its text alone tells.
    pub article: Document,
    /// Path of its file, in an archive after that of the archive.
    pub path: String,
    /// The line where it begins, in a file of several.
    pub line: Option<usize>,
    /// What stands in the text itself or in columns.
    pub stated: Facts,
    /// What its file says of itself, for machines.
    pub tagged: Facts,
    /// What was left out of it, in words.
    pub left_out: Vec<&'static str>,
}

/// How names and dates are read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Naming {
    /// What names of files say.
    pub pattern: Option<Pattern>,
    /// How 03/04/2022 is meant.
    pub order: Option<Order>,
}

/// What is known about an article after all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settled {
    /// All that is known.
    pub meta: DocumentMeta,
    /// What is worth a look.
    pub remarks: Vec<String>,
    /// Whether a date could mean two days.
    pub either: bool,
    /// Whether there is a pattern that its name does not fit.
    pub unfit: bool,
}

impl Draft {
    /// Of an article with what is known of its text alone. What stands on top of the text is added to what is known of it,
    /// see [`header`]. Proportional to these lines.
    pub(in crate::format) fn of(mut article: Document, path: &str, in_columns: Facts) -> Self {
        let mut stated = in_columns;
        let on_top = header::facts(&article.text, &article.blocks);
        for field in Field::ALL {
            stated.say(field, on_top.get(field));
        }
        // A column with no date in it does not take away that of the text.
        if let Reading::Day(date) = dates::read(on_top.get(Field::Date), None) {
            article.meta.published = Some(date);
        }
        Self {
            article,
            path: path.to_owned(),
            line: None,
            stated,
            tagged: Facts::default(),
            left_out: Vec::new(),
        }
    }

    /// Its text.
    pub const fn text(&self) -> &Text {
        &self.article.text
    }

    /// Decides what is believed: what stands in the text or in columns goes before the name of the file, that before
    /// what the file says for machines, and that before what the text alone tells. Proportional to the pattern.
    pub fn settle(&self, naming: &Naming) -> Settled {
        let name = without_ending(&self.path);
        let fit = naming.pattern.as_ref().map(|p| p.facts(name, naming.order));
        let unfit = matches!(fit, Some(None));
        let named = fit.flatten().unwrap_or_default();
        let sources = [&self.stated, &named, &self.tagged];
        let said = |field| {
            let said = sources.iter().map(move |facts| facts.get(field));
            said.filter(|value| !value.is_empty())
        };
        let first = |field| said(field).next().unwrap_or_default().to_owned();
        let mut remarks = Vec::new();
        let base = &self.article.meta;
        let (published, either) = day(said(Field::Date), naming.order, &mut remarks);
        let language = first(Field::Language);
        let language = match language_tag(&language) {
            Some(tag) => tag,
            None => {
                remarks.push(format!("“{language}” is no language tag such as “en”"));
                String::new()
            }
        };
        if !self.left_out.is_empty() {
            remarks.push(format!("Without its {}", self.left_out.join(", ")));
        }
        let title = match first(Field::Title) {
            none if none.is_empty() => base.title.clone(),
            title => title,
        };
        let meta = DocumentMeta {
            title,
            published: published.or(base.published),
            outlet: first(Field::Outlet),
            author: first(Field::Author),
            section: first(Field::Section),
            language,
            url: first(Field::Url),
            ..base.clone()
        };
        Settled {
            meta,
            remarks,
            either,
            unfit,
        }
    }
}

/// The first that is a day.
fn day<'a>(
    said: impl Iterator<Item = &'a str>,
    order: Option<Order>,
    remarks: &mut Vec<String>,
) -> (Option<Date>, bool) {
    let mut either = false;
    for text in said {
        match dates::read(text, order) {
            Reading::Day(date) => return (Some(date), either),
            Reading::Either => {
                either = true;
                remarks.push(format!("The date “{text}” could be either of two days"));
            }
            Reading::No => {
                let some: String = text.chars().take(40).collect();
                remarks.push(format!("“{some}” is no date that is known here"));
            }
        }
    }
    (None, either)
}

/// A language as a tag: `en_US` is `en-US`, `English` is `en`; `None` for what is none.
pub fn language_tag(language: &str) -> Option<String> {
    const NAMES: [(&str, &str); 14] = [
        ("arabic", "ar"),
        ("chinese", "zh"),
        ("dutch", "nl"),
        ("english", "en"),
        ("french", "fr"),
        ("german", "de"),
        ("hebrew", "he"),
        ("italian", "it"),
        ("japanese", "ja"),
        ("polish", "pl"),
        ("portuguese", "pt"),
        ("russian", "ru"),
        ("spanish", "es"),
        ("turkish", "tr"),
    ];
    let tag = language.trim().replace('_', "-");
    let name = lower_case(&tag);
    if let Some((_, tag)) = NAMES.iter().find(|(one, _)| *one == name) {
        return Some((*tag).to_owned());
    }
    let mut parts = tag.split('-');
    let first = parts.next().unwrap_or_default();
    let letters = first.bytes().all(|b| b.is_ascii_alphabetic());
    let rest =
        parts.all(|p| (1..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric()));
    let sound = (2..=3).contains(&first.len()) && letters && rest && tag.len() <= 35;
    (tag.is_empty() || sound).then_some(tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_become_tags() {
        let cases = [
            ("en", "en"),
            ("en_US", "en-US"),
            ("German", "de"),
            ("zh-Hant-TW", "zh-Hant-TW"),
            ("", ""),
        ];
        for (language, expected) in cases {
            assert_eq!(language_tag(language).as_deref(), Some(expected));
        }
        for none in ["Klingonian", "e", "12", "en-", "en-123456789"] {
            assert_eq!(language_tag(none), None, "{none}");
        }
    }
}
