//! Finds in texts what is known from the register: the places where a name or an alias of an actor stands.

mod words;

use words::{Word, gap, is_shouted, is_word, words, written};

use super::{Actor, ActorId, ByteOffset, Span, Table, Text, fold, sort};

/// Every name and alias of the register, prepared for being looked for in many texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownNames {
    /// By their first word, folded; those of more words first.
    by_first: Table<String, Vec<Known>>,
    /// By all their words, folded.
    whole: Table<String, Vec<ActorId>>,
}

/// A place where a known name stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedPlace {
    /// Where.
    pub span: Span,
    /// Who is called so; several where they share the name. By id.
    pub actors: Vec<ActorId>,
}

/// A name in words.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Known {
    /// Each word, and what stands before it.
    words: Vec<(String, String)>,
    /// What stands behind the last word, such as the full stop of “U.S.”.
    tail: String,
    /// Letters in all: very short names are not looked for in capitals.
    letters: usize,
    actors: Vec<ActorId>,
}

impl Known {
    fn of(name: &str) -> Option<Self> {
        let name = name.trim();
        let found = words(name);
        let (first, last) = (found.first()?, found.last()?);
        let letters = name.chars().filter(|c| c.is_alphanumeric()).count();
        let mut before = first.start;
        let each = found.iter().map(|word| {
            let between = gap(&name[before..word.start]);
            before = word.end;
            (between, written(&name[word.start..word.end]))
        });
        Some(Self {
            words: each.collect(),
            tail: fold(&name[last.end..]),
            letters,
            actors: Vec::new(),
        })
        // A single letter is a name of too much.
        .filter(|known| known.letters > 1)
    }

    /// Whether it stands at a word of a text, as it is written or in capitals.
    fn stands(&self, text: &str, found: &[Word]) -> bool {
        if found.len() < self.words.len() {
            return false;
        }
        let (mut as_written, mut shouted) = (true, self.letters > 3);
        for (n, ((between, own), word)) in self.words.iter().zip(found).enumerate() {
            if n > 0 && gap(&text[found[n - 1].end..word.start]) != *between {
                return false;
            }
            let here = written(&text[word.start..word.end]);
            as_written &= is_word(own, &here, n == 0);
            shouted &= is_shouted(&here) && fold(own) == fold(&here);
            if !as_written && !shouted {
                return false;
            }
        }
        true
    }

    /// The byte where the name ends that stands at these words.
    fn end(&self, text: &str, found: &[Word]) -> usize {
        let last = found[self.words.len() - 1].end;
        match text[last..].starts_with(&self.tail) {
            true => last + self.tail.len(),
            false => last,
        }
    }
}

impl KnownNames {
    /// Of these actors. In the number of names, `n log n`.
    pub fn of<'a>(actors: impl Iterator<Item = &'a Actor>) -> Self {
        let mut all: Vec<(String, Known)> = Vec::new();
        let mut whole: Vec<(String, ActorId)> = Vec::new();
        for actor in actors {
            for name in actor.names() {
                let Some(mut known) = Known::of(name) else {
                    continue;
                };
                known.actors.push(actor.id);
                let first = known.words.first().map(|(_, word)| fold(word));
                all.push((first.unwrap_or_default(), known));
                whole.push((bare(name), actor.id));
            }
        }
        // Those of more words first, and those that are alike beside each other.
        sort(&mut all, |(first, a), (other, b)| {
            (first, b.words.len(), &a.words, &a.tail).cmp(&(
                other,
                a.words.len(),
                &b.words,
                &b.tail,
            ))
        });
        let mut by_first: Vec<(String, Vec<Known>)> = Vec::new();
        for (first, known) in all {
            match by_first.last_mut() {
                Some((word, list)) if *word == first => match list.last_mut() {
                    Some(last) if (&last.words, &last.tail) == (&known.words, &known.tail) => {
                        add(&mut last.actors, known.actors);
                    }
                    _ => list.push(known),
                },
                _ => by_first.push((first, vec![known])),
            }
        }
        let mut names = Self {
            by_first: by_first.into_iter().collect(),
            whole: Table::new(),
        };
        sort(&mut whole, Ord::cmp);
        let mut by_words: Vec<(String, Vec<ActorId>)> = Vec::new();
        for (words, actor) in whole {
            match by_words.last_mut() {
                Some((same, actors)) if *same == words => add(actors, vec![actor]),
                _ => by_words.push((words, vec![actor])),
            }
        }
        names.whole = by_words.into_iter().collect();
        names
    }

    /// Where names stand in a text as whole words, in text order and never overlapping: at each word the longest name.
    /// Accents, line ends and the form of apostrophes do not matter; capital letters do, but that what begins small may
    /// begin a sentence, and names of four letters and more are found in headlines of capitals. Linear in the text, times
    /// the names that begin with the same word.
    pub fn places(&self, text: &Text) -> Vec<NamedPlace> {
        let all = text.as_str();
        let found = words(all);
        let mut places = Vec::new();
        let mut at = 0;
        while let Some(word) = found.get(at) {
            let known = self.by_first.get(&fold(&all[word.start..word.end]));
            let here = &found[at..];
            let mut standing = known.into_iter().flatten();
            let longest = standing.find(|known| known.stands(all, here));
            let Some(longest) = longest.filter(|_| !is_in_irish_name(all, &found[..at], word))
            else {
                at += 1;
                continue;
            };
            // Others of as many words may stand here too, such as one that is written in small letters.
            let mut actors = longest.actors.clone();
            for other in standing.take_while(|other| other.words.len() == longest.words.len()) {
                if other.stands(all, here) {
                    add(&mut actors, other.actors.clone());
                }
            }
            let end = longest.end(all, here);
            let offset = |byte: usize| text.offset_at_byte(ByteOffset::from_usize(byte));
            places.push(NamedPlace {
                span: Span::new(offset(word.start), offset(end)),
                actors,
            });
            at += longest.words.len();
        }
        places
    }

    /// Who is called by these words, no more and no less: case, accents, “the” in front and “’s” behind do not matter. By
    /// id.
    pub fn called(&self, named: &str) -> &[ActorId] {
        let found = self.whole.get(&bare(named));
        found.map_or(&[], Vec::as_slice)
    }
}

/// Words without what may be missing: “the Kremlin’s” is the Kremlin.
fn bare(name: &str) -> String {
    let folded = fold(name);
    let mut all = words(&folded);
    let word = |word: &Word| folded[word.start..word.end].to_owned();
    if all.len() > 1 && word(&all[0]) == "the" {
        all.remove(0);
    }
    if let [.., owner, last] = all.as_slice()
        && word(last) == "s"
        && &folded[owner.end..last.start] == "'"
    {
        all.pop();
    }
    let each: Vec<String> = all.iter().map(word).collect();
    each.join(" ")
}

/// Whether a word is the second part of “O’Neill”.
fn is_in_irish_name(text: &str, before: &[Word], word: &Word) -> bool {
    before.last().is_some_and(|last| {
        &text[last.start..last.end] == "O" && gap(&text[last.end..word.start]) == "'"
    })
}

/// Adds those who are not there yet, in order.
fn add(actors: &mut Vec<ActorId>, more: Vec<ActorId>) {
    for actor in more {
        if let Err(place) = actors.binary_search(&actor) {
            actors.insert(place, actor);
        }
    }
}

#[cfg(test)]
mod tests;
