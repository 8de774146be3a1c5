//! Lines on top of an article that say something about it: ` date 2022-01-21 `, `Author: Ilsa Corrin`. That they are set as
//! quiet lines and what is read from them follows from the one rule that is here.

use super::blocks::ends_sentence;

/// Longest such line, in bytes.
const LENGTH: usize = 400;
/// Longest such line without a colon, in bytes.
const SHORT: usize = 100;

/// What such lines begin with, whatever the case; first the names of the date. The page has them from its start, because it
/// needs them to lay an article out.
pub const HEADER_NAMES: &str = "date,published,publication date,datum,title,headline,heading,titel,outlet,source,\
     newspaper,publication,publisher,medium,paper,quelle,author,authors,byline,by,autor,section,category,rubric,\
     ressort,language,lang,sprache,url,link,web address,address";
/// So many of them are about the date.
const DATES: usize = 4;

/// What a line on top of a text is about, by one of the usual names, and what it says of it; nothing where nothing stands
/// behind the name. Only for lines that [`Blocks`](super::Blocks) found to be metadata.
pub fn header_line(line: &str) -> Option<(&'static str, &str)> {
    let said = said(line.trim())?;
    Some((HEADER_NAMES.split(',').nth(said.name)?, said.value))
}

/// What a line says that begins with one of the names.
pub(super) struct Said<'a> {
    name: usize,
    value: &'a str,
    /// Whether there is a colon behind the name.
    pub(super) colon: bool,
}

/// What a line without white space around it says about the article. Without a colon it must not read like the beginning
/// of a sentence or a headline, such as “Author and critic”: a capital first, and none in the next word of several.
pub(super) fn said(line: &str) -> Option<Said<'_>> {
    let (name, value, colon) = HEADER_NAMES
        .split(',')
        .enumerate()
        .find_map(|(place, name)| {
            let (own, behind) = line.split_at_checked(name.len())?;
            let value = behind.trim_start();
            let after = value.strip_prefix(':');
            let apart = after.is_some() || value.len() < behind.len();
            let found = apart && own.eq_ignore_ascii_case(name);
            found.then_some((place, after.unwrap_or(value), after.is_some()))
        })?;
    let value = value.trim_start();
    let goes_on = || {
        let first = |text: &str| text.bytes().next().unwrap_or_default();
        first(line).is_ascii_uppercase() && first(value).is_ascii_lowercase() && value.contains(' ')
    };
    let sound = match colon {
        true => line.len() <= LENGTH,
        false => line.len() <= SHORT && !ends_sentence(line) && !goes_on(),
    };
    sound.then_some(Said { name, value, colon })
}

impl Said<'_> {
    /// Whether this is a date: with figures enough for one.
    pub(super) fn is_date(&self) -> bool {
        let figures = self.value.bytes().filter(u8::is_ascii_digit);
        self.name < DATES && figures.count() > 3
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{BlockKind, Blocks, Text};
    use proptest::prelude::*;

    /// Names and values of the lines that the blocks of a text have as metadata.
    fn found(text: &str) -> Vec<(&'static str, String)> {
        let text = Text::freeze_str(text).unwrap();
        let blocks = Blocks::of(&text);
        let lines = blocks
            .all()
            .iter()
            .filter(|b| b.kind == BlockKind::Metadata);
        let said = lines.map(|b| header_line(text.slice(b.span)).unwrap());
        said.map(|(name, value)| (name, value.to_owned())).collect()
    }

    fn says(pairs: &[(&'static str, &str)]) -> Vec<(&'static str, String)> {
        pairs
            .iter()
            .map(|(name, value)| (*name, (*value).to_owned()))
            .collect()
    }

    #[test]
    fn every_line_of_the_block_counts_with_or_without_a_colon() {
        let expected = says(&[
            ("date", "2022-01-21"),
            ("source", "Late Herald"),
            ("author", "Ilsa Corrin"),
            ("section", "politics"),
            ("language", "en"),
            ("url", "https://example.invalid/a"),
            ("title", "Talks end"),
        ]);
        for text in [
            "Date: 2022-01-21\nSource: Late Herald\nAuthor: Ilsa Corrin\nSection: politics\nLanguage: en\n\
             URL: https://example.invalid/a\nTitle: Talks end\n\nThey met.",
            "\n date 2022-01-21 \n source Late Herald\n\tauthor Ilsa Corrin \nsection politics\nlanguage en\n\
             url https://example.invalid/a\ntitle Talks end\n\nThey met.",
            "DATE 2022-01-21\nSOURCE : Late Herald\n\nAuthor: Ilsa Corrin\nSection politics\nLanguage en\n\
             Url https://example.invalid/a\nTitle Talks end\nThey met.",
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn a_blank_line_may_lie_between_lines_with_a_colon_only() {
        let text = "Author: Ilsa Corrin\n\nDate: 2022-01-21\n\nsource of it all";
        let expected = says(&[("author", "Ilsa Corrin"), ("date", "2022-01-21")]);
        assert_eq!(found(text), expected);
    }

    #[test]
    fn a_name_with_nothing_behind_its_colon_does_not_end_them() {
        let expected = says(&[("author", ""), ("date", "2022-01-21")]);
        assert_eq!(found("Author:\nDate: 2022-01-21\nTalks end"), expected);
    }

    #[test]
    fn what_reads_like_a_sentence_or_a_headline_is_none() {
        for text in [
            "Author and critic X said so.",
            "Author and critic X said so",
            "Source of the trouble is gas",
            "Date nights are back since 2022",
            "By the sea they met again",
            "Title fight ends in Velmora",
            "Link between two harbours found",
            "Sources: two of them",
            "Geneva: talks end",
        ] {
            assert_eq!(found(text), [], "{text}");
            let below = format!("date 2022-01-21\n{text}\n\nThey met.");
            assert_eq!(found(&below), says(&[("date", "2022-01-21")]), "{text}");
        }
        let long = format!("Source: {}", "They met and met again. ".repeat(20));
        assert_eq!(found(&long), []);
    }

    proptest! {
        #[test]
        fn what_is_metadata_says_something_and_nothing_is_lost(
            text in "([ \\r\\n:]|date |Source|é|2022-01|[a-zA-Z:. ]{0,6}){0,30}"
        ) {
            let Ok(text) = Text::freeze_str(&text) else { return Ok(()) };
            let blocks = Blocks::of(&text);
            let mut others = false;
            let mut characters = 0;
            for block in blocks.all() {
                let own = text.slice(block.span);
                prop_assert_eq!(own.trim(), own);
                characters += own.chars().filter(|c| !c.is_whitespace()).count();
                let metadata = block.kind == BlockKind::Metadata;
                prop_assert!(!metadata || !others && header_line(own).is_some());
                others |= !metadata;
            }
            let all = text.as_str().chars().filter(|c| !c.is_whitespace());
            prop_assert_eq!(characters, all.count());
        }
    }
}
