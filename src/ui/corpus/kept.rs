//! Which articles are listed, and how: remembered, so that one comes back to the list as it was left.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::{spawn_local, tick};

use super::chosen::Chosen;
use super::counts::Counts;
use super::list::ROW;
use crate::domain::{
    ArticleColumn, ArticleFilter, ArticleOrder, ArticleState, Date, DocumentId, OrderedSet,
    list_articles,
};
use crate::ui::erased::{effect, memo};
use crate::ui::state::{ARTICLE, Desk, go_to_field};
use crate::ui::statements::Searching;

/// A list as it was left.
#[derive(Clone, Default)]
struct Left {
    filter: ArticleFilter,
    by: ArticleOrder,
    phrase: String,
    at: usize,
    top: f64,
    chosen: OrderedSet<DocumentId>,
}

/// What the screen shows beside the list of articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Showing {
    /// What the articles are filtered by.
    List,
    /// What is to be set for the chosen ones.
    Details,
    /// The bin instead.
    Bin,
}

/// The list of articles; cheap to copy.
#[derive(Clone, Copy)]
pub struct Corpus {
    /// The desk.
    pub desk: Desk,
    /// What is shown.
    pub showing: RwSignal<Showing>,
    /// So far and no other.
    pub state: RwSignal<Option<ArticleState>>,
    /// From this outlet.
    pub outlet: RwSignal<Option<String>>,
    /// Published then or later.
    pub since: RwSignal<Option<Date>>,
    /// Published then or earlier.
    pub until: RwSignal<Option<Date>>,
    /// Words looked for in the texts.
    pub phrase: RwSignal<String>,
    /// The search for them.
    pub search: Searching,
    /// In which order.
    pub by: RwSignal<ArticleOrder>,
    /// The article that is meant.
    pub at: RwSignal<usize>,
    /// How far the list is scrolled, in pixels.
    pub top: RwSignal<f64>,
    /// Those that something is to be done with.
    pub chosen: Chosen,
    /// How much is to be done in each.
    pub counts: Counts,
    /// What is listed.
    pub list: Memo<Arc<Vec<DocumentId>>>,
}

/// So many rows are in view on any screen.
const IN_VIEW: f64 = 3.0;

/// How far down the list has to be scrolled for a row to be in view, in pixels: as far as it was where that does.
fn scrolled_to(place: usize, top: f64) -> f64 {
    let row = place as f64 * ROW;
    match top <= row && row <= top + (IN_VIEW - 1.0) * ROW {
        true => top,
        false => (row - ROW).max(0.0),
    }
}

impl Corpus {
    /// As it was left last.
    pub fn resume(desk: Desk) -> Self {
        let left = desk.recall::<Left>().unwrap_or_default();
        let state = RwSignal::new(left.filter.state);
        let outlet = RwSignal::new(left.filter.outlet);
        let since = RwSignal::new(left.filter.since);
        let until = RwSignal::new(left.filter.until);
        let phrase = RwSignal::new(left.phrase);
        let by = RwSignal::new(left.by);
        let counts = Counts::new(desk);
        let search = Searching::new(desk, 0, move || phrase.get());
        let filter = move || ArticleFilter {
            words: desk.listed().with(|listed| listed.words.clone()),
            state: state.get(),
            outlet: outlet.get(),
            since: since.get(),
            until: until.get(),
        };
        let list = memo(move || {
            desk.track_tags();
            desk.track_articles();
            let by = by.get();
            if by.by == Some(ArticleColumn::ToDo) {
                counts.track_all();
            }
            let hits = search.hits();
            let with_words = (!phrase.read().trim().is_empty())
                .then(|| hits.articles.iter().copied().collect::<OrderedSet<_>>());
            let filter = filter();
            Arc::new(desk.with(|s| {
                list_articles(s.project(), &filter, by, with_words.as_ref(), &|id| {
                    counts.known(id)
                })
            }))
        });
        // The article on screen is the one that is meant, where it is listed.
        let open = desk.with(|s| s.cursor().document);
        let open = list.with_untracked(|list| list.iter().position(|id| Some(*id) == open));
        let at = open.unwrap_or(left.at);
        let top = open.map_or(left.top, |place| scrolled_to(place, left.top));
        let corpus = Self {
            desk,
            showing: RwSignal::new(Showing::List),
            state,
            outlet,
            since,
            until,
            phrase,
            search,
            by,
            at: RwSignal::new(at),
            top: RwSignal::new(top),
            chosen: Chosen::new(desk, left.chosen),
            counts,
            list,
        };
        // For the outside: the desk's memory is no signal.
        effect(move || {
            desk.remember(Left {
                filter: filter(),
                by: by.get(),
                phrase: phrase.get(),
                at: corpus.at.get(),
                top: corpus.top.get(),
                chosen: corpus.chosen.ids(),
            });
        });
        corpus
    }

    /// Whether anything is asked of the articles. Tracked.
    pub fn is_filtered(self) -> bool {
        let words = self.desk.listed().with(|l| !l.words.trim().is_empty());
        words
            || self.state.get().is_some()
            || self.outlet.read().is_some()
            || self.since.get().is_some()
            || self.until.get().is_some()
            || !self.phrase.read().trim().is_empty()
    }

    /// Another list begins at its top.
    pub fn start_over(self) {
        self.at.set(0);
        self.top.set(0.0);
    }

    /// Asks for nothing.
    pub fn clear(self) {
        super::sidebar::look_for(self.desk, String::new());
        self.state.set(None);
        self.outlet.set(None);
        self.since.set(None);
        self.until.set(None);
        self.phrase.set(String::new());
        self.start_over();
    }

    /// Sorts by a column; by the same one again: the other way round, and then as in the project.
    pub fn sort_by(self, column: ArticleColumn) {
        self.by.update(|by| {
            *by = match (by.by == Some(column), by.down) {
                (false, _) => ArticleOrder {
                    by: Some(column),
                    down: false,
                },
                (true, false) => ArticleOrder {
                    by: Some(column),
                    down: true,
                },
                (true, true) => ArticleOrder::default(),
            };
        });
        self.start_over();
    }

    /// Closes the screen and shows an article.
    pub fn open(self, id: DocumentId) {
        let desk = self.desk;
        desk.close_dialog();
        spawn_local(async move {
            // The dialog gives the focus back first.
            tick().await;
            desk.go_to(id);
            go_to_field(ARTICLE);
        });
    }
}
