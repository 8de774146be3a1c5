//! A statement that was found: its words in their context, and what is coded of it.

use crate::domain::{AnnotationId, CodeList, Context, DemandStatus, Position, Project, context};
use crate::ui::html::{El, el};

/// Characters shown before and after the words.
const AROUND: u32 = 60;

/// What a row shows.
struct Face {
    kind: usize,
    label: String,
    who: String,
    status: Option<DemandStatus>,
    context: Context,
    facts: String,
}

/// The row of a statement; empty once it is gone.
pub fn face(project: &Project, id: AnnotationId) -> Option<El> {
    let face = look(project, id)?;
    let status = face.status.map(|status| {
        el("span")
            .class("status")
            .attr("data-status", status.word())
            .text(status.label())
    });
    let head = el("span")
        .class("hit-head")
        .child(el("span").class("tag-kind").child(face.label))
        .text(" ")
        .child(
            el("span")
                .class("hit-who")
                .attr("dir", "auto")
                .child(face.who),
        )
        .text(" ")
        .child(status);
    let whole = el("span")
        .attr_text("class", format!("hit kind-{}", face.kind))
        .child(head)
        .child(quoted(face.context))
        .child(
            el("span")
                .class("hit-facts")
                .attr("dir", "auto")
                .child(face.facts),
        );
    Some(whole)
}

/// Words with what stands either side.
pub fn quoted(context: Context) -> El {
    el("span")
        .class("hit-quote")
        .attr("dir", "auto")
        .child(context.before)
        .child(el("strong").child(context.words))
        .child(context.after)
        .text(" ")
}

fn look(project: &Project, id: AnnotationId) -> Option<Face> {
    let tag = project.annotation(id)?;
    let codebook = project.codebook();
    let document = project.document(tag.document)?;
    let frame = tag.frame();
    let issues = frame.issues.iter();
    let mut facts: Vec<String> = issues
        .map(|issue| codebook.path(CodeList::Issues, issue))
        .collect();
    if frame.position != Position::NotStated {
        facts.push(frame.position.label().to_owned());
    }
    if !frame.proposition.is_empty() {
        facts.push(frame.proposition.clone());
    }
    facts.push(document.meta.title.clone());
    let date = frame.date.or(document.meta.published);
    facts.extend(date.map(|date| date.in_words()));
    Some(Face {
        kind: codebook.position(&tag.kind)?,
        label: codebook.kind(&tag.kind)?.label.clone(),
        who: project.who_to_whom(frame),
        status: project.status_of(tag),
        context: context(document, tag.anchor.extent(), AROUND),
        facts: facts.join(" · "),
    })
}
