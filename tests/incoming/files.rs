//! What comes out of sound files, and what is said of others.

use demarche::domain::{DocumentMeta, SequentialIds, Table, Timestamp};
use demarche::format::incoming::html::Extent;
use demarche::format::incoming::{
    Batch, Choices, Encoding, Field, Naming, Order, Outcome, Pattern, Role, Sum, is_open,
};
use demarche::format::plain_text;

use crate::support::{Archiver, Native, docx, odt, taken, taken_as};

fn texts(outcome: &Outcome) -> Vec<&str> {
    outcome.drafts.iter().map(|d| d.text().as_str()).collect()
}

fn words(outcome: &Outcome) -> Vec<String> {
    let problems = outcome.problems.iter();
    problems
        .map(|p| format!("{}: {}", p.place(), p.words()))
        .collect()
}

fn settle(outcomes: Vec<Outcome>, naming: &Naming) -> Vec<demarche::format::incoming::Row> {
    let batch = Batch::of(outcomes);
    pollster::block_on(batch.settle(naming, &Table::new(), &Native::default()))
}

/// Title, date, outlet, author, section, language, address.
fn known(outcome: Outcome) -> Vec<String> {
    let meta = settle(vec![outcome], &Naming::default())
        .remove(0)
        .settled
        .meta;
    let date = meta.published.map(|d| d.to_string()).unwrap_or_default();
    vec![
        meta.title,
        date,
        meta.outlet,
        meta.author,
        meta.section,
        meta.language,
        meta.url,
    ]
}

#[test]
fn plain_text_stays_as_it_is_with_what_its_first_lines_say() {
    let text = " date 2022-01-21 \r\n outlet Velmora Gazette\r\n\r\nTalks end\r\n\r\nThey met.";
    let outcome = taken("corpus/a.txt", text.as_bytes());
    assert_eq!(texts(&outcome), [text.replace("\r\n", "\n")]);
    assert_eq!(outcome.drafts[0].article.meta.imported_from, "corpus/a.txt");
    let known = known(outcome);
    assert_eq!(known[1..3], ["2022-01-21", "Velmora Gazette"]);
    let marked = taken("a.md", b"# Talks\n\n**They** met.");
    assert_eq!(texts(&marked), ["# Talks\n\n**They** met."]);
}

/// What the lines on top say, and the headline below them, is the same for a file that is opened alone and for one of many.
#[test]
fn one_file_alone_and_one_of_many_say_the_same() {
    let block = "Date: 2022-01-21\nAuthor: Ilsa Corrin\nSource: Late Herald\nSection: Harbour\nLanguage: English\nURL: https://example.invalid/a";
    let lines: Vec<&str> = block.lines().collect();
    let bare = |line: &str| format!(" {} ", line.replacen(':', "", 1));
    let (mut turned, mut early) = (lines.clone(), lines.clone());
    turned.rotate_left(1);
    early.insert(0, "Title: Talks end");
    for head in [
        block.to_owned(),
        turned.join("\n"),
        early.join("\n"),
        lines.join("\r\n"),
        lines.join("\n\n"),
        lines.iter().map(|l| bare(l)).collect::<Vec<_>>().join("\n"),
        lines
            .iter()
            .map(|l| bare(l).to_ascii_lowercase())
            .collect::<Vec<_>>()
            .join("\n"),
    ] {
        let text = format!("{head}\n\nTalks end\n\nThey met.");
        let outcome = taken("corpus/a.txt", text.as_bytes());
        let draft = outcome.drafts[0].article.clone();
        let many = settle(vec![outcome], &Naming::default()).remove(0).settled;
        let mut ids = SequentialIds::default();
        let alone = plain_text::article("a.txt", text.as_bytes(), &mut ids, Timestamp(0)).unwrap();
        assert_eq!(alone.text.as_str(), text.replace("\r\n", "\n"));
        assert_eq!(alone.text, draft.text);
        assert_eq!(alone.blocks, draft.blocks);
        let of_many = DocumentMeta {
            id: alone.meta.id,
            imported_from: "a.txt".to_owned(),
            ..many.meta
        };
        assert_eq!(alone.meta, of_many, "{head}");
        assert_eq!(alone.meta.title, "Talks end", "{head}");
        assert_eq!(
            alone.meta.published.unwrap().to_string(),
            "2022-01-21",
            "{head}"
        );
        assert!(
            alone.meta.outlet.eq_ignore_ascii_case("Late Herald"),
            "{head}"
        );
        assert!(
            alone.meta.author.eq_ignore_ascii_case("Ilsa Corrin"),
            "{head}"
        );
        assert_eq!(
            (alone.meta.language.as_str(), alone.meta.url.as_str()),
            ("en", "https://example.invalid/a")
        );
        assert_eq!(many.remarks, [] as [&str; 0]);
    }
}

#[test]
fn lines_on_top_of_a_document_are_no_headline() {
    for bytes in [
        docx(&[
            "Date: 2022-01-21",
            "Source: Late Herald",
            "Talks end",
            "They met.",
        ]),
        odt(&[
            "Date: 2022-01-21",
            "Source: Late Herald",
            "Talks end",
            "They met.",
        ]),
    ] {
        let outcome = taken("renamed.zip", &bytes);
        assert_eq!(outcome.drafts[0].article.meta.title, "Talks end");
        assert_eq!(known(outcome)[1..3], ["2022-01-21", "Late Herald"]);
    }
}

#[test]
fn a_column_without_a_date_does_not_take_away_that_of_the_text() {
    let outcome = taken(
        "a.csv",
        b"date,text\nsoon,\"Date: 2022-01-21\n\nThey met.\"\n",
    );
    assert_eq!(known(outcome)[1], "2022-01-21");
}

#[test]
fn documents_of_word_processors_give_paragraphs() {
    for (name, bytes) in [
        ("a.docx", docx(&["Talks end", "They &amp; we met."])),
        ("a.odt", odt(&["Talks end", "They &amp; we met."])),
        ("renamed.zip", docx(&["Talks end", "They &amp; we met."])),
    ] {
        let outcome = taken(name, &bytes);
        assert_eq!(texts(&outcome), ["Talks end\n\nThey & we met."], "{name}");
        assert_eq!(words(&outcome), [] as [&str; 0]);
    }
    let facts = known(taken("a.docx", &docx(&["They met."])));
    assert_eq!(facts[0], "From the properties");
    assert_eq!(facts[3], "", "who typed it is not who wrote the article");
}

#[test]
fn documents_that_do_harm_are_refused() {
    let with = |xml: &str| {
        let bytes = Archiver::default().packed("word/document.xml", xml.as_bytes());
        let outcome = taken("a.docx", &bytes.finish());
        assert!(outcome.drafts.is_empty());
        words(&outcome).remove(0)
    };
    let doctype = with("<!DOCTYPE w [<!ENTITY a \"b\">]><w:document/>");
    assert!(doctype.starts_with("a.docx: It declares a document type (DOCTYPE)"));
    assert!(with(&"<w:p>".repeat(400)).contains("256 deep"));
    assert!(with("<w:p><w:r>").contains("damaged"));
    let none = taken(
        "a.docx",
        &Archiver::default().stored("b.xml", b"x").finish(),
    );
    assert!(words(&none)[0].contains("there is no “word/document.xml” in it"));
}

#[test]
fn pages_give_their_main_part_or_all_of_it() {
    let long = "Both sides said that they were open to further dialogue. ".repeat(6);
    let page = format!(
        "<html lang=\"en\"><head><meta property=\"og:title\" content=\"Talks end\"/><meta property=\"article:published_time\" \
         content=\"2022-01-21T10:00:00Z\"/></head><body><nav>Home</nav><article><p>{long}</p></article></body></html>"
    );
    let outcome = taken("a.html", page.as_bytes());
    assert_eq!(texts(&outcome), [long.trim()]);
    let known = known(outcome);
    assert_eq!(
        (known[0].as_str(), known[1].as_str(), known[5].as_str()),
        ("Talks end", "2022-01-21", "en")
    );
    let whole = Choices {
        extent: Extent::Whole,
        ..Choices::default()
    };
    let outcome = taken_as("a.html", page.as_bytes(), &whole);
    assert_eq!(texts(&outcome), [format!("Home\n\n{}", long.trim())]);
}

#[test]
fn tables_are_read_by_the_names_of_their_columns_or_as_decided() {
    let table = "Headline;Published;Source;Lead;Body;Link\r\nTalks;21.01.2022;Gazette;They met.;\"They said \"\"no\"\".\";https://example.invalid/a\r\n;;;;\"\"\r\n";
    let outcome = taken("a.csv", table.as_bytes());
    assert_eq!(texts(&outcome), ["They said \"no\"."]);
    assert_eq!(outcome.tables[0].sample.len(), 1);
    assert_eq!(outcome.drafts[0].line, Some(2));
    assert_eq!(
        outcome.drafts[0].article.meta.imported_from,
        "a.csv (line 2)"
    );
    assert_eq!(
        known(outcome),
        [
            "Talks",
            "2022-01-21",
            "Gazette",
            "",
            "",
            "",
            "https://example.invalid/a"
        ]
    );
    let mut choices = Choices::default();
    let names = ["Headline", "Published", "Source", "Lead", "Body", "Link"];
    let mut roles = vec![Role::Unused; 6];
    roles[0] = Role::About(Field::Title);
    roles[3] = Role::Text;
    roles[4] = Role::Text;
    choices.set_roles(names.map(str::to_owned).to_vec(), roles);
    let outcome = taken_as("a.csv", table.as_bytes(), &choices);
    assert_eq!(texts(&outcome), ["They met.\n\nThey said \"no\"."]);
    assert_eq!(known(outcome)[1], "");
    let unknown = taken("a.csv", b"x,y\n1,2\n");
    assert!(unknown.drafts.is_empty() && unknown.problems.is_empty());
    assert!(!unknown.tables[0].have_text());
}

#[test]
fn bad_rows_are_named_and_good_ones_come_in() {
    let outcome = taken(
        "a.csv",
        b"title,text\na,They met.\nb\nc,\nd,They left.\ne,\"open\n\n",
    );
    assert_eq!(texts(&outcome), ["They met.", "They left."]);
    let words = words(&outcome);
    assert!(words[0].starts_with("a.csv, line 3: The row has 1 columns instead of 2."));
    assert!(words[1].starts_with("a.csv, line 4: There is nothing in it"));
    assert!(words[2].starts_with("a.csv, line 6: A quotation mark"));
    let lines = b"{\"title\": \"a\", \"text\": \"They met.\"}\noops\n{\"text\": \"They left.\"}\n";
    let outcome = taken("a.jsonl", lines);
    assert_eq!(texts(&outcome), ["They met.", "They left."]);
    assert!(outcome.problems[0].place() == "a.jsonl, line 2");
}

#[test]
fn other_encodings_are_asked_about_never_guessed() {
    let latin = b"They met.\nIn Gen\xe8ve.";
    let asked = taken("a.txt", latin);
    assert!(asked.drafts.is_empty() && asked.problems.is_empty());
    assert_eq!((asked.foreign[0].line, asked.foreign[0].read), (2, false));
    let chosen = |label: &str| {
        let mut choices = Choices::default();
        choices.encodings.set_all(Encoding::labelled(label));
        choices
    };
    let read = taken_as("a.txt", latin, &chosen("windows-1252"));
    assert_eq!(texts(&read), ["They met.\nIn Genève."]);
    assert!(read.foreign[0].read);
    let wrong = taken_as("a.txt", latin, &chosen("big5"));
    assert!(words(&wrong)[0].starts_with("a.txt, line 2: The file is not in Chinese"));
    let wide: Vec<u8> = "They met."
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(taken("a.txt", &wide).foreign.len(), 1);
    assert_eq!(
        texts(&taken_as("a.txt", &wide, &chosen("utf-16le"))),
        ["They met."]
    );
    // What is UTF-8 stays so, whatever is chosen for others.
    let plain = taken_as("a.txt", "Genève".as_bytes(), &chosen("windows-1252"));
    assert_eq!(texts(&plain), ["Genève"]);
}

#[test]
fn archives_are_read_like_folders() {
    let inner = Archiver::default().stored("x.txt", b"x").finish();
    let archive = Archiver::default()
        .packed("corpus/a.txt", b"They met.")
        .packed("corpus/b.docx", &docx(&["They left."]))
        .packed("__MACOSX/corpus/._a.txt", b"\0\0")
        .packed("corpus/pic.jpg", b"\xff\xd8\xff")
        .packed("corpus/more.zip", &inner)
        .packed("corpus/more.txt", &inner)
        .packed("corpus/c.pdf", b"%PDF-1.7")
        .finish();
    let outcome = taken("all.zip", &archive);
    assert_eq!(texts(&outcome), ["They met.", "They left."]);
    assert_eq!(outcome.drafts[0].path, "all.zip/corpus/a.txt");
    assert_eq!(outcome.beside, 2);
    let words = words(&outcome);
    assert!(words[0].starts_with("all.zip/corpus/more.zip: An archive inside an archive"));
    assert!(words[1].starts_with("all.zip/corpus/more.txt: An archive inside an archive"));
    assert!(words[2].starts_with("all.zip/corpus/c.pdf: This is no text: it looks like a PDF"));
}

#[test]
fn what_is_no_article_is_named_with_what_to_do() {
    let what = |name: &str, bytes: &[u8]| words(&taken(name, bytes)).remove(0);
    assert_eq!(what("a.txt", b""), "a.txt: The file is empty.");
    assert_eq!(
        what("a.txt", b" \n"),
        "a.txt: There is only white space in it."
    );
    for table in ["a.jsonl", "a.csv"] {
        assert_eq!(
            what(table, b"\n\n"),
            format!("{table}: There is only white space in it.")
        );
    }
    assert_eq!(
        what("a.zip", &[b"PK\x05\x06".as_slice(), &[0; 18]].concat()),
        "a.zip: The archive is empty. Pack the files once more, or choose their folder."
    );
    let project = b"{ \"format\": \"demarche-project\", \"version\": 2 }";
    assert!(what("a.demarche.json", project).contains("Open it by itself"));
    assert!(what("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1").contains("older Word"));
}

#[test]
fn workbooks_and_presentations_are_no_articles_whatever_they_are_called() {
    let parts = |parts: &[(&str, &[u8])]| {
        let mut archive = Archiver::default();
        for (name, bytes) in parts {
            archive = archive.packed(name, bytes);
        }
        archive.finish()
    };
    let types: (&str, &[u8]) = ("[Content_Types].xml", b"<Types/>");
    let office = |part| {
        parts(&[
            types,
            (part, b"<x>They met.</x>"),
            ("docProps/app.xml", b"<x/>"),
        ])
    };
    let open = |says: &[u8]| parts(&[("mimetype", says), ("content.xml", b"<x>They met.</x>")]);
    let older = |name: &str| {
        let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0".to_vec();
        bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
        bytes.extend([0; 20]);
        bytes
    };
    let sheets = [
        office("xl/workbook.xml"),
        office("xl/workbook.bin"),
        open(b"application/vnd.oasis.opendocument.spreadsheet"),
        older("Workbook"),
    ];
    let slides = [
        office("ppt/presentation.xml"),
        open(b"application/vnd.oasis.opendocument.presentation"),
        older("PowerPoint Document"),
    ];
    for (files, what) in [
        (
            &sheets[..],
            "There, save the sheet as CSV (UTF-8) and open that.",
        ),
        (&slides[..], "Put its words into a text"),
    ] {
        for file in files {
            for path in ["a.xlsx", "a.ods", "a", "a.txt"] {
                let outcome = taken(path, file);
                assert_eq!(texts(&outcome), [""; 0], "{path}");
                assert_eq!(outcome.problems.len(), 1, "{path}");
                assert!(words(&outcome)[0].contains(what), "{:?}", words(&outcome));
            }
            let packed = parts(&[("a.xlsx", file), ("b.txt", b"They met.")]);
            let outcome = taken("a.zip", &packed);
            assert_eq!(texts(&outcome), ["They met."]);
            assert!(words(&outcome)[0].contains(what), "{:?}", words(&outcome));
        }
    }
    // Documents come in under any name, and an archive of texts that only looks alike.
    assert_eq!(
        texts(&taken("a.xlsx", &docx(&["They met."]))),
        ["They met."]
    );
    assert_eq!(texts(&taken("a.ods", &odt(&["They met."]))), ["They met."]);
    let alike = parts(&[("xl/workbook.xml", b"They met."), ("mimetype", b"Text.")]);
    assert_eq!(texts(&taken("a.zip", &alike)), ["They met.", "Text."]);
}

#[test]
fn names_of_files_say_what_the_text_does_not() {
    let path = "corpus/2022-01-21_Velmora_Gazette_Talks_end.txt";
    let naming = |pattern: &str| Naming {
        pattern: Pattern::read(pattern).unwrap(),
        order: None,
    };
    let rows = settle(
        vec![
            taken(path, b"They met."),
            taken(
                "corpus/2022-01-22_Mail_More.txt",
                b"Author: A. Writer\nDate: 2022-01-23\n\nThey met again.",
            ),
            taken("corpus/odd.txt", b"They met once more."),
        ],
        &naming("{date}_{outlet}_{title}"),
    );
    let meta = &rows[0].settled.meta;
    assert_eq!(
        (meta.title.as_str(), meta.outlet.as_str()),
        ("Gazette Talks end", "Velmora")
    );
    let meta = &rows[1].settled.meta;
    assert_eq!(
        meta.published.unwrap().to_string(),
        "2022-01-23",
        "the text goes before the name"
    );
    assert!(rows[2].settled.unfit);
    assert_eq!(rows[2].settled.meta.title, "odd");
}

#[test]
fn names_that_do_not_fit_are_those_of_files_not_of_rows() {
    let rows = "text\nThey met.\nThey left.\nThey came back.\n";
    let archive = Archiver::default()
        .stored("c/odd.txt", b"They sat.")
        .stored("c/2022-01-23_Mail.txt", b"They stood.")
        .stored("c/odd.csv", rows.as_bytes());
    let batch = Batch::of(vec![
        taken("odd.csv", rows.as_bytes()),
        taken("2022-01-21_Gazette.csv", rows.as_bytes()),
        taken("2022-01-22_Mail.txt", b"They met again."),
        taken("odd.txt", b"They met once more."),
        taken("all.zip", &archive.finish()),
    ]);
    let naming = Naming {
        pattern: Pattern::read("{date}_{outlet}").unwrap(),
        order: None,
    };
    let rows = pollster::block_on(batch.settle(&naming, &Table::new(), &Native::default()));
    assert_eq!(rows.len(), 13);
    assert_eq!(batch.unfit(&rows), 4);
    assert_eq!(batch.paths().len(), 7);
}

#[test]
fn an_import_of_what_is_there_says_that_nothing_is_left() {
    let batch = Batch::of(vec![
        taken("a.txt", b"They met."),
        taken("b.txt", b"They left."),
    ]);
    let known: Table<String, String> = (batch.drafts())
        .map(|(_, draft)| (draft.article.meta.text_sha256.clone(), "Known".to_owned()))
        .collect();
    let rows = pollster::block_on(batch.settle(&Naming::default(), &known, &Native::default()));
    let skipped = Sum::of(&batch, &rows, 2, 0, true);
    assert_eq!(
        skipped.words(),
        "Nothing to import: all of it is here already. 2 files, 2 duplicates skipped."
    );
    let wanted = Sum::of(&batch, &rows, 2, 0, false);
    assert_eq!(wanted.words(), "2 articles from 2 files.");
    assert_eq!(wanted.offer(), "Import 2 articles");
}

#[test]
fn a_date_that_could_be_two_is_to_be_decided_for_one_file_too() {
    let open = |text: &str| {
        let mut ids = SequentialIds::default();
        let article = plain_text::article("a.txt", text.as_bytes(), &mut ids, Timestamp(0));
        is_open(&article.unwrap())
    };
    assert!(open("Source: Gazette\nDate: 03/04/2022\n\nThey met."));
    assert!(!open("Source: Gazette\nDate: 2022-04-03\n\nThey met."));
    assert!(!open("They met on\nDate: 03/04/2022"));
}

#[test]
fn a_date_that_could_be_two_waits_for_a_decision() {
    let outcome = || taken("a.csv", b"text,date\nThey met.,03/04/2022\n");
    let undecided = settle(vec![outcome()], &Naming::default());
    assert!(undecided[0].settled.either && undecided[0].settled.meta.published.is_none());
    let naming = Naming {
        pattern: None,
        order: Some(Order::DayFirst),
    };
    let decided = settle(vec![outcome()], &naming).remove(0).settled;
    assert_eq!(decided.meta.published.unwrap().to_string(), "2022-04-03");
    assert!(!decided.either && decided.remarks.is_empty());
}

#[test]
fn texts_that_are_there_already_are_told() {
    let batch = Batch::of(vec![
        taken("a.txt", b"They met."),
        taken("b.txt", b"They left."),
        taken("c.txt", b"They met."),
    ]);
    let hash = batch.outcomes()[1].drafts[0]
        .article
        .meta
        .text_sha256
        .clone();
    let known: Table<String, String> = [(hash, "Known".to_owned())].into_iter().collect();
    let rows = pollster::block_on(batch.settle(&Naming::default(), &known, &Native::default()));
    let twins: Vec<_> = (rows.iter())
        .map(|row| row.twin.as_ref().map(|t| (t.title.as_str(), t.in_project)))
        .collect();
    assert_eq!(twins, [None, Some(("Known", true)), Some(("a", false))]);
}

#[test]
fn a_pattern_is_suggested_where_names_fit_one() {
    let named = |names: &[&str]| Batch::of(names.iter().map(|n| taken(n, n.as_bytes())).collect());
    let batch = named(&[
        "c/2022-01-21_Gazette_Talks.txt",
        "c/2022-01-22_Mail_More.txt",
        "c/2022-01-23_Post_End.txt",
    ]);
    assert_eq!(batch.suggestion(), Some(("{date}_{outlet}_{title}", 3, 3)));
    assert_eq!(named(&["a.txt", "b.txt"]).suggestion(), None);
}
