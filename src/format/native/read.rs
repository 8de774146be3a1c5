//! Reads the project file: first that it is JSON, then that it is ours and of what version, then part by part.

use std::cmp::Reverse;

use super::document;
use super::fault::{Contents, article_place, tag_place};
use super::migrate::{CHAIN, Chain, migrate};
use super::{ENVELOPE, FORMAT, Fault, OFFSET_UNIT, ReadError};
use crate::domain::json::{Json, JsonError, Object};
use crate::domain::{
    Actor, Annotation, Assembly, AtOnce, Broken, Codebook, Coder, LogEntry, Parts, Project,
    ProjectMeta, Relation, Turns, at_once, breathe, sort,
};

/// The project in a file's bytes. Linear in the file, but for sorting the tags.
///
/// # Errors
/// [`ReadError`] says where and why; all or nothing is read.
pub fn read(bytes: &[u8]) -> Result<Project, ReadError> {
    read_with(bytes, CHAIN)
}

fn read_with(bytes: &[u8], chain: Chain) -> Result<Project, ReadError> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    at_once(project_in(
        crate::domain::json::parse(bytes),
        chain,
        &AtOnce,
    ))
}

/// The project in a file that was parsed, in turns.
///
/// # Errors
/// As [`read`].
pub(in crate::format) async fn read_parsed(
    parsed: Result<Json, JsonError>,
    turns: &dyn Turns,
) -> Result<Project, ReadError> {
    project_in(parsed, CHAIN, turns).await
}

async fn project_in(
    parsed: Result<Json, JsonError>,
    chain: Chain,
    turns: &dyn Turns,
) -> Result<Project, ReadError> {
    let file = our_json(parsed)?;
    let version = version(&file, chain)?;
    let steps = chain.steps_from(version).ok_or_else(|| {
        let reason = format!("there is no version {version} of the project file");
        broken(Fault::new("the key “version”", reason))
    })?;
    let file = migrate(Json::Object(file), steps)
        .map_err(|reason| broken(Fault::new(format!("a file of version {version}"), reason)))?;
    match file {
        Json::Object(file) => assemble(file, turns).await,
        _ => Err(ReadError::NotOurs),
    }
}

fn broken(fault: Fault) -> ReadError {
    ReadError::Broken(vec![fault])
}

/// Any JSON object that calls itself a project file.
fn our_json(parsed: Result<Json, JsonError>) -> Result<Object, ReadError> {
    let value = parsed.map_err(|error| ReadError::NotJson {
        line: error.line,
        column: error.column,
        reason: error.reason.to_owned(),
    })?;
    match value {
        Json::Object(map) if map.get("format").and_then(Json::as_str) == Some(FORMAT) => Ok(map),
        _ => Err(ReadError::NotOurs),
    }
}

/// The file's version, if it is not newer than what we know.
fn version(file: &Object, chain: Chain) -> Result<u64, ReadError> {
    let version = file.get("version").and_then(Json::as_u64).ok_or_else(|| {
        broken(Fault::new(
            "the key “version”",
            "a whole number is missing here",
        ))
    })?;
    if version > chain.newest() {
        let app = file.get("app").and_then(Json::as_str).unwrap_or_default();
        return Err(ReadError::Newer {
            version,
            app: app.to_owned(),
        });
    }
    Ok(version)
}

/// Gives every part its type and puts them together.
async fn assemble(mut file: Object, turns: &dyn Turns) -> Result<Project, ReadError> {
    let mut faults = Vec::new();
    let (mut articles, mut tags) = (Vec::new(), Vec::new());
    if file
        .get("offsetUnit")
        .is_some_and(|unit| unit.as_str() != Some(OFFSET_UNIT))
    {
        let reason = format!("only “{OFFSET_UNIT}” can stand here");
        faults.push(Fault::new("the key “offsetUnit”", reason));
    }
    for key in ENVELOPE {
        file.remove(key);
    }
    let codebook = match file.remove("codebook") {
        Some(codebook) => Codebook::read(codebook),
        None => Err("it is missing".to_owned()),
    };
    let codebook = collect(codebook, "the codebook", &mut faults);
    let coders = list(&mut file, "coders", turns, &mut faults, &mut |i, value| {
        Coder::read(value).map_err(|reason| Fault::new(format!("coder {}", i + 1), reason))
    })
    .await;
    let mut article = |i: usize, value: Json| {
        let title = text_of(&value, "title");
        let document = document::read(value)
            .map_err(|reason| Fault::new(article_place(i, title.as_deref()), reason))?;
        let title = document.meta.title.clone();
        articles.push((document.id(), (i, title)));
        Ok(document)
    };
    let documents = list(&mut file, "documents", turns, &mut faults, &mut article).await;
    let mut tag = |i: usize, value: Json| {
        let id = text_of(&value, "id");
        let annotation = Annotation::read(value)
            .map_err(|reason| Fault::new(tag_place(i, id.as_deref()), reason))?;
        tags.push((annotation.id, (i, annotation.document)));
        Ok(annotation)
    };
    let annotations = list(&mut file, "annotations", turns, &mut faults, &mut tag).await;
    let actor = Actor::read;
    let actors = list_if_any(&mut file, "actors", turns, &mut faults, "actor", actor).await;
    let link = Relation::read;
    let relations = list_if_any(&mut file, "relations", turns, &mut faults, "link", link).await;
    let step = LogEntry::read;
    let log = list_if_any(&mut file, "log", turns, &mut faults, "step", step).await;
    // What is left is about the project, or unknown and kept with it.
    let meta = ProjectMeta::read(Json::Object(file));
    let meta = collect(meta, "the project", &mut faults);
    match (meta, codebook) {
        (Some(meta), Some(codebook)) if faults.is_empty() => {
            let parts = Parts {
                coders,
                actors,
                documents,
                annotations,
                relations,
                log,
                ..Parts::new(meta, codebook)
            };
            let project = put_together(parts, turns).await;
            project.map_err(|broken| {
                let contents = Contents {
                    documents: articles.into_iter().collect(),
                    annotations: tags.into_iter().collect(),
                };
                ReadError::Broken(broken.iter().map(|b| contents.fault(b)).collect())
            })
        }
        _ => Err(ReadError::Broken(faults)),
    }
}

/// How many tags are checked between two looks at the clock.
const AT_A_TIME: usize = 20;

async fn put_together(parts: Parts, turns: &dyn Turns) -> Result<Project, Vec<Broken>> {
    let Parts {
        annotations,
        relations,
        ..
    } = parts;
    let mut assembly = Assembly::new(Parts {
        annotations: Vec::new(),
        relations: Vec::new(),
        ..parts
    });
    breathe(turns).await;
    for mut some in by_article(annotations, turns).await {
        let key = |a: &Annotation| {
            let extent = a.anchor.extent();
            (extent.start(), Reverse(extent.end()), a.id)
        };
        sort(&mut some, |a, b| key(a).cmp(&key(b)));
        assembly.add_coded(some, Vec::new());
        breathe(turns).await;
    }
    assembly.add_coded(Vec::new(), relations);
    breathe(turns).await;
    assembly.gather();
    breathe(turns).await;
    while assembly.check_next(AT_A_TIME) {
        breathe(turns).await;
    }
    assembly.finish()
}

/// Tags by their articles, so that no sort is long. Files have those of an article one after the other.
async fn by_article(annotations: Vec<Annotation>, turns: &dyn Turns) -> Vec<Vec<Annotation>> {
    let mut runs: Vec<Vec<Annotation>> = Vec::new();
    for tag in annotations {
        match runs
            .last_mut()
            .filter(|run| run[0].document == tag.document)
        {
            Some(run) => run.push(tag),
            None => {
                runs.push(vec![tag]);
                breathe(turns).await;
            }
        }
    }
    sort(&mut runs, |a, b| a[0].document.cmp(&b[0].document));
    let mut whole: Vec<Vec<Annotation>> = Vec::with_capacity(runs.len());
    for run in runs {
        match whole
            .last_mut()
            .filter(|w| w[0].document == run[0].document)
        {
            Some(same) => same.extend(run),
            None => whole.push(run),
        }
    }
    whole
}

/// For a message, should the value turn out not to fit.
fn text_of(value: &Json, key: &str) -> Option<String> {
    value.get(key)?.as_str().map(str::to_owned)
}

/// A list of the file, each entry read by itself; what can't be read is told and left out.
async fn list<T>(
    file: &mut Object,
    key: &str,
    turns: &dyn Turns,
    faults: &mut Vec<Fault>,
    entry: &mut dyn FnMut(usize, Json) -> Result<T, Fault>,
) -> Vec<T> {
    let place = format!("the key “{key}”");
    match file.remove(key) {
        Some(Json::List(values)) => {
            let mut entries = Vec::with_capacity(values.len());
            for (i, value) in values.into_iter().enumerate() {
                breathe(turns).await;
                match entry(i, value) {
                    Ok(thing) => entries.push(thing),
                    Err(fault) => faults.push(fault),
                }
            }
            entries
        }
        Some(_) => {
            faults.push(Fault::new(place, "a list is expected here"));
            Vec::new()
        }
        None => {
            faults.push(Fault::new(place, "it is missing"));
            Vec::new()
        }
    }
}

/// A list that may be missing, each entry named by a word and its place.
async fn list_if_any<T>(
    file: &mut Object,
    key: &str,
    turns: &dyn Turns,
    faults: &mut Vec<Fault>,
    word: &str,
    read: fn(Json) -> Result<T, String>,
) -> Vec<T> {
    if file.get(key).is_none() {
        return Vec::new();
    }
    list(file, key, turns, faults, &mut |i, value| {
        read(value).map_err(|reason| Fault::new(format!("{word} {}", i + 1), reason))
    })
    .await
}

fn collect<T>(result: Result<T, String>, place: &str, faults: &mut Vec<Fault>) -> Option<T> {
    result
        .map_err(|reason| faults.push(Fault::new(place, reason)))
        .ok()
}
