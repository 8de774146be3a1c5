//! What a preference can be, as JSON and back.

use crate::domain::json::{Json, Object, Writer, parse};
use crate::domain::{Coder, DocumentId, KindId, Offset, ProjectId, Table};

/// Something that can be kept.
pub trait Keepable: Sized {
    /// As it is kept.
    fn json(&self) -> Json;

    /// What was kept; `None` for what can't be read.
    fn read(value: Json) -> Option<Self>;
}

impl Keepable for bool {
    fn json(&self) -> Json {
        Json::Bool(*self)
    }

    fn read(value: Json) -> Option<Self> {
        match value {
            Json::Bool(yes) => Some(yes),
            _ => None,
        }
    }
}

impl<T: Keepable> Keepable for Option<T> {
    fn json(&self) -> Json {
        self.as_ref().map_or(Json::Null, T::json)
    }

    fn read(value: Json) -> Option<Self> {
        match value {
            Json::Null => Some(None),
            value => T::read(value).map(Some),
        }
    }
}

impl Keepable for Coder {
    fn json(&self) -> Json {
        let mut writer = Writer::compact();
        self.write(&mut writer);
        parse(writer.finish().as_bytes()).unwrap_or(Json::Null)
    }

    fn read(value: Json) -> Option<Self> {
        Self::read(value).ok()
    }
}

impl Keepable for ProjectId {
    fn json(&self) -> Json {
        Json::text(self.to_string())
    }

    fn read(value: Json) -> Option<Self> {
        value.as_str()?.parse().ok()
    }
}

impl Keepable for Table<ProjectId, DocumentId> {
    fn json(&self) -> Json {
        let mut object = Object::new();
        for (project, document) in self.iter() {
            object.insert(project.to_string(), Json::text(document.to_string()));
        }
        Json::Object(object)
    }

    fn read(value: Json) -> Option<Self> {
        let Json::Object(object) = value else {
            return None;
        };
        let mut articles = Self::new();
        for (project, document) in object.iter() {
            articles.insert(project.parse().ok()?, document.as_str()?.parse().ok()?);
        }
        Some(articles)
    }
}

impl Keepable for Table<String, ProjectId> {
    fn json(&self) -> Json {
        let pairs = self
            .iter()
            .map(|(name, id)| (name.clone(), Json::text(id.to_string())));
        Json::Object(Object::of(pairs.collect()))
    }

    fn read(value: Json) -> Option<Self> {
        let Json::Object(object) = value else {
            return None;
        };
        let mut projects = Self::new();
        for (name, id) in object.iter() {
            projects.insert(name.clone(), id.as_str()?.parse().ok()?);
        }
        Some(projects)
    }
}

impl Keepable for Table<String, Vec<String>> {
    fn json(&self) -> Json {
        let list =
            |words: &Vec<String>| Json::List(words.iter().cloned().map(Json::text).collect());
        let pairs = self.iter().map(|(name, words)| (name.clone(), list(words)));
        Json::Object(Object::of(pairs.collect()))
    }

    fn read(value: Json) -> Option<Self> {
        let Json::Object(object) = value else {
            return None;
        };
        let mut all = Self::new();
        for (name, list) in object.iter() {
            let Json::List(list) = list else { return None };
            let words = list.iter().map(|word| word.as_str().map(str::to_owned));
            all.insert(name.clone(), words.collect::<Option<Vec<String>>>()?);
        }
        Some(all)
    }
}

impl Keepable for Table<DocumentId, Offset> {
    fn json(&self) -> Json {
        let mut object = Object::new();
        for (document, at) in self.iter() {
            object.insert(document.to_string(), Json::number(u64::from(at.0)));
        }
        Json::Object(object)
    }

    fn read(value: Json) -> Option<Self> {
        let Json::Object(object) = value else {
            return None;
        };
        let mut places = Self::new();
        for (document, at) in object.iter() {
            let at = u32::try_from(at.as_u64()?).ok()?;
            places.insert(document.parse().ok()?, Offset(at));
        }
        Some(places)
    }
}

impl Keepable for Vec<KindId> {
    fn json(&self) -> Json {
        Json::List(self.iter().map(|kind| Json::text(kind.as_str())).collect())
    }

    fn read(value: Json) -> Option<Self> {
        let Json::List(list) = value else { return None };
        let kinds = list.iter().map(|kind| kind.as_str().map(KindId::new));
        kinds.collect()
    }
}
