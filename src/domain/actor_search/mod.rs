//! Finds actors of the register: by what is being typed, and by the words of a mention.

use std::sync::Arc;

use super::typed::{Fit, Typed, words};
use super::{Actor, ActorId, Project, fold, sort};

mod here;

pub use here::{Found, find_in_article};

/// An actor that was found, and by which of its names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActorHit<'a> {
    /// The actor.
    pub actor: &'a Arc<Actor>,
    /// The name or alias that fits best.
    pub name: &'a str,
}

/// At most `limit` actors that fit what is being typed, the best first: the whole name, its beginning, beginnings of its
/// words, letters inside, a small typing error. Case and accents are ignored; the name goes before aliases, shorter names
/// before longer ones, and the order is always the same. Nothing typed: all, by name. Linear in the register, but for
/// sorting what was found.
pub fn find_actors<'a>(
    actors: impl Iterator<Item = &'a Arc<Actor>>,
    typed: &str,
    limit: usize,
) -> Vec<ActorHit<'a>> {
    let typed = Typed::of(typed);
    let mut found: Vec<_> = actors.filter_map(|actor| best(&typed, actor)).collect();
    sort(&mut found, |a, b| a.0.cmp(&b.0));
    found.truncate(limit);
    found.into_iter().map(|(_, hit)| hit).collect()
}

/// What is compared when two actors were found: how well, by an alias or not, how long the name is, the name, the id.
type Rank = (Fit, bool, usize, String, ActorId);

fn best<'a>(typed: &Typed, actor: &'a Arc<Actor>) -> Option<(Rank, ActorHit<'a>)> {
    let ranked = actor.names().zip(0..).filter_map(|(name, n)| {
        let folded = fold(name);
        let fit = typed.fit(&folded)?;
        let length = match typed.is_empty() {
            true => 0,
            false => folded.chars().count(),
        };
        Some(((fit, n > 0, length, folded, actor.id), name))
    });
    let (rank, name) = ranked.min_by(|a, b| a.0.cmp(&b.0))?;
    Some((rank, ActorHit { actor, name }))
}

/// Actors that may be named by the words of a mention, to be proposed, never linked unasked. First those who are called
/// exactly so; then those whose whole name stands in the words (“US Secretary of State Antony Blinken”), longer names
/// first; then those with the same last name (“Mr Blinken”). Linear in the register, but for sorting what was found.
pub fn suggest_actors(project: &Project, named: &str) -> Vec<ActorId> {
    let folded = fold(named);
    let wanted: Vec<&str> = words(&folded).collect();
    let mut found: Vec<(Likeness, std::cmp::Reverse<usize>, ActorId)> = Vec::new();
    for actor in project.actors() {
        let names = actor.names().filter_map(|name| {
            let own = fold(name);
            let own: Vec<&str> = words(&own).collect();
            let likeness = likeness(&own, &wanted, begins_names(name) && begins_names(named))?;
            Some((likeness, std::cmp::Reverse(own.len())))
        });
        found.extend(names.min().map(|(like, length)| (like, length, actor.id)));
    }
    sort(&mut found, Ord::cmp);
    found.into_iter().map(|(.., id)| id).collect()
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Likeness {
    Same,
    Within,
    LastName,
}

fn likeness(own: &[&str], wanted: &[&str], names: bool) -> Option<Likeness> {
    let (last, last_wanted) = (own.last()?, wanted.last()?);
    if without_article(own) == without_article(wanted) {
        return Some(Likeness::Same);
    }
    if wanted.windows(own.len()).any(|part| part == own) {
        return Some(Likeness::Within);
    }
    (names && own.len() > 1 && last == last_wanted).then_some(Likeness::LastName)
}

/// “the Kremlin” is the Kremlin.
fn without_article<'a, 'b>(words: &'b [&'a str]) -> &'b [&'a str] {
    match words {
        ["the", rest @ ..] if !rest.is_empty() => rest,
        all => all,
    }
}

/// Whether the last word could be a name: it does not begin with a small letter. Scripts without capitals pass.
fn begins_names(text: &str) -> bool {
    let first = words(text).next_back().and_then(|word| word.chars().next());
    first.is_some_and(|letter| !letter.is_lowercase())
}

#[cfg(test)]
mod tests;
