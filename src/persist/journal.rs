//! One step of work as a record of the journal, and back. A record names texts by their hash.

mod op;
mod place;

use super::envelope::{self, Kind, ReadError};
use super::texts::Texts;
use super::version::Format;
use crate::domain::json::{Fields, Json};
use crate::domain::{DocumentId, Project};
use crate::edit::{Cause, Transaction};

/// How a step is stored. Version 2 brought frames, actors and links.
const FORMAT: Format = Format::new(Kind::Journal, &[with_relations]);

/// Codebooks get the usual types of link, as the snapshot that these steps follow did: a step fits only what it was made
/// for.
fn with_relations(value: Json) -> Result<Json, String> {
    let mut step = Fields::of(value)?.rest();
    if let Some(Json::List(ops)) = step.remove("ops") {
        let ops = ops.into_iter().map(op::with_relations).collect();
        step.insert("ops".to_owned(), Json::List(ops));
    }
    Ok(Json::Object(step))
}

const CAUSES: [(&str, Cause); 3] = [
    ("user", Cause::User),
    ("undo", Cause::Undo),
    ("redo", Cause::Redo),
];

/// The bytes to store for a step. Linear in the step, without its texts.
pub fn encode(step: &Transaction) -> Vec<u8> {
    let cause = CAUSES.iter().find(|(_, cause)| *cause == step.origin);
    FORMAT.write(&|to| {
        to.object();
        to.shown_at("id", &step.id);
        to.shown_at("at", &step.at);
        to.shown_at("coder", &step.coder);
        to.text_at("origin", cause.map_or("user", |(word, _)| word));
        to.text_at("title", &step.title);
        if let Some(group) = step.group {
            to.key("group");
            place::write_group(group, to);
        }
        if step.goes_on {
            to.key("goesOn");
            to.literal("true");
        }
        to.key("before");
        place::write_cursor(step.before, to);
        to.key("after");
        place::write_cursor(step.after, to);
        to.key("ops");
        to.list();
        for op in &step.ops {
            op::write(op, to);
        }
        to.end_list();
        to.end_object();
    })
}

/// Whether these are the bytes of a step, which a newer version wrote.
pub(super) fn is_newer(bytes: &[u8]) -> bool {
    let newest = FORMAT.newest();
    let opened = envelope::open(bytes, Kind::Journal, newest);
    matches!(opened, Err(ReadError::Newer { .. }))
}

/// A step that was read, but for the texts of its articles.
pub(super) struct Record {
    step: Transaction,
    ops: Vec<op::Read>,
    /// Whether it was written in an older version.
    pub(super) migrated: bool,
}

impl Record {
    /// The names of the texts it speaks of.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        self.ops.iter().flat_map(op::Read::texts)
    }

    /// Does what concerns the articles that are in this project, which is a part of another; whether there came in others.
    /// `None` when that does not fit, or cannot be known without a text.
    pub(super) fn apply_here(mut self, project: &mut Project) -> Option<bool> {
        let mut others = false;
        for op in self.ops {
            match op {
                op::Read::Whole(op) => self.step.ops.push(op),
                // An article that comes in is not in the part that is looked at.
                op::Read::AddDocument(..) => others = true,
                op::Read::RemoveDocument(..) | op::Read::CorrectText(_) => return None,
            }
        }
        self.step.apply_here(project).ok()?;
        Some(others)
    }

    /// The step, without the articles whose text is not there, which are told by their titles. Linear in its texts.
    ///
    /// # Errors
    /// [`ReadError`] when a text is not there that is to be exchanged.
    pub(super) fn with(
        mut self,
        texts: &Texts,
        without: &mut Vec<(DocumentId, String)>,
    ) -> Result<Transaction, ReadError> {
        for op in self.ops {
            let article = op.article();
            match (op.with_text(texts), article) {
                (Ok(op), _) => self.step.ops.push(op),
                (Err(_), Some(article)) => without.push(article),
                (Err(error), None) => return Err(error),
            }
        }
        Ok(self.step)
    }
}

/// The step of stored bytes.
///
/// # Errors
/// [`ReadError`].
pub(super) fn decode(bytes: &[u8]) -> Result<Record, ReadError> {
    let read = FORMAT.read(bytes, step)?;
    let (step, ops) = read.value;
    Ok(Record {
        step,
        ops,
        migrated: read.migrated,
    })
}

/// The step without its operations, and those, without their texts.
fn step(value: Json) -> Result<(Transaction, Vec<op::Read>), String> {
    let mut fields = Fields::of(value)?;
    let step = Transaction {
        id: fields.parsed("id", "not an id")?,
        at: fields.parsed("at", "not a time")?,
        coder: fields.parsed("coder", "not an id")?,
        origin: fields.word("origin", &CAUSES)?,
        title: fields.text("title")?,
        group: match fields.optional("group") {
            Some(value) => Some(place::read_group(value)?),
            None => None,
        },
        goes_on: matches!(fields.optional("goesOn"), Some(Json::Bool(true))),
        before: fields.read("before", place::read_cursor)?,
        after: fields.read("after", place::read_cursor)?,
        ops: Vec::new(),
    };
    Ok((step, fields.list_of("ops", op::read)?))
}
