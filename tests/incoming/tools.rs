//! Files of other tools: known by what is in them, whatever they are called and however they come; and everything else stays
//! what it is.

use std::cell::Cell;
use std::fs;
use std::path::{Path, PathBuf};

use demarche::domain::{AtOnce, SequentialIds, Timestamp, at_once};
use demarche::format::exchange::intake::{
    Format, Gathered, Received, Taking, gather, look, receive,
};
use demarche::format::exchange::{Refusal, TOOLS};
use demarche::format::incoming::Choices;
use proptest::prelude::*;

use crate::support::{Archiver, Native, docx, odt, taken, taken_as};

fn folder(name: &str) -> PathBuf {
    let all = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/exchange");
    all.join(name)
}

fn add(files: &mut Vec<(String, Vec<u8>)>, root: &Path, under: &Path) {
    let mut inside: Vec<PathBuf> = fs::read_dir(under)
        .unwrap()
        .map(|e| e.unwrap().path())
        .collect();
    inside.sort();
    for path in inside {
        if path.is_dir() {
            add(files, root, &path);
            continue;
        }
        let name = path.strip_prefix(root).unwrap().display().to_string();
        files.push((name, fs::read(&path).unwrap()));
    }
}

/// The files of a format, as it is written here.
pub(crate) fn golden(id: &str) -> Vec<(String, Vec<u8>)> {
    let (root, mut files) = (folder(id), Vec::new());
    add(&mut files, &root, &root);
    files
}

/// A database of DNA’s, or another of SQLite.
pub(crate) fn database(name: &str) -> (String, Vec<u8>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/dna-database");
    (name.to_owned(), fs::read(folder.join(name)).unwrap())
}

fn looked(files: &[(String, Vec<u8>)]) -> Option<&'static str> {
    pollster::block_on(look(files, &Native::default())).map(|format| format.id)
}

pub(crate) fn zipped(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let archiver = files
        .iter()
        .fold(Archiver::default(), |archiver, (path, bytes)| {
            archiver.packed(path, bytes)
        });
    archiver.finish()
}

fn in_folder(files: &[(String, Vec<u8>)]) -> Vec<(String, Vec<u8>)> {
    let moved = files
        .iter()
        .map(|(path, bytes)| (format!("my data/{path}"), bytes.clone()));
    moved.collect()
}

/// All the way from bytes to a project.
pub(crate) fn received(format: Format, files: &[(String, Vec<u8>)]) -> Result<Received, Refusal> {
    let Gathered { files, notes } =
        pollster::block_on(gather(files, &Native::default(), &|_, _| {}))?;
    let taking = Taking {
        ids: &mut SequentialIds::starting_at(1 << 100),
        now: Timestamp(0),
        name: "talks.zip",
    };
    at_once(receive(format, Gathered { files, notes }, taking, &AtOnce))
}

/// The words of all tags, in the order of the text, as the screen shows them.
fn quotes(received: &Received) -> Vec<String> {
    let project = &received.project;
    let tags = project
        .documents()
        .iter()
        .flat_map(|d| project.annotations_of(d.id()));
    tags.map(|tag| tag.anchor.quote().exact.to_string())
        .collect()
}

#[test]
fn every_format_is_known_however_it_comes() {
    for tool in TOOLS {
        let files = golden(tool.id);
        let archive = zipped(&files);
        for (how, given) in [
            ("files", files.clone()),
            ("a folder", in_folder(&files)),
            (
                "an archive",
                vec![("talks.zip".to_owned(), archive.clone())],
            ),
            (
                "an archive of a folder",
                vec![("a".to_owned(), zipped(&in_folder(&files)))],
            ),
            (
                "an archive by another name",
                vec![("talks.txt".to_owned(), archive)],
            ),
        ] {
            assert_eq!(looked(&given), Some(tool.id), "{} as {how}", tool.id);
            let received = received(Format::of(tool), &given).unwrap();
            assert_eq!(received.report.came.articles, 1, "{} as {how}", tool.id);
            let quotes = quotes(&received);
            assert!(
                quotes
                    .iter()
                    .any(|words| words.contains("wait another winter")),
                "{}: {quotes:?}",
                tool.id
            );
            assert_eq!(received.project.check(), []);
        }
    }
}

#[test]
fn databases_of_dna_are_known_however_they_come() {
    let base = database("usual.dna");
    let renamed = ("talks.txt".to_owned(), base.1.clone());
    let log = ("usual.dna-wal".to_owned(), Vec::new());
    for given in [
        vec![base.clone()],
        vec![renamed],
        vec![base.clone(), log.clone()],
        in_folder(&[base.clone(), database("second.dna")]),
        vec![("a.zip".to_owned(), zipped(&in_folder(&[base.clone(), log])))],
    ] {
        assert_eq!(looked(&given), Some("dnaDatabase"));
        let received = received(Format::DNA, &given).unwrap();
        assert!(quotes(&received).contains(&"We will not wait another winter".to_owned()));
        assert_eq!(received.project.check(), []);
    }
    // Among articles it is named, as every file of a tool.
    let article = ("a.txt".to_owned(), b"They met.".to_vec());
    assert_eq!(looked(&[article, base.clone()]), None);
    let outcome = taken(&base.0, &base.1);
    assert!(outcome.problems[0].words().contains("DNA database (.dna)"));
    // What keeps something else is no article either.
    let (name, bytes) = database("taguette.sqlite3");
    assert_eq!(looked(&[(name.clone(), bytes.clone())]), None);
    let outcome = taken(&name, &bytes);
    assert!(outcome.drafts.is_empty());
    assert!(outcome.problems[0].words().contains("a database (SQLite)"));
}

#[test]
fn a_single_file_is_known_by_any_name() {
    for tool in TOOLS {
        // Two files that belong together find each other by their names.
        if tool.id == "brat" {
            continue;
        }
        let mut known = 0;
        for (path, bytes) in golden(tool.id) {
            if looked(&[(path, bytes.clone())]).is_none() {
                continue;
            }
            known += 1;
            for name in [
                "a.txt", "a.json", "a.jsonl", "a.csv", "a.html", "A.BIN", "a",
            ] {
                // Lines of claims have another meaning there.
                if (tool.id, name) == ("mardy", "a.jsonl") {
                    continue;
                }
                assert_eq!(
                    looked(&[(name.to_owned(), bytes.clone())]),
                    Some(tool.id),
                    "{} as {name}",
                    tool.id
                );
            }
        }
        assert!(known > 0, "{}", tool.id);
    }
}

#[test]
fn what_has_a_file_about_it_beside_is_known() {
    for tool in TOOLS {
        let mut files = golden(tool.id);
        files.push(("README.txt".to_owned(), b"About these files.".to_vec()));
        files.push(("__MACOSX/._a".to_owned(), b"\0".to_vec()));
        files.push(("logo.png".to_owned(), b"\x89PNG".to_vec()));
        assert_eq!(looked(&files), Some(tool.id));
        assert_eq!(
            looked(&[("a.zip".to_owned(), zipped(&files))]),
            Some(tool.id)
        );
    }
}

/// Everything that came in before comes in as it did.
fn others() -> Vec<(&'static str, Vec<u8>)> {
    let jsonl =
        "{\"title\":\"T\",\"meta\":{\"date\":\"2022\"},\"text\":\"They met.\"}\n{\"text\":\"b\"}\n";
    let labelled = "{\"text\":\"They met.\",\"labels\":[\"politics\"],\"label\":\"news\"}\n";
    let tagged = "{\"text\":\"They met.\",\"tags\":[],\"entities\":[\"NATO\"],\"spans\":3}\n";
    vec![
        ("a.txt", b"They met.".to_vec()),
        ("a.txt", b"We took I-95".to_vec()),
        ("a.txt", b"- O\n- B-52".to_vec()),
        ("a.txt", b"T1 is a claim of theirs.\nR1 too.".to_vec()),
        ("a.txt", b"#1 in the list\tof things".to_vec()),
        (
            "a.txt",
            b"About http://www.omg.org/XMI and #FORMAT=WebAnno TSV 3.3".to_vec(),
        ),
        (
            "a.txt",
            b"<Project> is a word. \"%FEATURE_STRUCTURES\"".to_vec(),
        ),
        (
            "a.txt",
            b"[Reuters] {They} met: \"text\", \"target\", \"selector\".".to_vec(),
        ),
        ("a.txt", b" date 2022-01-21 \n\nThey met.".to_vec()),
        ("a.md", b"# Talks\n\n- They met\n- They left".to_vec()),
        (
            "a.html",
            b"<html><body><article><p>They met.</p></article></body></html>".to_vec(),
        ),
        ("a.docx", docx(&["They met."])),
        ("a.odt", odt(&["They met."])),
        (
            "a.csv",
            b"title,date,text\na,2022-01-21,They met.\n".to_vec(),
        ),
        ("a.csv", b"id,document,tag,text\n1,a,b,They met.\n".to_vec()),
        ("a.tsv", b"title\ttext\na\tThey met.\n".to_vec()),
        ("a.jsonl", jsonl.into()),
        ("a.jsonl", labelled.into()),
        ("a.jsonl", tagged.into()),
        (
            "a.zip",
            Archiver::default()
                .packed("c/a.txt", b"They met.")
                .packed("c/b.csv", b"text\na\n")
                .finish(),
        ),
    ]
}

#[test]
fn what_is_of_no_tool_stays_what_it_was() {
    for (name, bytes) in others() {
        let shown = String::from_utf8_lossy(&bytes).into_owned();
        assert_eq!(
            looked(&[(name.to_owned(), bytes.clone())]),
            None,
            "{name}: {shown}"
        );
        let outcome = taken(name, &bytes);
        assert!(
            !outcome.drafts.is_empty() || !outcome.tables.is_empty(),
            "{name}: {shown}"
        );
        assert!(
            outcome.problems.is_empty(),
            "{name}: {:?}",
            outcome.problems
        );
    }
    let all: Vec<(String, Vec<u8>)> = (others().into_iter().zip(0..))
        .map(|((name, bytes), n)| (format!("{n}/{name}"), bytes))
        .collect();
    assert_eq!(looked(&all), None);
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data");
    for entry in fs::read_dir(data).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            assert_eq!(
                looked(&[(name.clone(), fs::read(&path).unwrap())]),
                None,
                "{name}"
            );
        }
    }
    for name in ["golden", "exchange/html", "exchange/markdown"] {
        let mut files = Vec::new();
        let root = folder("..").join(name);
        add(&mut files, &root, &root);
        for file in files {
            // What was written here for language processing, and the table of tags, are looked at by their own tests.
            if !file.0.ends_with(".jsonl") && file.0 != "mixed.csv" {
                assert_eq!(looked(std::slice::from_ref(&file)), None, "{}", file.0);
            }
        }
    }
}

#[test]
fn among_articles_nothing_is_lost() {
    let article = ("a.txt".to_owned(), b"They met.".to_vec());
    for tool in TOOLS {
        if tool.id == "refiQda" {
            // Its texts lie beside it.
            continue;
        }
        let mut files = golden(tool.id);
        files.push(article.clone());
        files.push(("b.txt".to_owned(), b"They left.".to_vec()));
        assert_eq!(looked(&files), None, "{}", tool.id);
        let outcome = taken("all.zip", &zipped(&files));
        let texts: Vec<&str> = outcome.drafts.iter().map(|d| d.text().as_str()).collect();
        assert!(texts.contains(&"They met."), "{}", tool.id);
        let said = |words: &str| outcome.problems.iter().any(|p| p.words().contains(words));
        assert!(
            said(&format!(
                "This is a file of another tool, with tags: {}",
                tool.name
            )),
            "{}",
            tool.id
        );
        let choices = Choices {
            texts_only: true,
            ..Choices::default()
        };
        let outcome = taken_as("all.zip", &zipped(&files), &choices);
        assert!(
            !outcome
                .problems
                .iter()
                .any(|p| p.what.contains("another tool"))
        );
    }
    let two = [golden("doccano"), golden("taguette")].concat();
    assert_eq!(looked(&two), None, "two formats at once");
}

#[test]
fn a_large_folder_is_known_by_some_of_its_files() {
    let brat = golden("brat");
    let find = |ending: &str| {
        brat.iter()
            .find(|(path, _)| path.ends_with(ending))
            .unwrap()
            .1
            .clone()
    };
    let (text, tags) = (find(".txt"), find(".ann"));
    let many = |texts: usize, tagged: usize| {
        let texts = (0..texts).map(|n| (format!("c/{n}.txt"), text.clone()));
        let tags = (0..tagged).map(|n| {
            (
                format!("c/{n}.ann"),
                if n % 5 == 4 { Vec::new() } else { tags.clone() },
            )
        });
        texts.chain(tags).collect::<Vec<_>>()
    };
    assert_eq!(looked(&many(60, 60)), Some("brat"));
    assert_eq!(
        looked(&many(60, 50)),
        Some("brat"),
        "some texts have no tags yet"
    );
    assert_eq!(looked(&many(60, 20)), None, "most texts are articles");
    let brat = TOOLS.iter().find(|tool| tool.id == "brat").unwrap();
    let received = received(Format::of(brat), &many(6, 5)).unwrap();
    assert_eq!(received.report.came.articles, 5);
    assert!(
        received
            .report
            .text()
            .contains("There is no 5.ann beside this text."),
        "{}",
        received.report.text()
    );
}

#[test]
fn an_archive_is_read_within_its_bounds() {
    let mut files = golden("brat");
    files.push(("more.zip".to_owned(), b"PK\x03\x04".to_vec()));
    assert_eq!(looked(&[("a.zip".to_owned(), zipped(&files))]), None);
    files.pop();
    let brat = Format::of(TOOLS.iter().find(|tool| tool.id == "brat").unwrap());
    let zeros = vec![b'a'; 64 * 1024 * 1024];
    let bomb = files.iter().fold(Archiver::default(), |a, (path, bytes)| {
        a.packed(path, bytes)
    });
    let bomb = bomb.packed("z.ann", &zeros).finish();
    let received = received(brat, &[("a.zip".to_owned(), bomb)]).unwrap();
    assert!(
        received
            .report
            .text()
            .contains("z.ann: This cannot be unpacked: it becomes more than 100 times as large")
    );
    let seen = Cell::new(0);
    let cut = &zipped(&files)[..200];
    let given = [("a.zip".to_owned(), cut.to_vec())];
    let refused = pollster::block_on(gather(&given, &Native::default(), &|_, _| seen.set(1)));
    assert!(refused.unwrap_err().0.contains("it has no directory"));
}

proptest! {
    #[test]
    fn no_text_is_taken_for_a_file_of_a_tool(text in "([A-Za-z0-9#:.,'“” \t\n-]{0,12} ?){0,30}") {
        // A line may happen to be one of brat.
        let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
        let (id, _) = first.split_once('\t').unwrap_or_default();
        let number = id.strip_prefix(['T', 'E', 'R', 'A', 'M', 'N', '#']).unwrap_or_default();
        if number.starts_with(|c: char| c.is_ascii_digit()) {
            return Ok(());
        }
        prop_assert_eq!(looked(&[("a.txt".to_owned(), text.clone().into_bytes())]), None, "{}", text);
    }
}

#[test]
fn files_of_the_programs_themselves_where_they_lie_beside() {
    let shared = std::env::var_os("DEMARCHE_SHARED").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"),
        PathBuf::from,
    );
    let root = shared.join("data/golden");
    if !root.is_dir() {
        println!("left out: no golden files beside this checkout");
        return;
    }
    let mut files = Vec::new();
    add(&mut files, &root, &root);
    let mut known = 0;
    for file in files {
        let given = [file];
        if let Some(format) = pollster::block_on(look(&given, &Native::default())) {
            known += 1;
            let received = received(format, &given);
            // Their texts lie beside.
            if !matches!(format.id, "brat" | "w3c") {
                received.unwrap_or_else(|refusal| panic!("{}: {refusal}", given[0].0));
            }
        }
    }
    assert!(known >= 10, "{known}");
}

/// Problems with a file among others, as they are shown.
fn said_of(path: &str, bytes: &[u8], texts_only: bool) -> (usize, String) {
    let choices = Choices {
        texts_only,
        ..Choices::default()
    };
    let outcome = taken_as(path, bytes, &choices);
    let problems = outcome.problems.iter().map(|problem| problem.words());
    (outcome.drafts.len(), problems.collect::<Vec<_>>().join(" "))
}

#[test]
fn a_report_of_ours_is_no_article_unless_its_text_alone_is_wanted() {
    for id in ["html", "markdown"] {
        let (path, bytes) = golden(id).into_iter().next().unwrap();
        let (articles, said) = said_of(&path, &bytes, false);
        assert_eq!(articles, 0);
        assert!(
            said.contains("a report for reading that was exported from Demarche"),
            "{said}"
        );
        assert!(said.contains("Open the project file instead"), "{said}");
        assert_eq!(said_of(&path, &bytes, true), (1, String::new()));
        let outcome = taken(&path, &bytes);
        assert!(outcome.has_tags());
    }
    // Pages and notes of others are articles.
    for (path, text) in [
        ("a.md", "# Talks\n\nThey met.[^1]\n\n[^1]: A note.\n"),
        ("a.md", "Talks\n\n[^1]: **Claim** “They met.”\n"),
        (
            "a.html",
            "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<p>They met.</p>",
        ),
    ] {
        assert_eq!(
            said_of(path, text.as_bytes(), false),
            (1, String::new()),
            "{text}"
        );
    }
}

#[test]
fn what_brat_notes_for_itself_is_no_article() {
    for name in [
        "annotation.conf",
        "visual.conf",
        "tools.conf",
        "kb_shortcuts.conf",
    ] {
        for texts_only in [false, true] {
            let (articles, said) =
                said_of(&format!("talks/{name}"), b"[options]\nTokens\n", texts_only);
            assert_eq!(articles, 0, "{name}");
            assert_eq!(said, "This is a setting of brat, no article.");
        }
    }
    let empty = "There are no tags in this file of brat; its text comes in without it.";
    assert_eq!(said_of("talks/1.ann", b"", false), (0, empty.to_owned()));
    let (articles, said) = said_of("talks/1.ann", b"T1\tClaim 0 4\tThey\n", false);
    assert_eq!(articles, 0);
    assert!(
        said.contains("Texts (.txt) and tags (.ann) of brat come in together: open their folder"),
        "{said}"
    );
    let stays = "These are tags of brat, which stay out.";
    assert_eq!(
        said_of("talks/1.ann", b"T1\tClaim 0 4\tThey\n", true),
        (0, stays.to_owned())
    );
}

#[test]
fn a_project_of_a_program_is_to_be_exported_there() {
    for (path, advice) in [
        (
            "talks.mx24",
            "In MAXQDA, export the project as REFI-QDA (.qdpx)",
        ),
        (
            "talks.nvp",
            "In NVivo, choose Export Project on the Share tab",
        ),
        (
            "talks.atlproj",
            "In ATLAS.ti, export the project as REFI-QDA (.qdpx)",
        ),
    ] {
        let bytes = b"PK\x03\x04\0\0";
        assert!(said_of(path, bytes, false).1.contains(advice));
        let opened =
            demarche::format::open(path, bytes, &mut SequentialIds::default(), Timestamp(0));
        assert!(opened.unwrap_err().to_string().contains(advice));
    }
}
