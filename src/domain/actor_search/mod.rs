//! Finds actors of the register: by what is being typed, and by the words of a mention.

use std::sync::Arc;

use super::typo::begins_nearly_so;
use super::{Actor, ActorId, Project, fold, sort};

/// An actor that was found, and by which of its names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActorHit<'a> {
    /// The actor.
    pub actor: &'a Arc<Actor>,
    /// The name or alias that fits best.
    pub name: &'a str,
}

/// How well a name fits what was typed; the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Whole,
    Beginning,
    Words,
    Inside,
    Nearly,
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
    let mut found: Vec<_> = actors.filter_map(|actor| typed.best(actor)).collect();
    sort(&mut found, |a, b| a.0.cmp(&b.0));
    found.truncate(limit);
    found.into_iter().map(|(_, hit)| hit).collect()
}

/// What is compared when two actors were found: how well, by an alias or not, how long the name is, the name, the id.
type Rank = (Fit, bool, usize, String, ActorId);

struct Typed {
    whole: String,
    words: Vec<(String, Vec<char>)>,
}

impl Typed {
    fn of(typed: &str) -> Self {
        let folded = fold(typed);
        let each = words(&folded).map(|word| (word.to_owned(), word.chars().collect()));
        Self {
            words: each.collect(),
            whole: folded.trim().to_owned(),
        }
    }

    fn best<'a>(&self, actor: &'a Arc<Actor>) -> Option<(Rank, ActorHit<'a>)> {
        let ranked = actor.names().zip(0..).filter_map(|(name, n)| {
            let folded = fold(name);
            let fit = self.fit(&folded)?;
            let length = match self.whole.is_empty() {
                true => 0,
                false => folded.chars().count(),
            };
            Some(((fit, n > 0, length, folded, actor.id), name))
        });
        let (rank, name) = ranked.min_by(|a, b| a.0.cmp(&b.0))?;
        Some((rank, ActorHit { actor, name }))
    }

    /// The worst fit of the words that were typed: each must be somewhere in the name.
    fn fit(&self, name: &str) -> Option<Fit> {
        if name.trim() == self.whole {
            return Some(Fit::Whole);
        }
        if name.starts_with(&self.whole) {
            return Some(Fit::Beginning);
        }
        let mut worst = Fit::Words;
        for (word, letters) in &self.words {
            let fit = if words(name).any(|own| own.starts_with(word.as_str())) {
                Fit::Words
            } else if name.contains(word.as_str()) {
                Fit::Inside
            } else if words(name).any(|own| begins_nearly_so(own, letters)) {
                Fit::Nearly
            } else {
                return None;
            };
            worst = worst.max(fit);
        }
        // Only signs were typed, and they do not stand there.
        (!self.words.is_empty()).then_some(worst)
    }
}

fn words(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    let parts = text.split(|c: char| !c.is_alphanumeric());
    parts.filter(|part| !part.is_empty())
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
