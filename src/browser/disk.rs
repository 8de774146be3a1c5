//! A file on disk that the app writes by itself, where the browser lets it (File System Access).
//!
//! The browser writes a copy and puts it in the place of the file only when it is whole. Which file it is outlives the
//! page, in a database of its own; whether it may be written has to be asked for again after a reload.

use idb::{
    Database, DatabaseEvent, Factory, ObjectStoreParams, Query, Request, Transaction,
    TransactionMode,
};
use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Window;

use super::files::Pieces;
use super::signal::signal;
use super::{JsError, OrLog};
use crate::domain::ProjectId;

/// The database that remembers files; apart from the one that holds the work, so that neither can be in the other’s way.
const DATABASE: &str = "demarche-files";
/// Its only store: project → file.
const FILES: &str = "files";

/// Asks the user where to put a new file.
const PICKER: &str = "showSaveFilePicker";
/// Says, and asks, whether a file may be written.
const QUERY: &str = "queryPermission";
const REQUEST: &str = "requestPermission";

/// A file that the user chose: a `FileSystemFileHandle`. Its calls are young, and not all of them are typed yet.
#[derive(Clone)]
pub struct DiskFile(JsValue);

/// Calls a method that gives a promise, and waits for it.
async fn call(of: &JsValue, method: &str, with: &JsValue) -> Result<JsValue, JsError> {
    let function: Function = Reflect::get(of, &method.into())?.dyn_into()?;
    let promise: Promise = function.call1(of, with)?.dyn_into()?;
    Ok(JsFuture::from(promise).await?)
}

/// Whether this browser can write files by itself.
pub fn can_write_files() -> bool {
    picker().is_some()
}

fn picker() -> Option<(Window, Function)> {
    let window = web_sys::window()?;
    let picker = Reflect::get(&window, &PICKER.into()).ok()?;
    Some((window, picker.dyn_into().ok()?))
}

/// Lets the user choose where to put a file; `None` when they choose nothing. From a click or a key press only.
///
/// # Errors
/// When the browser refuses.
pub async fn choose_file(name: &str) -> Result<Option<DiskFile>, JsError> {
    let (window, picker) =
        picker().ok_or_else(|| JsError::new("this browser cannot write files"))?;
    let options = Object::new();
    let set =
        |object: &Object, key: &str, value: &JsValue| Reflect::set(object, &key.into(), value);
    let (kind, accept) = (Object::new(), Object::new());
    set(&accept, "application/json", &Array::of1(&".json".into()))?;
    set(&kind, "description", &"Demarche project".into())?;
    set(&kind, "accept", &accept)?;
    set(&options, "suggestedName", &name.into())?;
    set(&options, "types", &Array::of1(&kind))?;
    let promise: Promise = picker.call1(&window, &options)?.unchecked_into();
    match JsFuture::from(promise).await {
        Ok(handle) => Ok(Some(DiskFile(handle))),
        Err(error) => {
            let error = JsError::from(error);
            match error.name() {
                "AbortError" => Ok(None),
                _ => Err(error),
            }
        }
    }
}

impl DiskFile {
    /// Its name, without folders.
    pub fn name(&self) -> String {
        let name = Reflect::get(&self.0, &"name".into()).ok();
        name.and_then(|name| name.as_string()).unwrap_or_default()
    }

    /// Whether it may be written now, without asking.
    pub async fn may_write(&self) -> bool {
        self.permission(QUERY).await
    }

    /// Asks for it; from a click or a key press only.
    pub async fn ask_to_write(&self) -> bool {
        self.permission(REQUEST).await
    }

    async fn permission(&self, how: &str) -> bool {
        let mode = Object::new();
        // A plain object takes any key.
        let _ = Reflect::set(&mode, &"mode".into(), &"readwrite".into());
        let answer = call(&self.0, how, &mode).await;
        let granted = answer.or_log("could not ask whether a file may be written");
        granted.and_then(|a| a.as_string()).as_deref() == Some("granted")
    }

    /// Puts what was put together into the place of what is in the file, all or nothing.
    ///
    /// # Errors
    /// When the file is gone, the disk is full, or it may not be written.
    pub async fn write(&self, pieces: Pieces) -> Result<(), JsError> {
        let whole = pieces.whole("application/json")?;
        let nothing = JsValue::UNDEFINED;
        let stream = call(&self.0, "createWritable", &nothing).await?;
        let written = call(&stream, "write", &whole).await;
        if let Err(error) = written {
            // What was written so far is thrown away; the file stays as it was.
            let given_up = call(&stream, "abort", &nothing).await;
            given_up.or_log("could not give up writing a file");
            return Err(error);
        }
        call(&stream, "close", &nothing).await?;
        Ok(())
    }
}

/// The file of a project, from an earlier visit.
///
/// # Errors
/// When the browser keeps nothing.
pub async fn remembered_file(project: ProjectId) -> Result<Option<DiskFile>, JsError> {
    let database = open().await?;
    let transaction = database
        .transaction(&[FILES], TransactionMode::ReadOnly)
        .map_err(in_words)?;
    let files = transaction.object_store(FILES).map_err(in_words)?;
    let asked = files.get(Query::Key(key(project))).map_err(in_words)?;
    complete(transaction).await?;
    let found = asked.result().map_err(in_words)?;
    database.close();
    Ok((!found.is_undefined()).then(|| DiskFile(found)))
}

/// Remembers the file of a project, or forgets it.
///
/// # Errors
/// When the browser keeps nothing.
pub async fn remember_file(project: ProjectId, file: Option<&DiskFile>) -> Result<(), JsError> {
    let database = open().await?;
    let transaction = database
        .transaction(&[FILES], TransactionMode::ReadWrite)
        .map_err(in_words)?;
    let files = transaction.object_store(FILES).map_err(in_words)?;
    let asked = match file {
        Some(file) => files.put(&file.0, Some(&key(project))).map(|_| ()),
        None => files.delete(Query::Key(key(project))).map(|_| ()),
    };
    asked.map_err(in_words)?;
    complete(transaction).await?;
    database.close();
    Ok(())
}

async fn open() -> Result<Database, JsError> {
    let mut request = Factory::new()
        .and_then(|factory| factory.open(DATABASE, Some(1)))
        .map_err(in_words)?;
    let (sender, receiver) = signal();
    request.on_upgrade_needed(|event| {
        let made = event
            .database()
            .and_then(|d| d.create_object_store(FILES, ObjectStoreParams::new()));
        made.map_err(in_words)
            .or_log("could not make the database of files");
    });
    let (opened, refused) = (sender.clone(), sender);
    request.on_success(move |event| opened.send(event.database().map_err(in_words)));
    request.on_error(move |_| refused.send(Err(JsError::new("the browser keeps no files"))));
    receiver.await
}

/// Waits until a transaction is complete: only then is anything kept.
async fn complete(mut transaction: Transaction) -> Result<(), JsError> {
    let (sender, receiver) = signal();
    let done = sender.clone();
    transaction.on_complete(move |_| done.send(true));
    transaction.on_abort(move |_| sender.send(false));
    match receiver.await {
        true => Ok(()),
        false => Err(JsError::new("the browser did not keep which file it is")),
    }
}

fn in_words(error: idb::Error) -> JsError {
    JsError::new(error.to_string())
}

fn key(project: ProjectId) -> JsValue {
    JsValue::from_str(&project.to_string())
}
