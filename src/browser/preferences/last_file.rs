//! Up to where a project was saved as a file.

use super::Keepable;
use crate::domain::json::{Json, Object};
use crate::domain::{ProjectId, Table, Timestamp};

/// The last file of a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LastFile {
    /// How many steps its log had.
    pub steps: u64,
    /// When it was saved.
    pub at: Timestamp,
}

impl Keepable for u64 {
    fn json(&self) -> Json {
        Json::number(*self)
    }

    fn read(value: Json) -> Option<Self> {
        value.as_u64()
    }
}

impl Keepable for Table<ProjectId, LastFile> {
    fn json(&self) -> Json {
        let mut object = Object::new();
        for (project, last) in self.iter() {
            let fields = Object::from([
                ("at".to_owned(), Json::text(last.at.to_string())),
                ("steps".to_owned(), Json::number(last.steps)),
            ]);
            object.insert(project.to_string(), Json::Object(fields));
        }
        Json::Object(object)
    }

    fn read(value: Json) -> Option<Self> {
        let Json::Object(object) = value else {
            return None;
        };
        let mut files = Self::new();
        for (project, last) in object.iter() {
            let last = LastFile {
                steps: last.get("steps")?.as_u64()?,
                at: last.get("at")?.as_str()?.parse().ok()?,
            };
            files.insert(project.parse().ok()?, last);
        }
        Some(files)
    }
}
