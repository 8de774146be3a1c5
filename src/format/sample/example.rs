//! The worked example, brought together with the article: words found, names looked up, ids given.

use std::sync::Arc;

use uuid::Uuid;

use super::sample_coder;
use super::written::{self, Arrow, Person, Role, Said, Tag};
use crate::domain::{
    Actor, ActorId, Affiliation, Anchor, AnchorError, Annotation, AnnotationId, ByteOffset, Code,
    DocumentId, Extra, Frame, IdSource, KindId, Origin, Part, Project, Relation, RelationId,
    RelationTypeId, Span, Text, Timestamp,
};

/// What the example consists of. None of it is in the project: to put it there is a command's work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// What its statements are about.
    pub issues: Vec<Code>,
    /// Who speaks, is called on or is spoken of. Always under the same ids. In the place of one that the register has
    /// already, by whatever name, stands the one of the register.
    pub actors: Vec<Actor>,
    /// The tags in text order, each with a new id.
    pub annotations: Vec<Annotation>,
    /// Who answers what.
    pub relations: Vec<Relation>,
}

/// Why the example can't be shown; only after the article or the codebook were exchanged.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ExampleError {
    /// It is an example for another article.
    #[error("the practice article is not in this project")]
    NoDocument,
    /// Words that do not stand there, or not as often.
    #[error("the words “{0}” are not in this article: the example belongs to the practice article")]
    NoWords(String),
    /// A kind that was taken out.
    #[error("the codebook has no kind “{0}” any more, which the example needs")]
    NoKind(KindId),
    /// A type of link that was taken out.
    #[error("the codebook has no link “{0}” any more, which the example needs")]
    NoLink(RelationTypeId),
    /// Not a place for a tag.
    #[error("the words “{0}” can't be tagged: {1}")]
    Anchor(String, AnchorError),
}

/// The worked example for the practice article.
///
/// # Errors
/// [`ExampleError`]; then there is none of it at all.
pub fn worked_example(
    project: &Project,
    document: DocumentId,
    ids: &mut dyn IdSource,
    now: Timestamp,
) -> Result<Example, ExampleError> {
    let document = project.document(document).ok_or(ExampleError::NoDocument)?;
    let written = written::example();
    let codebook = project.codebook();
    let unknown = |tag: &&Tag| codebook.kind(&tag.kind).is_none();
    if let Some(tag) = written.tags.iter().find(unknown) {
        return Err(ExampleError::NoKind(tag.kind.clone()));
    }
    let unknown = |link: &&Arrow| codebook.relation(&link.of_type).is_none();
    if let Some(link) = written.links.iter().find(unknown) {
        return Err(ExampleError::NoLink(link.of_type.clone()));
    }
    let names = Names {
        actors: actor_ids(project, &written.actors),
        tags: (written.tags.iter())
            .map(|tag| (tag.key.clone(), AnnotationId::new(ids.next_uuid())))
            .collect(),
    };
    let mut annotations = Vec::with_capacity(written.tags.len());
    for (tag, (_, id)) in written.tags.iter().zip(&names.tags) {
        let span =
            find(&document.text, tag).ok_or_else(|| ExampleError::NoWords(tag.quote.clone()))?;
        let anchor = Anchor::describe(&document.text, &[span])
            .map_err(|error| ExampleError::Anchor(tag.quote.clone(), error))?;
        let bare = Annotation {
            id: *id,
            document: document.id(),
            kind: tag.kind.clone(),
            anchor,
            lost: None,
            coded: None,
            actor: tag.actor.as_deref().and_then(|key| names.actor(key)),
            naming: tag.naming,
            memo: tag.memo.clone(),
            confidence: tag.confidence,
            coder: sample_coder().id,
            created: now,
            modified: now,
            codebook_version: codebook.version,
            origin: Origin::Example,
            extra: Extra::new(),
        };
        annotations.push(match &tag.frame {
            Some(said) => bare.with_frame(names.frame(said)),
            None => bare,
        });
    }
    let link = |arrow: &Arrow| {
        Some(Relation {
            id: RelationId::new(ids.next_uuid()),
            from: names.tag(&arrow.from)?,
            to: names.tag(&arrow.to)?,
            of_type: arrow.of_type.clone(),
            note: arrow.note.clone(),
            coder: sample_coder().id,
            created: now,
            modified: now,
            codebook_version: codebook.version,
            origin: Origin::Example,
            extra: Extra::new(),
        })
    };
    Ok(Example {
        relations: written.links.iter().filter_map(link).collect(),
        actors: (written.actors.iter().enumerate())
            .map(|(place, person)| names.entry(project, place, person))
            .collect(),
        issues: written.issues,
        annotations,
    })
}

/// The actors and issues that come with the example, as it brings them.
pub fn example_register() -> (Vec<Actor>, Vec<Code>) {
    let written = written::example();
    let keys = written.actors.iter().map(|person| person.key.clone());
    let names = Names {
        actors: keys.zip((0..).map(own_id)).collect(),
        tags: Vec::new(),
    };
    let people = written.actors.iter().enumerate();
    let actors = people.map(|(place, person)| names.actor_of(own_id(place), person));
    (actors.collect(), written.issues)
}

/// Who and what the short names stand for. A handful of each.
struct Names {
    actors: Vec<(String, ActorId)>,
    tags: Vec<(String, AnnotationId)>,
}

impl Names {
    fn actor(&self, key: &str) -> Option<ActorId> {
        let mut all = self.actors.iter();
        all.find(|(name, _)| name == key).map(|(_, id)| *id)
    }

    fn tag(&self, key: &str) -> Option<AnnotationId> {
        let mut all = self.tags.iter();
        all.find(|(name, _)| name == key).map(|(_, id)| *id)
    }

    /// As the register has the actor, or as it is written.
    fn entry(&self, project: &Project, place: usize, person: &Person) -> Actor {
        let id = self.actor(&person.key).unwrap_or(own_id(place));
        let there = project.actor(id).map(Arc::as_ref).cloned();
        there.unwrap_or_else(|| self.actor_of(id, person))
    }

    fn actor_of(&self, id: ActorId, person: &Person) -> Actor {
        let tie = |(to, tie, role): &(String, _, String)| {
            Some(Affiliation {
                to: self.actor(to)?,
                tie: *tie,
                role: role.clone(),
                from: None,
                until: None,
                extra: Extra::new(),
            })
        };
        Actor {
            aliases: person.aliases.clone(),
            of_type: person.of_type,
            scope: person.scope,
            country: person.country.clone(),
            wikidata: person.wikidata.clone(),
            affiliations: person.ties.iter().filter_map(tie).collect(),
            ..Actor::named(id, person.name.as_str())
        }
    }

    fn frame(&self, said: &Said) -> Frame {
        let parts = |roles: &[Role]| {
            let part = |role: &Role| Part {
                actor: self.actor(&role.actor),
                mention: role.at.as_deref().and_then(|key| self.tag(key)),
                evaluation: role.evaluation,
                extra: Extra::new(),
            };
            roles.iter().map(part).collect()
        };
        Frame {
            claimants: parts(&said.claimants),
            addressees: parts(&said.addressees),
            objects: parts(&said.objects),
            issues: said.issues.clone(),
            position: said.position,
            proposition: said.proposition.clone(),
            condition: said.condition.clone(),
            attribution: said.attribution,
            date: said.date,
            place: said.place.clone(),
            ..Frame::empty()
        }
    }
}

/// Who of the register the short names stand for: whoever is called so there, or the example's own.
fn actor_ids(project: &Project, people: &[Person]) -> Vec<(String, ActorId)> {
    let id_of = |(place, person): (usize, &Person)| {
        let own = own_id(place);
        let called_so = project.actors().find(|actor| actor.is_called(&person.name));
        let id = match project.actor(own) {
            Some(_) => own,
            None => called_so.map_or(own, |actor| actor.id),
        };
        (person.key.clone(), id)
    };
    people.iter().enumerate().map(id_of).collect()
}

/// The id of an actor of the example: the same in every project.
fn own_id(place: usize) -> ActorId {
    const FIRST: u128 = 0x5a6c_0f3e_71d2_4b8a_9e41_c2d7_38f0_1000;
    ActorId::new(Uuid::from_u128(FIRST + place as u128))
}

/// Where the words stand for the nth time, inside other words too: “Russia” also stands in “Russian”.
fn find(text: &Text, tag: &Tag) -> Option<Span> {
    let nth = tag.occurrence.checked_sub(1)?;
    let (at, found) = text.as_str().match_indices(&tag.quote).nth(nth)?;
    Some(Span::new(
        text.offset_at_byte(ByteOffset::from_usize(at)),
        text.offset_at_byte(ByteOffset::from_usize(at + found.len())),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_short_name_stands_for_something() {
        let written = written::read().unwrap();
        let actor = |key: &str| written.actors.iter().any(|person| person.key == key);
        let tag = |key: &str| written.tags.iter().filter(|tag| tag.key == key).count() == 1;
        let issue = |id: &crate::domain::CodeId| written.issues.iter().any(|issue| issue.id == *id);
        for person in &written.actors {
            assert!(person.ties.iter().all(|(to, ..)| actor(to)), "{person:?}");
        }
        for one in &written.tags {
            assert!(one.actor.as_deref().is_none_or(actor), "{one:?}");
            let Some(said) = &one.frame else { continue };
            let roles = [&said.claimants, &said.addressees, &said.objects];
            for role in roles.into_iter().flatten() {
                assert!(actor(&role.actor), "{one:?}");
                assert!(role.at.as_deref().is_none_or(tag), "{one:?}");
            }
            assert!(said.issues.iter().all(issue), "{one:?}");
        }
        for link in &written.links {
            assert!(tag(&link.from) && tag(&link.to), "{link:?}");
        }
    }
}
