//! Held against another reader and writer of JSON.

use proptest::prelude::*;
use serde_json::Value;

use super::{Json, Object, Writer, parse};

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "[ -~\n\t\u{0}\u{7f}é🇷\u{2028}]{0,6}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 20, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map("[a-c\"\\\\]{0,2}", inner, 0..4)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

fn pretty(json: &Json) -> String {
    let mut writer = Writer::pretty();
    writer.value(json);
    writer.finish()
}

proptest! {
    #[test]
    fn what_another_program_writes_is_read_and_written_the_same(value in value()) {
        let (line, indented) = (value.to_string(), format!("{value:#}"));
        let json = parse(line.as_bytes()).unwrap();
        prop_assert_eq!(json.compact(), line);
        prop_assert_eq!(pretty(&json), indented.clone());
        prop_assert_eq!(parse(indented.as_bytes()), Ok(json));
    }

    #[test]
    fn what_another_program_refuses_is_refused_at_the_same_place(
        value in value(),
        wounds in prop::collection::vec((any::<prop::sample::Index>(), 0..3_u8, any::<u8>()), 1..3),
    ) {
        let mut bytes = format!("{value:#}").into_bytes();
        for (at, how, byte) in wounds {
            let at = at.index(bytes.len());
            match how {
                0 => bytes[at] = b"\",{}[]:0ut\\\n -.e"[usize::from(byte) % 16],
                1 => { bytes.remove(at); }
                _ => bytes.truncate(at.max(1)),
            }
            if bytes.is_empty() { break; }
        }
        let theirs = serde_json::from_slice::<Value>(&bytes);
        match (parse(&bytes), theirs) {
            (Ok(json), Ok(value)) => {
                let back: Value = serde_json::from_str(&json.compact()).unwrap();
                prop_assert_eq!(back, value);
            }
            // An end in the middle of a character hides all faults before it.
            (Err(_), Err(_)) if std::str::from_utf8(&bytes).is_err() => {}
            // We keep numbers that are too large to count with.
            (Ok(_), Err(error)) => prop_assert!(error.to_string().contains("out of range"), "{error}"),
            // And so we come to a later fault than who gives up there.
            (Err(_), Err(theirs)) if theirs.to_string().contains("out of range") => {}
            (Err(ours), Ok(_)) => prop_assert!(false, "{ours}"),
            (Err(ours), Err(theirs)) => {
                // Who takes the signs of an escape together has gone past a line end or to the end before it complains.
                let escape = ours.reason == "invalid escape";
                let lines = ours.line..=ours.line + usize::from(escape);
                prop_assert!(lines.contains(&theirs.line()), "{} / {}", ours, theirs);
                let too_soon = ours.reason == "the file ends too soon";
                prop_assert!(too_soon == theirs.is_eof() || escape, "{} / {}", ours, theirs);
            }
        }
    }

    #[test]
    fn arbitrary_bytes_never_panic(bytes: Vec<u8>, text in "[{}\\[\\],:\"\\\\u0-9a-f -]{0,20}") {
        let _ = parse(&bytes);
        let _ = parse(text.as_bytes());
    }
}

#[test]
fn failures_are_placed() {
    for (text, expected) in [
        ("{\n  \"a\" 1}", "expected `:` at line 2 column 7"),
        ("[1 2]", "expected `,` or `]` at line 1 column 4"),
        ("[1,]", "trailing comma at line 1 column 4"),
        ("{\"a\": [", "the file ends too soon at line 1 column 7"),
        ("[]x", "trailing characters at line 1 column 3"),
        ("01", "invalid number at line 1 column 2"),
    ] {
        assert_eq!(parse(text.as_bytes()).unwrap_err().to_string(), expected);
    }
    assert!(parse(b"\"\\ud83d\\ude0a\"").is_ok());
    assert!(parse(b"\"\\ud83d\"").is_err());
    assert!(parse(b"\"\\ude0a\"").is_err());
    assert!(parse("[".repeat(100_000).as_bytes()).is_err());
}

#[test]
fn of_two_values_of_one_key_the_later_counts() {
    let json = parse(br#"{ "b": 1, "a": 2, "b": 3, "a": 4 }"#).unwrap();
    assert_eq!(json.compact(), r#"{"a":4,"b":3}"#);
    let Json::Object(mut object) = json else {
        panic!("it is an object")
    };
    assert_eq!(object.remove("a"), Some(Json::number(4)));
    object.insert("b".to_owned(), Json::Null);
    assert_eq!(object, Object::from([("b".to_owned(), Json::Null)]));
}
