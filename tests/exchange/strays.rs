//! One wrong position of many: the article comes in with the other tags, and the wrong one is named. One of a few refuses all.

use demarche::domain::{AtOnce, Extra, Offset, Span, Text, at_once};
use demarche::format::exchange::model::{Article, Mark, Tie};
use demarche::format::exchange::reduce::reduce;
use demarche::format::exchange::{Fate, File, Options, Reading, Refusal, TOOLS, Tool};

use crate::articles;
use crate::laws::written_as;

/// Formats whose positions stand in the file as numbers that nothing else repeats.
const TOLD: [&str; 8] = [
    "doccano",
    "labelStudio",
    "brat",
    "uimaJson",
    "uimaXmi",
    "refiQda",
    "mardy",
    "huggingface",
];

/// Where the wrong mark ends: a number that is nowhere else in the files.
const END: u32 = 8753;

/// An article with so many marks, one of which ends at [`END`], with ties between that and others.
fn article(marks: u32) -> Article {
    let text = ["Grüße 😊! ", &"Anna demands change. ".repeat(500)].concat();
    let span = |start, end| Span::new(Offset(start), Offset(end));
    let mark = |n: u32, span| {
        let id = uuid::Uuid::from_u128(n.into()).to_string();
        Mark::bare(id, articles::LABELS[0], vec![span])
    };
    let mut all: Vec<Mark> = (1..marks)
        .map(|n| mark(n, span(9 + 21 * n, 13 + 21 * n)))
        .collect();
    all.push(mark(marks, span(END - 11, END)));
    let tie = |n: u128, from: u128, to: u128| Tie {
        id: uuid::Uuid::from_u128(n).to_string(),
        label: "supports".to_owned(),
        from: uuid::Uuid::from_u128(from).to_string(),
        to: uuid::Uuid::from_u128(to).to_string(),
        note: String::new(),
        extra: Extra::new(),
    };
    let mut article = Article {
        id: uuid::Uuid::from_u128(77).to_string(),
        text: Text::freeze_str(&text).unwrap(),
        meta: vec![("title".to_owned(), "A title".to_owned())],
        ties: vec![tie(101, 1, 2), tie(102, 1, marks.into())],
        marks: all,
        extra: Extra::new(),
    };
    article.sort();
    article
}

/// What is read once the end of that mark lies outside the text.
fn damaged(tool: &Tool, article: &Article) -> Result<Reading, Refusal> {
    let all = [reduce(
        article,
        &tool.held(&Options::default()),
        &mut Vec::new(),
    )];
    let files = written_as(tool, &Options::default(), &articles::scheme(&all), &all);
    let damage = |file: File| {
        let text = String::from_utf8(file.bytes).unwrap();
        // One more in UTF-16 units.
        let text = text.replace("8753", "98753").replace("8754", "98754");
        File::of(file.path, text)
    };
    let files: Vec<File> = files.into_iter().map(damage).collect();
    at_once((tool.read)(&files, &AtOnce))
}

fn told() -> Vec<&'static Tool> {
    let tools: Vec<&Tool> = (TOOLS.iter().copied())
        .filter(|tool| TOLD.contains(&tool.id))
        .collect();
    let ids: Vec<&str> = tools.iter().map(|tool| tool.id).collect();
    assert_eq!(tools.len(), TOLD.len(), "{ids:?}");
    tools
}

#[test]
fn one_of_many_is_left_out_by_itself() {
    for tool in told() {
        let article = article(12);
        let reading = damaged(tool, &article).unwrap();
        let back = &reading.articles[0];
        let places = |article: &Article| -> Vec<Vec<Span>> {
            article
                .marks
                .iter()
                .map(|mark| mark.parts.clone())
                .collect()
        };
        let mut expected = places(&article);
        expected.retain(|parts| parts[0].end().0 != END);
        assert_eq!(places(back), expected, "{}", tool.id);
        let ties = usize::from(tool.holds.ties);
        assert_eq!(back.ties.len(), ties, "{}", tool.id);
        let rejected = reading
            .notes
            .iter()
            .filter(|note| note.fate == Fate::Rejected);
        let rejected: Vec<&str> = rejected.map(|note| note.what.as_str()).collect();
        assert!(
            rejected[0].contains("lies outside the text"),
            "{}: {rejected:?}",
            tool.id
        );
        assert_eq!(rejected.len(), 1 + ties, "{}: {rejected:?}", tool.id);
    }
}

#[test]
fn one_of_few_refuses_the_article() {
    for tool in told() {
        assert!(damaged(tool, &article(5)).is_err(), "{}", tool.id);
    }
}
