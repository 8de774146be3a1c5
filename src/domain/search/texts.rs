//! Words in the texts of all articles, tagged or not.

use super::Needle;
use crate::domain::{ByteOffset, Document, DocumentId, Project, Span};

/// A place where the words stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextHit {
    /// In which article.
    pub document: DocumentId,
    /// Where in its text.
    pub span: Span,
    /// Whether something is tagged there.
    pub tagged: bool,
}

/// What a search in the texts found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextHits {
    /// The first of them, in the project's order.
    pub first: Vec<TextHit>,
    /// How many there are.
    pub all: usize,
    /// In which articles, in the project's order.
    pub articles: Vec<DocumentId>,
}

/// Where some words stand, one after the other; places do not overlap. At most `most` of them are listed, all are
/// counted. Linear in the texts.
pub fn find_in_texts(project: &Project, words: &str, most: usize) -> TextHits {
    let mut search = TextSearch::new(words, most);
    search.go_on(project, usize::MAX);
    search.hits
}

/// The same search in steps, so that nothing has to wait for the end of it: what was found so far can be had after
/// each. The project must not change in between.
#[derive(Clone, Debug, Default)]
pub struct TextSearch {
    needle: Option<Needle>,
    most: usize,
    /// The articles that are gone through; `None`: all.
    among: Option<Vec<DocumentId>>,
    /// The article that is next, by its place, and from which byte on.
    next: usize,
    from: usize,
    done: bool,
    hits: TextHits,
}

impl TextSearch {
    /// A search that has not begun.
    pub fn new(words: &str, most: usize) -> Self {
        let needle = Needle::new(words);
        Self {
            done: needle.is_none(),
            needle,
            most,
            ..Self::default()
        }
    }

    /// As [`Self::new`], for the same project as an earlier search: where more was typed after what that one had found,
    /// only what it had found is gone through.
    pub fn after(earlier: &Self, words: &str, most: usize) -> Self {
        let mut search = Self::new(words, most);
        if let (Some(new), Some(old)) = (&search.needle, &earlier.needle)
            && earlier.done
            && new.goes_on_from(old)
        {
            search.among = Some(earlier.hits.articles.clone());
        }
        search
    }

    /// Goes through so many bytes of text, or a few more. Whether all is done then.
    pub fn go_on(&mut self, project: &Project, bytes: usize) -> bool {
        let mut left = bytes;
        while !self.done && left > 0 {
            let document = match &self.among {
                None => project.documents().get(self.next),
                Some(ids) => match ids.get(self.next) {
                    None => None,
                    // One that is no longer there is passed over.
                    Some(id) => match project.document(*id) {
                        None => {
                            self.next += 1;
                            continue;
                        }
                        there => there,
                    },
                },
            };
            match document {
                None => self.done = true,
                Some(document) => self.look_in(project, document, &mut left),
            }
        }
        self.done
    }

    /// Whether all was gone through.
    pub const fn is_done(&self) -> bool {
        self.done
    }

    /// What was found so far.
    pub const fn hits(&self) -> &TextHits {
        &self.hits
    }

    fn look_in(&mut self, project: &Project, document: &Document, left: &mut usize) {
        let text = document.text.as_str();
        let Some(needle) = &self.needle else { return };
        let until = text.ceil_char_boundary(self.from.saturating_add(*left));
        let id = document.id();
        while let Some(found) = needle.find_before(text, self.from, until) {
            // Nothing is charged for what was found: a search for a single letter takes its time to list it.
            *left = left.saturating_sub(found.end.saturating_sub(self.from));
            self.from = found.end;
            self.hits.all += 1;
            if self.hits.articles.last() != Some(&id) {
                self.hits.articles.push(id);
            }
            if self.hits.first.len() < self.most {
                let offset = |byte: usize| document.text.offset_at_byte(ByteOffset(byte as u32));
                let span = Span::new(offset(found.start), offset(found.end));
                let index = project.index(id);
                self.hits.first.push(TextHit {
                    document: id,
                    span,
                    tagged: index.is_some_and(|index| !index.touching(span).is_empty()),
                });
            }
        }
        *left = left.saturating_sub(until.saturating_sub(self.from));
        self.from = self.from.max(until);
        if self.from >= text.len() {
            self.from = 0;
            self.next += 1;
            // An article without any text costs something, too.
            *left = left.saturating_sub(64);
        }
    }
}
