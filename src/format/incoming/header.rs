//! What the lines on top of a text say: ` date 2022-01-21 `, `Author: A. Writer`. Which lines these are, its blocks say.

use super::dates::{self, Reading};
use super::facts::{Facts, Field};
use crate::domain::{BlockKind, Blocks, Document, Text, header_line};

/// What they say; of two that are about the same, the first counts. Proportional to these lines.
pub(super) fn facts(text: &Text, blocks: &Blocks) -> Facts {
    let mut facts = Facts::default();
    let blocks = blocks.all().iter();
    for block in blocks.take_while(|block| block.kind == BlockKind::Metadata) {
        if let Some((name, value)) = header_line(text.slice(block.span))
            && let Some(field) = Field::named(name)
        {
            facts.say(field, value);
        }
    }
    facts
}

/// Whether they give a date that could mean two days, so that there is something to decide.
pub fn is_open(article: &Document) -> bool {
    let facts = facts(&article.text, &article.blocks);
    dates::read(facts.get(Field::Date), None) == Reading::Either
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::HEADER_NAMES;

    fn found(text: &str) -> Vec<(&'static str, String)> {
        let text = Text::freeze_str(text).unwrap();
        let facts = facts(&text, &Blocks::of(&text));
        let all = Field::ALL.into_iter();
        let said = all.filter(|f| !facts.get(*f).is_empty());
        said.map(|f| (f.word(), facts.get(f).to_owned())).collect()
    }

    fn said(word: &'static str, value: &str) -> (&'static str, String) {
        (word, value.to_owned())
    }

    #[test]
    fn every_name_is_that_of_a_field() {
        for name in HEADER_NAMES.split(',') {
            let field = Field::named(name).unwrap().word();
            assert_eq!(
                found(&format!("{name}: 2022\n\nThey met.")),
                [said(field, "2022")]
            );
        }
    }

    #[test]
    fn a_date_line_as_articles_come_with_it() {
        let date = [said("date", "2022-01-21")];
        assert_eq!(found(" date 2022-01-21 \n\n\nThe United States"), date);
        assert_eq!(found("Date: 2022-01-21\nThey met."), date);
    }

    #[test]
    fn lines_beside_the_date_need_no_colon() {
        let text = " title Talks end \n date 2022-01-21\n outlet Velmora Gazette\n\nauthor unknown";
        let facts = [
            said("title", "Talks end"),
            said("date", "2022-01-21"),
            said("outlet", "Velmora Gazette"),
        ];
        assert_eq!(found(text), facts);
    }

    #[test]
    fn lines_with_a_colon_need_no_date() {
        let text = "Headline: Talks: the end\r\nAuthor : Ilsa Corrin\r\nLanguage: en\r\nURL: https://example.invalid/a\r\n\r\nThey met.";
        let facts = [
            said("title", "Talks: the end"),
            said("author", "Ilsa Corrin"),
            said("language", "en"),
            said("url", "https://example.invalid/a"),
        ];
        assert_eq!(found(text), facts);
    }

    #[test]
    fn an_article_that_begins_with_such_a_word_says_nothing() {
        for text in [
            "Author Ilsa Corrin was seen in Velmora",
            "Date nights are back.",
            "date of birth unknown\n\nThey met.",
            "By the sea, they met.\n\ndate 2022-01-21",
            "",
            "\n\n",
            "They met.\ndate: 2022-01-21",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
