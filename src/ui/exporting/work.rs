//! An export while it is being decided about: what is chosen, and what is found out about that. When something else is
//! chosen, the finding out stops and begins anew.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::preferences::EXPORT;
use crate::domain::{DocumentId, Table, Turns};
use crate::format::exchange::Options;
use crate::format::export::Out;
use crate::format::outgoing::{Format, Glimpse, Line, Order};
use crate::ui::erased::effect;
use crate::ui::state::{Desk, Errand};

/// Under this name it is remembered which format it was.
const WHICH: &str = "format";

/// What is known of the first lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum First {
    /// They are being written.
    Awaited,
    /// There is no article, or none that could be written in a moment.
    Unknown,
    /// These.
    Known(Glimpse),
}

/// An export. A handle, cheap to copy; it is gone when its dialog is.
#[derive(Clone, Copy)]
pub(super) struct Export {
    pub(super) desk: Desk,
    /// As what.
    pub(super) format: RwSignal<Format>,
    /// What is chosen for it.
    pub(super) options: RwSignal<Options>,
    /// Whether the article on screen is to be in it alone.
    pub(super) alone: RwSignal<bool>,
    /// The first lines.
    pub(super) first: RwSignal<First>,
    /// What it leaves out; `None` while that is being counted.
    pub(super) lost: RwSignal<Option<Vec<Line>>>,
    /// Grows when something else is chosen.
    round: RwSignal<u64>,
}

impl Export {
    /// Begins with what was chosen last.
    pub(super) fn begin(desk: Desk) -> Self {
        let kept = desk.settings.recall(&EXPORT);
        let which = kept.get(WHICH).and_then(|which| which.first());
        let format = which.and_then(|id| Format::of_id(id));
        let format = format.unwrap_or(Format::PROJECT);
        let export = Self {
            desk,
            format: RwSignal::new(format),
            options: RwSignal::new(recalled(&kept, format)),
            alone: RwSignal::new(false),
            first: RwSignal::new(First::Awaited),
            lost: RwSignal::new(None),
            round: RwSignal::new(0),
        };
        // For the outside: the finding out goes on by itself.
        effect(move || {
            let _ = (
                export.format.get(),
                export.options.get(),
                export.alone.get(),
            );
            export.find_out();
        });
        export
    }

    /// Chooses a format, with what was chosen for it before.
    pub(super) fn choose(self, format: Format) {
        if self.format.get_untracked() == format {
            return;
        }
        let kept = self.desk.settings.recall(&EXPORT);
        self.options.set(recalled(&kept, format));
        self.format.set(format);
        self.remember();
        // What was said of the one before is not said of this.
        self.desk.hush();
    }

    /// Chooses something about it.
    pub(super) fn change(self, change: impl FnOnce(&mut Options)) {
        self.options.update(change);
        self.remember();
        self.desk.hush();
    }

    fn remember(self) {
        let format = self.format.get_untracked();
        let mut kept: Table<String, Vec<String>> = self.desk.settings.recall(&EXPORT);
        kept.insert(WHICH.to_owned(), vec![format.id().to_owned()]);
        let options = format.kept(&self.options.get_untracked());
        if !options.is_empty() {
            kept.insert(format.id().to_owned(), options);
        }
        self.desk.settings.remember(&EXPORT, &kept);
    }

    /// The article that is to be in it alone. Tracked.
    pub(super) fn article(self) -> Option<DocumentId> {
        let alone = self.alone.get() && self.format.get().takes_one();
        alone.then(|| self.desk.document().get()).flatten()
    }

    fn order(self) -> Order {
        let article = untrack(|| self.article());
        let (format, options) = (self.format.get_untracked(), self.options.get_untracked());
        self.desk.order(format, options, article)
    }

    /// The first lines, then what is left out.
    fn find_out(self) {
        let round = self.round.get_untracked() + 1;
        self.round.set(round);
        self.first.set(First::Awaited);
        self.lost.set(None);
        spawn_local(async move {
            let errand = Errand::for_dialog(move || self.round.try_get_untracked() != Some(round));
            let finding = async {
                let order = self.order();
                let first = order.glimpse(&errand).await;
                let first = first.map_or(First::Unknown, First::Known);
                let _ = self.first.try_set(first);
                let lost = order.losses(&errand).await;
                let _ = self.lost.try_set(Some(lost));
            };
            errand.carry_out(finding).await;
        });
    }

    /// Saves it.
    pub(super) fn save(self) {
        let article = untrack(|| self.article());
        let (format, options) = (self.format.get_untracked(), self.options.get_untracked());
        self.remember();
        self.desk.save_as(format, options, article);
    }

    /// Saves the list of what is left out.
    pub(super) fn save_losses(self) {
        let order = self.order();
        spawn_local(async move {
            let write = async |turns: &dyn Turns, out: &mut Out<'_>| {
                order.report(turns, out).await;
            };
            let name = order.report_name();
            self.desk
                .write_file(&name, "text/plain;charset=utf-8", write)
                .await;
        });
    }
}

fn recalled(kept: &Table<String, Vec<String>>, format: Format) -> Options {
    let kept = kept.get(format.id()).map(Vec::as_slice);
    format.recalled(kept.unwrap_or_default())
}
