//! What the page does without at first: dialogs, the details of a tag, files in and out, the worked example.
//!
//! `cargo xtask build` takes this out of the program and into a file of its own, which the page loads when it has
//! nothing better to do. What belongs to it is found by the build: all that is reached through [`Later`] alone. One
//! direct call from elsewhere brings the callee back into the program, so there is a function in the table for each way
//! in. Compiled without the feature `split`, as for the tests, all is one program and nothing has to be loaded.

use std::rc::Rc;

use leptos::prelude::*;

use super::boot::Kept;
use super::frame::{drop_target, more, offer_bar};
use super::state::{self, Arriving, Desk, Dialog, Linking};
use super::{backup, coding, corpus, dialogs, incoming, margin, site, tabs, tags, todo};
use crate::browser::let_go_in_turns;
use crate::browser::{Incoming, IndexedDb};
use crate::domain::{AnnotationId, DocumentId, Project, ProjectId};
use crate::edit::Action;
use crate::persist::{InPieces, Library, Opening, Snapshots, Soon, StorageError};

/// The ways in.
#[derive(Clone, Copy)]
pub struct Later {
    /// A dialog.
    pub dialog: fn(Dialog) -> AnyView,
    /// What is done less often, for a menu.
    pub more: fn() -> AnyView,
    /// What reminds of saving the work as a file, and does it by itself where it can.
    pub backup: fn() -> AnyView,
    /// A quiet line that asks for the coder's name.
    pub ask_name: fn() -> AnyView,
    /// The chosen tag in detail.
    pub details: fn(AnnotationId) -> AnyView,
    /// Links between statements, beside the text.
    pub margin: fn() -> AnyView,
    /// What is on top while two statements are being linked.
    pub linking: fn(Linking) -> AnyView,
    /// Does what was asked of the chosen tag, where that is more than the start can do.
    pub on_tag: fn(Desk, AnnotationId, Action),
    /// Links the statement that linking began with to another.
    pub link: fn(Desk, Linking, AnnotationId),
    /// Goes to the next thing to do.
    pub next_todo: fn(Desk),
    /// Lists what is to be done.
    pub list_todo: fn(Desk),
    /// How much is to be done in the article, and the way to the list of it and back.
    pub todo_turn: fn() -> AnyView,
    /// The list of it.
    pub todo: fn() -> AnyView,
    /// Marks the article as done and goes to the next, or opens it again.
    pub done: fn(Desk),
    /// What stands below an article: whether it is done.
    pub article_foot: fn(DocumentId) -> AnyView,
    /// Words that the articles in the list beside the text have to have.
    pub article_search: fn() -> AnyView,
    /// How far an article is, in a list.
    pub progress: fn(DocumentId) -> AnyView,
    /// News of the site: a newer version, and what it offers.
    pub site: fn() -> AnyView,
    /// Files or text that were given.
    pub take_in: fn(Desk, Incoming),
    /// The practice article, in a project of its own.
    pub open_sample: fn(Desk),
    /// The tags of the worked example.
    pub show_example: fn(Desk),
    /// Takes them away.
    pub clear_example: fn(Desk),
    /// Everything stored here, as a file.
    pub download_everything: fn(Desk),
    /// Which projects there are, the one saved last first.
    pub newest_first: NewestFirst,
    /// Opens the rest of the project of which a part is on the desk.
    pub arrive: fn(Desk, Arriving) -> Soon<()>,
    /// Opens all of a project of which the beginning has been read.
    pub open_whole: OpenWhole,
    /// Whoever writes the snapshots of a project that was begun a moment ago.
    pub snapshots: fn(Rc<IndexedDb>, ProjectId) -> Rc<dyn Snapshots>,
    /// Asks the browser to keep what is stored here.
    pub ask_to_keep: fn(Desk),
    /// Who writes the project: this tab or another, and what to do about it.
    pub tabs: fn() -> AnyView,
    /// Keeps the project as it was before a sweeping step.
    pub keep_version: fn(Desk, Project, &str),
    /// Offers the other mentions of the tag just made.
    pub offer_mentions: fn(Desk),
    /// Tags all that is on offer.
    pub accept_offer: fn(Desk),
    /// What is on offer.
    pub offer: fn() -> AnyView,
    /// Asks for files.
    pub pick_files: fn(Desk),
    /// What files and texts come in by that are dropped or pasted.
    pub brought: fn() -> AnyView,
}

/// See [`Later::newest_first`].
pub type NewestFirst = fn(Rc<Library<IndexedDb>>) -> Soon<Result<Vec<ProjectId>, StorageError>>;

/// See [`Later::open_whole`].
pub type OpenWhole = fn(
    Rc<Library<IndexedDb>>,
    ProjectId,
    Option<Rc<Opening<IndexedDb>>>,
) -> Soon<Result<Whole, StorageError>>;

/// What came of it: the project and where it is kept, if it could be opened; and what is to be said.
pub type Whole = (Option<(Project, Kept)>, Option<String>);

fn newest_first(library: Rc<Library<IndexedDb>>) -> Soon<Result<Vec<ProjectId>, StorageError>> {
    Box::pin(async move {
        let all = library.list().await?;
        Ok(all.into_iter().map(|listing| listing.id).collect())
    })
}

fn open_whole(
    library: Rc<Library<IndexedDb>>,
    id: ProjectId,
    opening: Option<Rc<Opening<IndexedDb>>>,
) -> Soon<Result<Whole, StorageError>> {
    Box::pin(async move {
        let storage = library.storage();
        let recovered = library.finish(id, opening, &|_| {}).await?;
        let (opened, said) = match recovered.opened() {
            Ok(found) => found,
            Err(kept) => return Ok((None, Some(kept.to_string()))),
        };
        let kept = Kept::Whole(opened.start.place(), opened.start.snapshots(storage, id));
        Ok((Some((opened.project, kept)), said))
    })
}

fn brought() -> AnyView {
    let desk = state::expect_desk();
    desk.listen_to_pastes();
    drop_target()
}

fn snapshots(storage: Rc<IndexedDb>, id: ProjectId) -> Rc<dyn Snapshots> {
    InPieces::of_new(storage, id)
}

/// The file did not come: no connection, or the site was replaced by a newer one meanwhile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "This needs a part of Demarche that could not be loaded. Check the connection and try again. If that does not \
     help, load the page again"
)]
pub struct Missing;

#[cfg(feature = "split")]
impl From<wasm_split_helpers::SplitLoaderError> for Missing {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}

/// Loads the rest. Asked again after it failed, it tries again.
///
/// # Errors
/// [`Missing`].
pub async fn load() -> Result<Later, Missing> {
    #[cfg(feature = "split")]
    let later = table().await;
    #[cfg(not(feature = "split"))]
    let later = table();
    later
}

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(later, fallible))]
#[cfg_attr(
    not(feature = "split"),
    expect(
        clippy::unnecessary_wraps,
        reason = "it has to be loaded where it is split"
    )
)]
fn table() -> Result<Later, Missing> {
    // Until then there is nothing large to let go of.
    let_go_in_turns();
    Ok(Later {
        dialog: dialogs::dialog,
        more,
        backup: backup::backup,
        ask_name: tags::ask_name,
        details: tags::details_of,
        margin: margin::margin,
        linking: coding::linking_line,
        on_tag: tags::on_tag,
        link: coding::link,
        next_todo: todo::go_to_next,
        list_todo: todo::show_list,
        todo_turn: todo::turn,
        todo: todo::list,
        done: todo::done,
        article_foot: todo::article_foot,
        article_search: corpus::article_search,
        progress: todo::progress,
        site: site::news,
        take_in: incoming::take_in,
        open_sample: Desk::open_sample,
        show_example: Desk::show_example,
        clear_example: Desk::clear_example,
        download_everything: Desk::download_everything,
        newest_first,
        arrive: Desk::arrive,
        open_whole,
        snapshots,
        ask_to_keep: Desk::ask_to_keep,
        tabs: tabs::line,
        keep_version: Desk::keep_version,
        offer_mentions: Desk::offer_mentions,
        accept_offer: Desk::accept_offer,
        offer: offer_bar,
        pick_files: Desk::choose_files,
        brought,
    })
}
