//! Somebody who is not in the register yet: as was typed, or as the article calls them.

use std::sync::Arc;

use super::coded::Coded;
use super::combobox::Offered;
use crate::domain::{Actor, fold, names_here};

/// Names of the article that are offered at a time.
const MOST: usize = 2;

/// Puts adding behind whoever fits, and before those who fit only if there is a slip in what was typed: Iran is not Iraq.
pub fn with_adding(
    found: Vec<(bool, Offered)>,
    add: impl IntoIterator<Item = Offered>,
) -> Vec<Offered> {
    let (nearly, fitting): (Vec<_>, Vec<_>) = found.into_iter().partition(|(nearly, _)| *nearly);
    let fitting = fitting.into_iter().map(|(_, one)| one);
    let nearly = nearly.into_iter().map(|(_, one)| one);
    fitting.chain(add).chain(nearly).collect()
}

/// “Add “X” to the actors”, unless somebody is called so already.
pub fn adding(
    coded: Coded,
    name: &str,
    add: impl Fn(Box<Actor>) + Send + Sync + 'static,
) -> Option<Offered> {
    let new = strangers(coded, vec![name.trim().to_owned()]).pop()?;
    Some(offer(coded, new, add))
}

/// To add whoever is called as was typed, or by a name of the article that begins so. What is no whole name of the article
/// is completed first; a whole one is taken at its word.
pub fn addings(
    coded: Coded,
    typed: &str,
    add: impl Fn(Box<Actor>) + Clone + Send + Sync + 'static,
) -> Vec<Offered> {
    let typed = typed.trim();
    let whole = fold(typed);
    let names = coded.document().map_or_else(Vec::new, |document| {
        coded.desk.with(|s| {
            let document = s.project().document(document);
            document.map_or_else(Vec::new, |d| names_here(d.text.as_str(), typed, MOST + 1))
        })
    });
    let complete = names.iter().any(|name| fold(name) == whole);
    let others = names.into_iter().filter(|name| fold(name) != whole);
    let mut wanted: Vec<String> = others.take(MOST).collect();
    wanted.insert(if complete { 0 } else { wanted.len() }, typed.to_owned());
    let new = strangers(coded, wanted).into_iter().map(|name| {
        let own = name == typed;
        let mut offered = offer(coded, name, add.clone());
        if !own {
            "named here".clone_into(&mut offered.note);
        }
        offered
    });
    new.collect()
}

/// Those of some names by which nobody of the register is called, in their order. Linear in the register.
fn strangers(coded: Coded, names: Vec<String>) -> Vec<String> {
    let named = names.into_iter().filter(|name| !name.is_empty());
    let mut wanted: Vec<(String, String)> = named.map(|name| (fold(&name), name)).collect();
    coded.desk.with(|s| {
        let actors = s.project().actors();
        for known in actors.flat_map(|actor| actor.names()) {
            let known = fold(known);
            wanted.retain(|(folded, _)| *folded != known);
        }
    });
    wanted.into_iter().map(|(_, name)| name).collect()
}

fn offer(coded: Coded, name: String, add: impl Fn(Box<Actor>) + Send + Sync + 'static) -> Offered {
    Offered {
        name: format!("Add “{name}” to the actors"),
        note: String::new(),
        take: Arc::new(move || {
            if let Some(actor) = coded.desk.new_actor(&name) {
                add(Box::new(actor));
            }
        }),
    }
}
