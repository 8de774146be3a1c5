//! Works out where the tags of an article come to stand, a slice at a time: a long article with many tags takes a while.

use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::{Slice, Timer};
use crate::domain::{
    Anchor, Annotation, AnnotationId, BlockKind, Blocks, Document, DocumentId, Reanchoring,
    Refound, Text,
};
use crate::edit::short;
use crate::ui::state::Desk;

/// Milliseconds of work at a time.
const SLICE: f64 = 8.0;

/// Where a tag comes to stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outlook {
    /// The tag.
    pub tag: AnnotationId,
    /// How it is found.
    pub found: Refound,
    /// Its words before.
    pub before: String,
    /// Its words after; where it is lost, those it stands on until it is placed.
    pub after: String,
    /// Where it was found elsewhere: where that is, and what stands around it.
    pub there: Option<There>,
}

/// A place in the new version, for somebody to judge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct There {
    /// “in paragraph 3”.
    pub block: String,
    /// What stands before the words.
    pub before: String,
    /// The words, cut where they are many.
    pub words: String,
    /// What stands after them.
    pub after: String,
}

impl There {
    fn of(anchor: &Anchor, blocks: &Blocks) -> Self {
        let block = blocks.at(anchor.extent().start());
        let block = block.and_then(|place| blocks.all().get(place));
        let block = match block {
            Some(block) if block.kind == BlockKind::Paragraph => {
                format!("in paragraph {}", block.number)
            }
            Some(block) if block.kind == BlockKind::Title => "in the title".to_owned(),
            _ => "in a heading".to_owned(),
        };
        let quote = anchor.quote();
        // Read as one line.
        let line = |words: &str| words.replace(char::is_whitespace, " ");
        Self {
            block,
            before: line(&quote.prefix),
            words: short(&quote.exact),
            after: line(&quote.suffix),
        }
    }
}

/// What is known of a correction.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// Nothing was looked at yet, or the text was changed since.
    #[default]
    None,
    /// So many tags of so many are placed.
    Working(usize, usize),
    /// All of them, the least sure first.
    Done(Arc<Vec<Outlook>>),
}

/// The work that is under way.
struct Work {
    document: Arc<Document>,
    text: Text,
    blocks: Option<Arc<Blocks>>,
    between: Option<Reanchoring>,
    tags: Vec<Arc<Annotation>>,
    found: Vec<Outlook>,
}

/// A look ahead; cheap to copy.
#[derive(Clone, Copy)]
pub struct Looking {
    desk: Desk,
    work: StoredValue<Option<Work>, LocalStorage>,
    next: StoredValue<Option<Timer>, LocalStorage>,
    look: RwSignal<Look>,
}

impl Looking {
    /// Nothing looked at yet.
    pub fn new(desk: Desk) -> Self {
        Self {
            desk,
            work: StoredValue::new_local(None),
            next: StoredValue::new_local(None),
            look: RwSignal::new(Look::None),
        }
    }

    /// What is known so far. Tracked.
    pub fn get(self) -> Look {
        self.look.get()
    }

    /// Forgets it: the text is another.
    pub fn let_go(self) {
        self.next.set_value(None);
        self.work.set_value(None);
        if self.look.with_untracked(|look| *look != Look::None) {
            self.look.set(Look::None);
        }
    }

    /// Looks where the tags come to stand in another version of the text. False when there is no such article any more.
    pub fn begin(self, id: DocumentId, text: Text) -> bool {
        let work = self.desk.with(|s| {
            let document = Arc::clone(s.project().document(id)?);
            let tags: Vec<_> = s.project().annotations_of(id).cloned().collect();
            Some(Work {
                found: Vec::with_capacity(tags.len()),
                document,
                text,
                blocks: None,
                between: None,
                tags,
            })
        });
        let Some(work) = work else {
            self.let_go();
            return false;
        };
        self.look.set(Look::Working(0, work.tags.len()));
        self.work.set_value(Some(work));
        self.later();
        true
    }

    fn later(self) {
        let timer = Timer::after(0, move || self.go_on());
        self.next.try_update_value(|next| *next = timer);
    }

    fn go_on(self) {
        let look = self
            .work
            .try_update_value(|work| Some(work.as_mut()?.go_on()));
        // The dialog may be gone, or the text changed.
        let Some(Some(look)) = look else { return };
        let working = matches!(look, Look::Working(..));
        self.look.set(look);
        if working {
            self.later();
        }
    }
}

impl Work {
    fn go_on(&mut self) -> Look {
        let working = Look::Working(self.found.len(), self.tags.len());
        // One thing at a time: each of these goes over all of the text.
        let Some(blocks) = &self.blocks else {
            self.blocks = Some(Arc::new(Blocks::of(&self.text)));
            return working;
        };
        let Some(between) = &self.between else {
            let (old, new) = (&self.document.text, &self.text);
            self.between = Some(Reanchoring::new(old, new, blocks));
            return working;
        };
        let slice = Slice::of(SLICE);
        while let Some(tag) = self.tags.get(self.found.len()) {
            let placed = between.place(&tag.anchor);
            let there = placed.as_ref().filter(|placed| placed.found.is_elsewhere());
            let there = there.map(|placed| There::of(&placed.anchor, blocks));
            let (found, after) = placed.map_or((Refound::Lost, String::new()), |placed| {
                (placed.found, placed.anchor.quote().exact.to_string())
            });
            self.found.push(Outlook {
                tag: tag.id,
                found,
                before: tag.anchor.quote().exact.to_string(),
                after,
                there,
            });
            if slice.is_over() {
                return Look::Working(self.found.len(), self.tags.len());
            }
        }
        let mut all = std::mem::take(&mut self.found);
        crate::domain::sort(&mut all, |a, b| b.found.cmp(&a.found));
        Look::Done(Arc::new(all))
    }
}
