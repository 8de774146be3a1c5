//! Files of another tool while they are looked at.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::super::engine::{OnDisk, Web};
use super::super::work::Handed;
use super::join::{brought_here, take_here};
use crate::browser::{Given, PickedFile, clock};
use crate::domain::Project;
use crate::edit::command::Brings;
use crate::format::exchange::intake::{self, Format, Report, Taking};
use crate::ui::state::{Desk, Dialog, Errand, Ids};

/// What is handed to the dialog when it opens.
#[derive(Clone, Default)]
pub(in crate::ui::incoming) struct Brought {
    /// The format that the files are of.
    pub(in crate::ui::incoming) format: Option<Format>,
    /// The files.
    pub(in crate::ui::incoming) files: Vec<PickedFile>,
}

/// How far it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// So many of so many files are in memory.
    Fetching(usize, usize),
    /// They are being read.
    Reading,
    /// What came of it.
    Read(Arc<Seen>),
    /// Why nothing did.
    Refused(String),
}

/// What is shown of what was read.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Seen {
    pub(super) report: Report,
    /// Titles of articles whose text is in the project at hand, with their titles there.
    pub(super) twins: Vec<(String, String)>,
    /// What it would bring to the project at hand, where there is one.
    pub(super) brings: Option<Brings>,
}

/// Files that are being looked at. A handle, cheap to copy; gone when its dialog is.
#[derive(Clone, Copy)]
pub(super) struct Arrival {
    pub(super) desk: Desk,
    pub(super) stage: RwSignal<Stage>,
    brought: StoredValue<Brought, LocalStorage>,
    project: StoredValue<Option<Project>, LocalStorage>,
}

impl Arrival {
    pub(super) fn begin(desk: Desk) -> Self {
        let brought = desk.recall::<Brought>().unwrap_or_default();
        desk.remember(Brought::default());
        let arrival = Self {
            desk,
            stage: RwSignal::new(Stage::Fetching(0, brought.files.len())),
            brought: StoredValue::new_local(brought),
            project: StoredValue::new_local(None),
        };
        let gone = Rc::new(Cell::new(false));
        let told = StoredValue::new_local(Rc::clone(&gone));
        on_cleanup(move || {
            told.try_with_value(|gone| gone.set(true));
        });
        spawn_local(async move {
            let errand = Errand::for_dialog(move || gone.get());
            errand.carry_out(arrival.read(&errand)).await;
        });
        arrival
    }

    /// What the files are called together: the file, the archive, or the folder.
    pub(super) fn name(self) -> String {
        let name = self.brought.try_with_value(|brought| {
            let first = brought.files.first()?;
            let folder = first
                .path
                .split_once('/')
                .map(|(folder, _)| folder.to_owned());
            Some(match (brought.files.len(), folder) {
                (_, Some(folder)) => folder,
                _ => first.path.clone(),
            })
        });
        name.flatten().unwrap_or_default()
    }

    /// What the format is called.
    pub(super) fn format(self) -> Option<Format> {
        self.brought
            .try_with_value(|brought| brought.format)
            .flatten()
    }

    async fn read(self, errand: &Errand) {
        let Some((Some(format), files)) =
            (self.brought).try_with_value(|b| (b.format, b.files.clone()))
        else {
            return;
        };
        let files: Vec<(String, OnDisk)> = (files.into_iter())
            .map(|file| (file.path.clone(), OnDisk(file)))
            .collect();
        // Said in steps: a screen reader is not to hear every number.
        let steps = |done: usize, all: usize| {
            if done.is_multiple_of((all / 20).max(1)) {
                self.stage.try_set(Stage::Fetching(done, all));
            }
        };
        let name = self.name();
        let done = async {
            let gathered = intake::gather(&files, &Web::new(self.desk), &steps).await?;
            self.stage.try_set(Stage::Reading);
            let taking = Taking {
                ids: &mut Ids(self.desk),
                now: clock::now(),
                name: &name,
            };
            intake::receive(format, gathered, taking, errand).await
        };
        let stage = match done.await {
            Err(refusal) => Stage::Refused(refusal.0),
            Ok(received) => {
                let twins = match self.desk.is_sample() {
                    true => Vec::new(),
                    false => self
                        .desk
                        .with(|s| intake::twins(s.project(), &received.project)),
                };
                let brings = brought_here(self.desk, &received.project, errand).await;
                self.project.try_set_value(Some(received.project));
                let report = received.report;
                Stage::Read(Arc::new(Seen {
                    report,
                    twins,
                    brings,
                }))
            }
        };
        self.stage.try_set(stage);
    }

    /// Opens what was read as a project of its own.
    pub(super) fn open(self) {
        let desk = self.desk;
        if let Some(Some(project)) = self.project.try_update_value(Option::take) {
            desk.close_dialog();
            desk.in_turn(async move { desk.open_new(project).await });
        }
    }

    /// Adds what was read to the project at hand.
    pub(super) fn add(self) {
        self.project.try_with_value(|project| {
            if let Some(project) = project {
                take_here(self.desk, project, self.name());
            }
        });
    }

    /// Takes the files as texts and tables, as if no tool were known.
    pub(super) fn texts_only(self) {
        let desk = self.desk;
        let files = self.brought.try_with_value(|brought| brought.files.clone());
        desk.remember(Handed {
            given: files
                .unwrap_or_default()
                .into_iter()
                .map(Given::File)
                .collect(),
            texts_only: true,
            ..Handed::default()
        });
        desk.show(Dialog::Import);
    }
}
