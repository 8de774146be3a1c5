//! What the tabs of this browser tell each other. Nothing travels but short words: what was done is read from the store.

use wasm_bindgen::JsValue;
use web_sys::{BroadcastChannel, Event, MessageEvent};

use super::{Listener, OrLog, page};
use crate::domain::ProjectId;

/// Name of the channel.
const CHANNEL: &str = "demarche";

/// Something that one tab tells all others, about a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// Something was stored.
    Stored,
    /// Whoever writes it should save everything and let go.
    LetGo,
    /// Whoever writes it cannot save everything.
    CannotSave,
}

const WORDS: [(&str, Word); 3] = [
    ("stored", Word::Stored),
    ("let-go", Word::LetGo),
    ("cannot-save", Word::CannotSave),
];

/// The way to the other tabs.
pub struct Tabs {
    channel: BroadcastChannel,
    _listener: Listener,
}

impl Tabs {
    /// Calls `heard` with what others say; `None` where browsers have no such thing.
    pub fn listen(mut heard: impl FnMut(Word, ProjectId) + 'static) -> Option<Self> {
        let channel = BroadcastChannel::new(CHANNEL).ok()?;
        let listener = Listener::on(&channel, "message", move |event: MessageEvent| {
            let said = event.data().as_string().unwrap_or_default();
            let parts = said.split_once(' ');
            let word = |word: &str| {
                WORDS
                    .iter()
                    .find(|(w, _)| *w == word)
                    .map(|(_, word)| *word)
            };
            // A newer version may say what this one does not know.
            if let Some((first, id)) = parts
                && let (Some(word), Ok(id)) = (word(first), id.parse())
            {
                heard(word, id);
            }
        });
        Some(Self {
            channel,
            _listener: listener,
        })
    }

    /// Tells all other tabs.
    pub fn tell(&self, word: Word, project: ProjectId) {
        let word = WORDS
            .iter()
            .find(|(_, w)| *w == word)
            .map_or("", |(w, _)| w);
        let said = format!("{word} {project}");
        self.channel
            .post_message(&JsValue::from_str(&said))
            .or_log("could not tell the other tabs");
    }
}

impl Drop for Tabs {
    fn drop(&mut self) {
        self.channel.close();
    }
}

/// Calls `awake` when the page comes back to the front, or from a sleep in which nothing of it ran.
pub fn when_awake(awake: impl Fn() + Clone + 'static) -> Vec<Listener> {
    let Some(window) = web_sys::window() else {
        return Vec::new();
    };
    let mut listeners = Vec::new();
    let shown = awake.clone();
    listeners.push(Listener::on(&window, "pageshow", move |_: Event| shown()));
    if let Some(document) = window.document() {
        for name in ["visibilitychange", "resume"] {
            let awake = awake.clone();
            listeners.push(Listener::on(&document, name, move |_: Event| {
                if !page::is_hidden() {
                    awake();
                }
            }));
        }
    }
    listeners
}
