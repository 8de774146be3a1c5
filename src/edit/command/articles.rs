//! Articles come, and what is known about one of them changes.

use std::sync::Arc;

use super::{Command, Plan};
use crate::domain::{Document, DocumentId, DocumentMeta, todo_of};
use crate::edit::words::{count, short};
use crate::edit::{CommandError, Context, Cursor, Op, Session};

/// Puts articles at the end of the project's list.
#[derive(Clone, Debug)]
pub struct AddDocuments(pub Vec<Arc<Document>>);

impl Command for AddDocuments {
    fn is_sweeping(&self) -> bool {
        self.0.len() > 1
    }

    fn plan(&self, session: &Session, _: &mut Context<'_>) -> Result<Plan, CommandError> {
        Ok(add(session, &self.0))
    }
}

/// Changes what is known about an article.
#[derive(Clone, Debug)]
pub struct SetDocumentMeta(pub Box<DocumentMeta>);

impl Command for SetDocumentMeta {
    fn plan(&self, session: &Session, _: &mut Context<'_>) -> Result<Plan, CommandError> {
        set_meta(session, &self.0)
    }
}

/// Says that the coding of an article is finished, or that it is not.
#[derive(Clone, Copy, Debug)]
pub struct SetDone(pub DocumentId, pub bool);

impl Command for SetDone {
    fn plan(&self, session: &Session, _: &mut Context<'_>) -> Result<Plan, CommandError> {
        let Self(id, done) = *self;
        let project = session.project();
        let old = &project.document(id).ok_or(CommandError::NoDocument)?.meta;
        let article = short(&old.title);
        let title = match (done, todo_of(project, id).len()) {
            (false, _) => format!("Opened “{article}” again"),
            (true, 0) => format!("Marked “{article}” as done"),
            (true, left) => format!(
                "Marked “{article}” as done with {} to do",
                count(left, "thing")
            ),
        };
        let meta = DocumentMeta {
            done,
            ..old.clone()
        };
        let plan = set_meta(session, &meta)?;
        Ok(Plan { title, ..plan })
    }
}

pub(super) fn add(session: &Session, documents: &[Arc<Document>]) -> Plan {
    let first_place = session.project().all_documents().len();
    let title = match documents {
        [one] => format!("Added the article “{}”", short(&one.meta.title)),
        many => format!("Added {}", count(many.len(), "article")),
    };
    let after = documents
        .first()
        .map_or_else(|| session.cursor(), |d| Cursor::start_of(d.id()));
    let ops = documents
        .iter()
        .enumerate()
        .map(|(i, document)| Op::AddDocument {
            place: first_place + i,
            document: with_true_hash(Arc::clone(document)),
        })
        .collect();
    Plan::new(title, after, ops)
}

/// Texts are kept and found again under their hash, so a wrong one, as a file may have it, goes no further than here.
fn with_true_hash(document: Arc<Document>) -> Arc<Document> {
    let text_sha256 = document.text.sha256();
    if document.meta.text_sha256 == text_sha256 {
        return document;
    }
    Arc::new(document.with_meta(DocumentMeta {
        text_sha256,
        ..document.meta.clone()
    }))
}

pub(super) fn set_meta(session: &Session, meta: &DocumentMeta) -> Result<Plan, CommandError> {
    let old = session
        .project()
        .document(meta.id)
        .ok_or(CommandError::NoDocument)?;
    // The text stays, and with it the hash that speaks of it; and whether it is in the bin is said elsewhere.
    let meta = DocumentMeta {
        text_sha256: old.meta.text_sha256.clone(),
        versions: old.meta.versions.clone(),
        binned: old.meta.binned,
        ..meta.clone()
    };
    let title = format!("Changed the details of “{}”", short(&meta.title));
    let ops = if old.meta == meta {
        Vec::new()
    } else {
        vec![Op::SetDocumentMeta {
            before: Box::new(old.meta.clone()),
            after: Box::new(meta),
        }]
    };
    Ok(Plan::new(title, session.cursor(), ops))
}
