//! Files that lie beside the page on its own server. No other server is ever asked.

use std::fmt;

use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestCache, RequestInit, Response, Url};

use super::JsError;
use super::files::LARGEST_FILE;

/// Why a file of the site was not read. Reads well after its name and a colon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotFetched {
    /// On another server, or not named in a way that leads anywhere.
    Elsewhere,
    /// The server does not have it; its answer as a number.
    Status(u16),
    /// A page was sent in its place, as some servers do for what they do not have.
    Page,
    /// Larger than [`LARGEST_FILE`].
    TooLarge,
    /// No connection, or it broke off; the browser's words.
    Failed(JsError),
}

impl fmt::Display for NotFetched {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Elsewhere => f.write_str(
                "not a file of this site. A link opens only what lies on the same server as the page",
            ),
            Self::Status(404) | Self::Page => f.write_str("the site does not have this file"),
            Self::Status(status) => write!(f, "the server did not give the file (status {status})"),
            Self::TooLarge => write!(
                f,
                "the file is too large; files up to {} MB can be opened",
                LARGEST_FILE / 1024 / 1024
            ),
            Self::Failed(error) => {
                write!(f, "the file could not be loaded. Check the connection ({error})")
            }
        }
    }
}

impl From<JsValue> for NotFetched {
    fn from(value: JsValue) -> Self {
        Self::Failed(value.into())
    }
}

/// The whole address of a file that is named relative to the page.
///
/// # Errors
/// [`NotFetched::Elsewhere`].
pub fn address(name: &str) -> Result<String, NotFetched> {
    let window = web_sys::window().ok_or(NotFetched::Elsewhere)?;
    let base = window
        .location()
        .href()
        .map_err(|_| NotFetched::Elsewhere)?;
    let url = Url::new_with_base(name, &base).map_err(|_| NotFetched::Elsewhere)?;
    let own = window
        .location()
        .origin()
        .map_err(|_| NotFetched::Elsewhere)?;
    if url.origin() == own {
        Ok(url.href())
    } else {
        Err(NotFetched::Elsewhere)
    }
}

/// What is in a file that is named relative to the page. The server is asked whether it has changed.
///
/// # Errors
/// [`NotFetched`].
pub async fn fetch(name: &str) -> Result<Vec<u8>, NotFetched> {
    let address = address(name)?;
    let window = web_sys::window().ok_or(NotFetched::Elsewhere)?;
    let options = RequestInit::new();
    options.set_cache(RequestCache::NoCache);
    let answer = JsFuture::from(window.fetch_with_str_and_init(&address, &options)).await?;
    let answer: Response = answer.dyn_into()?;
    if !answer.ok() {
        return Err(NotFetched::Status(answer.status()));
    }
    let kind = answer.headers().get("Content-Type")?.unwrap_or_default();
    let page_wanted = name.ends_with(".html") || name.ends_with(".htm");
    if kind.starts_with("text/html") && !page_wanted {
        return Err(NotFetched::Page);
    }
    let length = answer.headers().get("Content-Length")?;
    let length: Option<u64> = length.and_then(|length| length.parse().ok());
    if length.is_some_and(|length| length > LARGEST_FILE) {
        return Err(NotFetched::TooLarge);
    }
    let buffer = JsFuture::from(answer.array_buffer()?).await?;
    let bytes = Uint8Array::new(&buffer);
    if u64::from(bytes.length()) > LARGEST_FILE {
        return Err(NotFetched::TooLarge);
    }
    Ok(bytes.to_vec())
}
