//! What is chosen from: issues, forms, justifications; types of link between statements; and the advice on each.

use super::{CodebookError, Colour, KeyCode};
use crate::domain::words;
use crate::domain::{CodeId, Effect, Extra, RelationTypeId};

/// When to use something of the codebook, in the analyst's words. Whatever is empty is not stated.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Guide {
    /// What it means.
    pub definition: String,
    /// What belongs to it, too.
    pub include: String,
    /// What does not.
    pub exclude: String,
    /// An example of it.
    pub positive: String,
    /// Something that looks like it and is not.
    pub negative: String,
}

/// An issue, a form or a justification.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// Stays when the label changes.
    pub id: CodeId,
    /// As it is read.
    pub label: String,
    /// The code it stands under; it comes before this one in the list.
    pub parent: Option<CodeId>,
    /// When to use it.
    pub guide: Guide,
    /// Colour in lists and networks.
    pub colour: Option<Colour>,
    /// The key that chooses it in its slot.
    pub key: Option<KeyCode>,
    /// No longer offered; statements that have it keep it.
    pub retired: bool,
    /// What to use in its place.
    pub replaced_by: Vec<CodeId>,
    /// Unknown keys of a file, kept.
    pub extra: Extra,
}

/// How one statement can answer another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RelationType {
    /// Stays when the label changes.
    pub id: RelationTypeId,
    /// A verb, as it is read from the first statement to the second: “rejects”.
    pub label: String,
    /// What it says about a demand that it leads to.
    pub effect: Option<Effect>,
    /// When to use it.
    pub guide: Guide,
    /// Colour of its line.
    pub colour: Option<Colour>,
    /// The key that chooses it while two statements are being linked.
    pub key: Option<KeyCode>,
    /// No longer offered; links of it stay.
    pub retired: bool,
    /// Unknown keys of a file, kept.
    pub extra: Extra,
}

words! {
    /// Which list of codes.
    CodeList {
        /// What statements are about.
        Issues = "issues", "Issues";
        /// In which form.
        Forms = "forms", "Forms";
        /// Why.
        Justifications = "justifications", "Justifications";
    }
}

impl Guide {
    /// With a definition alone.
    pub fn define(definition: &str) -> Self {
        Self {
            definition: definition.to_owned(),
            ..Self::default()
        }
    }
}

impl Code {
    /// A code of which only the label is known.
    pub fn named(id: CodeId, label: impl Into<String>) -> Self {
        Self {
            id,
            label: label.into(),
            parent: None,
            guide: Guide::default(),
            colour: None,
            key: None,
            retired: false,
            replaced_by: Vec::new(),
            extra: Extra::new(),
        }
    }
}

impl RelationType {
    /// The types that most projects need.
    pub fn usual() -> Vec<Self> {
        let one = |id: &str, label: &str, effect, key: &str, definition: &str| Self {
            id: RelationTypeId::new(id),
            label: label.to_owned(),
            effect,
            guide: Guide::define(definition),
            colour: None,
            key: KeyCode::new(key),
            retired: false,
            extra: Extra::new(),
        };
        vec![
            one(
                "rejects",
                "rejects",
                Some(Effect::Rejects),
                "KeyR",
                "Says no to it.",
            ),
            one(
                "accepts",
                "accepts",
                Some(Effect::Accepts),
                "KeyA",
                "Says yes to it, or does it.",
            ),
            one(
                "partlyAccepts",
                "partly accepts",
                Some(Effect::PartlyAccepts),
                "KeyP",
                "Says yes to a part of it, or under a condition.",
            ),
            one(
                "withdraws",
                "withdraws",
                Some(Effect::Withdraws),
                "KeyW",
                "Whoever made it takes it back.",
            ),
            one(
                "answers",
                "answers",
                None,
                "KeyN",
                "Takes it up without a yes or no.",
            ),
            one(
                "repeats",
                "repeats",
                None,
                "KeyE",
                "The same claimant says it again.",
            ),
            one("supports", "supports", None, "KeyS", "Speaks for it."),
            one(
                "contradicts",
                "contradicts",
                None,
                "KeyC",
                "Says that it is not so.",
            ),
            one(
                "justifies",
                "justifies",
                None,
                "KeyJ",
                "Gives a reason for it.",
            ),
            one(
                "conditionFor",
                "is a condition for",
                None,
                "KeyI",
                "What has to be fulfilled first.",
            ),
            one(
                "partOf",
                "is part of",
                None,
                "KeyO",
                "One point of a package.",
            ),
            one(
                "sameClaim",
                "is the same claim as",
                None,
                "KeyM",
                "The same statement, told in another place or article.",
            ),
        ]
    }
}

/// Ids are unique, labels are there, and every code stands after the one it is under: so a list is always a tree.
pub(super) fn check(codes: &[Code], list: CodeList) -> Result<(), CodebookError> {
    for (i, code) in codes.iter().enumerate() {
        if code.label.trim().is_empty() {
            return Err(CodebookError::NoCodeLabel(code.id.clone()));
        }
        let before = &codes[..i];
        if before.iter().any(|c| c.id == code.id) {
            return Err(CodebookError::TwiceCode(code.id.clone(), list.word()));
        }
        if let Some(parent) = &code.parent
            && before.iter().all(|c| c.id != *parent)
        {
            return Err(CodebookError::NoParent(code.id.clone(), parent.clone()));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(id: &str, parent: Option<&str>) -> Code {
        Code {
            parent: parent.map(CodeId::new),
            ..Code::named(CodeId::new(id), id)
        }
    }

    #[test]
    fn a_list_is_a_tree_only_if_parents_come_first() {
        let tree = [
            code("security", None),
            code("enlargement", Some("security")),
        ];
        assert_eq!(check(&tree, CodeList::Issues), Ok(()));
        let loops = [code("a", Some("b")), code("b", Some("a"))];
        assert_eq!(
            check(&loops, CodeList::Issues).unwrap_err().to_string(),
            "the code “a” stands under “b”, which is not a code above it"
        );
    }

    #[test]
    fn the_same_id_twice_is_refused() {
        let twins = [code("a", None), code("a", None)];
        let error = check(&twins, CodeList::Forms).unwrap_err();
        assert_eq!(
            error.to_string(),
            "the codebook has the code “a” twice among its forms"
        );
    }
}
