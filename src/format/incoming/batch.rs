//! All that one import may bring: what came out of each file, and what of it is new.

use super::draft::{Draft, Naming, Settled};
use super::engine::Engine;
use super::outcome::{Outcome, Room};
use super::pattern::{Pattern, USUAL};
use crate::domain::Table;

/// Names that are looked at to find a pattern.
const LOOKED_AT: usize = 60;
/// Rows that are settled before others get a turn.
const STRETCH: usize = 200;

/// An article as the report shows it.
#[derive(Clone, Debug)]
pub struct Row {
    /// The file that was given, and the draft in it.
    pub place: (usize, usize),
    /// What is known.
    pub settled: Settled,
    /// Title of the article that has the same text: in the project, or before it in the import.
    pub twin: Option<Twin>,
}

/// An article with the same text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Twin {
    /// What it is called.
    pub title: String,
    /// Whether it is in the project already.
    pub in_project: bool,
}

/// What came out of each file, in the order in which they were given.
#[derive(Clone, Debug, Default)]
pub struct Batch {
    outcomes: Vec<Outcome>,
    /// Articles and bytes of text in all of them.
    taken: (usize, usize),
}

impl Batch {
    /// Of these.
    pub fn of(outcomes: Vec<Outcome>) -> Self {
        let mut batch = Self::default();
        for outcome in outcomes {
            batch.grow();
            batch.put(batch.outcomes.len() - 1, outcome);
        }
        batch
    }

    /// One for each file.
    pub fn outcomes(&self) -> &[Outcome] {
        &self.outcomes
    }

    /// There is one more file, which is yet to be read.
    pub fn grow(&mut self) {
        self.outcomes.push(Outcome::default());
    }

    /// What came out of a file, instead of what did before. Nothing happens for a file that is not there.
    pub fn put(&mut self, place: usize, outcome: Outcome) {
        if let Some(one) = self.outcomes.get_mut(place) {
            let (articles, text) = self.taken;
            let before = (one.drafts.len(), one.text());
            self.taken = (
                articles + outcome.drafts.len() - before.0,
                text + outcome.text() - before.1,
            );
            *one = outcome;
        }
    }

    /// What may still come in, if this file were not there.
    pub fn room_beside(&self, place: usize) -> Room {
        let own = self.outcomes.get(place);
        let own = own.map_or((0, 0), |one| (one.drafts.len(), one.text()));
        Room::after(self.taken.0 - own.0, self.taken.1 - own.1)
    }

    /// Every draft with its place.
    pub fn drafts(&self) -> impl Iterator<Item = ((usize, usize), &Draft)> {
        (0..).zip(&self.outcomes).flat_map(|(file, outcome)| {
            let drafts = (0..).zip(&outcome.drafts);
            drafts.map(move |(place, draft)| ((file, place), draft))
        })
    }

    /// The draft at a place.
    pub fn draft(&self, (file, place): (usize, usize)) -> Option<&Draft> {
        self.outcomes.get(file)?.drafts.get(place)
    }

    /// How many drafts there are.
    pub fn len(&self) -> usize {
        self.outcomes.iter().map(|one| one.drafts.len()).sum()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Decides what is known of each, and which have the text of another; `known`: titles of the project's articles by
    /// the hash of their text. In turns.
    pub async fn settle<E: Engine>(
        &self,
        naming: &Naming,
        known: &Table<String, String>,
        engine: &E,
    ) -> Vec<Row> {
        let mut rows: Vec<Row> = Vec::with_capacity(self.len());
        let mut hashes: Vec<(&str, usize)> = Vec::with_capacity(self.len());
        for (i, (place, draft)) in self.drafts().enumerate() {
            if i % STRETCH == 0 {
                engine.breathe().await;
            }
            let settled = draft.settle(naming);
            hashes.push((&draft.article.meta.text_sha256, i));
            let twin = known.get(&draft.article.meta.text_sha256);
            let twin = twin.map(|title| Twin {
                title: title.clone(),
                in_project: true,
            });
            rows.push(Row {
                place,
                settled,
                twin,
            });
        }
        engine.breathe().await;
        // Of those with one text, the first is the one that comes in.
        crate::domain::sort(&mut hashes, |a, b| a.cmp(b));
        let mut first: Option<(&str, usize)> = None;
        for (hash, i) in hashes {
            match first {
                Some((same, one)) if same == hash => {
                    let title = rows[one].settled.meta.title.clone();
                    rows[i].twin.get_or_insert(Twin {
                        title,
                        in_project: false,
                    });
                }
                _ => first = Some((hash, i)),
            }
        }
        rows
    }

    /// Paths of the files with articles in them, each once; a table is one, however many rows it has. Linear.
    pub fn paths(&self) -> Vec<&str> {
        let mut paths: Vec<&str> = self
            .drafts()
            .map(|(_, draft)| draft.path.as_str())
            .collect();
        paths.dedup();
        paths
    }

    /// So many of these do not fit the pattern by which the rows were settled. Linear.
    pub fn unfit(&self, rows: &[Row]) -> usize {
        let unfit = rows.iter().filter(|row| row.settled.unfit);
        let drafts = unfit.filter_map(|row| self.draft(row.place));
        let mut paths: Vec<&str> = drafts.map(|draft| draft.path.as_str()).collect();
        paths.dedup();
        paths.len()
    }

    /// The usual pattern that fits the names of most files, with how many of how many it fits; only of files that are
    /// one article each. Looks at a few dozen, from all over the import.
    pub fn suggestion(&self) -> Option<(&'static str, usize, usize)> {
        let single = || self.drafts().filter(|(_, draft)| draft.line.is_none());
        let step = (single().count() / LOOKED_AT).max(1);
        let files = || {
            let some = single().step_by(step).take(LOOKED_AT);
            some.map(|(_, draft)| draft)
        };
        let all = files().count();
        let fits = USUAL.iter().filter_map(|text| {
            let pattern = Pattern::read(text).ok()??;
            let fits = files().filter(|draft| {
                let name = super::kind::without_ending(&draft.path);
                pattern.facts(name, None).is_some()
            });
            Some((*text, fits.count()))
        });
        let mut best: Option<(&'static str, usize)> = None;
        for (text, fits) in fits {
            if fits > best.map_or(0, |(_, fits)| fits) {
                best = Some((text, fits));
            }
        }
        best.filter(|(_, fits)| *fits >= 2 && *fits * 5 >= all * 4)
            .map(|(text, fits)| (text, fits, all))
    }
}
