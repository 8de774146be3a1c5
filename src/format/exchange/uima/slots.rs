//! Slots: features through which a tag leads to others, in INCEpTION by way of links that each have a role and a target.

use super::cas::{Cas, Structure, Value};
use super::layers::attribute_of;
use crate::domain::{Extra, Table};
use crate::format::exchange::attributes::ROLES;
use crate::format::exchange::ids::derived;
use crate::format::exchange::model::Tie;

/// The feature of a link that leads to whoever is in the slot.
pub(super) const TARGET: &str = "target";
/// The feature of a link that says as what.
pub(super) const ROLE: &str = "role";

/// The links of a text, by their numbers.
pub(super) struct Slots<'a> {
    links: Table<u64, &'a Structure>,
}

impl<'a> Slots<'a> {
    /// Linear.
    pub(super) fn of(cas: &'a Cas) -> Self {
        let links = cas.structures.iter().filter(|one| is_link(one));
        Self {
            links: links.map(|one| (one.id, one)).collect(),
        }
    }

    /// Where a feature leads; `None`: it is no slot. XML has numbers as words: they count where all of them are links.
    pub(super) fn leads(&self, value: &Value) -> Option<Vec<u64>> {
        let numbers = |words: &[&str]| {
            let numbers = words.iter().map(|word| word.parse().ok());
            let numbers: Option<Vec<u64>> = numbers.collect();
            let all = |all: &Vec<u64>| all.iter().all(|id| self.links.contains_key(id));
            numbers.filter(|found| !found.is_empty() && all(found))
        };
        match value {
            Value::To(id) => Some(vec![*id]),
            Value::ToMany(ids) => Some(ids.clone()),
            Value::One(words) => numbers(&words.split_whitespace().collect::<Vec<&str>>()),
            Value::Many(words) => numbers(&words.iter().map(String::as_str).collect::<Vec<&str>>()),
        }
    }

    /// The ties from a tag through its slots; `ids`: those of marks, by number. Behind them, how many lead to nothing that is
    /// tagged.
    pub(super) fn ties(&self, tag: &Structure, ids: &Table<u64, String>) -> (Vec<Tie>, usize) {
        let mut ties: Vec<Tie> = Vec::new();
        let mut loose = 0;
        let Some(from) = ids.get(&tag.id) else {
            return (ties, loose);
        };
        for (feature, value) in &tag.features {
            for to in self.leads(value).unwrap_or_default() {
                let link = self.links.get(&to);
                let target = link.map_or(Some(to), |link| link.reference(TARGET));
                let role = link.map_or("", |link| link.word(ROLE));
                let Some(to) = target.and_then(|target| ids.get(&target)) else {
                    loose += 1;
                    continue;
                };
                let label = called(feature, role);
                let id = derived(&[from, feature, role, to]);
                if ties.iter().all(|tie| tie.id != id) {
                    ties.push(Tie {
                        id,
                        label,
                        from: from.clone(),
                        to: to.clone(),
                        note: String::new(),
                        extra: Extra::new(),
                    });
                }
            }
        }
        (ties, loose)
    }
}

fn is_link(one: &Structure) -> bool {
    one.place.is_none() && one.reference(TARGET).is_some()
}

/// What a tie is called: as one of our own roles if the slot or the role is, else as the role if it says one, or the slot.
fn called(feature: &str, role: &str) -> String {
    let feature = attribute_of(feature);
    let known = [role, feature.as_str()].into_iter().find_map(|word| {
        let known = ROLES
            .iter()
            .find(|(name, _)| name.eq_ignore_ascii_case(word));
        known.map(|(name, _)| (*name).to_owned())
    });
    known.unwrap_or_else(|| match role {
        "" => feature,
        role => role.to_owned(),
    })
}
