//! How files get to the dialog: known by what is in them, or by what is said.

use super::super::engine::{OnDisk, Web};
use super::kept;
use crate::browser::PickedFile;
use crate::format::exchange::intake::{look_for_packed_rows, look_for_rows};
use crate::format::incoming::{Choices, Encodings};
use crate::ui::state::{Desk, Dialog};

/// What is handed to the dialog when it opens.
#[derive(Clone, Default)]
pub(in crate::ui::incoming) struct Handed {
    /// Tables with the same columns.
    pub(in crate::ui::incoming) tables: Vec<PickedFile>,
    /// What lies beside them: texts, perhaps.
    pub(in crate::ui::incoming) others: Vec<PickedFile>,
    /// How those of them are encoded that are not UTF-8.
    pub(in crate::ui::incoming) encodings: Encodings,
    /// What could not be unpacked: where, and what to do.
    pub(in crate::ui::incoming) problems: Vec<(String, String)>,
}

/// Looks whether there are tables of tags among files, and shows what they would bring; whether there are.
/// `choices`: what was said of files that are not UTF-8.
pub(in crate::ui::incoming) async fn are_rows(
    desk: Desk,
    files: &[PickedFile],
    choices: &Choices,
) -> bool {
    let named = files
        .iter()
        .map(|file| (file.path.clone(), OnDisk(file.clone())));
    let named: Vec<(String, OnDisk)> = named.collect();
    let asked = move |names: &[String]| kept::said_of(desk, names);
    let encoding = |path: &str| choices.encodings.of(path);
    let web = Web::new(desk);
    let mut handed = Handed {
        encodings: choices.encodings.clone(),
        ..Handed::default()
    };
    let mut unpacked = Vec::new();
    let mut files = files;
    let places = match look_for_rows(&named, &asked, &encoding, &web).await {
        Some(places) => places,
        None => {
            let Some(packed) = look_for_packed_rows(&named, &asked, &web).await else {
                return false;
            };
            for (path, bytes) in packed.files {
                let Some(file) = PickedFile::unpacked(path, &bytes) else {
                    return false;
                };
                unpacked.push(file);
            }
            let problems = packed.problems.iter();
            handed.problems = problems.map(|one| (one.place(), one.words())).collect();
            files = &unpacked;
            packed.tables
        }
    };
    for (file, place) in files.iter().zip(0_usize..) {
        match places.contains(&place) {
            true => handed.tables.push(file.clone()),
            false => handed.others.push(file.clone()),
        }
    }
    // One that is open is of other files.
    desk.close_dialog();
    hand_over(desk, handed);
    true
}

/// Shows what tables would bring.
pub(in crate::ui::incoming) fn hand_over(desk: Desk, handed: Handed) {
    desk.remember(handed);
    desk.show(Dialog::FromTool);
}
