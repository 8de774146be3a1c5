//! The test articles, opened as a user would open them.

use std::path::Path;

use demarche::domain::{BlockKind, Document, SequentialIds};
use demarche::format::{Opened, open, plain_text};

use crate::common::{NOW, article, bytes};

/// Blocks as `letter: first characters`.
fn outline(document: &Document, length: usize) -> Vec<String> {
    let letter = |kind| match kind {
        BlockKind::Metadata => 'm',
        BlockKind::Title => 't',
        BlockKind::Heading => 'h',
        BlockKind::Paragraph => 'p',
    };
    let shown = |text: &str| text.chars().take(length).collect::<String>();
    let blocks = document.blocks.all().iter();
    blocks
        .map(|b| format!("{}: {}", letter(b.kind), shown(document.text.slice(b.span))))
        .collect()
}

/// Every block is what stands in the file's own characters at its offsets, counted one by one, and only white space is
/// left between the blocks.
fn assert_exact_offsets(document: &Document, file: &str) {
    let characters: Vec<char> = file.chars().collect();
    assert_eq!(document.text.as_str(), file);
    assert_eq!(document.text.len().usize(), characters.len());
    let mut after = 0;
    for block in document.blocks.all() {
        let (start, end) = (block.span.start().usize(), block.span.end().usize());
        let counted: String = characters[start..end].iter().collect();
        assert_eq!(document.text.slice(block.span), counted);
        assert!(characters[after..start].iter().all(|c| c.is_whitespace()));
        after = end;
    }
    assert!(characters[after..].iter().all(|c| c.is_whitespace()));
}

#[test]
fn an_article_as_users_have_it() {
    let document = article("article.txt", 1);
    assert_exact_offsets(&document, &String::from_utf8(bytes("article.txt")).unwrap());
    assert_eq!(
        document.meta.published.map(|d| d.to_string()).as_deref(),
        Some("2021-06-03")
    );
    assert_eq!(document.meta.title, "article");
    assert_eq!(document.meta.imported_from, "article.txt");
    assert_eq!(
        (document.meta.language.as_str(), document.meta.imported),
        ("", NOW)
    );
    let outline = outline(&document, 20);
    assert_eq!(outline[0], "m: date 2021-06-03");
    let headings: Vec<&str> = outline
        .iter()
        .filter(|o| o.starts_with('h'))
        .map(String::as_str)
        .collect();
    assert_eq!(
        headings,
        ["h: No map and no money", "h: The villages look to"]
    );
    assert_eq!(outline.iter().filter(|o| o.starts_with('p')).count(), 14);
    assert_eq!(
        outline.last().map(String::as_str),
        Some("p: The council has not ")
    );
}

#[test]
fn lengths_in_code_points_and_utf16_are_those_in_the_read_me() {
    let read_me = String::from_utf8(bytes("README.md")).unwrap();
    let mut checked = 0;
    for row in read_me.lines().filter(|l| l.starts_with("| `")) {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let (name, lengths) = (cells[1].trim_matches('`'), cells[cells.len() - 2]);
        let Some((code_points, utf16)) = lengths.split_once(" / ") else {
            continue;
        };
        let text = demarche::domain::Text::freeze(&bytes(name)).unwrap();
        assert_eq!(text.len().0.to_string(), code_points, "{name}");
        assert_eq!(text.utf16_len().0.to_string(), utf16, "{name}");
        checked += 1;
    }
    assert_eq!(checked, 12);
}

#[test]
fn windows_line_ends_and_a_byte_order_mark() {
    let document = article("crlf.txt", 1);
    assert!(!document.text.as_str().contains(['\r', '\u{feff}']));
    assert_eq!(document.text.as_str().matches('\n').count(), 13);
    assert_eq!(
        document.meta.published.map(|d| d.to_string()).as_deref(),
        Some("2020-10-09")
    );
    assert_eq!(document.meta.title, "The bridge at Oster");
}

#[test]
fn another_encoding_is_refused_with_its_place() {
    let refused = open(
        "latin1.txt",
        &bytes("latin1.txt"),
        &mut SequentialIds::default(),
        NOW,
    );
    assert_eq!(
        refused.unwrap_err().to_string(),
        "not UTF-8: byte 25 on line 3 is not part of a character. Save the file as UTF-8 and open it again"
    );
}

#[test]
fn empty_files_are_refused() {
    let message = |name: &str| {
        let mut ids = SequentialIds::default();
        plain_text::article(name, &bytes(name), &mut ids, NOW)
            .unwrap_err()
            .to_string()
    };
    assert_eq!(message("empty.txt"), "it is empty");
    assert_eq!(message("blank.txt"), "there is only white space in it");
}

#[test]
fn other_scripts_and_layouts() {
    let arabic = article("arabic.txt", 1);
    assert!(arabic.meta.published.is_some());
    let kinds: Vec<BlockKind> = arabic.blocks.all().iter().map(|b| b.kind).collect();
    assert_eq!(kinds[..2], [BlockKind::Metadata, BlockKind::Title]);
    assert_eq!(
        kinds.iter().filter(|k| **k == BlockKind::Heading).count(),
        1
    );
    for name in [
        "emoji.txt",
        "arabic.txt",
        "hebrew.txt",
        "chinese.txt",
        "japanese.txt",
        "markup.txt",
    ] {
        assert_exact_offsets(&article(name, 1), &String::from_utf8(bytes(name)).unwrap());
    }
    let wrapped = article("wrapped.txt", 1);
    assert_eq!(wrapped.blocks.all().first().map(|b| b.wrapped), Some(true));
    assert!(outline(&wrapped, 20).contains(&"h: Meters".to_owned()));
    let lines: String = outline(&article("lines.txt", 1), 1)
        .iter()
        .filter_map(|o| o.chars().next())
        .collect();
    assert_eq!(lines, "tppphpp");
}

#[test]
fn the_real_article_where_it_lies_beside_the_checkout() {
    let beside =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/000_7fa934ba9f43fec6.txt");
    let Ok(file) = std::fs::read(&beside) else {
        println!("left out: ../shared/data is not beside this checkout");
        return;
    };
    let opened = open(
        "000_7fa934ba9f43fec6.txt",
        &file,
        &mut SequentialIds::default(),
        NOW,
    );
    let Ok(Opened::Article(document)) = opened else {
        panic!("{opened:?}")
    };
    assert_exact_offsets(&document, &String::from_utf8(file).unwrap());
    assert_eq!(
        document.meta.published.map(|d| d.to_string()).as_deref(),
        Some("2022-01-21")
    );
    let outline = outline(&document, 200);
    assert_eq!(outline[0], "m: date 2022-01-21");
    let headings: Vec<&String> = outline
        .iter()
        .filter(|o| o.starts_with(['h', 't']))
        .collect();
    assert_eq!(
        headings,
        [
            "h: No breakthroughs and no quick fixes",
            "h: The West threatens a unified and rapid response to the incursion",
        ]
    );
    // Each line with words that is no heading and no date is a paragraph.
    let lines = document
        .text
        .as_str()
        .lines()
        .filter(|l| !l.trim().is_empty())
        .count();
    assert_eq!(
        outline.iter().filter(|o| o.starts_with('p')).count(),
        lines - 3
    );
    assert_eq!(document.meta.title, "000_7fa934ba9f43fec6");
}
