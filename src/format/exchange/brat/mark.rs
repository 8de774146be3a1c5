//! What brat has no place for, in a note of ours; and entries of databases.

use crate::domain::json::{Json, Writer, parse};
use crate::domain::{Confidence, Timestamp, is_wikidata_id};
use crate::format::exchange::model::Entity;
use crate::format::exchange::plain::line;

/// What stands in a note of ours beside a mark or a tie.
#[derive(Clone, Debug, Default)]
pub(super) struct Side {
    /// Its id.
    pub(super) id: Option<String>,
    /// Its note, where that is not on one line.
    pub(super) note: Option<String>,
    /// Who is named, where the entry does not say it exactly.
    pub(super) entity: Option<Entity>,
    /// Attributes in notes that are not on one line.
    pub(super) attributes: Vec<(String, Vec<String>)>,
    pub(super) coder: String,
    pub(super) confidence: Option<Confidence>,
    pub(super) created: Option<Timestamp>,
}

impl Side {
    /// As JSON; `None` where there is nothing.
    pub(super) fn json(&self) -> Option<String> {
        let mut to = Writer::compact();
        to.object();
        if let Some(id) = &self.id {
            to.text_at("id", id);
        }
        to.text_if_any("coder", &self.coder);
        if let Some(confidence) = self.confidence {
            to.key("confidence");
            to.literal(&confidence.to_json());
        }
        if let Some(created) = self.created {
            to.shown_at("created", &created);
        }
        if let Some(note) = &self.note {
            to.text_at("note", note);
        }
        if let Some(entity) = &self.entity {
            to.list_at("entity", [&entity.id, &entity.name], |one, to| to.text(one));
        }
        if !self.attributes.is_empty() {
            to.key("attributes");
            to.object();
            for (name, values) in &self.attributes {
                to.list_at(name, values, |value, to| to.text(value));
            }
            to.end_object();
        }
        to.end_object();
        Some(to.finish()).filter(|json| json != "{}")
    }

    /// From JSON; `None` for what is none.
    pub(super) fn read(json: &str) -> Option<Self> {
        let json = parse(json.as_bytes()).ok()?;
        let text = |key: &str| json.get(key).and_then(Json::as_str).map(str::to_owned);
        let texts = |json: &Json| match json {
            Json::List(list) => (list.iter())
                .filter_map(|one| one.as_str().map(str::to_owned))
                .collect(),
            _ => Vec::new(),
        };
        let entity = json.get("entity").map(texts).unwrap_or_default();
        let attributes = match json.get("attributes") {
            Some(Json::Object(object)) => (object.iter())
                .map(|(name, values)| (name.clone(), texts(values)))
                .collect(),
            _ => Vec::new(),
        };
        let confidence = json.get("confidence").and_then(|number| match number {
            Json::Number(digits) => Confidence::of_decimal(digits),
            _ => None,
        });
        Some(Self {
            id: text("id"),
            note: text("note"),
            entity: match <[String; 2]>::try_from(entity) {
                Ok([id, name]) => Some(Entity { id, name }),
                Err(_) => None,
            },
            attributes,
            coder: text("coder").unwrap_or_default(),
            confidence,
            created: text("created").and_then(|time| time.parse().ok()),
        })
    }
}

/// An entity as entry of a database with a name: `Wikidata:Q7747`, `GO:0001`, or `Demarche:` and the id.
pub(super) fn database(entity: &Entity) -> (String, String) {
    let id = line(&entity.id).replace(' ', "_");
    let entry = match () {
        () if is_wikidata_id(&id) => format!("Wikidata:{id}"),
        () if is_entry(&id) => id,
        () => format!("Demarche:{}", if id.is_empty() { "-" } else { &id }),
    };
    let name = Some(line(&entity.name)).filter(|name| !name.is_empty());
    let name = name.unwrap_or_else(|| entry.clone());
    (entry, name)
}

fn is_entry(id: &str) -> bool {
    let parts = id.split_once(':');
    parts.is_some_and(|(db, id)| {
        !db.is_empty() && !id.is_empty() && !["Wikidata", "Demarche"].contains(&db)
    })
}

/// The entity that an entry with a name stands for.
pub(super) fn entity(entry: &str, name: &str) -> Entity {
    let id = match entry.split_once(':') {
        Some(("Wikidata", id)) if is_wikidata_id(id) => id,
        Some(("Demarche", id)) => id,
        _ => entry,
    };
    let name = Some(name).filter(|name| !name.is_empty()).unwrap_or(id);
    Entity {
        id: id.to_owned(),
        name: name.to_owned(),
    }
}
