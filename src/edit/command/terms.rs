//! Terms of the codebook are merged, split and taken out, and what was coded with them goes along.

use super::codebook::recode;
use super::{Change, Command, Plan};
use crate::domain::{
    AnnotationId, CodeId, CodeList, Codebook, OrderedSet, RelationId, Table, Term, Use,
};
use crate::edit::{CommandError, Context, Session};

/// One term becomes part of another of the same list: whatever was coded with it is coded with that.
#[derive(Clone, Debug)]
pub struct MergeTerms {
    /// The one that goes.
    pub from: Term,
    /// The one that stays.
    pub into: Term,
}

impl Command for MergeTerms {
    fn is_sweeping(&self) -> bool {
        true
    }

    fn plan(&self, session: &Session, context: &mut Context<'_>) -> Result<Plan, CommandError> {
        let old = session.project().codebook();
        go_together(old, &self.from, &self.into)?;
        let label = |term: &Term| {
            old.said(term)
                .map_or_else(String::new, |s| s.label.to_owned())
        };
        let title = format!(
            "Merged “{}” into “{}”",
            label(&self.from),
            label(&self.into)
        );
        let mut codebook = (**old).clone();
        take_out(&mut codebook, &self.from, Some(&self.into));
        let change = change(&self.from, &[&self.into], None).ok_or(CommandError::NoTerm)?;
        recode(session, &title, &codebook, &[change], context.now)
    }
}

/// A term is taken out of the codebook. What was coded with it is coded with another; without another, codes and links
/// are taken away from the statements, and a kind that is in use is refused.
#[derive(Clone, Debug)]
pub struct RemoveTerm {
    /// The one that goes.
    pub term: Term,
    /// What takes its place in all that was coded with it.
    pub instead: Option<Term>,
}

impl Command for RemoveTerm {
    fn plan(&self, session: &Session, context: &mut Context<'_>) -> Result<Plan, CommandError> {
        let old = session.project().codebook();
        let said = old.said(&self.term).ok_or(CommandError::NoTerm)?;
        let title = format!("Deleted “{}” from the codebook", said.label);
        if let Some(instead) = &self.instead {
            go_together(old, &self.term, instead)?;
        }
        let mut codebook = (**old).clone();
        take_out(&mut codebook, &self.term, None);
        let to: Vec<&Term> = self.instead.iter().collect();
        let changes: Vec<Change> = change(&self.term, &to, None).into_iter().collect();
        recode(session, &title, &codebook, &changes, context.now)
    }
}

/// New terms come out of one, and what was coded with it is given to them place by place.
#[derive(Clone, Debug)]
pub struct SplitTerm {
    /// The one that is split; it stays, with whatever is given to nobody else.
    pub term: Term,
    /// Labels of the new ones.
    pub parts: Vec<String>,
    /// The new codes stand under it, not beside it.
    pub below: bool,
    /// Which parts a place gets, by their places in `parts`; [`None`] among them: it keeps the old one too. A tag has one
    /// kind, and a link one type: there the first counts. Places that are not listed stay as they are.
    pub given: Vec<(Use, Vec<Option<usize>>)>,
}

impl Command for SplitTerm {
    fn plan(&self, session: &Session, context: &mut Context<'_>) -> Result<Plan, CommandError> {
        let old = session.project().codebook();
        let said = old.said(&self.term).ok_or(CommandError::NoTerm)?;
        if self.parts.is_empty() {
            return Err(CommandError::NoParts);
        }
        let title = format!("Split “{}” into “{}”", said.label, self.parts.join("”, “"));
        let mut codebook = (**old).clone();
        let mut parts: Vec<Term> = Vec::new();
        // Each comes right behind the old one: the last first, so that they stand as they were named.
        for label in self.parts.iter().rev() {
            let new = codebook.twin(&self.term, label.trim());
            parts.insert(0, new.ok_or(CommandError::NoTerm)?);
        }
        if let (true, Term::Code(list, above)) = (self.below, &self.term) {
            for part in &parts {
                codebook.put_under(*list, &CodeId::new(part.id()), Some(above));
            }
        }
        // All places that get the same parts are one change.
        let mut groups: Table<Vec<Option<usize>>, Vec<Use>> = Table::new();
        for (place, given) in &self.given {
            if given.as_slice() != [None] && !given.is_empty() {
                groups.or_default(given.clone()).push(*place);
            }
        }
        let changes = groups.iter().filter_map(|(given, places)| {
            let to = given.iter().filter_map(|part| match part {
                Some(part) => parts.get(*part),
                None => Some(&self.term),
            });
            change(&self.term, &to.collect::<Vec<_>>(), Some(places))
        });
        let changes: Vec<Change> = changes.collect();
        recode(session, &title, &codebook, &changes, context.now)
    }
}

/// Whether one can take the place of the other.
fn go_together(codebook: &Codebook, from: &Term, into: &Term) -> Result<(), CommandError> {
    let both = codebook.said(from).is_some() && codebook.said(into).is_some();
    let alike = from != into && from.section() == into.section();
    let category = |term: &Term| match term {
        Term::Kind(id) => codebook.kind(id).map(|kind| kind.category),
        _ => None,
    };
    if both && alike && category(from) == category(into) {
        Ok(())
    } else {
        Err(CommandError::NoTerm)
    }
}

/// Takes a term out; what stands under a code goes under its heir, and whoever was to be replaced by it is replaced by
/// that.
fn take_out(codebook: &mut Codebook, term: &Term, heir: Option<&Term>) {
    match term {
        Term::Kind(id) => codebook.kinds.retain(|kind| kind.id != *id),
        Term::Link(id) => codebook.relations.retain(|link| link.id != *id),
        Term::Code(list, id) => {
            let heir = heir.map(|heir| CodeId::new(heir.id()));
            codebook.take_out(*list, id, heir.as_ref());
            replaced(codebook, *list, id, heir.as_ref());
        }
    }
}

fn replaced(codebook: &mut Codebook, list: CodeList, gone: &CodeId, heir: Option<&CodeId>) {
    for code in codebook.codes_mut(list) {
        let old = std::mem::take(&mut code.replaced_by);
        for id in old {
            let id = if id == *gone { heir.cloned() } else { Some(id) };
            let new = id.filter(|id| *id != code.id && !code.replaced_by.contains(id));
            code.replaced_by.extend(new);
        }
    }
}

/// What takes the place of a term, in all places or in these alone. `None` for a kind without another.
fn change(from: &Term, to: &[&Term], only: Option<&Vec<Use>>) -> Option<Change> {
    let tags = || -> Option<OrderedSet<AnnotationId>> {
        let tag = |place: &Use| match place {
            Use::Tag(id) => Some(*id),
            Use::Link(_) => None,
        };
        only.map(|only| only.iter().filter_map(tag).collect())
    };
    let links = || -> Option<OrderedSet<RelationId>> {
        let link = |place: &Use| match place {
            Use::Link(id) => Some(*id),
            Use::Tag(_) => None,
        };
        only.map(|only| only.iter().filter_map(link).collect())
    };
    Some(match from {
        Term::Kind(id) => {
            let Some(Term::Kind(to)) = to.first() else {
                return None;
            };
            Change::Kind {
                from: id.clone(),
                to: to.clone(),
                only: tags(),
            }
        }
        Term::Code(list, id) => Change::Code {
            list: *list,
            from: id.clone(),
            to: to.iter().map(|term| CodeId::new(term.id())).collect(),
            only: tags(),
        },
        Term::Link(id) => Change::Link {
            from: id.clone(),
            to: to.first().and_then(|term| match term {
                Term::Link(to) => Some(to.clone()),
                _ => None,
            }),
            only: links(),
        },
    })
}
