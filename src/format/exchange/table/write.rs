//! A row a tag.

use std::borrow::Cow;

use super::HOLDS;
use super::roles::{OWN, column};
use crate::domain::Confidence;
use crate::domain::json::shown;
use crate::format::exchange::model::{Article, META, Mark, Scheme};
use crate::format::exchange::reduce::placed;
use crate::format::exchange::sheet::{self, Cell};
use crate::format::exchange::tool::{File, Ready, Writing};

/// How cells are parted.
pub(super) struct Look {
    between: char,
    mark: &'static str,
    path: &'static str,
}

/// As programs read it.
pub(super) static TSV: Look = Look {
    between: '\t',
    mark: "",
    path: "demarche.tags.tsv",
};

/// As Excel reads it.
pub(super) static EXCEL: Look = Look {
    between: ';',
    mark: "\u{feff}",
    path: "demarche.tags.csv",
};

/// How many columns stand in front of the attributes.
const FRONT: usize = 16;

/// A table that is being written.
pub(super) struct Rows {
    look: &'static Look,
    attributes: Vec<String>,
    out: String,
    /// The next article, with all its text.
    whole: Option<Article>,
}

impl Rows {
    pub(super) fn begin(scheme: &Scheme, look: &'static Look) -> Self {
        let attributes = scheme.attributes.iter().map(|one| one.name.clone());
        let attributes: Vec<String> = attributes.collect();
        let (front, behind) = OWN.split_at(FRONT);
        let columns: Vec<String> = attributes.iter().map(|name| column(name)).collect();
        let front = front.iter().map(|(name, _)| *name);
        let behind = behind.iter().map(|(name, _)| *name);
        let names = front
            .chain(columns.iter().map(String::as_str))
            .chain(behind);
        let mut out = look.mark.to_owned();
        sheet::row(&mut out, look.between, names.map(Cell::Words));
        Self {
            look,
            attributes,
            out,
            whole: None,
        }
    }
}

impl Writing for Rows {
    fn whole(&mut self, whole: &Article) {
        self.whole = Some(placed(whole, &HOLDS));
    }

    fn article(&mut self, article: &Article) {
        let placed = self.whole.take();
        let placed = placed.as_ref().unwrap_or(article);
        for (mark, place) in article.marks.iter().zip(&placed.marks) {
            let mut words = vec![article.id.as_str()];
            words.extend(META.map(|name| article.meta(name)));
            let extent = place.extent();
            let ends = [extent.start(), extent.end()].map(|end| shown(&end.0));
            let entity = mark.entity.as_ref();
            let named = entity.map_or(["", ""], |entity| [entity.id.as_str(), &entity.name]);
            let quote = article.text.slice(mark.extent());
            let values = self.attributes.iter();
            let values = values.map(|name| mark.values(name).first().map_or("", String::as_str));
            words.push(&mark.id);
            let behind = [mark.label.as_str(), quote].into_iter().chain(named);
            let behind = behind
                .chain(values)
                .chain([mark.note.as_str(), &mark.coder]);
            let [confidence, created] = numbers(mark);
            let safe: Vec<Cow<'_, str>> = words.into_iter().map(armed).collect();
            let rest: Vec<Cow<'_, str>> = behind.map(armed).collect();
            let cells = safe.iter().map(|words| Cell::Words(words));
            let cells = cells.chain(ends.iter().map(|end| Cell::Bare(end)));
            let cells = cells.chain(rest.iter().map(|words| Cell::Words(words)));
            let cells = cells.chain([Cell::Bare(&confidence), Cell::Bare(&created)]);
            sheet::row(&mut self.out, self.look.between, cells);
        }
    }

    fn ready(&mut self, at_least: usize) -> Ready {
        Ready::begun(self.look.path, &mut self.out, at_least)
    }

    fn finish(self: Box<Self>) -> Vec<File> {
        vec![File::of(self.look.path, self.out)]
    }
}

fn numbers(mark: &Mark) -> [String; 2] {
    let confidence = mark.confidence.map(Confidence::to_json);
    let created = mark.created.map(|time| shown(&time));
    [confidence, created].map(Option::unwrap_or_default)
}

/// Whether a spreadsheet would run a cell as a formula, apostrophes in front not counted. A number is none.
fn is_formula(words: &str) -> bool {
    let words = words.trim_start_matches('\'');
    let digits = words.strip_prefix(['+', '-']).unwrap_or_default();
    let is_number = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    words.starts_with(['=', '+', '-', '@', '\t', '\r']) && !is_number
}

/// A cell with an apostrophe in front where it would be a formula.
fn armed(words: &str) -> Cow<'_, str> {
    match is_formula(words) {
        true => Cow::Owned(format!("'{words}")),
        false => Cow::Borrowed(words),
    }
}

/// A cell without that apostrophe.
pub(super) fn plain(words: &str) -> &str {
    let rest = words.strip_prefix('\'');
    rest.filter(|_| is_formula(words)).unwrap_or(words)
}
