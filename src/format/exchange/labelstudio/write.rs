//! Writes tasks.

use super::config::{More, is_choice, names, written};
use super::group::{Group, Predicted, groups};
use super::region::{OWN_OF_TIES, Region, usual_id};
use super::{
    BESIDE, CODER, COPY, ID, INTERFACE, KEPT, NAMES, PREDICTIONS, SAME_ID, TASK, our_interface,
};
use crate::domain::json::{Json, Object, Writer};
use crate::domain::{OrderedSet, Table};
use crate::format::exchange::elsewhere::Interface;
use crate::format::exchange::model::{Article, Mark, Scheme, Tie};
use crate::format::exchange::plain::{Allowed, PlainNames, Taken, plain};
use crate::format::exchange::tool::{File, Ready, Writing};

/// Tasks that are being written.
pub(super) struct Tasks {
    out: String,
    /// Whether there is a task.
    begun: bool,
    scheme: Scheme,
    names: PlainNames,
    more: More,
    labels: OrderedSet<String>,
    ties: OrderedSet<String>,
    /// Whether an attribute is chosen from a list.
    choices: Table<String, bool>,
    /// Numbers of tasks that are taken.
    numbers: Taken,
    /// Names of the configuration.
    face: Interface,
}

impl Tasks {
    /// For a scheme.
    pub(super) fn of(scheme: &Scheme) -> Self {
        let face = scheme.elsewhere.interface.clone();
        let face = face.unwrap_or_else(our_interface);
        let mut names = names();
        names.reserve(&face.labels);
        names.reserve(&face.text);
        let attributes = scheme.attributes.iter();
        let choices = attributes.map(|one| {
            names.name(&one.name);
            (one.name.clone(), is_choice(one))
        });
        let choices = choices.collect();
        Self {
            out: String::new(),
            begun: false,
            names,
            more: More::default(),
            labels: (scheme.labels.iter().map(|label| label.name.clone())).collect(),
            ties: scheme.ties.iter().cloned().collect(),
            scheme: scheme.clone(),
            choices,
            numbers: Taken::default(),
            face,
        }
    }

    fn control(&mut self, attribute: &str) -> (String, &'static str) {
        let choice = self.choices.get(attribute).copied();
        if choice.is_none() {
            self.more.attributes.insert(attribute.to_owned());
        }
        let of_type = match choice {
            Some(true) => "choices",
            _ => "textarea",
        };
        (self.names.name(attribute), of_type)
    }

    fn data(&mut self, article: &Article, number: Option<u64>, to: &mut Writer) {
        to.key("data");
        to.object();
        to.text_at(&self.face.key, article.text.as_str());
        if number.is_none() {
            to.text_if_any(ID, &article.id);
        }
        for (name, value) in &article.meta {
            to.text_at(name, value);
        }
        let used = article.marks.iter().flat_map(|mark| &mark.attributes);
        let mut called: Table<String, &str> = Table::new();
        for (name, _) in used {
            let (control, _) = self.control(name);
            if control != *name {
                called.insert(control, name);
            }
        }
        if called.keys().next().is_some() {
            to.key(NAMES);
            to.object();
            for (control, name) in called.iter() {
                to.text_at(control, name);
            }
            to.end_object();
        }
        // What is no day is kept of the article, in its own words.
        if let Some(date) = article
            .extra
            .get(DATE)
            .filter(|_| article.meta(DATE).is_empty())
        {
            to.key(DATE);
            to.value(date);
        }
        if let Some(Json::Object(data)) = article.extra.get("data") {
            // What has got a value here has been written.
            let left = data.iter().filter(|(key, _)| article.meta(key).is_empty());
            for (key, value) in left {
                to.key(key);
                to.value(value);
            }
        }
        to.end_object();
    }

    /// What one coder marked.
    fn result(&mut self, article: &Article, group: &Group<'_>, to: &mut Writer) {
        to.key("result");
        to.list();
        let mut ids = Taken::default();
        let mut given: Table<&str, String> = Table::new();
        let face = self.face.clone();
        let (own, more) = group.regions(&article.ties);
        for mark in own {
            let same = mark.extra.get(SAME_ID).and_then(Json::as_str);
            let id = same.map_or_else(|| plain(&mark.id, Allowed::Ascii), str::to_owned);
            let id = ids.own(&id);
            let more = more.get(mark.id.as_str()).map_or(&[][..], Vec::as_slice);
            let region = Region {
                mark,
                id: &id,
                words: article.text.slice(mark.extent()),
                group,
                face: &face,
                more,
            };
            for label in [mark.label.as_str()].iter().chain(more) {
                if !self.labels.contains(*label) {
                    self.more.labels.insert((*label).to_owned());
                }
            }
            if region.control() != face.labels {
                self.more.controls.insert(region.control().to_owned());
            }
            region.label(to);
            for (name, values) in &mark.attributes {
                let (control, of_type) = self.control(name);
                region.attribute(to, &control, of_type, values);
            }
            region.entity(to);
            region.others(to);
            given.insert(&mark.id, id);
        }
        for tie in &article.ties {
            if let (Some(from), Some(to_id)) =
                (given.get(tie.from.as_str()), given.get(tie.to.as_str()))
            {
                self.relation(tie, from, to_id, to);
            }
        }
        if let Some(Json::List(others)) = group.kept.and_then(|kept| kept.get("result")) {
            for other in others {
                to.value(other);
            }
        }
        to.end_list();
    }

    /// An annotation or a prediction.
    fn group(&mut self, article: &Article, group: &Group<'_>, beside: bool, to: &mut Writer) {
        to.object();
        let kept = group.kept.into_iter().flat_map(Object::iter);
        for (key, value) in kept.filter(|(key, _)| ![CODER, COPY, "result"].contains(&key.as_str()))
        {
            to.key(key);
            to.value(value);
        }
        to.flag_if_set(BESIDE, beside);
        self.result(article, group, to);
        to.end_object();
    }

    /// Annotations, and what is left of predictions.
    fn results(&mut self, article: &Article, to: &mut Writer) {
        let labels = self.scheme.labels.iter();
        let mentions = labels.filter(|label| label.mention == Some(true));
        let mentions: OrderedSet<String> = mentions.map(|label| label.name.clone()).collect();
        // Ties to mentions are part of what is coded, or came with a file.
        let is_link = |from: &Mark, to: &Mark| {
            let both = [from, to].into_iter();
            from.id != to.id && both.filter(|mark| mentions.contains(&mark.label)).count() == 0
        };
        let all = groups(article, &is_link);
        let annotated = all.annotations.iter().any(|group| !group.marks.is_empty());
        to.key(KEPT);
        to.list();
        for group in &all.annotations {
            self.group(article, group, false, to);
        }
        to.end_list();
        let Some(predictions) = all.predictions else {
            return;
        };
        to.key(PREDICTIONS);
        to.list();
        for one in &predictions {
            match one {
                Predicted::Marks(group) => {
                    let beside = annotated && !group.marks.is_empty();
                    self.group(article, group, beside, to);
                }
                Predicted::Whole(json) => to.value(json),
            }
        }
        to.end_list();
    }

    fn relation(&mut self, tie: &Tie, from: &str, to_id: &str, to: &mut Writer) {
        if !self.ties.contains(&tie.label) {
            self.more.ties.insert(tie.label.clone());
        }
        to.object();
        to.text_at("type", "relation");
        to.text_at("from_id", from);
        to.text_at("to_id", to_id);
        if tie.extra.get("direction").is_none() {
            to.text_at("direction", "right");
        }
        to.list_at("labels", [&tie.label], |label, to| to.text(label));
        if usual_id(tie) != tie.id {
            to.text_at("id", &tie.id);
        }
        for (key, value) in tie.extra.iter() {
            if !OWN_OF_TIES.contains(&key.as_str()) {
                to.key(key);
                to.value(value);
            }
        }
        to.end_object();
    }
}

/// The number that an id is, where the file may have it as one.
fn number(id: &str) -> Option<u64> {
    let number: u64 = id.parse().ok().filter(|n| *n < 1 << 53)?;
    (crate::domain::json::shown(&number) == id).then_some(number)
}

fn to_json(json: &Json) -> String {
    let mut to = Writer::compact();
    to.value(json);
    to.finish()
}

/// Key of the day of an article.
const DATE: &str = "date";

impl Writing for Tasks {
    fn article(&mut self, article: &Article) {
        let mut to = Writer::compact();
        let number = number(&article.id).filter(|_| self.numbers.take(&article.id));
        to.object();
        if let Some(number) = number {
            to.number_at("id", number);
        } else if let Some(task) = article.extra.get(TASK)
            && self.numbers.take(&to_json(task))
        {
            to.key("id");
            to.value(task);
        }
        self.data(article, number, &mut to);
        self.results(article, &mut to);
        for (key, value) in article.extra.iter() {
            if ![KEPT, PREDICTIONS, TASK, INTERFACE, DATE, "data"].contains(&key.as_str()) {
                to.key(key);
                to.value(value);
            }
        }
        to.end_object();
        self.out.push_str(if self.begun { ",\n" } else { "[\n" });
        self.begun = true;
        self.out.push_str(&to.finish());
    }

    fn ready(&mut self, at_least: usize) -> Ready {
        Ready::begun("tasks.json", &mut self.out, at_least)
    }

    fn finish(mut self: Box<Self>) -> Vec<File> {
        if !self.begun {
            self.out.push('[');
        }
        self.out.push_str("\n]\n");
        let config = written(&self.scheme, &mut self.names, &self.more, &self.face);
        vec![
            File::of("tasks.json", self.out),
            File::of("config.xml", config),
        ]
    }
}
