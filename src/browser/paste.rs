//! Pasting outside text fields: a way to bring articles in.

use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element, File};

use super::files::{self, Given, Incoming, PickedFile};
use super::{Listener, keys};

/// Pasting anywhere on the page, for as long as this value lives.
pub struct PasteListener {
    _listener: Listener,
}

impl PasteListener {
    /// Calls `pasted` with what was pasted. Pasting into a text field stays with the field,
    /// and an open dialog keeps everything. `None` without a window.
    pub fn new(pasted: impl Fn(Incoming) + Clone + 'static) -> Option<Self> {
        let window = web_sys::window()?;
        let listener = Listener::on(&window, "paste", move |event: ClipboardEvent| {
            let element = event.target().and_then(|t| t.dyn_into::<Element>().ok());
            let in_field = element.is_some_and(|element| keys::takes_text(&element));
            if event.default_prevented() || in_field || keys::in_dialog() {
                return;
            }
            let Some(data) = event.clipboard_data() else {
                return;
            };
            let text = data.get_data("text/plain").unwrap_or_default();
            let files = files::files_of(data.files());
            if !files.is_empty() && (text.is_empty() || !is_picture_of_text(&files)) {
                event.prevent_default();
                let files = files.into_iter().map(PickedFile::named);
                pasted(Incoming::Files(files.map(Given::File).collect()));
            } else if !text.trim().is_empty() {
                event.prevent_default();
                pasted(Incoming::Text(text));
            }
        });
        Some(Self {
            _listener: listener,
        })
    }
}

/// Word processors add a picture of the text that was copied; the text is what was meant.
fn is_picture_of_text(files: &[File]) -> bool {
    files.iter().all(|file| file.type_().starts_with("image/"))
}
