//! The laws of the aggregate.

use super::{Links, Project, Shelf};
use crate::domain::{
    Actor, ActorId, AnchorError, Annotation, AnnotationId, Category, CodeId, CodeList,
    CodebookError, CoderId, DocumentId, Frame, KindId, Relation, RelationId, RelationTypeId,
};

/// A law of the aggregate that does not hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// A tag on an article that is not there.
    #[error("the tag {0} is on an article that is not in the project")]
    NoDocument(AnnotationId),
    /// A tag of an unknown kind.
    #[error("the tag {0} is of the kind “{1}”, which the codebook does not have")]
    NoKind(AnnotationId, KindId),
    /// A tag by nobody.
    #[error("the tag {0} is by a coder who is not in the project")]
    NoCoder(AnnotationId),
    /// A tag that does not fit its text.
    #[error("the tag {0}: {1}")]
    Anchor(AnnotationId, AnchorError),
    /// The codebook itself.
    #[error("{0}")]
    Codebook(#[from] CodebookError),
    /// Two articles with one id.
    #[error("two articles have the id {0}")]
    TwiceDocument(DocumentId),
    /// Two tags with one id.
    #[error("two tags have the id {0}")]
    TwiceAnnotation(AnnotationId),
    /// Two coders with one id.
    #[error("two coders have the id {0}")]
    TwiceCoder(CoderId),
    /// Two actors with one id.
    #[error("two actors have the id {0}")]
    TwiceActor(ActorId),
    /// Two links with one id.
    #[error("two links between statements have the id {0}")]
    TwiceRelation(RelationId),
    /// A tag that refers to something that is not there.
    #[error("the tag {0}: {1}")]
    Frame(AnnotationId, Misfit),
    /// A link that does not fit.
    #[error("the link {0}: {1}")]
    Relation(RelationId, Misfit),
    /// An actor that is tied to somebody who is not there.
    #[error("the actor {0}: {1}")]
    Actor(ActorId, Misfit),
    /// An index that does not say what is there.
    #[error("the index of the article {0} is wrong")]
    Index(DocumentId),
    /// An order that does not say where what is.
    #[error("the order of the articles is wrong")]
    Shelf,
    /// An index that does not say what is there.
    #[error("the index of the links between statements is wrong")]
    Links,
}

/// What a tag, a link or an actor refers to, and is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Misfit {
    /// An actor.
    #[error("the actor {0} is not in the register")]
    NoActor(ActorId),
    /// A mention, or the place where an actor is named.
    #[error("the mention {0} is not a mention in this article")]
    NoMention(AnnotationId),
    /// A code of one of the lists.
    #[error("the codebook has no “{0}” among its {1}")]
    NoCode(CodeId, &'static str),
    /// An end of a link.
    #[error("the statement {0} is not in the project")]
    NoStatement(AnnotationId),
    /// Both ends of a link.
    #[error("a statement cannot be linked to itself")]
    Itself,
    /// A type of link.
    #[error("the codebook has no link “{0}”")]
    NoType(RelationTypeId),
    /// Who made a link.
    #[error("the coder {0} is not in the project")]
    NoCoder(CoderId),
}

impl Project {
    /// Everything that does not hold; empty for a sound project. Linear in the project, but for sorting the tags.
    pub fn check(&self) -> Vec<Broken> {
        let mut broken = Vec::new();
        self.check_parts(&mut broken);
        let indexes = self.fresh_indexes();
        if indexes != self.indexes {
            let documents = indexes.keys().chain(self.indexes.keys());
            broken.extend(
                documents
                    .filter(|d| indexes.get(d) != self.indexes.get(d))
                    .map(|d| Broken::Index(*d)),
            );
        }
        if Links::of(self.relations.values()) != self.links {
            broken.push(Broken::Links);
        }
        if Shelf::of(self.shelf.all().to_vec()) != self.shelf {
            broken.push(Broken::Shelf);
        }
        broken
    }

    /// What does not hold between the parts, the indexes aside.
    fn check_parts(&self, broken: &mut Vec<Broken>) {
        self.check_tags(0..self.annotations.len(), broken);
        self.check_rest(broken);
    }

    /// What does not hold of some tags, by their places in the order of their ids.
    pub(super) fn check_tags(&self, places: std::ops::Range<usize>, broken: &mut Vec<Broken>) {
        let some = self.annotations.values().skip(places.start);
        for annotation in some.take(places.len()) {
            let id = annotation.id;
            match self.any_document(annotation.document) {
                None => broken.push(Broken::NoDocument(id)),
                Some(document) => {
                    broken.extend(
                        annotation
                            .anchor
                            .verify(&document.text)
                            .err()
                            .map(|e| Broken::Anchor(id, e)),
                    );
                }
            }
            if self.codebook.kind(&annotation.kind).is_none() {
                broken.push(Broken::NoKind(id, annotation.kind.clone()));
            }
            if !self.coders.contains_key(&annotation.coder) {
                broken.push(Broken::NoCoder(id));
            }
            broken.extend(self.misfit(annotation).map(|m| Broken::Frame(id, m)));
        }
    }

    /// What does not hold of everything but the tags.
    pub(super) fn check_rest(&self, broken: &mut Vec<Broken>) {
        broken.extend(self.codebook.check().err().map(Broken::from));
        // Of those with one id the last is found.
        for (place, document) in self.shelf.all().iter().enumerate() {
            if self.shelf.place(document.id()) != Some(place) {
                broken.push(Broken::TwiceDocument(document.id()));
            }
        }
        for relation in self.relations.values() {
            let misfit = self.relation_misfit(relation);
            broken.extend(misfit.map(|m| Broken::Relation(relation.id, m)));
        }
        for actor in self.actors.values() {
            let misfit = self.actor_misfit(actor);
            broken.extend(misfit.map(|m| Broken::Actor(actor.id, m)));
        }
    }

    /// The first thing that a tag refers to and that is not there.
    pub fn misfit(&self, tag: &Annotation) -> Option<Misfit> {
        let unknown = |id: &ActorId| !self.actors.contains_key(id);
        if let Some(id) = tag.actor.filter(unknown) {
            return Some(Misfit::NoActor(id));
        }
        let frame = tag.coded.as_deref()?;
        if let Some(id) = frame.actors().find(unknown) {
            return Some(Misfit::NoActor(id));
        }
        // What a mention was coded with while it was a statement rests; it counts again when it becomes one again.
        if !self.is_mention(tag)
            && let Some(id) = self.lost_mentions(tag).first()
        {
            return Some(Misfit::NoMention(*id));
        }
        self.unknown_code(frame)
    }

    /// Mentions that a frame refers to and that are no mentions in its article, or not there.
    pub fn lost_mentions(&self, tag: &Annotation) -> Vec<AnnotationId> {
        let fits = |id: AnnotationId| {
            let there = self.annotations.get(&id);
            there
                .is_some_and(|m| m.id != tag.id && m.document == tag.document && self.is_mention(m))
        };
        let mentions = tag.frame().all_parts().filter_map(|part| part.mention);
        mentions.filter(|id| !fits(*id)).collect()
    }

    fn unknown_code(&self, frame: &Frame) -> Option<Misfit> {
        let reasons = frame.justifications.iter().map(|j| &j.code);
        let all = (frame.issues.iter().map(|c| (CodeList::Issues, c)))
            .chain(frame.form.iter().map(|c| (CodeList::Forms, c)))
            .chain(reasons.map(|c| (CodeList::Justifications, c)));
        let unknown =
            |(list, code): &(CodeList, &CodeId)| self.codebook.code(*list, code).is_none();
        let (list, code) = all.into_iter().find(unknown)?;
        Some(Misfit::NoCode(code.clone(), list.word()))
    }

    /// Whether a tag is of a kind that names actors.
    pub fn is_mention(&self, tag: &Annotation) -> bool {
        let kind = self.codebook.kind(&tag.kind);
        kind.is_some_and(|k| k.category == Category::Mention)
    }

    /// The first thing that is wrong with a link.
    pub fn relation_misfit(&self, relation: &Relation) -> Option<Misfit> {
        if relation.from == relation.to {
            return Some(Misfit::Itself);
        }
        let is_statement = |id: AnnotationId| {
            let there = self.annotations.get(&id);
            there.is_some_and(|tag| !self.is_mention(tag))
        };
        let mut ends = [relation.from, relation.to].into_iter();
        if let Some(end) = ends.find(|end| !is_statement(*end)) {
            return Some(Misfit::NoStatement(end));
        }
        if self.codebook.relation(&relation.of_type).is_none() {
            return Some(Misfit::NoType(relation.of_type.clone()));
        }
        let known = self.coders.contains_key(&relation.coder);
        (!known).then_some(Misfit::NoCoder(relation.coder))
    }

    /// The first thing that is wrong with an actor.
    pub fn actor_misfit(&self, actor: &Actor) -> Option<Misfit> {
        let mut others = actor.affiliations.iter().map(|tie| tie.to);
        let wrong = |id: &ActorId| *id == actor.id || !self.actors.contains_key(id);
        others.find(wrong).map(Misfit::NoActor)
    }
}
