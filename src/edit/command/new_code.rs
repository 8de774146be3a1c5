//! A code is added to the codebook while coding, and used at once.

use super::annotation::replace;
use super::codebook::recode;
use super::{Command, Plan, find};
use crate::domain::{
    Annotation, AnnotationId, Code, CodeId, CodeList, Codebook, Extra, Justification, Position,
    fold,
};
use crate::edit::{CommandError, Context, Session};

/// Puts a code at the end of a list of the codebook, and into a statement, as one step.
#[derive(Clone, Debug)]
pub struct AddCode {
    /// Which list.
    pub list: CodeList,
    /// How it is called.
    pub label: String,
    /// The statement that is coded with it.
    pub statement: AnnotationId,
}

impl Command for AddCode {
    fn plan(&self, session: &Session, context: &mut Context<'_>) -> Result<Plan, CommandError> {
        let label = self.label.trim();
        let before = find(session, self.statement)?;
        if session.project().is_mention(before) {
            return Err(CommandError::NotAStatement);
        }
        let old = session.project().codebook();
        let id = new_id(old, self.list, label);
        let mut codebook = (**old).clone();
        let code = Code::named(id.clone(), label);
        codebook.codes_mut(self.list).push(code);
        let title = format!("Added “{label}” to the {}", self.list.word());
        let mut plan = recode(session, &title, &codebook, &[], context.now)?;
        let mut frame = before.frame().clone();
        match self.list {
            CodeList::Issues => frame.issues.push(id),
            CodeList::Forms => frame.form = Some(id),
            CodeList::Justifications => frame.justifications.push(Justification {
                code: id,
                position: Position::NotStated,
                extra: Extra::new(),
            }),
        }
        let after = Annotation {
            codebook_version: old.version + 1,
            ..before.with_frame(frame)
        };
        plan.ops.extend(replace(before, after, context.now));
        Ok(plan)
    }
}

/// A word of the label’s letters and digits that no code of the list has.
fn new_id(codebook: &Codebook, list: CodeList, label: &str) -> CodeId {
    let plain: String = fold(label)
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    let word = plain.split_whitespace().collect::<Vec<_>>().join("-");
    let word = if word.is_empty() {
        "code".to_owned()
    } else {
        word
    };
    let mut id = CodeId::new(word.clone());
    let mut number = 2;
    while codebook.code(list, &id).is_some() {
        id = CodeId::new(format!("{word}-{number}"));
        number += 1;
    }
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_readable_and_never_the_same() {
        let mut codebook = Codebook::claims_actors_demands();
        let id = new_id(&codebook, CodeList::Issues, "NATO: Élargissement!");
        assert_eq!(id.as_str(), "nato-elargissement");
        codebook.issues.push(Code::named(id, "x"));
        let id = new_id(&codebook, CodeList::Issues, "nato élargissement");
        assert_eq!(id.as_str(), "nato-elargissement-2");
        assert_eq!(new_id(&codebook, CodeList::Issues, "!").as_str(), "code");
    }
}
