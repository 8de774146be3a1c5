//! What the user chose once and need not choose again: small, per browser, and never part of a project.
//!
//! Kept in `localStorage`, each under a key of its own. The form of a value never changes under its key: a new form gets
//! a new key, so an older program finds nothing it cannot read. What cannot be read counts as not chosen.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_storage::{LocalStorage, Storage as _};
use web_sys::Storage;

use super::{JsError, OrLog};
use crate::domain::json::{Json, parse};
use crate::domain::{Coder, DocumentId, KindId, Offset, ProjectId, Table};

mod choices;
mod keepable;
mod last_file;

pub use choices::{LineSpacing, TextFace, TextSize, Theme};
pub use keepable::Keepable;
pub use last_file::LastFile;

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
/// Whether the coder was asked for their name.
pub const NAME_ASKED: Preference<bool> = Preference::new("demarche.nameAsked", || false);
/// The project that was open last.
pub const LAST_PROJECT: Preference<Option<ProjectId>> =
    Preference::new("demarche.lastProject", || None);
/// Which project came of what the site offered, by the address of the offer.
pub const HOSTED: Preference<Table<String, ProjectId>> =
    Preference::new("demarche.hosted", Table::new);
/// Which files of what the site offered were taken or left out, by the address of the offer.
pub const HOSTED_FILES: Preference<Table<String, Vec<String>>> =
    Preference::new("demarche.hostedFiles", Table::new);
/// The article that was open last in each project.
pub const LAST_ARTICLES: Preference<Table<ProjectId, DocumentId>> =
    Preference::new("demarche.lastArticles", Table::new);
/// How far each article has been read: a position in the first line that was in view.
pub const READ_TO: Preference<Table<DocumentId, Offset>> =
    Preference::new("demarche.readTo", Table::new);
/// Whether what is coded of a tag is shown although nothing is coded yet.
pub const CODING: Preference<bool> = Preference::new("demarche.coding", || false);
/// What was last saved of each project as a file.
pub const LAST_FILES: Preference<Table<ProjectId, LastFile>> =
    Preference::new("demarche.lastFiles", Table::new);
/// After how many changes since the last file to remind of another; 0: never.
pub const REMIND_AFTER: Preference<u64> = Preference::new("demarche.remindAfter", || 200);
/// What was last exported as, and what was chosen for each format, by the words that stay.
pub const EXPORT: Preference<Table<String, Vec<String>>> =
    Preference::new("demarche.export", Table::new);
/// What was said of tables, by the names of their columns: whether a row is a tag, and what each column holds.
pub const TABLES: Preference<Table<String, Vec<String>>> =
    Preference::new("demarche.tables", Table::new);
/// The kinds the list of tags is narrowed to; none means all.
pub const KINDS_SHOWN: Preference<Vec<KindId>> = Preference::new("demarche.kindsShown", Vec::new);

/// All preferences. Clones share what they hold.
#[derive(Clone)]
pub struct Preferences {
    /// Where the browser lets us keep something; `None` when it doesn't.
    store: Option<Storage>,
    /// What could not be kept: it holds until the page is closed.
    passing: Rc<RefCell<Table<&'static str, Json>>>,
}

impl Preferences {
    /// Finds out by trying whether this browser keeps anything: some block it, some have no room.
    pub fn open() -> Self {
        Self {
            store: probe().or_log("preferences are not kept"),
            passing: Rc::default(),
        }
    }

    /// Whether choices outlive the page.
    pub const fn are_kept(&self) -> bool {
        self.store.is_some()
    }

    /// What was chosen, or the default.
    pub fn get<T: Keepable>(&self, preference: &Preference<T>) -> T {
        let passing = self.passing.borrow().get(preference.key).cloned();
        passing
            .and_then(T::read)
            .or_else(|| self.stored(preference.key).and_then(T::read))
            .unwrap_or_else(preference.default)
    }

    fn stored(&self, key: &str) -> Option<Json> {
        let text = self.store.as_ref()?.get_item(key).ok()??;
        parse(text.as_bytes()).ok()
    }

    /// Chooses. Holds for this page at least, even when it cannot be kept.
    pub fn set<T: Keepable>(&self, preference: &Preference<T>, value: &T) {
        self.keep(preference.key, value.json());
    }

    fn keep(&self, key: &'static str, value: Json) {
        let mut passing = self.passing.borrow_mut();
        let stored = self.store.as_ref().is_some_and(|store| {
            let kept = store.set_item(key, &value.compact());
            kept.map_err(JsError::from)
                .or_log("a preference was not kept")
                .is_some()
        });
        if stored {
            passing.remove(key);
        } else {
            passing.insert(key, value);
        }
    }
}

/// Writes and takes away again. Asked of web-sys, as gloo panics where there is no storage at all; after that, gloo's it
/// is. Its typed calls are left aside, because they would bring serde's whole machinery for a handful of small values.
fn probe() -> Result<Storage, JsError> {
    const KEY: &str = "demarche.probe";
    let window = web_sys::window().ok_or_else(|| JsError::new("there is no window"))?;
    let storage = window
        .local_storage()?
        .ok_or_else(|| JsError::new("this browser has no local storage"))?;
    storage.set_item(KEY, "1")?;
    storage.remove_item(KEY)?;
    Ok(LocalStorage::raw())
}
