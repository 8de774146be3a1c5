//! The table of keys: every one the app itself has.

use super::{Action, Chord};
use crate::domain::{Direction, Unit};
use crate::edit::Edge;

pub(super) const MOVE: &str = "Move the caret (with Shift: select)";
pub(super) const TAG: &str = "Tag";
pub(super) const CHOSEN: &str = "The chosen tag";
pub(super) const APP: &str = "Everything else";

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
pub(super) type Row = (&'static str, Chord, Action, &'static str);

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
pub(super) fn rows() -> [Row; 54] {
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
        (
            CHOSEN,
            shift("Enter"),
            Action::Code,
            "Code it: who says it, to whom, about what",
        ),
        (
            CHOSEN,
            alt(chord("KeyS")),
            Action::SameClaimants,
            "The same claimants as in the statement before",
        ),
        (
            CHOSEN,
            chord("KeyL"),
            Action::Link,
            "Link it to another statement",
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
        (
            APP,
            chord("KeyX"),
            Action::Done,
            "This article is done: on to the next (on one that is done: open it again)",
        ),
        (
            APP,
            chord("KeyF"),
            Action::Find,
            "Find statements in all articles; from the text: back to them",
        ),
        (
            APP,
            shift("KeyF"),
            Action::Articles,
            "List all articles, to find and sort them and to change several",
        ),
        (APP, chord("KeyT"), Action::NextTodo, "Next thing to do"),
        (
            APP,
            alt(chord("KeyT")),
            Action::NextTodo,
            "Next thing to do",
        ),
        (
            APP,
            shift("KeyT"),
            Action::TodoList,
            "List what is to be done",
        ),
        (APP, chord("KeyB"), Action::Codebook, "Codebook"),
        (APP, chord("Slash"), Action::Filter, "Search the tags"),
        (APP, chord("KeyW"), Action::Actors, "Show all actors"),
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
