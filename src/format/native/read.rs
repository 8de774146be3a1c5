//! Reads the project file: first that it is JSON, then that it is ours and of what version, then part by part.

use super::document;
use super::fault::{Contents, article_place, tag_place};
use super::migrate::{CHAIN, Chain, migrate};
use super::{ENVELOPE, FORMAT, Fault, OFFSET_UNIT, ReadError};
use crate::domain::json::{Json, Object, parse};
use crate::domain::{
    Actor, Annotation, Codebook, Coder, LogEntry, Parts, Project, ProjectMeta, Relation,
};

/// The project in a file's bytes. Linear in the file, but for sorting the tags.
///
/// # Errors
/// [`ReadError`] says where and why; all or nothing is read.
pub fn read(bytes: &[u8]) -> Result<Project, ReadError> {
    read_with(bytes, CHAIN)
}

fn read_with(bytes: &[u8], chain: Chain) -> Result<Project, ReadError> {
    let file = our_json(bytes)?;
    let version = version(&file, chain)?;
    let steps = chain.steps_from(version).ok_or_else(|| {
        let reason = format!("there is no version {version} of the project file");
        broken(Fault::new("the key “version”", reason))
    })?;
    let file = migrate(Json::Object(file), steps)
        .map_err(|reason| broken(Fault::new(format!("a file of version {version}"), reason)))?;
    match file {
        Json::Object(file) => assemble(file),
        _ => Err(ReadError::NotOurs),
    }
}

fn broken(fault: Fault) -> ReadError {
    ReadError::Broken(vec![fault])
}

/// Any JSON object that calls itself a project file.
fn our_json(bytes: &[u8]) -> Result<Object, ReadError> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let value = parse(bytes).map_err(|error| ReadError::NotJson {
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
fn assemble(mut file: Object) -> Result<Project, ReadError> {
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
    let coders = list(&mut file, "coders", &mut faults, &mut |i, value| {
        Coder::read(value).map_err(|reason| Fault::new(format!("coder {}", i + 1), reason))
    });
    let documents = list(&mut file, "documents", &mut faults, &mut |i, value| {
        let title = text_of(&value, "title");
        let document = document::read(value)
            .map_err(|reason| Fault::new(article_place(i, title.as_deref()), reason))?;
        let title = document.meta.title.clone();
        articles.push((document.id(), (i, title)));
        Ok(document)
    });
    let annotations = list(&mut file, "annotations", &mut faults, &mut |i, value| {
        let id = text_of(&value, "id");
        let annotation = Annotation::read(value)
            .map_err(|reason| Fault::new(tag_place(i, id.as_deref()), reason))?;
        tags.push((annotation.id, (i, annotation.document)));
        Ok(annotation)
    });
    let actors = list_if_any(&mut file, "actors", &mut faults, "actor", Actor::read);
    let relations = list_if_any(&mut file, "relations", &mut faults, "link", Relation::read);
    let log = list_if_any(&mut file, "log", &mut faults, "step", LogEntry::read);
    // What is left is about the project, or unknown and kept with it.
    let meta = collect(
        ProjectMeta::read(Json::Object(file)),
        "the project",
        &mut faults,
    );
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
            Project::assemble(parts).map_err(|broken| {
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

/// For a message, should the value turn out not to fit.
fn text_of(value: &Json, key: &str) -> Option<String> {
    value.get(key)?.as_str().map(str::to_owned)
}

/// A list of the file, each entry read by itself; what can't be read is told and left out.
fn list<T>(
    file: &mut Object,
    key: &str,
    faults: &mut Vec<Fault>,
    entry: &mut dyn FnMut(usize, Json) -> Result<T, Fault>,
) -> Vec<T> {
    let place = format!("the key “{key}”");
    match file.remove(key) {
        Some(Json::List(values)) => {
            let mut entries = Vec::with_capacity(values.len());
            for (i, value) in values.into_iter().enumerate() {
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
fn list_if_any<T>(
    file: &mut Object,
    key: &str,
    faults: &mut Vec<Fault>,
    word: &str,
    read: fn(Json) -> Result<T, String>,
) -> Vec<T> {
    if file.get(key).is_none() {
        return Vec::new();
    }
    list(file, key, faults, &mut |i, value| {
        read(value).map_err(|reason| Fault::new(format!("{word} {}", i + 1), reason))
    })
}

fn collect<T>(result: Result<T, String>, place: &str, faults: &mut Vec<Fault>) -> Option<T> {
    result
        .map_err(|reason| faults.push(Fault::new(place, reason)))
        .ok()
}
