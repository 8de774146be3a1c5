//! Tables become articles with tags.

use super::KNOWN_BY;
use super::article::{Columns, Work};
use super::grid::Grid;
use super::roles::{Role, exact, missing_beside};
use super::texts::{Given, Texts};
use super::words::{label, may_be_several};
use crate::domain::{Extra, Turns, breathe};
use crate::format::exchange::jsonl::nothing;
use crate::format::exchange::model::Article;
use crate::format::exchange::reduce::NO_TEXTS;
use crate::format::exchange::sheet::{self, Header};
use crate::format::exchange::tool::{Fate, File, Note, Reading, Refusal};
use crate::format::words::quoted;

/// What a tag is called where no column says it.
pub const TAG: &str = "Tag";

/// What is said where texts lie beside a table that does not tell which of them is meant.
const NO_NAMES: &str = "No column says which article a row is about, so none of the texts is taken: there is one article, made of \
    the words of the tags, one below the other.";

/// What somebody has said of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapping {
    /// What each column holds.
    pub roles: Vec<Role>,
    /// What tags are called where no column says it.
    pub label: String,
}

/// Where the texts of articles came from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sources {
    /// Articles of which the table itself has the text.
    pub in_table: usize,
    /// Articles whose text lies beside it.
    pub beside: usize,
    /// Articles whose text is that of one of the open project.
    pub here: usize,
    /// Articles without a text, made of the words of their tags.
    pub without: usize,
    /// Texts beside it that no row is about.
    pub untagged: usize,
}

pub(super) async fn read(files: &[File], turns: &dyn Turns) -> Result<Reading, Refusal> {
    let mut whole = Reading::default();
    for file in files {
        let header = Header::of(&file.bytes).filter(|header| header.has(&KNOWN_BY));
        if let Some(header) = header {
            let roles = exact(&header.names);
            let reading = read_one(file, &roles, true, turns).await?;
            whole.articles.extend(reading.articles);
            whole.notes.extend(reading.notes);
        }
    }
    Ok(whole)
}

/// Reads a table of UTF-8 of which it is said what its columns hold.
///
/// # Errors
/// As [`read_all`].
pub async fn read_as(file: &File, roles: &[Role], turns: &dyn Turns) -> Result<Reading, Refusal> {
    read_one(file, roles, false, turns).await
}

async fn read_one(
    file: &File,
    roles: &[Role],
    ours: bool,
    turns: &dyn Turns,
) -> Result<Reading, Refusal> {
    let mut notes = Vec::new();
    let (header, rows) = sheet::rows(file, &mut notes)?;
    let grid = Grid {
        file: file.path.clone(),
        names: header.names,
        rows,
        notes,
    };
    let mapping = Mapping {
        roles: roles.to_vec(),
        label: TAG.to_owned(),
    };
    let read = read_grids(&[&grid], &mapping, &Texts::default(), ours, turns).await;
    read.map(|(reading, _)| reading)
}

/// Reads tables that have the same columns. Rows of one document become one article, in whichever table they are; where there is no
/// column for it, those of one title do, or of one text. Linear in the tables, but for sorting and for words that have to be looked
/// for.
///
/// # Errors
/// [`Refusal`]: nothing that would be a tag, columns that are [missing](super::roles::missing), or two for what can be said once.
pub async fn read_all(
    grids: &[&Grid],
    mapping: &Mapping,
    texts: &Texts,
    turns: &dyn Turns,
) -> Result<(Reading, Sources), Refusal> {
    read_grids(grids, mapping, texts, false, turns).await
}

/// `ours`: written here, so that nothing has to be understood.
async fn read_grids(
    grids: &[&Grid],
    mapping: &Mapping,
    texts: &Texts,
    ours: bool,
    turns: &dyn Turns,
) -> Result<(Reading, Sources), Refusal> {
    let file = grids.first().map_or("", |grid| grid.file.as_str());
    let wrong = missing_beside(&mapping.roles, !texts.is_empty()).map(str::to_owned);
    if let Some(what) = wrong.or_else(|| twice(&mapping.roles)) {
        return Err(Refusal(format!("{file}: {what}")));
    }
    let names = grids.first().map_or(&[][..], |grid| grid.names.as_slice());
    let mut work = Work {
        columns: Columns {
            names,
            mapping,
            roles: &mapping.roles,
            ours,
        },
        texts,
        notes: grids.iter().flat_map(|grid| grid.notes.clone()).collect(),
        sources: Sources::default(),
        met: vec![false; texts.len()],
    };
    let mut articles = Vec::new();
    for (rows, place) in work.grouped(grids, turns).await {
        breathe(turns).await;
        articles.extend(work.article(rows, place, turns).await);
    }
    if articles.iter().all(|article| article.marks.is_empty()) {
        return Err(nothing(&work.notes));
    }
    for (given, met) in texts.all().iter().zip(&work.met) {
        if given.alone && !met {
            work.sources.untagged += 1;
            articles.push(alone(given));
        }
    }
    let mut whole = |fate, what: String| {
        work.notes.push(Note {
            fate,
            file: file.to_owned(),
            line: None,
            what,
        });
    };
    let unused = names.iter().zip(&mapping.roles);
    let unused = unused.filter(|(name, role)| **role == Role::Unused && !name.trim().is_empty());
    let unused: Vec<String> = unused.map(|(name, _)| quoted(name, 40)).collect();
    if !unused.is_empty() {
        let what = format!("Columns that are not used: {}.", unused.join(", "));
        whole(Fate::Rejected, what);
    }
    let Sources {
        in_table,
        beside,
        here,
        without,
        ..
    } = work.sources;
    if without > 0 && in_table + beside + here == 0 {
        let what = match texts.is_empty() || work.columns.name_articles() {
            true => NO_TEXTS,
            false => NO_NAMES,
        };
        whole(Fate::Repaired, what.to_owned());
    }
    let reading = Reading {
        articles,
        notes: work.notes,
        ..Reading::default()
    };
    Ok((reading, work.sources))
}

/// What two columns are said to hold, though there is only one of it.
fn twice(roles: &[Role]) -> Option<String> {
    let mut rest = roles;
    while let [role, others @ ..] = rest {
        if !may_be_several(role) && others.contains(role) {
            return Some(format!(
                "two columns are “{}”; say which one is",
                label(role)
            ));
        }
        rest = others;
    }
    None
}

fn alone(given: &Given) -> Article {
    Article {
        id: String::new(),
        text: given.text.clone(),
        meta: given.meta.clone(),
        marks: Vec::new(),
        ties: Vec::new(),
        extra: Extra::new(),
    }
}
