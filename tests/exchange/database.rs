//! Databases of DNA, as SQLite writes them: of all page lengths and encodings, with what was deleted and what did not fit into
//! a page; damaged at every byte; and those that are none. `tests/data/dna-database/make.py` makes them.

use std::fs;
use std::path::Path;

use demarche::domain::{
    ActorType, Anchor, Annotation, AtOnce, Colour, Position, SequentialIds, Timestamp, at_once,
};
use demarche::format::exchange::intake::{Format, Gathered, Received, Taking, known, receive};
use demarche::format::exchange::model::Article;
use demarche::format::exchange::{Fate, File, Reading, Refusal, TOOLS};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

use crate::others::said;

fn file(name: &str) -> File {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/dna-database");
    File {
        path: name.to_owned(),
        bytes: fs::read(folder.join(name)).unwrap(),
    }
}

fn read(files: &[File]) -> Result<Reading, Refusal> {
    at_once((Format::DNA.read)(files, &AtOnce))
}

fn opened(name: &str) -> Reading {
    let file = file(name);
    assert_eq!(known(&file), Some(Format::DNA), "{name}");
    read(&[file]).unwrap()
}

fn received(name: &str) -> Received {
    let gathered = Gathered {
        files: vec![file(name)],
        notes: Vec::new(),
    };
    let taking = Taking {
        ids: &mut SequentialIds::starting_at(1),
        now: Timestamp(0),
        name,
    };
    let received = at_once(receive(Format::DNA, gathered, taking, &AtOnce)).unwrap();
    assert_eq!(received.project.check(), []);
    received
}

fn told(reading: &Reading) -> Vec<(Fate, &str)> {
    let notes = reading.notes.iter();
    notes.map(|note| (note.fate, note.what.as_str())).collect()
}

fn values<'a>(article: &'a Article, mark: &str) -> Vec<(&'a str, &'a str)> {
    let mark = article.mark(mark).unwrap();
    let one = |(name, values): &'a (String, Vec<String>)| (name.as_str(), values[0].as_str());
    mark.attributes.iter().map(one).collect()
}

const REST: [&str; 8] = [
    "1 word to be found in texts, by patterns.",
    "Settings, colours of coders, their rights and passwords.",
    "The statement 17 covers no text: 500–510.",
    "1 statement without a document.",
    "1 value without a statement.",
    "“concept”: 1 value that no statement has.",
    "“concept”: 1 attribute of values; only actors have such here.",
    "The hour and the type of a document, which event lists have again, and who took it in.",
];

#[test]
fn a_database_says_the_same_however_sqlite_writes_it() {
    let long = "A long note, with 😊 in it. ".repeat(400);
    for (name, note) in [
        ("usual.dna", "Ask again.\nAnd again."),
        ("small-pages.dna", &long),
        ("utf-16le.dna", &long),
        ("utf-16be.dna", &long),
        ("log.dna", "Ask again.\nAnd again."),
    ] {
        let reading = opened(name);
        let [talks, fees] = reading.articles.as_slice() else {
            panic!("{name}: {:?}", reading.articles)
        };
        assert_eq!(
            said(talks),
            [
                ("Annotation", "old customs house"),
                ("DNA Statement", "We will not wait another winter"),
                ("DNA Statement", "The ferries agreed 👩‍👩‍👧"),
            ],
            "{name}"
        );
        // Behind a line end of two characters, which counts two.
        assert_eq!(
            said(fees),
            [
                ("DNA Statement", "fees must fall"),
                ("DNA Statement", "Fees are fine")
            ],
            "{name}"
        );
        assert!(!fees.text.as_str().contains('\r'));
        let meta: Vec<(&str, &str)> = (talks.meta.iter())
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        assert_eq!(
            meta,
            [
                ("title", "Harbour talks"),
                ("date", "2022-01-21"),
                ("outlet", "Gazette"),
                ("author", "B. Lund"),
                ("section", "p. 3"),
                ("notes", "scanned"),
            ],
            "{name}"
        );
        assert_eq!(fees.meta("date"), "2022-02-01");
        assert_eq!(
            values(talks, "12"),
            [
                ("claimant", "Anna Roth"),
                ("issue", "Winter berths"),
                ("position", "1"),
                ("frame", "order"),
                ("organization", "Ice Party"),
                ("strength", "-3"),
            ],
            "{name}"
        );
        assert_eq!(
            values(talks, "13"),
            [
                ("claimant", "Harbour Board"),
                ("issue", "Winter berths"),
                ("position", "-1"),
                ("strength", "70000"),
            ],
            "{name}"
        );
        assert_eq!(
            values(fees, "15").last(),
            Some(&("strength", "1099511627776"))
        );
        assert_eq!(values(fees, "16").last(), Some(&("strength", "0")));
        assert_eq!(talks.mark("14").unwrap().note, note, "{name}");
        // On a scale it may mean anything.
        assert_eq!(values(talks, "14"), [("agreement", "1")]);
        assert_eq!(talks.mark("12").unwrap().coder, "Ann Lee");
        assert_eq!(talks.mark("13").unwrap().coder, "Admin");
        let labels: Vec<_> = (reading.scheme.labels.iter())
            .map(|label| (label.name.as_str(), label.colour))
            .collect();
        assert_eq!(
            labels,
            [
                ("DNA Statement", Some(Colour([239, 208, 51]))),
                ("Annotation", Some(Colour([211, 211, 211]))),
            ]
        );
        let mut notes = told(&reading);
        if name == "log.dna" {
            assert!(notes[0].1.starts_with("While the database is open in DNA"));
            notes.remove(0);
        }
        for what in REST {
            assert!(notes.iter().any(|(_, one)| *one == what), "{name}: {what}");
        }
        assert_eq!(notes.len(), REST.len() + 1, "{name}: {notes:?}");
    }
}

#[test]
fn people_and_organizations_come_with_what_is_known_of_them() {
    let received = received("usual.dna");
    let project = &received.project;
    let named = |name: &str| project.actors().find(|one| one.name == name).unwrap();
    let anna = named("Anna Roth");
    assert_eq!(anna.of_type, Some(ActorType::Person));
    assert_eq!(anna.aliases, ["Roth"]);
    assert_eq!(anna.notes, "born 1970");
    assert_eq!(
        anna.attributes,
        [("Type".to_owned(), "politician".to_owned())]
    );
    assert_eq!(anna.affiliations[0].to, named("Ice Party").id);
    assert_eq!(named("Ice Party").colour, Some(Colour([200, 30, 40])));
    assert_eq!(named("Harbour Board").of_type, None);
    // Entered in DNA, in no statement yet.
    assert_eq!(named("Nobody Yet").of_type, Some(ActorType::Person));
    assert_eq!(project.actors().count(), 4);
    let coders: Vec<&str> = project.coders().map(|one| one.name.as_str()).collect();
    assert_eq!(coders.len(), 2, "{coders:?}");
    let against = |tag: &&std::sync::Arc<Annotation>| tag.frame().position == Position::Against;
    assert_eq!(project.annotations().filter(against).count(), 2);
    assert_eq!(
        received.report.words(),
        "DNA database (.dna): 2 articles, 5 tags, 4 actors."
    );

    // The event list has the hour and the type of a document again.
    let events = TOOLS.iter().find(|tool| tool.id == "dnaEvents").unwrap();
    let written = at_once(events.write(project, &Default::default(), &AtOnce));
    let list = String::from_utf8(written.files[0].bytes.clone()).unwrap();
    let anna = list
        .lines()
        .find(|line| line.contains("Anna Roth"))
        .unwrap();
    assert!(anna.contains(";2022-01-21 14:05:00;\"Anna Roth\";\"Ice Party\";\"Winter berths\";1;"));
    assert!(anna.ends_with(";\"news\""), "{anna}");
}

#[test]
fn large_tables_and_pages_are_read_to_their_ends() {
    let reading = opened("many.dna");
    assert_eq!(reading.articles.len(), 42);
    let marks = reading.articles.iter().flat_map(|one| &one.marks);
    // Every third was deleted.
    let ids: Vec<u32> = marks.map(|mark| mark.id.parse().unwrap()).collect();
    let expected: Vec<u32> = (1_000..2_600).filter(|id| id % 3 > 0).collect();
    let mut many: Vec<u32> = ids.iter().copied().filter(|id| *id >= 1_000).collect();
    many.sort_unstable();
    assert_eq!(many, expected);
    let last = reading.articles.last().unwrap();
    assert_eq!(last.meta("title"), "Number 39");
    assert_eq!(said(last)[0], ("DNA Statement", "They"));
    assert_eq!(
        values(last, "2599"),
        [("claimant", "Harbour Board"), ("position", "1")]
    );

    let reading = opened("large-pages.dna");
    assert_eq!(said(&reading.articles[0]), [("Claim", "They")]);
}

#[test]
fn texts_of_every_length_are_whole() {
    let reading = opened("edges.dna");
    assert_eq!(reading.articles.len(), 104);
    for article in &reading.articles {
        let n: usize = article.meta("title").parse().unwrap();
        let letters = (0..n).map(|i| char::from(b'a' + ((i * 7 + n) % 26) as u8));
        assert!(letters.eq(article.text.as_str().chars()), "{n}");
    }
    let titles = [&reading.articles[0], &reading.articles[103]].map(|one| one.meta("title"));
    assert_eq!(titles, ["3", "4"]);
}

#[test]
fn databases_of_dna_2_are_read_with_their_links_and_days() {
    let reading = opened("second.dna");
    let [talks, later, summer] = reading.articles.as_slice() else {
        panic!("{:?}", reading.articles)
    };
    let days = [talks, later, summer].map(|one| one.meta("date"));
    assert_eq!(days, ["2010-01-21", "2010-01-22", "2010-07-21"]);
    assert_eq!(
        values(talks, "1"),
        [
            ("claimant", "Anna Roth"),
            ("issue", "Winter berths"),
            ("position", "1"),
            ("organization", "Ice Party"),
        ]
    );
    // A name of digits is a name.
    assert_eq!(values(talks, "2")[0], ("claimant", "1990"));
    assert_eq!(talks.ties.len(), 1);
    assert_eq!(
        (talks.ties[0].from.as_str(), talks.ties[0].to.as_str()),
        ("1", "2")
    );
    let notes = told(&reading);
    assert!(notes.iter().any(|(fate, what)| *fate == Fate::Repaired
        && what.starts_with("DNA 2 writes days as midnights")));
    let apart = "1 link between statements of two documents, or to none.";
    assert!(notes.contains(&(Fate::Rejected, apart)), "{notes:?}");

    let received = received("second.dna");
    assert_eq!(received.report.came.links, 1);
    let anna = received
        .project
        .actors()
        .find(|one| one.name == "Anna Roth");
    assert_eq!(anna.unwrap().aliases, ["Roth"]);
}

#[test]
fn what_is_no_database_of_dna_is_named() {
    let taguette = file("taguette.sqlite3");
    assert_eq!(known(&taguette), None);
    let renamed = File {
        path: "a.DNA".to_owned(),
        ..taguette
    };
    assert_eq!(known(&renamed), Some(Format::DNA));
    assert_eq!(
        read(&[renamed]).unwrap_err().to_string(),
        "a.DNA: it is a database of SQLite, but none of DNA (its tables: projects, documents, highlights, tags). It is one of \
         Taguette: export the highlights there as a table (.csv)"
    );
    // What to do is said once, and nothing is offered that comes to nothing.
    assert_eq!(Format::DNA.advice(), "");
    assert!(!Format::DNA.has_texts() && Format::OWN_TABLE.has_texts());
    assert!(
        Format::OWN_TABLE
            .advice()
            .contains("from Demarche once more")
    );
    let cut = File::of("a.dna", "SQLite format 3\0…");
    assert_eq!(known(&cut), Some(Format::DNA));
    assert_eq!(
        read(&[cut]).unwrap_err().to_string(),
        "a.dna: the database is damaged: the file ends too soon (page 1). Open it in DNA and save it as another, or take a copy \
         of it from before"
    );
    let mut half = file("usual.dna");
    half.bytes.truncate(half.bytes.len() - 4_096);
    let refusal = read(&[half]).unwrap_err().to_string();
    assert!(refusal.contains("the file ends too soon"), "{refusal}");
    let first = File::of(
        "a.dna",
        "<?xml version=\"1.0\"?><discourse><metadata/></discourse>",
    );
    assert_eq!(known(&first), Some(Format::DNA));
    assert_eq!(
        read(&[first]).unwrap_err().to_string(),
        "a.dna: it is a file of DNA 1, which is not read. Import it into a database with DNA 2, and open that"
    );
    // An article that speaks of it stays an article.
    assert_eq!(
        known(&File::of("a.dna", "SQLite format 3, said she.")),
        None
    );
}

#[test]
fn changes_beside_a_database_are_said_to_be_missing() {
    let beside = File::of("usual.dna-wal", "…");
    let reading = read(&[file("usual.dna"), beside]).unwrap();
    let last = reading.notes.last().unwrap();
    assert_eq!(last.file, "usual.dna-wal");
    assert!(last.what.starts_with("Changes that DNA had not yet put"));
}

/// Refused, or read to something sound.
fn is_sound(file: File) {
    if let Ok(reading) = read(&[file]) {
        for article in &reading.articles {
            for mark in &article.marks {
                let anchor = Anchor::describe(&article.text, &mark.parts);
                assert!(anchor.is_ok_and(|one| one.fragments() == mark.parts.as_slice()));
            }
        }
    }
}

#[test]
fn every_byte_may_be_damaged() {
    for name in ["small-pages.dna", "second.dna"] {
        let sound = file(name);
        // Where nothing stands, nothing is read.
        let full = (0..sound.bytes.len()).filter(|at| {
            let around = &sound.bytes[at.saturating_sub(4)..(at + 4).min(sound.bytes.len())];
            around.iter().any(|byte| *byte != 0)
        });
        for (at, n) in full.zip(0_usize..) {
            let mut damaged = sound.clone();
            damaged.bytes[at] ^= [0xff, 0x01, 0x80, 0x05][n % 4];
            is_sound(damaged);
        }
    }
}

#[test]
fn a_file_may_end_anywhere() {
    let sound = file("utf-16be.dna");
    for length in (0..sound.bytes.len()).step_by(97) {
        let mut damaged = sound.clone();
        damaged.bytes.truncate(length);
        is_sound(damaged);
    }
}

proptest! {
    #[test]
    fn damage_in_many_places_is_refused_or_read(
        which in 0..4_usize,
        damage in vec((any::<Index>(), any::<u8>(), 0..4_u8), 1..12),
    ) {
        let mut file = file(["small-pages.dna", "utf-16le.dna", "log.dna", "many.dna"][which]);
        // How many pages the file says it has is not to hide the rest.
        if damage.len() % 2 == 0 {
            file.bytes[28..32].fill(0);
        }
        for (at, byte, how) in damage {
            let at = at.index(file.bytes.len());
            match how {
                0 => file.bytes[at] = byte,
                1 => drop(file.bytes.remove(at)),
                2 => {
                    let page = file.bytes[at / 512 * 512..].iter().take(512).copied();
                    let page: Vec<u8> = page.collect();
                    let other = usize::from(byte) * 512 % file.bytes.len() / 512 * 512;
                    for (slot, byte) in file.bytes[other..].iter_mut().zip(page) {
                        *slot = byte;
                    }
                }
                _ => file.bytes.truncate(at.max(1_024)),
            }
        }
        is_sound(file);
    }
}
