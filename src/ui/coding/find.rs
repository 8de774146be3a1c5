//! Finds actors and codes as their names are typed.

use crate::domain::{
    ActorId, AnnotationId, CodeId, CodeList, Codebook, DocumentId, OrderedSet, Part, Project, fold,
    sort,
};

/// How many are offered at a time: what an eye takes in at once.
const MOST: usize = 7;

/// Somebody who was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// In the form in which a role takes it.
    pub who: Part,
    /// How it is called.
    pub name: String,
    /// By what it was found, where that is not the name; or where it is named.
    pub note: String,
}

/// How well a name fits what was typed, both folded: the whole name, its beginning, the beginning of a word, or any
/// part of it; the best first.
fn fit(name: &str, typed: &str) -> Option<u8> {
    let name = fold(name);
    if name == typed {
        Some(0)
    } else if name.starts_with(typed) {
        Some(1)
    } else if name.split_whitespace().any(|word| word.starts_with(typed)) {
        Some(2)
    } else {
        name.contains(typed).then_some(3)
    }
}

/// Actors of the register by name, alias and the words of their mentions in the article; then mentions that are linked
/// to nobody. Whoever has a role in the article comes before others that fit as well. Linear in the register and in the
/// article's tags.
pub fn actors(project: &Project, document: DocumentId, typed: &str) -> Vec<Found> {
    let typed = fold(typed.trim());
    let mut here = OrderedSet::new();
    let mut by_words: Vec<(ActorId, String)> = Vec::new();
    let mut unlinked: Vec<(AnnotationId, String)> = Vec::new();
    let mut seen = OrderedSet::new();
    for tag in project.annotations_of(document) {
        for part in tag.frame().all_parts() {
            if let Some(actor) = project.who(part) {
                here.insert(actor);
            }
        }
        if !project.is_mention(tag) {
            continue;
        }
        let words = tag.anchor.quote().exact.to_string();
        match tag.actor {
            Some(actor) => {
                here.insert(actor);
                by_words.push((actor, words));
            }
            None if seen.insert(fold(&words)) => unlinked.push((tag.id, words)),
            None => {}
        }
    }
    let mut found: Vec<((u8, bool, u8, String), Found)> = Vec::new();
    for actor in project.actors() {
        let words = by_words.iter().filter(|(id, _)| *id == actor.id);
        let words = words.map(|(_, words)| words.as_str());
        let names = actor.names().chain(words);
        let best = names
            .filter_map(|name| Some((fit(name, &typed)?, name)))
            .min_by_key(|(fit, _)| *fit);
        if let Some((fit, name)) = best {
            let note = if name == actor.name || typed.is_empty() {
                String::new()
            } else {
                format!("“{name}”")
            };
            let key = (fit, !here.contains(&actor.id), 0, fold(&actor.name));
            let (who, name) = (Part::actor(actor.id), actor.name.clone());
            found.push((key, Found { who, name, note }));
        }
    }
    for (id, words) in unlinked {
        if let Some(fit) = fit(&words, &typed) {
            let key = (fit, false, 1, fold(&words));
            let who = Part::mention(id);
            let (name, note) = (format!("“{words}”"), "named here".to_owned());
            found.push((key, Found { who, name, note }));
        }
    }
    sort(&mut found, |a, b| a.0.cmp(&b.0));
    let best = found.into_iter().take(MOST);
    best.map(|(_, found)| found).collect()
}

/// Codes of a list by their path, those no longer offered left out. Linear in the list.
pub fn codes(codebook: &Codebook, list: CodeList, typed: &str) -> Vec<(CodeId, String)> {
    let typed = fold(typed.trim());
    let mut found: Vec<(u8, usize, CodeId, String)> = Vec::new();
    let offered = codebook.codes(list).iter().filter(|code| !code.retired);
    for (place, code) in offered.enumerate() {
        let path = codebook.path(list, &code.id);
        let fits = fit(&code.label, &typed).or_else(|| fit(&path, &typed).map(|fit| fit + 4));
        if let Some(fit) = fits {
            let fit = if typed.is_empty() { 0 } else { fit };
            found.push((fit, place, code.id.clone(), path));
        }
    }
    sort(&mut found, |a, b| (a.0, a.1).cmp(&(b.0, b.1)));
    let best = found.into_iter().take(MOST);
    best.map(|(_, _, id, path)| (id, path)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Code;

    #[test]
    fn the_beginning_of_a_word_is_better_than_its_middle() {
        assert_eq!(fit("Sergei Lavrov", "lavrov"), Some(2));
        assert_eq!(fit("Lavrov", "lav"), Some(1));
        assert_eq!(fit("l’Élysée", "l’elysee"), Some(0));
        assert_eq!(fit("Blinken", "ink"), Some(3));
        assert_eq!(fit("Blinken", "lavrov"), None);
    }

    #[test]
    fn codes_are_found_by_what_they_stand_under() {
        let mut codebook = Codebook::claims_actors_demands();
        let top = Code::named(CodeId::new("security"), "Security");
        let below = Code {
            parent: Some(top.id.clone()),
            ..Code::named(CodeId::new("enlargement"), "Enlargement")
        };
        codebook.issues = vec![top, below];
        let found = codes(&codebook, CodeList::Issues, "secu");
        let paths: Vec<_> = found.iter().map(|(_, path)| path.as_str()).collect();
        assert_eq!(paths, ["Security", "Security › Enlargement"]);
    }
}
