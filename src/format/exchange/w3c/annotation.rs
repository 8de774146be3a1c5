//! An annotation as it stands in a file: of the standard, or as tools write it that are near to it.

use super::iri::{entity_of, id_of};
use crate::domain::json::{Json, Object};
use crate::domain::{Confidence, Extra, Quote, Timestamp};
use crate::format::exchange::model::Entity;

/// Keys of an annotation that are not kept as they are.
pub(super) const OWN: [&str; 14] = [
    "@context",
    "id",
    "type",
    "motivation",
    "creator",
    "created",
    "confidence",
    "body",
    "bodyValue",
    "bodies",
    "target",
    "tags",
    "text",
    "user",
];

/// Key under which bodies are kept that have no place here.
pub(super) const BODIES: &str = "bodies";

/// What an annotation says, wherever it is about.
#[derive(Clone, Debug, Default)]
pub(super) struct Said {
    pub(super) id: String,
    pub(super) labels: Vec<String>,
    pub(super) attributes: Vec<(String, Vec<String>)>,
    pub(super) entity: Option<Entity>,
    pub(super) note: String,
    pub(super) coder: String,
    pub(super) created: Option<Timestamp>,
    pub(super) confidence: Option<Confidence>,
    pub(super) extra: Extra,
    /// The first motivation.
    pub(super) motivation: String,
    /// What bodies link to.
    pub(super) links: Vec<String>,
}

/// A stretch of text that an annotation is about.
#[derive(Clone, Debug, Default)]
pub(super) struct Target {
    /// The IRI of the text; empty if the file does not say it.
    pub(super) source: String,
    /// The whole target, where it selects nothing.
    pub(super) whole: bool,
    pub(super) quote: Option<Quote>,
    pub(super) place: Option<(u64, u64)>,
}

/// One or several values.
pub(super) fn all(json: Option<&Json>) -> &[Json] {
    match json {
        None | Some(Json::Null) => &[],
        Some(Json::List(list)) => list,
        Some(one) => std::slice::from_ref(one),
    }
}

/// A string, or the IRI of a thing that is described.
pub(super) fn iri_of(json: &Json) -> Option<&str> {
    let id = || {
        ["id", "@id", "uri"]
            .iter()
            .find_map(|key| json.get(key)?.as_str())
    };
    json.as_str().or_else(id)
}

fn first(json: Option<&Json>) -> &str {
    all(json).first().and_then(Json::as_str).unwrap_or_default()
}

impl Said {
    /// What an annotation says.
    pub(super) fn of(object: &Object) -> Self {
        let id = object.get("id").or_else(|| object.get("@id"));
        let mut said = Self {
            id: id.and_then(Json::as_str).map(id_of).unwrap_or_default(),
            motivation: first(object.get("motivation")).to_owned(),
            coder: coder(object),
            created: (object.get("created").and_then(Json::as_str))
                .and_then(|time| time.parse().ok()),
            confidence: match object.get("confidence") {
                Some(Json::Number(digits)) => Confidence::of_decimal(digits),
                _ => None,
            },
            ..Self::default()
        };
        for (key, value) in object.iter() {
            if !OWN.contains(&key.as_str()) && key != "@id" {
                said.extra.insert(key.clone(), value.clone());
            }
        }
        // Hypothesis has labels and the comment beside the target.
        said.labels.extend(
            all(object.get("tags"))
                .iter()
                .filter_map(Json::as_str)
                .map(str::to_owned),
        );
        let texts = [object.get("text"), object.get("bodyValue")];
        for text in texts.into_iter().flatten().filter_map(Json::as_str) {
            said.noted(text);
        }
        for body in all(object.get("body"))
            .iter()
            .chain(all(object.get("bodies")))
        {
            said.body(body);
        }
        said
    }

    fn noted(&mut self, text: &str) {
        if !text.is_empty() {
            if !self.note.is_empty() {
                self.note.push('\n');
            }
            self.note.push_str(text);
        }
    }

    fn attribute(&mut self, name: &str, value: &str) {
        match self.attributes.iter_mut().find(|(known, _)| known == name) {
            Some((_, values)) => values.push(value.to_owned()),
            None => self
                .attributes
                .push((name.to_owned(), vec![value.to_owned()])),
        }
    }

    fn body(&mut self, body: &Json) {
        let purpose = match first(body.get("purpose")) {
            "" => self.motivation.clone(),
            purpose => purpose.to_owned(),
        };
        let text = |key: &str| body.get(key).and_then(Json::as_str);
        let value = text("value").or_else(|| text("chars"));
        let source = body.get("source").and_then(iri_of);
        match (purpose.as_str(), value, source) {
            ("linking", _, Some(source)) => self.links.push(source.to_owned()),
            ("linking", None, None) => match iri_of(body) {
                Some(source) => self.links.push(source.to_owned()),
                None => self.kept(body),
            },
            ("identifying" | "classifying" | "tagging", value, Some(source))
                if self.entity.is_none() =>
            {
                let id = entity_of(source);
                let name = text("name").or_else(|| text("label")).or(value);
                self.entity = Some(Entity {
                    name: name.unwrap_or(&id).to_owned(),
                    id,
                });
            }
            ("describing", Some(value), _) => match (text("attribute"), value.split_once('=')) {
                (Some(name), _) => self.attribute(name, value),
                (None, Some((name, values))) if is_name(name) => {
                    values
                        .split('|')
                        .for_each(|value| self.attribute(name, value));
                }
                (None, _) => self.noted(value),
            },
            ("tagging" | "classifying", Some(value), None) => self.labels.push(value.to_owned()),
            ("commenting" | "replying" | "highlighting" | "", Some(value), None) => {
                self.noted(value)
            }
            _ => self.kept(body),
        }
    }

    fn kept(&mut self, body: &Json) {
        let mut bodies = match self.extra.remove(BODIES) {
            Some(Json::List(bodies)) => bodies,
            _ => Vec::new(),
        };
        bodies.push(body.clone());
        self.extra.insert(BODIES.to_owned(), Json::List(bodies));
    }
}

fn is_name(name: &str) -> bool {
    let odd = |c: char| c.is_whitespace() || c == '|';
    !name.is_empty() && name.chars().count() <= 40 && !name.contains(odd)
}

/// Whose it is.
fn coder(object: &Object) -> String {
    let creator = all(object.get("creator")).first();
    let named = creator.and_then(|creator| {
        let name = ["name", "nickname", "account", "email"].iter();
        let mut name = name.filter_map(|key| creator.get(key)?.as_str());
        name.next().or_else(|| iri_of(creator))
    });
    let user = object.get("user").and_then(Json::as_str);
    let user = user.map(|user| {
        let user = user.strip_prefix("acct:").unwrap_or(user);
        user.split('@').next().unwrap_or(user)
    });
    named.or(user).unwrap_or_default().to_owned()
}

impl Target {
    /// One of what an annotation is about.
    pub(super) fn of(json: &Json) -> Self {
        let source = json.get("source").and_then(iri_of).or_else(|| iri_of(json));
        let mut target = Self {
            source: source.unwrap_or_default().to_owned(),
            whole: json.get("selector").is_none(),
            ..Self::default()
        };
        let mut waiting: Vec<&Json> = all(json.get("selector")).iter().collect();
        while let Some(selector) = waiting.pop() {
            waiting.extend(all(selector.get("refinedBy")));
            target.select(selector);
        }
        target
    }

    fn select(&mut self, selector: &Json) {
        let text = |key: &str| selector.get(key).and_then(Json::as_str);
        let number = |key: &str| selector.get(key).and_then(Json::as_u64);
        if let Some(exact) = text("exact").or_else(|| text("quote")) {
            self.quote = Some(Quote {
                exact: exact.into(),
                prefix: text("prefix").unwrap_or_default().into(),
                suffix: text("suffix").unwrap_or_default().into(),
            });
        }
        // Positions of other selectors count other things.
        let of_type = first(selector.get("type"));
        let counts = matches!(of_type, "TextPositionSelector" | "");
        if let (Some(start), Some(end), true) = (number("start"), number("end"), counts) {
            self.place = Some((start, end));
        }
    }
}
