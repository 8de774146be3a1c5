//! Work for the part of the program that is loaded after the start.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Desk;
use crate::browser::{Idle, Incoming, page};
use crate::domain::json::shown;
use crate::ui::later::{self, Later};

/// Id of the style sheet that belongs to it.
const STYLES: &str = "later-styles";

type Work = Box<dyn FnOnce(Later)>;

/// Whether that part is here, and what waits for it.
#[derive(Clone, Copy)]
pub(super) struct Rest {
    here: RwSignal<Option<Later>>,
    loading: StoredValue<bool>,
    waiting: StoredValue<Vec<Work>, LocalStorage>,
    when_idle: StoredValue<Option<Idle>, LocalStorage>,
}

impl Rest {
    pub(super) fn new() -> Self {
        Self {
            here: RwSignal::new(None),
            loading: StoredValue::new(false),
            waiting: StoredValue::new_local(Vec::new()),
            when_idle: StoredValue::new_local(None),
        }
    }
}

impl Desk {
    /// The part that is loaded later, if it is here.
    pub fn rest(self) -> Option<Later> {
        self.rest.here.get_untracked()
    }

    /// As [`Self::rest`], to be told when it comes; asks for it if it has not come yet.
    pub fn rest_when_here(self) -> Option<Later> {
        let here = self.rest.here.get();
        if here.is_none() {
            self.with_rest(|_| {});
        }
        here
    }

    /// As [`Self::rest`], to be told when it comes; asks for nothing.
    pub fn rest_if_here(self) -> Option<Later> {
        self.rest.here.get()
    }

    /// Loads the rest when the browser is idle, so that everything works should the connection go away. A failure is
    /// nobody's concern until something needs it.
    pub fn load_rest_when_idle(self) {
        let idle = Idle::next(move || self.load_rest());
        self.rest.when_idle.set_value(idle);
    }

    /// Does something with the rest: at once when it is here, and all of the project is; otherwise as soon as they are.
    pub fn with_rest(self, work: impl FnOnce(Later) + 'static) {
        let arriving = self.seen.arriving.with_untracked(Option::is_some);
        if let Some(later) = self.rest().filter(|_| !arriving) {
            work(later);
            return;
        }
        // What an earlier failure left waiting and nobody tried again is no longer wanted.
        if !self.rest.loading.get_value() && !arriving {
            self.rest.waiting.set_value(Vec::new());
        }
        self.rest
            .waiting
            .update_value(|waiting| waiting.push(Box::new(work)));
        self.load_rest();
    }

    /// Asks the rest to do something. One piece of code for all that needs no more to be said.
    pub fn ask_rest(self, which: fn(&Later) -> fn(Self)) {
        self.with_rest(move |rest| which(&rest)(self));
    }

    /// Loads the rest, unless that is under way, and does what waits for it.
    pub fn load_rest(self) {
        if self.rest().is_some() || self.rest.loading.get_value() {
            return;
        }
        self.rest.loading.set_value(true);
        spawn_local(async move {
            let found = later::load().await;
            self.rest.loading.set_value(false);
            match found {
                Ok(later) => {
                    page::use_style_sheet(STYLES);
                    self.rest.here.set(Some(later));
                    self.complete_saver();
                    self.arrive_again();
                    self.hush_missing();
                    self.do_what_waited();
                }
                Err(missing) if self.rest.waiting.with_value(|w| !w.is_empty()) => {
                    self.say_missing(shown(&missing));
                }
                Err(_) => {}
            }
        });
    }

    /// Does what waited for the rest, if that and all of the project are here.
    pub(super) fn do_what_waited(self) {
        let arriving = self.seen.arriving.with_untracked(Option::is_some);
        let Some(later) = self.rest().filter(|_| !arriving) else {
            return;
        };
        let waiting = self.rest.waiting.try_update_value(std::mem::take);
        for work in waiting.unwrap_or_default() {
            work(later);
        }
    }

    /// Takes in what was dropped, pasted or chosen.
    pub fn take(self, incoming: Incoming) {
        self.with_rest(move |rest| (rest.take_in)(self, incoming));
    }

    /// Opens the sample.
    pub fn try_sample(self) {
        self.ask_rest(|rest| rest.open_sample);
    }

    /// Tags the sample as its worked example does.
    pub fn tag_example(self) {
        self.ask_rest(|rest| rest.show_example);
    }

    /// Takes the tags of the worked example away.
    pub fn untag_example(self) {
        self.ask_rest(|rest| rest.clear_example);
    }

    /// Saves all that is stored here as one file.
    pub fn save_everything(self) {
        self.ask_rest(|rest| rest.download_everything);
    }
}
