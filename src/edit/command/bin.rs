//! Articles go into the bin with their tags and links, come back as they were, or go for good.

use std::sync::Arc;

use super::tag::removing;
use super::{Command, Plan};
use crate::domain::{
    Annotation, Document, DocumentId, DocumentIndex, DocumentMeta, OrderedSet, Project, Timestamp,
    sort,
};
use crate::edit::words::{count, short};
use crate::edit::{CommandError, Context, Cursor, Op, Session};

/// Puts articles into the bin. Those that are there, or gone, are passed over.
#[derive(Clone, Debug)]
pub struct PutIntoBin(pub Vec<DocumentId>);

impl Command for PutIntoBin {
    fn plan(&self, session: &Session, context: &mut Context<'_>) -> Result<Plan, CommandError> {
        let project = session.project();
        let documents = found(&self.0, |id| project.document(id));
        let title = said(project, "Moved", &documents, " to the bin")?;
        let ops = documents.iter().map(|d| moved(d, Some(context.now)));
        let after = beside(session, &documents);
        Ok(Plan::new(title, after, ops.collect()))
    }
}

/// Takes articles out of the bin, to where they stood.
#[derive(Clone, Debug)]
pub struct TakeFromBin(pub Vec<DocumentId>);

impl Command for TakeFromBin {
    fn plan(&self, session: &Session, _: &mut Context<'_>) -> Result<Plan, CommandError> {
        let project = session.project();
        let documents = binned(project, &self.0);
        let title = said(project, "Restored", &documents, "")?;
        let ops = documents.iter().map(|d| moved(d, None));
        let mut after = session.cursor();
        if after.document.is_none() {
            after = documents
                .first()
                .map_or(after, |d| Cursor::start_of(d.id()));
        }
        Ok(Plan::new(title, after, ops.collect()))
    }
}

/// Takes articles that are in the bin out of the project, with their tags and links.
#[derive(Clone, Debug)]
pub struct EmptyBin(pub Vec<DocumentId>);

impl Command for EmptyBin {
    fn is_sweeping(&self) -> bool {
        true
    }

    fn plan(&self, session: &Session, context: &mut Context<'_>) -> Result<Plan, CommandError> {
        let documents = binned(session.project(), &self.0);
        removed(session, &documents, "Deleted", " for good", context.now)
    }
}

/// Takes an article out of the project, with its tags and links, wherever it is.
#[derive(Clone, Debug)]
pub struct RemoveDocument(pub DocumentId);

impl Command for RemoveDocument {
    fn plan(&self, session: &Session, context: &mut Context<'_>) -> Result<Plan, CommandError> {
        let document = session.project().any_document(self.0);
        let document = document.ok_or(CommandError::NoDocument)?;
        let documents = [Arc::clone(document)];
        let plan = removed(session, &documents, "Removed", "", context.now)?;
        let after = beside(session, &documents);
        Ok(Plan { after, ..plan })
    }
}

/// Each of them once, in the order of the ids.
fn found<'a>(
    ids: &[DocumentId],
    find: impl Fn(DocumentId) -> Option<&'a Arc<Document>>,
) -> Vec<Arc<Document>> {
    let ids: OrderedSet<DocumentId> = ids.iter().copied().collect();
    ids.iter().filter_map(|id| find(*id)).cloned().collect()
}

fn binned(project: &Project, ids: &[DocumentId]) -> Vec<Arc<Document>> {
    let in_bin = |d: &&Arc<Document>| d.meta.binned.is_some();
    found(ids, |id| project.any_document(id).filter(in_bin))
}

fn moved(document: &Document, binned: Option<Timestamp>) -> Op {
    Op::SetDocumentMeta {
        before: Box::new(document.meta.clone()),
        after: Box::new(DocumentMeta {
            binned,
            ..document.meta.clone()
        }),
    }
}

/// “Moved 3 articles to the bin with 12 tags”.
fn said(
    project: &Project,
    verb: &str,
    documents: &[Arc<Document>],
    where_to: &str,
) -> Result<String, CommandError> {
    let what = match documents {
        [] => return Err(CommandError::NoDocument),
        [one] => format!("the article “{}”", short(&one.meta.title)),
        many => count(many.len(), "article"),
    };
    let tags = documents.iter().filter_map(|d| project.index(d.id()));
    let with = match tags.map(DocumentIndex::len).sum() {
        0 => String::new(),
        n => format!(" with {}", count(n, "tag")),
    };
    Ok(format!("{verb} {what}{where_to}{with}"))
}

fn removed(
    session: &Session,
    documents: &[Arc<Document>],
    verb: &str,
    how: &str,
    now: Timestamp,
) -> Result<Plan, CommandError> {
    let project = session.project();
    let title = said(project, verb, documents, how)?;
    let tags = documents
        .iter()
        .flat_map(|d| project.annotations_of(d.id()));
    let tags: Vec<Arc<Annotation>> = tags.cloned().collect();
    let mut gone = removing(session, tags, now);
    let mut placed: Vec<(usize, &Arc<Document>)> = documents
        .iter()
        .filter_map(|d| Some((project.place_of_any(d.id())?, d)))
        .collect();
    // From the last to the first, so that each still stands where it stood.
    sort(&mut placed, |(a, _), (b, _)| b.cmp(a));
    gone.ops.extend(
        placed
            .into_iter()
            .map(|(place, document)| Op::RemoveDocument {
                place,
                document: Arc::clone(document),
            }),
    );
    Ok(Plan::new(gone.say(&title), session.cursor(), gone.ops))
}

/// Where the work goes on when some articles go: where it is, or at the one that comes to stand in the place of the one
/// on screen, or else at the one before.
fn beside(session: &Session, going: &[Arc<Document>]) -> Cursor {
    let (project, cursor) = (session.project(), session.cursor());
    let goes = |id: DocumentId| going.iter().any(|d| d.id() == id);
    let Some(here) = cursor.document.filter(|id| goes(*id)) else {
        return cursor;
    };
    let all = project.documents();
    let place = project.place(here).unwrap_or(0);
    let going: OrderedSet<DocumentId> = going.iter().map(|d| d.id()).collect();
    let stays = |d: &&Arc<Document>| !going.contains(&d.id());
    let next = all.iter().skip(place).find(stays);
    let next = next.or_else(|| all.iter().take(place).rev().find(stays));
    next.map_or_else(Cursor::default, |d| Cursor::start_of(d.id()))
}
