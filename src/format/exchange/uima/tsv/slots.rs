//! Slots of a table of words: in one column the roles, in the next whoever is in them.

use super::cells::{numbered, split, unescaped};
use crate::format::exchange::uima::cas::{Cas, Structure, Value};
use crate::format::exchange::uima::slots::{ROLE, TARGET};

/// The slots of one annotation, as its first word has them.
pub(super) struct Slot<'a> {
    /// The place of its structure.
    pub(super) host: usize,
    /// The feature.
    pub(super) feature: &'a str,
    /// Roles, with `;` between.
    pub(super) roles: &'a str,
    /// Whoever is in them: the unit of their first word and their number, with `;` between.
    pub(super) targets: &'a str,
    /// The layer of whoever is in them.
    pub(super) of_type: &'a str,
    /// For the report.
    pub(super) line: usize,
}

/// Puts links into the structures. `place`: the structure that begins at a unit with a number, of a layer if there is one.
///
/// # Errors
/// In words, with the line, when a slot leads to no annotation.
pub(super) fn fill(
    slots: &[Slot<'_>],
    cas: &mut Cas,
    place: impl Fn(&str, &str, u64) -> Option<usize>,
) -> Result<(), String> {
    for slot in slots {
        let roles = split(slot.roles, ';');
        let mut links = Vec::new();
        for (n, target) in split(slot.targets, ';').into_iter().enumerate() {
            if is_nothing(target) {
                continue;
            }
            let (unit, number) = numbered(target);
            let to = place(slot.of_type, unit, number).ok_or(format!(
                "line {}: the slot “{}” leads to “{target}”, where no annotation begins",
                slot.line, slot.feature
            ))?;
            let role = roles.get(n).map_or("", |role| numbered(role).0);
            let id = cas.structures.len() as u64 + 2;
            let mut features = vec![(TARGET.to_owned(), Value::To(to as u64 + 2))];
            if !is_nothing(role) {
                features.push((ROLE.to_owned(), Value::One(unescaped(role))));
            }
            links.push(id);
            cas.structures.push(Structure {
                id,
                of_type: format!("{}Link", slot.feature),
                place: None,
                features,
            });
        }
        if let Some(host) = cas.structures.get_mut(slot.host) {
            let feature = slot.feature.to_owned();
            host.features.push((feature, Value::ToMany(links)));
        }
    }
    Ok(())
}

fn is_nothing(cell: &str) -> bool {
    ["", "_", "*"].contains(&cell)
}
