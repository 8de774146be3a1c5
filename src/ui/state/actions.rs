//! What keys and buttons ask for, carried out.

use leptos::prelude::*;
use leptos::task::{spawn_local, tick};

use super::{Desk, Dialog};
use crate::browser::page;
use crate::domain::{AnnotationId, Direction, KindId, Unit};
use crate::edit::{
    Action, Cursor, Edge, command, count, edge_step, moved, neighbour, sentence_here, target_of,
};

/// Id of the memo's text field, for going there by key.
pub const MEMO_FIELD: &str = "memo";
/// Id of the field that searches the tags.
pub const FILTER_FIELD: &str = "tag-search";
/// Id of the article, for coming back.
pub const ARTICLE: &str = "article";

impl Desk {
    /// Does what was asked.
    pub fn act(self, action: Action) {
        self.catch_up();
        match action {
            Action::Move {
                unit,
                direction,
                extend,
            } => self.step(unit, direction, extend),
            Action::Line { direction, extend } => self.line(direction, extend),
            Action::Tag(kind) => self.tag(&kind),
            Action::SelectSentence => self.select_sentence(),
            Action::RepeatTag => match self.settings.last_kind() {
                Some(kind) => self.tag(&kind),
                None => self.say("Nothing to repeat yet: tag something first"),
            },
            Action::TagMentions => self.ask_rest(|rest| rest.accept_offer),
            Action::Neighbour(direction) => self.go_to_neighbour(direction),
            Action::MoveEdge {
                edge,
                unit,
                direction,
            } => self.move_edge(edge, unit, direction),
            Action::EditMemo if self.is_linking() => self.on_chosen(|id| self.link_to(id)),
            Action::Code => self.on_chosen(|id| self.code(id)),
            Action::ChangeKind(_) | Action::Delete | Action::SameClaimants | Action::Link => {
                self.on_chosen(|id| match self.rest() {
                    Some(rest) => (rest.on_tag)(self, id, action),
                    None => self.with_rest(move |rest| (rest.on_tag)(self, id, action)),
                });
            }
            Action::EditMemo => self.on_chosen(|_| {
                self.set_sheet(true);
                // The details of a tag just made are in the page only when what is due has been drawn.
                spawn_local(async {
                    tick().await;
                    go_to_field(MEMO_FIELD);
                });
            }),
            Action::Undo => self.undo(),
            Action::Redo => self.redo(),
            Action::Article(direction) => self.go_to_article(direction),
            Action::Filter => {
                self.set_sheet(true);
                self.set_todo(false);
                // The list may come back only now.
                spawn_local(async {
                    tick().await;
                    go_to_field(FILTER_FIELD);
                });
            }
            Action::Actors => self.show(Dialog::Actors(None)),
            Action::Find => self.show(Dialog::Statements),
            Action::Articles => self.show(Dialog::Articles),
            Action::NextTodo => self.ask_rest(|rest| rest.next_todo),
            Action::TodoList => self.ask_rest(|rest| rest.list_todo),
            Action::Done => self.ask_rest(|rest| rest.done),
            Action::Help => self.show(Dialog::Help),
            Action::Codebook => self.show(Dialog::Codebook),
            Action::Escape => self.let_go(),
        }
    }

    pub(super) fn on_chosen(self, act: impl FnOnce(AnnotationId)) {
        match self.with(|s| s.cursor().chosen) {
            Some(id) => act(id),
            None => self.say("No tag is chosen: click one, or press n for the next"),
        }
    }

    fn step(self, unit: Unit, direction: Direction, extend: bool) {
        let cursor = self.with(|s| {
            let document = s.project().document(s.cursor().document?)?;
            Some(moved(document, s.cursor(), unit, direction, extend))
        });
        if let Some(cursor) = cursor {
            self.place(cursor);
            self.reveal_caret();
            self.speak_caret(unit, extend);
        }
    }

    fn line(self, direction: Direction, extend: bool) {
        let cursor = self.with(|s| s.cursor());
        let head = self
            .with_reader(|reader| reader.line_step(cursor.head, direction))
            .flatten();
        if let Some(head) = head {
            self.place(if extend {
                Cursor { head, ..cursor }
            } else {
                cursor.at(head)
            });
            self.reveal_caret();
            self.speak_caret(Unit::Word, extend);
        }
    }

    fn reveal_caret(self) {
        let head = self.with(|s| s.cursor().head);
        self.with_reader(|reader| reader.reveal(crate::domain::Span::caret(head)));
    }

    /// Reads out what the caret came to, as an editor would.
    fn speak_caret(self, unit: Unit, extend: bool) {
        let words = self.with(|s| {
            let cursor = s.cursor();
            let document = s.project().document(cursor.document?)?;
            let text = &document.text;
            if extend {
                return Some(["Selected: ", text.slice(cursor.selection())].concat());
            }
            let span = match unit {
                Unit::Character => crate::domain::Span::new(cursor.head, cursor.head.plus(1)),
                Unit::Word => crate::domain::word_at(text, &document.blocks, cursor.head)?,
                Unit::Sentence | Unit::Paragraph | Unit::Article => {
                    sentence_here(document, cursor.head)?
                }
            };
            Some(text.slice(span).to_owned())
        });
        if let Some(words) = words {
            self.speak(words);
        }
    }

    fn select_sentence(self) {
        let cursor = self.with(|s| {
            let cursor = s.cursor();
            let document = s.project().document(cursor.document?)?;
            Some(cursor.selecting(sentence_here(document, cursor.head)?))
        });
        if let Some(cursor) = cursor {
            self.place(Cursor {
                chosen: None,
                ..cursor
            });
            self.reveal_caret();
            self.speak_caret(Unit::Sentence, true);
        }
    }

    /// Tags the selection, or what stands under the caret, as one of a kind.
    pub fn tag(self, kind: &KindId) {
        let whole_sentences = self.settings.whole_sentences.get_untracked();
        let target = self.with(|s| {
            let cursor = s.cursor();
            let document = s.project().document(cursor.document?)?;
            let category = s.project().codebook().kind(kind)?.category;
            let span = target_of(document, cursor, category, whole_sentences)?;
            Some((document.id(), span))
        });
        let Some((document, span)) = target else {
            self.say("Select some text first");
            return;
        };
        let tagged = self.run(command::Tag {
            document,
            spans: vec![span],
            kind: kind.clone(),
        });
        if tagged {
            self.settings.remember_kind(kind);
            self.owe(|due| due.mentions = true);
        }
    }

    fn go_to_neighbour(self, direction: Direction) {
        let linking = self.seen.linking.get_untracked();
        let next = self.with(|s| {
            let mut cursor = s.cursor();
            loop {
                let id = neighbour(s.project(), cursor, direction)?;
                // While two statements are being linked, only those that it can be.
                let passed = linking.as_ref().is_some_and(|linking| {
                    let tag = s.project().annotation(id);
                    id == linking.from || tag.is_some_and(|tag| s.project().is_mention(tag))
                });
                if !passed {
                    return Some(id);
                }
                cursor.chosen = Some(id);
            }
        });
        match next {
            Some(id) => self.choose(id),
            None => self.say(match direction {
                Direction::Forward => "No tag further on in this article",
                Direction::Back => "No tag further up in this article",
            }),
        }
    }

    /// Moves an edge of the chosen tag by a step.
    pub fn move_edge(self, edge: Edge, unit: Unit, direction: Direction) {
        self.on_chosen(|id| {
            let to = self.with(|s| {
                let tag = s.project().annotation(id)?;
                let document = s.project().document(tag.document)?;
                Some(edge_step(document, tag, edge, unit, direction))
            });
            let moved = to.is_some_and(|to| {
                self.run_quietly(command::MoveEdge {
                    annotation: id,
                    edge,
                    to,
                })
            });
            if moved {
                self.reveal_cursor();
                if let Some(words) = self.announcement(id) {
                    self.speak(words);
                }
            }
        });
    }

    pub(super) fn drag_edge(
        self,
        tag: AnnotationId,
        edge: Edge,
        to: crate::domain::Offset,
        done: bool,
    ) {
        let there = self.with(|s| {
            s.project().annotation(tag).map(|a| match edge {
                Edge::Start => a.anchor.extent().start(),
                Edge::End => a.anchor.extent().end(),
            })
        });
        if there.is_some_and(|at| at != to) {
            // An edge that meets the other simply stays; the hand goes on dragging.
            let command = command::MoveEdge {
                annotation: tag,
                edge,
                to,
            };
            self.run_quietly(command);
        }
        if done && !self.seen.reading.get_untracked() {
            self.say_done("Moved an edge");
            self.session.update_value(crate::edit::Session::close_group);
        }
    }

    fn go_to_article(self, direction: Direction) {
        if self.seen.arriving.with_untracked(Option::is_some) {
            self.with_rest(move |_| self.go_to_article(direction));
            return;
        }
        let next = self.with(|s| {
            let place = s.project().place(s.cursor().document?)?;
            let place = match direction {
                Direction::Forward => place + 1,
                Direction::Back => place.checked_sub(1)?,
            };
            s.project().documents().get(place).map(|d| d.id())
        });
        match next {
            Some(id) => {
                self.go_to(id);
                go_to_field(ARTICLE);
            }
            None => self.say(match direction {
                Direction::Forward => "This is the last article",
                Direction::Back => "This is the first article",
            }),
        }
    }

    /// Escape: the uppermost thing goes.
    fn let_go(self) {
        let cursor = self.with(|s| s.cursor());
        if self.is_linking() {
            self.stop_linking();
        } else if self.seen.sheet.get_untracked() {
            self.set_sheet(false);
            go_to_field(ARTICLE);
        } else if !self.seen.offers.with_untracked(Vec::is_empty) {
            self.decline_offer();
        } else if cursor.anchor != cursor.head || cursor.chosen.is_some() {
            self.place(cursor.at(cursor.head));
        } else {
            self.hush();
        }
    }

    /// A tag in words: “Demand: a written answer”.
    pub(super) fn in_words(self, id: AnnotationId) -> Option<String> {
        self.with(|s| {
            let tag = s.project().annotation(id)?;
            let kind = s.project().codebook().kind(&tag.kind)?;
            Some([&*kind.label, ": ", &*tag.anchor.quote().exact].concat())
        })
    }

    /// The same, and how many others there are on its words.
    pub(super) fn announcement(self, id: AnnotationId) -> Option<String> {
        let words = self.in_words(id)?;
        self.with(|s| {
            let tag = s.project().annotation(id)?;
            let overlapping = s
                .project()
                .index(tag.document)?
                .touching(tag.anchor.extent())
                .len()
                .saturating_sub(1);
            let also = match overlapping {
                0 => String::new(),
                n => [" (", &*count(n, "other tag"), " on the same words)"].concat(),
            };
            Some(words + &also)
        })
    }
}

/// Gives the focus to an element of the page. Nothing happens where it is not on the screen.
pub fn go_to_field(id: &str) {
    page::focus_by_id(id);
}
