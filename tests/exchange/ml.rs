//! Formats for training: files of our own byte for byte, files of others, and files that are not as they should be. After an
//! intended change, renew the files in `tests/data/exchange/training` with `DEMARCHE_BLESS=1 cargo test --test exchange golden`, and read
//! the difference before you commit it. The files are read by the programs themselves in `tests/readers`.

use std::path::{Path, PathBuf};

use demarche::domain::{AtOnce, Confidence, Extra, Offset, Span, Text, Timestamp, at_once};
use demarche::format::exchange::gathered::Gathered;
use demarche::format::exchange::loss::Facet;
use demarche::format::exchange::model::{Article, Entity, Label, Mark, Scheme, Tie};
use demarche::format::exchange::reduce::reduce;
use demarche::format::exchange::{File, Options, Reading, TOOLS, Tool};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestRunner};

use crate::articles;
use crate::laws::{CHOICES, read};

fn tool(id: &str) -> &'static Tool {
    TOOLS.iter().find(|tool| tool.id == id).unwrap()
}

/// Where words stand for the first time.
fn place(text: &Text, words: &str) -> Span {
    let at = text.as_str().find(words).unwrap();
    let before = text.as_str()[..at].chars().count() as u32;
    let length = words.chars().count() as u32;
    Span::new(Offset(before), Offset(before + length))
}

fn id(n: u128) -> String {
    uuid::Uuid::from_u128(n).to_string()
}

fn mark(text: &Text, n: u128, label: &str, words: &[&str]) -> Mark {
    let parts = words.iter().map(|words| place(text, words)).collect();
    Mark::bare(id(n), label, parts)
}

/// An emoji of several characters, line ends, marks inside others, over the border of others, over a sentence's end and in parts;
/// links, attributes, an actor, a memo.
fn tricky() -> Article {
    let text = "Grüße 👩‍👩‍👧!\n\nMinister Ilsa Corrin  demands a ceasefire now. She says: “No talks – none.”\nRivals, she adds, \
                refuse.";
    let text = Text::freeze_str(text).unwrap();
    let mut claim = mark(&text, 1, "Claim", &["demands a ceasefire now. She says"]);
    claim.attributes = vec![
        ("claimant".to_owned(), vec!["Ilsa Corrin".to_owned()]),
        (
            "issue".to_owned(),
            vec!["Security › Truce".to_owned(), "Aid; food".to_owned()],
        ),
        ("x \"y\"".to_owned(), vec!["a\tb\n“c”".to_owned()]),
    ];
    claim.note = "Reported,\nnot quoted.".to_owned();
    claim.coder = "Ann".to_owned();
    claim.confidence = Confidence::of_percent(80);
    claim.created = Some(Timestamp(1_795_512_600_000));
    let demand = mark(&text, 2, "Main demand", &["ceasefire"]);
    let mut actor = mark(&text, 3, "Actor", &["Ilsa Corrin"]);
    actor.entity = Some(Entity {
        id: "Q42".to_owned(),
        name: "I. Corrin".to_owned(),
    });
    let over = mark(&text, 4, "Claim", &["Corrin  demands"]);
    let split = mark(&text, 5, "Claim", &["Rivals", "refuse"]);
    let face = mark(&text, 6, "Actor", &["👩‍👩‍👧"]);
    let tie = |n: u128, label: &str, from: u128, to: u128| Tie {
        id: id(n),
        label: label.to_owned(),
        from: id(from),
        to: id(to),
        note: String::new(),
        extra: Extra::new(),
    };
    let mut link = tie(12, "rejects", 5, 1);
    link.note = "By silence.".to_owned();
    let mut article = Article {
        id: id(100),
        meta: vec![
            ("title".to_owned(), "A “tricky” | case".to_owned()),
            ("date".to_owned(), "2026-11-24".to_owned()),
            ("outlet".to_owned(), "Gazette".to_owned()),
        ],
        marks: vec![claim, demand, actor, over, split, face],
        ties: vec![tie(11, "claimant", 1, 3), link],
        text,
        extra: Extra::new(),
    };
    article.sort();
    article
}

/// A short article of its own.
fn plain(n: u128, text: &str, label: &str, words: &str) -> Article {
    let text = Text::freeze_str(text).unwrap();
    Article {
        id: id(100 + n),
        meta: vec![("date".to_owned(), "2026-11".to_owned())],
        marks: vec![mark(&text, 20 + n, label, &[words])],
        ties: Vec::new(),
        text,
        extra: Extra::new(),
    }
}

fn all() -> Vec<Article> {
    let empty = Article {
        text: Text::freeze_str("").unwrap(),
        marks: Vec::new(),
        ties: Vec::new(),
        ..tricky()
    };
    vec![
        tricky(),
        plain(1, "他要求停火。", "Claim", "要求停火"),
        plain(2, "Anna agrees.", "Actor", "Anna"),
        Article {
            id: id(103),
            ..empty
        },
    ]
}

fn scheme(articles: &[Article]) -> Scheme {
    let mut gathered = Gathered::default();
    for article in articles {
        gathered.add(article);
    }
    let labels = ["Claim", "Main demand", "Actor"].map(|name| Label {
        name: name.to_owned(),
        definition: String::new(),
        colour: None,
        key: None,
        mention: Some(name == "Actor"),
        above: Vec::new(),
    });
    Scheme {
        title: "Geneva talks".to_owned(),
        labels: labels.to_vec(),
        coders: vec!["Ann".to_owned()],
        ..gathered.finish()
    }
}

/// As [`Tool::write`] does, from articles.
fn written(tool: &Tool, options: &Options, scheme: &Scheme, articles: &[Article]) -> Vec<File> {
    let mut writing = (tool.begin)(scheme, options);
    for article in articles {
        writing.whole(article);
        writing.article(&reduce(article, &tool.held(options), &mut Vec::new()));
    }
    writing.finish()
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data/exchange/training")
        .join(name)
}

/// Writes the files into a folder, or compares them with those that are there.
fn compare(name: &str, files: &[File]) {
    let folder = folder(name);
    if std::env::var_os("DEMARCHE_BLESS").is_some() {
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        for file in files {
            std::fs::write(folder.join(&file.path), &file.bytes).unwrap();
        }
    }
    let kept = std::fs::read_dir(&folder).unwrap().count();
    assert_eq!(kept, files.len(), "{name}: other files than before");
    for file in files {
        let path = folder.join(&file.path);
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        let now = String::from_utf8(file.bytes.clone()).unwrap();
        let lines = kept.lines().zip(now.lines()).zip(1..);
        let differing = lines.clone().find(|((a, b), _)| a != b);
        assert!(
            kept == now,
            "{} is not what is written now (first difference: {differing:?})",
            path.display()
        );
    }
}

#[test]
fn golden_files_for_training() {
    let articles = all();
    for (name, id, options) in [
        ("spacy", "spacy", CHOICES[0]),
        ("prodigy", "prodigy", CHOICES[0]),
        ("conll", "conll", CHOICES[0]),
        ("conll-per-label", "conll", CHOICES[1]),
        ("huggingface", "huggingface", CHOICES[0]),
    ] {
        let files = written(tool(id), &options, &scheme(&articles), &articles);
        compare(name, &files);
    }
}

/// What is lost of the tricky article, by facet.
fn lost(id: &str, options: &Options) -> Vec<(Facet, usize)> {
    let mut losses = Vec::new();
    reduce(&tricky(), &tool(id).held(options), &mut losses);
    let count = |facet| losses.iter().filter(|loss| loss.facet == facet).count();
    let all = Facet::ALL.into_iter().map(|facet| (facet, count(facet)));
    all.filter(|(_, n)| *n > 0).collect()
}

#[test]
fn what_is_lost_for_training_is_told() {
    assert_eq!(lost("spacy", &CHOICES[0]), [(Facet::Parts, 1)]);
    assert_eq!(lost("prodigy", &CHOICES[0]), [(Facet::Parts, 1)]);
    assert_eq!(lost("huggingface", &CHOICES[0]), []);
    let of = |losses: &[(Facet, usize)], facet| {
        let found = losses.iter().find(|(f, _)| *f == facet);
        found.map_or(0, |(_, n)| *n)
    };
    let longest = lost("conll", &CHOICES[0]);
    let per_label = lost("conll", &CHOICES[1]);
    assert_eq!(of(&longest, Facet::Overlap), 2, "{longest:?}");
    assert_eq!(of(&per_label, Facet::Overlap), 1, "{per_label:?}");
    for losses in [longest, per_label] {
        assert_eq!(of(&losses, Facet::Blanks), 1);
        assert_eq!(of(&losses, Facet::Label), 1);
    }
}

/// A file that comes with the formats' facts, where they are beside this checkout.
fn shared(name: &str) -> Option<Vec<File>> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let folder = std::env::var_os("DEMARCHE_SHARED").map_or_else(beside, PathBuf::from);
    let bytes = std::fs::read(folder.join("data/golden").join(name)).ok();
    if bytes.is_none() {
        println!("left out: {name} is not beside this checkout");
    }
    let path = name.to_owned();
    bytes.map(|bytes| vec![File { path, bytes }])
}

/// Label and words of each mark.
fn marked(reading: &Reading) -> Vec<(&str, String)> {
    let all = reading.articles.iter();
    let marks = all.flat_map(|a| a.marks.iter().map(move |mark| (a, mark)));
    let words = |article: &Article, mark: &Mark| {
        let parts = mark.parts.iter().map(|part| article.text.slice(*part));
        parts.collect::<Vec<&str>>().join(" … ")
    };
    marks
        .map(|(a, mark)| (mark.label.as_str(), words(a, mark)))
        .collect()
}

fn known(files: &[File]) -> Vec<&'static str> {
    let all = TOOLS.iter().filter(|tool| (tool.knows)(files));
    all.map(|tool| tool.id).collect()
}

const NESTED: [(&str, &str); 4] = [
    ("CLAIM", "Anna demands change."),
    ("ACTOR", "Anna"),
    ("DEMAND", "demands change"),
    ("ACTOR", "Anna"),
];

#[test]
fn files_of_others_for_training_are_read() {
    for (name, id) in [
        ("spacy.jsonl", "spacy"),
        ("prodigy.jsonl", "prodigy"),
        ("hf.jsonl", "huggingface"),
        ("conll2003.conll", "conll"),
    ] {
        let Some(files) = shared(name) else { continue };
        assert_eq!(known(&files), [id]);
        let reading = read(tool(id), &files);
        assert_eq!(reading.notes, [], "{name}");
        let nested = NESTED.map(|(label, words)| (label, words.to_owned()));
        let flat = [
            ("CLAIM", "Anna demands change .".to_owned()),
            ("ACTOR", "Anna".to_owned()),
        ];
        let expected = if id == "conll" { &flat[..] } else { &nested };
        assert_eq!(marked(&reading), expected, "{name}");
        let article = &reading.articles[0];
        let linked: Vec<(&str, &str, &str)> = (article.ties.iter())
            .map(|tie| {
                let label = |id| article.mark(id).map_or("", |m| m.label.as_str());
                (tie.label.as_str(), label(&tie.from), label(&tie.to))
            })
            .collect();
        let ties = [("made_by", "CLAIM", "ACTOR")];
        let expected = if matches!(id, "prodigy" | "huggingface") {
            &ties[..]
        } else {
            &[]
        };
        assert_eq!(linked, expected, "{name}");
        let entity = article.marks.iter().find_map(|mark| mark.entity.as_ref());
        let expected = matches!(id, "spacy" | "huggingface").then_some("Q1");
        assert_eq!(entity.map(|e| e.id.as_str()), expected, "{name}");
        if id == "huggingface" {
            assert_eq!(article.marks[2].values("frame"), ["rights", "duty"]);
        }
        // What was read is written again, and read the same; a text of words alone has its sentences found anew.
        if id == "conll" {
            continue;
        }
        let again = read(
            tool(id),
            &written(tool(id), &CHOICES[0], &reading.scheme, &reading.articles),
        );
        assert_eq!(again.articles, reading.articles, "{name}");
    }
}

/// What a reader is told of a file: the refusal, or the notes, one a line.
fn told(id: &str, text: &str) -> String {
    let files = [File::of("a.jsonl", text)];
    match at_once((tool(id).read)(&files, &AtOnce)) {
        Err(refusal) => refusal.to_string(),
        Ok(reading) => {
            let notes = reading.notes.iter().map(|note| {
                let line = note.line.map_or(String::new(), |n| format!("{n}: "));
                format!("{line}{}", note.what)
            });
            notes.collect::<Vec<String>>().join("\n")
        }
    }
}

#[test]
fn tasks_that_were_not_accepted_are_left_out_and_counted() {
    let task = |answer: &str| format!("{{\"text\":\"They met.\",\"answer\":\"{answer}\"}}\n");
    let file = [
        task("accept"),
        task("reject"),
        task("ignore"),
        task("reject"),
    ]
    .concat();
    assert_eq!(
        told("prodigy", &file),
        "2: The whole article is left out: its answer is “reject”. (2 times)\n3: The whole article is left out: its answer is “ignore”."
    );
    assert_eq!(
        told("prodigy", &task("reject")),
        "line 1: The whole article is left out: its answer is “reject”."
    );
}

#[test]
fn what_does_not_fit_its_text_is_told() {
    assert_eq!(
        told(
            "prodigy",
            r#"{"text":"They met.","tokens":[{"text":"Anna","start":0,"end":4,"id":0}],"spans":[]}"#
        ),
        "line 1: The whole article is left out: the words at 0–4 are not those that the file says (“Anna”), in whatever unit they are counted; in \
         code points there stands “They”."
    );
    assert_eq!(
        told(
            "prodigy",
            r#"{"text":"They met.","answer":"accept","spans":[{"start":5,"end":99,"label":"A"}]}"#
        ),
        "line 1: The whole article is left out: the positions 5–99 lie outside its text."
    );
    assert_eq!(
        told(
            "prodigy",
            r#"{"text":"They met.","answer":"accept","spans":[{"start":5,"end":5,"label":"A"},{"start":1}],"relations":[{"head":0,"child":1,"label":"x"}]}"#
        ),
        "1: “A” at 5–5 covers no text.\n1: A span has no start, end and label as Prodigy writes them.\n1: Relation 1 leads from \
         or to words that no span ends with."
    );
    assert_eq!(
        told(
            "spacy",
            r#"{"text":"They met.","tokens":[{"id":0,"start":0,"end":3},{"id":1,"start":4,"end":9}],"ents":[]}"#
        ),
        "line 1: The whole article is left out: at 3–4 there is neither a span of its text nor a blank between two tokens."
    );
    assert_eq!(
        told(
            "spacy",
            r#"{"text":"They met.","tokens":[{"id":0,"start":0,"end":4,"pos":"PRON"}],"ents":[]}"#
        ),
        "1: What it says of tokens and sentences (parts of speech, lemmas, borders) was left out."
    );
    assert_eq!(
        told(
            "huggingface",
            r#"{"doc_id":"1","text":"They met.","spans":[{"start":0,"end":4,"text":"Anna","label":"A"}]}"#
        ),
        "line 1: The whole article is left out: the words at 0–4 are not those that the file says (“Anna”), in whatever unit they are counted; in \
         code points there stands “They”."
    );
    assert_eq!(
        told("conll", "They B-A\nmet O\nnow\nthere met\n"),
        "3: A line has one column: a word without a tag.\n5: A word has no tag such as B-Claim, I-Claim or O."
    );
    assert!(told("spacy", "{\"text\":\"They met.\",\n").contains("line 1"));
}

#[test]
fn files_of_a_layer_each_become_the_same_articles() {
    let layer = |tags: [&str; 3]| {
        let words = ["Anna", "demands", "change"].iter().zip(tags);
        let lines = words.map(|(word, tag)| format!("{word} _ _ {tag}\n"));
        ["-DOCSTART- -X- O O\n\n".to_owned(), lines.collect()].concat()
    };
    let files = [
        File::of("actor.conll", layer(["B-A", "O", "O"])),
        File::of("claim.conll", layer(["I-C", "I-C", "I-C"])),
    ];
    let reading = read(tool("conll"), &files);
    assert_eq!(reading.articles.len(), 1);
    let words = [("C", "Anna demands change"), ("A", "Anna")];
    let words = words.map(|(label, words)| (label, words.to_owned()));
    assert_eq!(marked(&reading), words);
    // Titles are those that lie beside, where these are of the same articles.
    let beside = |lines: &str| {
        let files = [files[0].clone(), File::of("tokens.jsonl", lines)];
        let article = &read(tool("conll"), &files).articles[0];
        article.meta("title").to_owned()
    };
    let line = r#"{"document":1,"id":"a","title":"Talks B-end","starts":[[0,5,13]]}"#;
    assert_eq!(beside(line), "Talks B-end");
    let (twice, other) = (format!("{line}\n{line}"), line.replace("1,", "2,"));
    for others in ["", "{", &twice, &other] {
        assert_eq!(beside(others), "");
    }
}

#[test]
fn what_prodigy_and_spacy_have_of_their_own_is_written_back() {
    let task = r#"{"text":"They met.","_task_hash":-12,"spans":[{"start":0,"end":4,"label":"A","source":"m","confidence":7,"note":"n"}],"meta":{"source":"x","title":"T"},"answer":"accept"}"#;
    let doc = r#"{"text":"They met.","tokens":[{"id":0,"start":0,"end":9}],"cats":{"news":0.5},"spans":{"other":[{"start":0,"end":9,"label":"A","kb_id":""}]},"_":{"seen":[1]}}"#;
    for (id, file, kept) in [
        (
            "prodigy",
            task,
            &[
                "\"_task_hash\":-12",
                "\"source\":\"m\"",
                "\"confidence\":7",
                "\"note\":\"n\"",
                "\"source\":\"x\"",
            ][..],
        ),
        (
            "spacy",
            doc,
            &[
                "\"cats\":{\"news\":0.5}",
                "\"other\":[{\"start\":0",
                "\"seen\":[1]",
            ],
        ),
    ] {
        let reading = read(tool(id), &[File::of("a.jsonl", file)]);
        assert_eq!(reading.notes, []);
        let files = written(tool(id), &CHOICES[0], &reading.scheme, &reading.articles);
        let text = String::from_utf8(files[0].bytes.clone()).unwrap();
        for key in kept {
            assert!(text.contains(key), "{key} is not in {text}");
        }
        assert_eq!(read(tool(id), &files).articles, reading.articles);
    }
}

#[test]
fn articles_in_one_list_are_read() {
    let doc = "{\n \"text\": \"They met.\",\n \"tokens\": [{\"start\": 0, \"end\": 9}],\n \"ents\": [{\"start\": 0, \"end\": 9, \
               \"label\": \"A\"}]\n}";
    for (file, articles) in [(doc.to_owned(), 1), (format!("[{doc},\n{doc}]"), 2)] {
        let files = [File::of("a.json", file)];
        assert_eq!(known(&files), ["spacy"]);
        let reading = read(tool("spacy"), &files);
        assert_eq!((reading.articles.len(), reading.notes), (articles, vec![]));
    }
}

/// Many arbitrary articles in each of these formats, for `tests/readers`: the folder is in `DEMARCHE_SAMPLES`.
#[test]
#[ignore = "writes files for the programs in tests/readers"]
fn samples_for_readers() {
    let target = PathBuf::from(std::env::var_os("DEMARCHE_SAMPLES").unwrap());
    let mut runner = TestRunner::new_with_rng(
        Config::default(),
        proptest::test_runner::TestRng::deterministic_rng(
            proptest::test_runner::RngAlgorithm::ChaCha,
        ),
    );
    let all: Vec<Article> = (0..400)
        .map(|n| {
            let made = articles::article(n).new_tree(&mut runner).unwrap();
            made.current()
        })
        .collect();
    for id in ["spacy", "prodigy", "conll", "huggingface"] {
        for (options, name) in CHOICES.iter().zip(["longest-bio", "per-label-bioes"]) {
            let folder = target.join(format!("{id}-{name}"));
            std::fs::create_dir_all(&folder).unwrap();
            for file in written(tool(id), options, &articles::scheme(&all), &all) {
                std::fs::write(folder.join(file.path), file.bytes).unwrap();
            }
        }
    }
}
