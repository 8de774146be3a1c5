//! Long work in turns: after a while it waits until the page has had its own.

use std::cell::Cell;
use std::future::Future;
use std::pin::Pin;

use wasm_bindgen::JsValue;
use web_sys::{Event, MessageChannel};

use super::idle::now;
use super::signal::signal;
use super::{Listener, OrLog, Timer};
use crate::domain::Turns;

/// Longest turn, in milliseconds.
const TURN: f64 = 12.0;

/// Turns of one piece of work.
pub struct Breath {
    until: Cell<f64>,
    /// A message to oneself comes at once when the page has had its turn, also in a tab that is not in view, where timers
    /// are held back.
    channel: Option<MessageChannel>,
}

impl Breath {
    /// Begins the first turn.
    pub fn begin() -> Self {
        Self {
            until: Cell::new(now() + TURN),
            channel: MessageChannel::new().or_log("could not wait by message"),
        }
    }

    /// Waits for the next turn if this one has lasted long enough.
    pub async fn take(&self) {
        if now() < self.until.get() {
            return;
        }
        let (sender, next) = signal();
        match &self.channel {
            Some(channel) => {
                let port = channel.port1();
                let _listener = Listener::on(&port, "message", move |_: Event| sender.send(()));
                port.start();
                let sent = channel.port2().post_message(&JsValue::NULL);
                // Without a message nothing would ever come: better no turn for the others than none for anybody.
                if sent.or_log("could not wait by message").is_some() {
                    next.await;
                }
            }
            None => {
                let _timer = Timer::after(0, move || sender.send(()));
                next.await;
            }
        }
        self.until.set(now() + TURN);
    }
}

impl Turns for Breath {
    fn is_over(&self) -> bool {
        now() >= self.until.get()
    }

    fn next(&self) -> Pin<Box<dyn Future<Output = ()> + '_>> {
        Box::pin(self.take())
    }
}

impl Drop for Breath {
    fn drop(&mut self) {
        if let Some(channel) = &self.channel {
            channel.port1().close();
            channel.port2().close();
        }
    }
}
