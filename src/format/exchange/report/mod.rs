//! Articles with their tags, for people to read: on paper, in a talk, in a mail to somebody who has no program for this. Not
//! read back.

mod html;
mod markdown;
mod sweep;

use super::holds::Kinds;
use super::model::{Article, Mark, Scheme};
use super::reduce::BETWEEN;
use super::tool::Writing;
use crate::domain::Blocks;
use crate::domain::json::shown;

/// A kind of report; a file for each article.
pub struct Report {
    /// A short word that stays.
    pub id: &'static str,
    /// As it is called.
    pub name: &'static str,
    /// What it is for, in a sentence.
    pub purpose: &'static str,
    /// Other words by which people look for it; these are not shown.
    pub also: &'static str,
    /// Ending of a file, without the dot in front.
    pub ending: &'static str,
    /// What stands of kinds beside their names.
    pub kinds: Kinds,
    /// Whether a file is one, told by what every one of them has. Linear in the file.
    pub knows: fn(&[u8]) -> bool,
    /// Begins the files.
    pub begin: fn(&Scheme) -> Box<dyn Writing>,
}

/// All of them.
pub static REPORTS: [&Report; 2] = [&html::REPORT, &markdown::REPORT];

/// The report that a file is; `None`: it is none.
pub fn known(bytes: &[u8]) -> Option<&'static Report> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    REPORTS.into_iter().find(|report| (report.knows)(bytes))
}

/// Whether the text begins with the title, on a line by itself: it is the headline then, and does not stand twice.
fn is_headed(article: &Article, blocks: &Blocks) -> bool {
    let first = blocks.all().first();
    let first = first.map_or("", |block| article.text.slice(block.span).trim());
    !first.is_empty() && first == article.meta("title").trim()
}

/// What is coded of a mark, beside its label: name and value in words.
fn details(article: &Article, mark: &Mark) -> Vec<(String, String)> {
    let attributes = mark.attributes.iter();
    let mut found: Vec<(String, String)> = attributes
        .map(|(name, values)| (name.replace('_', " "), values.join(BETWEEN)))
        .collect();
    if let Some(entity) = &mark.entity {
        found.push(("actor".to_owned(), entity.name.clone()));
    }
    let number = |id: &str| article.marks.iter().position(|other| other.id == id);
    for tie in article.ties.iter().filter(|tie| tie.from == mark.id) {
        let Some(n) = number(&tie.to) else {
            continue;
        };
        // Who it is has been said: this is where.
        let name = match mark.values(&tie.label) {
            [] => tie.label.clone(),
            _ => format!("{} named in", tie.label),
        };
        let value = match tie.note.as_str() {
            "" => format!("tag {}", n + 1),
            note => format!("tag {} ({note})", n + 1),
        };
        found.push((name, value));
    }
    let mut add = |name: &str, value: String| {
        if !value.is_empty() {
            found.push((name.to_owned(), value));
        }
    };
    add("memo", mark.note.clone());
    add("coder", mark.coder.clone());
    let confidence = mark.confidence.map(|confidence| confidence.to_json());
    add("confidence", confidence.unwrap_or_default());
    add(
        "tagged",
        mark.created.map(|at| shown(&at.date())).unwrap_or_default(),
    );
    found
}
