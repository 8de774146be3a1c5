//! Which tab may write a project: a Web Lock that carries its name, and that one tab at a time can hold. The browser takes
//! it from a tab that is closed or killed.
//!
//! A page holds one of them at most. Where there are no such locks, as in old browsers, every tab may write, and the
//! store’s own check of revisions keeps them from writing over each other.

use std::cell::RefCell;
use std::future::Future;
use std::pin::Pin;

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::signal::signal;
use crate::domain::ProjectId;

#[wasm_bindgen]
extern "C" {
    /// `LockManager.request`, which web-sys does not count as stable.
    #[wasm_bindgen(catch, js_namespace = ["navigator", "locks"], js_name = request)]
    fn request_lock(
        name: &str,
        options: &Object,
        granted: &Closure<dyn FnMut(JsValue) -> JsValue>,
    ) -> Result<Promise, JsValue>;
}

thread_local! {
    static HELD: RefCell<Option<Lock>> = const { RefCell::new(None) };
}

/// How a lock is asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Ask {
    /// Only if nobody holds it or waits for it.
    IfFree,
    /// As soon as nobody holds it, after all who asked before.
    Wait,
    /// At once, whoever holds it.
    Steal,
}

/// What came of it.
pub enum Claim {
    /// This tab holds it.
    Ours(Lock),
    /// Another tab does.
    Theirs,
    /// There are no locks here.
    Unknown,
}

/// A lock that this tab holds. Let go of when dropped.
pub struct Lock {
    /// Ends it.
    release: Option<Function>,
    request: Promise,
}

impl Drop for Lock {
    fn drop(&mut self) {
        if let Some(release) = &self.release {
            // It resolves a promise, which cannot fail.
            let _ = release.call0(&JsValue::UNDEFINED);
        }
    }
}

impl Claim {
    /// Holds on to the lock, if it is ours, in place of the one before. Whether another tab has it.
    pub fn hold(self) -> bool {
        let theirs = matches!(self, Self::Theirs);
        let lock = match self {
            Self::Ours(lock) => Some(lock),
            Self::Theirs | Self::Unknown => None,
        };
        HELD.with(|held| held.replace(lock));
        theirs
    }
}

/// Asks for the lock of a project.
pub fn claim(project: ProjectId, how: Ask) -> Pin<Box<dyn Future<Output = Claim>>> {
    Box::pin(ask(project, how))
}

async fn ask(project: ProjectId, how: Ask) -> Claim {
    let (sender, granted) = signal();
    let mut release = None;
    let held = Promise::new(&mut |resolve, _| release = Some(resolve));
    let told = sender.clone();
    let callback = Closure::once(move |lock: JsValue| {
        let ours = !lock.is_null();
        told.send(Some(ours));
        // The lock is held for as long as this promise is open.
        if ours { held.into() } else { JsValue::NULL }
    });
    let options = Object::new();
    let key = match how {
        Ask::IfFree => "ifAvailable",
        Ask::Steal => "steal",
        // Says nothing to the browser.
        Ask::Wait => "wait",
    };
    // A plain object takes any key.
    let _ = Reflect::set(&options, &key.into(), &JsValue::TRUE);
    let name = project.to_string();
    let Ok(request) = request_lock(&name, &options, &callback) else {
        return Claim::Unknown;
    };
    let over = JsFuture::from(request.clone());
    spawn_local(async move {
        // Refused, or held and let go of, or stolen: whoever holds it looks at that.
        let _ = over.await;
        sender.send(None);
        drop(callback);
    });
    match granted.await {
        Some(true) => Claim::Ours(Lock { release, request }),
        Some(false) => Claim::Theirs,
        None => Claim::Unknown,
    }
}

/// Whether this page holds a lock.
pub fn is_held() -> bool {
    HELD.with_borrow(Option::is_some)
}

/// Lets go of the lock.
pub fn let_go() {
    HELD.with(|held| held.replace(None));
}

/// Waits until the lock that is held is over. Whether another tab has taken it.
pub async fn until_over() -> bool {
    let request = HELD.with_borrow(|held| held.as_ref().map(|lock| lock.request.clone()));
    match request {
        Some(request) => JsFuture::from(request).await.is_err(),
        None => false,
    }
}
