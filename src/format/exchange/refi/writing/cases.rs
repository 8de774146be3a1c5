//! Cases: whoever is named by selections, and those of other programs that whole texts belong to.

use super::Archive;
use super::besides::Group;
use crate::format::exchange::ids::{derived, is_uuid};
use crate::format::exchange::refi::ENTITY_ID;
use crate::format::exchange::refi::project::{Section, open, reference, text};

impl Archive {
    /// All cases, written.
    pub(super) fn all_cases(&mut self) -> Section {
        let mut cases = Section::default();
        let mut groups = std::mem::take(&mut self.groups);
        let entities = std::mem::take(&mut self.cases);
        for (entity, selections) in entities.iter() {
            // One that came as a case, maybe with texts of its own.
            let same = |group: &Group| group.came == entity.id && group.name == entity.name;
            let same = groups
                .iter()
                .position(same)
                .map(|place| groups.remove(place));
            let group = same.unwrap_or_else(|| {
                let guid = match is_uuid(&entity.id) {
                    true => entity.id.clone(),
                    false => derived(&["case", &entity.id, &entity.name]),
                };
                Group {
                    guid: self.guids.own(&guid, &entity.name),
                    name: entity.name.clone(),
                    ..Group::default()
                }
            });
            // It is known by its guid, or else by what is said here.
            let id = match group.guid == entity.id {
                true => String::new(),
                false => self.value(3, ENTITY_ID, &entity.id),
            };
            write(&mut cases, &group, &id, selections);
        }
        for group in &groups {
            write(&mut cases, group, "", &[]);
        }
        cases
    }
}

fn write(cases: &mut Section, group: &Group, id: &str, selections: &[String]) {
    let out = cases.text();
    open(
        out,
        2,
        "Case",
        &[("guid", &group.guid), ("name", &group.name)],
    );
    out.push('\n');
    text(out, 3, "Description", &group.description);
    out.push_str(id);
    out.push_str(&group.values);
    for source in &group.sources {
        reference(out, 3, "SourceRef", source);
    }
    for selection in selections {
        reference(out, 3, "SelectionRef", selection);
    }
    out.push_str("  </Case>\n");
}
