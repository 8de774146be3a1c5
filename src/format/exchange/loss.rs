//! What a format leaves out, by count and by item.

use super::model::{Article, Mark};
use crate::domain::{Span, graphemes};
use crate::format::words::count;

/// What is lost or becomes something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Facet {
    /// A mark in parts becomes a mark for each part.
    Parts,
    /// A mark in parts becomes one from the first of them to the last.
    Hull,
    /// A mark with several values becomes a mark for each.
    Each,
    /// A mark without any of the values that a format is about is left out.
    Bare,
    /// A mark that overlaps a longer one is left out.
    Overlap,
    /// White space at the ends of a mark is cut off.
    Edges,
    /// A mark of nothing but white space is left out.
    Blank,
    /// Parts of a mark that only a line end keeps apart become one.
    Joined,
    /// A mark that ends inside what people see as one character gets all of it.
    Halves,
    /// A link is left out.
    Tie,
    /// Somebody in a role is left out, known by a mention alone.
    Role,
    /// By which mention somebody in a role is named is left out; who it is stays.
    Mention,
    /// A tie between marks of different coders is left out.
    Across,
    /// The note on a tie is left out.
    TieNote,
    /// An attribute is left out.
    Attribute,
    /// Several values become one.
    Values,
    /// A value with the characters in it that stand between several is taken for several when it is read.
    Taken,
    /// Who is named is left out.
    Entity,
    /// The name of whoever is named is left out; the id stays.
    EntityName,
    /// A note is left out.
    Note,
    /// Who marked is left out.
    Coder,
    /// How sure they were is left out.
    Confidence,
    /// When they marked is left out.
    Time,
    /// Something known about the article is left out.
    Meta,
    /// The text is left out, but for the words of marks.
    Text,
    /// White space before the text or behind it becomes other white space.
    Around,
    /// Characters that the format forbids become others.
    Characters,
    /// White space between words becomes single blanks.
    Blanks,
    /// White space in the name of a label becomes “_”.
    Label,
}

/// One thing that is lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// What.
    pub facet: Facet,
    /// Title of the article.
    pub article: String,
    /// The words of the mark, cut after some; empty where it is about the article.
    pub words: String,
    /// What is lost of it, or what it becomes: a value, a label; may be empty.
    pub what: String,
}

/// Code points of a mark's words that a report shows.
const SHOWN: usize = 60;

impl Facet {
    /// All, in the order in which they are told: tags that are gone, then what is between them and what is coded, then the rest.
    pub const ALL: [Self; 29] = [
        Self::Overlap,
        Self::Bare,
        Self::Blank,
        Self::Text,
        Self::Tie,
        Self::Role,
        Self::Across,
        Self::Attribute,
        Self::Entity,
        Self::Taken,
        Self::Values,
        Self::Parts,
        Self::Hull,
        Self::Each,
        Self::Note,
        Self::Mention,
        Self::Coder,
        Self::Confidence,
        Self::EntityName,
        Self::TieNote,
        Self::Meta,
        Self::Time,
        Self::Halves,
        Self::Joined,
        Self::Characters,
        Self::Label,
        Self::Edges,
        Self::Around,
        Self::Blanks,
    ];

    /// What happens to so many, as a sentence without its full stop.
    pub fn told(self, n: usize) -> String {
        let tags = || count(n, "tag", "tags");
        let ties = || count(n, "link or role", "links and roles");
        match self {
            Self::Parts => format!("{} in parts: a tag for each part is written", tags()),
            Self::Hull => format!(
                "{} in parts: written from the first to the last, with what stands between",
                tags()
            ),
            Self::Each => format!(
                "{} with several claimants or issues: a statement for each of them is written",
                tags()
            ),
            Self::Bare => format!("{} without claimant or issue left out", tags()),
            Self::Overlap => format!(
                "{} left out, because a longer one has some of the same words",
                tags()
            ),
            Self::Edges => format!("{} lose the white space at an end", tags()),
            Self::Blank => format!("{} of white space alone left out", tags()),
            Self::Joined => format!(
                "{} in parts that only a line end keeps apart: one part is written",
                tags()
            ),
            Self::Halves => format!(
                "{} with an end inside what people see as one character: all of it is written",
                tags()
            ),
            Self::Tie => format!("{} left out", count(n, "link", "links")),
            Self::Role => format!(
                "who is in {} left out, as only a mention says it",
                count(n, "role", "roles")
            ),
            Self::Mention => format!(
                "which words name whoever is in {} left out; who it is stays",
                count(n, "role", "roles")
            ),
            Self::Across => format!("{} between tags of different coders left out", ties()),
            Self::TieNote => format!("the notes on {} left out", ties()),
            Self::Attribute => {
                format!("{} of tags left out", count(n, "coded slot", "coded slots"))
            }
            Self::Values => format!(
                "{} with several values: joined by “; ”",
                count(n, "slot", "slots")
            ),
            Self::Taken => format!(
                "{} with “; ” in it: opened here again, it is taken for several",
                count(n, "value", "values")
            ),
            Self::Entity => format!("who is named by {} left out", tags()),
            Self::EntityName => format!("the actor’s name left out, but not the id, of {}", tags()),
            Self::Note => format!("the memos of {} left out", tags()),
            Self::Coder => format!("who coded {} left out", tags()),
            Self::Confidence => format!("the confidence of {} left out", tags()),
            Self::Time => format!("when {} made, left out", count(n, "tag was", "tags were")),
            Self::Meta => format!("{} about articles left out", count(n, "detail", "details")),
            Self::Text => format!(
                "the text of {} left out, but for the words of tags",
                count(n, "article", "articles")
            ),
            Self::Around => format!(
                "white space before the first word of {} becomes blanks, and a line end is added behind the last",
                count(n, "article", "articles")
            ),
            Self::Characters => format!(
                "control characters in {}, which the format forbids: “\u{fffd}” is written in their place",
                count(n, "article", "articles")
            ),
            Self::Blanks => format!(
                "the white space of {}: words are joined by single blanks, a sentence a line",
                count(n, "article", "articles")
            ),
            Self::Label => format!("the blanks in the tag types of {} become “_”", tags()),
        }
    }
}

/// Who is told what is lost.
pub trait Tally {
    /// Tells the next; made in words only where somebody listens.
    fn lose(&mut self, made: &dyn Fn() -> Loss);
}

impl Tally for Vec<Loss> {
    fn lose(&mut self, made: &dyn Fn() -> Loss) {
        self.push(made());
    }
}

/// Nobody is, as when files are written.
#[derive(Clone, Copy, Debug, Default)]
pub struct Untold;

impl Tally for Untold {
    fn lose(&mut self, _: &dyn Fn() -> Loss) {}
}

impl Loss {
    /// About a mark.
    pub fn of(facet: Facet, article: &Article, mark: &Mark, what: impl Into<String>) -> Self {
        Self::at(facet, article, mark.extent(), what)
    }

    /// About a mark that stands here.
    pub fn at(facet: Facet, article: &Article, extent: Span, what: impl Into<String>) -> Self {
        let words = article.text.slice(extent);
        let mut shown: String = graphemes(words).take(SHOWN).collect();
        if shown.len() < words.len() {
            shown.push('…');
        }
        Self {
            facet,
            article: article.meta("title").to_owned(),
            words: shown,
            what: what.into(),
        }
    }

    /// About an article.
    pub fn about(facet: Facet, article: &Article, what: impl Into<String>) -> Self {
        Self {
            facet,
            article: article.meta("title").to_owned(),
            words: String::new(),
            what: what.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_that_are_gone_are_told_first_and_each_sort_once() {
        let mut all = Facet::ALL;
        assert_eq!(all[0], Facet::Overlap);
        let place = |facet| all.iter().position(|one| *one == facet);
        assert!(place(Facet::Tie) < place(Facet::Note) && place(Facet::Note) < place(Facet::Edges));
        all.sort();
        assert!(all.windows(2).all(|two| two[0] != two[1]));
    }
}
