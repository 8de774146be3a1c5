//! Reads tasks.

use super::config::Config;
use super::region::{OWN, OWN_OF_TIES, RESULTS, usual_id, values};
use super::write::{CODER, KEPT};
use super::{ENTITY, ID, NAMES, TEXT, parted};
use crate::domain::json::{Json, Object, parse, parse_in_turns, shown};
use crate::domain::{Confidence, Extra, OrderedSet, Table, Timestamp, Turns, breathe};
use crate::format::exchange::attributes::tidy;
use crate::format::exchange::model::{Article, Entity, META, Mark, Tie};
use crate::format::exchange::tool::{Fate, File, Note, Reading, Refusal};
use crate::format::exchange::units::{Claim, Original, Unit};

/// Reads tasks, with their configuration if it is there.
pub(super) async fn read(files: &[File], turns: &dyn Turns) -> Result<Reading, Refusal> {
    let (tasks, config) = parted(files);
    let mut reading = Reading::default();
    let mut read = Config::default();
    if let Some(file) = config {
        match Config::read(&file.bytes) {
            Ok(config) => read = config,
            Err(what) => reading.notes.push(Note {
                fate: Fate::Rejected,
                file: file.path.clone(),
                line: None,
                what: format!("The configuration: {what}"),
            }),
        }
    }
    let mut names: Table<String, String> = Table::new();
    for file in tasks {
        let bytes = file
            .bytes
            .strip_prefix("\u{feff}".as_bytes())
            .unwrap_or(&file.bytes);
        // Only a list inside an object is read in turns.
        let wrapped = [b"{\"tasks\":", bytes, b"}"].concat();
        let whole = match parse_in_turns(&wrapped, turns).await {
            Ok(whole) => whole,
            Err(_) => {
                let error = parse(bytes).map_or_else(|e| shown(&e), |_| String::new());
                return Err(Refusal(format!("{}: it is no JSON: {error}", file.path)));
            }
        };
        let Some(Json::List(all)) = whole.get("tasks") else {
            continue;
        };
        for (json, n) in all.iter().zip(1_usize..) {
            breathe(turns).await;
            let mut note = |fate, what: String| {
                reading.notes.push(Note {
                    fate,
                    file: file.path.clone(),
                    line: None,
                    what: format!("Task {n}: {what}"),
                });
            };
            let mut task = Task {
                text: read.text.as_deref().unwrap_or(TEXT),
                names: &mut names,
                note: &mut note,
                regions: Vec::new(),
                ties: Vec::new(),
                ids: OrderedSet::new(),
            };
            match task.article(json) {
                Ok(article) => reading.articles.push(article),
                Err(reason) => note(Fate::Rejected, format!("{reason}.")),
            }
        }
    }
    if reading.articles.is_empty() {
        let first = reading.notes.first().map(|note| note.what.clone());
        let none = || "there is no task in it".to_owned();
        return Err(Refusal(first.unwrap_or_else(none)));
    }
    reading.scheme = read.scheme;
    for attribute in &mut reading.scheme.attributes {
        if let Some(name) = names.get(&attribute.name) {
            attribute.name.clone_from(name);
        }
    }
    Ok(reading)
}

/// A region before it is known what its positions count.
struct Region {
    mark: Mark,
    start: u64,
    end: u64,
    words: Option<String>,
}

/// A task that is being read.
struct Task<'a> {
    /// Key of the text in the data.
    text: &'a str,
    /// Names of attributes by their controls.
    names: &'a mut Table<String, String>,
    note: &'a mut dyn FnMut(Fate, String),
    regions: Vec<Region>,
    ties: Vec<Tie>,
    /// Ids of marks and ties that are taken.
    ids: OrderedSet<String>,
}

/// Regions of one annotation by their ids in the file: the first for each.
type Places = Table<String, usize>;

/// Whoever an annotation belongs to: “user 1”, an address, a name.
pub(super) fn coder_of(completed_by: Option<&Json>) -> String {
    let Some(who) = completed_by else {
        return String::new();
    };
    let of = |key: &str| {
        who.get(key)
            .and_then(Json::as_str)
            .filter(|name| !name.is_empty())
    };
    match who {
        Json::Number(number) => format!("user {number}"),
        Json::Text(name) => name.clone(),
        Json::Object(object) => match (of("email"), object.get("id")) {
            (Some(address), _) => address.to_owned(),
            (None, Some(Json::Number(number))) => format!("user {number}"),
            (None, _) => of("username").unwrap_or_default().to_owned(),
        },
        _ => String::new(),
    }
}

fn time(json: Option<&Json>) -> Option<Timestamp> {
    json?.as_str()?.parse().ok()
}

impl Task<'_> {
    fn article(&mut self, task: &Json) -> Result<Article, String> {
        let (Json::Object(task), Some(Json::Object(data))) = (task, task.get("data")) else {
            return Err("it has no “data”".to_owned());
        };
        let keys = [self.text, TEXT].into_iter();
        let found = keys
            .filter_map(|key| Some((key, data.get(key)?.as_str()?)))
            .next();
        let (key, text) = found.ok_or_else(|| {
            format!(
                "its data has no text under “{}”. Open it together with its labeling configuration, saved as config.xml, \
                 which says where the text is",
                self.text
            )
        })?;
        let original = Original::inside(text).map_err(|e| shown(&e))?;
        if let Some(Json::Object(names)) = data.get(NAMES) {
            for (control, name) in names.iter() {
                if let Some(name) = name.as_str() {
                    self.names.insert(control.clone(), name.to_owned());
                }
            }
        }
        let mut extra = Extra::new();
        let kept = self.annotations(task);
        if !kept.is_empty() {
            extra.insert(KEPT.to_owned(), Json::List(kept));
        }
        if let Some(Json::List(predictions)) = task.get("predictions") {
            if self.regions.is_empty() {
                self.predictions(predictions);
            } else {
                extra.insert("predictions".to_owned(), Json::List(predictions.clone()));
                if !predictions.is_empty() {
                    let what = "its predictions are kept beside the annotations, but are no tags.";
                    (self.note)(Fate::Kept, what.to_owned());
                }
            }
        }
        let marks = self.settled(&original, text)?;
        let mut article = Article {
            id: id(task, data),
            text: original.text,
            meta: Vec::new(),
            marks,
            ties: std::mem::take(&mut self.ties),
            extra: Extra::new(),
        };
        let mut others = Object::new();
        for name in META {
            let value = data.get(name).and_then(Json::as_str);
            if let Some(value) = value.filter(|value| !value.is_empty() && name != key) {
                article.meta.push((name.to_owned(), value.to_owned()));
            }
        }
        for (name, value) in data.iter() {
            if name != key && name != NAMES && name != ID && article.meta(name).is_empty() {
                others.insert(name.clone(), value.clone());
            }
        }
        if !others.is_empty() {
            extra.insert("data".to_owned(), Json::Object(others));
        }
        for (name, value) in task.iter() {
            let own = ["id", "data", "annotations", "predictions", "completions"];
            if !own.contains(&name.as_str()) {
                extra.insert(name.clone(), value.clone());
            }
        }
        article.extra = extra;
        article.sort();
        Ok(article)
    }

    /// Reads what people marked; what is left of the annotations is kept.
    fn annotations(&mut self, task: &Object) -> Vec<Json> {
        let lists = ["annotations", "completions"].into_iter();
        let lists = lists.filter_map(|key| match task.get(key) {
            Some(Json::List(list)) => Some(list),
            _ => None,
        });
        let mut kept = Vec::new();
        let mut coders = OrderedSet::new();
        for annotation in lists.flatten() {
            let Json::Object(object) = annotation else {
                continue;
            };
            if object.get("was_cancelled") == Some(&Json::Bool(true)) {
                (self.note)(
                    Fate::Kept,
                    "an annotation that was skipped there is kept, but is no tag.".to_owned(),
                );
                kept.push(annotation.clone());
                continue;
            }
            let name = coder_of(object.get("completed_by"));
            let mut coder = name.clone();
            let mut n = 2_usize;
            while !coders.insert(coder.clone()) && !name.is_empty() {
                coder = format!("{name} ({n})");
                n += 1;
            }
            let others = self.result(object.get("result"), &coder, time(object.get("created_at")));
            let mut left = object.clone();
            left.remove("result");
            if left.is_empty() && others.is_empty() {
                continue;
            }
            if !others.is_empty() {
                left.insert("result".to_owned(), Json::List(others));
            }
            left.insert(CODER.to_owned(), Json::Text(coder));
            kept.push(Json::Object(left));
        }
        kept
    }

    /// Reads what models marked.
    fn predictions(&mut self, predictions: &[Json]) {
        for prediction in predictions {
            let model = prediction.get("model_version").and_then(Json::as_str);
            let model = model.unwrap_or("prediction");
            let before = self.regions.len();
            self.result(
                prediction.get("result"),
                model,
                time(prediction.get("created_at")),
            );
            if self.regions.len() > before {
                let what = format!("what “{model}” predicted came in as tags of this coder.");
                (self.note)(Fate::Repaired, what);
            }
        }
    }

    /// Reads one result; items about the whole article are given back.
    fn result(
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
            let what = format!(
                "region {in_file} covers no text that could be read; only regions of plain text are."
            );
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
        for label in labels {
            let mut mark = Mark::bare(id, *label, Vec::new());
            while !self.ids.insert(mark.id.clone()) {
                mark.id.push_str("-2");
            }
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
            let what = "a relation leads from or to a region that is not there.";
            (self.note)(Fate::Rejected, what.to_owned());
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
            while !self.ids.insert(tie.id.clone()) {
                tie.id.push_str("-2");
            }
            self.ties.push(tie);
        }
    }

    /// The marks, once it is known what their positions count.
    fn settled(&mut self, original: &Original, text: &str) -> Result<Vec<Mark>, String> {
        let regions = std::mem::take(&mut self.regions);
        // Line ends in words were written as two characters once.
        let words = |words: &String| match words.contains("\\n") && !text.contains(words) {
            true => words.replace("\\n", "\n"),
            false => words.clone(),
        };
        let words: Vec<Option<String>> = regions
            .iter()
            .map(|region| region.words.as_ref().map(words))
            .collect();
        let claims = regions.iter().zip(&words).map(|(region, words)| Claim {
            start: region.start,
            end: region.end,
            words: words.as_deref(),
        });
        let claims: Vec<Claim<'_>> = claims.collect();
        let settled = match words.iter().any(Option::is_some) {
            true => original.settle(&claims, Unit::CodePoints),
            false => original.likeliest(&claims, Unit::CodePoints),
        };
        let settled = settled.map_err(|e| {
            let id = regions
                .get(e.place)
                .map_or("", |region| region.mark.id.as_str());
            format!("region {id}: {e}")
        })?;
        if settled.unit != Unit::CodePoints {
            let what = format!("positions count {}, not code points.", settled.unit.label());
            (self.note)(Fate::Repaired, what);
        }
        let marks = regions
            .into_iter()
            .zip(settled.spans)
            .map(|(region, span)| {
                let mut mark = region.mark;
                mark.parts = vec![span];
                tidy(&mut mark.attributes);
                mark
            });
        Ok(marks.collect())
    }
}

/// The id of an article: ours, or the number of the task.
fn id(task: &Object, data: &Object) -> String {
    let word = |json: &Json| match json {
        Json::Text(text) => Some(text.clone()),
        Json::Number(digits) => Some(digits.to_string()),
        _ => None,
    };
    let ours = data.get(ID).and_then(word);
    ours.or_else(|| task.get("id").and_then(word))
        .unwrap_or_default()
}

/// Where a region begins and ends.
fn bounds(item: &Json) -> Option<(u64, u64)> {
    let value = item.get("value")?;
    let of = |json: &Json| Some((json.get("start")?.as_u64()?, json.get("end")?.as_u64()?));
    value
        .get("globalOffsets")
        .and_then(of)
        .or_else(|| of(value))
}

/// What stands at a region besides label and place.
fn describe(mark: &mut Mark, item: &Json) {
    let Json::Object(object) = item else {
        return;
    };
    let score = match object.get("score") {
        Some(Json::Number(digits)) => Confidence::of_decimal(digits),
        _ => None,
    };
    mark.confidence = score;
    if let Some(Json::Object(meta)) = object.get("meta") {
        mark.note = match meta.get("text") {
            Some(Json::List(notes)) => {
                let notes: Vec<&str> = notes.iter().filter_map(Json::as_str).collect();
                notes.join("\n")
            }
            Some(Json::Text(note)) => note.clone(),
            _ => String::new(),
        };
        let mut left = meta.clone();
        for own in ["text", "id", "coder", "created"] {
            left.remove(own);
        }
        if !left.is_empty() {
            mark.extra.insert("meta".to_owned(), Json::Object(left));
        }
    }
    for (key, value) in object
        .iter()
        .filter(|(key, _)| !OWN.contains(&key.as_str()))
    {
        mark.extra.insert(key.clone(), value.clone());
    }
}

/// What an item says of its region.
fn attribute(mark: &mut Mark, item: &Json, of_type: &str, names: &Table<String, String>) {
    let control = item
        .get("from_name")
        .and_then(Json::as_str)
        .unwrap_or_default();
    let found = item.get("value").and_then(|value| values(of_type, value));
    let Some(found) = found else {
        let mut kept = match mark.extra.remove(RESULTS) {
            Some(Json::List(kept)) => kept,
            _ => Vec::new(),
        };
        kept.push(item.clone());
        mark.extra.insert(RESULTS.to_owned(), Json::List(kept));
        return;
    };
    let place = ENTITY.iter().position(|own| *own == control);
    if let (Some(place), [one]) = (place, found.as_slice()) {
        let entity = mark.entity.get_or_insert_with(|| Entity {
            id: String::new(),
            name: String::new(),
        });
        if place == 0 {
            entity.id.clone_from(one);
        }
        // Where only one of both is stated, it is both.
        if place == 1 || entity.name.is_empty() {
            entity.name.clone_from(one);
        }
        if entity.id.is_empty() {
            entity.id.clone_from(one);
        }
        return;
    }
    let name = names
        .get(control)
        .cloned()
        .unwrap_or_else(|| control.to_owned());
    match mark.attributes.iter_mut().find(|(known, _)| *known == name) {
        Some((_, values)) => values.extend(found),
        None => mark.attributes.push((name, found)),
    }
}
