//! Which key does what. One table serves the keyboard, the help, the hints and the check of codebook keys.

use super::{Edge, with_article};
use crate::domain::{Codebook, Direction, KeyCode, KindId, Unit, sort};

/// What a key asks for. Carried out by the screen, by way of commands where it changes the project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// The caret goes a step; `extend` selects.
    Move {
        /// How far.
        unit: Unit,
        /// Which way in the text.
        direction: Direction,
        /// Whether the selection goes along.
        extend: bool,
    },
    /// The caret goes up or down a line as shown.
    Line {
        /// Back is up.
        direction: Direction,
        /// Whether the selection goes along.
        extend: bool,
    },
    /// Tags with a kind.
    Tag(KindId),
    /// Makes the chosen tag one of this kind.
    ChangeKind(KindId),
    /// Selects the sentence under the caret.
    SelectSentence,
    /// Tags with the kind that was used last.
    RepeatTag,
    /// Tags the other mentions that are on offer.
    TagMentions,
    /// Chooses the next or previous tag.
    Neighbour(Direction),
    /// Moves an edge of the chosen tag.
    MoveEdge {
        /// Which.
        edge: Edge,
        /// By character or word.
        unit: Unit,
        /// Which way in the text.
        direction: Direction,
    },
    /// Goes to the memo of the chosen tag.
    EditMemo,
    /// Deletes the chosen tag.
    Delete,
    /// Takes the last step back.
    Undo,
    /// Does it again.
    Redo,
    /// Shows the next or previous article.
    Article(Direction),
    /// Goes to the filter of the list.
    Filter,
    /// Shows all keys.
    Help,
    /// Lets go of selection, chosen tag, dialog: whatever is uppermost.
    Escape,
}

/// A key with what is held down beside it. The key is meant by its place on the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chord {
    /// As in `KeyboardEvent.code`.
    pub code: &'static str,
    /// Control, or Command on a Mac.
    pub control: bool,
    /// Shift.
    pub shift: bool,
    /// Alt, or Option on a Mac.
    pub alt: bool,
}

/// A key press as the browser reports it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Press {
    /// Place of the key: `KeyboardEvent.code`.
    pub code: String,
    /// What it types: `KeyboardEvent.key`.
    pub key: String,
    /// Control, or Command on a Mac.
    pub control: bool,
    /// Shift.
    pub shift: bool,
    /// Alt, or Option on a Mac.
    pub alt: bool,
}

/// A line of the help: what is pressed, and what it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyHint {
    /// Heading under which it stands.
    pub group: &'static str,
    /// As printed on keys: `["Ctrl", "Z"]`; several ways apart.
    pub keys: Vec<Vec<String>>,
    /// What it does.
    pub does: String,
}

const MOVE: &str = "Move the caret (with Shift: select)";
const TAG: &str = "Tag";
const CHOSEN: &str = "The chosen tag";
const APP: &str = "Everything else";

const fn chord(code: &'static str) -> Chord {
    Chord {
        code,
        control: false,
        shift: false,
        alt: false,
    }
}

const fn control(code: &'static str) -> Chord {
    Chord {
        control: true,
        ..chord(code)
    }
}

const fn shift(code: &'static str) -> Chord {
    Chord {
        shift: true,
        ..chord(code)
    }
}

const fn alt(chord: Chord) -> Chord {
    Chord { alt: true, ..chord }
}

/// One row: heading, chord, action, words. Moves are listed without Shift, which any of them may have.
type Row = (&'static str, Chord, Action, &'static str);

const fn step(unit: Unit, direction: Direction) -> Action {
    Action::Move {
        unit,
        direction,
        extend: false,
    }
}

const fn edge(edge: Edge, unit: Unit, direction: Direction) -> Action {
    Action::MoveEdge {
        edge,
        unit,
        direction,
    }
}

/// Every key of the app but those of the codebook. The first row of an action is the one that hints show.
fn rows() -> [Row; 43] {
    use Direction::{Back, Forward};
    [
        (
            MOVE,
            chord("ArrowRight"),
            step(Unit::Character, Forward),
            "Next character",
        ),
        (
            MOVE,
            chord("ArrowLeft"),
            step(Unit::Character, Back),
            "Previous character",
        ),
        (
            MOVE,
            control("ArrowRight"),
            step(Unit::Word, Forward),
            "Next word",
        ),
        (
            MOVE,
            control("ArrowLeft"),
            step(Unit::Word, Back),
            "Previous word",
        ),
        (
            MOVE,
            alt(chord("ArrowRight")),
            step(Unit::Word, Forward),
            "Next word",
        ),
        (
            MOVE,
            alt(chord("ArrowLeft")),
            step(Unit::Word, Back),
            "Previous word",
        ),
        (
            MOVE,
            chord("KeyJ"),
            step(Unit::Sentence, Forward),
            "Next sentence",
        ),
        (
            MOVE,
            chord("KeyK"),
            step(Unit::Sentence, Back),
            "Previous sentence",
        ),
        (
            MOVE,
            control("ArrowDown"),
            step(Unit::Paragraph, Forward),
            "Next paragraph",
        ),
        (
            MOVE,
            control("ArrowUp"),
            step(Unit::Paragraph, Back),
            "Previous paragraph",
        ),
        (
            MOVE,
            alt(chord("ArrowDown")),
            step(Unit::Paragraph, Forward),
            "Next paragraph",
        ),
        (
            MOVE,
            alt(chord("ArrowUp")),
            step(Unit::Paragraph, Back),
            "Previous paragraph",
        ),
        (
            MOVE,
            chord("ArrowDown"),
            Action::Line {
                direction: Forward,
                extend: false,
            },
            "Next line",
        ),
        (
            MOVE,
            chord("ArrowUp"),
            Action::Line {
                direction: Back,
                extend: false,
            },
            "Previous line",
        ),
        (
            MOVE,
            control("Home"),
            step(Unit::Article, Back),
            "Start of the article",
        ),
        (
            MOVE,
            control("End"),
            step(Unit::Article, Forward),
            "End of the article",
        ),
        (
            TAG,
            chord("KeyS"),
            Action::SelectSentence,
            "Select the sentence under the caret",
        ),
        (
            TAG,
            chord("KeyR"),
            Action::RepeatTag,
            "Tag with the last kind again",
        ),
        (
            TAG,
            chord("KeyM"),
            Action::TagMentions,
            "Tag the other mentions of the actor just tagged",
        ),
        (
            CHOSEN,
            chord("KeyN"),
            Action::Neighbour(Forward),
            "Choose the next tag",
        ),
        (
            CHOSEN,
            chord("KeyP"),
            Action::Neighbour(Back),
            "Choose the previous tag",
        ),
        (
            CHOSEN,
            chord("Enter"),
            Action::EditMemo,
            "Write its memo (Escape: back to the text)",
        ),
        (CHOSEN, chord("Delete"), Action::Delete, "Delete it"),
        (CHOSEN, chord("Backspace"), Action::Delete, "Delete it"),
        (
            CHOSEN,
            chord("BracketLeft"),
            edge(Edge::Start, Unit::Word, Back),
            "Start one word earlier",
        ),
        (
            CHOSEN,
            shift("BracketLeft"),
            edge(Edge::Start, Unit::Word, Forward),
            "Start one word later",
        ),
        (
            CHOSEN,
            chord("BracketRight"),
            edge(Edge::End, Unit::Word, Forward),
            "End one word later",
        ),
        (
            CHOSEN,
            shift("BracketRight"),
            edge(Edge::End, Unit::Word, Back),
            "End one word earlier",
        ),
        (
            CHOSEN,
            alt(chord("BracketLeft")),
            edge(Edge::Start, Unit::Character, Back),
            "Start one character earlier",
        ),
        (
            CHOSEN,
            alt(shift("BracketLeft")),
            edge(Edge::Start, Unit::Character, Forward),
            "Start one character later",
        ),
        (
            CHOSEN,
            alt(chord("BracketRight")),
            edge(Edge::End, Unit::Character, Forward),
            "End one character later",
        ),
        (
            CHOSEN,
            alt(shift("BracketRight")),
            edge(Edge::End, Unit::Character, Back),
            "End one character earlier",
        ),
        (APP, control("KeyZ"), Action::Undo, "Undo"),
        (
            APP,
            Chord {
                shift: true,
                ..control("KeyZ")
            },
            Action::Redo,
            "Redo",
        ),
        (APP, control("KeyY"), Action::Redo, "Redo"),
        (APP, shift("KeyN"), Action::Article(Forward), "Next article"),
        (
            APP,
            shift("KeyP"),
            Action::Article(Back),
            "Previous article",
        ),
        (APP, chord("Slash"), Action::Filter, "Search the tags"),
        (APP, shift("Slash"), Action::Help, "Show all keys"),
        (APP, chord("F1"), Action::Help, "Show all keys"),
        (
            APP,
            chord("Escape"),
            Action::Escape,
            "Let go: selection, chosen tag, message",
        ),
        (APP, chord("KeyU"), Action::Undo, "Undo"),
        (APP, shift("KeyU"), Action::Redo, "Redo"),
    ]
}

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

/// All keys in the order of the help, those of the codebook among them. `mac`: keys are named as on a Mac.
pub fn bindings(codebook: &Codebook, mac: bool) -> Vec<KeyHint> {
    let mut hints: Vec<KeyHint> = Vec::new();
    for kind in &codebook.kinds {
        if let Some(key) = &kind.key {
            hints.push(KeyHint {
                group: TAG,
                keys: vec![vec![key.cap()]],
                does: format!("Tag as {}", kind.label.to_lowercase()),
            });
            hints.push(KeyHint {
                group: CHOSEN,
                keys: vec![vec!["Shift".to_owned(), key.cap()]],
                does: format!("Make it {}", with_article(&kind.label.to_lowercase())),
            });
        }
    }
    for (group, chord, _, does) in rows() {
        // A Mac's Control with arrows belongs to the system, and elsewhere Alt with arrows to the browser.
        let arrow = chord.code.starts_with("Arrow");
        if arrow && (if mac { chord.control } else { chord.alt }) {
            continue;
        }
        let caps = caps(chord, mac);
        match hints
            .iter_mut()
            .find(|h| h.group == group && h.does == does)
        {
            Some(hint) => hint.keys.push(caps),
            None => hints.push(KeyHint {
                group,
                keys: vec![caps],
                does: does.to_owned(),
            }),
        }
    }
    let order = [TAG, CHOSEN, MOVE, APP];
    let place = |h: &KeyHint| order.iter().position(|g| *g == h.group);
    sort(&mut hints, |a, b| place(a).cmp(&place(b)));
    hints
}

fn caps(chord: Chord, mac: bool) -> Vec<String> {
    let mut caps: Vec<&str> = Vec::new();
    if chord.control {
        caps.push(if mac { "⌘" } else { "Ctrl" });
    }
    if chord.alt {
        caps.push(if mac { "⌥" } else { "Alt" });
    }
    // A question mark is typed with Shift; saying so twice would confuse.
    let question = chord.code == "Slash" && chord.shift;
    if chord.shift && !question {
        caps.push("Shift");
    }
    let cap = match chord.code {
        "ArrowLeft" => "←",
        "ArrowRight" => "→",
        "ArrowUp" => "↑",
        "ArrowDown" => "↓",
        "BracketLeft" => "[",
        "BracketRight" => "]",
        "Slash" if question => "?",
        "Slash" => "/",
        code => code.strip_prefix("Key").unwrap_or(code),
    };
    let cap = if chord.code.starts_with("Key") && !chord.control {
        cap.to_lowercase()
    } else {
        cap.to_owned()
    };
    caps.into_iter().map(str::to_owned).chain([cap]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

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
