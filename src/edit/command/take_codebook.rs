//! Another codebook comes into the project: from a file, or one to start from. Nothing that is in use is lost.

use super::codebook::recode;
use super::{Command, Plan};
use crate::domain::{
    CodeList, Codebook, Comparison, KeyCode, Kind, OrderedSet, Project, RelationType, Section,
    Term, Usage,
};
use crate::edit::{CommandError, Context, Session, keymap};

/// Takes another codebook in.
#[derive(Clone, Debug)]
pub struct TakeCodebook {
    /// The other one.
    pub from: Box<Codebook>,
    /// How.
    pub how: Taking,
    /// What it is called: the file, or the codebook to start from.
    pub name: String,
}

/// How another codebook comes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taking {
    /// What is new is added; what both have stays as it is here.
    Add,
    /// What is new is added; what both have becomes as it is there.
    Update,
    /// It takes the place of the one here; what is in use and missing there stays.
    Replace,
}

/// What comes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The codebook as it will be; its version and history are those of the project still.
    pub codebook: Codebook,
    /// What the other one lacks and stays because it, or something under it, is in use.
    pub kept: Vec<Term>,
    /// What goes.
    pub gone: Vec<Term>,
    /// Kinds that come without their key, because it stands for something else here.
    pub keyless: Vec<String>,
    /// Kinds in use that go on tagging what they do here.
    pub as_here: Vec<String>,
}

impl Command for TakeCodebook {
    fn is_sweeping(&self) -> bool {
        true
    }

    fn plan(&self, session: &Session, context: &mut Context<'_>) -> Result<Plan, CommandError> {
        let usage = Usage::of(session.project());
        let taken = taken(session.project(), &usage, &self.from, self.how);
        let title = match self.how {
            Taking::Add | Taking::Update => format!("Added “{}” to the codebook", self.name),
            Taking::Replace => format!("Replaced the codebook with “{}”", self.name),
        };
        recode(session, &title, &taken.codebook, &[], context.now)
    }
}

/// Works out what would come of taking another codebook in. Linear in the codebooks, but for finding each thing in its
/// list.
pub fn taken(project: &Project, usage: &Usage, from: &Codebook, how: Taking) -> Taken {
    let here = project.codebook();
    let comparison = Comparison::of(here, from);
    let mut taken = Taken {
        codebook: match how {
            Taking::Add | Taking::Update => (**here).clone(),
            Taking::Replace => Codebook {
                version: here.version,
                revisions: here.revisions.clone(),
                ..from.clone()
            },
        },
        kept: Vec::new(),
        gone: Vec::new(),
        keyless: Vec::new(),
        as_here: Vec::new(),
    };
    match how {
        Taking::Add => bring(&mut taken.codebook, from, &comparison.new),
        Taking::Update => {
            bring(&mut taken.codebook, from, &comparison.new);
            let changed: Vec<Term> = comparison.changed.into_iter().map(|(t, _)| t).collect();
            bring(&mut taken.codebook, from, &changed);
        }
        Taking::Replace => {
            // Used itself, or holding up something that is.
            let rows = Section::ALL.map(|section| usage.outline(here, section));
            let rows = rows.into_iter().flatten().filter(|row| row.all > 0);
            let in_use: OrderedSet<Term> = rows.map(|row| row.term).collect();
            let used = |term: &Term| in_use.contains(term);
            let (kept, gone) = comparison.only_here.into_iter().partition(used);
            (taken.kept, taken.gone) = (kept, gone);
            bring(&mut taken.codebook, here, &taken.kept.clone());
        }
    }
    for list in CodeList::ALL {
        taken.codebook.tidy(*list);
    }
    settle(&mut taken, here, usage);
    taken
}

/// Puts these terms of another codebook in, in the place of those that are there already.
fn bring(into: &mut Codebook, from: &Codebook, terms: &[Term]) {
    for term in terms {
        match term {
            Term::Kind(id) => {
                let new = from.kind(id).cloned();
                put(&mut into.kinds, new, |a: &Kind, b| a.id == b.id);
            }
            Term::Code(list, id) => {
                let new = from.code(*list, id).cloned();
                put(into.codes_mut(*list), new, |a, b| a.id == b.id);
            }
            Term::Link(id) => {
                let new = from.relation(id).cloned();
                put(&mut into.relations, new, |a: &RelationType, b| a.id == b.id);
            }
        }
    }
}

fn put<T>(list: &mut Vec<T>, new: Option<T>, same: fn(&T, &T) -> bool) {
    let Some(new) = new else { return };
    match list.iter_mut().find(|old| same(old, &new)) {
        Some(old) => *old = new,
        None => list.push(new),
    }
}

/// Keys stand for one thing each, and kinds in use go on tagging what they do.
fn settle(taken: &mut Taken, here: &Codebook, usage: &Usage) {
    // Who had a key here keeps it; then the first that asks for it.
    let mut had: OrderedSet<KeyCode> = OrderedSet::new();
    let keeps = |kind: &Kind| {
        let old = here.kind(&kind.id);
        old.is_some_and(|old| old.key.is_some() && old.key == kind.key)
    };
    for kind in taken.codebook.kinds.iter().filter(|kind| keeps(kind)) {
        if let Some(key) = &kind.key {
            had.insert(key.clone());
        }
    }
    for kind in &mut taken.codebook.kinds {
        let old = here.kind(&kind.id);
        let used = usage.count(&Term::Kind(kind.id.clone())) > 0;
        if let Some(old) = old.filter(|old| used && old.category != kind.category) {
            kind.category = old.category;
            kind.slots.clone_from(&old.slots);
            taken.as_here.push(kind.label.clone());
        }
        let Some(key) = kind.key.clone() else {
            continue;
        };
        let keeps = old.is_some_and(|old| old.key.as_ref() == Some(&key));
        if !keeps && (keymap::reserved(&key).is_some() || !had.insert(key)) {
            kind.key = None;
            taken.keyless.push(kind.label.clone());
        }
    }
}
