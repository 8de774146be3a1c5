//! What JavaScript throws, as an error of ours.

use std::fmt;

use wasm_bindgen::{JsCast, JsValue};

/// Something the browser refused or could not do, in its own words.
#[derive(Clone, PartialEq, Eq)]
pub struct JsError {
    name: String,
    message: String,
}

impl JsError {
    /// An error of our own making, such as a missing window.
    pub fn new(message: impl Into<String>) -> Self {
        Self {
            name: String::new(),
            message: message.into(),
        }
    }

    /// The kind of error, such as `QuotaExceededError`; may be empty.
    pub fn name(&self) -> &str {
        &self.name
    }
}

impl From<JsValue> for JsError {
    fn from(value: JsValue) -> Self {
        if let Some(exception) = value.dyn_ref::<web_sys::DomException>() {
            return Self {
                name: exception.name(),
                message: exception.message(),
            };
        }
        if let Some(error) = value.dyn_ref::<js_sys::Error>() {
            return Self {
                name: error.name().into(),
                message: error.message().into(),
            };
        }
        Self::new(
            value
                .as_string()
                .unwrap_or_else(|| "the browser gave no reason".to_owned()),
        )
    }
}

impl fmt::Display for JsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.name.as_str(), self.message.as_str()) {
            ("", message) => f.write_str(message),
            (name, "") => f.write_str(name),
            (name, message) => write!(f, "{message} ({name})"),
        }
    }
}

impl fmt::Debug for JsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "JsError({self})")
    }
}

impl std::error::Error for JsError {}

/// For calls whose failure changes nothing for the user: noted in the console, then forgotten.
pub trait OrLog<T> {
    /// The value, or `None` and a line in the console that begins with `what`.
    fn or_log(self, what: &str) -> Option<T>;
}

impl<T, E: Into<JsError>> OrLog<T> for Result<T, E> {
    fn or_log(self, what: &str) -> Option<T> {
        self.map_err(|error| {
            let error: JsError = error.into();
            web_sys::console::warn_1(&JsValue::from_str(&format!("{what}: {error}")));
        })
        .ok()
    }
}
