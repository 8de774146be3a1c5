//! Broken project files: the message names the place and the reason.

use demarche::domain::Project;
use demarche::format::native;
use serde_json::{Value, json};

use crate::common::{NOW, mixed_project, plain_project};

/// Something done to a sound file.
type Change<'a> = &'a dyn Fn(&mut Value);

/// The message for a project file after `change`.
fn message(change: impl FnOnce(&mut Value)) -> String {
    message_of(&mixed_project(), change)
}

fn message_of(project: &Project, change: impl FnOnce(&mut Value)) -> String {
    let mut file: Value = serde_json::from_str(&native::write(project, NOW)).unwrap();
    change(&mut file);
    native::read(file.to_string().as_bytes())
        .unwrap_err()
        .to_string()
}

#[test]
fn a_newer_file_is_refused_and_named_as_newer() {
    let newer = message(|file| {
        file["version"] = json!(3);
        file["app"] = json!("Demarche 9.0.0");
    });
    assert_eq!(
        newer,
        "written by a newer Demarche (file version 3, “Demarche 9.0.0”); this one reads up to version 2. The file is \
         left as it is: reload the page to get the newest Demarche, and open it again"
    );
    for version in [json!(0), json!(-1), json!(1.5), json!("1"), Value::Null] {
        let odd = message(|file| file["version"] = version);
        assert!(odd.starts_with("the key “version”: "), "{odd}");
    }
}

#[test]
fn a_span_outside_its_text() {
    let outside = message(|file| {
        file["documents"][0]["title"] = json!("Talks end without a result");
        file["annotations"][0]["anchor"]["fragments"][0]["end"] = json!(5210);
    });
    assert_eq!(
        outside,
        "article 1 (“Talks end without a result”), tag 1 (id 00000000-0000-0000-0000-000000000022): \
         a span ends at 5,210 but the text has 1,958 characters"
    );
}

#[test]
fn words_that_do_not_stand_there() {
    let moved = message(|file| {
        file["annotations"][0]["anchor"]["fragments"] = json!([{ "start": 21, "end": 24 }]);
    });
    assert!(
        moved.ends_with("the text at 21–24 is not the quoted one (“Mayor Ilsa Corrin”)"),
        "{moved}"
    );
    let nothing = message(|file| file["annotations"][0]["anchor"]["fragments"] = json!([]));
    assert!(nothing.ends_with(": it covers no text"), "{nothing}");
}

#[test]
fn a_text_that_was_changed() {
    let edited = message(|file| {
        let text = file["documents"][1]["text"]
            .as_str()
            .unwrap()
            .replacen('e', "é", 1);
        file["documents"][1]["text"] = json!(text);
    });
    assert!(edited.starts_with("article 2 (“"), "{edited}");
    assert!(
        edited.contains("the text was changed after it was saved"),
        "{edited}"
    );
    let returns = message(|file| file["documents"][0]["text"] = json!("a\r\nb"));
    assert!(
        returns.contains("the text has carriage returns"),
        "{returns}"
    );
}

#[test]
fn keys_that_are_missing_or_of_the_wrong_sort() {
    let cases: [(Change<'_>, &str); 8] = [
        (
            &|f| f["title"] = Value::Null,
            "the project: “title”: invalid type: null, expected a string",
        ),
        (
            &|f| drop(f.as_object_mut().unwrap().remove("id")),
            "the project: the key “id” is missing",
        ),
        (
            &|f| drop(f.as_object_mut().unwrap().remove("documents")),
            "the key “documents”: it is missing",
        ),
        (
            &|f| f["coders"] = json!({}),
            "the key “coders”: a list is expected here",
        ),
        (
            &|f| f["coders"][1] = json!("Bo"),
            "coder 2: it is not a JSON object",
        ),
        (
            &|f| f["codebook"]["kinds"][1]["category"] = json!("claim"),
            "the codebook: “kinds”: “claim” is not one of the words that can stand here",
        ),
        (
            &|f| f["offsetUnit"] = json!("bytes"),
            "the key “offsetUnit”: only “unicode code points” can stand here",
        ),
        (
            &|f| f["annotations"][0]["confidence"] = json!(2),
            "tag 1 (id 00000000-0000-0000-0000-000000000022): “confidence”: confidence must lie between 0 and 1",
        ),
    ];
    for (change, expected) in cases {
        let shown = message(change);
        assert!(shown.starts_with(expected), "{shown}");
    }
}

#[test]
fn references_that_lead_nowhere_and_ids_used_twice() {
    let nowhere = json!("00000000-0000-0000-0000-0000000000ff");
    let cases: [(Change<'_>, &str); 6] = [
        (
            &|f| f["annotations"][0]["document"] = nowhere.clone(),
            "the article it is on is not in the file",
        ),
        (
            &|f| f["annotations"][0]["coder"] = nowhere.clone(),
            "the coder who made it is not in the file",
        ),
        (
            &|f| f["annotations"][0]["kind"] = json!("frame"),
            "the codebook has no kind “frame”",
        ),
        (
            &|f| f["annotations"][1]["id"] = f["annotations"][0]["id"].clone(),
            "another tag has the same id",
        ),
        (
            &|f| f["documents"][1]["id"] = f["documents"][0]["id"].clone(),
            "another article has the same id",
        ),
        (
            &|f| f["coders"][1]["id"] = f["coders"][0]["id"].clone(),
            "two coders have the id",
        ),
    ];
    for (change, expected) in cases {
        let shown = message(change);
        assert!(shown.contains(expected), "{shown}");
    }
}

#[test]
fn actors_codes_and_links_that_lead_nowhere() {
    let nowhere = json!("00000000-0000-0000-0000-0000000000ff");
    let coded = |f: &Value| {
        let tags = f["annotations"].as_array().unwrap();
        tags.iter()
            .position(|tag| tag["frame"].is_object())
            .unwrap()
    };
    let cases: [(Change<'_>, &str); 8] = [
        (
            &|f| {
                let i = coded(f);
                f["annotations"][i]["frame"]["claimants"][0]["actor"] = nowhere.clone();
            },
            "the actor 00000000-0000-0000-0000-0000000000ff is not in the register",
        ),
        (
            &|f| {
                let i = coded(f);
                f["annotations"][i]["frame"]["addressees"][0]["mention"] = nowhere.clone();
            },
            "is not a mention in this article",
        ),
        (
            &|f| {
                let i = coded(f);
                f["annotations"][i]["frame"]["issues"][0] = json!("trade");
            },
            "the codebook has no “trade” among its issues",
        ),
        (
            &|f| {
                let i = coded(f);
                f["annotations"][i]["frame"]["claimants"][0] = json!({});
            },
            "neither “actor” nor “mention” says who it is",
        ),
        (
            &|f| f["relations"][0]["to"] = f["relations"][0]["from"].clone(),
            "a statement cannot be linked to itself",
        ),
        (
            &|f| f["relations"][0]["to"] = nowhere.clone(),
            "is not in the project",
        ),
        (
            &|f| f["relations"][0]["type"] = json!("hates"),
            "the codebook has no link “hates”",
        ),
        (
            &|f| f["codebook"]["issues"][1]["parent"] = json!("trade"),
            "the code “berths” stands under “trade”, which is not a code above it",
        ),
    ];
    for (change, expected) in cases {
        let shown = message(change);
        assert!(shown.contains(expected), "{shown}");
    }
}

#[test]
fn many_faults_are_counted() {
    let many = message_of(&plain_project(), |file| {
        for tag in file["annotations"].as_array_mut().unwrap() {
            tag["kind"] = json!("frame");
        }
    });
    assert_eq!(many.matches("no kind “frame”").count(), 3);
    assert!(many.ends_with("; and 7 more problems"), "{many}");
}

#[test]
fn text_that_is_no_json_is_placed_by_line() {
    let file =
        native::write(&mixed_project(), NOW).replacen("\"version\": 2,", "\"version\": 2", 1);
    let shown = native::read(file.as_bytes()).unwrap_err().to_string();
    assert!(
        shown.starts_with("not readable as JSON: line 4, column 3: expected `,` or `}`."),
        "{shown}"
    );
}
