//! One operation of a step as JSON, and back: an object with one key, which says what kind of operation it is.

use std::sync::Arc;

use super::super::envelope::ReadError;
use super::super::texts::Texts;
use crate::domain::json::{Fields, Json, Writer, expected};
use crate::domain::{
    Actor, Annotation, Codebook, Coder, Document, DocumentId, DocumentMeta, LogEntry, ProjectMeta,
    Relation,
};
use crate::edit::{LogLines, Op};

pub(super) fn write(op: &Op, to: &mut Writer) {
    to.object();
    match op {
        Op::SetMeta { before, after } => change("setMeta", to, &|to, new| {
            let meta = if new { after } else { before };
            meta.write(to);
        }),
        Op::SetCodebook { before, after } => change("setCodebook", to, &|to, new| {
            let codebook = if new { after } else { before };
            codebook.write(to);
        }),
        Op::AddCoder(coder) => {
            to.key("addCoder");
            coder.write(to);
        }
        Op::RemoveCoder(coder) => {
            to.key("removeCoder");
            coder.write(to);
        }
        Op::ReplaceCoder { before, after } => change("replaceCoder", to, &|to, new| {
            let coder = if new { after } else { before };
            coder.write(to);
        }),
        Op::AddDocument { place, document } => placed("addDocument", *place, document, to),
        Op::RemoveDocument { place, document } => placed("removeDocument", *place, document, to),
        Op::SetDocumentMeta { before, after } => change("setDocumentMeta", to, &|to, new| {
            let meta = if new { after } else { before };
            meta.write(to);
        }),
        Op::CorrectText {
            before,
            after,
            tags,
        } => change("correctText", to, &|to, new| {
            to.object();
            to.key("document");
            let document = if new { after } else { before };
            document.meta.write(to);
            to.list_at("tags", tags, |pair, to| pair[usize::from(new)].write(to));
            to.end_object();
        }),
        Op::AddAnnotation(tag) => {
            to.key("addAnnotation");
            tag.write(to);
        }
        Op::RemoveAnnotation(tag) => {
            to.key("removeAnnotation");
            tag.write(to);
        }
        Op::ReplaceAnnotation { before, after } => change("replaceAnnotation", to, &|to, new| {
            let tag = if new { after } else { before };
            tag.write(to);
        }),
        Op::AddActor(actor) => {
            to.key("addActor");
            actor.write(to);
        }
        Op::RemoveActor(actor) => {
            to.key("removeActor");
            actor.write(to);
        }
        Op::ReplaceActor { before, after } => change("replaceActor", to, &|to, new| {
            let actor = if new { after } else { before };
            actor.write(to);
        }),
        Op::AddRelation(relation) => {
            to.key("addRelation");
            relation.write(to);
        }
        Op::RemoveRelation(relation) => {
            to.key("removeRelation");
            relation.write(to);
        }
        Op::ReplaceRelation { before, after } => change("replaceRelation", to, &|to, new| {
            let relation = if new { after } else { before };
            relation.write(to);
        }),
        Op::JoinLog(entries) => lines("joinLog", entries, to),
        Op::PartLog(entries) => lines("partLog", entries, to),
    }
    to.end_object();
}

/// Something before and after; `side` writes the one or the other.
fn change(key: &str, to: &mut Writer, side: &dyn Fn(&mut Writer, bool)) {
    to.key(key);
    to.object();
    to.key("before");
    side(to, false);
    to.key("after");
    side(to, true);
    to.end_object();
}

/// An article without its text, and where in the order it stands.
fn placed(key: &str, place: usize, document: &Document, to: &mut Writer) {
    to.key(key);
    to.object();
    to.number_at("place", place as u64);
    to.key("document");
    document.meta.write(to);
    to.end_object();
}

/// Lines of the log, each with its place.
fn lines(key: &str, entries: &[(usize, Arc<LogEntry>)], to: &mut Writer) {
    to.key(key);
    to.object();
    to.list_at("lines", entries, |(place, entry), to| {
        to.object();
        to.number_at("place", *place as u64);
        to.key("line");
        entry.write(to);
        to.end_object();
    });
    to.end_object();
}

/// An operation of version 1 in version 2.
pub(super) fn with_relations(value: Json) -> Json {
    let Json::Object(mut op) = value else {
        return value;
    };
    if let Some(Json::Object(mut change)) = op.remove("setCodebook") {
        for side in ["before", "after"] {
            if let Some(codebook) = change.remove(side) {
                let codebook = Codebook::with_usual_relations(codebook);
                change.insert(side.to_owned(), codebook);
            }
        }
        op.insert("setCodebook".to_owned(), Json::Object(change));
    }
    Json::Object(op)
}

/// An operation that was read, but for the text of its article.
pub(super) enum Read {
    Whole(Op),
    AddDocument(usize, DocumentMeta),
    RemoveDocument(usize, DocumentMeta),
    CorrectText([Version; 2]),
}

/// A version of an article without its text, and its tags in it.
pub(super) type Version = (DocumentMeta, Vec<Arc<Annotation>>);

impl Read {
    /// The names of the texts it speaks of.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        let [first, second] = match self {
            Self::Whole(_) => [None, None],
            Self::AddDocument(_, meta) | Self::RemoveDocument(_, meta) => [Some(meta), None],
            Self::CorrectText([(before, _), (after, _)]) => [Some(before), Some(after)],
        };
        let all = first.into_iter().chain(second);
        all.map(|meta| meta.text_sha256.as_str())
    }

    /// The article that comes in or goes, and its title.
    pub(super) fn article(&self) -> Option<(DocumentId, String)> {
        match self {
            Self::AddDocument(_, meta) | Self::RemoveDocument(_, meta) => {
                Some((meta.id, meta.title.clone()))
            }
            Self::Whole(_) | Self::CorrectText(_) => None,
        }
    }

    /// The operation. Linear in its text.
    ///
    /// # Errors
    /// [`ReadError`] when the text is not there.
    pub(super) fn with_text(self, texts: &Texts) -> Result<Op, ReadError> {
        Ok(match self {
            Self::Whole(op) => op,
            Self::AddDocument(place, meta) => Op::AddDocument {
                place,
                document: Arc::new(texts.document(meta)?),
            },
            Self::RemoveDocument(place, meta) => Op::RemoveDocument {
                place,
                document: Arc::new(texts.document(meta)?),
            },
            Self::CorrectText([before, after]) => Op::CorrectText {
                before: Arc::new(texts.document(before.0)?),
                after: Arc::new(texts.document(after.0)?),
                tags: before.1.into_iter().zip(after.1).map(Into::into).collect(),
            },
        })
    }
}

pub(super) fn read(value: Json) -> Result<Read, String> {
    let Json::Object(object) = value else {
        return Err(expected("a step", &value));
    };
    let Some((key, value)) = object.into_only() else {
        return Err("a step that is not one thing".to_owned());
    };
    let op = match key.as_str() {
        "setMeta" => {
            let (before, after) = both(value, ProjectMeta::read)?;
            Op::SetMeta {
                before: Box::new(before),
                after: Box::new(after),
            }
        }
        "setCodebook" => {
            let (before, after) = both(value, shared(Codebook::read))?;
            Op::SetCodebook { before, after }
        }
        "addCoder" => Op::AddCoder(Arc::new(Coder::read(value)?)),
        "removeCoder" => Op::RemoveCoder(Arc::new(Coder::read(value)?)),
        "replaceCoder" => {
            let (before, after) = both(value, shared(Coder::read))?;
            Op::ReplaceCoder { before, after }
        }
        "addDocument" => {
            let (place, meta) = place_and_meta(value)?;
            return Ok(Read::AddDocument(place, meta));
        }
        "removeDocument" => {
            let (place, meta) = place_and_meta(value)?;
            return Ok(Read::RemoveDocument(place, meta));
        }
        "setDocumentMeta" => {
            let (before, after) = both(value, DocumentMeta::read)?;
            Op::SetDocumentMeta {
                before: Box::new(before),
                after: Box::new(after),
            }
        }
        "correctText" => {
            let (before, after) = both(value, version)?;
            return Ok(Read::CorrectText([before, after]));
        }
        "addAnnotation" => Op::AddAnnotation(Arc::new(Annotation::read(value)?)),
        "removeAnnotation" => Op::RemoveAnnotation(Arc::new(Annotation::read(value)?)),
        "replaceAnnotation" => {
            let (before, after) = both(value, shared(Annotation::read))?;
            Op::ReplaceAnnotation { before, after }
        }
        "addActor" => Op::AddActor(Arc::new(Actor::read(value)?)),
        "removeActor" => Op::RemoveActor(Arc::new(Actor::read(value)?)),
        "replaceActor" => {
            let (before, after) = both(value, shared(Actor::read))?;
            Op::ReplaceActor { before, after }
        }
        "addRelation" => Op::AddRelation(Arc::new(Relation::read(value)?)),
        "removeRelation" => Op::RemoveRelation(Arc::new(Relation::read(value)?)),
        "replaceRelation" => {
            let (before, after) = both(value, shared(Relation::read))?;
            Op::ReplaceRelation { before, after }
        }
        "joinLog" => Op::JoinLog(entries(value)?),
        "partLog" => Op::PartLog(entries(value)?),
        _ => return Err(format!("“{key}” is no step that is known")),
    };
    Ok(Read::Whole(op))
}

fn version(value: Json) -> Result<Version, String> {
    let mut fields = Fields::of(value)?;
    let meta = fields.read("document", DocumentMeta::read)?;
    let tags = fields.list_of("tags", |value| Annotation::read(value).map(Arc::new))?;
    Ok((meta, tags))
}

fn shared<T>(
    read: fn(Json) -> Result<T, String>,
) -> impl Fn(Json) -> Result<Arc<T>, String> + Copy {
    move |value| read(value).map(Arc::new)
}

fn both<T>(value: Json, read: impl Fn(Json) -> Result<T, String> + Copy) -> Result<(T, T), String> {
    let mut fields = Fields::of(value)?;
    Ok((fields.read("before", read)?, fields.read("after", read)?))
}

fn entries(value: Json) -> Result<Arc<LogLines>, String> {
    let mut fields = Fields::of(value)?;
    let lines = fields.list_of("lines", |value| {
        let mut fields = Fields::of(value)?;
        let place = fields.number("place")? as usize;
        Ok((place, Arc::new(fields.read("line", LogEntry::read)?)))
    })?;
    Ok(Arc::new(lines))
}

fn place_and_meta(value: Json) -> Result<(usize, DocumentMeta), String> {
    let mut fields = Fields::of(value)?;
    let place = fields.number("place")? as usize;
    Ok((place, fields.read("document", DocumentMeta::read)?))
}
