//! A text is corrected, and its tags find their places in the new version; what could not be found is placed by hand.

use std::sync::Arc;

use super::annotation::{choosing, replace};
use super::{Command, Plan, coder_at_work, find};
use crate::domain::{
    Anchor, Annotation, AnnotationId, Document, DocumentId, DocumentMeta, Extra, Placed,
    Reanchoring, Refound, Span, Text, TextVersion, Timestamp, snap_outward,
};
use crate::edit::words::{count, short};
use crate::edit::{CommandError, Context, Cursor, Op, Session};

/// Puts another version of an article's text in the place of the present one.
#[derive(Clone, Debug)]
pub struct CorrectText {
    /// The article.
    pub document: DocumentId,
    /// The whole text as it is to be.
    pub text: Text,
}

impl Command for CorrectText {
    fn is_sweeping(&self) -> bool {
        true
    }

    fn plan(&self, session: &Session, context: &mut Context<'_>) -> Result<Plan, CommandError> {
        correct(session, self, context.now)
    }
}

/// Places a tag anew whose words were not found again in a corrected text.
#[derive(Clone, Debug)]
pub struct PlaceAnew {
    /// The tag.
    pub annotation: AnnotationId,
    /// Where it belongs; `None`: where it stands now.
    pub span: Option<Span>,
}

impl Command for PlaceAnew {
    fn plan(&self, session: &Session, context: &mut Context<'_>) -> Result<Plan, CommandError> {
        place(session, self, context.now)
    }
}

/// The tag as it is when it has found its place; one that has not keeps what it stood on, from the first time on.
fn found_again(before: &Annotation, placed: Placed, now: Timestamp) -> Annotation {
    let lost = match placed.found {
        Refound::Lost => before
            .lost
            .clone()
            .or_else(|| Some(Box::new(before.anchor.quote().clone()))),
        _ => before.lost.clone(),
    };
    Annotation {
        anchor: placed.anchor,
        lost,
        modified: match placed.found {
            Refound::Same | Refound::Moved => before.modified,
            _ => now,
        },
        ..before.clone()
    }
}

/// The new version of an article; the old one is listed in it.
fn version(session: &Session, before: &Document, text: Text, now: Timestamp) -> Document {
    let mut versions = before.meta.versions.clone();
    versions.push(TextVersion {
        text_sha256: before.meta.text_sha256.clone(),
        until: now,
        coder: session.coder().id,
        extra: Extra::new(),
    });
    let meta = DocumentMeta {
        text_sha256: text.sha256(),
        versions,
        ..before.meta.clone()
    };
    Document::new(meta, text)
}

fn correct(session: &Session, wish: &CorrectText, now: Timestamp) -> Result<Plan, CommandError> {
    let project = session.project();
    let before = project.document(wish.document);
    let before = before.ok_or(CommandError::NoDocument)?;
    if before.text == wish.text {
        return Err(CommandError::Nothing);
    }
    if wish.text.as_str().trim().is_empty() {
        return Err(CommandError::EmptyText);
    }
    let after = version(session, before, wish.text.clone(), now);
    let between = Reanchoring::new(&before.text, &after.text, &after.blocks);
    let mut tags = Vec::new();
    let (mut all, mut lost) = (0, 0);
    for tag in project.annotations_of(before.id()) {
        all += 1;
        let placed = between.place(&tag.anchor).ok_or(CommandError::EmptyText)?;
        lost += usize::from(placed.found == Refound::Lost);
        let moved = found_again(tag, placed, now);
        if moved != **tag {
            tags.push([Arc::clone(tag), Arc::new(moved)]);
        }
    }
    let mut title = format!("Corrected the text of “{}”", short(&before.meta.title));
    if all > 0 {
        title.push_str(&match lost {
            0 => format!("; {} found again", all_of(all)),
            lost => format!("; {} to be placed anew", count(lost, "tag")),
        });
    }
    let mut cursor = session.cursor();
    if cursor.document == Some(before.id()) {
        let chosen = cursor.chosen;
        cursor = Cursor::start_of(before.id()).at(between.position(cursor.head));
        cursor.chosen = chosen;
    }
    let mut ops: Vec<Op> = coder_at_work(session).into_iter().collect();
    ops.push(Op::CorrectText {
        before: Arc::clone(before),
        after: Arc::new(after),
        tags,
    });
    Ok(Plan::new(title, cursor, ops))
}

fn all_of(tags: usize) -> String {
    match tags {
        1 => "its tag was".to_owned(),
        n => format!("all {} were", count(n, "tag")),
    }
}

fn place(session: &Session, wish: &PlaceAnew, now: Timestamp) -> Result<Plan, CommandError> {
    let before = find(session, wish.annotation)?;
    let document = session.project().document(before.document);
    let document = document.ok_or(CommandError::NoDocument)?;
    let anchor = match wish.span {
        None => before.anchor.clone(),
        Some(span) => {
            let whole = snap_outward(&document.text, &document.blocks, span);
            Anchor::describe(&document.text, &[whole]).map_err(|_| CommandError::NoText)?
        }
    };
    let words = short(&anchor.quote().exact);
    let after = Annotation {
        anchor,
        lost: None,
        ..(**before).clone()
    };
    let mut cursor = choosing(session, &after);
    cursor = cursor.at(after.anchor.extent().end());
    cursor.chosen = Some(after.id);
    let title = format!("Placed a tag on “{words}”");
    Ok(Plan::new(title, cursor, replace(before, after, now)))
}
