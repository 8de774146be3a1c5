//! Reads a task.

use super::item::{coder_of, id, time};
use super::{
    BESIDE, CODER, COPY, ID, INTERFACE, KEPT, LABEL, NAMES, PREDICTION, PREDICTIONS, TASK, TEXT,
};
use crate::domain::json::{Json, Object, shown};
use crate::domain::{Extra, Table};
use crate::format::exchange::attributes::tidy;
use crate::format::exchange::describe::AS_IT_CAME;
use crate::format::exchange::model::{Article, META, Mark, Tie};
use crate::format::exchange::plain::Taken;
use crate::format::exchange::tool::Fate;
use crate::format::exchange::units::{Claim, Original, Unit};

/// A region before it is known what its positions count.
pub(super) struct Region {
    pub(super) mark: Mark,
    pub(super) start: u64,
    pub(super) end: u64,
    pub(super) words: Option<String>,
}

/// A task that is being read.
pub(super) struct Task<'a> {
    /// Key of the text in the data.
    pub(super) text: &'a str,
    /// Names of attributes by their controls.
    pub(super) names: &'a mut Table<String, String>,
    pub(super) note: &'a mut dyn FnMut(Fate, String),
    pub(super) regions: Vec<Region>,
    pub(super) ties: Vec<Tie>,
    /// Ids of marks and ties that are taken.
    pub(super) ids: Taken,
    /// Names of the first region: the control of its label, and that of the text.
    pub(super) controls: Option<[String; 2]>,
}

impl Task<'_> {
    /// The article that a task is.
    pub(super) fn article(&mut self, task: &Json) -> Result<Article, String> {
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
        if let Some(Json::List(predictions)) = task.get(PREDICTIONS) {
            let kept = self.predictions(predictions);
            extra.insert(PREDICTIONS.to_owned(), Json::List(kept));
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
        if let Some(what) = article.without_loose_ties() {
            (self.note)(Fate::Rejected, what);
        }
        let mut names = Object::new();
        let [labels, text] = self.controls.take().unwrap_or_default();
        for (name, value, ours) in [
            ("labels", labels, LABEL),
            ("text", text, TEXT),
            ("key", key.to_owned(), TEXT),
        ] {
            if !value.is_empty() && value != ours {
                names.insert(name.to_owned(), Json::Text(value));
            }
        }
        if !names.is_empty() {
            extra.insert(INTERFACE.to_owned(), Json::Object(names));
        }
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
            let own = ["id", "data", "annotations", PREDICTIONS, "completions"];
            if !own.contains(&name.as_str()) {
                extra.insert(name.clone(), value.clone());
            } else if name == "id" && data.get(ID).is_some() {
                extra.insert(TASK.to_owned(), value.clone());
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
        let mut coders = Taken::default();
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
            let mut coder = match name.is_empty() {
                true => name,
                false => coders.own(&name),
            };
            let before = self.regions.len();
            let others = self.result(object.get("result"), &coder, time(object.get("created_at")));
            // Whoever imported it there need not have marked.
            let mut marked = self.regions.iter().skip(before);
            if let Some(first) = marked.next().map(|region| &region.mark.coder)
                && *first != coder
                && marked.all(|region| region.mark.coder == *first)
                && coders.take(first)
            {
                first.clone_into(&mut coder);
            }
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

    /// Reads what models marked, where nobody has annotated, or it counts beside that. All predictions are kept in their order:
    /// those that were read without what they marked.
    fn predictions(&mut self, predictions: &[Json]) -> Vec<Json> {
        let annotated = !self.regions.is_empty();
        let mut kept: Vec<Json> = Vec::with_capacity(predictions.len());
        let mut beside = false;
        for prediction in predictions {
            let counts = !annotated || prediction.get(BESIDE) == Some(&Json::Bool(true));
            let Json::Object(object) = prediction else {
                kept.push(prediction.clone());
                continue;
            };
            if !counts {
                beside = true;
                kept.push(prediction.clone());
                continue;
            }
            let model = object.get("model_version").and_then(Json::as_str);
            let model = model.unwrap_or(PREDICTION);
            let mut head = object.clone();
            head.remove("result");
            head.remove(BESIDE);
            head.insert(CODER.to_owned(), Json::Text(model.to_owned()));
            let same = kept.iter().filter(|one| is_headed(one, &head)).count();
            if same > 0 {
                head.insert(COPY.to_owned(), Json::Text(shown(&(same + 1))));
            }
            let (before, tied) = (self.regions.len(), self.ties.len());
            let made = time(object.get("created_at"));
            let others = self.result(object.get("result"), model, made);
            self.remember(before, tied, &head);
            if self.regions.len() > before {
                let what = format!("what “{model}” predicted came in as tags of this coder.");
                (self.note)(Fate::Repaired, what);
            }
            if !others.is_empty() {
                head.insert("result".to_owned(), Json::List(others));
            }
            kept.push(Json::Object(head));
        }
        if beside {
            let what = "its predictions are kept beside the annotations, but are no tags.";
            (self.note)(Fate::Kept, what.to_owned());
        }
        kept
    }

    /// Has regions and ties remember of which prediction they are: those from these places on.
    fn remember(&mut self, regions: usize, ties: usize, head: &Object) {
        let mut own = Object::new();
        own.insert(PREDICTION.to_owned(), Json::Object(head.clone()));
        let own = Json::Object(own);
        let regions = self.regions.iter_mut().skip(regions);
        let ties = self.ties.iter_mut().skip(ties);
        let all = regions.map(|region| &mut region.mark.extra);
        for extra in all.chain(ties.map(|tie| &mut tie.extra)) {
            extra.insert(AS_IT_CAME.to_owned(), own.clone());
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
            true => original.mostly(&claims, &[], Unit::CodePoints, Original::settle),
            false => original.mostly(&claims, &[], Unit::CodePoints, Original::likeliest),
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
        for stray in &settled.strays {
            let region = regions.get(stray.place);
            let id = region.map_or("", |region| region.mark.id.as_str());
            (self.note)(Fate::Rejected, format!("region {id}: {}", stray.left_out()));
        }
        let marks = regions
            .into_iter()
            .zip(settled.spans)
            .filter_map(|(region, span)| {
                let mut mark = region.mark;
                mark.parts = vec![span?];
                tidy(&mut mark.attributes);
                Some(mark)
            });
        Ok(marks.collect())
    }
}

/// Whether a prediction that was read has this head, whichever of several such it is.
fn is_headed(one: &Json, head: &Object) -> bool {
    let Json::Object(one) = one else {
        return false;
    };
    let mut one = one.clone();
    one.remove("result");
    one.remove(COPY);
    one == *head
}
