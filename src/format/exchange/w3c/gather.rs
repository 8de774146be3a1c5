//! Finds annotations in files, and the texts that they are about.

use super::annotation::{Target, all, iri_of};
use crate::domain::json::{Json, Object, parse, parse_in_turns, shown};
use crate::domain::{Table, Turns, breathe};
use crate::format::exchange::model::{Label, Scheme};
use crate::format::exchange::tool::{File, Refusal};

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    /// What collections say of labels.
    pub(super) scheme: Scheme,
    /// Texts that the files have with them, in their order.
    pub(super) articles: Vec<Object>,
    /// Annotations, each with the path of its file.
    pub(super) annotations: Vec<(String, Object)>,
    /// Texts beside the files, by their names without the ending.
    pub(super) texts: Table<String, String>,
}

impl Gathered {
    /// From all files.
    ///
    /// # Errors
    /// A file that looks like annotations and is no JSON.
    pub(super) async fn of(files: &[File], turns: &dyn Turns) -> Result<Self, Refusal> {
        let mut found = Self::default();
        for file in files {
            breathe(turns).await;
            if let Some(path) = file.path.strip_suffix(".txt") {
                if let Ok(text) = std::str::from_utf8(&file.bytes) {
                    found.texts.insert(path.to_owned(), text.to_owned());
                }
                continue;
            }
            let bytes = file
                .bytes
                .strip_prefix("\u{feff}".as_bytes())
                .unwrap_or(&file.bytes);
            if !bytes.trim_ascii_start().starts_with(b"{")
                && !bytes.trim_ascii_start().starts_with(b"[")
            {
                continue;
            }
            let json = parse_in_turns(bytes, turns).await;
            let json = match json {
                Ok(json) => json,
                Err(error) => match by_lines(bytes) {
                    Some(json) => json,
                    None => {
                        return Err(Refusal(format!(
                            "{}: it is no JSON: {}",
                            file.path,
                            shown(&error)
                        )));
                    }
                },
            };
            found.thing(&file.path, json, turns).await;
        }
        Ok(found)
    }

    /// A list, a collection, a page, an annotation; whatever lies in it.
    async fn thing(&mut self, path: &str, json: Json, turns: &dyn Turns) {
        let mut waiting = vec![json];
        while let Some(json) = waiting.pop() {
            breathe(turns).await;
            let mut object = match json {
                Json::List(list) => {
                    waiting.extend(list.into_iter().rev());
                    continue;
                }
                Json::Object(object) => object,
                _ => continue,
            };
            let is = |of_type: &str| {
                let types = object.get("type").or_else(|| object.get("@type"));
                all(types).iter().any(|one| one.as_str() == Some(of_type))
            };
            let selects = || {
                all(object.get("target"))
                    .iter()
                    .any(|target| target.get("selector").is_some())
            };
            if is("Annotation") || selects() {
                self.annotations.push((path.to_owned(), object));
                continue;
            }
            if is("AnnotationCollection") {
                self.collection(&object);
            }
            if let Some(Json::Object(article)) = object.remove("article") {
                self.articles.push(article);
            }
            // Pages lie in collections, the next in the one before, and annotations in pages.
            for key in ["next", "first", "rows", "@graph", "items"] {
                if let Some(inside) = object.remove(key) {
                    waiting.push(inside);
                }
            }
        }
    }

    fn collection(&mut self, object: &Object) {
        let texts = |key: &str| {
            all(object.get(key))
                .iter()
                .filter_map(Json::as_str)
                .map(str::to_owned)
        };
        if let Some(Json::Text(title)) = object.get("label") {
            self.scheme.title.clone_from(title);
        }
        self.scheme.ties.extend(texts("ties"));
        self.scheme.coders.extend(texts("coders"));
        for label in all(object.get("labels")) {
            let text = |key: &str| label.get(key).and_then(Json::as_str);
            if let Some(name) = text("name") {
                self.scheme.labels.push(Label {
                    name: name.to_owned(),
                    definition: text("definition").unwrap_or_default().to_owned(),
                    colour: text("colour").and_then(|colour| colour.parse().ok()),
                    key: text("key").and_then(|key| key.chars().next()),
                    mention: Some(label.get("mention") == Some(&Json::Bool(true))),
                    above: Vec::new(),
                });
            }
        }
    }

    /// The text for a source that stands beside: of the same name, or the only one there is.
    pub(super) fn beside(&self, source: &str, sources: usize) -> Option<&String> {
        let last = source
            .trim_end_matches('/')
            .rsplit(['/', ':'])
            .next()
            .unwrap_or_default();
        let last = last.split(['?', '#']).next().unwrap_or_default();
        let named = self.texts.iter().find(|(path, _)| {
            let name = path.rsplit('/').next().unwrap_or_default();
            !last.is_empty()
                && (name == last || last.strip_suffix(".txt") == Some(name) || {
                    let stem = last.rsplit_once('.').map(|(stem, _)| stem);
                    stem == Some(name)
                })
        });
        let mut all = self.texts.values();
        let only = all.next().filter(|_| sources == 1 && all.next().is_none());
        named.map(|(_, text)| text).or(only)
    }
}

/// Several things, one a line.
fn by_lines(bytes: &[u8]) -> Option<Json> {
    let lines = bytes
        .split(|b| *b == b'\n')
        .filter(|line| !line.trim_ascii().is_empty());
    let things = lines.map(|line| parse(line).ok());
    things.collect::<Option<Vec<Json>>>().map(Json::List)
}

/// What an annotation is about: stretches of texts, or other annotations.
pub(super) fn targets(object: &Object) -> Vec<Target> {
    let own = object.get("uri").and_then(iri_of).unwrap_or_default();
    let targets = all(object.get("target")).iter().map(|target| {
        let mut target = Target::of(target);
        if target.source.is_empty() {
            own.clone_into(&mut target.source);
        }
        target
    });
    targets.collect()
}
