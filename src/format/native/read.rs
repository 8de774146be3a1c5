//! Reads the project file: first that it is JSON, then that it is ours and of what version, then part by part.

use serde_json::error::Category;
use serde_json::{Map, Value};

use super::fault::{Contents, article_place, tag_place};
use super::migrate::{CHAIN, Chain, migrate};
use super::typed::keyed;
use super::{DocumentRecord, ENVELOPE, FORMAT, Fault, OFFSET_UNIT, ReadError};
use crate::domain::{Annotation, Coder, Document, Project};

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
    let file = migrate(Value::Object(file), steps)
        .map_err(|reason| broken(Fault::new(format!("a file of version {version}"), reason)))?;
    match file {
        Value::Object(file) => assemble(file),
        _ => Err(ReadError::NotOurs),
    }
}

fn broken(fault: Fault) -> ReadError {
    ReadError::Broken(vec![fault])
}

/// Any JSON object that calls itself a project file.
fn our_json(bytes: &[u8]) -> Result<Map<String, Value>, ReadError> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let value: Value = serde_json::from_slice(bytes).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        let full = error.to_string();
        let reason = match error.classify() {
            Category::Eof => "the file ends too soon".to_owned(),
            _ => full.split(" at line ").next().unwrap_or(&full).to_owned(),
        };
        ReadError::NotJson {
            line,
            column,
            reason,
        }
    })?;
    match value {
        Value::Object(map) if map.get("format").and_then(Value::as_str) == Some(FORMAT) => Ok(map),
        _ => Err(ReadError::NotOurs),
    }
}

/// The file's version, if it is not newer than what we know.
fn version(file: &Map<String, Value>, chain: Chain) -> Result<u64, ReadError> {
    let version = file.get("version").and_then(Value::as_u64).ok_or_else(|| {
        broken(Fault::new(
            "the key “version”",
            "a whole number is missing here",
        ))
    })?;
    if version > chain.newest() {
        let app = file.get("app").and_then(Value::as_str).unwrap_or_default();
        return Err(ReadError::Newer {
            version,
            app: app.to_owned(),
        });
    }
    Ok(version)
}

/// Gives every part its type and puts them together.
fn assemble(mut file: Map<String, Value>) -> Result<Project, ReadError> {
    let mut faults = Vec::new();
    let mut contents = Contents::default();
    if file
        .get("offsetUnit")
        .is_some_and(|unit| unit != OFFSET_UNIT)
    {
        let reason = format!("only “{OFFSET_UNIT}” can stand here");
        faults.push(Fault::new("the key “offsetUnit”", reason));
    }
    for key in ENVELOPE {
        file.remove(key);
    }
    let codebook = match file.remove("codebook") {
        Some(codebook) => keyed(&codebook),
        None => Err("it is missing".to_owned()),
    };
    let codebook = collect(codebook, "the codebook", &mut faults);
    let coders = list(&mut file, "coders", &mut faults, |i, value| {
        keyed::<Coder>(value).map_err(|reason| Fault::new(format!("coder {}", i + 1), reason))
    });
    let documents = list(&mut file, "documents", &mut faults, |i, value| {
        let document = document(value).map_err(|reason| {
            Fault::new(
                article_place(i, value.get("title").and_then(Value::as_str)),
                reason,
            )
        })?;
        let title = document.meta.title.clone();
        contents.documents.insert(document.id(), (i, title));
        Ok(document)
    });
    let annotations = list(&mut file, "annotations", &mut faults, |i, value| {
        let annotation = keyed::<Annotation>(value).map_err(|reason| {
            Fault::new(
                tag_place(i, value.get("id").and_then(Value::as_str)),
                reason,
            )
        })?;
        let place = (i, annotation.document);
        contents.annotations.insert(annotation.id, place);
        Ok(annotation)
    });
    // What is left is about the project, or unknown and kept with it.
    let meta = collect(keyed(&Value::Object(file)), "the project", &mut faults);
    match (meta, codebook) {
        (Some(meta), Some(codebook)) if faults.is_empty() => {
            Project::assemble(meta, codebook, coders, documents, annotations).map_err(|broken| {
                ReadError::Broken(broken.iter().map(|b| contents.fault(b)).collect())
            })
        }
        _ => Err(ReadError::Broken(faults)),
    }
}

fn document(value: &Value) -> Result<Document, String> {
    keyed::<DocumentRecord<'static>>(value)?.into_document()
}

/// A list of the file, each entry read by itself; what can't be read is told and left out.
fn list<T>(
    file: &mut Map<String, Value>,
    key: &str,
    faults: &mut Vec<Fault>,
    mut entry: impl FnMut(usize, &Value) -> Result<T, Fault>,
) -> Vec<T> {
    let place = format!("the key “{key}”");
    match file.remove(key) {
        Some(Value::Array(values)) => values
            .into_iter()
            .enumerate()
            .filter_map(|(i, value)| entry(i, &value).map_err(|fault| faults.push(fault)).ok())
            .collect(),
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

fn collect<T>(result: Result<T, String>, place: &str, faults: &mut Vec<Fault>) -> Option<T> {
    result
        .map_err(|reason| faults.push(Fault::new(place, reason)))
        .ok()
}
