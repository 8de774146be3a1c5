//! The slots of a frame as attributes: names and values that a reader of another tool understands.
//!
//! Actors stand by their names, codes by their labels from the top of the tree down, joined by “ › ”, so that
//! `issue: Security › Enlargement` says by itself what it means. How an actor is judged, or a reason meant, stands in an
//! attribute of its own, as the word and what it is about: `addressee_evaluation: -1 NATO`.

use std::borrow::Cow;

use super::describe::Names;
use crate::domain::json::{Json, shown};
use crate::domain::{ActorId, Annotation, CodeId, CodeList, Part, Position, Project, Slot, sort};

/// Who says it.
pub const CLAIMANT: &str = "claimant";
/// To whom, or who is called on.
pub const ADDRESSEE: &str = "addressee";
/// For or against whom.
pub const OBJECT: &str = "object";
/// What it is about.
pub const ISSUE: &str = "issue";
/// For or against it: a word of [`Position`].
pub const POSITION: &str = "position";
/// In the analyst's words.
pub const PROPOSITION: &str = "proposition";
/// In which form.
pub const FORM: &str = "form";
/// Why.
pub const JUSTIFICATION: &str = "justification";
/// Whether a reason is meant for or against.
pub const JUSTIFICATION_POSITION: &str = "justification_position";
/// On which condition.
pub const CONDITION: &str = "condition";
/// How it came into the article: a word of [`crate::domain::Attribution`].
pub const ATTRIBUTION: &str = "attribution";
/// Who passed it on.
pub const REPORTER: &str = "reporter";
/// When it was said.
pub const CLAIM_DATE: &str = "claim_date";
/// Where it was said.
pub const CLAIM_PLACE: &str = "claim_place";
/// In which words an actor is named: a word of [`crate::domain::Naming`].
pub const NAMING: &str = "naming";

/// Key of a tag under which attributes of other tools are kept that have no slot here.
pub use crate::domain::KEPT_ATTRIBUTES as KEPT;

/// What is added to the name of a role for how it judges whoever is in it.
pub const EVALUATION: &str = "_evaluation";

/// How each of the [`ROLES`] judges whoever is in it: its name with [`EVALUATION`].
const EVALUATIONS: [&str; 3] = [
    "claimant_evaluation",
    "addressee_evaluation",
    "object_evaluation",
];

/// All of them, in the order in which they are written.
pub const ALL: [&str; 18] = [
    CLAIMANT,
    ADDRESSEE,
    OBJECT,
    ISSUE,
    POSITION,
    PROPOSITION,
    FORM,
    JUSTIFICATION,
    JUSTIFICATION_POSITION,
    CONDITION,
    ATTRIBUTION,
    REPORTER,
    CLAIM_DATE,
    CLAIM_PLACE,
    NAMING,
    EVALUATIONS[0],
    EVALUATIONS[1],
    EVALUATIONS[2],
];

/// The roles with their names.
pub const ROLES: [(&str, Slot); 3] = [
    (CLAIMANT, Slot::Claimants),
    (ADDRESSEE, Slot::Addressees),
    (OBJECT, Slot::Objects),
];

/// Attributes that people state in words of their own: no list to choose from.
pub const IN_WORDS: [&str; 4] = [PROPOSITION, CONDITION, CLAIM_DATE, CLAIM_PLACE];

/// Those of them that are whole sentences, of which hardly two are the same: nobody lists their values.
pub const SENTENCES: [&str; 2] = [PROPOSITION, CONDITION];

/// The place of an attribute in the order: those of a frame as in [`ALL`], all others behind them.
pub fn rank(name: &str) -> usize {
    let known = ALL.iter().position(|one| *one == name);
    known.unwrap_or(ALL.len())
}

/// Puts attributes in their order and lets go of what is said twice, or not at all.
pub fn tidy(attributes: &mut Vec<(String, Vec<String>)>) {
    for (_, values) in attributes.iter_mut() {
        if let [only] = values.as_slice()
            && !only.trim().is_empty()
        {
            continue;
        }
        let mut once: Vec<String> = Vec::with_capacity(values.len());
        for value in values.drain(..) {
            if !value.trim().is_empty() && !once.contains(&value) {
                once.push(value);
            }
        }
        *values = once;
    }
    attributes.retain(|(_, values)| !values.is_empty());
    sort(attributes, |a, b| {
        (rank(&a.0), &a.0).cmp(&(rank(&b.0), &b.0))
    });
}

/// What is coded of a tag. Linear in it.
pub fn of(project: &Project, names: &Names, tag: &Annotation) -> Vec<(String, Vec<String>)> {
    let mut found: Vec<(String, Vec<String>)> = Vec::new();
    each(project, names, tag, &mut |name, values| {
        let values = values.iter().map(|value| value.clone().into_owned());
        found.push((name.to_owned(), values.collect()));
    });
    tidy(&mut found);
    found
}

/// Tells what is coded of a tag, an attribute with its values after the other: not in their order yet, and some of the values
/// may be blank or there twice.
pub(super) fn each<'a>(
    project: &'a Project,
    names: &'a Names,
    tag: &'a Annotation,
    tell: &mut dyn FnMut(&'a str, &[Cow<'a, str>]),
) {
    let mut told: Vec<Cow<'a, str>> = Vec::new();
    let mut add = |name: &'a str, values: &mut dyn Iterator<Item = Cow<'a, str>>| {
        told.clear();
        told.extend(values);
        if !told.is_empty() {
            tell(name, &told);
        }
    };
    let some = |word: Option<&'a str>| word.into_iter().map(Cow::Borrowed);
    let words = |words: &'a str| some((!words.is_empty()).then_some(words));
    if project.is_mention(tag) {
        add(NAMING, &mut some(tag.naming.map(|n| n.word())));
    } else {
        let frame = tag.frame();
        for ((name, slot), of_role) in ROLES.into_iter().zip(EVALUATIONS) {
            let parts = frame.parts(slot);
            add(
                name,
                &mut parts.iter().filter_map(|part| called(project, part)),
            );
            let judged = parts.iter().filter_map(|part| evaluation(project, part));
            let mut judged: Vec<Cow<'_, str>> = judged.map(Cow::Owned).collect();
            sort(&mut judged, Ord::cmp);
            add(of_role, &mut judged.into_iter());
        }
        let path = |list, id: &CodeId| Cow::Borrowed(names.code(list, id));
        let issues = frame.issues.iter();
        add(ISSUE, &mut issues.map(|id| path(CodeList::Issues, id)));
        add(POSITION, &mut some(position(frame.position)));
        add(PROPOSITION, &mut words(&frame.proposition));
        let form = frame.form.iter();
        add(FORM, &mut form.map(|id| path(CodeList::Forms, id)));
        let reasons = frame.justifications.iter();
        let reason = |id: &CodeId| path(CodeList::Justifications, id);
        add(JUSTIFICATION, &mut reasons.clone().map(|j| reason(&j.code)));
        let stated = reasons.filter(|j| j.position != Position::NotStated);
        let stated = stated.map(|j| format!("{} {}", j.position.word(), reason(&j.code)));
        add(JUSTIFICATION_POSITION, &mut stated.map(Cow::Owned));
        add(CONDITION, &mut words(&frame.condition));
        add(ATTRIBUTION, &mut some(frame.attribution.map(|a| a.word())));
        let reporters = frame.reporters.iter();
        add(REPORTER, &mut reporters.map(|id| named_as(project, *id)));
        let date = frame.date.iter();
        add(CLAIM_DATE, &mut date.map(|date| Cow::Owned(shown(date))));
        add(CLAIM_PLACE, &mut words(&frame.place));
    }
    // What came with a file and has no slot here.
    if let Some(Json::Object(own)) = tag.extra.get(KEPT) {
        for (name, values) in own.iter() {
            if let Json::List(values) = values {
                let values = values.iter().filter_map(Json::as_str);
                add(name, &mut values.map(Cow::Borrowed));
            }
        }
    }
}

/// How an actor of the register is called in values: by name, or by id where that is empty.
pub fn actor_name(project: &Project, id: ActorId) -> String {
    named_as(project, id).into_owned()
}

fn named_as(project: &Project, id: ActorId) -> Cow<'_, str> {
    match project.actor(id).map(|actor| actor.name.as_str()) {
        None | Some("") => Cow::Owned(shown(&id)),
        Some(name) => Cow::Borrowed(name),
    }
}

fn evaluation(project: &Project, part: &Part) -> Option<String> {
    let word = part.evaluation?.word();
    Some(format!("{word} {}", called(project, part)?))
}

/// How somebody in a role is called: as the actor of the register, or by the words of a mention that is linked to nobody.
fn called<'a>(project: &'a Project, part: &Part) -> Option<Cow<'a, str>> {
    let known = project.who(part).map(|id| named_as(project, id));
    known.or_else(|| project.name_of(part).map(Cow::Borrowed))
}

fn position(position: Position) -> Option<&'static str> {
    (position != Position::NotStated).then(|| position.word())
}

/// What can have several values here.
const SEVERAL: [&str; 7] = [
    CLAIMANT,
    ADDRESSEE,
    OBJECT,
    ISSUE,
    JUSTIFICATION,
    JUSTIFICATION_POSITION,
    REPORTER,
];

/// Whether an attribute of this name can have several values here.
pub fn has_several(name: &str) -> bool {
    SEVERAL.contains(&name) || name.ends_with(EVALUATION)
}
