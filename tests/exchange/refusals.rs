//! What is wrong with a file is said: where, what, and what becomes of it.

use demarche::format::exchange::{Fate, File, TOOLS};

use crate::others::opened;

fn refusal(file: &str, text: &str) -> String {
    let (_, reading) = opened(&[File::of(file, text)]);
    reading.unwrap_err().to_string()
}

/// What was said of single things, with their lines.
fn notes(file: &str, text: &str) -> Vec<(Fate, Option<usize>, String)> {
    let (_, reading) = opened(&[File::of(file, text)]);
    let notes = reading.unwrap().notes.into_iter();
    notes
        .map(|note| (note.fate, note.line, note.what))
        .collect()
}

#[test]
fn nobody_knows_a_text_or_a_project() {
    for text in [
        "They met.",
        "{\"format\": \"demarche-project\"}",
        "",
        "a,b\n1,2\n",
        "[1, 2]",
    ] {
        let files = [File::of("a", text)];
        let known: Vec<&str> = TOOLS
            .iter()
            .filter(|t| (t.knows)(&files))
            .map(|t| t.id)
            .collect();
        assert_eq!(known, Vec::<&str>::new(), "{text}");
    }
}

#[test]
fn doccano_tells_lines() {
    let good = r#"{"text": "They met.", "label": [[0, 4, "Actor"]]}"#;
    let bad = r#"{"text": "They met.", "label": [[5, 99, "Claim"]]}"#;
    assert_eq!(
        notes("a.jsonl", &format!("{good}\n\n{bad}\n{{\"text\":\n")),
        [
            (
                Fate::Rejected,
                Some(3),
                "The whole article is left out: the positions 5–99 lie outside its text."
                    .to_owned()
            ),
            (
                Fate::Rejected,
                Some(4),
                "The whole article is left out: no JSON: the file ends too soon (column 8)."
                    .to_owned()
            ),
        ]
    );
    assert_eq!(
        refusal("a.jsonl", bad),
        "line 1: The whole article is left out: the positions 5–99 lie outside its text."
    );
    let odd = r#"{"text": "They met.", "label": [[4, 4, "Claim"], [0, 4, "Actor"], ["x"]], "relations": [{"from_id": 1, "to_id": 9}]}"#;
    let said: Vec<String> = notes("a.jsonl", odd)
        .into_iter()
        .map(|(_, _, what)| what)
        .collect();
    assert_eq!(
        said,
        [
            "“Claim” at 4–4 covers no text.",
            "Tag 3 has no start, end and label as doccano writes them.",
            "Relation 1 leads from or to a tag that is not there.",
        ]
    );
}

#[test]
fn doccano_says_when_it_counts_otherwise() {
    let text = r#"{"text": "😊😊😊 They met here.", "label": [[4, 8, "Actor"], [9, 12, "Claim"]]}"#;
    assert_eq!(
        notes("a.jsonl", text),
        [(
            Fate::Repaired,
            Some(1),
            "Positions count code points, not UTF-16 units.".to_owned()
        )]
    );
}

#[test]
fn uima_tells_what_is_missing() {
    for (text, what) in [
        (
            "{\"%FEATURE_STRUCTURES\": []}",
            "it has no text (no uima.cas.Sofa)",
        ),
        (
            "{\"%FEATURE_STRUCTURES\": 3}",
            "it has no list of %FEATURE_STRUCTURES",
        ),
        (
            "<xmi:XMI xmlns:xmi=\"http://www.omg.org/XMI\"><cas:Sofa xmi:id=\"1\"/></xmi:XMI>",
            "its text is not in the file (no sofaString)",
        ),
        (
            "<!DOCTYPE a><xmi:XMI xmlns:xmi=\"http://www.omg.org/XMI\"/>",
            "It declares a document type (DOCTYPE), which no program writes that stores documents",
        ),
    ] {
        assert_eq!(
            refusal("a.json", text),
            format!("a.json: The whole article is left out: {what}.")
        );
    }
}

#[test]
fn webanno_tells_lines() {
    const HEAD: &str =
        "#FORMAT=WebAnno TSV 3.3\n#T_SP=a.B|label\n#T_RL=a.C|label|BT_a.B\n\n\n#Text=They met.\n";
    for (rest, what) in [
        (
            "1-1\t0-4\tThem\tX\t_\t_\t\n",
            "the words at 0–4 are not those that the file says (“Them”), in whatever unit they are counted; in UTF-16 units there stands “They”",
        ),
        ("1-1\tThey\n", "line 7 has no unit, place and word"),
        (
            "1-1\t0-4\tThey\tX\tr\t1-9\t\n",
            "line 7: the relation from “1-9” leads to no annotation",
        ),
    ] {
        assert_eq!(
            refusal("a.tsv", &format!("{HEAD}{rest}")),
            format!("a.tsv: The whole article is left out: {what}.")
        );
    }
}

#[test]
fn taguette_reads_a_highlight_with_several_tags_once() {
    let table = "id,document,tag,content\r\n7,Geneva,peace,\"They, he said, met\"\r\n7,Geneva,talks,\"They, he said, met\"\r\n8,Geneva,peace,again\r\n9,Geneva,peace,\r\n";
    let files = [
        File::of("codebook.csv", "Path,Description\r\npeace,About peace.\r\n"),
        File::of("highlights.csv", table),
    ];
    let (tool, reading) = opened(&files);
    let reading = reading.unwrap();
    assert_eq!(tool, "taguette");
    let article = &reading.articles[0];
    assert_eq!(article.text.as_str(), "They, he said, met\n\nagain");
    assert_eq!(
        crate::others::said(article),
        [
            ("peace", "They, he said, met"),
            ("talks", "They, he said, met"),
            ("peace", "again")
        ]
    );
    assert_eq!(reading.scheme.labels[0].definition, "About peace.");
    assert_eq!(reading.notes[1].line, Some(5));
    let open = "id,document,tag,content\r\n7,Geneva,peace,\"They\r\n";
    assert_eq!(
        refusal("a.csv", open),
        "a.csv, line 2: A quotation mark that opens a cell is never closed"
    );
}
