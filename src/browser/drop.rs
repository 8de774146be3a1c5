//! Dragging files or text onto the page, anywhere.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{DataTransfer, DragEvent, Element, EventTarget, Window};

use super::files::Incoming;
use super::{Listener, OrLog, folders, keys};

/// Drag and drop onto the page, for as long as this value lives.
pub struct DropListener {
    _listeners: [Listener; 6],
}

/// What the listeners know together.
#[derive(Default)]
struct Drag {
    /// The drag began on this page: it is the page's own text being moved, not something brought.
    own: Cell<bool>,
    /// Where the drag is now. Leaving one element is reported after entering the next, so only leaving this one means
    /// that the drag has left the page; counting would go wrong when an element vanishes under the pointer.
    over: RefCell<Option<EventTarget>>,
}

impl DropListener {
    /// Calls `over` with true when something that can be dropped comes over the page and with false when it is gone or
    /// dropped, and `dropped` with what was dropped. Text over a text field is left to the
    /// field. `None` without a window.
    pub fn new(
        over: impl Fn(bool) + Clone + 'static,
        dropped: impl Fn(Incoming) + Clone + 'static,
    ) -> Option<Self> {
        let window = web_sys::window()?;
        let (entered, left, fallen) = (over.clone(), over.clone(), over);
        let drag = Rc::new(Drag::default());
        let listeners = [
            on(&window, &drag, "dragstart", |drag, _| drag.own.set(true)),
            on(&window, &drag, "dragend", |drag, _| drag.own.set(false)),
            on(&window, &drag, "dragenter", move |drag, event| {
                if drag.wants(event) {
                    event.prevent_default();
                    if drag.over.replace(event.target()).is_none() {
                        entered(true);
                    }
                }
            }),
            on(&window, &drag, "dragover", |drag, event| {
                if drag.wants(event)
                    && let Some(data) = event.data_transfer()
                {
                    event.prevent_default();
                    data.set_drop_effect("copy");
                }
            }),
            on(&window, &drag, "dragleave", move |drag, event| {
                let gone = *drag.over.borrow() == event.target();
                if gone && drag.over.take().is_some() {
                    left(false);
                }
            }),
            on(&window, &drag, "drop", move |drag, event| {
                if drag.over.take().is_some() {
                    fallen(false);
                }
                if drag.wants(event)
                    && let Some(data) = event.data_transfer()
                {
                    event.prevent_default();
                    give(&data, dropped.clone());
                }
            }),
        ];
        Some(Self {
            _listeners: listeners,
        })
    }
}

fn on(
    window: &Window,
    drag: &Rc<Drag>,
    name: &'static str,
    callback: impl Fn(&Drag, &DragEvent) + 'static,
) -> Listener {
    let drag = drag.clone();
    Listener::on(window, name, move |event: DragEvent| {
        callback(&drag, &event);
    })
}

impl Drag {
    /// Whether it brings something that the page, and not a field on it, should take.
    fn wants(&self, event: &DragEvent) -> bool {
        let Some(data) = event.data_transfer() else {
            return false;
        };
        let has = |name: &str| {
            data.types()
                .iter()
                .any(|t| t.as_string().as_deref() == Some(name))
        };
        let element = event.target().and_then(|t| t.dyn_into::<Element>().ok());
        let in_field = element.is_some_and(|element| keys::takes_text(&element));
        let text = has("text/plain") || has("text/uri-list");
        has("Files") || (text && !in_field && !self.own.get())
    }
}

fn give(data: &DataTransfer, dropped: impl FnOnce(Incoming)) {
    let given = folders::given(data);
    if !given.is_empty() {
        return dropped(Incoming::Files(given));
    }
    let text = ["text/plain", "text/uri-list"]
        .iter()
        .filter_map(|name| {
            data.get_data(name)
                .or_log("could not read what was dropped")
        })
        .find(|text| !text.trim().is_empty());
    if let Some(text) = text {
        dropped(Incoming::Text(text));
    }
}
