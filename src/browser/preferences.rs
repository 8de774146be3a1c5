//! What the user chose once and need not choose again: small, per browser, and never part of a project.
//!
//! Kept in `localStorage`, each under a key of its own. The form of a value never changes under its key: a new form gets
//! a new key, so an older program finds nothing it cannot read. What cannot be read counts as not chosen.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use gloo_storage::{LocalStorage, Storage};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{JsError, OrLog};
use crate::domain::{Coder, DocumentId, KindId, ProjectId};

mod choices;

pub use choices::{LineSpacing, TextFace, TextSize, Theme};

/// Something the user can choose: where it is kept, and what holds until then.
pub struct Preference<T> {
    key: &'static str,
    default: fn() -> T,
}

impl<T> Preference<T> {
    const fn new(key: &'static str, default: fn() -> T) -> Self {
        Self { key, default }
    }
}

/// Light, dark, or as the system has it. `public/theme.js` reads this key too.
pub const THEME: Preference<Theme> = Preference::new("demarche.theme", Theme::default);
/// Size of the article's letters.
pub const TEXT_SIZE: Preference<TextSize> = Preference::new("demarche.textSize", TextSize::default);
/// Shape of the article's letters.
pub const TEXT_FACE: Preference<TextFace> = Preference::new("demarche.textFace", TextFace::default);
/// Room between the article's lines.
pub const LINE_SPACING: Preference<LineSpacing> =
    Preference::new("demarche.lineSpacing", LineSpacing::default);
/// Whether a kind's key with nothing selected tags the sentence under the caret.
pub const WHOLE_SENTENCE: Preference<bool> = Preference::new("demarche.wholeSentence", || true);
/// Whether the keys that make sense now are shown at the foot of the page.
pub const HINTS: Preference<bool> = Preference::new("demarche.hints", || true);
/// Who codes in this browser; `None` until the first project is opened.
pub const CODER: Preference<Option<Coder>> = Preference::new("demarche.coder", || None);
/// The project that was open last.
pub const LAST_PROJECT: Preference<Option<ProjectId>> =
    Preference::new("demarche.lastProject", || None);
/// The article that was open last in each project.
pub const LAST_ARTICLES: Preference<BTreeMap<ProjectId, DocumentId>> =
    Preference::new("demarche.lastArticles", BTreeMap::new);
/// Whether the list of articles is shown where there is room for it.
pub const ARTICLES_OPEN: Preference<bool> = Preference::new("demarche.articlesOpen", || true);
/// Whether the list of tags is shown where there is room for it.
pub const TAGS_OPEN: Preference<bool> = Preference::new("demarche.tagsOpen", || true);
/// The kinds the list of tags is narrowed to; none means all.
pub const KINDS_SHOWN: Preference<Vec<KindId>> = Preference::new("demarche.kindsShown", Vec::new);

/// All preferences. Clones share what they hold.
#[derive(Clone)]
pub struct Preferences {
    /// Whether the browser lets us keep anything.
    kept: bool,
    /// What could not be kept: it holds until the page is closed.
    passing: Rc<RefCell<BTreeMap<&'static str, Value>>>,
}

impl Preferences {
    /// Finds out by trying whether this browser keeps anything: some block it, some have no room.
    pub fn open() -> Self {
        let kept = probe().or_log("preferences are not kept").is_some();
        Self {
            kept,
            passing: Rc::default(),
        }
    }

    /// Whether choices outlive the page.
    pub const fn are_kept(&self) -> bool {
        self.kept
    }

    /// What was chosen, or the default.
    pub fn get<T: DeserializeOwned>(&self, preference: &Preference<T>) -> T {
        if let Some(value) = self.passing.borrow().get(preference.key)
            && let Ok(value) = serde_json::from_value(value.clone())
        {
            return value;
        }
        let stored = self.kept.then(|| LocalStorage::get(preference.key).ok());
        stored.flatten().unwrap_or_else(preference.default)
    }

    /// Chooses. Holds for this page at least, even when it cannot be kept.
    pub fn set<T: Serialize>(&self, preference: &Preference<T>, value: &T) {
        let mut passing = self.passing.borrow_mut();
        let stored = self.kept
            && LocalStorage::set(preference.key, value)
                .map_err(|error| JsError::new(error.to_string()))
                .or_log("a preference was not kept")
                .is_some();
        if stored {
            passing.remove(preference.key);
        } else if let Ok(value) = serde_json::to_value(value) {
            passing.insert(preference.key, value);
        }
    }
}

/// Writes and takes away again. Asked of web-sys, as gloo panics where there is no storage at all.
fn probe() -> Result<(), JsError> {
    const KEY: &str = "demarche.probe";
    let window = web_sys::window().ok_or_else(|| JsError::new("there is no window"))?;
    let storage = window
        .local_storage()?
        .ok_or_else(|| JsError::new("this browser has no local storage"))?;
    storage.set_item(KEY, "1")?;
    storage.remove_item(KEY)?;
    Ok(())
}
