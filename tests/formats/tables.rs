//! The dataset and the table, read back as other programs would read them.

use demarche::domain::{AnnotationId, AtOnce, OrderedSet, at_once};
use demarche::format::{ExportFormat, csv};
use serde_json::Value;

use crate::common::{NOW, mixed_project, read_csv};

fn dataset() -> Vec<Value> {
    let file = ExportFormat::Jsonl.write(&mixed_project(), NOW);
    file.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn table() -> Vec<Vec<String>> {
    read_csv(&ExportFormat::Csv.write(&mixed_project(), NOW))
}

#[test]
fn a_table_of_some_tags_has_their_rows_and_no_others() {
    let project = mixed_project();
    let wanted: OrderedSet<AnnotationId> =
        project.annotations().map(|tag| tag.id).take(3).collect();
    let is_wanted = |row: &Vec<String>| wanted.iter().any(|id| row[4] == id.to_string());
    let all = table();
    let mut expected = vec![all[0].clone()];
    expected.extend(all.into_iter().filter(is_wanted));
    assert_eq!(expected.len(), 4);
    let mut written = String::new();
    let out = &mut |piece: String| written.push_str(&piece);
    at_once(csv::write_some(&project, &wanted, &AtOnce, out));
    assert_eq!(read_csv(&written), expected);
}

#[test]
fn spans_cover_their_text_in_code_points() {
    let mut spans = 0;
    for line in dataset() {
        let text: Vec<char> = line["text"].as_str().unwrap().chars().collect();
        assert_eq!(line["offset_unit"], "unicode code points");
        for span in line["spans"].as_array().unwrap() {
            let end = |key: &str| span[key].as_u64().unwrap() as usize;
            let covered: String = text[end("start")..end("end")].iter().collect();
            assert_eq!(span["text"], covered);
            spans += 1;
        }
    }
    // Ten tags, one of them in two parts.
    assert_eq!(spans, 11);
}

#[test]
fn every_line_and_span_has_the_same_keys_and_types() {
    let shape = |value: &Value| -> Vec<(String, &'static str)> {
        let sort = |v: &Value| match v {
            Value::Null | Value::Number(_) => "number",
            Value::String(_) => "string",
            Value::Array(_) => "list",
            Value::Bool(_) | Value::Object(_) => "other",
        };
        value
            .as_object()
            .unwrap()
            .iter()
            .map(|(k, v)| (k.clone(), sort(v)))
            .collect()
    };
    let lines = dataset();
    let spans: Vec<&Value> = lines
        .iter()
        .flat_map(|l| l["spans"].as_array().unwrap())
        .collect();
    assert!(
        lines
            .windows(2)
            .all(|pair| shape(&pair[0]) == shape(&pair[1]))
    );
    assert!(
        spans
            .windows(2)
            .all(|pair| shape(pair[0]) == shape(pair[1]))
    );
}

#[test]
fn a_tag_in_two_parts_is_two_spans_with_one_id() {
    let lines = dataset();
    let parts: Vec<&Value> = lines[0]["spans"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|s| s["parts"] == 2)
        .collect();
    assert_eq!(parts.len(), 2);
    assert_eq!(parts[0]["id"], parts[1]["id"]);
    assert_eq!(
        (&parts[0]["part"], &parts[1]["part"]),
        (&Value::from(1), &Value::from(2))
    );
    assert_eq!(parts[1]["text"], "before any boat is moved");
}

#[test]
fn the_table_has_a_row_for_every_tag() {
    let rows = table();
    assert_eq!(rows.len(), 11);
    assert!(rows.iter().all(|row| row.len() == 24 + 33));
    let column = |name: &str| rows[0].iter().position(|c| c == name).unwrap();
    let find = |words: &str| {
        rows.iter()
            .find(|r| r[column("quote")].contains(words))
            .unwrap()
    };

    let winter = find("another winter");
    assert_eq!(
        winter[column("memo")],
        "'+ says “winter”, not “year”\nCorrin → families"
    );
    assert_eq!(winter[column("confidence")], "0.8");
    assert_eq!(
        (
            winter[column("label")].as_str(),
            winter[column("category")].as_str()
        ),
        ("Claim", "statement")
    );
    assert_eq!(winter[column("paragraph")], "2");
    assert_eq!(winter[column("published")], "2021-06-03");
    assert_eq!(find("eleven berths")[column("coder")], "Bo \"B\" Ek, PhD");
    assert_eq!(
        find("HYPERLINK")[column("quote")],
        "'=HYPERLINK(\"https://example.invalid/?\"&A1,\"Open\")"
    );
    let parts = find(" … ");
    assert_eq!(parts[column("spans")].split(' ').count(), 2);
    assert!(parts[column("spans")].starts_with(&format!("{}..", parts[column("start")])));
}

#[test]
fn what_is_coded_stands_in_flat_columns() {
    let rows = table();
    let column = |name: &str| rows[0].iter().position(|c| c == name).unwrap();
    let coded = rows
        .iter()
        .find(|r| r[column("quote")].contains("eleven berths"));
    let coded = coded.unwrap();
    let families = "mention:00000000-0000-0000-0000-000000000026";
    for (name, value) in [
        ("claimants", "Ilsa Corrin; Velmora"),
        (
            "claimant_ids",
            "00000000-0000-0000-0000-000000000041; 00000000-0000-0000-0000-000000000042",
        ),
        ("addressees", "the families"),
        ("addressee_ids", families),
        ("addressee_evaluations", "-1"),
        ("objects", ""),
        ("issues", "Harbour; Harbour › Berths; boats"),
        ("issue_ids", "harbour; berths"),
        ("position", "1"),
        ("proposition", "The families give up berths"),
        ("form", "Speech"),
        ("justifications", "Safety"),
        ("justification_positions", "-1"),
        ("condition", "'=if the drawings are published"),
        ("attribution", "indirect"),
        ("reporters", "Velmora"),
        ("claim_date", "2021-06"),
        ("claim_place", "Velmora"),
        ("links", ""),
        ("demand_status", "rejected"),
    ] {
        assert_eq!(coded[column(name)], value, "{name}");
    }
    let answer = rows.iter().find(|r| !r[column("linked_ids")].is_empty());
    let links = rows
        .iter()
        .filter(|r| r[column("links")] == "rejects")
        .count();
    assert_eq!((answer.is_some(), links), (true, 1));
    let mayor = rows
        .iter()
        .find(|r| r[column("quote")] == "Mayor Ilsa Corrin");
    let mayor = mayor.unwrap();
    assert_eq!(mayor[column("actor")], "Ilsa Corrin");
    assert_eq!(mayor[column("naming")], "name");
    assert_eq!(mayor[column("demand_status")], "");

    let lines = dataset();
    let spans = lines[0]["spans"].as_array().unwrap();
    let span = spans.iter().find(|s| s["position"] == "1").unwrap();
    assert_eq!(
        span["issues"],
        serde_json::json!(["Harbour", "Harbour › Berths; boats"])
    );
    assert_eq!(span["addressee_ids"], serde_json::json!([families]));
    assert_eq!(span["proposition"], "The families give up berths");
}

#[test]
fn losses_are_counted() {
    let project = mixed_project();
    assert_eq!(ExportFormat::Project.losses(&project), Vec::<String>::new());
    assert_eq!(
        ExportFormat::Jsonl.losses(&project),
        [
            "all but the name of 1 actor of the register",
            "note, coder and time of 1 link",
            "2 entries of other programs that Demarche keeps but does not know: “funder”, “stance”",
            "the notes on 1 article",
            "definition, colour, key and slots of 3 kinds of the codebook",
            "definition, colour and key of 4 issues, forms and justifications",
            "what the codebook says about 12 types of link",
            "when and by whom the codebook was changed, in 1 step",
            "the log of 1 step",
            "when 10 tags were made and changed, and under which version of the codebook",
        ]
    );
    assert_eq!(
        ExportFormat::Csv.losses(&project),
        [
            "the text of 4 articles",
            "where one of several values ends, as “; ” is in one of them, in 1 cell",
            "all but the name of 1 actor of the register",
            "note, coder and time of 1 link",
            "2 entries of other programs that Demarche keeps but does not know: “funder”, “stance”",
            "notes, language and web address of 1 article",
            "definition, colour, key and slots of 3 kinds of the codebook",
            "definition, colour and key of 4 issues, forms and justifications",
            "what the codebook says about 12 types of link",
            "when and by whom the codebook was changed, in 1 step",
            "the log of 1 step",
            "3 cells get an apostrophe in front, because a spreadsheet would take the words for a formula",
        ]
    );
}

#[test]
fn files_are_named_for_every_system() {
    let name = ExportFormat::Csv.file_name(&mixed_project(), NOW);
    assert_eq!(name, "Harbour ferries berths 2026-11-24.csv");
}
