//! Web Annotations, as other programs write them, and what is wrong with files.

use demarche::domain::Timestamp;
use demarche::format::exchange::intake::known;
use demarche::format::exchange::model::{Article, Entity};
use demarche::format::exchange::{Fate, File, Note};

use crate::others::{beside, opened, said, tied};

fn read(files: &[File]) -> (Vec<Article>, Vec<(Fate, String)>) {
    let (tool, reading) = opened(files);
    assert_eq!(tool, "w3c");
    let reading = reading.unwrap();
    (reading.articles, told(reading.notes))
}

fn told(notes: Vec<Note>) -> Vec<(Fate, String)> {
    notes
        .into_iter()
        .map(|note| (note.fate, note.what))
        .collect()
}

fn text(text: &str) -> File {
    File::of("talks.txt", text)
}

/// An annotation of a quote, perhaps with a position.
fn about(id: &str, quote: (&str, &str, &str), place: Option<(u32, u32)>) -> String {
    let (prefix, exact, suffix) = quote;
    let place = place.map_or(String::new(), |(start, end)| {
        format!(r#", {{"type": "TextPositionSelector", "start": {start}, "end": {end}}}"#)
    });
    format!(
        r#"{{"@context": "http://www.w3.org/ns/anno.jsonld", "id": "https://example.org/{id}", "type": "Annotation",
        "body": {{"type": "TextualBody", "value": "claim", "purpose": "tagging"}},
        "target": {{"source": "https://example.org/talks", "selector": [{{"type": "TextQuoteSelector", "exact": "{exact}",
        "prefix": "{prefix}", "suffix": "{suffix}"}}{place}]}}}}"#
    )
}

#[test]
fn a_collection_of_others() {
    let Some((annotations, text)) = beside("w3c.jsonld").zip(beside("brat.txt")) else {
        return;
    };
    let (articles, notes) = read(&[annotations.clone(), text]);
    assert_eq!(notes, []);
    let [article] = articles.as_slice() else {
        panic!("one article");
    };
    assert_eq!(said(article), crate::others::SAID);
    assert_eq!(tied(article), [("made_by", "Anna demands change.", "Anna")]);
    assert_eq!(article.marks[0].values("stance"), ["for"]);
    assert_eq!(article.marks[2].values("frame"), ["rights", "duty"]);
    let one = Entity {
        id: "Q1".to_owned(),
        name: "Q1".to_owned(),
    };
    assert_eq!(article.marks[1].entity, Some(one));
    assert_eq!(
        opened(&[annotations]).1.unwrap_err().to_string(),
        "4 annotations of urn:x:doc1: the text is not in the file. Save the text of the article as a .txt file of the same \
         name, put both into a folder or ZIP archive, and open that."
    );
}

#[test]
fn hypothesis() {
    let rows = r#"{"total": 1, "rows": [{"id": "abc", "created": "2026-01-02T03:04:05.678901+00:00", "user":
        "acct:ann@hypothes.is", "uri": "https://example.org/talks", "text": "Look here", "tags": ["claim", "winter"],
        "target": [{"source": "https://example.org/talks", "selector": [
            {"type": "RangeSelector", "startContainer": "/p[1]", "startOffset": 1, "endContainer": "/p[1]", "endOffset": 2},
            {"type": "TextPositionSelector", "start": 3, "end": 7},
            {"type": "TextQuoteSelector", "exact": "They", "prefix": "😊 ", "suffix": " met"}]}]}]}"#;
    let format = known(&File::of("rows.json", rows)).unwrap();
    assert_eq!((format.id, format.name), ("w3c", "Hypothesis (JSON)"));
    let (articles, notes) = read(&[File::of("rows.json", rows), text("😊 They met.")]);
    let marks = &articles[0].marks;
    assert_eq!(said(&articles[0]), [("claim", "They"), ("winter", "They")]);
    assert_eq!(
        (marks[0].coder.as_str(), marks[0].note.as_str()),
        ("ann", "Look here")
    );
    assert_eq!(
        marks[0].created,
        Some("2026-01-02T03:04:05.678Z".parse::<Timestamp>().unwrap())
    );
    assert_eq!(articles[0].meta("url"), "https://example.org/talks");
    let notes: Vec<&str> = notes.iter().map(|(_, what)| what.as_str()).collect();
    assert_eq!(
        notes,
        [
            "Positions in https://example.org/talks count UTF-16 units, not code points.",
            "The annotation abc has 2 labels: a tag for each came in.",
        ]
    );
}

#[test]
fn recogito_links_with_two_targets_and_names_no_source() {
    let list = r##"[{"@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation", "id": "#a", "body": [{"type":
        "TextualBody", "value": "claim", "purpose": "tagging"}], "target": {"selector": [{"type": "TextQuoteSelector", "exact":
        "They"}, {"type": "TextPositionSelector", "start": 0, "end": 4}]}},
        {"type": "Annotation", "id": "#b", "body": [], "target": {"selector": [{"type": "TextQuoteSelector", "exact":
        "met"}]}},
        {"type": "Annotation", "id": "#r", "motivation": "linking", "body": [{"type": "TextualBody", "value": "rejects",
        "purpose": "tagging"}], "target": [{"id": "#a"}, {"id": "#b"}]}]"##;
    let (articles, notes) = read(&[File::of("a.json", list), text("They met.")]);
    assert_eq!(notes, []);
    assert_eq!(
        said(&articles[0]),
        [("claim", "They"), ("annotation", "met")]
    );
    assert_eq!(tied(&articles[0]), [("rejects", "They", "met")]);
}

#[test]
fn the_position_counts_first_then_the_words_then_what_is_like_them() {
    let article = "They met in Geneva. Nobody met in Oslo. The minister demanded an answer.";
    let list = [
        about("good", ("", "met", ""), Some((5, 8))),
        about("moved", ("Nobody ", "met", " in"), Some((3, 6))),
        about("quoted", ("", "Geneva", ""), None),
        about(
            "like",
            ("Oslo. The ", "minister demands an answer", "."),
            Some((40, 66)),
        ),
        about("gone", ("", "something else entirely", ""), Some((0, 9))),
    ];
    let list = format!("[{}]", list.join(","));
    let (articles, notes) = read(&[File::of("a.jsonld", list), text(article)]);
    let words: Vec<(&str, &str)> = (articles[0].marks.iter())
        .map(|mark| (mark.id.as_str(), articles[0].text.slice(mark.extent())))
        .collect();
    assert_eq!(
        words,
        [
            ("https://example.org/good", "met"),
            ("https://example.org/quoted", "Geneva"),
            ("https://example.org/moved", "met"),
            ("https://example.org/like", "minister demanded an answer"),
        ]
    );
    assert_eq!(articles[0].marks[2].extent().start().0, 27);
    let notes: Vec<(Fate, &str)> = notes
        .iter()
        .map(|(fate, what)| (*fate, what.as_str()))
        .collect();
    assert_eq!(
        notes,
        [
            (
                Fate::Repaired,
                "The annotation https://example.org/moved: “met” does not stand where it should; anchored anew by its words \
                 at 27."
            ),
            (
                Fate::Repaired,
                "The annotation https://example.org/like: “minister demands an answer” does not stand in the text; anchored \
                 anew on “minister demanded an answer”, which is like it."
            ),
            (
                Fate::Rejected,
                "The annotation https://example.org/gone: its words, “something else entirely”, are not in the text, nor \
                 any like them."
            ),
        ]
    );
}

#[test]
fn what_is_about_something_else_is_said() {
    let page = r#"{"@context": "http://www.w3.org/ns/anno.jsonld", "id": "https://example.org/1", "type": "Annotation",
        "bodyValue": "A note on all of it", "target": "https://example.org/talks"}"#;
    let link = r#"{"id": "https://example.org/2", "type": "Annotation", "motivation": "linking", "body":
        "https://example.org/9", "target": "https://example.org/0"}"#;
    let list = format!("[{},{page},{link}]", about("0", ("", "met", ""), None));
    let (articles, notes) = read(&[File::of("a.jsonld", list), text("They met.")]);
    assert_eq!(articles[0].marks.len(), 1);
    let notes: Vec<(Fate, &str)> = notes
        .iter()
        .map(|(fate, what)| (*fate, what.as_str()))
        .collect();
    assert_eq!(
        notes,
        [
            (
                Fate::Rejected,
                "The annotation https://example.org/1 marks no words of a text, but a whole page or another annotation."
            ),
            (
                Fate::Rejected,
                "The annotation https://example.org/2 links to something that is no annotation in these files."
            ),
        ]
    );
    let broken = File::of(
        "a.jsonld",
        "{\"@context\": \"http://www.w3.org/ns/anno.jsonld\", ",
    );
    assert_eq!(
        opened(&[broken]).1.unwrap_err().to_string(),
        "a.jsonld: it is no JSON: the file ends too soon at line 1 column 49"
    );
}

#[test]
fn what_has_no_place_is_written_again() {
    let more = r#""rights": "https://example.org/free", "body": [{"type": "Image", "purpose": "editing", "id": "x:y"}, "#;
    let one = about("0", ("", "met", ""), Some((5, 8))).replace(r#""body": "#, more);
    let one = one.replace(r#""purpose": "tagging"}"#, r#""purpose": "tagging"}]"#);
    let (articles, notes) = read(&[File::of("a.jsonld", one), text("They met.")]);
    assert_eq!(notes, []);
    let tool = demarche::format::exchange::TOOLS
        .into_iter()
        .find(|tool| tool.id == "w3c")
        .unwrap();
    let files = crate::laws::written(tool, &crate::articles::scheme(&articles), &articles);
    let page = String::from_utf8(files[1].bytes.clone()).unwrap();
    for kept in [
        r#""id":"https://example.org/0""#,
        r#""rights":"https://example.org/free""#,
        r#"{"id":"x:y","purpose":"editing","type":"Image"}"#,
        r#""article":{"id":"https://example.org/talks""#,
    ] {
        assert!(page.contains(kept), "{kept} is not in {page}");
    }
    assert_eq!(opened(&files).1.unwrap().articles, articles);
}
