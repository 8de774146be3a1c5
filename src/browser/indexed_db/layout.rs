//! Which object stores the database has, and what things are called in them.

use idb::{Database, Error, KeyRange, ObjectStoreParams};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

use crate::domain::ProjectId;
use crate::domain::json::shown;

/// Version of the layout below. What the values mean has versions of its own, in their envelopes.
pub(super) const VERSION: u32 = 1;

/// Heads of projects: `head <project>` → number.
pub(super) const META: &str = "meta";
/// Lines of the list of projects: project → bytes.
pub(super) const PROJECTS: &str = "projects";
/// Project → bytes of the newest snapshot; `[project, step]` → bytes of a version that is kept.
pub(super) const SNAPSHOTS: &str = "snapshots";
/// `[project, step]` → bytes.
pub(super) const JOURNAL: &str = "journal";
/// `[project, name]` → bytes of a piece: texts, whose name is their SHA-256, and whatever else has a name of its own. Not
/// shared between projects: so a project goes with all its pieces, in one step, and nobody need ask who else uses them.
pub(super) const TEXTS: &str = "texts";
/// What was put aside: name → bytes.
pub(super) const RESCUE: &str = "rescue";

/// All of them.
pub(super) const ALL: [&str; 6] = [META, PROJECTS, SNAPSHOTS, JOURNAL, TEXTS, RESCUE];
/// Those that hold something of a project.
pub(super) const OF_PROJECT: [&str; 5] = [META, PROJECTS, SNAPSHOTS, JOURNAL, TEXTS];

/// Makes the object stores of a new database.
pub(super) fn create(database: &Database) -> Result<(), Error> {
    let there = database.store_names();
    for name in ALL {
        if !there.iter().any(|t| t == name) {
            database.create_object_store(name, ObjectStoreParams::new())?;
        }
    }
    Ok(())
}

pub(super) fn head_key(project: ProjectId) -> JsValue {
    JsValue::from_str(&format!("head {project}"))
}

pub(super) fn key(project: ProjectId) -> JsValue {
    JsValue::from_str(&shown(&project))
}

pub(super) fn step_key(project: ProjectId, step: u64) -> JsValue {
    Array::of2(&key(project), &number(step)).into()
}

pub(super) fn text_key(project: ProjectId, sha256: &str) -> JsValue {
    Array::of2(&key(project), &JsValue::from_str(sha256)).into()
}

/// Everything of a project in a store whose keys are `[project, …]`: lists come after all numbers and words.
pub(super) fn all_of(project: ProjectId) -> Result<KeyRange, Error> {
    let first = Array::of1(&key(project));
    let last = Array::of2(&key(project), &Array::new());
    KeyRange::bound(&first, &last, None, None)
}

/// Exact up to 2⁵³ steps.
pub(super) fn number(n: u64) -> JsValue {
    JsValue::from_f64(n as f64)
}

pub(super) fn as_number(value: &JsValue) -> Option<u64> {
    value.as_f64().map(|n| n as u64)
}

/// The second part of a key `[project, …]`.
pub(super) fn second(key: &JsValue) -> JsValue {
    key.dyn_ref::<Array>()
        .map_or(JsValue::UNDEFINED, |parts| parts.get(1))
}

pub(super) fn from_bytes(bytes: &[u8]) -> JsValue {
    Uint8Array::from(bytes).into()
}

/// The bytes of a value. What is none of ours comes as the words it is made of, so that it is at least in a download.
pub(super) fn to_bytes(value: &JsValue) -> Vec<u8> {
    if let Some(bytes) = value.dyn_ref::<Uint8Array>() {
        return bytes.to_vec();
    }
    let written = js_sys::JSON::stringify(value).ok();
    written.map_or_else(Vec::new, |text| String::from(text).into_bytes())
}

/// A key in words: `project step`.
pub(super) fn key_in_words(key: &JsValue) -> String {
    let one = |part: &JsValue| {
        part.as_string()
            .or_else(|| as_number(part).map(|n| n.to_string()))
            .unwrap_or_default()
    };
    match key.dyn_ref::<Array>() {
        Some(parts) => {
            let parts: Vec<String> = parts.iter().map(|p| one(&p)).collect();
            parts.join(" ")
        }
        None => one(key),
    }
}
