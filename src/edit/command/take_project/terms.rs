//! What kinds, codes and types of link that come in are here.

use super::matched::{AT_A_TIME, Matched};
use crate::domain::{
    Code, CodeId, CodeList, Codebook, Kind, KindId, Project, RelationType, RelationTypeId, Section,
    Table, Term, Turns, breathe, fold, fresh_look,
};

/// Where a code stands and what it is called, whatever its letters.
pub(super) type Called = (CodeList, Option<CodeId>, String);

/// What the codes of a codebook are called: of several that are called alike, the first.
pub(super) fn called(codebook: &Codebook) -> Table<Called, CodeId> {
    let lists = CodeList::ALL.iter().copied();
    let codes = lists.flat_map(|list| codebook.codes(list).iter().map(move |code| (list, code)));
    let called = codes.map(|(list, code)| {
        let label = fold(code.label.trim());
        ((list, code.parent.clone(), label), code.id.clone())
    });
    // Of entries of one key the last holds.
    let mut called: Vec<_> = called.collect();
    called.reverse();
    called.into_iter().collect()
}

impl Matched {
    /// Kinds, codes and types of link that are used: those that are called alike are the same. New ones come without keys.
    pub(super) async fn terms(&mut self, from: &Project, turns: &dyn Turns) {
        let theirs = from.codebook();
        for (n, tag) in from.annotations().enumerate() {
            if n.is_multiple_of(AT_A_TIME) {
                breathe(turns).await;
            }
            if !self.kinds.contains_key(&tag.kind)
                && let Some(kind) = theirs.kind(&tag.kind)
            {
                let id = self.kind(kind);
                self.kinds.insert(tag.kind.clone(), id);
            }
            let frame = tag.frame();
            let reasons = frame.justifications.iter().map(|j| &j.code);
            let used = (frame.issues.iter().map(|id| (CodeList::Issues, id)))
                .chain(frame.form.iter().map(|id| (CodeList::Forms, id)))
                .chain(reasons.map(|id| (CodeList::Justifications, id)));
            for (list, id) in used {
                self.code(theirs, list, id);
            }
        }
        for list in CodeList::ALL {
            breathe(turns).await;
            self.codebook.tidy(*list);
        }
        for (n, link) in from.relations().enumerate() {
            if n.is_multiple_of(AT_A_TIME) {
                breathe(turns).await;
            }
            if !self.links.contains_key(&link.of_type)
                && let Some(of_type) = theirs.relation(&link.of_type)
            {
                let id = self.link_type(of_type);
                self.links.insert(link.of_type.clone(), id);
            }
        }
    }

    fn kind(&mut self, kind: &Kind) -> KindId {
        let label = fold(kind.label.trim());
        let alike = |one: &&Kind| fold(one.label.trim()) == label && one.category == kind.category;
        let mut kinds = self.codebook.kinds.iter().filter(alike);
        if let Some(known) = kinds.next() {
            return known.id.clone();
        }
        let id = match self.codebook.free_id(Section::Kinds, &kind.label) {
            Term::Kind(id) => id,
            Term::Code(..) | Term::Link(_) => kind.id.clone(),
        };
        self.new_kinds.push(kind.label.clone());
        // Nobody would tell it from another of the same colour.
        let kinds = self.codebook.kinds.iter();
        let looks: Vec<_> = kinds.map(|kind| (kind.colour, kind.stroke)).collect();
        let (colour, stroke) = match looks.iter().any(|(colour, _)| *colour == kind.colour) {
            true => fresh_look(&looks),
            false => (kind.colour, kind.stroke),
        };
        self.codebook.kinds.push(Kind {
            id: id.clone(),
            key: None,
            colour,
            stroke,
            ..kind.clone()
        });
        id
    }

    /// A code, with those above it.
    fn code(&mut self, theirs: &Codebook, list: CodeList, id: &CodeId) -> Option<CodeId> {
        let key = (list, id.clone());
        if let Some(known) = self.codes.get(&key) {
            return Some(known.clone());
        }
        let code = theirs.code(list, id)?;
        let parent = match &code.parent {
            Some(parent) => Some(self.code(theirs, list, parent)?),
            None => None,
        };
        let called = (list, parent.clone(), fold(code.label.trim()));
        let here = match self.called.get(&called) {
            Some(known) => known.clone(),
            None => {
                let new = match self.codebook.free_id(Section::Codes(list), &code.label) {
                    Term::Code(_, id) => id,
                    Term::Kind(_) | Term::Link(_) => id.clone(),
                };
                let code = Code {
                    id: new.clone(),
                    parent,
                    key: None,
                    replaced_by: Vec::new(),
                    ..code.clone()
                };
                // They are brought into order once all of them are there.
                self.codebook.codes_mut(list).push(code);
                self.called.insert(called, new.clone());
                self.new_terms += 1;
                new
            }
        };
        self.codes.insert(key, here.clone());
        Some(here)
    }

    fn link_type(&mut self, of_type: &RelationType) -> RelationTypeId {
        let label = fold(of_type.label.trim());
        let mut types = self.codebook.relations.iter();
        if let Some(known) = types.find(|one| fold(one.label.trim()) == label) {
            return known.id.clone();
        }
        let id = match self.codebook.free_id(Section::Links, &of_type.label) {
            Term::Link(id) => id,
            Term::Kind(_) | Term::Code(..) => of_type.id.clone(),
        };
        self.codebook.relations.push(RelationType {
            id: id.clone(),
            key: None,
            ..of_type.clone()
        });
        self.new_terms += 1;
        id
    }
}
