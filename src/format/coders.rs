//! What somebody who coded is called in files for others.

use crate::domain::{CoderId, Project};

/// The name; “Coder 2” for whoever gave none, by the place among all who coded; the id of one whom the project does not know. Two are
/// never called alike for want of a name.
pub(super) fn called(project: &Project, id: CoderId) -> String {
    if let Some(known) = project.coder(id)
        && !known.name.is_empty()
    {
        return known.name.clone();
    }
    let mut ids = project.coders().map(|coder| coder.id);
    let Some(place) = ids.position(|one| one == id) else {
        return id.to_string();
    };
    let many = project.coders().count();
    let numbers = (place + 1..).step_by(many);
    let mut names = numbers.map(|n| format!("Coder {n}"));
    let is_free = |name: &String| project.coders().all(|coder| coder.name != *name);
    names.find(is_free).unwrap_or_default()
}

/// The same where nothing may stand for somebody without a name, as long as that can only be one.
pub(super) fn called_if_need_be(project: &Project, id: CoderId) -> String {
    match project.coder(id) {
        Some(known) if known.name.is_empty() => {
            let unnamed = project.coders().filter(|coder| coder.name.is_empty());
            match unnamed.count() {
                1 => String::new(),
                _ => called(project, id),
            }
        }
        Some(known) => known.name.clone(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Codebook, Coder, Extra, Parts, ProjectId, ProjectMeta, Timestamp};

    #[test]
    fn whoever_has_no_name_is_called_by_a_number_that_nobody_else_is() {
        let id = |n: u128| CoderId::new(uuid::Uuid::from_u128(n));
        let project = |names: &[&str]| {
            let meta = ProjectMeta {
                id: ProjectId::new(uuid::Uuid::from_u128(7)),
                title: String::new(),
                created: Timestamp(0),
                sample: false,
                lost: Vec::new(),
                extra: Extra::new(),
            };
            let coders = names.iter().zip(1..).map(|(name, n)| Coder {
                id: id(n),
                name: (*name).to_owned(),
                extra: Extra::new(),
            });
            let parts = Parts {
                coders: coders.collect(),
                ..Parts::new(meta, Codebook::claims_actors_demands())
            };
            Project::assemble(parts).unwrap()
        };
        let all = |names: &[&str], called: fn(&Project, CoderId) -> String| {
            let project = project(names);
            let all = (1..=names.len() as u128).map(|n| called(&project, id(n)));
            all.collect::<Vec<_>>()
        };
        assert_eq!(all(&["Ann", "", ""], called), ["Ann", "Coder 2", "Coder 3"]);
        assert_eq!(
            all(&["Coder 2", "", ""], called),
            ["Coder 2", "Coder 5", "Coder 3"]
        );
        assert_eq!(all(&["Ann", ""], called_if_need_be), ["Ann", ""]);
        assert_eq!(all(&["", ""], called_if_need_be), ["Coder 1", "Coder 2"]);
        assert_eq!(called(&project(&[""]), id(9)), id(9).to_string());
    }
}
