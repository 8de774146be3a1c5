//! One article with everything that ever made trouble, as each format has it. `DEMARCHE_BLESS=1` writes the files.

use std::fs;
use std::path::PathBuf;

use demarche::domain::{Confidence, Extra, Offset, Span, Text, Timestamp};
use demarche::format::exchange::TOOLS;
use demarche::format::exchange::model::{Article, Entity, Mark, Tie};
use demarche::format::exchange::reduce::reduce;

use crate::articles;
use crate::laws::{read, written};

const TEXT: &str = "Harbour talks 😊\n\n“We will not wait another winter,” said Mayor Ilsa Corrin. She asked the \
                    families to give up\neleven berths, and 👩‍👩‍👧 agreed – for now.\n";

fn place(words: &str) -> Span {
    let at = TEXT
        .find(words)
        .unwrap_or_else(|| panic!("“{words}” is not in the text"));
    let start = Offset(TEXT[..at].chars().count() as u32);
    Span::new(start, start.plus(words.chars().count() as u32))
}

fn mark(n: u128, label: &str, words: &[&str]) -> Mark {
    let id = uuid::Uuid::from_u128(n).to_string();
    let parts = words.iter().map(|words| place(words)).collect();
    Mark::bare(id, label, parts)
}

/// The article: emoji, line ends, nested and overlapping marks, the same twice, one in parts, ties, attributes, entities.
pub(crate) fn tricky() -> Article {
    let values = |list: &[&str]| list.iter().map(|value| (*value).to_owned()).collect();
    let mayor = Entity {
        id: "Q7747".to_owned(),
        name: "Ilsa Corrin".to_owned(),
    };
    let claim = Mark {
        attributes: vec![
            ("claimant".to_owned(), values(&["Ilsa Corrin"])),
            (
                "issue".to_owned(),
                values(&["Harbour › Berths", "Winter; ice"]),
            ),
            ("position".to_owned(), values(&["-1"])),
        ],
        note: "Read twice: “not wait”\nis a threat.".to_owned(),
        coder: "Ann Ó Briain".to_owned(),
        confidence: Confidence::of_percent(80),
        created: Some(Timestamp(1_795_512_600_000)),
        ..mark(1, "Claim", &["We will not wait another winter"])
    };
    let who = Mark {
        entity: Some(mayor),
        ..mark(2, "Actor", &["Mayor Ilsa Corrin"])
    };
    let marks = vec![
        claim,
        who,
        mark(
            3,
            "Demand",
            &["asked the families to give up\neleven berths"],
        ),
        mark(
            4,
            "Demand",
            &["asked the families", "eleven berths, and 👩‍👩‍👧 agreed"],
        ),
        mark(5, "Actor", &["families"]),
        mark(6, "Actor", &["families"]),
        mark(7, "a|b: c", &["😊"]),
        mark(8, "Actor", &["👩‍👩‍👧"]),
    ];
    let id = |n: usize| marks[n - 1].id.clone();
    let tie = |n: u128, label: &str, from: usize, to: usize| Tie {
        id: uuid::Uuid::from_u128(100 + n).to_string(),
        label: label.to_owned(),
        from: id(from),
        to: id(to),
        note: String::new(),
        extra: Extra::new(),
    };
    let ties = vec![tie(1, "claimant", 1, 2), tie(2, "rejects", 1, 3)];
    let mut article = Article {
        id: uuid::Uuid::from_u128(0xa).to_string(),
        text: Text::freeze_str(TEXT).unwrap(),
        meta: vec![
            ("title".to_owned(), "Harbour talks".to_owned()),
            ("date".to_owned(), "2026-11-24".to_owned()),
            ("outlet".to_owned(), "Velmora Gazette".to_owned()),
            ("language".to_owned(), "en".to_owned()),
        ],
        marks,
        ties,
        extra: Extra::new(),
    };
    article.sort();
    article
}

#[test]
fn every_format_writes_the_tricky_article_as_it_did() {
    for tool in TOOLS {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
            .join("tests/data/exchange")
            .join(tool.id);
        let held = [reduce(&tricky(), &tool.holds, &mut Vec::new())];
        let files = written(tool, &articles::scheme(&held), &held);
        if std::env::var_os("DEMARCHE_BLESS").is_some() {
            let _ = fs::remove_dir_all(&folder);
            for file in &files {
                let path = folder.join(&file.path);
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, &file.bytes).unwrap();
            }
        }
        for file in &files {
            let path = folder.join(&file.path);
            let golden = fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
            assert!(
                golden == file.bytes,
                "{}: {} is no longer written so",
                tool.id,
                file.path
            );
        }
        assert!(read(tool, &files).articles == held, "{}", tool.id);
    }
}
