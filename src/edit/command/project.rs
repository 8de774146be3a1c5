//! What is changed about the project as a whole: title, the coder's name.

use std::sync::Arc;

use super::{Command, Plan};
use crate::domain::{Coder, DocumentId, ProjectMeta};
use crate::edit::words::{count, short};
use crate::edit::{CommandError, Context, Op, Session};

/// Renames the project.
#[derive(Clone, Debug)]
pub struct SetTitle(pub String);

impl Command for SetTitle {
    fn plan(&self, session: &Session, _: &mut Context<'_>) -> Result<Plan, CommandError> {
        set_title(session, &self.0)
    }
}

/// Gives up articles that could not be read: they count as deleted from now on.
#[derive(Clone, Debug)]
pub struct GiveUpLost(pub Vec<DocumentId>);

impl Command for GiveUpLost {
    fn plan(&self, session: &Session, _: &mut Context<'_>) -> Result<Plan, CommandError> {
        let before = session.project().meta();
        let mut after = before.clone();
        after.lost.retain(|lost| !self.0.contains(&lost.document));
        let articles = before.lost.len() - after.lost.len();
        if articles == 0 {
            return Err(CommandError::Nothing);
        }
        let op = Op::SetMeta {
            before: Box::new(before.clone()),
            after: Box::new(after),
        };
        let said = format!(
            "Gave up {} that could not be read",
            count(articles, "article")
        );
        Ok(Plan::new(said, session.cursor(), vec![op]))
    }
}

/// Says what the coder at work is called.
#[derive(Clone, Debug)]
pub struct SetCoderName(pub String);

impl Command for SetCoderName {
    fn plan(&self, session: &Session, _: &mut Context<'_>) -> Result<Plan, CommandError> {
        set_coder_name(session, &self.0)
    }
}

pub(super) fn set_title(session: &Session, title: &str) -> Result<Plan, CommandError> {
    let before = session.project().meta();
    let title = title.trim();
    if title.is_empty() || before.title == title {
        return Err(CommandError::Nothing);
    }
    let after = ProjectMeta {
        title: title.to_owned(),
        ..before.clone()
    };
    let op = Op::SetMeta {
        before: Box::new(before.clone()),
        after: Box::new(after),
    };
    let said = format!("Renamed the project to “{}”", short(title));
    Ok(Plan::new(said, session.cursor(), vec![op]))
}

pub(super) fn set_coder_name(session: &Session, name: &str) -> Result<Plan, CommandError> {
    let name = name.trim();
    let coder = session.coder();
    let after = Coder {
        name: name.to_owned(),
        ..coder.clone()
    };
    let op = match session.project().coder(coder.id) {
        Some(before) if before.name == name => return Err(CommandError::Nothing),
        Some(before) => Op::ReplaceCoder {
            before: Arc::clone(before),
            after: Arc::new(after),
        },
        None => Op::AddCoder(Arc::new(after)),
    };
    let said = format!("Changed the coder’s name to “{}”", short(name));
    Ok(Plan::new(said, session.cursor(), vec![op]))
}
