//! Time passing, and what mouse, pen and finger send.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Event;

/// The next frame.
pub(crate) async fn frame() {
    let promise = js_sys::Promise::new(&mut |done, _| {
        web_sys::window()
            .unwrap()
            .request_animation_frame(&done)
            .unwrap();
    });
    JsFuture::from(promise).await.unwrap();
}

/// Waits, frame by frame, until it is so; fails when it never is.
pub(crate) async fn until(what: &str, so: impl Fn() -> bool) {
    for _ in 0..600 {
        if so() {
            return;
        }
        frame().await;
    }
    panic!("never: {what}");
}

/// An event of the mouse, pen or finger that bubbles and can be cancelled.
pub(crate) fn pointer_event(name: &str, kind: &str, (x, y): (f64, f64), clicks: i32) -> Event {
    let options = js_sys::Object::new();
    let set =
        |key: &str, value: JsValue| js_sys::Reflect::set(&options, &key.into(), &value).unwrap();
    for (key, value) in [
        ("clientX", x),
        ("clientY", y),
        ("detail", f64::from(clicks)),
        ("pointerId", 1.0),
    ] {
        set(key, value.into());
    }
    set("pointerType", kind.into());
    set("bubbles", true.into());
    set("cancelable", true.into());
    let class = if name.starts_with("pointer") {
        "PointerEvent"
    } else {
        "MouseEvent"
    };
    let class: js_sys::Function = js_sys::Reflect::get(&js_sys::global(), &class.into())
        .unwrap()
        .unchecked_into();
    js_sys::Reflect::construct(&class, &js_sys::Array::of2(&name.into(), &options))
        .unwrap()
        .unchecked_into()
}
