//! Where an actor is used: named in an article, in a role of a statement, as what another actor is tied to.

use super::words;
use super::{ActorId, Annotation, AnnotationId, Project, Slot, Table};

words! {
    /// What an actor is at a tag.
    ActorRole {
        /// Named by the words of the tag.
        Named = "named", "named";
        /// In the first role of a statement.
        Claimant = "claimant", "claimant";
        /// Spoken to.
        Addressee = "addressee", "addressee";
        /// Spoken of.
        Object = "object", "object actor";
        /// Passed it on.
        Reporter = "reporter", "reporter";
    }
}

/// A tag with an actor in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ActorUse {
    /// The mention, or the statement.
    pub tag: AnnotationId,
    /// What the actor is there.
    pub role: ActorRole,
}

/// How often an actor is used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct UseCount {
    /// Mentions that are linked to the actor.
    pub mentions: usize,
    /// Roles in statements.
    pub roles: usize,
    /// Other actors that are tied to this one.
    pub ties: usize,
}

impl UseCount {
    /// In all.
    pub const fn total(self) -> usize {
        self.mentions + self.roles + self.ties
    }
}

/// Every actor of a tag with the role, each pair once.
fn of_tag(project: &Project, tag: &Annotation) -> Vec<(ActorId, ActorRole)> {
    let mut found: Vec<(ActorId, ActorRole)> = Vec::new();
    let mut note = |actor: ActorId, role: ActorRole| {
        if !found.contains(&(actor, role)) {
            found.push((actor, role));
        }
    };
    if let Some(actor) = tag.actor {
        note(actor, ActorRole::Named);
    }
    let frame = tag.frame();
    for (slot, role) in [
        (Slot::Claimants, ActorRole::Claimant),
        (Slot::Addressees, ActorRole::Addressee),
        (Slot::Objects, ActorRole::Object),
    ] {
        for part in frame.parts(slot) {
            // Whoever was chosen holds on to the actor, even where the mention says now that it is somebody else.
            for actor in project.who(part).into_iter().chain(part.actor) {
                note(actor, role);
            }
        }
    }
    for reporter in &frame.reporters {
        note(*reporter, ActorRole::Reporter);
    }
    found
}

/// Everywhere a tag has the actor, article by article, each in text order. Linear in the tags.
pub fn uses_of(project: &Project, actor: ActorId) -> Vec<ActorUse> {
    let articles = project.documents().iter();
    let tags = articles.flat_map(|article| project.annotations_of(article.id()));
    let mut uses = Vec::new();
    for tag in tags {
        let here = of_tag(project, tag).into_iter();
        let here = here.filter(|(who, _)| *who == actor);
        uses.extend(here.map(|(_, role)| ActorUse { tag: tag.id, role }));
    }
    uses
}

/// Actors that are tied to this one, by id. Linear in the register.
pub fn tied_to(project: &Project, actor: ActorId) -> Vec<ActorId> {
    let all = project.actors();
    all.filter(|other| other.affiliations.iter().any(|tie| tie.to == actor))
        .map(|other| other.id)
        .collect()
}

/// How often each actor of the register is used. Linear in tags and register, but for finding each actor.
pub fn count_uses(project: &Project) -> Table<ActorId, UseCount> {
    let all = project.actors().map(|a| (a.id, UseCount::default()));
    let mut counts: Table<ActorId, UseCount> = all.collect();
    for tag in project.live_annotations() {
        for (actor, role) in of_tag(project, tag) {
            if let Some(count) = counts.get_mut(&actor) {
                match role {
                    ActorRole::Named => count.mentions += 1,
                    _ => count.roles += 1,
                }
            }
        }
    }
    for actor in project.actors() {
        for tie in &actor.affiliations {
            if let Some(count) = counts.get_mut(&tie.to) {
                count.ties += 1;
            }
        }
    }
    counts
}
