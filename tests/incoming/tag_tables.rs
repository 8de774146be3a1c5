//! Tables of tags among files: told by what is in them, with the texts beside them, and never where something else is meant.

use demarche::domain::{AtOnce, SequentialIds, Text, Timestamp, at_once};
use demarche::format::exchange::intake::{
    Taking, look_for_packed_rows, look_for_rows, receive_rows, text_of_article, text_of_file,
};
use demarche::format::exchange::table::{Grid, Mapping, Sources, TAG, Texts, judge};
use demarche::format::incoming::Encoding;
use demarche::format::plain_text;

use crate::support::{Native, taken};
use crate::tools::{golden, zipped};

const SEGMENTS: &str =
    "Document;Code;Segment\nTalks;Demand;eleven berths\nTalks;Actor;families\nIce;Claim;We wait\n";
const ARTICLES: &str = "title,text\nTalks,They met.\nIce,They left.\n";

fn file(path: &str, text: &str) -> (String, Vec<u8>) {
    (path.to_owned(), text.as_bytes().to_vec())
}

fn looked(files: &[(String, Vec<u8>)]) -> Option<Vec<usize>> {
    looked_after(files, None)
}

fn looked_after(files: &[(String, Vec<u8>)], said: Option<bool>) -> Option<Vec<usize>> {
    pollster::block_on(look_for_rows(
        files,
        &|_| said,
        &|_| None,
        &Native::default(),
    ))
}

#[test]
fn tables_of_tags_are_found_with_what_lies_beside_them() {
    let table = file("a/segments.csv", SEGMENTS);
    let more = file("a/more.csv", SEGMENTS);
    let text = file("a/Talks.txt", "The families asked.");
    let articles = file("a/articles.csv", ARTICLES);
    let hidden = file("a/.DS_Store", "");
    assert_eq!(looked(std::slice::from_ref(&table)), Some(vec![0]));
    assert_eq!(
        looked(&[hidden, text.clone(), table.clone(), more, articles.clone()]),
        Some(vec![2, 3])
    );
    // It may have been said otherwise.
    assert_eq!(looked_after(&[table.clone(), text], Some(false)), None);
    assert_eq!(looked_after(&[articles], Some(true)), Some(vec![0]));
    // Without the mark, and cut in the middle of a letter.
    let mut cut = table;
    cut.1.extend_from_slice(&"é".as_bytes()[..1]);
    assert_eq!(looked(&[cut]), Some(vec![0]));
}

#[test]
fn nothing_else_is_taken_for_them() {
    let table = || file("segments.csv", SEGMENTS);
    let archive = ("a.zip".to_owned(), b"PK\x03\x04rest".to_vec());
    for others in [
        vec![file("articles.csv", ARTICLES)],
        vec![file("a.txt", SEGMENTS)],
        vec![table(), archive],
        vec![table(), file("project.json", "{}")],
        vec![
            table(),
            file(
                "other.csv",
                "Document;Quote;Code\nTalks;They;Actor\nTalks;met;Claim\n",
            ),
        ],
        vec![(
            "latin.csv".to_owned(),
            b"Document;Code;Segment\nTalks;Claim;Gr\xfc\xdfe\n".to_vec(),
        )],
        vec![file("a.csv", ""), file("b.jsonl", "[]")],
    ] {
        assert_eq!(looked(&others), None, "{:?}", others[0].0);
    }
    // What a tool is known for is its own.
    for id in [
        "taguette",
        "tagsExcel",
        "tagsTsv",
        "tagsJsonl",
        "dnaEvents",
        "doccano",
    ] {
        assert_eq!(looked(&golden(id)), None, "{id}");
    }
}

#[test]
fn in_an_archive_tables_of_tags_are_what_they_are_in_a_folder() {
    let packed = |files: &[(String, Vec<u8>)]| {
        let given = [("a.zip".to_owned(), zipped(files))];
        pollster::block_on(look_for_packed_rows(&given, &|_| None, &Native::default()))
    };
    let files = [
        file("Talks.txt", "The families asked for eleven berths."),
        file("tags/segments.csv", SEGMENTS),
        file("tags/more.csv", SEGMENTS),
    ];
    let found = packed(&files).unwrap();
    assert_eq!(found.tables, [1, 2]);
    assert_eq!(found.problems, []);
    for ((path, bytes), (inside, expected)) in found.files.iter().zip(&files) {
        assert_eq!(path, &format!("a.zip/{inside}"));
        assert_eq!(bytes, expected);
    }
    let articles = file("articles.csv", ARTICLES);
    assert!(packed(std::slice::from_ref(&articles)).is_none());
    // Where they cannot be taken together they are named, and are no articles.
    let other = file(
        "other.csv",
        "Document;Quote;Code\nTalks;They;Actor\nTalks;met;Claim\n",
    );
    let several = [articles, files[1].clone(), other];
    assert!(packed(&several).is_none());
    let outcome = taken("a.zip", &zipped(&several));
    assert_eq!((outcome.drafts.len(), outcome.tagged), (2, 2));
    let places: Vec<String> = outcome.problems.iter().map(|one| one.place()).collect();
    assert_eq!(places, ["a.zip/tags/segments.csv", "a.zip/other.csv"]);
}

#[test]
fn a_table_is_the_same_in_another_encoding() {
    let latin = (
        "latin.csv".to_owned(),
        b"Document;Code;Segment\nTalks;Claim;Gr\xfc\xdfe\nIce;Actor;families\n".to_vec(),
    );
    let files = [latin];
    let look = |encoding: Option<Encoding>| {
        let engine = Native::default();
        let encoding = |_: &str| encoding;
        pollster::block_on(look_for_rows(&files, &|_| None, &encoding, &engine))
    };
    assert_eq!(look(None), None);
    assert_eq!(look(Encoding::labelled("windows-1252")), Some(vec![0]));
}

#[test]
fn texts_beside_a_table_are_those_of_an_import() {
    let outcome = taken(
        "a/Talks.txt",
        "Title: Harbour talks\nDate: 2022-01-21\n\nThe families asked for eleven berths."
            .as_bytes(),
    );
    let mut texts = Texts::default();
    for draft in &outcome.drafts {
        texts.add(text_of_file(draft));
    }
    let ids = &mut SequentialIds::default();
    let article = plain_text::article("Ice.txt", "We wait.".as_bytes(), ids, Timestamp(0)).unwrap();
    texts.add(text_of_article(&article));
    let grid = at_once(Grid::read("segments.csv", SEGMENTS, &AtOnce)).unwrap();
    let mapping = Mapping {
        roles: judge(&grid).roles,
        label: TAG.to_owned(),
    };
    let taking = Taking {
        ids,
        now: Timestamp(0),
        name: "segments.csv",
    };
    let grids = [&grid];
    let read = receive_rows(&grids, &mapping, &texts, taking, &AtOnce);
    let (received, sources) = at_once(read).unwrap();
    let Sources {
        beside,
        here,
        without,
        ..
    } = sources;
    assert_eq!((beside, here, without), (1, 1, 0));
    let all: Vec<_> = received.project.documents().iter().collect();
    assert_eq!(all[0].meta.title, "Harbour talks");
    assert_eq!(
        all[0].meta.published.map(|date| date.to_string()),
        Some("2022-01-21".to_owned())
    );
    assert_eq!(all[1].text, Text::freeze_str("We wait.").unwrap());
    assert_eq!(received.report.lines, []);
}
