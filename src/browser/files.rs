//! Files in and out: chosen by the user, read into memory, handed back as downloads.

use std::cell::RefCell;
use std::fmt;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Blob, BlobPropertyBag, Event, File, FileList, HtmlAnchorElement, HtmlInputElement, Url,
};

use super::{JsError, Listener, OrLog};

/// The largest file that is read, in bytes.
pub const LARGEST_FILE: u64 = 200 * 1024 * 1024;

/// How long a download's data is kept for the browser to fetch, in milliseconds.
const DOWNLOAD_KEPT: i32 = 60_000;

/// A file the user gave.
#[derive(Clone, Debug)]
pub struct PickedFile {
    /// Name with ending, without folders.
    pub name: String,
    /// Size in bytes.
    pub size: u64,
    /// What is in it, or why that is not known.
    pub bytes: Result<Vec<u8>, FileProblem>,
}

/// Why a file was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileProblem {
    /// Larger than [`LARGEST_FILE`]; it was not touched.
    TooLarge {
        /// Its size in bytes.
        size: u64,
    },
    /// The browser could not read it: it is a folder, it is gone, or it may not be read.
    Unreadable(JsError),
}

impl fmt::Display for FileProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge { size } => write!(
                f,
                "the file has {} MB; files up to {} MB can be opened",
                size.div_ceil(1024 * 1024),
                LARGEST_FILE / 1024 / 1024
            ),
            Self::Unreadable(error) => write!(
                f,
                "the file could not be read. It may be a folder, or have been moved or changed meanwhile ({error})"
            ),
        }
    }
}

/// What was dropped or pasted.
#[derive(Clone, Debug)]
pub enum Incoming {
    /// One or more files.
    Files(Vec<PickedFile>),
    /// Text, never empty.
    Text(String),
}

/// A file dialog that was opened last; a new one takes its place.
struct Picker {
    input: HtmlInputElement,
    _listener: Listener,
}

impl Drop for Picker {
    fn drop(&mut self) {
        self.input.remove();
    }
}

thread_local! {
    static PICKER: RefCell<Option<Picker>> = const { RefCell::new(None) };
}

/// Lets the user choose files, then reads them and calls `chosen`; never when the user chooses none. `accept` is a list
/// as `.txt,.json`, to which the dialog only inclines. To be called from a click or a key press: browsers open no file
/// dialog otherwise.
pub fn pick(accept: &str, multiple: bool, chosen: impl FnOnce(Vec<PickedFile>) + 'static) {
    if let Some(picker) = picker(accept, multiple, chosen) {
        let input = picker.input.clone();
        PICKER.set(Some(picker));
        input.click();
    }
}

/// A new hidden input each time: the same file can be chosen twice in a row, as no value is left over.
fn picker(
    accept: &str,
    multiple: bool,
    chosen: impl FnOnce(Vec<PickedFile>) + 'static,
) -> Option<Picker> {
    let document = web_sys::window()?.document()?;
    let input: HtmlInputElement = document
        .create_element("input")
        .or_log("could not open a file dialog")?
        .dyn_into()
        .ok()?;
    input.set_type("file");
    input.set_accept(accept);
    input.set_multiple(multiple);
    input.set_hidden(true);
    // Some browsers open no dialog for an input outside the page.
    document
        .body()?
        .append_child(&input)
        .or_log("could not open a file dialog")?;
    let source = input.clone();
    let mut chosen = Some(chosen);
    let listener = Listener::on(&input, "change", move |_: Event| {
        let files = files_of(source.files());
        if let Some(chosen) = chosen.take().filter(|_| !files.is_empty()) {
            read(files, chosen);
        }
    });
    Some(Picker {
        input,
        _listener: listener,
    })
}

/// The files of a list, in its order.
pub(super) fn files_of(list: Option<FileList>) -> Vec<File> {
    list.map_or_else(Vec::new, |list| {
        (0..list.length()).filter_map(|i| list.item(i)).collect()
    })
}

/// Reads the files one after the other, then calls `done` with all of them in the same order.
pub(super) fn read(files: Vec<File>, done: impl FnOnce(Vec<PickedFile>) + 'static) {
    spawn_local(async move {
        let mut picked = Vec::with_capacity(files.len());
        for file in files {
            let size = file.size() as u64;
            let bytes = if size > LARGEST_FILE {
                Err(FileProblem::TooLarge { size })
            } else {
                contents(&file)
                    .await
                    .map_err(|error| FileProblem::Unreadable(error.into()))
            };
            picked.push(PickedFile {
                name: file.name(),
                size,
                bytes,
            });
        }
        done(picked);
    });
}

async fn contents(file: &File) -> Result<Vec<u8>, JsValue> {
    let buffer = JsFuture::from(file.array_buffer()).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// Gives the user a file to keep: it goes where the browser puts downloads. `mime` is as `application/json`.
///
/// # Errors
/// When the browser has no room for a second copy, or lets no download happen.
pub fn download(name: &str, mime: &str, bytes: &[u8]) -> Result<(), JsError> {
    let window = web_sys::window().ok_or_else(|| JsError::new("there is no window"))?;
    let document = window
        .document()
        .ok_or_else(|| JsError::new("there is no page"))?;
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let blob = Blob::new_with_u8_array_sequence_and_options(
        &Array::of1(&Uint8Array::from(bytes)),
        &options,
    )?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = document
        .create_element("a")?
        .dyn_into()
        .map_err(|_| JsError::new("a link could not be made"))?;
    link.set_href(&address);
    link.set_download(name);
    link.set_hidden(true);
    if let Some(body) = document.body() {
        body.append_child(&link)?;
    }
    link.click();
    link.remove();
    // Only later: the browser fetches the data after this function has returned.
    let revoke = Closure::once_into_js(move || {
        Url::revoke_object_url(&address).or_log("could not let go of a download");
    });
    window.set_timeout_with_callback_and_timeout_and_arguments_0(
        revoke.unchecked_ref(),
        DOWNLOAD_KEPT,
    )?;
    Ok(())
}
