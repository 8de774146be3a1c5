//! An event listener that is taken away when it is dropped.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{AddEventListenerOptions, Event, EventTarget};

use super::{OrLog, panic};

/// A listener on one target, for one event. It lives as long as this value.
#[must_use = "a listener that is not kept is removed at once"]
pub struct Listener {
    target: EventTarget,
    name: &'static str,
    capture: bool,
    callback: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Calls `callback` with every event of this name. `E` is the event's own type, such as `KeyboardEvent`; an event of
    /// another type is passed over.
    pub fn on<E: JsCast>(
        target: &EventTarget,
        name: &'static str,
        callback: impl FnMut(E) + 'static,
    ) -> Self {
        Self::with(target, name, false, false, callback)
    }

    /// As [`Self::on`], before any listener on the elements inside the target.
    pub fn capturing<E: JsCast>(
        target: &EventTarget,
        name: &'static str,
        callback: impl FnMut(E) + 'static,
    ) -> Self {
        Self::with(target, name, true, false, callback)
    }

    /// As [`Self::on`], promising not to cancel the event: scrolling need not wait for it.
    pub fn passive<E: JsCast>(
        target: &EventTarget,
        name: &'static str,
        callback: impl FnMut(E) + 'static,
    ) -> Self {
        Self::with(target, name, false, true, callback)
    }

    fn with<E: JsCast>(
        target: &EventTarget,
        name: &'static str,
        capture: bool,
        passive: bool,
        mut callback: impl FnMut(E) + 'static,
    ) -> Self {
        let callback = Box::new(move |event: Event| {
            if let Ok(event) = event.dyn_into::<E>() {
                callback(event);
            }
        });
        Self::add(target, name, capture, passive, callback)
    }

    /// All that is the same for every callback: it is in the program once.
    #[inline(never)]
    fn add(
        target: &EventTarget,
        name: &'static str,
        capture: bool,
        passive: bool,
        mut callback: Box<dyn FnMut(Event)>,
    ) -> Self {
        let callback = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            // After a panic nothing of ours may run: its state is in doubt.
            if !panic::has_stopped() {
                callback(event);
            }
        });
        let options = AddEventListenerOptions::new();
        options.set_capture(capture);
        options.set_passive(passive);
        target
            .add_event_listener_with_callback_and_add_event_listener_options(
                name,
                callback.as_ref().unchecked_ref(),
                &options,
            )
            .or_log("could not listen");
        Self {
            target: target.clone(),
            name,
            capture,
            callback,
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        self.target
            .remove_event_listener_with_callback_and_bool(
                self.name,
                self.callback.as_ref().unchecked_ref(),
                self.capture,
            )
            .or_log("could not stop listening");
    }
}
