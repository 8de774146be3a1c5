//! Folders that are dropped: their files, found folder by folder.

use js_sys::Array;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    DataTransfer, File, FileSystemDirectoryEntry, FileSystemDirectoryReader, FileSystemEntry,
    FileSystemFileEntry,
};

use super::files::{self, Given, PickedFile};
use super::signal::signal;
use super::{JsError, OrLog};

/// A folder. It can be looked into only while the page that it was dropped on is there.
#[derive(Clone, Debug, PartialEq)]
pub struct Folder(FileSystemDirectoryEntry);

/// What was found in folders.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// Files, each with its path from the folder that was given.
    pub files: Vec<PickedFile>,
    /// Folders that could not be looked into, with the reason.
    pub closed: Vec<(String, JsError)>,
    /// Whether there was more than was asked for.
    pub cut: bool,
}

/// Files and folders of a drop. Browsers tell which is a folder only while they report the drop.
pub(super) fn given(data: &DataTransfer) -> Vec<Given> {
    let items = data.items();
    let given = (0..items.length()).filter_map(|i| {
        let item = items.get(i)?;
        // Told by what it says: Chromium has no name for the class that one could ask after.
        let entry = item.webkit_get_as_entry().ok().flatten();
        if let Some(folder) = entry.filter(FileSystemEntry::is_directory) {
            return Some(Given::Folder(Folder(folder.unchecked_into())));
        }
        let file = item.get_as_file().or_log("could not take a file")?;
        file.map(PickedFile::named).map(Given::File)
    });
    let given: Vec<Given> = given.collect();
    match given.is_empty() {
        false => given,
        true => {
            let files = files::files_of(data.files()).into_iter();
            files.map(PickedFile::named).map(Given::File).collect()
        }
    }
}

/// Finds the files of what was given, in the order in which the system has them; of folders in folders so many deep, and
/// so many in all. Links between folders may lead in a circle, which the depth ends. `seen` is told how many there are so
/// far.
pub async fn find(
    given: Vec<Given>,
    deepest: usize,
    at_most: usize,
    mut seen: impl FnMut(usize),
) -> Found {
    let mut found = Found::default();
    // The next one stands last.
    let mut waiting: Vec<(FileSystemDirectoryEntry, usize)> = Vec::new();
    for one in given {
        match one {
            Given::File(_) if found.files.len() >= at_most => found.cut = true,
            Given::File(file) => found.files.push(file),
            Given::Folder(folder) => waiting.push((folder.0, 0)),
        }
    }
    waiting.reverse();
    while let Some((folder, depth)) = waiting.pop() {
        let path = path_of(&folder);
        let reader = folder.create_reader();
        let mut inner = Vec::new();
        loop {
            // Browsers give a hundred or so at a time, and nothing in the end.
            let some = match entries(&reader).await {
                Ok(some) if some.length() == 0 => break,
                Ok(some) => some,
                Err(error) => {
                    found.closed.push((path.clone(), error));
                    break;
                }
            };
            for entry in some.iter() {
                let entry: FileSystemEntry = entry.unchecked_into();
                if entry.is_directory() {
                    inner.push((entry.unchecked_into(), depth + 1));
                    continue;
                }
                let entry: FileSystemFileEntry = entry.unchecked_into();
                if found.files.len() >= at_most {
                    found.cut = true;
                    return found;
                }
                let path = path_of(&entry);
                match file_of(&entry).await {
                    Ok(file) => found.files.push(PickedFile::of(file, path)),
                    Err(error) => found.closed.push((path, error)),
                }
            }
            seen(found.files.len());
        }
        inner.reverse();
        match depth < deepest {
            true => waiting.append(&mut inner),
            false => found.cut |= !inner.is_empty(),
        }
    }
    found
}

fn path_of(entry: &FileSystemEntry) -> String {
    entry.full_path().trim_start_matches('/').to_owned()
}

async fn entries(reader: &FileSystemDirectoryReader) -> Result<Array, JsError> {
    asked(|done, failed| reader.read_entries_with_callback_and_callback(done, failed))
        .await
        .map(JsCast::unchecked_into)
}

async fn file_of(entry: &FileSystemFileEntry) -> Result<File, JsError> {
    asked(|done, failed| {
        entry.file_with_callback_and_callback(done, failed);
        Ok(())
    })
    .await
    .map(JsCast::unchecked_into)
}

/// Waits for one of two callbacks.
async fn asked(
    ask: impl FnOnce(&js_sys::Function, &js_sys::Function) -> Result<(), JsValue>,
) -> Result<JsValue, JsError> {
    let (done, answer) = signal();
    let failed = done.clone();
    let done = Closure::once(move |value: JsValue| done.send(Ok(value)));
    let failed = Closure::once(move |error: JsValue| failed.send(Err(error)));
    ask(
        done.as_ref().unchecked_ref(),
        failed.as_ref().unchecked_ref(),
    )
    .map_err(JsError::from)?;
    answer.await.map_err(JsError::from)
}
