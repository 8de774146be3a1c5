//! How files get to the dialog: known by what is in them, or by what is said.

use super::super::engine::{OnDisk, Web};
use super::kept;
use crate::browser::PickedFile;
use crate::format::exchange::intake::look_for_rows;
use crate::format::incoming::Encoding;
use crate::ui::state::{Desk, Dialog};

/// What is handed to the dialog when it opens.
#[derive(Clone, Default)]
pub(in crate::ui::incoming) struct Handed {
    /// Tables with the same columns.
    pub(in crate::ui::incoming) tables: Vec<PickedFile>,
    /// What lies beside them: texts, perhaps.
    pub(in crate::ui::incoming) others: Vec<PickedFile>,
    /// How tables are encoded that are not UTF-8.
    pub(in crate::ui::incoming) encoding: Option<Encoding>,
}

/// Looks whether there are tables of tags among files, and shows what they would bring; whether there are.
pub(in crate::ui::incoming) async fn are_rows(desk: Desk, files: &[PickedFile]) -> bool {
    let named = files
        .iter()
        .map(|file| (file.path.clone(), OnDisk(file.clone())));
    let named: Vec<(String, OnDisk)> = named.collect();
    let asked = move |names: &[String]| kept::said_of(desk, names);
    let found = look_for_rows(&named, &asked, &Web::new(desk)).await;
    let Some(places) = found else {
        return false;
    };
    let mut handed = Handed::default();
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
