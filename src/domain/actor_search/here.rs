//! Finds whoever is typed while an article is being coded: the register, and those who are only named in the article.

use crate::domain::typed::{Fit, Typed};
use crate::domain::{ActorId, AnnotationId, DocumentId, OrderedSet, Part, Project, fold, sort};

/// Somebody who was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// In the form in which a role takes it.
    pub who: Part,
    /// How it is called.
    pub name: String,
    /// By what it was found, where that is not the name; or where it is named.
    pub note: String,
    /// Whether it fits only if what was typed has a slip in it: then somebody else may well be meant.
    pub nearly: bool,
}

/// What stands in one article.
struct Here {
    /// Whoever has a role or is named.
    actors: OrderedSet<ActorId>,
    /// In which words.
    named: Vec<(ActorId, String)>,
    /// Mentions that are linked to nobody, each wording once.
    unlinked: Vec<(AnnotationId, String)>,
}

impl Here {
    fn of(project: &Project, document: DocumentId) -> Self {
        let mut here = Self {
            actors: OrderedSet::new(),
            named: Vec::new(),
            unlinked: Vec::new(),
        };
        let mut seen = OrderedSet::new();
        for tag in project.annotations_of(document) {
            for part in tag.frame().all_parts() {
                if let Some(actor) = project.who(part) {
                    here.actors.insert(actor);
                }
            }
            if !project.is_mention(tag) {
                continue;
            }
            let words = tag.anchor.quote().exact.to_string();
            match tag.actor {
                Some(actor) => {
                    here.actors.insert(actor);
                    here.named.push((actor, words));
                }
                None if seen.insert(fold(&words)) => here.unlinked.push((tag.id, words)),
                None => {}
            }
        }
        here
    }
}

/// At most `limit` that fit what is being typed, compared as [`super::find_actors`] does: actors by name, alias and the
/// words of their mentions in the article; then mentions that are linked to nobody. Whoever is in the article comes before
/// others that fit as well. Linear in the register and in the article's tags.
pub fn find_in_article(
    project: &Project,
    document: DocumentId,
    typed: &str,
    limit: usize,
) -> Vec<Found> {
    let typed = Typed::of(typed);
    let here = Here::of(project, document);
    let length = |name: &str| match typed.is_empty() {
        true => 0,
        false => name.chars().count(),
    };
    let mut found: Vec<(Rank, Found)> = Vec::new();
    for actor in project.actors() {
        let words = here.named.iter().filter(|(id, _)| *id == actor.id);
        let names = actor.names().chain(words.map(|(_, words)| words.as_str()));
        let fits = names.zip(0..).filter_map(|(name, n)| {
            let fit = typed.fit(&fold(name))?;
            Some(((fit, n > 0, length(name)), name))
        });
        let Some(((fit, _, length), name)) = fits.min_by_key(|(rank, _)| *rank) else {
            continue;
        };
        let shown = name == actor.name || typed.is_empty();
        let note = match shown {
            true => String::new(),
            false => format!("“{name}”"),
        };
        let elsewhere = !here.actors.contains(&actor.id);
        let rank = (fit, elsewhere, false, !shown, length, fold(&actor.name));
        let one = Found {
            who: Part::actor(actor.id),
            name: actor.name.clone(),
            note,
            nearly: fit == Fit::Nearly,
        };
        found.push((rank, one));
    }
    for (id, words) in here.unlinked {
        if let Some(fit) = typed.fit(&fold(&words)) {
            let rank = (fit, false, true, false, length(&words), fold(&words));
            let one = Found {
                who: Part::mention(id),
                name: format!("“{words}”"),
                note: "named here".to_owned(),
                nearly: fit == Fit::Nearly,
            };
            found.push((rank, one));
        }
    }
    sort(&mut found, |a, b| a.0.cmp(&b.0));
    found.truncate(limit);
    found.into_iter().map(|(_, found)| found).collect()
}

/// How well, in another article only, linked to nobody, not by its name, how long, the name.
type Rank = (Fit, bool, bool, bool, usize, String);
