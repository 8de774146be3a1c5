//! Texts that are there already: in the project at hand, and twice in what comes in.

use crate::domain::json::shown;
use crate::domain::{Project, Table};
use crate::format::exchange::model::Article;
use crate::format::exchange::tool::{Fate, Note};
use crate::format::incoming::many;
use crate::format::words::quoted;

/// The titles of articles of a project that have exactly the text of an article that is here, in their order, each with the
/// title it has here. `n log n`.
pub fn twins(here: &Project, new: &Project) -> Vec<(String, String)> {
    let known = here.documents().iter();
    let known = known.map(|d| (d.meta.text_sha256.as_str(), d.meta.title.as_str()));
    let known: Table<&str, &str> = known.collect();
    let new = new.documents().iter();
    let twins = new.filter_map(|article| {
        let there = known.get(article.meta.text_sha256.as_str())?;
        Some((article.meta.title.clone(), (*there).to_owned()))
    });
    twins.collect()
}

/// So many of them are named.
const NAMED: usize = 5;

/// What is said of articles that have the same text. They stay what they are, since what is tagged in each may be another
/// person's work; but one that is the same in everything, with the same id, comes in once. `places`: file and line of each, or
/// none. `n log n`.
pub(super) fn alike(
    articles: &mut Vec<Article>,
    places: &[(String, Option<usize>)],
    name: &str,
) -> Vec<Note> {
    // By text: those that stay, in their order.
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut known: Table<&str, usize> = Table::new();
    let mut again: Vec<(usize, usize)> = Vec::new();
    for (article, n) in articles.iter().zip(0..) {
        let text = article.text.as_str();
        if text.trim().is_empty() {
            continue;
        }
        let group = known.get(&text).copied();
        let Some(group) = group.and_then(|group| groups.get_mut(group)) else {
            known.insert(text, groups.len());
            groups.push(vec![n]);
            continue;
        };
        let is_same = |other: &&usize| articles.get(**other) == Some(article);
        let mut with_ids = group.iter().filter(|_| !article.id.is_empty());
        match with_ids.find(is_same) {
            Some(first) => again.push((*first, n)),
            None => group.push(n),
        }
    }
    let file = |n: usize| places.get(n).map_or(name, |(file, _)| file.as_str());
    // As told beside the place of another.
    let called = |n: usize, beside: usize| match (places.get(n), articles.get(n)) {
        (Some((file_of, Some(line))), _) if file_of != file(beside) => {
            format!("{file_of}, line {line}")
        }
        (Some((_, Some(line))), _) => format!("line {line}"),
        (_, Some(article)) => match article.meta("title") {
            "" => format!("article {}", n + 1),
            title => quoted(title, 60),
        },
        _ => shown(&(n + 1)),
    };
    let note = |fate, n: usize, what| Note {
        fate,
        file: file(n).to_owned(),
        line: places.get(n).and_then(|(_, line)| *line),
        what,
    };
    let once = again.iter().map(|(first, n)| {
        let what = format!(
            "The same article as {} once more, with the same id, tags and all: it comes in once.",
            called(*first, *n)
        );
        note(Fate::Rejected, *n, what)
    });
    let several = groups.iter().filter_map(|group| {
        let [first, _, ..] = group.as_slice() else {
            return None;
        };
        let mut named: Vec<String> = group
            .iter()
            .take(NAMED)
            .map(|n| called(*n, *first))
            .collect();
        if group.len() > NAMED {
            named.push("…".to_owned());
        }
        let what = format!(
            "{} have the same text ({}). They are not joined: each keeps its own tags.",
            many(group.len(), "article"),
            named.join(", ")
        );
        Some(note(Fate::Said, *first, what))
    });
    let notes = once.chain(several).collect();
    let mut n = 0_usize;
    let mut gone = again.iter().map(|(_, n)| *n).peekable();
    articles.retain(|_| {
        let goes = gone.next_if_eq(&n).is_some();
        n += 1;
        !goes
    });
    notes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Extra, Offset, Span, Text};
    use crate::format::exchange::model::Mark;

    fn article(id: &str, text: &str, label: &str) -> Article {
        Article {
            id: id.to_owned(),
            text: Text::of_frozen(text.into()),
            meta: Vec::new(),
            marks: vec![Mark::bare(
                "1",
                label,
                vec![Span::new(Offset(0), Offset(4))],
            )],
            ties: Vec::new(),
            extra: Extra::new(),
        }
    }

    #[test]
    fn the_same_text_is_said_and_the_same_article_comes_once() {
        let mut articles = vec![
            article("7", "They met.", "Claim"),
            article("8", "They left.", "Claim"),
            article("7", "They met.", "Claim"),
            article("7", "They met.", "Actor"),
            article("9", "They met.", "Claim"),
        ];
        let expected: Vec<Article> = [0, 1, 3, 4].map(|n: usize| articles[n].clone()).to_vec();
        let places: Vec<_> = (1..6).map(|n| ("a.jsonl".to_owned(), Some(n))).collect();
        let notes = alike(&mut articles, &places, "a.jsonl");
        assert_eq!(articles, expected);
        let told: Vec<_> = notes
            .iter()
            .map(|n| (n.fate, n.line, n.what.as_str()))
            .collect();
        assert_eq!(
            told,
            [
                (
                    Fate::Rejected,
                    Some(3),
                    "The same article as line 1 once more, with the same id, tags and all: it comes in once."
                ),
                (
                    Fate::Said,
                    Some(1),
                    "3 articles have the same text (line 1, line 4, line 5). They are not joined: each keeps its own tags."
                ),
            ]
        );
        // Without ids nobody knows that they are the same.
        let mut bare = vec![
            article("", "They met.", "Claim"),
            article("", "They met.", "Claim"),
        ];
        let notes = alike(&mut bare, &[], "a.conll");
        assert_eq!((bare.len(), notes.len()), (2, 1));
        assert!(
            notes[0]
                .what
                .starts_with("2 articles have the same text (article 1, article 2).")
        );
    }
}
