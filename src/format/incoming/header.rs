//! Lines on top of a text that say something about it: ` date 2022-01-21 `, `Author: A. Writer`.

use super::dates::{self, Reading};
use super::facts::{Facts, Field};

/// So many lines are looked at, at most.
const LINES: usize = 16;
/// Longest such line, in bytes.
const LENGTH: usize = 400;

/// What the first lines say. Only lines that stand together, up to the first blank one; a line that says nothing of the
/// sort ends them. Without a colon after its word a line counts only if it gives the date, or stands beside one that
/// does: “Author Ilsa Corrin was seen” may begin an article.
pub fn facts(text: &str) -> Facts {
    let lines = text.lines().skip_while(|line| line.trim().is_empty());
    let mut found: Vec<(Field, &str, bool)> = Vec::new();
    for line in lines.take(LINES) {
        match said(line) {
            Some(one) => found.push(one),
            None => break,
        }
    }
    let is_date = |(field, value, _): &(Field, &str, bool)| {
        *field == Field::Date && dates::read(value, None) != Reading::No
    };
    let dated = found.iter().any(is_date);
    let mut facts = Facts::default();
    for one in &found {
        let (field, value, colon) = *one;
        if dated || (colon && field != Field::Date) {
            facts.say(field, value);
        } else if !colon {
            break;
        }
    }
    facts
}

/// Field, value, and whether there is a colon between them.
fn said(line: &str) -> Option<(Field, &str, bool)> {
    let line = line.trim();
    if line.len() > LENGTH {
        return None;
    }
    let (word, rest) = line.split_once([':', ' ', '\t'])?;
    let colon = line[word.len()..].starts_with(':');
    let field = Field::named(word)?;
    let value = rest.trim().trim_start_matches(':').trim();
    // A sentence may well begin with one of these words.
    let plain = !value.is_empty() && (colon || !value.ends_with(['.', '!', '?', '”', '"']));
    plain.then_some((field, value, colon || rest.trim_start().starts_with(':')))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&'static str, String)> {
        let facts = facts(text);
        let all = Field::ALL.into_iter();
        let said = all.filter(|f| !facts.get(*f).is_empty());
        said.map(|f| (f.word(), facts.get(f).to_owned())).collect()
    }

    fn said(word: &'static str, value: &str) -> (&'static str, String) {
        (word, value.to_owned())
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
