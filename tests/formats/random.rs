//! Arbitrary sound projects.

use demarche::domain::json::parse;
use demarche::domain::{
    Anchor, Annotation, AnnotationId, Codebook, Coder, CoderId, Confidence, Date, Document,
    DocumentId, DocumentMeta, Extra, Offset, Origin, Parts, Project, ProjectId, ProjectMeta, Quote,
    Span, Text, TextVersion, Timestamp,
};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use serde_json::Value;
use uuid::Uuid;

use crate::coded::{self, Dice};

/// Text of every kind that ever made trouble: emoji built from parts, flags, combining marks, right-to-left and
/// unspaced scripts, quotation marks, escapes, control characters, a byte order mark, tabs and line ends.
pub(crate) fn words(most: usize) -> impl Strategy<Value = String> {
    let character = prop_oneof![
        4 => "[a-z .,=+@'\"-]",
        2 => "[\n\t äß’“”—\u{301}\u{200d}\u{feff}\u{2028}\u{0}\\\\<&]",
        2 => "[🇷🇺👩👧🏽😊𠮷]",
        2 => "[עבשمحك中日会か\u{3099}한]",
    ];
    vec(character, 0..most).prop_map(|parts| parts.concat())
}

/// What another program may have left. Numbers of up to 15 digits: longer ones may change in the last.
fn extra() -> impl Strategy<Value = Extra> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        (-1_000_000_000_000_i64..1_000_000_000_000).prop_map(|n| Value::from(n as f64 / 1e6)),
        words(6).prop_map(Value::from),
    ];
    let value = leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..3).prop_map(Value::from),
            btree_map(words(4), inner, 0..3).prop_map(|m| Value::Object(m.into_iter().collect())),
        ]
    });
    btree_map("x-[a-z]{1,3}", value, 0..3).prop_map(|map| {
        let each = map
            .into_iter()
            .map(|(key, v)| (key, parse(v.to_string().as_bytes()).unwrap()));
        Extra::of(each.collect())
    })
}

fn moment() -> impl Strategy<Value = Timestamp> {
    (-62_000_000_000_000_i64..250_000_000_000_000).prop_map(Timestamp)
}

fn document(id: u128) -> impl Strategy<Value = Document> {
    let date = proptest::option::of((1000..3000_i32, 1..=12_u8, 1..=28_u8))
        .prop_map(|day| day.and_then(|(y, m, d)| Date::day(y, m, d)));
    let strings = vec(words(6), 8);
    (words(120), strings, date, moment(), extra()).prop_map(
        move |(text, s, published, imported, extra)| {
            let text = Text::freeze_str(&text).unwrap();
            let meta = DocumentMeta {
                id: DocumentId::new(Uuid::from_u128(id)),
                title: s[0].clone(),
                text_sha256: text.sha256(),
                published,
                outlet: s[1].clone(),
                author: s[6].clone(),
                section: s[7].clone(),
                language: s[2].clone(),
                url: s[3].clone(),
                notes: s[4].clone(),
                imported_from: s[5].clone(),
                imported,
                done: false,
                binned: (imported.0 % 4 == 1).then_some(imported),
                versions: (imported.0 % 3 == 1)
                    .then(|| TextVersion {
                        text_sha256: "0".repeat(64),
                        until: imported,
                        coder: CoderId::new(Uuid::from_u128(1)),
                        extra: Extra::new(),
                    })
                    .into_iter()
                    .collect(),
                extra,
            };
            Document::new(meta, text)
        },
    )
}

/// A tag before it is known which article it is on.
#[derive(Clone, Debug)]
struct Draft {
    article: prop::sample::Index,
    ends: Vec<(u32, u32)>,
    kind: prop::sample::Index,
    coder: u128,
    memo: String,
    confidence: Option<f64>,
    times: (Timestamp, Timestamp),
    origin: Origin,
    extra: Extra,
}

fn draft() -> impl Strategy<Value = Draft> {
    // Few distinct ends, so that many tags overlap, nest or are the same; up to three parts.
    let ends = vec((0..24_u32, 1..12_u32), 1..4);
    let confidence =
        proptest::option::of((0..=1_000_000_000_000_000_u64).prop_map(|n| n as f64 / 1e15));
    let origin = prop_oneof![
        Just(Origin::Human),
        Just(Origin::Example),
        Just(Origin::Imported)
    ];
    let who = (
        any::<prop::sample::Index>(),
        any::<prop::sample::Index>(),
        1..3_u128,
    );
    (
        who,
        ends,
        words(10),
        confidence,
        (moment(), moment()),
        origin,
        extra(),
    )
        .prop_map(
            |((article, kind, coder), ends, memo, confidence, times, origin, extra)| Draft {
                article,
                ends,
                kind,
                coder,
                memo,
                confidence,
                times,
                origin,
                extra,
            },
        )
}

fn annotation(
    id: u128,
    draft: Draft,
    documents: &[Document],
    codebook: &Codebook,
) -> Option<Annotation> {
    let document = draft.article.get(documents);
    let length = document.text.len().0;
    let spans: Vec<Span> = draft
        .ends
        .iter()
        .map(|&(start, n)| Span::new(Offset(start.min(length)), Offset((start + n).min(length))))
        .collect();
    Some(Annotation {
        id: AnnotationId::new(Uuid::from_u128(id)),
        document: document.id(),
        kind: draft.kind.get(&codebook.kinds).id.clone(),
        anchor: Anchor::describe(&document.text, &spans).ok()?,
        lost: id.is_multiple_of(5).then(|| {
            Box::new(Quote {
                exact: "what stood there".into(),
                prefix: "of ".into(),
                suffix: "".into(),
            })
        }),
        coded: None,
        actor: None,
        naming: None,
        memo: draft.memo,
        confidence: draft.confidence.and_then(Confidence::new),
        coder: CoderId::new(Uuid::from_u128(draft.coder)),
        created: draft.times.0,
        modified: draft.times.1,
        codebook_version: 1 + (id % 3) as u32,
        origin: draft.origin,
        extra: draft.extra,
    })
}

/// A sound project with up to three articles, two coders and up to twenty tags.
pub(crate) fn project() -> impl Strategy<Value = Project> {
    let documents = (document(11), document(12), document(13), 1..=3_usize)
        .prop_map(|(a, b, c, n)| Vec::from([c, a, b]).split_off(3 - n));
    let coded = (vec(any::<u8>(), 0..400), vec(words(8), 1..6), extra());
    let about = (
        words(8),
        moment(),
        any::<bool>(),
        extra(),
        extra(),
        vec(extra(), 3),
        words(6),
    );
    (about, documents, vec(draft(), 0..20), coded).prop_map(
        |((title, created, sample, e1, e2, kinds, name), documents, drafts, coded)| {
            let mut codebook = Codebook::claims_actors_demands();
            codebook.extra = e1;
            for (kind, extra) in codebook.kinds.iter_mut().zip(kinds) {
                kind.extra = extra;
            }
            codebook.kinds[1].key = None;
            let coders = [1, 2].map(|n| Coder {
                id: CoderId::new(Uuid::from_u128(n)),
                name: name.repeat(n as usize - 1),
                extra: e2.clone(),
            });
            let meta = ProjectMeta {
                id: ProjectId::new(Uuid::from_u128(1)),
                title,
                created,
                sample,
                lost: Vec::new(),
                extra: e2,
            };
            // Ids against the order of the text, so that nothing relies on the two agreeing.
            let annotations = drafts
                .into_iter()
                .zip(0..)
                .filter_map(|(d, i)| annotation(1000 - i, d, &documents, &codebook))
                .collect();
            let mut parts = Parts {
                coders: coders.into(),
                documents,
                annotations,
                ..Parts::new(meta, codebook)
            };
            let (rolls, words, extra) = coded;
            coded::code(&mut parts, &mut Dice::new(&rolls, &words, &extra));
            Project::assemble(parts).unwrap()
        },
    )
}
