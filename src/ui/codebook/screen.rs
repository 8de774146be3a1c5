//! What is shown of the codebook, and the one way in which the screen changes it.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::{spawn_local, tick};

use crate::domain::{Codebook, Section, Term, Usage};
use crate::edit::{Command, CommandError, command};
use crate::ui::erased::memo;
use crate::ui::state::{Desk, go_to_field};

/// A part of the codebook, or how it came to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// What things are coded with.
    Section(Section),
    /// What was changed when.
    Versions,
}

/// What the screen is for at the moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Reading and changing.
    Edit,
    /// Choosing one to start from.
    Presets,
    /// Looking at what another codebook would bring.
    Take(Brought),
}

/// Another codebook that may come in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brought {
    /// The file, or what it is called.
    pub name: String,
    /// The other one.
    pub codebook: Arc<Codebook>,
    /// It comes from a file and may have a history.
    pub history: bool,
}

/// What is about to be done with the chosen term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doing {
    /// Nothing: its details are shown.
    Nothing,
    /// Merging it into another.
    Merge,
    /// Splitting it.
    Split,
    /// Deleting it.
    Remove,
}

/// A handle on the screen; cheap to copy.
#[derive(Clone, Copy)]
pub struct Screen {
    /// The desk it lies on.
    pub desk: Desk,
    /// What it is for.
    pub mode: RwSignal<Mode>,
    /// Which part is shown.
    pub tab: RwSignal<Tab>,
    /// What was chosen last; see [`Self::chosen`].
    pub wanted: RwSignal<Option<Term>>,
    /// What is about to be done with it.
    pub doing: RwSignal<Doing>,
    /// Why a field was not taken as it stands: its id, and the reason.
    pub problem: RwSignal<Option<(&'static str, String)>>,
    /// What is used where. Worked out anew only when what is coded differs.
    pub usage: Memo<Arc<Usage>>,
    /// The term whose details are shown: what was chosen, or else the first of its section.
    pub chosen: Memo<Option<Term>>,
}

impl Screen {
    /// On the kinds, with the first of them chosen.
    pub fn new(desk: Desk, mode: Mode) -> Self {
        let coded = memo(move || {
            desk.track_tags();
            desk.times_coded()
        });
        let usage = memo(move || {
            // Read and not only tracked: a memo that nobody reads follows nothing.
            coded.get();
            Arc::new(desk.with(|s| Usage::of(s.project())))
        });
        let tab = RwSignal::new(Tab::Section(Section::Kinds));
        let wanted = RwSignal::new(None::<Term>);
        let chosen = memo(move || {
            let Tab::Section(section) = tab.get() else {
                return None;
            };
            let codebook = desk.codebook();
            let codebook = codebook.read();
            let there = |term: &Term| term.section() == section && codebook.said(term).is_some();
            let wanted = wanted.get().filter(there);
            wanted.or_else(|| codebook.terms(section).into_iter().next())
        });
        Self {
            desk,
            mode: RwSignal::new(mode),
            tab,
            wanted,
            doing: RwSignal::new(Doing::Nothing),
            problem: RwSignal::new(None),
            usage,
            chosen,
        }
    }

    /// The codebook, and word when it is another.
    pub fn codebook(self) -> Arc<Codebook> {
        self.desk.codebook().get()
    }

    /// The codebook as it is now.
    pub fn now(self) -> Arc<Codebook> {
        self.desk.codebook().get_untracked()
    }

    /// Shows a term.
    pub fn choose(self, term: Term) {
        self.problem.set(None);
        self.doing.set(Doing::Nothing);
        let tab = Tab::Section(term.section());
        if self.tab.get_untracked() != tab {
            self.tab.set(tab);
        }
        self.wanted.set(Some(term));
    }

    /// Begins something with the chosen term, or lets it be.
    pub fn begin(self, doing: Doing) {
        self.problem.set(None);
        self.doing.set(doing);
        let field = match doing {
            Doing::Nothing => "codebook-label",
            _ => "codebook-doing",
        };
        soon(move || go_to_field(field));
    }

    /// Changes the codebook as a step of its own. A refusal is shown with the field.
    pub fn change(
        self,
        field: &'static str,
        title: String,
        change: impl FnOnce(&mut Codebook),
    ) -> bool {
        let mut codebook = (*self.now()).clone();
        change(&mut codebook);
        self.run(
            field,
            command::Recode {
                title,
                codebook: Box::new(codebook),
                changes: Vec::new(),
            },
        )
    }

    /// Carries out a command; a refusal is shown with the field. Whether all is well.
    pub fn run(self, field: &'static str, command: impl Command) -> bool {
        match self.desk.try_run(command) {
            Ok(()) | Err(CommandError::Nothing) => {
                self.problem.set(None);
                true
            }
            Err(reason) => {
                self.problem.set(Some((field, reason.to_string())));
                false
            }
        }
    }

    /// How a term is called now.
    pub fn label(self, term: &Term) -> String {
        let codebook = self.now();
        codebook
            .said(term)
            .map_or_else(String::new, |said| said.label.to_owned())
    }
}

/// Does something once what has changed is in the page.
pub fn soon(work: impl FnOnce() + 'static) {
    spawn_local(async move {
        tick().await;
        work();
    });
}
