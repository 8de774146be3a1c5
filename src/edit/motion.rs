//! Where keys lead the caret, and what a key means to tag when nothing is selected.

use super::{Cursor, Edge};
use crate::domain::{
    Annotation, AnnotationId, BlockKind, Category, Direction, Document, Offset, Project, Span,
    Unit, sentence_at, step, trim, word_at,
};

/// The cursor after a step; with `extend` the selection grows or shrinks, without it a selection falls together at the
/// edge that lies in the direction of the step.
pub fn moved(
    document: &Document,
    cursor: Cursor,
    unit: Unit,
    direction: Direction,
    extend: bool,
) -> Cursor {
    let selection = cursor.selection();
    if !extend && !selection.is_empty() && unit == Unit::Character {
        return cursor.at(match direction {
            Direction::Back => selection.start(),
            Direction::Forward => selection.end(),
        });
    }
    let head = step(
        &document.text,
        &document.blocks,
        cursor.head,
        unit,
        direction,
    );
    if extend {
        Cursor { head, ..cursor }
    } else {
        cursor.at(head)
    }
}

/// The sentence under the caret.
pub fn sentence_here(document: &Document, at: Offset) -> Option<Span> {
    let block = document.blocks.all().get(document.blocks.at(at)?)?;
    sentence_at(&document.text, block, at)
}

/// What a tagging key takes: the selection without the white space around it; with nothing selected, and where the
/// analyst wants that, the sentence under the caret for a statement and the word under it for a mention.
pub fn target_of(
    document: &Document,
    cursor: Cursor,
    category: Category,
    whole_sentences: bool,
) -> Option<Span> {
    let selection = trim(&document.text, cursor.selection());
    if !selection.is_empty() {
        return Some(selection);
    }
    match category {
        _ if !whole_sentences || in_metadata(document, cursor.head) => None,
        Category::Statement => sentence_here(document, cursor.head),
        Category::Mention => word_at(&document.text, &document.blocks, cursor.head),
    }
}

/// Whether a position lies in a line that says something about the article, such as its date: nobody claims that.
fn in_metadata(document: &Document, at: Offset) -> bool {
    let block = document
        .blocks
        .at(at)
        .and_then(|i| document.blocks.all().get(i));
    block.is_some_and(|block| block.kind == BlockKind::Metadata)
}

/// The next or previous tag of the cursor's article: from the chosen one, otherwise from the caret. `None` at the ends.
pub fn neighbour(project: &Project, cursor: Cursor, direction: Direction) -> Option<AnnotationId> {
    let index = project.index(cursor.document?)?;
    let chosen = cursor
        .chosen
        .and_then(|id| project.annotation(id))
        .and_then(|a| index.place(a));
    match (chosen, direction) {
        (Some(place), Direction::Forward) => index.get(place + 1),
        (Some(place), Direction::Back) => index.get(place.checked_sub(1)?),
        // A tag that begins right at the caret counts as lying ahead.
        (None, Direction::Forward) => {
            let here = index.touching(Span::new(cursor.head, cursor.head.plus(1)));
            here.into_iter()
                .find(|(span, _)| span.start() == cursor.head)
                .map(|(_, id)| id)
                .or_else(|| index.next_from(cursor.head, true))
        }
        (None, Direction::Back) => index.next_from(cursor.head, false),
    }
}

/// Where an edge of a tag comes to stand after a step. A step by word leads to the near side of a word: the start to
/// where a word starts, the end to where one ends, so that no blank is taken along or left over.
pub fn edge_step(
    document: &Document,
    annotation: &Annotation,
    edge: Edge,
    unit: Unit,
    direction: Direction,
) -> Offset {
    let extent = annotation.anchor.extent();
    let go = |from, direction| step(&document.text, &document.blocks, from, unit, direction);
    match (edge, unit, direction) {
        // Over the next word and the one after it, and back to where that one starts.
        (Edge::Start, Unit::Word, Direction::Forward) => {
            let after = go(go(extent.start(), direction), direction);
            go(after, Direction::Back)
        }
        (Edge::End, Unit::Word, Direction::Back) => {
            let before = go(go(extent.end(), direction), direction);
            go(before, Direction::Forward)
        }
        (Edge::Start, ..) => go(extent.start(), direction),
        (Edge::End, ..) => go(extent.end(), direction),
    }
}
