//! For every format: texts that have made trouble, from which each mark has to come back on its own words.

use demarche::domain::{Offset, Span, Text};
use demarche::format::exchange::TOOLS;
use demarche::format::exchange::holds::Words;
use demarche::format::exchange::model::{Article, Mark};
use demarche::format::exchange::reduce::reduce;

use crate::articles;
use crate::laws::{choices, read, said, written_as};

fn texts() -> Vec<(&'static str, String)> {
    let long = "Anna demands change. 😊 Grüße!\n\n".repeat(1_000_000 / 33);
    vec![
        ("ASCII", "Anna demands change. Bob refuses.".to_owned()),
        ("umlauts", "Grüße! Jürgen fordert Änderungen.".to_owned()),
        ("emoji", "😊 Anna 😊 demands 😊 change 😊".to_owned()),
        ("a family", "The 👩‍👩‍👧 family 👩‍👩‍👧 met.".to_owned()),
        ("Arabic", "قال الوزير إن المفاوضات مستمرة.".to_owned()),
        ("Chinese", "部长说谈判仍在继续。他要求停火。".to_owned()),
        (
            "CRLF",
            "Anna demands\r\nchange.\r\n\r\nBob refuses.\r\n".to_owned(),
        ),
        (
            "a byte order mark",
            "\u{feff}Anna demands change.".to_owned(),
        ),
        ("nothing", String::new()),
        ("1 MB", long),
    ]
}

/// The first word, the last, some in the middle, one inside another, one twice, one over a border of another, all of it.
fn marked(text: &str) -> Article {
    let text = Text::freeze_str(text).unwrap();
    let n = text.len().0;
    let span = |start: u32, end: u32| Span::new(Offset(start.min(n)), Offset(end.min(n)));
    let places = [
        span(0, 4),
        span(0, n),
        span(n.saturating_sub(3), n),
        span(5, 12),
        span(7, 9),
        span(7, 9),
        span(10, 16),
        span(n / 2, n / 2 + 5),
    ];
    let marks = places
        .iter()
        .zip(1..)
        .filter(|(place, _)| !place.is_empty());
    let marks = marks.map(|(place, n)| {
        let label = articles::LABELS[n % articles::LABELS.len()];
        Mark::bare(
            uuid::Uuid::from_u128(n as u128).to_string(),
            label,
            vec![*place],
        )
    });
    let mut article = Article {
        id: uuid::Uuid::from_u128(77).to_string(),
        marks: marks.collect(),
        text,
        meta: vec![("title".to_owned(), "A title".to_owned())],
        ties: Vec::new(),
        extra: demarche::domain::Extra::new(),
    };
    article.sort();
    article
}

#[test]
fn every_mark_comes_back_on_its_own_words() {
    for (tool, options) in TOOLS
        .iter()
        .flat_map(|tool| choices(tool).into_iter().map(move |o| (tool, o)))
    {
        for (name, text) in texts() {
            let article = reduce(&marked(&text), &tool.held(&options), &mut Vec::new());
            if tool.holds.text == Words::Quotes && article.marks.is_empty() {
                continue;
            }
            let all = [article];
            let files = written_as(tool, &options, &articles::scheme(&all), &all);
            let back = read(tool, &files);
            assert!(back.articles == all, "{}: {name}", tool.id);
            assert_eq!(said(tool, &back), "", "{}: {name}", tool.id);
        }
    }
}
