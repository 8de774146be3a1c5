//! Items of a result: regions with their attributes, and relations.

use super::group::Group;
use super::item::{came, confidence};
use super::{CONTROL, ENTITY, ITEMS, REGION, SAME_ID, TEXT};
use crate::domain::DOWN;
use crate::domain::json::{Json, Object, Writer, shown};
use crate::format::exchange::describe::AS_IT_CAME;
use crate::format::exchange::elsewhere::Interface;
use crate::format::exchange::model::{Mark, Tie};

/// Keys of a region that are not kept as they are.
pub(super) const OWN: [&str; 7] = [
    "id",
    "from_name",
    "to_name",
    "type",
    "value",
    "score",
    "meta",
];

/// Keys of a relation that are not kept as they are.
pub(super) const OWN_OF_TIES: [&str; 6] = ["type", "from_id", "to_id", "labels", "id", AS_IT_CAME];

/// Key under which items of a region are kept that have no place here.
pub(super) const RESULTS: &str = "results";

/// The id that a relation has where it has none.
pub(super) fn usual_id(tie: &Tie) -> String {
    [tie.from.as_str(), &tie.label, &tie.to].join("-")
}

/// A mark with its place, ready to be written.
pub(super) struct Region<'a> {
    pub(super) mark: &'a Mark,
    /// Its id in the file.
    pub(super) id: &'a str,
    pub(super) words: &'a str,
    pub(super) group: &'a Group<'a>,
    /// Names of the configuration.
    pub(super) face: &'a Interface,
    /// More labels, as it came.
    pub(super) more: &'a [&'a str],
}

impl Region<'_> {
    /// The item of the label.
    pub(super) fn label(&self, to: &mut Writer) {
        self.item(to, self.control(), "labels", |to| {
            to.text_at("text", self.words);
            let labels = [self.mark.label.as_str()].into_iter();
            let labels = labels.chain(self.more.iter().copied());
            to.list_at("labels", labels, |label, to| to.text(label));
            if let Some(Json::Object(value)) = self.mark.extra.get("value") {
                to.all_of(value);
            }
        });
        self.score(to);
        let kept = &self.mark.extra;
        for (key, value) in kept.iter().filter(|(key, _)| !OWN.contains(&key.as_str())) {
            if ![RESULTS, AS_IT_CAME, REGION, SAME_ID, ITEMS].contains(&key.as_str()) {
                to.key(key);
                to.value(value);
            }
        }
        self.meta(to);
        to.end_object();
    }

    /// The control of the label.
    pub(super) fn control(&self) -> &str {
        let own = self.mark.extra.get(CONTROL).and_then(Json::as_str);
        own.unwrap_or(&self.face.labels)
    }

    /// As it came, as long as it says the same.
    fn score(&self, to: &mut Writer) {
        let kept = self.mark.extra.get("score");
        let kept = kept.filter(|score| confidence(Some(score)) == self.mark.confidence);
        if let Some(score) = kept {
            to.key("score");
            to.value(score);
        } else if let Some(confidence) = self.mark.confidence {
            to.key("score");
            to.literal(&confidence.to_json());
        }
    }

    fn meta(&self, to: &mut Writer) {
        let kept = match self.mark.extra.get("meta") {
            Some(Json::Object(kept)) => kept.clone(),
            _ => Object::new(),
        };
        let same = self.mark.extra.get(SAME_ID).and_then(Json::as_str);
        let other = self.id != self.mark.id && same != Some(self.id);
        let id = other.then_some(self.mark.id.as_str());
        let (mark, group) = (self.mark, self.group);
        let coder = Some(mark.coder.as_str());
        let coder = coder.filter(|coder| group.said != *coder && !coder.is_empty());
        let created = mark.created.filter(|time| group.made != Some(*time));
        let created = created.filter(|_| !group.predicted);
        let created = created.map(|time| shown(&time));
        let said = [
            ("id", id),
            ("coder", coder),
            ("created", created.as_deref()),
        ];
        let nothing = said.iter().all(|(_, value)| value.is_none());
        if nothing && kept.is_empty() && self.mark.note.is_empty() {
            return;
        }
        to.key("meta");
        to.object();
        if !self.mark.note.is_empty() {
            to.list_at("text", [&self.mark.note], |note, to| to.text(note));
        }
        for (key, value) in said {
            if let Some(value) = value {
                to.text_at(key, value);
            }
        }
        to.all_of(&kept);
        to.end_object();
    }

    /// The item of an attribute.
    pub(super) fn attribute(
        &self,
        to: &mut Writer,
        control: &str,
        of_type: &str,
        values: &[String],
    ) {
        let came = came(self.mark, control, of_type, values);
        if !came.is_empty() {
            came.into_iter().for_each(|item| to.value(item));
            return;
        }
        let key = if of_type == "choices" {
            "choices"
        } else {
            TEXT
        };
        self.item(to, control, of_type, |to| {
            to.list_at(key, values, |value, to| to.text(value));
        });
        to.end_object();
    }

    /// Who is named.
    pub(super) fn entity(&self, to: &mut Writer) {
        if let Some(entity) = &self.mark.entity {
            for (control, value) in ENTITY.iter().zip([&entity.id, &entity.name]) {
                self.attribute(to, control, "textarea", std::slice::from_ref(value));
            }
        }
    }

    /// What a file had besides.
    pub(super) fn others(&self, to: &mut Writer) {
        if let Some(Json::List(items)) = self.mark.extra.get(RESULTS) {
            for item in items {
                to.value(item);
            }
        }
    }

    /// An item that is left open.
    fn item(&self, to: &mut Writer, control: &str, of_type: &str, value: impl Fn(&mut Writer)) {
        let extent = self.mark.extent();
        to.object();
        to.text_at("id", self.id);
        to.text_at("from_name", control);
        to.text_at("to_name", &self.face.text);
        to.text_at("type", of_type);
        to.key("value");
        to.object();
        to.number_at("start", extent.start().0.into());
        to.number_at("end", extent.end().0.into());
        value(to);
        to.end_object();
    }
}

/// The values that an item gives an attribute; `None` for what is not read.
pub(super) fn values(of_type: &str, value: &Json) -> Option<Vec<String>> {
    let of = |key: &str| value.get(key);
    let words = |json: &Json| match json {
        Json::Text(text) => Some(text.clone()),
        Json::Number(digits) => Some(digits.to_string()),
        _ => None,
    };
    let all = |json: &Json| match json {
        Json::List(list) => list.iter().map(words).collect::<Option<Vec<String>>>(),
        one => words(one).map(|one| vec![one]),
    };
    match of_type {
        "choices" => all(of("choices")?),
        "textarea" => all(of("text")?),
        "number" | "rating" | "datetime" => all(of(of_type)?),
        "taxonomy" => match of("taxonomy")? {
            Json::List(paths) => paths
                .iter()
                .map(|path| Some(all(path)?.join(DOWN)))
                .collect(),
            _ => None,
        },
        _ => None,
    }
}
