//! What of a project that comes is what of the one that is here.

use std::sync::Arc;

use crate::domain::{
    Actor, ActorId, Affiliation, Annotation, AnnotationId, Code, CodeId, CodeList, Codebook, Coder,
    CoderId, DocumentId, Frame, IdSource, Kind, KindId, OrderedSet, Part, Project, Relation,
    RelationType, RelationTypeId, Section, Slot, Table, Term, fold,
};

/// From ids of what comes to ids of what is here, or will be.
pub(super) struct Matched {
    documents: Table<DocumentId, DocumentId>,
    kinds: Table<KindId, KindId>,
    codes: Table<(CodeList, CodeId), CodeId>,
    links: Table<RelationTypeId, RelationTypeId>,
    actors: Table<ActorId, ActorId>,
    coders: Table<CoderId, CoderId>,
    tags: Table<AnnotationId, AnnotationId>,
    /// Tags that are here and have not been met again, by article.
    waiting: Table<DocumentId, Vec<Arc<Annotation>>>,
    /// With what is new.
    pub(super) codebook: Codebook,
    /// Labels of kinds that are new.
    pub(super) new_kinds: Vec<String>,
    /// How many codes and types of link are.
    pub(super) new_terms: usize,
    pub(super) new_actors: Vec<Actor>,
    pub(super) new_coders: Vec<Coder>,
}

impl Matched {
    /// Looks at everything but the tags and the links. `n log n`.
    pub(super) fn of(project: &Project, from: &Project, ids: &mut dyn IdSource) -> Self {
        let mut matched = Self {
            documents: Table::new(),
            kinds: Table::new(),
            codes: Table::new(),
            links: Table::new(),
            actors: Table::new(),
            coders: Table::new(),
            tags: Table::new(),
            waiting: Table::new(),
            codebook: (**project.codebook()).clone(),
            new_kinds: Vec::new(),
            new_terms: 0,
            new_actors: Vec::new(),
            new_coders: Vec::new(),
        };
        matched.documents(project, from, ids);
        matched.terms(from);
        matched.people(project, from);
        matched
    }

    /// An article with the same text is the same article; of several, one after the other.
    fn documents(&mut self, project: &Project, from: &Project, ids: &mut dyn IdSource) {
        let mut known: Table<&str, Vec<DocumentId>> = Table::new();
        for document in project.documents().iter().rev() {
            let text = document.meta.text_sha256.as_str();
            known.or_default(text).push(document.id());
        }
        let mut met: OrderedSet<DocumentId> = OrderedSet::new();
        for document in from.documents() {
            // Two articles with one text stay two.
            let twins = known.get_mut(document.meta.text_sha256.as_str());
            let twin = twins.and_then(Vec::pop);
            if let Some(twin) = twin {
                met.insert(twin);
            }
            let id = match (twin, project.any_document(document.id())) {
                (Some(twin), _) => twin,
                (None, None) => document.id(),
                (None, Some(_)) => loop {
                    let id = DocumentId::new(ids.next_uuid());
                    if project.any_document(id).is_none() && from.any_document(id).is_none() {
                        break id;
                    }
                },
            };
            self.documents.insert(document.id(), id);
        }
        for tag in project.annotations() {
            if met.contains(&tag.document) {
                self.waiting.or_default(tag.document).push(Arc::clone(tag));
            }
        }
    }

    /// Kinds, codes and types of link that are used: those that are called alike are the same. New ones come without keys.
    fn terms(&mut self, from: &Project) {
        let theirs = from.codebook();
        for tag in from.annotations() {
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
        for link in from.relations() {
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
        self.codebook.kinds.push(Kind {
            id: id.clone(),
            key: None,
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
        let label = fold(code.label.trim());
        let alike = |one: &&Code| one.parent == parent && fold(one.label.trim()) == label;
        let known = self.codebook.codes(list).iter().find(alike);
        let here = match known {
            Some(known) => known.id.clone(),
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
                self.codebook.codes_mut(list).push(code);
                self.codebook.tidy(list);
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

    /// Actors and coders: those of the same id are the same, else those of the same name.
    fn people(&mut self, project: &Project, from: &Project) {
        let mut by_name: Table<&str, Option<ActorId>> = Table::new();
        for actor in project.actors() {
            let name = actor.name.as_str();
            let one = (!by_name.contains_key(name)).then_some(actor.id);
            by_name.insert(name, one);
        }
        let mut new = Vec::new();
        for actor in from.actors() {
            let named = by_name.get(actor.name.as_str()).copied().flatten();
            let named = named.filter(|_| !actor.name.is_empty());
            let id = match project.actor(actor.id) {
                Some(known) => known.id,
                None => named.unwrap_or(actor.id),
            };
            if id == actor.id && project.actor(id).is_none() {
                new.push(actor);
            }
            self.actors.insert(actor.id, id);
        }
        for actor in new {
            let mut ties: Vec<Affiliation> = Vec::new();
            for tie in &actor.affiliations {
                let to = self.actors.get(&tie.to).copied().unwrap_or(tie.to);
                let tie = Affiliation { to, ..tie.clone() };
                if to != actor.id && !ties.contains(&tie) {
                    ties.push(tie);
                }
            }
            self.new_actors.push(Actor {
                affiliations: ties,
                ..(**actor).clone()
            });
        }
        for coder in from.coders() {
            let named = || project.coders().find(|one| one.name == coder.name);
            let known = project.coder(coder.id).or_else(named);
            let id = known.map_or(coder.id, |known| known.id);
            if known.is_none() {
                self.new_coders.push((**coder).clone());
            }
            self.coders.insert(coder.id, id);
        }
    }

    /// The article that one stands for.
    pub(super) fn document(&self, id: DocumentId) -> DocumentId {
        self.documents.get(&id).copied().unwrap_or(id)
    }

    /// A tag as it comes in; `None`: it is here.
    pub(super) fn tag(
        &mut self,
        [project, from]: [&Project; 2],
        tag: &Annotation,
        ids: &mut dyn IdSource,
    ) -> Option<Annotation> {
        let coder = self.coders.get(&tag.coder).copied();
        let mut new = Annotation {
            document: self.document(tag.document),
            kind: self
                .kinds
                .get(&tag.kind)
                .cloned()
                .unwrap_or_else(|| tag.kind.clone()),
            actor: tag.actor.map(|id| self.actor(id)),
            coder: coder.unwrap_or(tag.coder),
            ..tag.with_frame(self.frame(tag.frame()))
        };
        if let Some(waiting) = self.waiting.get_mut(&new.document) {
            let same = |one: &Arc<Annotation>| is_same(one, &new);
            if let Some(place) = waiting.iter().position(same) {
                let known = waiting.swap_remove(place);
                self.tags.insert(tag.id, known.id);
                return None;
            }
        }
        if project.annotation(tag.id).is_some() {
            while project.annotation(new.id).is_some() || from.annotation(new.id).is_some() {
                new.id = AnnotationId::new(ids.next_uuid());
            }
        }
        self.tags.insert(tag.id, new.id);
        Some(new)
    }

    fn actor(&self, id: ActorId) -> ActorId {
        self.actors.get(&id).copied().unwrap_or(id)
    }

    fn frame(&self, frame: &Frame) -> Frame {
        let mut frame = frame.clone();
        for slot in [Slot::Claimants, Slot::Addressees, Slot::Objects] {
            let Some(parts) = frame.parts_mut(slot) else {
                continue;
            };
            // Two that were different and have become the same are one.
            let mut seen: Vec<(Part, Part)> = Vec::with_capacity(parts.len());
            for before in parts.drain(..) {
                let mut part = before.clone();
                part.actor = part.actor.map(|id| self.actor(id));
                let mention = |id: AnnotationId| self.tags.get(&id).copied().unwrap_or(id);
                part.mention = part.mention.map(mention);
                if !seen.iter().any(|(was, is)| *is == part && *was != before) {
                    seen.push((before, part));
                }
            }
            parts.extend(seen.into_iter().map(|(_, part)| part));
        }
        let code = |list: CodeList, id: &CodeId| {
            let key = (list, id.clone());
            self.codes.get(&key).cloned().unwrap_or(key.1)
        };
        frame.issues = each_once(frame.issues.iter().map(|id| code(CodeList::Issues, id)));
        frame.form = frame.form.map(|id| code(CodeList::Forms, &id));
        for reason in &mut frame.justifications {
            reason.code = code(CodeList::Justifications, &reason.code);
        }
        frame.reporters = each_once(frame.reporters.iter().map(|id| self.actor(*id)));
        frame
    }

    /// A link as it comes in; `None`: it is here.
    pub(super) fn link(&self, project: &Project, link: &Relation) -> Option<Relation> {
        // An end may rest in the bin.
        let tag = |id: AnnotationId| self.tags.get(&id).copied();
        let of_type = self.links.get(&link.of_type).cloned();
        let new = Relation {
            from: tag(link.from)?,
            to: tag(link.to)?,
            of_type: of_type.unwrap_or_else(|| link.of_type.clone()),
            coder: self.coders.get(&link.coder).copied().unwrap_or(link.coder),
            ..link.clone()
        };
        let mut here = project.relations_of(new.from);
        let known =
            here.any(|one| one.from == new.from && one.to == new.to && one.of_type == new.of_type);
        (!known && new.from != new.to).then_some(new)
    }
}

fn each_once<T: PartialEq>(all: impl Iterator<Item = T>) -> Vec<T> {
    let mut once: Vec<T> = Vec::new();
    for one in all {
        if !once.contains(&one) {
            once.push(one);
        }
    }
    once
}

/// Whether a tag that is here is the one that comes, but for when and by which way it came.
fn is_same(here: &Annotation, new: &Annotation) -> bool {
    here.kind == new.kind
        && here.anchor == new.anchor
        && here.coder == new.coder
        && here.frame() == new.frame()
        && here.actor == new.actor
        && here.naming == new.naming
        && here.memo == new.memo
        && here.confidence == new.confidence
}
