//! Caret, selection, chosen tag and article: where the analyst is, on the screen.

use leptos::prelude::*;

use super::work::set_if_other;
use super::{Desk, desk::Toolbar};
use crate::browser::{Look, Reader, ReaderEvent};
use crate::domain::{AnnotationId, DocumentId, Mark, Offset, Span};
use crate::edit::{Cursor, place_in_stack, pressed};

impl Desk {
    /// Takes the reader that was put on the screen, and shows the article in it.
    pub fn take_reader(self, reader: Reader) {
        self.reader.set_value(Some(reader));
        self.show_article();
    }

    /// Lets the reader go.
    pub fn drop_reader(self) {
        self.reader.set_value(None);
    }

    /// The reader, for what is drawn beside the text.
    pub fn reader(self) -> Option<Reader> {
        self.with_reader(Reader::clone)
    }

    pub(super) fn with_reader<T>(self, use_it: impl FnOnce(&Reader) -> T) -> Option<T> {
        self.reader
            .try_with_value(|reader| reader.as_ref().map(use_it))
            .flatten()
    }

    /// What the reader asks for: the marks of the shown article that touch a span.
    pub fn marks(self, span: Span) -> Vec<Mark> {
        self.with(|session| {
            let project = session.project();
            let index = session.cursor().document.and_then(|d| project.index(d));
            let Some(index) = index else {
                return Vec::new();
            };
            index
                .touching(span)
                .into_iter()
                .filter_map(|(span, annotation)| {
                    let kind = &project.annotation(annotation)?.kind;
                    let kind = project.codebook().position(kind)?;
                    Some(Mark {
                        annotation,
                        span,
                        kind: u8::try_from(kind).unwrap_or(u8::MAX),
                    })
                })
                .collect()
        })
    }

    /// What the analyst did in the article.
    pub fn heard(self, event: ReaderEvent) {
        self.catch_up();
        match event {
            ReaderEvent::Selected {
                anchor,
                head,
                settled,
                touch,
            } => {
                let cursor = self.with(|s| s.cursor());
                let chosen = cursor.chosen.filter(|_| anchor == head);
                self.place_silently(Cursor {
                    anchor,
                    head,
                    chosen,
                    ..cursor
                });
                self.show_toolbar(settled, touch);
            }
            ReaderEvent::Unselected { nowhere } => {
                set_if_other(self.seen.toolbar, None);
                if nowhere {
                    let cursor = self.with(|s| s.cursor());
                    self.place_silently(cursor.at(cursor.head));
                }
            }
            ReaderEvent::Pressed { at, tag } => {
                let before = self.with(|s| s.cursor());
                let chosen = tag.map(|hit| self.with(|s| pressed(s.project(), before, at, hit)));
                self.place(Cursor {
                    chosen,
                    ..before.at(at)
                });
                self.speak_stack();
                if let Some(tag) = chosen {
                    self.link_if_linking(tag);
                }
            }
            ReaderEvent::Hovered(tag) => {
                let spans = tag.and_then(|id| self.fragments(id).map(|spans| (id, spans)));
                self.with_reader(|reader| {
                    reader.set_hot(spans.as_ref().map(|(id, spans)| (*id, spans.as_slice())));
                });
            }
            ReaderEvent::EdgeDragged {
                tag,
                edge,
                to,
                done,
            } => self.drag_edge(tag, edge, to, done),
        }
    }

    fn show_toolbar(self, settled: bool, touch: bool) {
        let selection = self.with(|s| s.cursor().selection());
        let around = Some(selection)
            .filter(|s| settled && !s.is_empty())
            .and_then(|s| self.with_reader(|reader| reader.rect_of(s)).flatten());
        set_if_other(
            self.seen.toolbar,
            around.map(|around| Toolbar { around, touch }),
        );
    }

    /// Moves caret, selection or choice, and shows it.
    pub fn place(self, cursor: Cursor) {
        self.session.update_value(|session| {
            if session.cursor().chosen != cursor.chosen {
                session.close_group();
            }
            session.place(cursor);
        });
        set_if_other(self.seen.toolbar, None);
        self.show_cursor();
    }

    /// As [`Self::place`], when the browser shows the selection already.
    fn place_silently(self, cursor: Cursor) {
        self.session.update_value(|session| session.place(cursor));
        let chosen_before = self.seen.cursor.with_untracked(|c| c.chosen);
        set_if_other(self.seen.cursor, cursor);
        if chosen_before != cursor.chosen {
            self.show_chosen();
        }
    }

    /// Chooses a tag, brings it into view and has it read out.
    pub fn choose(self, id: AnnotationId) {
        self.turn_to(id);
        if let Some(words) = self.announcement(id) {
            self.speak(words);
        }
    }

    /// Chooses a tag and brings it into view, where something else is to be said.
    pub fn turn_to(self, id: AnnotationId) {
        let Some((document, start)) = self.with(|s| {
            let found = s.project().annotation(id)?;
            Some((found.document, found.anchor.extent().start()))
        }) else {
            return;
        };
        let mut cursor = Cursor::start_of(document).at(start);
        cursor.chosen = Some(id);
        self.place(cursor);
        self.reveal_cursor();
    }

    /// Selects words of an article and brings them into view.
    pub fn select(self, document: DocumentId, span: Span) {
        self.place(Cursor::start_of(document).selecting(span));
        self.with_reader(|reader| reader.reveal(span));
    }

    /// Chooses a tag as if it had just been made: the caret behind it, nothing selected.
    pub(super) fn choose_where_it_ends(self, id: AnnotationId) {
        let end = self.with(|s| Some(s.project().annotation(id)?.anchor.extent().end()));
        if let Some(end) = end {
            let cursor = self.with(|s| s.cursor()).at(end);
            self.place(Cursor {
                chosen: Some(id),
                ..cursor
            });
        }
    }

    /// “2 of 3 tags here”, where the chosen tag is not the only one at the caret. Tracked.
    pub fn place_in_stack(self) -> Option<String> {
        self.seen.tags.track();
        let cursor = self.seen.cursor.get();
        let (place, all) = self.with(|s| place_in_stack(s.project(), cursor))?;
        Some(format!("{place} of {all} tags here"))
    }

    /// Says which of several tags a press came to.
    fn speak_stack(self) {
        let chosen = self.with(|s| s.cursor().chosen);
        let place = untrack(|| self.place_in_stack());
        if let (Some(tag), Some(place)) = (chosen.and_then(|id| self.in_words(id)), place) {
            self.speak(format!("{tag}. {place}"));
        }
    }

    /// A dialog covers the article, or does so no more.
    pub fn stand_back(self, back: bool) {
        self.with_reader(|reader| reader.stand_back(back));
    }

    /// The article was scrolled and rests: remembers how far it has been read.
    pub fn scrolled(self) {
        let top = self.with_reader(Reader::top).flatten();
        let document = self.with(|s| s.cursor().document);
        if let (Some(document), Some(at)) = (document, top) {
            self.settings.remember_reading(document, at);
        }
    }

    /// Shows an article, where it was read last.
    pub fn go_to(self, document: DocumentId) {
        self.session.update_value(|session| session.go_to(document));
        self.show_cursor();
    }

    /// Brings the session's cursor to the screen: the article if it is another, caret, selection, choice.
    pub(super) fn show_cursor(self) {
        let cursor = self.with(|s| s.cursor());
        let before = self.seen.cursor.get_untracked();
        set_if_other(self.seen.cursor, cursor);
        if before.document == cursor.document {
            self.with_reader(|reader| reader.set_selection(cursor.anchor, cursor.head));
            self.show_chosen();
        } else {
            self.show_article();
        }
    }

    /// Puts the article of the cursor into the reader.
    pub(super) fn show_article(self) {
        let cursor = self.with(|s| s.cursor());
        let found = self.with(|s| s.project().document(cursor.document?).cloned());
        let Some(document) = found else { return };
        let looks = self.looks();
        self.with_reader(|reader| {
            reader.show(&document.text, &document.blocks, &looks);
            reader.select_once_painted(cursor.anchor, cursor.head);
        });
        self.show_chosen();
        if cursor.head != Offset::ZERO {
            self.reveal_cursor();
        } else if let Some(at) = self.settings.read_to(document.id()) {
            self.with_reader(|reader| reader.go_back_to(at));
        }
        self.settings
            .remember_article(self.with(|s| s.project().meta().id), document.id());
    }

    pub(super) fn show_looks(self) {
        let looks = self.looks();
        self.with_reader(|reader| reader.set_looks(&looks));
    }

    fn looks(self) -> Vec<Look> {
        let codebook = self.seen.codebook.get_untracked();
        codebook.kinds.iter().map(Look::from).collect()
    }

    pub(super) fn show_chosen(self) {
        let spans = self.chosen_spans();
        self.with_reader(|reader| {
            reader.set_chosen(spans.as_ref().map(|(id, spans)| (*id, spans.as_slice())));
        });
    }

    pub(super) fn chosen_spans(self) -> Option<(AnnotationId, Vec<Span>)> {
        let id = self.with(|s| s.cursor().chosen)?;
        Some((id, self.fragments(id)?))
    }

    fn fragments(self, id: AnnotationId) -> Option<Vec<Span>> {
        self.with(|s| Some(s.project().annotation(id)?.anchor.fragments().to_vec()))
    }

    /// Scrolls so that the chosen tag, or else the caret, is in view.
    pub(super) fn reveal_cursor(self) {
        let cursor = self.with(|s| s.cursor());
        let chosen = cursor.chosen.and_then(|id| self.fragments(id));
        let first = chosen.and_then(|spans| spans.first().copied());
        let span = first.unwrap_or(Span::caret(cursor.head));
        self.with_reader(|reader| reader.reveal(span));
    }
}
