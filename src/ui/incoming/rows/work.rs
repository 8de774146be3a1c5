//! A table of tags while it is being decided about. When something else is said of it, the reading stops and begins anew.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::super::engine::{OnDisk, Web};
use super::super::tool::{brought_here, take_here};
use super::super::work::Handed as ToImport;
use super::begin::Handed;
use super::kept;
use super::seen::{Face, Seen, Stage, first};
use crate::browser::{Given, PickedFile, clock};
use crate::domain::{Project, Table};
use crate::format::exchange::intake::{Taking, receive_rows, text_of_article, text_of_file, twins};
use crate::format::exchange::table::roles::{Role, kept as kept_as_it_is, missing_beside};
use crate::format::exchange::table::words::may_be_several;
use crate::format::exchange::table::{Grid, Mapping, TAG, Texts, judge};
use crate::format::exchange::{Fate, Refusal};
use crate::format::incoming::{Batch, Choices, Engine, read};
use crate::ui::erased::effect;
use crate::ui::state::{Desk, Dialog, Errand, Ids};

/// Rows that are shown as they stand in the table.
const ROWS: usize = 3;

/// Tables in memory.
#[derive(Default)]
struct Inner {
    handed: Handed,
    grids: Rc<Vec<Grid>>,
    texts: Rc<Texts>,
    project: Option<Project>,
}

/// A table that is being decided about. A handle, cheap to copy; gone when its dialog is.
#[derive(Clone, Copy)]
pub(super) struct Rows {
    pub(super) desk: Desk,
    pub(super) stage: RwSignal<Stage>,
    /// What came of it last; it stays while it is being read anew.
    pub(super) last: RwSignal<Option<Stage>>,
    /// Once it is fetched.
    pub(super) face: RwSignal<Option<Arc<Face>>>,
    pub(super) mapping: RwSignal<Mapping>,
    /// How often another column took what a column was said to hold, by its place.
    pub(super) taken: RwSignal<Table<usize, u32>>,
    /// Whether texts are those of the project at hand.
    pub(super) from_project: RwSignal<bool>,
    inner: StoredValue<Inner, LocalStorage>,
    /// Grows when something else is said.
    round: RwSignal<u64>,
    gone: StoredValue<Rc<Cell<bool>>, LocalStorage>,
}

impl Rows {
    pub(super) fn begin(desk: Desk, handed: Handed) -> Self {
        let gone = Rc::new(Cell::new(false));
        let rows = Self {
            desk,
            stage: RwSignal::new(Stage::Fetching),
            last: RwSignal::new(None),
            face: RwSignal::new(None),
            mapping: RwSignal::new(Mapping {
                roles: Vec::new(),
                label: TAG.to_owned(),
            }),
            taken: RwSignal::new(Table::new()),
            from_project: RwSignal::new(!desk.is_sample()),
            inner: StoredValue::new_local(Inner {
                handed: handed.clone(),
                ..Inner::default()
            }),
            round: RwSignal::new(0),
            gone: StoredValue::new_local(Rc::clone(&gone)),
        };
        let told = rows.gone;
        on_cleanup(move || {
            told.try_with_value(|gone| gone.set(true));
        });
        spawn_local(async move {
            let errand = Errand::for_dialog(move || gone.get());
            let fetched = errand.carry_out(rows.fetch(handed, &errand)).await;
            if let Some(Err(refusal)) = fetched {
                rows.settle(Stage::Refused(refusal.0));
            }
        });
        // For the outside: the reading goes on by itself.
        effect(move || {
            rows.mapping.track();
            rows.from_project.track();
            if rows.face.with(Option::is_some) {
                rows.find_out();
            }
        });
        rows
    }

    async fn fetch(self, handed: Handed, errand: &Errand) -> Result<(), Refusal> {
        let web = Web::new(self.desk);
        let mut grids = Vec::new();
        for file in &handed.tables {
            let text = characters(file, &handed, &web).await?;
            grids.push(Grid::read(&file.path, &text, errand).await?);
        }
        let mut texts = Texts::default();
        let mut batch = Batch::default();
        for (file, place) in handed.others.iter().zip(0..) {
            batch.grow();
            let room = batch.room_beside(place);
            let on_disk = OnDisk(file.clone());
            let choices = Choices {
                encodings: handed.encodings.clone(),
                ..Choices::default()
            };
            let outcome = read(&file.path, &on_disk, &choices, room, &web).await;
            batch.put(place, outcome);
        }
        for (_, draft) in batch.drafts() {
            texts.add(text_of_file(draft));
        }
        let outcomes = batch.outcomes().iter();
        let problems = outcomes.clone().flat_map(|outcome| &outcome.problems);
        let problems = problems.map(|problem| (problem.place(), problem.words()));
        let foreign = outcomes.flat_map(|outcome| &outcome.foreign);
        let foreign = foreign.filter(|one| !one.read);
        let foreign = foreign.map(|one| {
            let what = "The text is not UTF-8. Save it as UTF-8, or import it by itself.";
            (one.file.clone(), what.to_owned())
        });
        let problems = problems.chain(foreign);
        let problems = handed.problems.iter().cloned().chain(problems).collect();
        let Some(first) = grids.first() else {
            return Err(Refusal("there is no table".to_owned()));
        };
        let names = first.names.clone();
        if let Some(other) = grids.iter().find(|grid| grid.names != names) {
            let what = format!(
                "{}: it has other columns than {}. Open them one after the other",
                other.file, first.file
            );
            return Err(Refusal(what));
        }
        let before = kept::mapping(self.desk, &names);
        let face = Face {
            files: grids.iter().map(|grid| grid.file.clone()).collect(),
            samples: (0..names.len()).map(|n| first.sample(n)).collect(),
            first: first.first(ROWS),
            rows: grids.iter().map(Grid::len).sum(),
            texts: texts.len(),
            problems,
            remembered: before.is_some(),
            names,
        };
        let mapping = before.unwrap_or_else(|| Mapping {
            roles: judge(first).roles,
            label: TAG.to_owned(),
        });
        self.inner.try_update_value(|inner| {
            inner.grids = Rc::new(grids);
            inner.texts = Rc::new(texts);
        });
        self.mapping.try_set(mapping);
        self.face.try_set(Some(Arc::new(face)));
        Ok(())
    }

    /// Begins to find out what comes of it; what was begun before stops.
    fn find_out(self) {
        let mapping = self.mapping.get_untracked();
        self.round.update(|round| *round += 1);
        let round = self.round.get_untracked();
        let Some(gone) = self.gone.try_with_value(Rc::clone) else {
            return;
        };
        self.inner.update_value(|inner| inner.project = None);
        let texts = self.texts(&mapping);
        if let Some(what) = missing_beside(&mapping.roles, !texts.is_empty()) {
            self.settle(Stage::Missing(what));
            return;
        }
        self.stage.set(Stage::Reading);
        spawn_local(async move {
            let over = move || gone.get() || self.round.try_get_untracked() != Some(round);
            let errand = Errand::for_dialog(over);
            errand.carry_out(self.read(mapping, texts, &errand)).await;
        });
    }

    /// The texts beside the table, with those of the project at hand where they are wanted.
    fn texts(self, mapping: &Mapping) -> Rc<Texts> {
        let beside = self.inner.try_with_value(|inner| Rc::clone(&inner.texts));
        let beside = beside.unwrap_or_default();
        if mapping.roles.contains(&Role::Text)
            || !self.from_project.get_untracked()
            || self.desk.is_sample()
        {
            return beside;
        }
        let mut texts = (*beside).clone();
        self.desk.with(|s| {
            for article in s.project().documents() {
                texts.add(text_of_article(article));
            }
        });
        Rc::new(texts)
    }

    async fn read(self, mapping: Mapping, texts: Rc<Texts>, errand: &Errand) {
        let grids = self.inner.try_with_value(|inner| Rc::clone(&inner.grids));
        let Some(grids) = grids else { return };
        let name = self.name();
        let taking = Taking {
            ids: &mut Ids(self.desk),
            now: clock::now(),
            name: &name,
        };
        let all: Vec<&Grid> = grids.iter().collect();
        let stage = match receive_rows(&all, &mapping, &texts, taking, errand).await {
            Err(refusal) => Stage::Refused(refusal.0),
            Ok((received, sources)) => {
                let twins = match self.desk.is_sample() {
                    true => Vec::new(),
                    false => self.desk.with(|s| twins(s.project(), &received.project)),
                };
                let first = first(&received.project);
                let brings = brought_here(self.desk, &received.project, errand).await;
                self.inner
                    .try_update_value(|inner| inner.project = Some(received.project));
                Stage::Read(Arc::new(Seen {
                    report: received.report,
                    sources,
                    first,
                    twins,
                    brings,
                }))
            }
        };
        self.settle(stage);
    }

    fn settle(self, stage: Stage) {
        self.last.try_set(Some(stage.clone()));
        self.stage.try_set(stage);
    }

    /// What the tables are called together.
    pub(super) fn name(self) -> String {
        self.face
            .with_untracked(|face| Some(face.as_ref()?.files.first()?.clone()))
            .unwrap_or_default()
    }

    /// Says what a column holds. What only one can hold is taken from the other, which is kept as it is, and that is said.
    pub(super) fn choose(self, column: usize, role: Role) {
        let Some(face) = self.face.get_untracked() else {
            return;
        };
        let name = |place: usize| face.names.get(place).map_or("", |name| name.as_str());
        let mut other = None;
        self.mapping.update(|mapping| {
            for (place, one) in mapping.roles.iter_mut().enumerate() {
                if place == column {
                    *one = role.clone();
                } else if *one == role && !may_be_several(&role) {
                    *one = kept_as_it_is(name(place));
                    other = Some(place);
                }
            }
        });
        if let Some(other) = other {
            self.taken.update(|taken| *taken.or_default(other) += 1);
            let words = format!(
                "“{}” is kept as it is: only one column can hold this.",
                name(other)
            );
            self.desk.say(words);
        }
        self.keep();
    }

    /// Says what tags are called where no column says it.
    pub(super) fn call(self, label: &str) {
        let label = match label.trim() {
            "" => TAG.to_owned(),
            label => label.to_owned(),
        };
        self.mapping.update(|mapping| mapping.label = label);
        self.keep();
    }

    fn keep(self) {
        if let Some(face) = self.face.get_untracked() {
            let mapping = self.mapping.get_untracked();
            kept::keep_mapping(self.desk, &face.names, &mapping);
        }
    }

    /// How many rows do not come in, and the first of them.
    pub(super) fn left_out(seen: &Seen) -> Option<(usize, String)> {
        let lines = seen.report.lines_of(Fate::Rejected);
        let rows = lines.filter(|line| line.place.contains(", line "));
        let rows: Vec<_> = rows.collect();
        let first = rows.first()?.place.clone();
        Some((rows.iter().map(|line| line.times).sum(), first))
    }

    /// Opens what was read as a project of its own.
    pub(super) fn open(self) {
        let desk = self.desk;
        let take = |inner: &mut Inner| inner.project.take();
        if let Some(Some(project)) = self.inner.try_update_value(take) {
            self.keep();
            desk.close_dialog();
            desk.in_turn(async move { desk.open_new(project).await });
        }
    }

    /// Adds what was read to the project at hand.
    pub(super) fn add(self) {
        self.inner.try_with_value(|inner| {
            if let Some(project) = &inner.project {
                self.keep();
                take_here(self.desk, project, self.name());
            }
        });
    }

    /// Takes rows for articles, and all files for texts.
    pub(super) fn as_articles(self) {
        let desk = self.desk;
        if let Some(face) = self.face.get_untracked() {
            kept::keep_choice(desk, &face.names, false);
        }
        let handed = self.inner.try_with_value(|inner| inner.handed.clone());
        let handed = handed.unwrap_or_default();
        let encodings = handed.encodings;
        let files = handed.tables.into_iter().chain(handed.others);
        desk.remember(ToImport {
            given: files.map(Given::File).collect(),
            looked: true,
            encodings,
            ..ToImport::default()
        });
        desk.show(Dialog::Import);
    }
}

/// The characters of a table.
async fn characters(file: &PickedFile, handed: &Handed, web: &Web) -> Result<String, Refusal> {
    let refused = |what: &str| Refusal(format!("{}: {what}", file.path));
    let bytes = file.bytes().await;
    let bytes = bytes.map_err(|problem| refused(&problem.to_string()))?;
    let text = match String::from_utf8(bytes) {
        Ok(text) => Some(text),
        Err(error) => {
            let encoding = handed.encodings.of(&file.path);
            encoding.and_then(|encoding| web.decode(error.as_bytes(), encoding))
        }
    };
    text.ok_or_else(|| {
        refused("it is not UTF-8; save it again as “CSV UTF-8” where it was made, and open that")
    })
}
