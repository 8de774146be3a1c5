//! The codebook: which kinds of tag there are, what each means, and how it looks and is reached.

mod code;
mod compare;
mod fresh;
mod look;
pub mod presets;
mod slots;
mod term;
mod tree;

use super::{CodeId, CoderId, Extra, KindId, RelationTypeId, Timestamp};

pub use code::{Code, CodeList, Guide, RelationType};
pub use compare::Comparison;
pub use fresh::fresh_look;
pub use look::{Colour, KeyCode, Stroke};
pub use slots::SlotRule;
pub use term::{Said, Section, Term, ToSay};
pub use tree::Shift;

/// The kinds, in the order in which they are offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Codebook {
    /// Grows by one with each change; a tag knows the version it was made under.
    pub version: u32,
    /// Never two with the same id, or the same key.
    pub kinds: Vec<Kind>,
    /// What statements are about, as a tree: each after its parent.
    pub issues: Vec<Code>,
    /// In which forms statements are brought forward.
    pub forms: Vec<Code>,
    /// Reasons given for statements, as a tree.
    pub justifications: Vec<Code>,
    /// How statements answer one another.
    pub relations: Vec<RelationType>,
    /// What was changed when, oldest first.
    pub revisions: Vec<Revision>,
    /// Unknown keys of a file, kept.
    pub extra: Extra,
}

/// One kind of tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kind {
    /// Stays when the label changes.
    pub id: KindId,
    /// In the singular, as it stands on a button: “Claim”.
    pub label: String,
    /// Statement or mention.
    pub category: Category,
    /// Hue on screen; never the only sign, see [`Stroke`].
    pub colour: Colour,
    /// Shape of its line in the text.
    pub stroke: Stroke,
    /// The key that tags with it.
    pub key: Option<KeyCode>,
    /// When to use it.
    pub guide: Guide,
    /// What is coded of a statement of this kind; a slot that is not listed is shown, not required.
    pub slots: Vec<SlotRule>,
    /// No longer offered; tags of it stay.
    pub retired: bool,
    /// Unknown keys of a file, kept.
    pub extra: Extra,
}

/// One change of a codebook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// The version that it led to.
    pub version: u32,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub coder: CoderId,
    /// What, in words.
    pub note: String,
    /// Unknown keys of a file, kept.
    pub extra: Extra,
}

/// What a kind tags.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Category {
    /// Something somebody says: the unit of analysis.
    Statement,
    /// A place where an actor is named.
    Mention,
}

impl Category {
    /// Lower-case word, as in files.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Statement => "statement",
            Self::Mention => "mention",
        }
    }
}

/// Why a codebook can't be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodebookError {
    /// There must be something to tag with.
    #[error("the codebook has no kinds")]
    NoKinds,
    /// Ids are unique.
    #[error("the codebook has the kind “{0}” twice")]
    TwiceKind(KindId),
    /// Keys are unique.
    #[error("the key “{key}” stands for both “{first}” and “{second}”")]
    TwiceKey {
        /// Cap of the key.
        key: String,
        /// Label of the first kind.
        first: String,
        /// Label of the second.
        second: String,
    },
    /// Labels are what people read.
    #[error("the kind “{0}” has no label")]
    NoLabel(KindId),
    /// Ids are unique.
    #[error("the codebook has the code “{0}” twice among its {1}")]
    TwiceCode(CodeId, &'static str),
    /// Labels are what people read.
    #[error("the code “{0}” has no label")]
    NoCodeLabel(CodeId),
    /// A code under one that is not there, or under itself.
    #[error("the code “{0}” stands under “{1}”, which is not a code above it")]
    NoParent(CodeId, CodeId),
    /// Ids are unique.
    #[error("the codebook has the link “{0}” twice")]
    TwiceRelation(RelationTypeId),
    /// Labels are what people read.
    #[error("the link “{0}” has no label")]
    NoRelationLabel(RelationTypeId),
}

/// Between the labels of a path, from the top down.
pub const DOWN: &str = " › ";

impl Codebook {
    /// The colours of the kinds that a project starts with, in their order.
    pub const FIRST_COLOURS: [Colour; 3] = [
        Colour([0x00, 0x72, 0xb2]),
        Colour([0xd5, 0x5e, 0x00]),
        Colour([0x00, 0x7d, 0x5c]),
    ];

    /// Claims, actors, demands: what a project starts with. Hues from the colour-blind-safe set of Okabe and Ito.
    pub fn claims_actors_demands() -> Self {
        let kind =
            |id: &str, label: &str, category, colour, stroke, key: &str, definition: &str| Kind {
                id: KindId::new(id),
                label: label.to_owned(),
                category,
                colour,
                stroke,
                key: KeyCode::new(key),
                guide: Guide::define(definition),
                slots: SlotRule::usual(id),
                retired: false,
                extra: Extra::new(),
            };
        let [blue, orange, green] = Self::FIRST_COLOURS;
        let kinds = vec![
            kind(
                "claim",
                "Claim",
                Category::Statement,
                blue,
                Stroke::Straight,
                "KeyC",
                "Somebody asserts that something is so, or judges it: what is true, what was done, what it means. \
                 Take the words that say it; who says it may stand elsewhere.",
            ),
            kind(
                "demand",
                "Demand",
                Category::Statement,
                orange,
                Stroke::Wavy,
                "KeyD",
                "Somebody calls on somebody to do or not to do something. Also a demand that is only reported, \
                 repeated or refused in the same breath.",
            ),
            kind(
                "actor",
                "Actor",
                Category::Mention,
                green,
                Stroke::Dotted,
                "KeyA",
                "A place where somebody who acts or is called on is named: a person, government, party or \
                 organisation, by name, role, pronoun or capital city.",
            ),
        ];
        Self {
            kinds,
            relations: RelationType::usual(),
            ..Self::without_kinds()
        }
    }

    /// The first version of a codebook that has nothing in it yet.
    pub const fn without_kinds() -> Self {
        Self {
            version: 1,
            kinds: Vec::new(),
            issues: Vec::new(),
            forms: Vec::new(),
            justifications: Vec::new(),
            relations: Vec::new(),
            revisions: Vec::new(),
            extra: Extra::new(),
        }
    }

    /// The codes of a list.
    pub const fn codes(&self, list: CodeList) -> &Vec<Code> {
        match list {
            CodeList::Issues => &self.issues,
            CodeList::Forms => &self.forms,
            CodeList::Justifications => &self.justifications,
        }
    }

    /// The codes of a list, to be changed.
    pub const fn codes_mut(&mut self, list: CodeList) -> &mut Vec<Code> {
        match list {
            CodeList::Issues => &mut self.issues,
            CodeList::Forms => &mut self.forms,
            CodeList::Justifications => &mut self.justifications,
        }
    }

    /// One code of a list. Linear in the list.
    pub fn code(&self, list: CodeList, id: &CodeId) -> Option<&Code> {
        self.codes(list).iter().find(|c| c.id == *id)
    }

    /// The labels from the top of the tree down to a code: “Security › Enlargement”. Empty when the code is not there.
    pub fn path(&self, list: CodeList, id: &CodeId) -> String {
        let mut labels = Vec::new();
        let mut next = self.code(list, id);
        while let Some(code) = next {
            labels.push(code.label.as_str());
            next = code.parent.as_ref().and_then(|p| self.code(list, p));
        }
        labels.reverse();
        labels.join(DOWN)
    }

    /// Whether a code is another one, or stands somewhere below it.
    pub fn is_under(&self, list: CodeList, code: &CodeId, above: &CodeId) -> bool {
        let mut next = self.code(list, code);
        while let Some(code) = next {
            if code.id == *above {
                return true;
            }
            next = code.parent.as_ref().and_then(|p| self.code(list, p));
        }
        false
    }

    /// A type of link.
    pub fn relation(&self, id: &RelationTypeId) -> Option<&RelationType> {
        self.relations.iter().find(|r| r.id == *id)
    }

    /// The kind with this id. Linear in the kinds, which are few.
    pub fn kind(&self, id: &KindId) -> Option<&Kind> {
        self.kinds.iter().find(|k| k.id == *id)
    }

    /// Its place in the list.
    pub fn position(&self, id: &KindId) -> Option<usize> {
        self.kinds.iter().position(|k| k.id == *id)
    }

    /// The kind a key stands for, of those that are offered.
    pub fn kind_of_key(&self, code: &str) -> Option<&Kind> {
        self.kinds
            .iter()
            .find(|k| !k.retired && k.key.as_ref().is_some_and(|key| key.code() == code))
    }

    /// The first thing that makes it unusable.
    ///
    /// # Errors
    /// [`CodebookError`].
    pub fn check(&self) -> Result<(), CodebookError> {
        if self.kinds.is_empty() {
            return Err(CodebookError::NoKinds);
        }
        for (i, kind) in self.kinds.iter().enumerate() {
            if kind.label.trim().is_empty() {
                return Err(CodebookError::NoLabel(kind.id.clone()));
            }
            for earlier in &self.kinds[..i] {
                if earlier.id == kind.id {
                    return Err(CodebookError::TwiceKind(kind.id.clone()));
                }
                if let Some(key) = kind
                    .key
                    .as_ref()
                    .filter(|key| earlier.key.as_ref() == Some(key))
                {
                    let (first, second) = (earlier.label.clone(), kind.label.clone());
                    return Err(CodebookError::TwiceKey {
                        key: key.cap(),
                        first,
                        second,
                    });
                }
            }
        }
        for list in CodeList::ALL {
            code::check(self.codes(*list), *list)?;
        }
        for (i, relation) in self.relations.iter().enumerate() {
            if relation.label.trim().is_empty() {
                return Err(CodebookError::NoRelationLabel(relation.id.clone()));
            }
            if self.relations[..i].iter().any(|r| r.id == relation.id) {
                return Err(CodebookError::TwiceRelation(relation.id.clone()));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_codebook_is_sound() {
        let codebook = Codebook::claims_actors_demands();
        assert_eq!(codebook.check(), Ok(()));
        assert_eq!(
            codebook.kind_of_key("KeyD").map(|k| k.label.as_str()),
            Some("Demand")
        );
        let strokes: Vec<_> = codebook.kinds.iter().map(|k| k.stroke).collect();
        assert_eq!(strokes, [Stroke::Straight, Stroke::Wavy, Stroke::Dotted]);
    }

    #[test]
    fn two_kinds_never_share_a_key() {
        let mut codebook = Codebook::claims_actors_demands();
        codebook.kinds[2].key = KeyCode::new("KeyC");
        assert_eq!(
            codebook.check().unwrap_err().to_string(),
            "the key “c” stands for both “Claim” and “Actor”"
        );
    }
}
