//! Which articles are wanted, and in which order.

use std::cmp::Ordering;
use std::sync::Arc;

use super::{ArticleState, state_of};
use crate::domain::{
    Date, Document, DocumentId, DocumentIndex, Needle, OrderedSet, Project, Table, fold, order,
    words,
};

words! {
    /// What a list of articles says of each, and what it can be sorted by.
    ArticleColumn {
        /// How far it is.
        State = "state", "State";
        /// What it is called.
        Title = "title", "Title";
        /// When it was published.
        Date = "date", "Date";
        /// Where.
        Outlet = "outlet", "Outlet";
        /// In which language.
        Language = "language", "Language";
        /// How many tags it has.
        Tags = "tags", "Tags";
        /// How much is to be done about them.
        ToDo = "todo", "To do";
    }
}

/// In which order articles are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ArticleOrder {
    /// By what; `None`: as they stand in the project.
    pub by: Option<ArticleColumn>,
    /// The other way round. What has nothing to be sorted by comes last either way.
    pub down: bool,
}

/// Which articles are wanted. Empty: all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArticleFilter {
    /// Each of them has to stand in the title, outlet or notes; see [`Needle::all`].
    pub words: String,
    /// So far and no other.
    pub state: Option<ArticleState>,
    /// From this outlet; empty: from those that state none.
    pub outlet: Option<String>,
    /// Published then or later.
    pub since: Option<Date>,
    /// Published then or earlier.
    pub until: Option<Date>,
}

impl ArticleFilter {
    /// Whether all are wanted.
    pub fn is_empty(&self) -> bool {
        let anything = Self {
            words: String::new(),
            ..self.clone()
        };
        self.words.trim().is_empty() && anything == Self::default()
    }

    fn admits(&self, project: &Project, document: &Document, words: &[Needle]) -> bool {
        let meta = &document.meta;
        let state = |state| state_of(project, document) == state;
        self.state.is_none_or(state)
            && self.outlet.as_ref().is_none_or(|o| *o == meta.outlet)
            && self
                .since
                .is_none_or(|since| meta.published.is_some_and(|date| !since.is_after(date)))
            && self
                .until
                .is_none_or(|until| meta.published.is_some_and(|date| !date.is_after(until)))
            && words.iter().all(|word| {
                [&meta.title, &meta.outlet, &meta.notes]
                    .iter()
                    .any(|text| word.is_in(text))
            })
    }
}

/// The articles that are wanted, in order; equals as they stand in the project. `among`: of these only. `todo` is how
/// much is to be done about an article, asked only for that order. `n log n` in the articles.
pub fn list_articles(
    project: &Project,
    filter: &ArticleFilter,
    by: ArticleOrder,
    among: Option<&OrderedSet<DocumentId>>,
    todo: &dyn Fn(DocumentId) -> usize,
) -> Vec<DocumentId> {
    let words = Needle::all(&filter.words);
    let wanted: Vec<&Arc<Document>> = project
        .documents()
        .iter()
        .filter(|d| among.is_none_or(|among| among.contains(&d.id())))
        .filter(|d| filter.admits(project, d, &words))
        .collect();
    let Some(column) = by.by else {
        let ids = wanted.iter().map(|d| d.id());
        return match by.down {
            true => ids.rev().collect(),
            false => ids.collect(),
        };
    };
    let keys: Vec<Key> = wanted
        .iter()
        .map(|d| Key::of(project, d, column, todo))
        .collect();
    let places = order(wanted.len(), &mut |a, b| {
        compare(&keys[a], &keys[b], by.down)
    });
    places.iter().map(|at| wanted[*at as usize].id()).collect()
}

/// What an article is sorted by.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Number(usize),
    Words(String),
    Day(Date),
    /// Nothing to be sorted by.
    None,
}

impl Key {
    fn of(
        project: &Project,
        document: &Document,
        column: ArticleColumn,
        todo: &dyn Fn(DocumentId) -> usize,
    ) -> Self {
        let meta = &document.meta;
        let words = |text: &str| match fold(text) {
            nothing if nothing.is_empty() => Self::None,
            words => Self::Words(words),
        };
        match column {
            ArticleColumn::State => Self::Number(state_of(project, document) as usize),
            ArticleColumn::Title => words(&meta.title),
            ArticleColumn::Date => meta.published.map_or(Self::None, Self::Day),
            ArticleColumn::Outlet => words(&meta.outlet),
            ArticleColumn::Language => words(&meta.language),
            ArticleColumn::Tags => {
                Self::Number(project.index(document.id()).map_or(0, DocumentIndex::len))
            }
            ArticleColumn::ToDo => Self::Number(todo(document.id())),
        }
    }
}

fn compare(a: &Key, b: &Key, down: bool) -> Ordering {
    match (a, b) {
        (Key::None, Key::None) => Ordering::Equal,
        (Key::None, _) => Ordering::Greater,
        (_, Key::None) => Ordering::Less,
        _ if down => b.cmp(a),
        _ => a.cmp(b),
    }
}

/// The outlets of the articles by name, with how many articles each has; empty: those that state none. The one that is
/// asked for is among them, even if no article has it any more. `n log n`.
pub fn outlets(project: &Project, asked: Option<&str>) -> Vec<(String, usize)> {
    let mut counts: Table<&str, usize> = Table::new();
    for document in project.documents() {
        *counts.or_default(&document.meta.outlet) += 1;
    }
    if let Some(asked) = asked {
        counts.or_default(asked);
    }
    // Folded once a name, and not once an article.
    let folded: Table<(String, &str), usize> = counts
        .iter()
        .map(|(name, count)| ((fold(name), *name), *count))
        .collect();
    folded
        .iter()
        .map(|((_, name), count)| ((*name).to_owned(), *count))
        .collect()
}
