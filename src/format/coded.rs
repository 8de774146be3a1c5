//! What is coded of a tag, as flat columns: the same in the dataset and in the table, under the same names.
//!
//! Many values of a slot are a list, and the ids in the column beside it are in the same order. Empty: not stated.

use crate::domain::{Annotation, CodeId, CodeList, Frame, Part, Position, Project, Relation, Slot};

/// The columns, in order.
pub(super) const COLUMNS: [&str; 33] = [
    "claimants",
    "claimant_ids",
    "addressees",
    "addressee_ids",
    "addressee_evaluations",
    "objects",
    "object_ids",
    "object_evaluations",
    "issues",
    "issue_ids",
    "position",
    "proposition",
    "form",
    "form_id",
    "justifications",
    "justification_ids",
    "justification_positions",
    "condition",
    "attribution",
    "reporters",
    "reporter_ids",
    "claim_date",
    "claim_place",
    "actor",
    "actor_id",
    "naming",
    "links",
    "linked_ids",
    "demand_status",
    "claimant_mentions",
    "addressee_mentions",
    "object_mentions",
    "link_labels",
];

/// What stands in a column. Words are of people and articles; values are made here.
pub(super) enum Coded {
    /// One text.
    Words(String),
    /// Several.
    AllWords(Vec<String>),
    /// One number, date, id or word of a fixed list.
    Value(String),
    /// Several.
    Values(Vec<String>),
}

/// All columns of a tag. Linear in what is coded, and for each code in the codebook.
pub(super) fn columns(project: &Project, tag: &Annotation) -> [Coded; 33] {
    use Coded::{AllWords, Value, Values, Words};
    // What was coded of a mention while it was a statement rests.
    let nothing = Frame::empty();
    let frame = match project.is_mention(tag) {
        true => &nothing,
        false => tag.frame(),
    };
    let names = |slot| AllWords(names(project, frame.parts(slot)));
    let ids = |slot| Values(ids(project, frame.parts(slot)));
    let evaluations = |slot| Values(evaluations(frame.parts(slot)));
    let paths = |list, codes: &[&CodeId]| -> Vec<String> {
        codes.iter().map(|id| path(project, list, id)).collect()
    };
    let codes = |codes: &[&CodeId]| codes.iter().map(ToString::to_string).collect();
    let issues: Vec<&CodeId> = frame.issues.iter().collect();
    let reasons: Vec<&CodeId> = frame.justifications.iter().map(|j| &j.code).collect();
    let form = frame.form.as_ref();
    let reporters: Vec<Part> = frame.reporters.iter().map(|id| Part::actor(*id)).collect();
    let actor = tag.actor.and_then(|id| project.actor(id));
    let links = project.relations_of(tag.id).filter(|r| r.from == tag.id);
    let links: Vec<&Relation> = links.map(|r| &**r).collect();
    let label = |r: &Relation| {
        let known = project.codebook().relation(&r.of_type);
        known.map_or_else(|| r.of_type.to_string(), |of_type| of_type.label.clone())
    };
    let labels = links.iter().map(|r| label(r)).collect();
    let (links, linked) = links
        .iter()
        .map(|r| (r.of_type.to_string(), r.to.to_string()))
        .unzip();
    let or_nothing = |word: Option<&str>| Value(word.unwrap_or_default().to_owned());
    [
        names(Slot::Claimants),
        ids(Slot::Claimants),
        names(Slot::Addressees),
        ids(Slot::Addressees),
        evaluations(Slot::Addressees),
        names(Slot::Objects),
        ids(Slot::Objects),
        evaluations(Slot::Objects),
        AllWords(paths(CodeList::Issues, &issues)),
        AllWords(codes(&issues)),
        Value(position(frame.position)),
        Words(frame.proposition.clone()),
        Words(form.map_or_else(String::new, |id| path(project, CodeList::Forms, id))),
        Words(form.map_or_else(String::new, ToString::to_string)),
        AllWords(paths(CodeList::Justifications, &reasons)),
        AllWords(codes(&reasons)),
        Values(positions(frame)),
        Words(frame.condition.clone()),
        or_nothing(frame.attribution.map(|a| a.word())),
        AllWords(self::names(project, &reporters)),
        Values(self::ids(project, &reporters)),
        Value(frame.date.map(|d| d.to_string()).unwrap_or_default()),
        Words(frame.place.clone()),
        Words(actor.map(|a| a.name.clone()).unwrap_or_default()),
        Value(actor.map(|a| a.id.to_string()).unwrap_or_default()),
        or_nothing(tag.naming.map(|n| n.word())),
        AllWords(links),
        Values(linked),
        or_nothing(project.status_of(tag).map(|s| s.word())),
        Values(mentions(&frame.claimants)),
        Values(mentions(&frame.addressees)),
        Values(mentions(&frame.objects)),
        AllWords(labels),
    ]
}

fn names(project: &Project, parts: &[Part]) -> Vec<String> {
    parts.iter().map(|part| name(project, part)).collect()
}

fn ids(project: &Project, parts: &[Part]) -> Vec<String> {
    parts.iter().map(|part| id(project, part)).collect()
}

/// The name of somebody in a role; of somebody who is known by a mention alone, the words there.
pub(super) fn name(project: &Project, part: &Part) -> String {
    project.name_of(part).unwrap_or_default().to_owned()
}

/// The id; `mention:` and the id of the mention for somebody who is known by it alone.
pub(super) fn id(project: &Project, part: &Part) -> String {
    match (project.who(part), part.mention) {
        (Some(actor), _) => actor.to_string(),
        (None, Some(mention)) => format!("mention:{mention}"),
        (None, None) => String::new(),
    }
}

/// The mention by which each in the role is named, if any is.
fn mentions(parts: &[Part]) -> Vec<String> {
    if parts.iter().all(|part| part.mention.is_none()) {
        return Vec::new();
    }
    let each = parts.iter().map(|part| part.mention);
    each.map(|mention| mention.map_or_else(String::new, |id| id.to_string()))
        .collect()
}

/// One for each in the role, if any is stated.
fn evaluations(parts: &[Part]) -> Vec<String> {
    if parts.iter().all(|part| part.evaluation.is_none()) {
        return Vec::new();
    }
    let each = parts
        .iter()
        .map(|part| part.evaluation.map_or("", |e| e.word()));
    each.map(str::to_owned).collect()
}

/// One for each justification, if any is stated.
fn positions(frame: &Frame) -> Vec<String> {
    let each = frame.justifications.iter().map(|j| j.position);
    if each.clone().all(|p| p == Position::NotStated) {
        return Vec::new();
    }
    each.map(position).collect()
}

fn position(position: Position) -> String {
    match position {
        Position::NotStated => String::new(),
        stated => stated.word().to_owned(),
    }
}

/// The labels from the top of the tree down to the code.
pub(super) fn path(project: &Project, list: CodeList, id: &CodeId) -> String {
    let path = project.codebook().path(list, id);
    match path.is_empty() {
        true => id.to_string(),
        false => path,
    }
}
