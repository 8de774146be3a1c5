//! The data of MARDY and DebateNet as they are published.

use demarche::format::exchange::File;
use demarche::format::exchange::model::Article;

use crate::others::{opened, said};

const ARTICLE: &str = r#"{"text": "Yasmin Fahimi fordert mehr Geld.",
 "entities": [{"begin": 0, "end": 13, "category": "I-PER"}],
 "sentences": [{"begin": 0, "end": 32}], "tokens": [{"begin": 0, "end": 6, "pos": "NE"}]CLAIMS}"#;

fn values<'a>(article: &'a Article, place: usize, name: &str) -> &'a [String] {
    article.marks[place].values(name)
}

#[test]
fn claims_in_the_article_as_of_acl_2019() {
    let claims = r#", "claims": [{"quote": "fordert mehr Geld", "begin": 14, "end": 31, "cdate": "20150821", "cpos": "1",
      "claims": ["800", "811"], "actorvalues": ["per_Yasmin\nFahimi", "org_SPD", "30"]}]"#;
    let file = File::of("12345.json", ARTICLE.replace("CLAIMS", claims));
    let (tool, reading) = opened(&[file]);
    let reading = reading.unwrap();
    assert_eq!((tool, reading.notes.as_slice()), ("mardy", &[][..]));
    let article = &reading.articles[0];
    assert_eq!(
        said(article),
        [("I-PER", "Yasmin Fahimi"), ("Claim", "fordert mehr Geld")]
    );
    assert_eq!(
        values(article, 1, "claimant"),
        ["Yasmin Fahimi", "SPD", "30"]
    );
    assert_eq!(values(article, 1, "issue"), ["800", "811"]);
    assert_eq!(values(article, 1, "position"), ["1"]);
    assert_eq!(values(article, 1, "claim_date"), ["2015-08-21"]);
    assert_eq!(
        (article.id.as_str(), article.meta("title")),
        ("12345", "12345")
    );
}

#[test]
fn claims_on_lines_as_of_debatenet() {
    let line = |name: &str| {
        format!(
            r#"{{"doc_id": "77", "anno_id": "a1", "begin": 14, "end": 31, "quote": "fordert mehr Geld", "name": "{name}", "claimvalues": "[100,102]", "cpos": -1}}"#
        )
    };
    let lines = format!("{}\n{}\n{{}}\n", line("Yasmin Fahimi"), line("SPD"));
    let files = [
        File::of("lre_data/77.json", ARTICLE.replace("CLAIMS", "")),
        File::of("LRE.merged.removed_doublets.jsonl", lines),
    ];
    let (tool, reading) = opened(&files);
    let reading = reading.unwrap();
    assert_eq!(tool, "mardy");
    let article = &reading.articles[0];
    assert_eq!(said(article)[1], ("Claim", "fordert mehr Geld"));
    assert_eq!(values(article, 1, "claimant"), ["Yasmin Fahimi", "SPD"]);
    assert_eq!(values(article, 1, "issue"), ["100", "102"]);
    assert_eq!(values(article, 1, "position"), ["-1"]);
    let note = &reading.notes[0];
    assert_eq!(
        (note.line, note.what.as_str()),
        (Some(3), "The line is no claim with a doc_id.")
    );
}
