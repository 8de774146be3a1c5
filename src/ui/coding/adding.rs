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
    let name = name.trim().to_owned();
    let known = || {
        let wanted = fold(&name);
        coded.desk.with(|s| {
            let mut actors = s.project().actors();
            actors.any(|actor| actor.names().any(|n| fold(n) == wanted))
        })
    };
    if name.is_empty() || known() {
        return None;
    }
    Some(Offered {
        name: format!("Add “{name}” to the actors"),
        note: String::new(),
        take: Arc::new(move || {
            if let Some(actor) = coded.desk.new_actor(&name) {
                add(Box::new(actor));
            }
        }),
    })
}

/// To add whoever is called as was typed, or by a name of the article that begins so. What is no whole name of the article
/// is completed first; a whole one is taken at its word.
pub fn addings(
    coded: Coded,
    typed: &str,
    add: impl Fn(Box<Actor>) + Clone + Send + Sync + 'static,
) -> Vec<Offered> {
    let whole = fold(typed.trim());
    let names = coded.document().map_or_else(Vec::new, |document| {
        coded.desk.with(|s| {
            let document = s.project().document(document);
            document.map_or_else(Vec::new, |d| names_here(d.text.as_str(), typed, MOST + 1))
        })
    });
    let complete = names.iter().any(|name| fold(name) == whole);
    let others = names.iter().filter(|name| fold(name) != whole).take(MOST);
    let others = others.filter_map(|name| {
        let mut offered = adding(coded, name, add.clone())?;
        "named here".clone_into(&mut offered.note);
        Some(offered)
    });
    let mut offers: Vec<Offered> = others.collect();
    if let Some(own) = adding(coded, typed, add.clone()) {
        let place = if complete { 0 } else { offers.len() };
        offers.insert(place, own);
    }
    offers
}
