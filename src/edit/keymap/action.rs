//! What keys ask for.

use crate::domain::{Direction, KindId, Unit};
use crate::edit::Edge;

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
    /// Goes to what is coded of the chosen tag.
    Code,
    /// Gives the chosen statement the claimants of the one before.
    SameClaimants,
    /// Links the chosen statement to another.
    Link,
    /// Deletes the chosen tag.
    Delete,
    /// Takes the last step back.
    Undo,
    /// Does it again.
    Redo,
    /// Shows the next or previous article.
    Article(Direction),
    /// Opens the codebook.
    Codebook,
    /// Goes to the filter of the list.
    Filter,
    /// Shows the register of actors.
    Actors,
    /// Looks for statements in all articles.
    Find,
    /// Shows the list of all articles.
    Articles,
    /// Goes to the next thing to do.
    NextTodo,
    /// Lists what is to be done.
    TodoList,
    /// Marks the article as done and goes to the next; one that is done is opened again.
    Done,
    /// Shows all keys.
    Help,
    /// Lets go of selection, chosen tag, dialog: whatever is uppermost.
    Escape,
}
