//! What is changed about the project as a whole: title, codebook, the coder's name.

use std::sync::Arc;

use super::Plan;
use crate::domain::{Codebook, CodebookError, Coder, Kind, Project, ProjectMeta};
use crate::edit::keymap;
use crate::edit::words::short;
use crate::edit::{CommandError, Op, Session};

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

pub(super) fn set_codebook(session: &Session, codebook: Codebook) -> Result<Plan, CommandError> {
    let project = session.project();
    let before = project.codebook();
    let after = Codebook {
        version: before.version,
        ..codebook
    };
    if **before == after {
        return Err(CommandError::Nothing);
    }
    after.check()?;
    for kind in &after.kinds {
        if let Some(problem) = key_problem(kind, &[]) {
            return Err(problem);
        }
    }
    for kind in before.kinds.iter().filter(|k| after.kind(&k.id).is_none()) {
        if let Some(problem) = use_problem(project, kind) {
            return Err(problem);
        }
    }
    let after = Codebook {
        version: before.version + 1,
        ..after
    };
    let op = Op::SetCodebook {
        before: Arc::clone(before),
        after: Arc::new(after),
    };
    Ok(Plan::new(
        "Changed the codebook",
        session.cursor(),
        vec![op],
    ))
}

/// Why a kind cannot have its key beside these others.
pub fn key_problem(kind: &Kind, others: &[Kind]) -> Option<CommandError> {
    let key = kind.key.as_ref()?;
    if let Some(action) = keymap::reserved(key) {
        let key = key.cap();
        return Some(CommandError::KeyTaken { key, action });
    }
    let mut with_keys = others.iter().filter(|o| o.key.as_ref() == Some(key));
    with_keys.next().map(|other| {
        CommandError::Codebook(CodebookError::TwiceKey {
            key: key.cap(),
            first: called(other),
            second: called(kind),
        })
    })
}

/// A draft may not have its name yet.
fn called(kind: &Kind) -> String {
    match kind.label.trim() {
        "" => "the new kind".to_owned(),
        label => label.to_owned(),
    }
}

/// Why a kind cannot be taken out of the codebook. Linear in the project's tags.
pub fn use_problem(project: &Project, kind: &Kind) -> Option<CommandError> {
    let count = project.annotations().filter(|a| a.kind == kind.id).count();
    (count > 0).then(|| CommandError::KindInUse {
        label: kind.label.clone(),
        count,
    })
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
