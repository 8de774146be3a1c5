//! What of a project that comes is what of the one that is here.

use super::terms::{Called, called};
use super::waiting::Waiting;
use crate::domain::{
    Actor, ActorId, Affiliation, Annotation, AnnotationId, CodeId, CodeList, Codebook, Coder,
    CoderId, DocumentId, Frame, IdSource, KindId, OrderedSet, Part, Project, Relation,
    RelationTypeId, Slot, Table, Turns, breathe,
};

/// How many things are looked at between two looks at the clock.
pub(super) const AT_A_TIME: usize = 50;

/// From ids of what comes to ids of what is here, or will be.
pub(super) struct Matched {
    documents: Table<DocumentId, DocumentId>,
    pub(super) kinds: Table<KindId, KindId>,
    pub(super) codes: Table<(CodeList, CodeId), CodeId>,
    pub(super) links: Table<RelationTypeId, RelationTypeId>,
    actors: Table<ActorId, ActorId>,
    coders: Table<CoderId, CoderId>,
    /// All that come; `None`: not looked at yet.
    tags: Table<AnnotationId, Option<AnnotationId>>,
    waiting: Waiting,
    /// What codes are called here, new ones too.
    pub(super) called: Table<Called, CodeId>,
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
    pub(super) async fn of(
        project: &Project,
        from: &Project,
        ids: &mut dyn IdSource,
        turns: &dyn Turns,
    ) -> Self {
        let mut matched = Self {
            documents: Table::new(),
            kinds: Table::new(),
            codes: Table::new(),
            links: Table::new(),
            actors: Table::new(),
            coders: Table::new(),
            // They are in the order of their ids.
            tags: from.annotations().map(|tag| (tag.id, None)).collect(),
            waiting: Waiting::default(),
            called: called(project.codebook()),
            codebook: (**project.codebook()).clone(),
            new_kinds: Vec::new(),
            new_terms: 0,
            new_actors: Vec::new(),
            new_coders: Vec::new(),
        };
        breathe(turns).await;
        matched.documents(project, from, ids, turns).await;
        matched.terms(from, turns).await;
        matched.people(project, from, turns).await;
        matched
    }

    /// An article with the same text is the same article; of several, one after the other.
    async fn documents(
        &mut self,
        project: &Project,
        from: &Project,
        ids: &mut dyn IdSource,
        turns: &dyn Turns,
    ) {
        let mut known: Table<&str, Vec<DocumentId>> = Table::new();
        for document in project.documents().iter().rev() {
            let text = document.meta.text_sha256.as_str();
            breathe(turns).await;
            known.or_default(text).push(document.id());
        }
        let mut met: OrderedSet<DocumentId> = OrderedSet::new();
        for document in from.documents() {
            breathe(turns).await;
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
        for document in met.iter() {
            breathe(turns).await;
            self.waiting
                .wait_for(*document, project.annotations_of(*document));
        }
    }

    /// Actors and coders: those of the same id are the same, else those of the same name.
    async fn people(&mut self, project: &Project, from: &Project, turns: &dyn Turns) {
        let mut by_name: Table<&str, Option<ActorId>> = Table::new();
        for (n, actor) in project.actors().enumerate() {
            if n.is_multiple_of(AT_A_TIME) {
                breathe(turns).await;
            }
            let name = actor.name.as_str();
            let one = (!by_name.contains_key(name)).then_some(actor.id);
            by_name.insert(name, one);
        }
        let mut new = Vec::new();
        for (n, actor) in from.actors().enumerate() {
            if n.is_multiple_of(AT_A_TIME) {
                breathe(turns).await;
            }
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
        for (n, actor) in new.into_iter().enumerate() {
            if n.is_multiple_of(AT_A_TIME) {
                breathe(turns).await;
            }
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
        if let Some(known) = self.waiting.meet(project, &new) {
            self.is_now(tag.id, known);
            return None;
        }
        if project.annotation(tag.id).is_some() {
            while project.annotation(new.id).is_some() || from.annotation(new.id).is_some() {
                new.id = AnnotationId::new(ids.next_uuid());
            }
        }
        self.is_now(tag.id, new.id);
        Some(new)
    }

    /// The tag that one which comes has become; `None`: none of those, or not looked at yet.
    pub(super) fn now(&self, tag: AnnotationId) -> Option<AnnotationId> {
        self.tags.get(&tag).copied().flatten()
    }

    fn is_now(&mut self, tag: AnnotationId, id: AnnotationId) {
        if let Some(now) = self.tags.get_mut(&tag) {
            *now = Some(id);
        }
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
                let mention = |id: AnnotationId| self.now(id).unwrap_or(id);
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
        let tag = |id: AnnotationId| self.tags.get(&id).copied().flatten();
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
