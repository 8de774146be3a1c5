//! Label Studio, as it exports itself, and what is wrong with files.

use demarche::domain::{Confidence, Timestamp};
use demarche::format::exchange::model::{Article, Entity};
use demarche::format::exchange::{Fate, File, Note, TOOLS, Tool};

use crate::laws::written;
use crate::others::{beside, opened, said, tied};

fn tool() -> &'static Tool {
    TOOLS
        .into_iter()
        .find(|tool| tool.id == "labelStudio")
        .unwrap()
}

fn read(tasks: &str) -> (Vec<Article>, Vec<(Fate, String)>) {
    let (tool, reading) = opened(&[File::of("tasks.json", tasks)]);
    assert_eq!(tool, "labelStudio");
    let reading = reading.unwrap();
    (reading.articles, told(reading.notes))
}

fn told(notes: Vec<Note>) -> Vec<(Fate, String)> {
    notes
        .into_iter()
        .map(|note| (note.fate, note.what))
        .collect()
}

#[test]
fn a_place_that_is_none_is_told_with_its_numbers() {
    let claim = r#"{"start": -3, "end": 4, "labels": ["Claim"]}"#;
    let (articles, notes) = read(&task(&[item("b1", "labels", claim)]));
    assert!(articles[0].marks.is_empty());
    assert_eq!(
        notes[0].1,
        "Task 1: region b1 is left out: it begins at -3 and ends at 4, where no words are. Correct these numbers, or mark \
         it anew in Label Studio."
    );
}

fn item(id: &str, of_type: &str, value: &str) -> String {
    format!(
        r#"{{"id": "{id}", "from_name": "x", "to_name": "text", "type": "{of_type}", "value": {value}}}"#
    )
}

fn task(result: &[String]) -> String {
    let result = result.join(",");
    format!(r#"[{{"data": {{"text": "They met."}}, "annotations": [{{"result": [{result}]}}]}}]"#)
}

#[test]
fn an_export_of_theirs() {
    let files = ["labelstudio_tasks.json", "labelstudio_config.xml"].map(beside);
    let Some(files) = files.into_iter().collect::<Option<Vec<File>>>() else {
        return;
    };
    let (id, reading) = opened(&files);
    let reading = reading.unwrap();
    assert_eq!(
        (id, reading.notes.as_slice()),
        ("labelStudio", [].as_slice())
    );
    let [article] = reading.articles.as_slice() else {
        panic!("one article");
    };
    assert_eq!(said(article), crate::others::SAID);
    assert_eq!(tied(article), [("made_by", "Anna demands change.", "Anna")]);
    assert_eq!(article.marks[0].values("stance"), ["for"]);
    assert_eq!(article.marks[2].values("frame"), ["rights", "duty"]);
    let anna = Entity {
        id: "Q1".to_owned(),
        name: "Q1".to_owned(),
    };
    assert_eq!(article.marks[1].entity, Some(anna));
    assert_eq!(article.marks[0].coder, "user 1");
    let made: Timestamp = "2026-01-02T03:04:05Z".parse().unwrap();
    assert_eq!(article.marks[0].created, Some(made));
    let scheme = &reading.scheme;
    let labels: Vec<(&str, Option<char>)> = (scheme
        .labels
        .iter()
        .map(|label| (label.name.as_str(), label.key)))
    .collect();
    assert_eq!(
        labels,
        [
            ("CLAIM", Some('c')),
            ("ACTOR", Some('a')),
            ("DEMAND", Some('d'))
        ]
    );
    assert_eq!(
        (scheme.attributes.len(), scheme.ties.as_slice()),
        (2, ["made_by".to_owned()].as_slice())
    );
    // What we have no place for goes back into their file: the source, the time it took, who did it.
    let again = written(tool(), scheme, &reading.articles);
    let tasks = String::from_utf8(again[0].bytes.clone()).unwrap();
    for kept in [
        r#""source":"demo""#,
        r#""lead_time":1.5"#,
        r#""completed_by":1"#,
        r#""id":1,"data""#,
    ] {
        assert!(tasks.contains(kept), "{kept} is not in {tasks}");
    }
    assert!(!tasks.contains(r#""coder":"#), "{tasks}");
    assert_eq!(opened(&again).1.unwrap().articles, reading.articles);
}

#[test]
fn what_a_model_predicted_comes_in_where_nobody_annotated() {
    let region = r#"{"id": "a", "from_name": "l", "to_name": "text", "type": "labels", "score": 0.25,
        "value": {"start": 0, "end": 4, "text": "They", "labels": ["Actor"]}}"#;
    let predictions =
        format!(r#""predictions": [{{"model_version": "v1", "result": [{region}]}}]"#);
    let (articles, notes) = read(&format!(
        r#"[{{"data": {{"text": "They met."}}, {predictions}}}]"#
    ));
    assert_eq!(said(&articles[0]), [("Actor", "They")]);
    assert_eq!(articles[0].marks[0].coder, "v1");
    assert_eq!(articles[0].marks[0].confidence, Confidence::of_percent(25));
    assert_eq!(
        notes,
        [(
            Fate::Repaired,
            "Task 1: what “v1” predicted came in as tags of this coder.".to_owned()
        )]
    );
    let annotations = format!(r#""annotations": [{{"result": [{region}]}}]"#);
    let both = format!(r#"[{{"data": {{"text": "They met."}}, {annotations}, {predictions}}}]"#);
    let (articles, notes) = read(&both);
    assert_eq!(articles[0].marks.len(), 1);
    assert_eq!(notes[0].0, Fate::Kept);
    let again = written(tool(), &crate::articles::scheme(&articles), &articles);
    assert!(String::from_utf8_lossy(&again[0].bytes).contains(r#""model_version":"v1""#));
}

#[test]
fn items_of_other_sorts() {
    let place = r#""start": 0, "end": 4"#;
    let (articles, notes) = read(&task(&[
        item(
            "a",
            "labels",
            &format!(r#"{{{place}, "labels": ["Actor", "Claim"]}}"#),
        ),
        item(
            "a",
            "taxonomy",
            &format!(r#"{{{place}, "taxonomy": [["Harbour", "Berths"], ["Winter"]]}}"#),
        ),
        item("a", "rating", &format!(r#"{{{place}, "rating": 4}}"#)),
        item("d", "choices", r#"{"choices": ["climate"]}"#),
        r#"{"type": "relation", "from_id": "a", "to_id": "z", "direction": "right", "labels": []}"#
            .to_owned(),
        item(
            "b",
            "labels",
            r#"{"start": 4, "end": 4, "labels": ["Claim"]}"#,
        ),
    ]));
    assert_eq!(said(&articles[0]), [("Actor", "They"), ("Claim", "They")]);
    assert_eq!(
        articles[0].marks[0].values("x"),
        ["Harbour › Berths", "Winter", "4"]
    );
    let told: Vec<(Fate, &str)> = notes
        .iter()
        .map(|(fate, what)| (*fate, what.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            (
                Fate::Repaired,
                "Task 1: region a has 2 labels: a tag for each came in."
            ),
            (
                Fate::Rejected,
                "Task 1: region b is left out: it begins at 4 and ends at 4, where no words are. Correct these numbers, or mark it \
                 anew in Label Studio."
            ),
            (
                Fate::Rejected,
                "Task 1: the relation from a to z is left out, as not both regions are there."
            ),
            (
                Fate::Kept,
                "Task 1: what is said of the whole article is kept, but has no place here."
            ),
        ]
    );
}

#[test]
fn what_is_wrong_is_said() {
    let refused = |tasks: &str| {
        opened(&[File::of("tasks.json", tasks)])
            .1
            .unwrap_err()
            .to_string()
    };
    let region = item(
        "a",
        "labels",
        r#"{"start": 5, "end": 8, "text": "ate", "labels": ["Claim"]}"#,
    );
    assert_eq!(
        refused(&task(&[region])),
        "Task 1: region a: the words at 5–8 are not those that the file says (“ate”), in whatever unit they are counted; in \
         code points there stands “met”."
    );
    assert_eq!(
        refused(r#"[{"data": {"body": "They met."}, "annotations": []}]"#),
        "Task 1: its data has no text under “text”. Open it together with its labeling configuration, saved as \
         config.xml, which says where the text is."
    );
    assert_eq!(
        refused("[{\"data\": {\"text\": \"a\"}, \"annotations\": []},\n"),
        "tasks.json: it is no JSON: the file ends too soon at line 2 column 0"
    );
    let config = r#"<View><Text name="t" value="$body"/></View>"#;
    let tasks = File::of(
        "tasks.json",
        r#"[{"data": {"body": "They met."}, "annotations": []}]"#,
    );
    let (_, reading) = opened(&[tasks.clone(), File::of("config.xml", config)]);
    assert_eq!(reading.unwrap().articles[0].text.as_str(), "They met.");
    let (_, reading) = opened(&[tasks, File::of("config.xml", "<!DOCTYPE x><View/>")]);
    assert!(reading.is_err());
}
