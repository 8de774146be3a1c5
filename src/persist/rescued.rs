//! What is in a file of everything: the way back from “Download everything” and from the rescue page.
//!
//! Both kinds of file hold the values of the store as they lay there. So a project is put together from them just as it
//! is from the store itself, with the same care for what is damaged.

mod earlier;
mod file;
#[cfg(test)]
mod tests;

use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use super::{Library, Listing, Memory, Recovered, Shelf};
use crate::domain::json::parse;
use crate::domain::{Coder, Project, ProjectId, Table, Timestamp, sort};
use crate::edit::count;
use file::Entry;

pub use earlier::Earlier;
pub use file::is_one;

/// What came out of such a file.
#[derive(Clone, Debug, Default)]
pub struct Rescued {
    /// Every project that could be opened, the one worked on last at the end. Two of one id: first what was on the
    /// screen, then what the store had, where that was something else.
    pub projects: Vec<Project>,
    /// What could not be opened, or not wholly: a line each.
    pub problems: Vec<String>,
    /// Kept versions of these projects.
    pub earlier: Vec<Earlier>,
    /// Who worked there, if the file says so.
    pub coder: Option<Coder>,
}

/// All that the file has of one project.
#[derive(Default)]
struct Found {
    stored: Shelf,
    on_screen: Shelf,
}

/// Reads such a file. Linear in the file, its projects and their journals.
///
/// # Errors
/// In words, after the file’s name and a colon: the file as a whole cannot be read.
pub fn read(bytes: &[u8]) -> Result<Rescued, String> {
    let json = parse(bytes).map_err(|error| format!("not readable as JSON: {error}"))?;
    let mut found: Table<ProjectId, Found> = Table::new();
    let mut rescued = Rescued::default();
    let mut aside = 0;
    for entry in file::entries(json)? {
        match entry.part.as_str() {
            "rescue" => aside += 1,
            "localStorage" => read_preference(&entry, &mut rescued),
            _ => put(entry, &mut found),
        }
    }
    if aside > 0 {
        let values = count(aside, "value");
        rescued.problems.push(format!(
            "{values} had been put aside before, because something could not be read then. They stay in the file and were \
             not opened"
        ));
    }
    let mut dated: Vec<(Timestamp, Vec<Project>)> = Vec::new();
    for (id, found) in found.iter() {
        let (earlier, unread) = Earlier::of(*id, &found.stored);
        rescued.earlier.extend(earlier);
        if unread > 0 {
            let versions = count(unread, "earlier version");
            rescued
                .problems
                .push(format!("{versions} cannot be read and stays in the file"));
        }
        dated.push(opened(*id, found, &mut rescued.problems));
    }
    sort(&mut dated, |a, b| a.0.cmp(&b.0));
    let in_order = dated.into_iter().flat_map(|(_, projects)| projects);
    rescued.projects = in_order.collect();
    Ok(rescued)
}

/// Puts a value where the store would have it. What belongs to no project is passed over.
fn put(entry: Entry, found: &mut Table<ProjectId, Found>) {
    let Entry { part, key, bytes } = entry;
    let mut words = key.iter().map(String::as_str);
    let first = words.next().unwrap_or_default();
    let of_head = part == "meta" && first == "head";
    let id = if of_head { words.next() } else { Some(first) };
    let Some(id) = id.and_then(|id| id.parse().ok()) else {
        return;
    };
    let found = found.or_default(id);
    let shelf = match part.as_str() {
        "screen" => &mut found.on_screen,
        _ => &mut found.stored,
    };
    let stored = &mut shelf.stored;
    // The names of pieces are several words.
    let rest: Vec<&str> = words.collect();
    let rest = (!rest.is_empty()).then(|| rest.join(" "));
    match (part.as_str(), rest) {
        ("meta", _) => stored.head = text(&bytes).and_then(|n| n.parse().ok()),
        ("projects", _) => stored.listing = Some(bytes),
        ("snapshots" | "screen", None) => stored.snapshot = Some(bytes),
        ("snapshots", Some(step)) => {
            shelf
                .versions
                .extend(step.parse().ok().map(|n: u64| (n, bytes)));
        }
        ("journal", Some(step)) => stored.journal.extend(step.parse().ok().map(|n| (n, bytes))),
        ("texts" | "screen", Some(name)) => drop(shelf.pieces.insert(name, bytes)),
        _ => {}
    }
}

/// What can be opened of a project, with the time at which it was saved last.
fn opened(id: ProjectId, found: &Found, problems: &mut Vec<String>) -> (Timestamp, Vec<Project>) {
    let listing = found.stored.stored.listing.as_ref();
    let listing = listing.map(|bytes| Listing::decode(id, bytes));
    let saved = listing.as_ref().map_or(Timestamp::default(), |l| l.saved);
    let mut projects: Vec<Project> = Vec::new();
    for shelf in [&found.on_screen, &found.stored] {
        if shelf.stored.is_empty() {
            continue;
        }
        let mut shelf = shelf.clone();
        // A file has them in the order of their names.
        sort(&mut shelf.stored.journal, |a, b| a.0.cmp(&b.0));
        let name = listing.as_ref().map_or("", |l| l.title.as_str());
        let of = |what: String| match name {
            "" => what,
            name => format!("“{name}”: {what}"),
        };
        let library = Library::new(Rc::new(Memory::holding(id, shelf)));
        let Some(Ok(Some(recovered))) = at_once(library.open(id)) else {
            continue;
        };
        match recovered {
            Recovered::Whole(opened) => add(opened.project, &mut projects),
            Recovered::Partly(opened, lost) => {
                problems.push(of(lost.words));
                add(opened.project, &mut projects);
            }
            Recovered::Unreadable(kept) | Recovered::Newer(kept) => {
                problems.push(of(format!(
                    "this project could not be opened: {}",
                    kept.reason
                )));
            }
        }
    }
    (saved, projects)
}

/// What comes of work that waits for nothing, as with a store in memory; `None` if it does wait.
fn at_once<T>(work: impl Future<Output = T>) -> Option<T> {
    let mut context = Context::from_waker(Waker::noop());
    match std::pin::pin!(work).poll(&mut context) {
        Poll::Ready(done) => Some(done),
        Poll::Pending => None,
    }
}

/// Once is enough where both are the same.
fn add(project: Project, to: &mut Vec<Project>) {
    if !to.contains(&project) {
        to.push(project);
    }
}

fn read_preference(entry: &Entry, rescued: &mut Rescued) {
    if entry.key.first().map(String::as_str) == Some("demarche.coder") {
        let coder = parse(&entry.bytes).ok();
        rescued.coder = coder.and_then(|json| Coder::read(json).ok());
    }
}

fn text(bytes: &[u8]) -> Option<&str> {
    std::str::from_utf8(bytes).ok()
}
