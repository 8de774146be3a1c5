//! Arbitrary articles with marks, in the words of the exchange.

use demarche::domain::{Confidence, Extra, Offset, Span, Text, Timestamp};
use demarche::format::exchange::attributes;
use demarche::format::exchange::gathered::Gathered;
use demarche::format::exchange::model::{Article, Entity, Label, META, Mark, Scheme, Tie};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use uuid::Uuid;

use crate::random::words;

/// Labels that have made trouble somewhere.
pub(crate) const LABELS: [&str; 8] = [
    "Claim",
    "Actor",
    "a|b",
    "c_d",
    "e:f",
    "two words",
    "tab\there",
    "“quoted” \"x\"",
];

/// Attributes: of frames, and of another tool.
const NAMES: [&str; 6] = [
    "issue",
    "position",
    "claimant",
    "proposition",
    "stance",
    "x y",
];

/// What stands at a mark, before it is known how long the text is.
#[derive(Clone, Debug)]
struct Draft {
    ends: Vec<(u32, u32)>,
    label: &'static str,
    attributes: Vec<(&'static str, Vec<String>)>,
    entity: Option<(u8, String)>,
    note: String,
    coder: &'static str,
    confidence: Option<u32>,
    created: Option<i64>,
}

fn draft() -> impl Strategy<Value = Draft> {
    let ends = vec((0..24_u32, 1..12_u32), 1..4);
    let attributes = vec((select(&NAMES[..]), vec(words(4), 1..3)), 0..3);
    let entity = proptest::option::of((0..3_u8, words(4)));
    let how = (
        proptest::option::of(0..=100_u32),
        proptest::option::of(0..4_000_000_000_000_i64),
    );
    let who = (select(&LABELS[..]), select(&["", "Ann", "B; C"][..]));
    (ends, attributes, entity, words(6), who, how).prop_map(
        |(ends, attributes, entity, note, (label, coder), (confidence, created))| Draft {
            ends,
            label,
            attributes,
            entity,
            note,
            coder,
            confidence,
            created,
        },
    )
}

fn id(n: u128) -> String {
    Uuid::from_u128(n << 64 | 7).to_string()
}

/// An entity is always called the same.
fn entity(which: u8, name: &str) -> Entity {
    let id = match which {
        0 => "Q7747".to_owned(),
        1 => id(99),
        _ => "person-3".to_owned(),
    };
    let name = match name.trim() {
        "" => id.clone(),
        _ => name.to_owned(),
    };
    Entity { id, name }
}

fn parts(text: &Text, ends: &[(u32, u32)]) -> Option<Vec<Span>> {
    let spans = ends.iter().map(|(start, length)| {
        let start = start % text.len().0.max(1);
        let end = (start + length).min(text.len().0);
        Span::new(Offset(start), Offset(end))
    });
    let spans: Vec<Span> = spans.collect();
    let anchor = demarche::domain::Anchor::describe(text, &spans).ok()?;
    Some(anchor.fragments().to_vec())
}

/// An article with up to eight marks and four ties.
pub(crate) fn article(n: u128) -> impl Strategy<Value = Article> {
    let ties = vec(
        (
            any::<Index>(),
            any::<Index>(),
            select(&["claimant", "rejects", "x|y"][..]),
            words(4),
        ),
        0..4,
    );
    (
        words(80),
        vec(draft(), 0..8),
        ties,
        vec(words(5), META.len()),
    )
        .prop_map(move |(text, drafts, ties, meta)| {
            let text = Text::freeze_str(&text).unwrap();
            // No two things of a project have the same id.
            let first = n << 16;
            let drafts = drafts.into_iter().zip(1..);
            let marks: Vec<Mark> = drafts
                .filter_map(|(d, n)| mark(&text, d, first + n))
                .collect();
            let ends = |at: &Index| at.get(&marks).id.clone();
            let ties = ties.iter().zip(1..).filter(|_| !marks.is_empty());
            let ties = ties.map(|((from, to, label, note), n)| Tie {
                id: id(first + 1000 + n),
                label: (*label).to_owned(),
                from: ends(from),
                to: ends(to),
                note: note.clone(),
                extra: Extra::new(),
            });
            let stated = META
                .iter()
                .zip(meta)
                .filter(|(_, value)| !value.trim().is_empty());
            let mut article = Article {
                id: id(2000 + n),
                meta: stated
                    .map(|(name, value)| ((*name).to_owned(), value))
                    .collect(),
                ties: ties.collect(),
                text,
                marks,
                extra: Extra::new(),
            };
            article.sort();
            article
        })
}

fn mark(text: &Text, draft: Draft, n: u128) -> Option<Mark> {
    let mut mark = Mark::bare(id(n), draft.label, parts(text, &draft.ends)?);
    for (name, values) in draft.attributes {
        if mark.values(name).is_empty() {
            mark.attributes.push((name.to_owned(), values));
        }
    }
    attributes::tidy(&mut mark.attributes);
    mark.entity = draft.entity.map(|(which, name)| entity(which, &name));
    mark.note = draft.note;
    mark.coder = draft.coder.to_owned();
    mark.confidence = draft.confidence.and_then(Confidence::of_percent);
    mark.created = draft.created.map(Timestamp);
    Some(mark)
}

/// The scheme of articles.
pub(crate) fn scheme(articles: &[Article]) -> Scheme {
    let mut gathered = Gathered::default();
    for article in articles {
        gathered.add(article);
    }
    let marks = articles.iter().flat_map(|article| &article.marks);
    let others = marks.map(|mark| mark.label.as_str());
    let mut names: Vec<&str> = LABELS.to_vec();
    for name in others {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let labels = names.iter().map(|name| Label {
        name: (*name).to_owned(),
        definition: String::new(),
        colour: None,
        key: None,
        mention: Some(*name == "Actor"),
        above: Vec::new(),
    });
    Scheme {
        title: "Geneva talks".to_owned(),
        labels: labels.collect(),
        coders: vec!["Ann".to_owned(), "B; C".to_owned()],
        ..gathered.finish()
    }
}
