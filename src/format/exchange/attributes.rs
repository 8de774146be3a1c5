//! The slots of a frame as attributes: names and values that a reader of another tool understands.
//!
//! Actors stand by their names, codes by their labels from the top of the tree down, joined by “ › ”, so that
//! `issue: Security › Enlargement` says by itself what it means. How an actor is judged, or a reason meant, stands in an
//! attribute of its own, as the word and what it is about: `addressee_evaluation: -1 NATO`.

use super::describe::Names;
use crate::domain::json::{Json, shown};
use crate::domain::{Annotation, CodeId, CodeList, Frame, Part, Position, Project, Slot, sort};

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
pub const KEPT: &str = "attributes";

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
    let mut add = |name: &str, values: Vec<String>| {
        if !values.is_empty() {
            found.push((name.to_owned(), values));
        }
    };
    let words = |words: &str| match words {
        "" => Vec::new(),
        words => vec![words.to_owned()],
    };
    if project.is_mention(tag) {
        add(NAMING, word(tag.naming.map(|n| n.word())));
    } else {
        let frame = tag.frame();
        for ((name, slot), of_role) in ROLES.into_iter().zip(EVALUATIONS) {
            let parts = frame.parts(slot);
            let named = parts.iter().filter_map(|part| known(project, part));
            add(name, named.collect());
            let judged = parts.iter().filter_map(|part| evaluation(project, part));
            let mut judged: Vec<String> = judged.collect();
            sort(&mut judged, Ord::cmp);
            add(of_role, judged);
        }
        let path = |list, id: &CodeId| names.code(list, id);
        let issues = frame.issues.iter().map(|id| path(CodeList::Issues, id));
        add(ISSUE, issues.collect());
        add(POSITION, position(frame.position));
        add(PROPOSITION, words(&frame.proposition));
        let form = frame.form.iter().map(|id| path(CodeList::Forms, id));
        add(FORM, form.collect());
        let reasons = frame.justifications.iter();
        let reason = |id: &CodeId| path(CodeList::Justifications, id);
        add(
            JUSTIFICATION,
            reasons.clone().map(|j| reason(&j.code)).collect(),
        );
        let stated = reasons.filter(|j| j.position != Position::NotStated);
        let stated = stated.map(|j| format!("{} {}", j.position.word(), reason(&j.code)));
        add(JUSTIFICATION_POSITION, stated.collect());
        add(CONDITION, words(&frame.condition));
        add(ATTRIBUTION, word(frame.attribution.map(|a| a.word())));
        add(REPORTER, reporters(project, frame));
        add(
            CLAIM_DATE,
            frame.date.iter().map(|date| shown(date)).collect(),
        );
        add(CLAIM_PLACE, words(&frame.place));
    }
    found.extend(foreign(tag));
    tidy(&mut found);
    found
}

/// Attributes that came with a file and have no slot here: kept, and told again.
fn foreign(tag: &Annotation) -> Vec<(String, Vec<String>)> {
    let Some(Json::Object(own)) = tag.extra.get(KEPT) else {
        return Vec::new();
    };
    let lists = own.iter().filter_map(|(name, values)| match values {
        Json::List(values) => Some((name.clone(), values)),
        _ => None,
    });
    let words = |values: &Vec<Json>| {
        values
            .iter()
            .filter_map(|v| v.as_str().map(str::to_owned))
            .collect()
    };
    lists.map(|(name, values)| (name, words(values))).collect()
}

/// How an actor of the register is called in values: by name, or by id where that is empty.
pub fn actor_name(project: &Project, id: crate::domain::ActorId) -> String {
    let name = project.actor(id).map(|actor| actor.name.clone());
    name.filter(|name| !name.is_empty())
        .unwrap_or_else(|| shown(&id))
}

fn known(project: &Project, part: &Part) -> Option<String> {
    project.who(part).map(|id| actor_name(project, id))
}

fn evaluation(project: &Project, part: &Part) -> Option<String> {
    let word = part.evaluation?.word();
    let name = known(project, part).or_else(|| project.name_of(part).map(str::to_owned))?;
    Some(format!("{word} {name}"))
}

fn reporters(project: &Project, frame: &Frame) -> Vec<String> {
    let ids = frame.reporters.iter();
    ids.map(|id| actor_name(project, *id)).collect()
}

fn position(position: Position) -> Vec<String> {
    word((position != Position::NotStated).then(|| position.word()))
}

fn word(word: Option<&str>) -> Vec<String> {
    word.iter().map(|&word| word.to_owned()).collect()
}
