//! Files in and out: chosen by the user, read when they are asked for, handed back as downloads.

use std::cell::RefCell;
use std::fmt;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, Event, File, FileList, HtmlAnchorElement, HtmlInputElement, Url,
};

use super::folders::Folder;
use super::rooms::Rooms;
use super::{JsError, Listener, OrLog};

/// The largest file that is read whole, in bytes.
pub const LARGEST_FILE: u64 = 200 * 1024 * 1024;

/// So many bytes of a file are taken over at a time: more would be felt.
const AT_A_TIME: u64 = 1024 * 1024;

/// How long a download's data is kept for the browser to fetch, in milliseconds.
const DOWNLOAD_KEPT: i32 = 60_000;

#[wasm_bindgen]
extern "C" {
    /// A file of a folder that was chosen: the bindings lack its path.
    type InFolder;

    #[wasm_bindgen(method, getter, js_name = webkitRelativePath)]
    fn path(this: &InFolder) -> String;
}

/// A file the user gave. Nothing of it is in memory until it is asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct PickedFile {
    file: File,
    /// Path from the folder that was given; a single file's name.
    pub path: String,
}

impl PickedFile {
    pub(super) fn of(file: File, path: String) -> Self {
        Self { file, path }
    }

    fn chosen(file: File) -> Self {
        let path = file.unchecked_ref::<InFolder>().path();
        match path.as_str() {
            "" => Self::named(file),
            _ => Self::of(file, path),
        }
    }

    /// As a file by itself.
    pub(super) fn named(file: File) -> Self {
        let path = file.name();
        Self::of(file, path)
    }

    /// What came out of an archive; `None` where the browser has no room for it.
    pub fn unpacked(path: String, bytes: &[u8]) -> Option<Self> {
        let name = path.rsplit('/').next().unwrap_or(&path).to_owned();
        let parts = Array::of1(&Uint8Array::from(bytes));
        let file = File::new_with_u8_array_sequence(&parts, &name).ok()?;
        Some(Self::of(file, path))
    }

    /// Name with ending, without folders.
    pub fn name(&self) -> String {
        self.file.name()
    }

    /// Size in bytes.
    pub fn size(&self) -> u64 {
        self.file.size() as u64
    }

    /// All of it.
    ///
    /// # Errors
    /// [`FileProblem`].
    pub async fn bytes(&self) -> Result<Vec<u8>, FileProblem> {
        let size = self.size();
        if size > LARGEST_FILE {
            return Err(FileProblem::TooLarge { size });
        }
        self.range(0, size).await
    }

    /// The bytes from the first place up to the second, as far as there are any.
    ///
    /// # Errors
    /// [`FileProblem::Unreadable`].
    pub async fn range(&self, from: u64, to: u64) -> Result<Vec<u8>, FileProblem> {
        let to = to.min(self.size());
        let mut bytes = Vec::with_capacity(to.saturating_sub(from) as usize);
        let mut at = from;
        // Once also where there is nothing: a folder that was given as a file tells by that that it is none.
        loop {
            let until = to.min(at + AT_A_TIME);
            let read = async {
                let part = self.file.slice_with_f64_and_f64(at as f64, until as f64)?;
                contents(&part, &mut bytes).await
            };
            read.await
                .map_err(|error: JsValue| FileProblem::Unreadable(error.into()))?;
            at = until;
            if at >= to {
                return Ok(bytes);
            }
        }
    }
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

/// What was given at once.
#[derive(Clone, Debug)]
pub enum Given {
    /// A file.
    File(PickedFile),
    /// A folder, whose files are yet to be found.
    Folder(Folder),
}

/// What was dropped, pasted or chosen.
#[derive(Clone, Debug)]
pub enum Incoming {
    /// One or more files or folders.
    Files(Vec<Given>),
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

/// What is chosen in a file dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// One file or several; a list as `.txt,.json`, to which the dialog only inclines.
    Files(&'static str),
    /// A folder with all that is in it.
    Folder,
}

/// Lets the user choose files and calls `chosen`; never when the user chooses none. To be called from a click or a key
/// press: browsers open no file dialog otherwise.
pub fn pick(wanted: Wanted, chosen: impl FnOnce(Vec<Given>) + 'static) {
    if let Some(picker) = picker(wanted, chosen) {
        let input = picker.input.clone();
        PICKER.set(Some(picker));
        input.click();
    }
}

/// A new hidden input each time: the same file can be chosen twice in a row, as no value is left over.
fn picker(wanted: Wanted, chosen: impl FnOnce(Vec<Given>) + 'static) -> Option<Picker> {
    let document = web_sys::window()?.document()?;
    let input: HtmlInputElement = document
        .create_element("input")
        .or_log("could not open a file dialog")?
        .dyn_into()
        .ok()?;
    input.set_type("file");
    input.set_multiple(true);
    match wanted {
        Wanted::Files(accept) => input.set_accept(accept),
        Wanted::Folder => input.set_webkitdirectory(true),
    }
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
            let files = files.into_iter().map(PickedFile::chosen);
            chosen(files.map(Given::File).collect());
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

/// Adds what is in it.
async fn contents(file: &Blob, to: &mut Vec<u8>) -> Result<(), JsValue> {
    let buffer = JsFuture::from(file.array_buffer()).await?;
    let given = Uint8Array::new(&buffer);
    let before = to.len();
    to.resize(before + given.length() as usize, 0);
    given.copy_to(&mut to[before..]);
    Ok(())
}

/// A file that is put together piece by piece, in the browser’s hands and not in the program’s memory. What takes long is
/// handing bytes over: so this is done with each piece, and nothing is left for the end.
#[derive(Debug, Default)]
pub struct Pieces {
    given: Array,
    /// For a piece on its way.
    rooms: Rooms,
    /// What went wrong first.
    trouble: Option<JsError>,
}

impl Pieces {
    /// Adds a piece at the end.
    pub fn add(&mut self, bytes: &[u8]) {
        if self.trouble.is_none() {
            let bytes = self.rooms.filled(bytes);
            // The browser makes a copy of its own, at once.
            match Blob::new_with_u8_array_sequence(&Array::of1(&bytes)) {
                Ok(piece) => _ = self.given.push(&piece),
                Err(error) => self.trouble = Some(error.into()),
            }
            self.rooms.take_back(bytes.buffer().into());
        }
    }

    /// Waits until the browser has all that it was given: whoever asks for the whole before is held up until then, and the
    /// page with them.
    pub async fn taken_over(&self) {
        let last = self.given.at(-1).dyn_into::<Blob>();
        if let Ok(last) = last
            && let Ok(end) = last.slice_with_f64(last.size() - 1.0)
        {
            // What is wrong with it shows when the file is saved.
            _ = JsFuture::from(end.array_buffer()).await;
        }
    }

    /// All of them as one; `mime` is as `application/json`.
    ///
    /// # Errors
    /// When the browser had no room for one.
    pub fn whole(self, mime: &str) -> Result<Blob, JsError> {
        if let Some(trouble) = self.trouble {
            return Err(trouble);
        }
        let options = BlobPropertyBag::new();
        options.set_type(mime);
        Ok(Blob::new_with_blob_sequence_and_options(
            &self.given,
            &options,
        )?)
    }
}

/// Gives the user a file to keep: it goes where the browser puts downloads. `mime` is as `application/json`.
///
/// # Errors
/// When the browser has no room for a second copy, or lets no download happen.
pub fn download(name: &str, mime: &str, pieces: Pieces) -> Result<(), JsError> {
    let window = web_sys::window().ok_or_else(|| JsError::new("there is no window"))?;
    let document = window
        .document()
        .ok_or_else(|| JsError::new("there is no page"))?;
    let address = Url::create_object_url_with_blob(&pieces.whole(mime)?)?;
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
