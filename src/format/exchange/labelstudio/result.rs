//! Reads what one coder, or one model, marked.

use super::item::{attribute, bounds, describe, said_bounds};
use super::region::{OWN_OF_TIES, usual_id};
use super::task::{Region, Task};
use super::{CONTROL, REGION, SAME_ID};
use crate::domain::json::{Json, shown};
use crate::domain::{Extra, Table, Timestamp};
use crate::format::exchange::model::{Mark, Tie};
use crate::format::exchange::tool::Fate;

/// Regions of one annotation by their ids in the file: the first for each.
type Places = Table<String, usize>;

impl Task<'_> {
    /// Reads one result; items about the whole article are given back.
    pub(super) fn result(
        &mut self,
        result: Option<&Json>,
        coder: &str,
        created: Option<Timestamp>,
    ) -> Vec<Json> {
        let Some(Json::List(items)) = result else {
            return Vec::new();
        };
        let mut places = Places::new();
        let of_type = |item: &Json| {
            item.get("type")
                .and_then(Json::as_str)
                .unwrap_or_default()
                .to_owned()
        };
        for item in items
            .iter()
            .filter(|item| of_type(item).ends_with("labels"))
        {
            let labels = item
                .get("value")
                .and_then(|value| value.get(&of_type(item)));
            let labels = match labels {
                Some(Json::List(labels)) => labels.iter().filter_map(Json::as_str).collect(),
                _ => Vec::new(),
            };
            self.region(item, &labels, coder, created, &mut places);
        }
        let mut others = Vec::new();
        for item in items {
            match of_type(item).as_str() {
                "relation" => self.relation(item, &places),
                of_type if of_type.ends_with("labels") => {}
                of_type => {
                    let id = item.get("id").and_then(Json::as_str).unwrap_or_default();
                    let mut place = places.get(id).copied();
                    if place.is_none() && bounds(item).is_some() {
                        self.region(item, &[], coder, created, &mut places);
                        place = places.get(id).copied();
                    }
                    match place.and_then(|place| self.regions.get_mut(place)) {
                        Some(region) => attribute(&mut region.mark, item, of_type, self.names),
                        None => others.push(item.clone()),
                    }
                }
            }
        }
        if !others.is_empty() {
            let what = "what is said of the whole article is kept, but has no place here.";
            (self.note)(Fate::Kept, what.to_owned());
        }
        others
    }

    /// A region with its labels: a mark for each.
    fn region(
        &mut self,
        item: &Json,
        labels: &[&str],
        coder: &str,
        created: Option<Timestamp>,
        places: &mut Places,
    ) {
        let number = shown(&(self.regions.len() + 1));
        let in_file = item.get("id").and_then(Json::as_str).unwrap_or(&number);
        let Some((start, end)) = bounds(item).filter(|(start, end)| start < end) else {
            let what = match said_bounds(item) {
                Some((start, end)) => format!(
                    "region {in_file} is left out: it begins at {start} and ends at {end}, where no words are. Correct these \
                     numbers, or mark it anew in Label Studio."
                ),
                None => format!(
                    "region {in_file} covers no text that could be read; only regions of plain text are."
                ),
            };
            (self.note)(Fate::Rejected, what);
            return;
        };
        let said = |key: &str| item.get("meta").and_then(|meta| meta.get(key)?.as_str());
        let id = said("id").unwrap_or(in_file);
        let labels = if labels.is_empty() { &[""] } else { labels };
        if labels.len() > 1 {
            let n = labels.len();
            (self.note)(
                Fate::Repaired,
                format!("region {in_file} has {n} labels: a tag for each came in."),
            );
        }
        let words = item
            .get("value")
            .and_then(|value| value.get("text")?.as_str());
        let control = |key: &str| item.get(key).and_then(Json::as_str).unwrap_or_default();
        let controls = [CONTROL, "to_name"].map(|key| control(key).to_owned());
        let [own, _] = self.controls.get_or_insert(controls);
        let other = Some(control(CONTROL)).filter(|control| !control.is_empty() && control != own);
        let mut first = None;
        for label in labels {
            let mut mark = Mark::bare(self.ids.own(id), *label, Vec::new());
            let same = Some(in_file).filter(|id| *id != mark.id && said("id").is_none());
            let told = [
                (CONTROL, other),
                (REGION, first.as_deref()),
                (SAME_ID, same),
            ];
            for (key, value) in told {
                if let Some(value) = value {
                    mark.extra
                        .insert(key.to_owned(), Json::Text(value.to_owned()));
                }
            }
            first = first.or_else(|| Some(mark.id.clone()));
            said("coder").unwrap_or(coder).clone_into(&mut mark.coder);
            mark.created = said("created")
                .and_then(|time| time.parse().ok())
                .or(created);
            describe(&mut mark, item);
            if !places.contains_key(in_file) {
                places.insert(in_file.to_owned(), self.regions.len());
            }
            self.regions.push(Region {
                mark,
                start,
                end,
                words: words.map(str::to_owned),
            });
        }
    }

    fn relation(&mut self, item: &Json, places: &Places) {
        let end = |key: &str| {
            let id = item.get(key)?.as_str()?;
            let region = self.regions.get(*places.get(id)?)?;
            Some(region.mark.id.clone())
        };
        let Some((from, to)) = end("from_id").zip(end("to_id")) else {
            let called = |key: &str| item.get(key).and_then(Json::as_str).unwrap_or("?");
            let what = format!(
                "the relation from {} to {} is left out, as not both regions are there.",
                called("from_id"),
                called("to_id")
            );
            (self.note)(Fate::Rejected, what);
            return;
        };
        let labels: Vec<&str> = match item.get("labels") {
            Some(Json::List(labels)) => labels.iter().filter_map(Json::as_str).collect(),
            _ => Vec::new(),
        };
        let labels = if labels.is_empty() { vec![""] } else { labels };
        let direction = item
            .get("direction")
            .and_then(Json::as_str)
            .unwrap_or("right");
        let (from, to) = match direction {
            "left" => (to, from),
            _ => (from, to),
        };
        let mut extra = Extra::new();
        if let Json::Object(item) = item {
            let kept = item.iter().filter(|(key, value)| {
                let plain =
                    key == "direction" && [Some("left"), Some("right")].contains(&value.as_str());
                !plain && !OWN_OF_TIES.contains(&key.as_str())
            });
            kept.for_each(|(key, value)| extra.insert(key.clone(), value.clone()));
        }
        for label in labels {
            let mut tie = Tie {
                id: String::new(),
                label: label.to_owned(),
                from: from.clone(),
                to: to.clone(),
                note: String::new(),
                extra: extra.clone(),
            };
            tie.id = match item.get("id").and_then(Json::as_str) {
                Some(id) => id.to_owned(),
                None => usual_id(&tie),
            };
            tie.id = self.ids.own(&tie.id);
            self.ties.push(tie);
        }
    }
}
