//! Observers of the page that stop when they are dropped.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{
    Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit,
    ResizeObserver,
};

use crate::browser::OrLog;

/// Tells when an element's box changes its size; also once at the start.
pub(super) struct SizeWatch {
    observer: ResizeObserver,
    _callback: Closure<dyn FnMut()>,
}

impl SizeWatch {
    pub(super) fn new(element: &Element, changed: impl FnMut() + 'static) -> Option<Self> {
        let callback = Closure::<dyn FnMut()>::new(changed);
        let observer = ResizeObserver::new(callback.as_ref().unchecked_ref())
            .or_log("could not watch the size of the text")?;
        observer.observe(element);
        Some(Self {
            observer,
            _callback: callback,
        })
    }
}

impl Drop for SizeWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Tells which elements come near to what is in view.
pub(super) struct NearWatch {
    observer: IntersectionObserver,
    _callback: Closure<dyn FnMut(js_sys::Array)>,
}

impl NearWatch {
    /// `root` is what scrolls, `None` for the window; `margin`, a CSS length, is how near is near.
    pub(super) fn new(
        root: Option<&Element>,
        margin: &str,
        mut near: impl FnMut(Element) + 'static,
    ) -> Option<Self> {
        let callback = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
            for entry in entries.iter() {
                let entry: IntersectionObserverEntry = entry.unchecked_into();
                if entry.is_intersecting() {
                    near(entry.target());
                }
            }
        });
        let options = IntersectionObserverInit::new();
        options.set_root(root);
        options.set_root_margin(margin);
        let observer =
            IntersectionObserver::new_with_options(callback.as_ref().unchecked_ref(), &options)
                .or_log("could not watch what is in view")?;
        Some(Self {
            observer,
            _callback: callback,
        })
    }

    pub(super) fn add(&self, element: &Element) {
        self.observer.observe(element);
    }

    pub(super) fn clear(&self) {
        self.observer.disconnect();
    }
}

impl Drop for NearWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
