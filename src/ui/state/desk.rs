//! The desk itself: the session outside the reactive graph, and the signals through which it is seen.

use std::any::Any;
use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;

use super::due::Due;
use super::later::Rest;
use super::memory::Memory;
use super::touched::Touched;
use super::turns::Turns;
use super::work::set_if_other;
use super::{Arriving, Dialog, Linking, Message, Offer, Settings, Watched};
use crate::browser::{IndexedDb, RandomIds, Reader, Rect, Saver, clock};
use crate::domain::{Codebook, DocumentId, Project, RelationTypeId};
use crate::edit::{Cursor, Session};
use crate::persist::{Library, SaveState};
use crate::ui::boot::{Kept, Start};
use crate::ui::erased::memo;

/// A handle on everything; cheap to copy. Made once, above all components, which get it by [`expect_desk`].
#[derive(Clone, Copy)]
pub struct Desk {
    pub(super) session: StoredValue<Session>,
    pub(super) ids: StoredValue<RandomIds>,
    pub(super) reader: StoredValue<Option<Reader>, LocalStorage>,
    pub(super) saver: StoredValue<Saver, LocalStorage>,
    pub(super) library: StoredValue<Rc<Library<IndexedDb>>, LocalStorage>,
    /// The revision that was last exported as a project file.
    pub(super) exported: StoredValue<Option<u64>>,
    /// Whether the browser was asked to keep things for good.
    pub(super) asked: StoredValue<bool>,
    /// Kept versions of projects that are here, out of the file of everything that was opened last: a list of `Earlier`,
    /// whose name here would bring their code into the first part of the program.
    pub(super) brought: StoredValue<Option<Box<dyn Any>>, LocalStorage>,
    /// How many lines were said.
    pub(super) told: StoredValue<u64>,
    /// How often what is coded was changed.
    pub(super) times_coded: StoredValue<u64>,
    /// What is not shown yet.
    pub(super) due: StoredValue<Due, LocalStorage>,
    pub(super) rest: Rest,
    pub(super) memory: StoredValue<Memory, LocalStorage>,
    /// What saves the work as a file, once it is loaded.
    pub(super) held: StoredValue<Option<Box<dyn std::any::Any>>, LocalStorage>,
    /// The type of the link that was begun last.
    pub(super) last_link: StoredValue<Option<RelationTypeId>>,
    /// What waits for its turn.
    pub(super) turns: StoredValue<Turns, LocalStorage>,
    pub(super) seen: Seen,
    /// What the analyst prefers.
    pub settings: Settings,
}

/// Signals that change when, and only when, what they stand for changes.
#[derive(Clone, Copy)]
pub(super) struct Seen {
    pub(super) cursor: RwSignal<Cursor>,
    pub(super) document: Memo<Option<DocumentId>>,
    pub(super) tags: RwSignal<u64>,
    /// Read when tags or articles differ.
    pub(super) touched: StoredValue<Touched>,
    /// Whether the list of tags shows what is to be done.
    pub(super) todo: RwSignal<bool>,
    pub(super) articles: RwSignal<u64>,
    pub(super) listed: RwSignal<Listed>,
    pub(super) codebook: RwSignal<Arc<Codebook>>,
    pub(super) undo: RwSignal<Option<String>>,
    pub(super) redo: RwSignal<Option<String>>,
    pub(super) save: RwSignal<SaveState>,
    pub(super) message: RwSignal<Option<Message>>,
    /// The one to be made now stands last.
    pub(super) offers: RwSignal<Vec<Offer>>,
    pub(super) dialog: RwSignal<Option<Dialog>>,
    pub(super) toolbar: RwSignal<Option<Toolbar>>,
    pub(super) sheet: RwSignal<bool>,
    /// Two statements are being linked.
    pub(super) linking: RwSignal<Option<Linking>>,
    pub(super) notice: RwSignal<Option<String>>,
    pub(super) durable: RwSignal<Option<bool>>,
    /// Another tab writes the project, and this one reads along.
    pub(super) reading: RwSignal<bool>,
    /// How many articles of the project are not here yet.
    pub(super) arriving: RwSignal<Option<usize>>,
    /// The way to them, while the part of the program that goes it is not here either.
    pub(super) rest_of_project: StoredValue<Option<Arriving>, LocalStorage>,
    /// Goes up with every step, and with every file.
    pub(super) steps: RwSignal<u64>,
}

/// Which articles the lists of them show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    /// Words that they have to have.
    pub words: String,
    /// Those that have them, where there are any words.
    pub articles: Option<Arc<Vec<DocumentId>>>,
}

/// Where the tagging buttons stand beside a selection made by mouse or finger.
#[derive(Clone, Copy, PartialEq)]
pub struct Toolbar {
    /// The selection, in the window.
    pub around: Rect,
    /// Made by touch: then the buttons keep clear of the system's handles.
    pub touch: bool,
}

/// Makes the desk, for all components.
pub fn provide_desk(start: Start) -> Desk {
    let codebook = Arc::clone(start.project.codebook());
    let save = RwSignal::new(SaveState::Saved);
    let library = Rc::new(Library::new(Rc::clone(&start.storage)));
    let on_state = move |state| {
        // The last word may come when the page is already going.
        let _ = save.try_set(state);
    };
    let look = |look: &dyn Fn(&Project)| expect_desk().with(|s| look(s.project()));
    let saver = Saver::new(start.storage, on_state, look);
    let session = match &start.kept {
        Kept::Whole(place, snapshots) => {
            saver.resume(&start.project, *place, Rc::clone(snapshots));
            Session::new(start.project, start.coder)
        }
        Kept::Not => {
            saver.begin(&start.project, clock::now(), None);
            Session::new(start.project, start.coder)
        }
        Kept::Part(Arriving { part, .. }) => {
            saver.resume_part(part.project.meta().id, part.place);
            Session::on_part(start.project, start.coder, part.all)
        }
    };
    let cursor = RwSignal::new(session.cursor());
    let desk = Desk {
        session: StoredValue::new(session),
        ids: StoredValue::new(RandomIds::default()),
        reader: StoredValue::new_local(None),
        saver: StoredValue::new_local(saver),
        library: StoredValue::new_local(library),
        exported: StoredValue::new(None),
        asked: StoredValue::new(false),
        brought: StoredValue::new_local(None),
        told: StoredValue::new(0),
        times_coded: StoredValue::new(0),
        due: StoredValue::new_local(Due::default()),
        rest: Rest::new(),
        memory: StoredValue::new_local(Memory::default()),
        held: StoredValue::new_local(None),
        last_link: StoredValue::new(None),
        turns: StoredValue::new_local(Turns::default()),
        seen: Seen {
            cursor,
            document: memo(move || cursor.read().document),
            tags: RwSignal::new(0),
            touched: StoredValue::new(Touched::default()),
            todo: RwSignal::new(false),
            articles: RwSignal::new(0),
            listed: RwSignal::new(Listed::default()),
            codebook: RwSignal::new(codebook),
            undo: RwSignal::new(None),
            redo: RwSignal::new(None),
            save,
            message: RwSignal::new(None),
            offers: RwSignal::new(Vec::new()),
            dialog: RwSignal::new(None),
            toolbar: RwSignal::new(None),
            sheet: RwSignal::new(false),
            linking: RwSignal::new(None),
            notice: RwSignal::new(None),
            durable: RwSignal::new(None),
            reading: RwSignal::new(start.reading),
            arriving: RwSignal::new(None),
            rest_of_project: StoredValue::new_local(None),
            steps: RwSignal::new(0),
        },
        settings: start.settings,
    };
    desk.begin(start.article, start.notice);
    if let Kept::Part(arriving) = start.kept {
        // What begins at once must not find that everything is here.
        desk.seen.arriving.set(Some(0));
        desk.in_turn(desk.arrive_soon(arriving));
    }
    DESK.set(Some(desk));
    desk
}

thread_local! {
    /// There is one desk to a page. Leptos' context would look for it by type, which weighs 1 kB more.
    static DESK: Cell<Option<Desk>> = const { Cell::new(None) };
}

/// The desk, for a component.
pub fn expect_desk() -> Desk {
    match DESK.get() {
        Some(desk) => desk,
        // No component is made before the desk is.
        None => std::process::abort(),
    }
}

/// What components read.
impl Desk {
    /// Looks at the session; track one of the signals below to be told when it differs.
    pub fn with<T>(self, look: impl FnOnce(&Session) -> T) -> T {
        self.session.with_value(look)
    }

    /// Caret, selection and chosen tag.
    pub fn cursor(self) -> Watched<Cursor> {
        Watched::new(self.seen.cursor)
    }

    /// The article on screen.
    pub fn document(self) -> Memo<Option<DocumentId>> {
        self.seen.document
    }

    /// To be told when tags come, go or differ, or another article is shown.
    pub fn track_tags(self) {
        self.seen.tags.track();
        self.seen.document.track();
    }

    /// As [`Self::track_tags`]; a number that differs when something else may be to be done in this article.
    pub fn track_article(self, id: DocumentId) -> u64 {
        self.seen.tags.track();
        self.seen.articles.track();
        self.seen.touched.with_value(|touched| touched.when(id))
    }

    /// Whether what is to be done is shown instead of the list of tags.
    pub fn todo(self) -> Watched<bool> {
        Watched::new(self.seen.todo)
    }

    /// Shows what is to be done instead of the list of tags, or the list again.
    pub fn set_todo(self, shown: bool) {
        set_if_other(self.seen.todo, shown);
    }

    /// How often tags or links were changed: what is worked out from all of them need not be worked out anew when only
    /// something else differs.
    pub fn times_coded(self) -> u64 {
        self.times_coded.get_value()
    }

    /// To be told when articles come, go or are described differently, or the project is another.
    pub fn track_articles(self) {
        self.seen.articles.track();
    }

    /// Which articles the lists of them show.
    pub fn listed(self) -> RwSignal<Listed> {
        self.seen.listed
    }

    /// The codebook in force.
    pub fn codebook(self) -> Watched<Arc<Codebook>> {
        Watched::new(self.seen.codebook)
    }

    /// What undoing would take back, in words.
    pub fn undo_title(self) -> Watched<Option<String>> {
        Watched::new(self.seen.undo)
    }

    /// What redoing would do again, in words.
    pub fn redo_title(self) -> Watched<Option<String>> {
        Watched::new(self.seen.redo)
    }

    /// Whether everything is kept.
    pub fn save_state(self) -> Watched<SaveState> {
        Watched::new(self.seen.save)
    }

    /// What was last said.
    pub fn message(self) -> Watched<Option<Message>> {
        Watched::new(self.seen.message)
    }

    /// More mentions that could be tagged. Tracked.
    pub fn offer(self) -> Option<Offer> {
        self.seen.offers.read().last().cloned()
    }

    /// The dialog that is open.
    pub fn dialog(self) -> Watched<Option<Dialog>> {
        Watched::new(self.seen.dialog)
    }

    /// Where the buttons beside a selection are.
    pub fn toolbar(self) -> Watched<Option<Toolbar>> {
        Watched::new(self.seen.toolbar)
    }

    /// Whether the list of tags is up, where it is a sheet.
    pub fn sheet(self) -> Watched<bool> {
        Watched::new(self.seen.sheet)
    }

    /// How many articles of the project are still being opened.
    pub fn arriving(self) -> Watched<Option<usize>> {
        Watched::new(self.seen.arriving)
    }

    /// Something that went wrong at the start, until it is dismissed.
    pub fn notice(self) -> Watched<Option<String>> {
        Watched::new(self.seen.notice)
    }

    /// Takes the notice away.
    pub fn dismiss_notice(self) {
        self.seen.notice.set(None);
    }

    /// Whether the browser promises to keep what is stored here, in words; empty while it was not asked. Tracked.
    pub fn durability(self) -> &'static str {
        match self.seen.durable.get() {
            Some(true) => "The browser has promised not to delete it on its own.",
            Some(false) => {
                "The browser may delete it when the device runs out of space. It was asked not to, and did not promise."
            }
            None => "",
        }
    }

    /// Opens a dialog.
    pub fn show(self, dialog: Dialog) {
        self.with_rest(move |_| self.seen.dialog.set(Some(dialog)));
    }

    /// Closes whichever dialog is open.
    pub fn close_dialog(self) {
        self.seen.dialog.set(None);
    }

    /// Brings the list of tags up or down, where it is a sheet.
    pub fn set_sheet(self, up: bool) {
        self.seen.sheet.set(up);
    }
}
