//! The text from its start to its end, with the marks that cover each stretch of it.

use crate::domain::{Block, Offset, Span, sort};
use crate::format::exchange::model::Article;

/// A stretch of a block in which the same marks are open.
pub(super) struct Stretch<'a> {
    /// Its words.
    pub(super) words: &'a str,
    /// Places of the marks that cover it.
    pub(super) marks: Vec<usize>,
    /// Places of those that end with it.
    pub(super) ended: Vec<usize>,
}

/// Goes through an article, block by block.
pub(super) struct Sweep<'a> {
    article: &'a Article,
    /// Where parts begin and end: the place, whether it is a beginning, the mark, whether it is its last part.
    edges: Vec<(Offset, bool, usize, bool)>,
    next: usize,
    open: Vec<usize>,
}

impl<'a> Sweep<'a> {
    /// Sorts the ends of all marks.
    pub(super) fn of(article: &'a Article) -> Self {
        let mut edges = Vec::new();
        for (n, mark) in article.marks.iter().enumerate() {
            for (part, left) in mark.parts.iter().zip((0..mark.parts.len()).rev()) {
                edges.push((part.start(), true, n, false));
                edges.push((part.end(), false, n, left == 0));
            }
        }
        // Where one ends and another begins, the end comes first.
        sort(&mut edges, |a, b| (a.0, a.1, a.2).cmp(&(b.0, b.1, b.2)));
        Self {
            article,
            edges,
            next: 0,
            open: Vec::new(),
        }
    }

    /// The stretches of the next block. Linear in them and in the marks that are open.
    pub(super) fn block(&mut self, block: &Block) -> Vec<Stretch<'a>> {
        let mut found: Vec<Stretch<'a>> = Vec::new();
        let mut at = block.span.start();
        loop {
            let edge = self.edges.get(self.next).copied();
            let edge = edge.filter(|(place, begins, ..)| match begins {
                true => *place < block.span.end(),
                false => *place <= block.span.end(),
            });
            let end = edge.map_or(block.span.end(), |(place, ..)| place.max(at));
            if end > at {
                found.push(Stretch {
                    words: self.article.text.slice(Span::new(at, end)),
                    marks: self.open.clone(),
                    ended: Vec::new(),
                });
                at = end;
            }
            let Some((_, begins, mark, last)) = edge else {
                return found;
            };
            self.next += 1;
            if begins {
                self.open.push(mark);
                continue;
            }
            self.open.retain(|open| *open != mark);
            if last {
                match found.last_mut() {
                    Some(stretch) => stretch.ended.push(mark),
                    // It ended in the white space before this block.
                    None => found.push(Stretch {
                        words: "",
                        marks: Vec::new(),
                        ended: vec![mark],
                    }),
                }
            }
        }
    }
}
