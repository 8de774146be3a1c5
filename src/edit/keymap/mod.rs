//! Which key does what. One table serves the keyboard, the help, the hints and the check of codebook keys.

mod action;
mod chord;
mod help;
mod table;

use crate::domain::{Codebook, KeyCode};

pub use action::Action;
pub use chord::{Chord, Press};
pub use help::{KeyHint, bindings};
use table::{Row, rows};

/// What the app itself uses this key for; `None` when a kind may have it.
pub(super) fn reserved(key: &KeyCode) -> Option<&'static str> {
    let used = |row: &Row| row.1.code == key.code() && !row.1.control;
    rows().into_iter().find(used).map(|row| row.3)
}

/// What a key press asks for, outside text fields. `None`: nothing of ours, the browser may have it.
pub fn key_action(press: &Press, codebook: &Codebook) -> Option<Action> {
    if !press.control
        && !press.alt
        && let Some(kind) = codebook.kind_of_key(&press.code)
    {
        let kind = kind.id.clone();
        return Some(if press.shift {
            Action::ChangeKind(kind)
        } else {
            Action::Tag(kind)
        });
    }
    // The question mark and the slash stand elsewhere on other layouts: they alone are known by what they type.
    match press.key.as_str() {
        "?" => return Some(Action::Help),
        "/" if !press.control && !press.alt => return Some(Action::Filter),
        _ => {}
    }
    let is = |chord: Chord, shift: bool| {
        chord.code == press.code
            && chord.control == press.control
            && chord.alt == press.alt
            && chord.shift == shift
    };
    let table = rows();
    let exact = table.iter().find(|row| is(row.1, press.shift));
    if let Some((_, _, action, _)) = exact {
        return Some(action.clone());
    }
    let with_shift = table
        .iter()
        .find(|row| press.shift && is(row.1, false))
        .map(|row| row.2.clone())?;
    match with_shift {
        Action::Move {
            unit, direction, ..
        } => Some(Action::Move {
            unit,
            direction,
            extend: true,
        }),
        Action::Line { direction, .. } => Some(Action::Line {
            direction,
            extend: true,
        }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Direction, KindId, Unit};

    fn press(code: &str, held: &str) -> Press {
        Press {
            code: code.to_owned(),
            key: String::new(),
            control: held.contains('c'),
            shift: held.contains('s'),
            alt: held.contains('a'),
        }
    }

    fn action(code: &str, held: &str) -> Option<Action> {
        key_action(&press(code, held), &Codebook::claims_actors_demands())
    }

    #[test]
    fn no_two_rows_share_a_chord() {
        let rows = rows();
        for (i, row) in rows.iter().enumerate() {
            assert!(rows[..i].iter().all(|r| r.1 != row.1), "{:?}", row.1);
        }
    }

    #[test]
    fn kinds_are_reached_by_their_keys() {
        assert_eq!(action("KeyD", ""), Some(Action::Tag(KindId::new("demand"))));
        assert_eq!(
            action("KeyD", "s"),
            Some(Action::ChangeKind(KindId::new("demand")))
        );
        assert_eq!(action("KeyC", "c"), None, "copying stays the browser's");
    }

    #[test]
    fn shift_selects_while_moving() {
        assert_eq!(
            action("ArrowRight", "cs"),
            Some(Action::Move {
                unit: Unit::Word,
                direction: Direction::Forward,
                extend: true
            })
        );
        assert_eq!(
            action("KeyJ", "s"),
            Some(Action::Move {
                unit: Unit::Sentence,
                direction: Direction::Forward,
                extend: true
            })
        );
        assert_eq!(action("KeyR", "s"), None);
    }

    #[test]
    fn a_question_mark_helps_on_every_layout() {
        let german = Press {
            key: "?".to_owned(),
            ..press("Minus", "s")
        };
        let on_screen = Press {
            key: "?".to_owned(),
            ..press("Slash", "")
        };
        let codebook = Codebook::claims_actors_demands();
        for press in [german, on_screen] {
            assert_eq!(key_action(&press, &codebook), Some(Action::Help));
        }
    }

    #[test]
    fn letters_the_app_uses_are_not_for_kinds() {
        let reserved = |code| KeyCode::new(code).as_ref().and_then(reserved);
        assert_eq!(reserved("KeyJ"), Some("Next sentence"));
        assert_eq!(reserved("KeyC"), None);
        assert_eq!(reserved("KeyZ"), None, "only with Ctrl");
    }

    #[test]
    fn the_help_names_every_action_once() {
        for mac in [false, true] {
            let hints = bindings(&Codebook::claims_actors_demands(), mac);
            let undo: Vec<_> = hints.iter().filter(|h| h.does == "Undo").collect();
            assert_eq!(undo.len(), 1);
            let first = undo[0].keys[0].join("+");
            assert_eq!(first, if mac { "⌘+Z" } else { "Ctrl+Z" });
            assert!(hints.iter().any(|h| h.does == "Tag as demand"));
        }
    }
}
