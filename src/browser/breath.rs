//! Long work that lets the page have its turn every few milliseconds.

use std::cell::Cell;

use web_sys::{Event, MessageChannel};

use super::idle::now;
use super::signal::signal;
use super::{Listener, OrLog};

/// Longest stretch of work at a time, in milliseconds: what comes on top of it still leaves the page quick.
const STRETCH: f64 = 12.0;

/// When the page last had its turn.
#[derive(Default)]
pub(super) struct Breath {
    last: Cell<f64>,
}

impl Breath {
    /// Waits for the page's turn to be over, if it has been long since the last.
    pub(super) async fn take(&self) {
        if now() - self.last.get() < STRETCH {
            return;
        }
        turn().await;
        self.last.set(now());
    }
}

/// A message to ourselves comes after what waits already, and without the pause that timers have.
async fn turn() {
    let Some(channel) = MessageChannel::new().or_log("could not let the page have its turn") else {
        return;
    };
    let (sender, receiver) = signal();
    let port = channel.port2();
    let _listener = Listener::on(&port, "message", move |_: Event| sender.send(()));
    port.start();
    let sent = channel.port1().post_message(&wasm_bindgen::JsValue::NULL);
    if sent
        .or_log("could not let the page have its turn")
        .is_some()
    {
        receiver.await;
    }
    port.close();
}
