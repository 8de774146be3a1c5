//! A code is added to the codebook while coding, and used at once.

use super::annotation::replace;
use super::codebook::recode;
use super::{Command, Plan, find};
use crate::domain::{
    Annotation, AnnotationId, Code, CodeId, CodeList, Extra, Justification, Position, Section,
};
use crate::edit::{CommandError, Context, Session};

/// Puts a code into a list of the codebook, last of those it stands beside, and into a statement, as one step.
#[derive(Clone, Debug)]
pub struct AddCode {
    /// Which list.
    pub list: CodeList,
    /// How it is called.
    pub label: String,
    /// The code it stands under; `None`: at the top.
    pub parent: Option<CodeId>,
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
        let id = CodeId::new(old.free_id(Section::Codes(self.list), label).id());
        let mut codebook = (**old).clone();
        let code = Code {
            parent: self.parent.clone(),
            ..Code::named(id.clone(), label)
        };
        codebook.add_code(self.list, code);
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
