//! The JSON Schema in `docs` describes what is really written, and refuses what it should.

use demarche::domain::presets::Preset;
use demarche::domain::{Codebook, Project, SequentialIds};
use demarche::format::{self, CodebookFile, Opened, native, sample};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

use crate::common::{NOW, bytes, mixed_project, taken_in};
use crate::random;

const SCHEMA: &str = include_str!("../../docs/schema/demarche-project-2.schema.json");
const CODEBOOK: &str = include_str!("../../docs/schema/demarche-codebook-1.schema.json");
const FIRST: &str = include_str!("../../docs/schema/demarche-project-1.schema.json");

/// Something done to a sound file.
type Change<'a> = &'a dyn Fn(&mut Value);

fn validator() -> jsonschema::Validator {
    validator_of(SCHEMA)
}

fn validator_of(schema: &str) -> jsonschema::Validator {
    let schema: Value = serde_json::from_str(schema).unwrap();
    jsonschema::meta::validate(&schema).unwrap_or_else(|e| panic!("the schema itself: {e}"));
    jsonschema::validator_for(&schema).unwrap()
}

fn export(project: &Project) -> Value {
    serde_json::from_str(&native::write(project, NOW)).unwrap()
}

fn assert_valid(validator: &jsonschema::Validator, file: &Value) {
    let errors: Vec<String> = validator
        .iter_errors(file)
        .map(|e| format!("{}: {e}", e.instance_path()))
        .collect();
    assert_eq!(errors, Vec::<String>::new());
}

#[test]
fn real_exports_are_valid() {
    let validator = validator();
    assert_valid(&validator, &export(&mixed_project()));

    let mut ids = SequentialIds::default();
    let practice = sample::sample_project(&mut ids, NOW);
    assert_valid(&validator, &export(&practice));
    let article = &practice.documents()[0];
    let id = article.id();
    let example = sample::worked_example(&practice, id, &mut ids, NOW).unwrap();
    let session = taken_in(example, practice);
    assert_valid(&validator, &export(session.project()));
}

#[test]
fn codebook_files_are_valid_and_are_opened_as_what_they_are() {
    let validator = validator_of(CODEBOOK);
    let mut codebooks: Vec<Codebook> = Preset::ALL.iter().map(|p| p.codebook()).collect();
    codebooks.push(mixed_project().codebook().as_ref().clone());
    for codebook in codebooks {
        let file = CodebookFile::Json.write(&codebook, NOW);
        assert_valid(&validator, &serde_json::from_str(&file).unwrap());
        let mut ids = SequentialIds::default();
        // Told by its content, whatever it is called.
        for name in ["a.demarche-codebook.json", "a.txt"] {
            let opened = format::open(name, file.as_bytes(), &mut ids, NOW);
            assert_eq!(opened, Ok(Opened::Codebook(codebook.clone())));
        }
        let table = CodebookFile::Csv.write(&codebook, NOW);
        let refused = format::open("a.txt", table.as_bytes(), &mut ids, NOW);
        assert!(
            refused
                .unwrap_err()
                .to_string()
                .starts_with("a codebook saved as a table")
        );
    }
}

#[test]
fn exports_of_any_project_are_valid() {
    let validator = validator();
    let mut runner = TestRunner::new(ProptestConfig::with_cases(60));
    let checked = runner.run(&random::project(), |project| {
        prop_assert!(validator.is_valid(&export(&project)));
        Ok(())
    });
    assert_eq!(checked, Ok(()));
}

#[test]
fn broken_files_are_not_valid() {
    let validator = validator();
    let cases: [(&str, Change<'_>); 21] = [
        ("another format", &|f| f["format"] = json!("other")),
        ("another version", &|f| f["version"] = json!(3)),
        ("no codebook", &|f| {
            drop(f.as_object_mut().unwrap().remove("codebook"))
        }),
        ("no kinds", &|f| f["codebook"]["kinds"] = json!([])),
        ("an unknown stroke", &|f| {
            f["codebook"]["kinds"][0]["stroke"] = json!("zigzag")
        }),
        ("a short colour", &|f| {
            f["codebook"]["kinds"][0]["colour"] = json!("#fff")
        }),
        ("a negative offset", &|f| {
            f["annotations"][0]["anchor"]["fragments"][0]["start"] = json!(-1)
        }),
        ("half an offset", &|f| {
            f["annotations"][0]["anchor"]["fragments"][0]["end"] = json!(9.5)
        }),
        ("no fragments", &|f| {
            f["annotations"][0]["anchor"]["fragments"] = json!([])
        }),
        ("too sure", &|f| {
            f["annotations"][0]["confidence"] = json!(1.2)
        }),
        ("a date in words", &|f| {
            f["documents"][0]["published"] = json!("21 January")
        }),
        ("carriage returns", &|f| {
            f["documents"][0]["text"] = json!("a\r\nb")
        }),
        ("a coder without id", &|f| {
            drop(f["coders"][0].as_object_mut().unwrap().remove("id"))
        }),
        ("an actor without name", &|f| {
            drop(f["actors"][0].as_object_mut().unwrap().remove("name"))
        }),
        ("an unknown sort of actor", &|f| {
            f["actors"][0]["type"] = json!("planet")
        }),
        ("an unknown tie", &|f| {
            f["actors"][0]["affiliations"][0]["tie"] = json!("knows")
        }),
        ("a position out of range", &|f| {
            f["annotations"][0]["frame"] = json!({ "position": 3 })
        }),
        ("somebody who is nobody", &|f| {
            f["annotations"][0]["frame"] = json!({ "claimants": [{ "evaluation": 1 }] })
        }),
        ("a rule for an unknown slot", &|f| {
            f["codebook"]["kinds"][0]["slots"] = json!([{ "slot": "mood" }])
        }),
        ("a link without type", &|f| {
            drop(f["relations"][0].as_object_mut().unwrap().remove("type"))
        }),
        ("a step without time", &|f| {
            drop(f["log"][0].as_object_mut().unwrap().remove("at"))
        }),
    ];
    for (name, change) in cases {
        let mut file = export(&mixed_project());
        change(&mut file);
        assert!(!validator.is_valid(&file), "{name}");
        assert!(native::read(file.to_string().as_bytes()).is_err(), "{name}");
    }
}

#[test]
fn a_file_of_version_1_is_valid_by_its_own_schema_alone() {
    let file: Value = serde_json::from_slice(&bytes("golden/mixed-1.demarche.json")).unwrap();
    assert_valid(&validator_of(FIRST), &file);
    assert!(!validator().is_valid(&file));
}

#[test]
fn unknown_keys_are_valid() {
    let mut file = export(&mixed_project());
    file["later"] = json!(1);
    file["annotations"][0]["later"] = json!({ "a": null });
    assert_valid(&validator(), &file);
}
