//! What would come in, and what became of the rest: in words, by count and one by one.

use super::Format;
use crate::domain::{Project, Table, grouped};
use crate::format::exchange::tool::{Fate, Note};
use crate::format::incoming::many;

/// What comes in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Came {
    /// Articles.
    pub articles: usize,
    /// Tags.
    pub tags: usize,
    /// Links between tags.
    pub links: usize,
    /// Actors in the register.
    pub actors: usize,
}

/// What is said of one thing, or alike of several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What became of it.
    pub fate: Fate,
    /// Where, for the first time: “a.jsonl, line 7”.
    pub place: String,
    /// What and why.
    pub what: String,
    /// In how many places.
    pub times: usize,
}

/// A report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The format.
    pub format: Format,
    /// Name of the file, the archive or the folder.
    pub name: String,
    /// What comes in.
    pub came: Came,
    /// How many tags there are of each kind, in the order of the codebook; those that there are.
    pub kinds: Vec<(String, usize)>,
    /// Titles of the first articles.
    pub titles: Vec<String>,
    /// What was not simply accepted.
    pub lines: Vec<Line>,
}

/// So many articles are named.
const TITLES: usize = 5;

/// In the order in which they are told: what matters most stands first.
pub const FATES: [Fate; 4] = [Fate::Rejected, Fate::Repaired, Fate::Said, Fate::Kept];

impl Report {
    pub(super) fn of(format: Format, name: &str, project: &Project, notes: Vec<Note>) -> Self {
        let mut kinds: Table<&str, usize> = Table::new();
        for tag in project.annotations() {
            *kinds.or_default(tag.kind.as_str()) += 1;
        }
        let of_kind = |kind: &crate::domain::Kind| {
            let tags = kinds.get(kind.id.as_str()).copied()?;
            Some((kind.label.clone(), tags))
        };
        let titles = project.documents().iter().map(|d| d.meta.title.clone());
        Self {
            format,
            name: name.to_owned(),
            came: Came {
                articles: project.documents().len(),
                tags: project.annotations().len(),
                links: project.relations().len(),
                actors: project.actors().len(),
            },
            titles: titles.take(TITLES).collect(),
            kinds: project
                .codebook()
                .kinds
                .iter()
                .filter_map(of_kind)
                .collect(),
            lines: lines(notes),
        }
    }

    /// “doccano (JSONL): 3 articles, 12 tags, 1 link, 4 actors.”
    pub fn words(&self) -> String {
        let Came {
            articles,
            tags,
            links,
            actors,
        } = self.came;
        let mut parts = vec![many(articles, "article"), many(tags, "tag")];
        parts.extend((links > 0).then(|| many(links, "link")));
        parts.extend((actors > 0).then(|| many(actors, "actor")));
        format!("{}: {}.", self.format.name, parts.join(", "))
    }

    /// “Harbour talks”, “Winter” and 3 more.
    pub fn titles_in_words(&self) -> String {
        let titles = self.titles.iter().filter(|title| !title.trim().is_empty());
        let titles: Vec<String> = titles.map(|title| format!("“{title}”")).collect();
        let named = titles.join(", ");
        match self.came.articles.saturating_sub(titles.len()) {
            0 => named,
            _ if named.is_empty() => "without titles".to_owned(),
            more => format!("{named} and {} more", grouped(more as u64)),
        }
    }

    /// “Claim 12, Actor 40”.
    pub fn kinds_in_words(&self) -> String {
        let kinds = self
            .kinds
            .iter()
            .map(|(label, tags)| format!("{label} {tags}"));
        kinds.collect::<Vec<_>>().join(", ")
    }

    /// Whether everything comes in as it stands.
    pub fn is_whole(&self) -> bool {
        self.lines.iter().all(|line| line.fate == Fate::Said)
    }

    /// What became of things in a way.
    pub fn lines_of(&self, fate: Fate) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(move |line| line.fate == fate)
    }

    /// In how many places.
    pub fn count(&self, fate: Fate) -> usize {
        self.lines_of(fate).map(|line| line.times).sum()
    }

    /// All of it, to be kept.
    pub fn text(&self) -> String {
        let mut text = format!("{}\n{}\n", self.name, self.words());
        text.push_str(&format!("Articles: {}.\n", self.titles_in_words()));
        if !self.kinds.is_empty() {
            text.push_str(&format!("Tags by kind: {}.\n", self.kinds_in_words()));
        }
        if self.is_whole() {
            text.push_str("\nEverything came in as it stands.\n");
        }
        for fate in FATES {
            let count = self.count(fate);
            if count > 0 {
                text.push_str(&format!(
                    "\n{} ({count})\n{}\n",
                    heading(fate),
                    meaning(fate)
                ));
                for line in self.lines_of(fate) {
                    text.push_str(&format!("- {}: {}\n", line.place_in_words(), line.what));
                }
            }
        }
        text
    }
}

impl Line {
    /// “a.jsonl, line 7, and 3 other places”.
    pub fn place_in_words(&self) -> String {
        match self.times {
            1 => self.place.clone(),
            2 => format!("{}, and 1 other place", self.place),
            times => format!("{}, and {} other places", self.place, times - 1),
        }
    }
}

/// What it is called.
pub const fn heading(fate: Fate) -> &'static str {
    match fate {
        Fate::Rejected => "Left out",
        Fate::Repaired => "Came in otherwise",
        Fate::Kept => "Kept without a place here",
        Fate::Said => "Good to know",
    }
}

/// What that means.
pub const fn meaning(fate: Fate) -> &'static str {
    match fate {
        Fate::Rejected => "These do not come in.",
        Fate::Repaired => "These come in, changed as it says.",
        Fate::Said => "These come in as they stand.",
        Fate::Kept => {
            "These are not shown here. They stay in the project and are written back to files of the same format."
        }
    }
}

/// What is said alike is said once.
fn lines(notes: Vec<Note>) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut places: Table<(u8, String), usize> = Table::new();
    for note in notes {
        let key = (note.fate as u8, note.what.clone());
        match places.get(&key).and_then(|place| lines.get_mut(*place)) {
            Some(line) => line.times += 1,
            None => {
                places.insert(key, lines.len());
                let place = match note.line {
                    Some(line) => format!("{}, line {line}", note.file),
                    None => note.file,
                };
                lines.push(Line {
                    fate: note.fate,
                    place,
                    what: note.what,
                    times: 1,
                });
            }
        }
    }
    lines
}
