//! Two codebooks beside each other: what one would bring to the other.

use super::{Codebook, Section, Term};
use crate::domain::Table;

/// What another codebook has, seen from the one here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// Only there.
    pub new: Vec<Term>,
    /// In both, and not the same: in which respects.
    pub changed: Vec<(Term, Vec<&'static str>)>,
    /// Only here.
    pub only_here: Vec<Term>,
    /// How many are the same in both.
    pub same: usize,
}

impl Comparison {
    /// Compares by ids. `n log n` in the codebooks, but for finding each thing in its list.
    pub fn of(here: &Codebook, there: &Codebook) -> Self {
        let mut found = Self::default();
        for section in Section::ALL {
            let ours = here.terms(section);
            let known: Table<Term, ()> = ours.iter().map(|t| (t.clone(), ())).collect();
            for term in there.terms(section) {
                if !known.contains_key(&term) {
                    found.new.push(term);
                    continue;
                }
                let differs = differences(here, there, &term);
                if differs.is_empty() {
                    found.same += 1;
                } else {
                    found.changed.push((term, differs));
                }
            }
            let gone = ours.into_iter().filter(|t| there.said(t).is_none());
            found.only_here.extend(gone);
        }
        found
    }
}

/// In which respects a term that both have is not the same.
fn differences(here: &Codebook, there: &Codebook, term: &Term) -> Vec<&'static str> {
    let (Some(a), Some(b)) = (here.said(term), there.said(term)) else {
        return Vec::new();
    };
    let mut differs = Vec::new();
    let mut note = |is: bool, what| {
        if is {
            differs.push(what);
        }
    };
    note(a.label != b.label, "label");
    note(a.guide.definition != b.guide.definition, "definition");
    note(
        (&a.guide.include, &a.guide.exclude) != (&b.guide.include, &b.guide.exclude),
        "what is included and excluded",
    );
    note(
        (&a.guide.positive, &a.guide.negative) != (&b.guide.positive, &b.guide.negative),
        "examples",
    );
    note(a.colour != b.colour, "colour");
    note(a.key != b.key, "key");
    note(a.retired != b.retired, "whether it is retired");
    let other = match term {
        Term::Kind(id) => here.kind(id).zip(there.kind(id)).map(|(a, b)| {
            note(a.category != b.category, "what it tags");
            note(a.stroke != b.stroke, "line");
            note(a.slots != b.slots, "slots");
            a.extra != b.extra
        }),
        Term::Code(list, id) => here
            .code(*list, id)
            .zip(there.code(*list, id))
            .map(|(a, b)| {
                note(a.parent != b.parent, "what it stands under");
                note(a.replaced_by != b.replaced_by, "what replaces it");
                a.extra != b.extra
            }),
        Term::Link(id) => here.relation(id).zip(there.relation(id)).map(|(a, b)| {
            note(a.effect != b.effect, "effect on a demand");
            a.extra != b.extra
        }),
    };
    note(other == Some(true), "something this version does not know");
    differs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Code, CodeId, CodeList, KindId};

    #[test]
    fn a_codebook_brings_nothing_to_itself() {
        let codebook = Codebook::claims_actors_demands();
        let found = Comparison::of(&codebook, &codebook);
        assert!(found.new.is_empty() && found.changed.is_empty() && found.only_here.is_empty());
        assert_eq!(found.same, 3 + codebook.relations.len());
    }

    #[test]
    fn what_is_new_changed_and_missing_is_told_apart() {
        let here = Codebook::claims_actors_demands();
        let mut there = here.clone();
        there.kinds[0].label = "Assertion".to_owned();
        there.kinds.remove(2);
        there.issues.push(Code::named(CodeId::new("arms"), "Arms"));
        let found = Comparison::of(&here, &there);
        let arms = Term::Code(CodeList::Issues, CodeId::new("arms"));
        assert_eq!(found.new, [arms]);
        assert_eq!(
            found.changed,
            [(Term::Kind(KindId::new("claim")), vec!["label"])]
        );
        assert_eq!(found.only_here, [Term::Kind(KindId::new("actor"))]);
    }
}
