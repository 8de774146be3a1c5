//! The project file: what is written and read again is the same, and nothing that is read makes the app fall over.

use demarche::domain::{Project, RelationType, SequentialIds, Timestamp};
use demarche::format::{ExportFormat, Opened, native, open};
use proptest::prelude::*;

use crate::common::{NOW, assembled, bytes, mixed_project, plain_project};
use crate::random;

fn read(file: &str) -> Project {
    native::read(file.as_bytes()).unwrap_or_else(|e| panic!("{e}"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn what_is_saved_and_opened_is_the_same_project(project in random::project(), ms in 0..4_000_000_000_000_i64) {
        let file = native::write(&project, Timestamp(ms));
        let back = native::read(file.as_bytes());
        prop_assert_eq!(back.as_ref(), Ok(&project));
        prop_assert_eq!(back.as_ref().map(Project::log), Ok(project.log()));
        prop_assert_eq!(project.check(), vec![]);
        let again = back.map(|p| native::write(&p, Timestamp(ms)));
        prop_assert_eq!(again, Ok(file));
    }

    #[test]
    fn every_export_of_every_project_can_be_written(project in random::project()) {
        for format in ExportFormat::ALL {
            prop_assert!(!format.losses(&project).iter().any(String::is_empty));
            let content = format.write(&project, NOW);
            let opened = open("file", content.as_bytes(), &mut SequentialIds::default(), NOW);
            if format == ExportFormat::Project {
                prop_assert_eq!(opened, Ok(Opened::Project(project.clone())));
            } else {
                prop_assert!(opened.is_err(), "{:?} opened as {:?}", format, opened);
            }
        }
    }

    #[test]
    fn arbitrary_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200), name in ".{0,12}") {
        let _ = open(&name, &bytes, &mut SequentialIds::default(), NOW);
        let _ = native::read(&bytes);
    }

    #[test]
    fn a_damaged_file_is_refused_or_still_sound(
        project in random::project(),
        wounds in proptest::collection::vec((any::<prop::sample::Index>(), 0..4_u8, any::<u8>()), 1..4),
    ) {
        let mut bytes = native::write(&project, NOW).into_bytes();
        for (place, how, byte) in wounds {
            let at = place.index(bytes.len());
            match how {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, b"0\",{}[]"[usize::from(byte) % 7]),
                2 => { bytes.remove(at); }
                _ => bytes.truncate(at.max(1)),
            }
        }
        match native::read(&bytes) {
            Ok(project) => prop_assert_eq!(project.check(), vec![]),
            Err(error) => prop_assert!(!error.to_string().is_empty()),
        }
    }
}

#[test]
fn keys_of_other_programs_stay_where_they_were() {
    let file = native::write(&mixed_project(), NOW);
    let file = file
        .replacen(
            "\"codebook\":",
            "\"later\": {\"a\": [1, 2]}, \"codebook\":",
            1,
        )
        .replacen(
            "\"label\": \"Claim\",",
            "\"label\": \"Claim\", \"wikidata\": \"Q1\",",
            1,
        );
    let again = native::write(&read(&file), NOW);
    let value: serde_json::Value = serde_json::from_str(&again).unwrap();
    assert_eq!(value["later"], serde_json::json!({ "a": [1, 2] }));
    assert_eq!(value["funder"]["grant"], 7);
    assert_eq!(value["codebook"]["kinds"][0]["wikidata"], "Q1");
    let stances: Vec<_> = value["annotations"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|a| a.get("stance"))
        .collect();
    assert_eq!(stances, [&serde_json::json!(["against", 0.5, null])]);
}

#[test]
fn a_byte_order_mark_does_no_harm() {
    let project = mixed_project();
    let file = format!("\u{feff}{}", native::write(&project, NOW));
    assert_eq!(read(&file), project);
}

#[test]
fn a_text_that_begins_with_a_second_byte_order_mark_comes_back() {
    let mut ids = SequentialIds::default();
    let text = "\u{feff}\u{feff}They met.".as_bytes();
    let document = demarche::format::plain_text::article("a.txt", text, &mut ids, NOW).unwrap();
    let mixed = mixed_project();
    let (meta, codebook) = (mixed.meta().clone(), mixed.codebook().as_ref().clone());
    let project = assembled(meta, codebook, vec![], vec![document], vec![]);
    assert_eq!(read(&native::write(&project, NOW)), project);
}

#[test]
fn a_file_of_version_1_opens_with_the_usual_links_added() {
    let old = read(&String::from_utf8(bytes("golden/mixed-1.demarche.json")).unwrap());
    let plain = plain_project();
    let mut codebook = (**plain.codebook()).clone();
    for kind in &mut codebook.kinds {
        // Version 1 knew no slots: all are shown, none is required.
        kind.slots.clear();
    }
    assert_eq!(codebook.relations, RelationType::usual());
    assert_eq!(**old.codebook(), codebook);
    assert!(old.annotations().eq(plain.annotations()));
    assert_eq!((old.actors().len(), old.log().len()), (0, 0));
    assert_eq!(read(&native::write(&old, NOW)), old);
}
