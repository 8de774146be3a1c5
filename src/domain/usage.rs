//! What of the codebook is used where: an index over all that is coded.

use super::{
    AnnotationId, Code, CodeId, CodeList, Codebook, DocumentId, Project, RelationId, Section,
    Table, Term,
};

/// A place where something of the codebook is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Use {
    /// A tag: by its kind, or by a code in its frame.
    Tag(AnnotationId),
    /// A link between statements.
    Link(RelationId),
}

/// A term where it stands in its section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outlined {
    /// The term.
    pub term: Term,
    /// How many codes it stands under.
    pub depth: usize,
    /// How often it is used itself.
    pub own: usize,
    /// How often it is used, with what stands under it.
    pub all: usize,
}

/// The uses of everything, in the order of the articles and their words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    uses: Table<Term, Vec<Use>>,
    versions: Table<u32, usize>,
}

impl Usage {
    /// One walk over the project.
    pub fn of(project: &Project) -> Self {
        let mut usage = Self::default();
        for document in project.documents() {
            for tag in project.annotations_of(document.id()) {
                let here = Use::Tag(tag.id);
                *usage.versions.or_default(tag.codebook_version) += 1;
                usage.note(Term::Kind(tag.kind.clone()), here);
                let frame = tag.frame();
                for issue in &frame.issues {
                    usage.note(Term::Code(CodeList::Issues, issue.clone()), here);
                }
                if let Some(form) = &frame.form {
                    usage.note(Term::Code(CodeList::Forms, form.clone()), here);
                }
                for reason in &frame.justifications {
                    let list = CodeList::Justifications;
                    usage.note(Term::Code(list, reason.code.clone()), here);
                }
                for link in project.relations_of(tag.id).filter(|r| r.from == tag.id) {
                    *usage.versions.or_default(link.codebook_version) += 1;
                    usage.note(Term::Link(link.of_type.clone()), Use::Link(link.id));
                }
            }
        }
        usage
    }

    /// A code may stand twice in a frame, as a reason for and against.
    fn note(&mut self, term: Term, here: Use) {
        let uses = self.uses.or_default(term);
        if uses.last() != Some(&here) {
            uses.push(here);
        }
    }

    /// Where a term is used, in the order of the articles and their words.
    pub fn uses(&self, term: &Term) -> &[Use] {
        self.uses.get(term).map_or(&[], Vec::as_slice)
    }

    /// How often a term itself is used.
    pub fn count(&self, term: &Term) -> usize {
        self.uses(term).len()
    }

    /// A section with how often everything in it is used, in its order. `n log n` in the section.
    pub fn outline(&self, codebook: &Codebook, section: Section) -> Vec<Outlined> {
        let own = |term: Term, depth| {
            let own = self.count(&term);
            Outlined {
                term,
                depth,
                own,
                all: own,
            }
        };
        let Section::Codes(list) = section else {
            let all = codebook.terms(section).into_iter();
            return all.map(|term| own(term, 0)).collect();
        };
        // Whatever a code stands under comes before it.
        let codes = codebook.codes(list);
        let places: Table<&CodeId, usize> = codes.iter().map(|c| &c.id).zip(0..).collect();
        let above = |code: &Code| code.parent.as_ref().and_then(|id| places.get(&id)).copied();
        let mut rows: Vec<Outlined> = Vec::with_capacity(codes.len());
        for code in codes {
            let above = above(code).and_then(|place| rows.get(place));
            let depth = above.map_or(0, |above| above.depth + 1);
            rows.push(own(Term::Code(list, code.id.clone()), depth));
        }
        for (place, code) in codes.iter().enumerate().rev() {
            let all = rows.get(place).map_or(0, |row| row.all);
            if let Some(row) = above(code).and_then(|place| rows.get_mut(place)) {
                row.all += all;
            }
        }
        rows
    }

    /// How often a term is used, or anything that stands under it.
    pub fn count_below(&self, codebook: &Codebook, term: &Term) -> usize {
        let rows = self.outline(codebook, term.section());
        let row = rows.into_iter().find(|row| row.term == *term);
        row.map_or(0, |row| row.all)
    }

    /// How many tags and links were coded under a version of the codebook.
    pub fn under(&self, version: u32) -> usize {
        self.versions.get(&version).copied().unwrap_or_default()
    }
}

impl Use {
    /// The article it is in; of a link, that of the statement it leads from.
    pub fn document(self, project: &Project) -> Option<DocumentId> {
        let tag = match self {
            Self::Tag(id) => id,
            Self::Link(id) => project.relation(id)?.from,
        };
        Some(project.annotation(tag)?.document)
    }
}
