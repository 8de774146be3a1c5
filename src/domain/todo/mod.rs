//! What is still to be done: what the rules of the codebook miss in what was coded. Coding is never forced, so that a
//! project may be saved with any of it missing.

mod words;

use super::{
    Annotation, AnnotationId, Category, CodeId, CodeList, Codebook, Document, DocumentId, Kind,
    Project, RelationId, Slot,
};

/// Something to be done about a tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Todo {
    /// The tag.
    pub annotation: AnnotationId,
    /// What it lacks, or has and should not have.
    pub what: Missing,
}

/// What a tag lacks, or has and should not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missing {
    /// Its words were not found again when the text was corrected; what it stood on.
    Place(Box<str>),
    /// A slot that its kind requires is empty; for a demand, whoever is called on in any case.
    Slot(Slot),
    /// Neither an issue nor a proposition says what it is about.
    Content,
    /// It was said after the article was published.
    LateDate,
    /// A mention of nobody of the register.
    Actor,
    /// It is of a kind that is no longer offered.
    RetiredKind,
    /// A code that is no longer offered.
    RetiredCode(CodeList, CodeId),
    /// A link from it, of a type that is no longer offered.
    RetiredLink(RelationId),
}

impl Missing {
    /// The slot in which it is mended; `None` for what is no matter of a slot.
    pub const fn slot(&self) -> Option<Slot> {
        match self {
            Self::Slot(slot) => Some(*slot),
            Self::Content => Some(Slot::Issues),
            Self::LateDate => Some(Slot::Date),
            Self::RetiredCode(CodeList::Issues, _) => Some(Slot::Issues),
            Self::RetiredCode(CodeList::Forms, _) => Some(Slot::Form),
            Self::RetiredCode(CodeList::Justifications, _) => Some(Slot::Justifications),
            Self::Place(_) | Self::Actor | Self::RetiredKind | Self::RetiredLink(_) => None,
        }
    }
}

/// How many of some statements lack nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Completeness {
    /// Statements about which nothing is to be done.
    pub complete: usize,
    /// All statements. Mentions do not count.
    pub statements: usize,
}

/// All that is to be done, article by article in the project's order, each in text order. Linear in the tags, and for
/// each tag in its links and in the codebook.
pub fn todo(project: &Project) -> Vec<Todo> {
    let documents = project.documents().iter();
    documents.flat_map(|d| todo_of(project, d.id())).collect()
}

/// What is to be done about an article, in text order. Linear in its tags.
pub fn todo_of(project: &Project, document: DocumentId) -> Vec<Todo> {
    state_of_coding(project, document).0
}

/// What is to be done about one tag; in the order of the slots.
pub fn missing(project: &Project, tag: &Annotation) -> Vec<Missing> {
    let document = project.document(tag.document);
    document.map_or_else(Vec::new, |d| missing_in(project, d, tag))
}

/// How far the statements of an article are. Linear in its tags.
pub fn completeness(project: &Project, document: DocumentId) -> Completeness {
    state_of_coding(project, document).1
}

/// [`todo_of`] and [`completeness`] for the price of one: both look at the same.
pub fn state_of_coding(project: &Project, document: DocumentId) -> (Vec<Todo>, Completeness) {
    let (mut todos, mut sum) = (Vec::new(), Completeness::default());
    let Some(document) = project.document(document) else {
        return (todos, sum);
    };
    for tag in project.annotations_of(document.id()) {
        let missing = missing_in(project, document, tag);
        if !project.is_mention(tag) {
            sum.statements += 1;
            sum.complete += usize::from(missing.is_empty());
        }
        todos.extend(missing.into_iter().map(|what| Todo {
            annotation: tag.id,
            what,
        }));
    }
    (todos, sum)
}

pub(super) fn missing_in(project: &Project, document: &Document, tag: &Annotation) -> Vec<Missing> {
    let codebook = project.codebook();
    let Some(kind) = codebook.kind(&tag.kind) else {
        return Vec::new();
    };
    let lost = tag.lost.iter();
    let mut missing: Vec<Missing> = lost.map(|q| Missing::Place(q.exact.clone())).collect();
    if kind.retired {
        missing.push(Missing::RetiredKind);
    }
    if kind.category == Category::Mention {
        if tag.actor.is_none() {
            missing.push(Missing::Actor);
        }
        return missing;
    }
    let frame = tag.frame();
    let wanted = Slot::ALL.iter().filter(|slot| is_wanted(kind, **slot));
    let empty = wanted.filter(|slot| !frame.has(**slot));
    missing.extend(empty.map(|slot| Missing::Slot(*slot)));
    if says_nothing(kind, tag, &missing) {
        missing.push(Missing::Content);
    }
    if let (Some(said), Some(published)) = (frame.date, document.meta.published)
        && said.is_after(published)
    {
        missing.push(Missing::LateDate);
    }
    retired_codes(codebook, tag, &mut missing);
    let links = project.relations_of(tag.id).filter(|r| r.from == tag.id);
    let retired = links.filter(|r| codebook.relation(&r.of_type).is_some_and(|t| t.retired));
    missing.extend(retired.map(|r| Missing::RetiredLink(r.id)));
    missing
}

/// Whether a kind wants a slot to be filled. What is not shown is never wanted: nobody could fill it.
fn is_wanted(kind: &Kind, slot: Slot) -> bool {
    let rule = kind.rule(slot);
    let called_on = slot == Slot::Addressees && kind.id.is_demand();
    rule.shown && (rule.required || called_on)
}

/// Whether a statement is about nothing, and could be about something, and this is not told of it yet.
fn says_nothing(kind: &Kind, tag: &Annotation, told: &[Missing]) -> bool {
    let mut either = [Slot::Issues, Slot::Proposition].into_iter();
    let empty = either.clone().all(|slot| !tag.frame().has(slot));
    let is_told = either
        .clone()
        .any(|slot| told.contains(&Missing::Slot(slot)));
    empty && !is_told && either.any(|slot| kind.rule(slot).shown)
}

fn retired_codes(codebook: &Codebook, tag: &Annotation, missing: &mut Vec<Missing>) {
    let frame = tag.frame();
    let reasons = frame.justifications.iter().map(|j| &j.code);
    let codes = (frame.issues.iter().map(|c| (CodeList::Issues, c)))
        .chain(frame.form.iter().map(|c| (CodeList::Forms, c)))
        .chain(reasons.map(|c| (CodeList::Justifications, c)));
    for (list, code) in codes {
        let retired = codebook.code(list, code).is_some_and(|c| c.retired);
        let what = Missing::RetiredCode(list, code.clone());
        if retired && !missing.contains(&what) {
            missing.push(what);
        }
    }
}

#[cfg(test)]
mod tests;
