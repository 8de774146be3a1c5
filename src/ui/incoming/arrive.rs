//! What was chosen, dropped or pasted: opened at once where there is nothing to decide, otherwise looked at first.

use super::engine::{OnDisk, Web};
use super::rows::are_rows;
use super::tool::Brought;
use super::work::{Handed, Import};
use crate::browser::{Given, Incoming, PickedFile};
use crate::domain::TextError;
use crate::format::exchange::intake;
use crate::format::incoming::{Choices, Fault, FileKind, Problem, is_open};
use crate::format::plain_text::PlainTextError;
use crate::format::{OpenError, Opened};
use crate::ui::state::{Desk, Dialog};

/// Takes in what was dropped, pasted or chosen. Only to be called through [`Later`](crate::ui::later::Later).
pub fn take_in(desk: Desk, incoming: Incoming) {
    match incoming {
        Incoming::Text(text) => {
            if let Err(reason) = desk.add_pasted(&text, "") {
                desk.say(format!("The text was not added: {reason}"));
            }
        }
        Incoming::Files(given) => {
            // What comes while others are being looked at is looked at with them.
            let open = desk.dialog().get_untracked() == Some(Dialog::Import);
            match desk.recall::<Import>().filter(|_| open) {
                Some(import) => import.add(given),
                None => desk.in_turn(arrived(desk, given)),
            }
        }
    }
}

/// Looks whether files are of another tool, all of them together, or tables of tags, and shows what they would bring; whether they
/// are.
pub(super) async fn is_of_tool(desk: Desk, files: &[PickedFile]) -> bool {
    let named = files
        .iter()
        .map(|file| (file.path.clone(), OnDisk(file.clone())));
    let named: Vec<(String, OnDisk)> = named.collect();
    let format = intake::look(&named, &Web::new(desk)).await;
    if format.is_none() {
        return are_rows(desk, files, &Choices::default()).await;
    }
    let files = files.to_vec();
    // One that is open is of other files.
    desk.close_dialog();
    desk.remember(Brought { format, files });
    desk.show(Dialog::FromTool);
    true
}

async fn arrived(desk: Desk, given: Vec<Given>) {
    let before = desk.dialog().get_untracked();
    // Of folders that is told when their files have been found.
    let files = given.iter().map(|one| match one {
        Given::File(file) => Some(file.clone()),
        Given::Folder(_) => None,
    });
    if let Some(files) = files.collect::<Option<Vec<PickedFile>>>()
        && is_of_tool(desk, &files).await
    {
        return;
    }
    let mut opened: Vec<(String, Result<Opened, String>)> = Vec::new();
    let mut others: Vec<Given> = Vec::new();
    for one in given {
        match one {
            // Projects and codebooks go by themselves.
            Given::File(file) if is_json(&file) => {
                if let Ok(bytes) = file.bytes().await
                    && let Some(found) = desk.rescued(&file.name(), &bytes).await
                {
                    opened.extend(found);
                    continue;
                }
                match read(desk, &file).await {
                    Ok(None) => {}
                    Ok(Some(found)) => opened.push((file.name(), Ok(found))),
                    Err((reason, _)) => opened.push((file.name(), Err(reason))),
                }
            }
            one => others.push(one),
        }
    }
    let alone = match others.as_slice() {
        [Given::File(file)] => Some(file.clone()),
        _ => None,
    };
    let simple = |file: &PickedFile| FileKind::of(&file.path, &[]) == FileKind::Text;
    if let Some(file) = alone.filter(simple) {
        match read(desk, &file).await {
            // Something is to be decided about it.
            Err((_, true)) => {}
            Ok(Some(Opened::Article(article))) if is_open(&article) => {}
            found => {
                others.clear();
                let found = found.map_err(|error| error.0).transpose();
                opened.extend(found.map(|found| (file.name(), found)));
            }
        }
    }
    if others.is_empty() {
        desk.take_opened(opened, before).await;
        return;
    }
    // What cannot be opened is said in the same report.
    let mut refused: Vec<Problem> = Vec::new();
    opened.retain(|(name, found)| match found {
        Ok(_) => true,
        Err(reason) => {
            refused.push(Fault::new(format!("This was not opened: {reason}"), "").of(name));
            false
        }
    });
    desk.take_opened(opened, before).await;
    desk.remember(Handed {
        given: others,
        refused,
        // It has just been looked whether they are of a tool.
        ..Handed::default()
    });
    desk.show(Dialog::Import);
}

/// Opens a file, or says why not, and whether something could be decided about it; `None` when it was stopped.
async fn read(desk: Desk, file: &PickedFile) -> Result<Option<Opened>, (String, bool)> {
    let bytes = file.bytes().await;
    let bytes = bytes.map_err(|problem| (problem.to_string(), false))?;
    desk.open(&file.name(), &bytes).await.map_err(|error| {
        let archive = FileKind::of("", &bytes) == FileKind::Zip;
        // What of the programs of an office it is, the report of an import knows.
        let older = bytes.starts_with(b"\xd0\xcf\x11\xe0");
        let wide = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
        // Its text alone may be wanted.
        let read_only = matches!(error, OpenError::Report(_));
        let encoded = matches!(
            error,
            OpenError::Article(PlainTextError::Text(TextError::NotUtf8 { .. }))
        );
        (
            error.to_string(),
            archive || older || wide || encoded || read_only,
        )
    })
}

fn is_json(file: &PickedFile) -> bool {
    let path = file.path.as_str();
    path.rsplit_once('.')
        .is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("json"))
}
