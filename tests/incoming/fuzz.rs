//! Any bytes, and sound files that were damaged: no panic, no hang, nothing beyond the bounds.
//!
//! `DEMARCHE_FUZZ_CASES=1000000 cargo test --release --test incoming fuzz` tries as many; without it, a few thousand.

use std::time::{Duration, Instant};

use demarche::domain::Table;
use demarche::format::incoming::{
    Batch, Choices, Encoding, Naming, Order, Outcome, Pattern, Role, bounds,
};

use demarche::format::exchange::TOOLS;
use demarche::format::exchange::intake::{Format, look};

use crate::support::{Archiver, Native, deflated, docx, odt, taken_as};
use crate::tools::{database, golden, received};

/// How slow the slowest was is worth knowing; no test depends on it.
#[allow(
    clippy::disallowed_methods,
    reason = "only the core has no clock; what is measured here is said, not judged"
)]
fn clock() -> Instant {
    Instant::now()
}

/// Numbers that look like chance and are the same every time.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }

    fn bytes(&mut self, most: usize) -> Vec<u8> {
        let length = self.below(most);
        (0..length).map(|_| self.next() as u8).collect()
    }
}

fn cases(few: u64) -> u64 {
    let asked = std::env::var("DEMARCHE_FUZZ_CASES");
    asked.ok().and_then(|n| n.parse().ok()).unwrap_or(few)
}

const NAMES: [&str; 9] = [
    "a.txt", "a.md", "a.html", "a.docx", "a.odt", "a.zip", "a.csv", "a.tsv", "a.jsonl",
];

/// Sound files of every sort.
fn sound() -> Vec<Vec<u8>> {
    let page = "<html lang=\"en\"><head><title>T</title><meta name=\"date\" content=\"2022-01-21\"/><script type=\"application/ld+json\">\
         {\"@type\":\"NewsArticle\",\"headline\":\"H\",\"author\":[{\"name\":\"A\"}]}</script></head><body><article><h1>T</h1><p>They \
         met.</p><table><tr><td>a</td></tr></table></article></body></html>";
    let table = "title,date,text\n\"Talks, end\",03/04/2022,\"They \"\"met\"\".\nAnd left.\"\nb,2022-01-21,They met.\n";
    let lines = "{\"title\":\"T\",\"meta\":{\"date\":\"2022\"},\"text\":\"They met.\"}\n{\"text\":[\"a\",\"b\"]}\n";
    vec![
        " date 2022-01-21 \n author A\n\nTalks\n\nThey met."
            .as_bytes()
            .to_vec(),
        "# Talks\n\n– They met in Genève.".as_bytes().to_vec(),
        page.as_bytes().to_vec(),
        docx(&["Talks end", "They &amp; we met.", "<w:tab/>"]),
        odt(&["Talks <text:s text:c=\"3\"/>end", "They met."]),
        Archiver::default()
            .packed("c/a.txt", b"They met. They met. They met.")
            .stored("c/b.csv", table.as_bytes())
            .wide("c/d.html", page.as_bytes())
            .finish(),
        table.as_bytes().to_vec(),
        table.replace(',', "\t").into_bytes(),
        lines.as_bytes().to_vec(),
    ]
}

fn choices(chance: &mut Chance) -> Choices {
    let mut choices = Choices::default();
    if chance.below(2) == 0 {
        let label = ["windows-1252", "utf-16le"][chance.below(2)];
        choices.encodings.set_all(Encoding::labelled(label));
    }
    if chance.below(3) == 0 {
        let names = ["title", "date", "text"].map(str::to_owned).to_vec();
        choices.set_roles(names, vec![Role::Text, Role::Unused, Role::Text]);
    }
    choices
}

/// Holds what came out to the bounds, and goes on with it as the report does.
fn check(outcome: Outcome, given: usize) {
    assert!(outcome.drafts.len() <= bounds::ARTICLES);
    assert!(outcome.problems.len() <= bounds::PROBLEMS);
    // What comes out can only be more than went in where it was packed, and then not by more than the ratio.
    let most = given.saturating_mul(bounds::RATIO) + 2 * bounds::RATIO_FROM;
    assert!(outcome.text() <= most);
    for problem in &outcome.problems {
        assert!(!problem.words().is_empty() && problem.words().len() < 2_000);
    }
    let naming = Naming {
        pattern: Pattern::read("{}_{title}").unwrap(),
        order: Some(Order::MonthFirst),
    };
    let batch = Batch::of(vec![outcome]);
    let rows = pollster::block_on(batch.settle(&naming, &Table::new(), &Native::default()));
    for row in rows {
        let draft = batch.draft(row.place).unwrap();
        assert!(!draft.text().as_str().trim().is_empty());
        assert!(!draft.text().as_str().contains('\r'));
        assert_eq!(row.settled.meta.text_sha256, draft.text().sha256());
    }
}

fn run(name: &str, bytes: &[u8], chance: &mut Chance, slowest: &mut Duration) {
    let began = clock();
    let choices = choices(chance);
    check(taken_as(name, bytes, &choices), bytes.len());
    *slowest = (*slowest).max(began.elapsed());
}

/// Said after many cases, for the record.
fn report(what: &str, cases: u64, slowest: Duration) {
    println!(
        "{what}: {cases} cases, the slowest took {} ms",
        slowest.as_millis()
    );
}

#[test]
fn any_bytes_under_any_name() {
    let (mut chance, mut slowest) = (Chance(0x9E37_79B9_7F4A_7C15), Duration::ZERO);
    let cases = cases(4_000);
    for _ in 0..cases {
        let mut bytes = chance.bytes(600);
        // Beginnings that lead further in.
        let starts: [&[u8]; 7] = [
            b"",
            b"PK\x03\x04",
            b"<html>",
            b"{\"",
            b"\"",
            b"\xff\xfe",
            b"PK\x05\x06",
        ];
        let start = starts[chance.below(7)];
        bytes.splice(0..0, start.iter().copied());
        let name = NAMES[chance.below(NAMES.len())];
        run(name, &bytes, &mut chance, &mut slowest);
    }
    report("any bytes", cases, slowest);
}

#[test]
fn sound_files_cut_flipped_doubled_and_mixed() {
    let (mut chance, mut slowest) = (Chance(0xD1B5_4A32_D192_ED03), Duration::ZERO);
    let sound = sound();
    let cases = cases(8_000);
    for _ in 0..cases {
        let which = chance.below(sound.len());
        let mut bytes = sound[which].clone();
        for _ in 0..1 + chance.below(4) {
            damage(&mut bytes, &sound, &mut chance);
        }
        // Mostly under its own name.
        let name = match chance.below(4) {
            0 => NAMES[chance.below(NAMES.len())],
            _ => NAMES[which],
        };
        run(name, &bytes, &mut chance, &mut slowest);
    }
    report("damaged files", cases, slowest);
}

fn damage(bytes: &mut Vec<u8>, sound: &[Vec<u8>], chance: &mut Chance) {
    const TOKENS: [&[u8]; 16] = [
        b"\xff\xff\xff\xff",
        b"\0\0\0\0",
        b"PK\x03\x04",
        b"PK\x01\x02",
        b"PK\x05\x06",
        b"<!DOCTYPE a [",
        b"&amp;",
        b"&b;",
        b"<w:p>",
        b"</",
        b"\"",
        b"\n",
        b",",
        b"{",
        b"]]>",
        b"\xc3\xa9",
    ];
    if bytes.is_empty() {
        return;
    }
    let at = chance.below(bytes.len());
    let to = (at + chance.below(40)).min(bytes.len());
    match chance.below(8) {
        0 => bytes.truncate(at),
        1 => bytes[at] ^= 1 << chance.below(8),
        2 => bytes[at] = chance.next() as u8,
        3 => drop(bytes.drain(at..to)),
        4 => {
            let again = bytes[at..to].to_vec();
            for _ in 0..chance.below(30) {
                bytes.splice(at..at, again.iter().copied());
            }
        }
        5 => {
            let token = TOKENS[chance.below(TOKENS.len())];
            bytes.splice(at..at, token.iter().copied());
        }
        6 => {
            let token = TOKENS[chance.below(TOKENS.len())];
            let end = (at + token.len()).min(bytes.len());
            bytes.splice(at..end, token.iter().copied());
        }
        _ => {
            let other = &sound[chance.below(sound.len())];
            let from = chance.below(other.len());
            bytes.truncate(at);
            bytes.extend(&other[from..]);
        }
    }
}

/// Reads files as a format, whether they look like it or not.
fn run_as(format: Format, files: &[(String, Vec<u8>)], slowest: &mut Duration) {
    let began = clock();
    let _ = pollster::block_on(look(files, &Native::default()));
    match received(format, files) {
        Ok(received) => {
            assert_eq!(received.project.check(), []);
            assert!(received.report.came.articles > 0 && !received.report.text().is_empty());
        }
        Err(refusal) => assert!(!refusal.0.is_empty()),
    }
    *slowest = (*slowest).max(began.elapsed());
}

/// Files of other tools with damage in one of them, loose and in archives, read as what they were.
#[test]
fn damaged_files_of_other_tools() {
    let (mut chance, mut slowest) = (Chance(0x2545_F491_4F6C_DD1D), Duration::ZERO);
    let all: Vec<_> = TOOLS
        .iter()
        .map(|tool| (Format::of(tool), golden(tool.id)))
        .chain([(Format::DNA, vec![database("small-pages.dna")])])
        .collect();
    let sound: Vec<Vec<u8>> = all
        .iter()
        .flat_map(|(_, files)| files.iter().map(|file| file.1.clone()))
        .collect();
    let cases = cases(2_000);
    for n in 0..cases {
        let (format, mut files) = all[chance.below(all.len())].clone();
        let place = chance.below(files.len());
        for _ in 0..1 + chance.below(4) {
            damage(&mut files[place].1, &sound, &mut chance);
        }
        if n % 4 == 0 {
            let packed = files.iter().fold(Archiver::default(), |a, (path, bytes)| {
                a.packed(path, bytes)
            });
            let mut bytes = packed.finish();
            if n % 8 == 0 {
                damage(&mut bytes, &sound, &mut chance);
            }
            files = vec![("a.zip".to_owned(), bytes)];
        }
        run_as(format, &files, &mut slowest);
    }
    report("damaged files of other tools", cases, slowest);
}

#[test]
fn any_bytes_as_any_format() {
    let (mut chance, mut slowest) = (Chance(0x9E6C_63D0_876A_46AD), Duration::ZERO);
    let cases = cases(2_000);
    let ends = [
        "jsonl", "json", "ann", "txt", "xmi", "tsv", "csv", "qde", "conf",
    ];
    for _ in 0..cases {
        let starts: [&[u8]; 9] = [
            b"SQLite format 3\0\x02\0\x01\x01\0\x40\x20\x20",
            b"",
            b"{\"text\":",
            b"T1\tA 0 ",
            b"[{\"data\":{",
            b"<Project",
            b"#FORMAT=WebAnno TSV 3.3\n",
            b"id,document,tag,content\n",
            b"a O\n",
        ];
        let files: Vec<(String, Vec<u8>)> = (0..1 + chance.below(3))
            .map(|_| {
                let mut bytes = starts[chance.below(9)].to_vec();
                bytes.extend(chance.bytes(300));
                (format!("a.{}", ends[chance.below(ends.len())]), bytes)
            })
            .collect();
        let tool = TOOLS.get(chance.below(TOOLS.len() + 1));
        let format = tool.map_or(Format::DNA, |tool| Format::of(tool));
        run_as(format, &files, &mut slowest);
    }
    report("any bytes as any format", cases, slowest);
}

/// Damage before packing: it gets through checksums, down to what reads XML and pages.
#[test]
fn damaged_parts_in_sound_archives() {
    let (mut chance, mut slowest) = (Chance(0xA076_1D64_78BD_642F), Duration::ZERO);
    let sound = sound();
    let document = "<w:document><w:body><w:p><w:r><w:t>They</w:t><w:tab/><w:t xml:space=\"preserve\"> met</w:t></w:r></w:p>\
         <mc:Fallback><w:p/></mc:Fallback><w:del><w:p/></w:del></w:body></w:document>";
    let content = "<office:text><text:h>T</text:h><text:p>They<text:s text:c=\"2\"/>met<text:note><text:p>n</text:p></text:note>.\
         </text:p></office:text>";
    let cases = cases(4_000);
    for _ in 0..cases {
        let (name, part, inner) = [
            ("a.docx", "word/document.xml", document),
            ("a.odt", "content.xml", content),
            ("a.zip", "x/b.html", "<p>They <b>met</b></p>"),
            ("a.zip", "x/b.csv", "title,text\na,\"They\nmet\"\n"),
            ("a.zip", "x/b.jsonl", "{\"text\":\"They met\"}\n"),
        ][chance.below(5)];
        let mut inner = inner.as_bytes().to_vec();
        for _ in 0..1 + chance.below(5) {
            damage(&mut inner, &sound, &mut chance);
        }
        let archive = Archiver::default().packed(part, &inner).finish();
        run(name, &archive, &mut chance, &mut slowest);
    }
    report("damaged parts", cases, slowest);
}

/// Directories that lie about their entries in every number.
#[test]
fn archives_that_lie() {
    let (mut chance, mut slowest) = (Chance(0xE703_7ED1_A0B4_28DB), Duration::ZERO);
    let sound = Archiver::default()
        .packed("a.txt", b"They met. They met.")
        .stored("b.txt", b"They left.")
        .again("c.txt")
        .packed("d.docx", &docx(&["They met."]))
        .finish();
    let places: Vec<usize> = (0..sound.len() - 4)
        .filter(|at| sound[*at..].starts_with(b"PK"))
        .collect();
    let cases = cases(8_000);
    for _ in 0..cases {
        let mut bytes = sound.clone();
        for _ in 0..1 + chance.below(4) {
            let at = places[chance.below(places.len())] + 4 + chance.below(44);
            let value = [
                0_u32,
                1,
                0xFFFF,
                0x7FFF_FFFF,
                u32::MAX,
                chance.next() as u32 % 400,
            ][chance.below(6)];
            let width = [2, 4][chance.below(2)];
            if let Some(place) = bytes.get_mut(at..at + width) {
                place.copy_from_slice(&value.to_le_bytes()[..width]);
            }
        }
        run("a.zip", &bytes, &mut chance, &mut slowest);
    }
    report("archives that lie", cases, slowest);
}

#[test]
fn what_grows_without_end_is_stopped() {
    let zeros = vec![b'a'; 64 * 1024 * 1024];
    for (name, bytes) in [
        (
            "a.zip",
            Archiver::default()
                .packed("a.txt", &zeros)
                .promising(10)
                .finish(),
        ),
        (
            "a.docx",
            Archiver::default()
                .packed("word/document.xml", &zeros)
                .finish(),
        ),
        ("a.jsonl", b"[".repeat(5_000_000)),
        ("a.jsonl", b"{\"a\":".repeat(1_000_000)),
        ("a.csv", b",".repeat(5_000_000)),
        ("a.csv", b"\"".repeat(5_000_001)),
        ("a.csv", b"a,b\n".repeat(1_000_000)),
        ("a.html", b"<p>".repeat(400_000)),
        ("a.html", b"<p><b>a</b></p>".repeat(60_000)),
        ("a.html", b"<h1>".repeat(1_900)),
        ("a.txt", b"date: 1\n".repeat(1_000_000)),
    ] {
        let outcome = taken_as(name, &bytes, &Choices::default());
        assert!(
            outcome.text() <= bytes.len() * bounds::RATIO + bounds::RATIO_FROM,
            "{name}"
        );
        check(outcome, bytes.len());
    }
    let native = Native::default();
    let packed = deflated(&zeros);
    let archive = Archiver::default().packed("a.txt", &zeros).finish();
    let out = pollster::block_on(demarche::format::incoming::read(
        "a.zip",
        &archive,
        &Choices::default(),
        demarche::format::incoming::Room::after(0, 0),
        &native,
    ));
    assert_eq!(out.drafts.len(), 0);
    // Not a byte more was unpacked than the bound and the one that passes it.
    assert!(native.most.get() <= (packed.len() * bounds::RATIO).max(bounds::RATIO_FROM) + 1);
}
