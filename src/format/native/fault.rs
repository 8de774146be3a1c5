//! One thing that is wrong in a project file: where, and what.

use std::fmt;

use crate::domain::{AnchorError, AnnotationId, Broken, DocumentId, Table};
use crate::format::words;

/// Something in a file that can't be taken as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where: `article 2 (“Talks end”)`, `the codebook`.
    pub place: String,
    /// What, as the rest of a sentence.
    pub reason: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.reason)
    }
}

impl Fault {
    pub(super) fn new(place: impl Into<String>, reason: impl Into<String>) -> Self {
        Self {
            place: place.into(),
            reason: reason.into(),
        }
    }
}

/// What of a file is needed to say in words where something is: read along, because the parts themselves are gone once
/// they were found not to fit.
#[derive(Debug, Default)]
pub(super) struct Contents {
    /// Place in the file, from 0, and title of each article.
    pub(super) documents: Table<DocumentId, (usize, String)>,
    /// Place in the file, from 0, and article of each tag.
    pub(super) annotations: Table<AnnotationId, (usize, DocumentId)>,
}

impl Contents {
    /// A broken law, in words, with its place.
    pub(super) fn fault(&self, broken: &Broken) -> Fault {
        match broken {
            Broken::Anchor(id, error) => Fault::new(self.tag(*id), anchor_in_words(error)),
            Broken::NoDocument(id) => Fault::new(
                self.tag(*id),
                "the article it is on is not in the file (key “document”)",
            ),
            Broken::NoKind(id, kind) => Fault::new(
                self.tag(*id),
                format!("the codebook has no kind “{kind}” (key “kind”)"),
            ),
            Broken::NoCoder(id) => Fault::new(
                self.tag(*id),
                "the coder who made it is not in the file (key “coder”)",
            ),
            Broken::TwiceAnnotation(id) => Fault::new(self.tag(*id), "another tag has the same id"),
            Broken::TwiceDocument(id) => {
                Fault::new(self.article(*id), "another article has the same id")
            }
            Broken::Codebook(error) => Fault::new("the codebook", error.to_string()),
            Broken::TwiceCoder(_) => Fault::new("the coders", broken.to_string()),
            Broken::Frame(id, misfit) => Fault::new(self.tag(*id), misfit.to_string()),
            Broken::Actor(id, misfit) => Fault::new(format!("actor {id}"), misfit.to_string()),
            Broken::Relation(id, misfit) => Fault::new(format!("link {id}"), misfit.to_string()),
            Broken::Shelf => Fault::new("the articles", broken.to_string()),
            Broken::TwiceActor(_) => Fault::new("the actors", broken.to_string()),
            Broken::TwiceRelation(_) | Broken::Links => {
                Fault::new("the links between statements", broken.to_string())
            }
            Broken::Index(id) => Fault::new(self.article(*id), broken.to_string()),
        }
    }

    fn article(&self, id: DocumentId) -> String {
        self.documents.get(&id).map_or_else(
            || format!("article {id}"),
            |(i, title)| article_place(*i, Some(title)),
        )
    }

    /// With its article, if that is there.
    fn tag(&self, id: AnnotationId) -> String {
        let Some((i, document)) = self.annotations.get(&id) else {
            return format!("tag {id}");
        };
        let tag = tag_place(*i, Some(&id.to_string()));
        if self.documents.contains_key(document) {
            format!("{}, {tag}", self.article(*document))
        } else {
            tag
        }
    }
}

/// `article 2 (“Talks end”)`; counted from 0 here and from 1 there.
pub(super) fn article_place(i: usize, title: Option<&str>) -> String {
    let number = words::number(i as u64 + 1);
    title.filter(|t| !t.trim().is_empty()).map_or_else(
        || format!("article {number}"),
        |title| format!("article {number} ({})", words::quoted(title, 40)),
    )
}

/// `tag 17 (id 0190…)`; the id can be searched for in an editor.
pub(super) fn tag_place(i: usize, id: Option<&str>) -> String {
    let number = words::number(i as u64 + 1);
    id.map_or_else(
        || format!("tag {number}"),
        |id| format!("tag {number} (id {})", words::one_line(id)),
    )
}

fn anchor_in_words(error: &AnchorError) -> String {
    let number = |n: &u32| words::number(u64::from(*n));
    match error {
        AnchorError::Outside { end, length } => format!(
            "a span ends at {} but the text has {} characters",
            number(end),
            number(length)
        ),
        AnchorError::OtherWords { start, end, quoted } => format!(
            "the text at {}–{} is not the quoted one ({})",
            number(start),
            number(end),
            words::quoted(quoted, 60)
        ),
        AnchorError::Empty | AnchorError::Disorder => error.to_string(),
    }
}
