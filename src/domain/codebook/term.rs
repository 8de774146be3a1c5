//! Whatever the codebook speaks of, by one name: a kind, a code, a type of link.

use super::{Code, CodeList, Codebook, Colour, Guide, KeyCode, Kind, RelationType};
use crate::domain::{CodeId, KindId, RelationTypeId, fold};

/// Something that things are coded with.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Term {
    /// A kind of tag.
    Kind(KindId),
    /// A code of one of the lists.
    Code(CodeList, CodeId),
    /// A type of link between statements.
    Link(RelationTypeId),
}

/// A part of the codebook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// Kinds of tag.
    Kinds,
    /// Issues, forms or justifications.
    Codes(CodeList),
    /// Types of link.
    Links,
}

/// What every term has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said<'a> {
    /// As it is read.
    pub label: &'a str,
    /// When to use it.
    pub guide: &'a Guide,
    /// Its colour; a kind always has one.
    pub colour: Option<Colour>,
    /// The key that it is reached by.
    pub key: Option<&'a KeyCode>,
    /// No longer offered.
    pub retired: bool,
}

/// The same, to be changed.
#[derive(Debug)]
pub struct ToSay<'a> {
    /// As it is read.
    pub label: &'a mut String,
    /// When to use it.
    pub guide: &'a mut Guide,
    /// No longer offered.
    pub retired: &'a mut bool,
}

impl Section {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 5] = [
        Self::Kinds,
        Self::Codes(CodeList::Issues),
        Self::Codes(CodeList::Forms),
        Self::Codes(CodeList::Justifications),
        Self::Links,
    ];

    /// As a heading.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Kinds => "Kinds",
            Self::Codes(list) => list.label(),
            Self::Links => "Link types",
        }
    }

    /// One of them, as in “a form”.
    pub const fn one(self) -> &'static str {
        match self {
            Self::Kinds => "kind",
            Self::Codes(CodeList::Issues) => "issue",
            Self::Codes(CodeList::Forms) => "form",
            Self::Codes(CodeList::Justifications) => "justification",
            Self::Links => "link type",
        }
    }
}

impl Term {
    /// Where it stands.
    pub const fn section(&self) -> Section {
        match self {
            Self::Kind(_) => Section::Kinds,
            Self::Code(list, _) => Section::Codes(*list),
            Self::Link(_) => Section::Links,
        }
    }

    /// Its id, as in files.
    pub fn id(&self) -> &str {
        match self {
            Self::Kind(id) => id.as_str(),
            Self::Code(_, id) => id.as_str(),
            Self::Link(id) => id.as_str(),
        }
    }

    /// Something of a section by its id.
    pub fn of(section: Section, id: &str) -> Self {
        match section {
            Section::Kinds => Self::Kind(KindId::new(id)),
            Section::Codes(list) => Self::Code(list, CodeId::new(id)),
            Section::Links => Self::Link(RelationTypeId::new(id)),
        }
    }
}

impl Codebook {
    /// Everything in a section, in its order.
    pub fn terms(&self, section: Section) -> Vec<Term> {
        match section {
            Section::Kinds => {
                let all = self.kinds.iter();
                all.map(|kind| Term::Kind(kind.id.clone())).collect()
            }
            Section::Codes(list) => {
                let all = self.codes(list).iter();
                all.map(|code| Term::Code(list, code.id.clone())).collect()
            }
            Section::Links => {
                let all = self.relations.iter();
                all.map(|link| Term::Link(link.id.clone())).collect()
            }
        }
    }

    /// What is said of a term; `None` when it is not there. Linear in its section.
    pub fn said(&self, term: &Term) -> Option<Said<'_>> {
        Some(match term {
            Term::Kind(id) => {
                let kind = self.kind(id)?;
                Said {
                    label: &kind.label,
                    guide: &kind.guide,
                    colour: Some(kind.colour),
                    key: kind.key.as_ref(),
                    retired: kind.retired,
                }
            }
            Term::Code(list, id) => {
                let code = self.code(*list, id)?;
                Said {
                    label: &code.label,
                    guide: &code.guide,
                    colour: code.colour,
                    key: code.key.as_ref(),
                    retired: code.retired,
                }
            }
            Term::Link(id) => {
                let link = self.relation(id)?;
                Said {
                    label: &link.label,
                    guide: &link.guide,
                    colour: link.colour,
                    key: link.key.as_ref(),
                    retired: link.retired,
                }
            }
        })
    }

    /// The same, to be changed.
    pub fn to_say(&mut self, term: &Term) -> Option<ToSay<'_>> {
        Some(match term {
            Term::Kind(id) => {
                let kind = self.kind_mut(id)?;
                ToSay {
                    label: &mut kind.label,
                    guide: &mut kind.guide,
                    retired: &mut kind.retired,
                }
            }
            Term::Code(list, id) => {
                let code = self.codes_mut(*list).iter_mut().find(|c| c.id == *id)?;
                ToSay {
                    label: &mut code.label,
                    guide: &mut code.guide,
                    retired: &mut code.retired,
                }
            }
            Term::Link(id) => {
                let link = self.relations.iter_mut().find(|r| r.id == *id)?;
                ToSay {
                    label: &mut link.label,
                    guide: &mut link.guide,
                    retired: &mut link.retired,
                }
            }
        })
    }

    /// Gives a term a colour; a kind keeps the one it has when there is none.
    pub fn paint(&mut self, term: &Term, colour: Option<Colour>) {
        match term {
            Term::Kind(id) => {
                if let Some((kind, colour)) = self.kind_mut(id).zip(colour) {
                    kind.colour = colour;
                }
            }
            Term::Code(list, id) => {
                let mut codes = self.codes_mut(*list).iter_mut();
                if let Some(code) = codes.find(|c| c.id == *id) {
                    code.colour = colour;
                }
            }
            Term::Link(id) => {
                if let Some(link) = self.relations.iter_mut().find(|r| r.id == *id) {
                    link.colour = colour;
                }
            }
        }
    }

    /// A kind, to be changed.
    pub fn kind_mut(&mut self, id: &KindId) -> Option<&mut Kind> {
        self.kinds.iter_mut().find(|kind| kind.id == *id)
    }

    /// A type of link, to be changed.
    pub fn relation_mut(&mut self, id: &RelationTypeId) -> Option<&mut RelationType> {
        self.relations.iter_mut().find(|link| link.id == *id)
    }

    /// The label, from the top of the tree down for a code. Empty when it is not there.
    pub fn path_of(&self, term: &Term) -> String {
        match term {
            Term::Code(list, id) => self.path(*list, id),
            _ => self
                .said(term)
                .map_or_else(String::new, |said| said.label.to_owned()),
        }
    }

    /// A readable id that nothing of the section has: the letters and digits of a label.
    pub fn free_id(&self, section: Section, label: &str) -> Term {
        let plain: String = fold(label)
            .chars()
            .map(|c| if c.is_alphanumeric() { c } else { ' ' })
            .collect();
        let word = plain.split_whitespace().collect::<Vec<_>>().join("-");
        let word = if word.is_empty() { "code" } else { &word };
        let mut term = Term::of(section, word);
        let mut number = 2;
        while self.said(&term).is_some() {
            term = Term::of(section, &format!("{word}-{number}"));
            number += 1;
        }
        term
    }

    /// A copy of a term under a name of its own, right behind it: what it is and how it looks stay, its advice does not.
    /// `None` when it is not there.
    pub fn twin(&mut self, term: &Term, label: &str) -> Option<Term> {
        let new = self.free_id(term.section(), label);
        let label = label.to_owned();
        match (term, &new) {
            (Term::Kind(id), Term::Kind(new)) => {
                let place = self.position(id)?;
                let kind = Kind {
                    id: new.clone(),
                    label,
                    key: None,
                    guide: Guide::default(),
                    retired: false,
                    ..self.kinds.get(place)?.clone()
                };
                self.kinds.insert(place + 1, kind);
            }
            (Term::Code(list, id), Term::Code(_, new)) => {
                let code = Code {
                    parent: self.code(*list, id)?.parent.clone(),
                    ..Code::named(new.clone(), label)
                };
                self.insert_after(*list, id, code);
            }
            (Term::Link(id), Term::Link(new)) => {
                let place = self.relations.iter().position(|r| r.id == *id)?;
                let link = RelationType {
                    id: new.clone(),
                    label,
                    key: None,
                    guide: Guide::default(),
                    retired: false,
                    ..self.relations.get(place)?.clone()
                };
                self.relations.insert(place + 1, link);
            }
            _ => return None,
        }
        Some(new)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_readable_and_never_the_same() {
        let mut codebook = Codebook::claims_actors_demands();
        let issues = Section::Codes(CodeList::Issues);
        let term = codebook.free_id(issues, "NATO: Élargissement!");
        assert_eq!(term.id(), "nato-elargissement");
        codebook
            .issues
            .push(Code::named(CodeId::new(term.id()), "x"));
        let second = codebook.free_id(issues, "nato élargissement");
        assert_eq!(second.id(), "nato-elargissement-2");
        assert_eq!(codebook.free_id(issues, "!").id(), "code");
    }

    #[test]
    fn a_twin_stands_behind_and_has_no_key() {
        let mut codebook = Codebook::claims_actors_demands();
        let claim = Term::Kind(KindId::new("claim"));
        let new = codebook.twin(&claim, "Judgement");
        assert_eq!(new, Some(Term::Kind(KindId::new("judgement"))));
        assert_eq!(codebook.kinds[1].label, "Judgement");
        assert_eq!(codebook.kinds[1].key, None);
        assert_eq!(codebook.check(), Ok(()));
    }
}
