//! What is changed about the project as a whole: title, codebook, the coder's name.

use std::sync::Arc;

use super::Plan;
use crate::domain::{Codebook, Coder, ProjectMeta};
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
        let taken = kind
            .key
            .as_ref()
            .and_then(|k| Some((k, keymap::reserved(k)?)));
        if let Some((key, action)) = taken {
            let key = key.cap();
            return Err(CommandError::KeyTaken { key, action });
        }
    }
    for kind in before.kinds.iter().filter(|k| after.kind(&k.id).is_none()) {
        let count = project.annotations().filter(|a| a.kind == kind.id).count();
        if count > 0 {
            let label = kind.label.clone();
            return Err(CommandError::KindInUse { label, count });
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
