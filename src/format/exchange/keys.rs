//! What labels, values and coders are known by in a file, however they are called: ids of another tool, and keys of its own. They
//! are kept with what they belong to, and written back to files of that tool.

use super::attributes::{FORM, ISSUE, JUSTIFICATION};
use super::describe::{Names, id_of, kept};
use crate::domain::json::{Json, shown};
use crate::domain::{CodeList, Extra, Project, Table};
use crate::format::coders::called_if_need_be;

/// Key under which an id of another tool is kept.
pub const FOREIGN_ID: &str = "id";

/// The lists of codes, with the attributes whose values they are.
pub(super) const LISTS: [(CodeList, &str); 3] = [
    (CodeList::Issues, ISSUE),
    (CodeList::Forms, FORM),
    (CodeList::Justifications, JUSTIFICATION),
];

/// What something is known by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Key {
    /// Its id: that of the tool if it came with one, else ours, which stays when the name changes.
    pub id: String,
    /// Ours; empty in what was read.
    pub own: String,
    /// What a file of the same format had besides, to be written back.
    pub extra: Extra,
}

/// What things are known by that are told by their names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keys {
    /// Labels of marks.
    pub labels: Table<String, Key>,
    /// Values, by attribute and value: those that are codes of the codebook here.
    pub values: Table<(String, String), Key>,
    /// Whoever coded.
    pub coders: Table<String, Key>,
}

impl Keys {
    /// Of a project, for a format. Linear in the codebook and the coders, but for sorting.
    pub(super) fn of(project: &Project, names: &Names, tool: &str) -> Self {
        let codebook = project.codebook();
        let key = |id: &dyn std::fmt::Display, extra: &Extra| Key {
            id: id_of(id, extra, tool),
            own: shown(id),
            extra: kept(extra, tool, true),
        };
        let mut keys = Self::default();
        for kind in &codebook.kinds {
            let name = names.label(kind.id.as_str()).to_owned();
            keys.labels
                .insert(name, key(&kind.id.as_str(), &kind.extra));
        }
        for (list, attribute) in LISTS {
            for code in codebook.codes(list) {
                let path = names.code(list, &code.id).to_owned();
                // Of those that are called alike the first counts.
                let at = (attribute.to_owned(), path);
                if !keys.values.contains_key(&at) {
                    keys.values.insert(at, key(&code.id.as_str(), &code.extra));
                }
            }
        }
        for coder in project.coders() {
            let name = called_if_need_be(project, coder.id);
            if !name.is_empty() && !keys.coders.contains_key(&name) {
                keys.coders.insert(name, key(&coder.id, &coder.extra));
            }
        }
        keys
    }
}

/// Puts what a thing is known by with what is kept of it for a tool; nothing where that is what it is known by anyway.
pub(super) fn keep(key: Option<&Key>, own: &dyn std::fmt::Display, tool: &str, extra: &mut Extra) {
    let Some(key) = key else {
        return;
    };
    let mut kept = key.extra.clone();
    if !key.id.is_empty() && key.id != shown(own) {
        kept.insert(FOREIGN_ID.to_owned(), Json::Text(key.id.clone()));
    }
    if !kept.is_empty() {
        extra.insert(tool.to_owned(), Json::Object(kept));
    }
}
