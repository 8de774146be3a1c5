//! What tools of other people know: texts, marks on them with a label and attributes, ties between marks. Everything that
//! is coded here is told in these words before it is written in any of their formats, and comes from them in these words.

use std::cmp::Reverse;

use super::elsewhere::Elsewhere;
use super::keys::Keys;
use crate::domain::json::shown;
use crate::domain::{
    Colour, Confidence, Date, Extra, GAP, OrderedSet, Span, Table, Text, Timestamp, sort,
};

/// What a dataset is about, apart from its articles: what a format declares before it, or beside it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scheme {
    /// Title of the project.
    pub title: String,
    /// Labels of marks, in the order of the codebook; never two of the same name.
    pub labels: Vec<Label>,
    /// Attributes of marks, in the order of [`super::attributes::ALL`], then others by name.
    pub attributes: Vec<Attribute>,
    /// Labels of ties: those that are used, and types of link that no link is of.
    pub ties: Vec<String>,
    /// Names of whoever coded, in the order of the project.
    pub coders: Vec<String>,
    /// Actors who are people, by name, and to whom they belong.
    pub people: Table<String, Vec<Belonging>>,
    /// What a file says of actors besides, by name: whoever is in here comes into the register, tagged or not.
    pub actors: Table<String, Details>,
    /// What is kept of files of other programs.
    pub elsewhere: Elsewhere,
    /// What labels, values and coders are known by, however they are called.
    pub keys: Keys,
}

/// What a list of actors says of one of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Details {
    /// Other names.
    pub aliases: Vec<String>,
    /// A note.
    pub notes: String,
    /// Colour in lists and networks.
    pub colour: Option<Colour>,
    /// Attributes of the list's own: name and value, in their order.
    pub attributes: Vec<(String, String)>,
}

/// To whom somebody belongs, or for whom they speak.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Belonging {
    /// Name of an actor.
    pub to: String,
    /// Since when; `None`: not stated.
    pub from: Option<Date>,
    /// Until when, included; `None`: still so, or not stated.
    pub until: Option<Date>,
}

impl Belonging {
    /// Whether it holds on a day; where that is not known, it may.
    pub fn holds(&self, day: Option<Date>) -> bool {
        let begun = |day| !self.from.is_some_and(|from| from.is_after(day));
        let over = |day: Date| self.until.is_some_and(|until| day.is_after(until));
        day.is_none_or(|day| begun(day) && !over(day))
    }
}

/// A label of marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// As it stands at each mark.
    pub name: String,
    /// What it means.
    pub definition: String,
    /// Its colour; `None`: the format told none.
    pub colour: Option<Colour>,
    /// The letter or digit that tags with it, in lower case.
    pub key: Option<char>,
    /// Whether it marks places where actors are named, not statements; `None`: the format does not tell.
    pub mention: Option<bool>,
    /// Names of what it stands under in a file that has a tree of labels, from the top.
    pub above: Vec<String>,
}

/// An attribute, with what it is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribute {
    /// Its name.
    pub name: String,
    /// All values that occur, each once, sorted; none of [`super::attributes::SENTENCES`].
    pub values: Vec<String>,
    /// Whether a mark has several values of it.
    pub many: bool,
}

/// An article with what is coded in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// Its id.
    pub id: String,
    /// The text that all positions count.
    pub text: Text,
    /// What is known about it: name and value, in the order of [`META`], none of them empty.
    pub meta: Vec<(String, String)>,
    /// The marks, sorted as [`Article::sort`] does.
    pub marks: Vec<Mark>,
    /// Ties between these marks, sorted likewise.
    pub ties: Vec<Tie>,
    /// What a file of the same format had besides, to be written back.
    pub extra: Extra,
}

/// Names of what is known about an article, in the order in which it is written.
pub const META: [&str; 8] = [
    "title", "date", "outlet", "author", "section", "language", "url", "notes",
];

/// Words that somebody has marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Its id; never two of the same in an article.
    pub id: String,
    /// One of [`Scheme::labels`].
    pub label: String,
    /// Where: stretches in text order, not empty, neither touching nor overlapping.
    pub parts: Vec<Span>,
    /// Attributes with their values, in the order of [`Scheme::attributes`]; no name twice, no list empty, no value empty.
    pub attributes: Vec<(String, Vec<String>)>,
    /// Who is named here.
    pub entity: Option<Entity>,
    /// A note.
    pub note: String,
    /// Name of whoever marked it.
    pub coder: String,
    /// How sure they were.
    pub confidence: Option<Confidence>,
    /// When it was marked.
    pub created: Option<Timestamp>,
    /// What a file of the same format had besides, to be written back.
    pub extra: Extra,
}

/// An entry of a list of actors.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entity {
    /// Item of Wikidata if there is one, else the id of the register.
    pub id: String,
    /// Name.
    pub name: String,
}

/// A tie from one mark to another of the same article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tie {
    /// Its id; never two of the same in an article.
    pub id: String,
    /// One of [`Scheme::ties`].
    pub label: String,
    /// Id of a mark.
    pub from: String,
    /// Id of another.
    pub to: String,
    /// A note.
    pub note: String,
    /// What a file of the same format had besides, to be written back.
    pub extra: Extra,
}

impl Mark {
    /// A mark of which nothing is known but where it is and how it is labelled.
    pub fn bare(id: impl Into<String>, label: impl Into<String>, parts: Vec<Span>) -> Self {
        Self {
            id: id.into(),
            label: label.into(),
            parts,
            attributes: Vec::new(),
            entity: None,
            note: String::new(),
            coder: String::new(),
            confidence: None,
            created: None,
            extra: Extra::new(),
        }
    }

    /// From its first character to behind its last.
    pub fn extent(&self) -> Span {
        let first = self.parts.first().copied().unwrap_or_default();
        self.parts.last().map_or(first, |last| first.hull(*last))
    }

    /// The values of an attribute; none where it has none.
    pub fn values(&self, name: &str) -> &[String] {
        let found = self.attributes.iter().find(|(n, _)| n == name);
        found.map_or(&[], |(_, values)| values.as_slice())
    }
}

impl Article {
    /// What is known about the article under a name; empty if nothing is.
    pub fn meta(&self, name: &str) -> &str {
        let found = self.meta.iter().find(|(n, _)| n == name);
        found.map_or("", |(_, value)| value.as_str())
    }

    /// The words of a mark as they are quoted: of one in parts with [`GAP`] between them.
    pub fn words(&self, mark: &Mark) -> String {
        let parts = mark.parts.iter().map(|part| self.text.slice(*part));
        parts.collect::<Vec<&str>>().join(GAP)
    }

    /// The mark with an id. Linear.
    pub fn mark(&self, id: &str) -> Option<&Mark> {
        self.marks.iter().find(|mark| mark.id == id)
    }

    /// Drops the ties that lead from or to no mark, and what is said of that; `None`: there are none.
    pub fn without_loose_ties(&mut self) -> Option<String> {
        let ids: OrderedSet<&str> = self.marks.iter().map(|mark| mark.id.as_str()).collect();
        let there = |tie: &Tie| {
            [&tie.from, &tie.to]
                .iter()
                .all(|id| ids.contains(id.as_str()))
        };
        let before = self.ties.len();
        self.ties.retain(there);
        match before - self.ties.len() {
            0 => None,
            1 => Some("A relation leads from or to a tag that is not there.".to_owned()),
            n => Some(format!(
                "{n} relations lead from or to tags that are not there."
            )),
        }
    }

    /// Brings marks into text order: by start, the longer first, then by label, then by coder; what is alike in this stays
    /// as it was.
    /// Ties are brought into the order of the marks they come from and lead to, then by label. `n log n`.
    pub fn sort(&mut self) {
        sort(&mut self.marks, |a, b| {
            let key = |mark: &Mark| (mark.extent().start(), Reverse(mark.extent().end()));
            let labels = || (&a.label, &a.coder).cmp(&(&b.label, &b.coder));
            (key(a).cmp(&key(b))).then_with(labels)
        });
        if self.ties.len() < 2 {
            return;
        }
        let ids = self.marks.iter().map(|mark| mark.id.as_str());
        let places: Table<&str, usize> = ids.zip(0..).collect();
        sort(&mut self.ties, |a, b| {
            let place = |id: &str| places.get(&id).copied();
            let key = |tie: &Tie| (place(&tie.from), place(&tie.to));
            (key(a).cmp(&key(b))).then_with(|| a.label.cmp(&b.label))
        });
    }

    /// Numbers marks and ties from 1 in their order, where a format has no ids, or only numbers. `n log n`.
    pub fn number(&mut self) {
        let ids = self.marks.iter().map(|mark| mark.id.clone());
        let ids = ids.filter(|_| !self.ties.is_empty());
        let numbers: Table<String, usize> = ids.zip(1..).collect();
        for (mark, n) in self.marks.iter_mut().zip(1_usize..) {
            mark.id = shown(&n);
        }
        for (tie, n) in self.ties.iter_mut().zip(1_usize..) {
            tie.id = shown(&n);
            for end in [&mut tie.from, &mut tie.to] {
                if let Some(number) = numbers.get(end.as_str()) {
                    *end = shown(number);
                }
            }
        }
    }
}
