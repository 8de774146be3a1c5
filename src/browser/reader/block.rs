//! One block with its marks: text and spans, made from the runs of the domain.

use web_sys::{Document, Element, HtmlElement, Node};

use super::article::Article;
use super::dom::{append, put};
use super::look::Look;
use super::template::Templates;
use crate::domain::json::shown;
use crate::domain::{AnnotationId, Mark, Offset, Run, runs};

/// What it takes to paint a block, the same for all of them.
pub(super) struct Brush<'a> {
    pub(super) document: &'a Document,
    pub(super) templates: &'a Templates,
    pub(super) looks: &'a [Look],
    pub(super) chosen: Option<AnnotationId>,
    pub(super) hot: Option<AnnotationId>,
}

/// A mark cut to the block, and whether it really begins and ends there.
struct Piece {
    mark: Mark,
    begins: bool,
    ends: bool,
}

impl Brush<'_> {
    /// Puts the text of the block at `place` into `element` anew, under `marks`: all that touch the block; others do no
    /// harm.
    pub(super) fn paint(&self, article: &Article, place: usize, element: &Element, marks: &[Mark]) {
        let Some(block) = article.block(place) else {
            return;
        };
        let (runs, cut) = runs(block.span, marks);
        if cut.is_empty() {
            element.set_text_content(Some(article.text.slice(block.span)));
            return;
        }
        let around = article.around(place);
        let pieces: Vec<Piece> = cut.into_iter().map(|m| piece(m, marks, around)).collect();
        let fragment = self.document.create_document_fragment();
        for run in &runs {
            let words = article.text.slice(run.span);
            if run.marks.is_empty() {
                append(&fragment, &self.document.create_text_node(words));
            } else {
                append(&fragment, &self.run(run, &pieces, words));
            }
        }
        element.set_text_content(None);
        append(element, &fragment);
    }

    /// A run: one span in another for each mark, the widest outside, the words in the innermost.
    fn run(&self, run: &Run, pieces: &[Piece], words: &str) -> Node {
        let marks = || {
            run.marks
                .iter()
                .filter_map(|&(i, lane)| Some((pieces.get(i)?, lane)))
        };
        let tint = marks()
            .map(|(p, _)| p.mark.kind)
            .rfind(|&k| self.is_statement(k));
        let outer = match tint {
            Some(kind) => {
                let mut class = String::from("run tint-");
                class.push_str(&shown(&kind));
                self.templates.span(&class)
            }
            None => self.templates.span("run"),
        };
        let mut inner: Option<HtmlElement> = None;
        for (piece, lane) in marks() {
            let span = self.mark(run, piece, lane);
            append(inner.as_ref().unwrap_or(&outer), &span);
            inner = Some(span);
        }
        inner
            .as_ref()
            .unwrap_or(&outer)
            .set_text_content(Some(words));
        outer.into()
    }

    fn mark(&self, run: &Run, piece: &Piece, lane: u8) -> HtmlElement {
        let Mark {
            annotation,
            span,
            kind,
        } = piece.mark;
        let begins = piece.begins && run.span.start() == span.start();
        let ends = piece.ends && run.span.end() == span.end();
        let look = self.looks.get(usize::from(kind));
        let mut class = String::from("mark kind-");
        class.push_str(&shown(&kind));
        if let Some(look) = look {
            class.push_str(" stroke-");
            class.push_str(look.stroke.word());
        }
        class.push_str(" lane-");
        class.push_str(&shown(&lane));
        for (name, on) in [
            (" begins", begins),
            (" ends", ends),
            (" chosen", self.chosen == Some(annotation)),
            (" hot", self.hot == Some(annotation)),
        ] {
            if on {
                class.push_str(name);
            }
        }
        let element = self.templates.span(&class);
        put(&element, "data-a", &shown(&annotation));
        if let Some(look) = look.filter(|_| begins) {
            put(&element, "data-cap", &look.cap);
            put(&element, "data-say", &look.say);
        }
        element
    }

    fn is_statement(&self, kind: u8) -> bool {
        self.looks
            .get(usize::from(kind))
            .is_some_and(|l| l.statement)
    }
}

/// A mark that is cut at the border of its block goes on next door, unless all that was cut off is white space.
fn piece(cut: Mark, marks: &[Mark], (before, after): (Option<Offset>, Option<Offset>)) -> Piece {
    let whole = marks
        .iter()
        .find(|m| m.annotation == cut.annotation && m.span.covers(cut.span))
        .map_or(cut.span, |m| m.span);
    Piece {
        mark: cut,
        begins: before.is_none_or(|end| whole.start() >= end),
        ends: after.is_none_or(|start| whole.end() <= start),
    }
}
