//! What came from another tool becomes a project. Whatever has a place here gets it; whatever has none is kept beside it,
//! under the name of the tool, and is written back to a file of that tool.

mod actors;
mod codebook;
mod frames;
mod naming;
mod ties;

use std::cmp::Reverse;
use std::collections::VecDeque;

use super::keys::{self, FOREIGN_ID, Keys};
use super::model::{Article, Mark, Scheme};
use super::names::project_title;
use crate::domain::json::{Json, shown};
use crate::domain::{
    Anchor, Annotation, AnnotationId, Assembly, Broken, Category, Coder, CoderId, Document,
    DocumentId, DocumentMeta, Extra, IdSource, KindId, OrderedSet, Origin, Parts, Project,
    ProjectId, ProjectMeta, Table, Timestamp, Turns, breathe, sort,
};

use actors::Register;
pub(super) use codebook::Book;
pub use naming::names_actors;

/// So many tags are checked in a turn.
const AT_A_TIME: usize = 20;

/// A mark that could not be taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Id of its article.
    pub article: String,
    /// Its id.
    pub mark: String,
    /// Why, as the end of a sentence.
    pub reason: String,
}

/// What came of it.
#[derive(Clone, Debug)]
pub struct Assembled {
    /// The project; sound.
    pub project: Project,
    /// Marks that fit no text.
    pub refused: Vec<Refused>,
    /// How many ties have no place here, and are kept with the mark they come from.
    pub ties_kept: usize,
}

/// Where ids and times come from.
pub struct Source<'a> {
    /// The format, as its keys are kept under.
    pub tool: &'static str,
    /// Whether ids of the file are worth keeping: false where the format has none and they are only numbers.
    pub keeps_ids: bool,
    /// New ids.
    pub ids: &'a mut dyn IdSource,
    /// The moment of taking in.
    pub now: Timestamp,
    /// Name of the file.
    pub file: &'a str,
}

/// Puts a project together. Linear, but for finding things by name.
///
/// # Errors
/// Laws that would not hold: a fault of the reader, as all that is wrong with a file should have been found before.
pub async fn assemble(
    scheme: &Scheme,
    articles: Vec<Article>,
    source: Source<'_>,
    turns: &dyn Turns,
) -> Result<Assembled, Vec<Broken>> {
    let mut work = Work {
        book: Book::of(scheme, &articles, source.tool),
        register: Register::default(),
        coders: Table::new(),
        keys: scheme.keys.clone(),
        used: OrderedSet::new(),
        refused: Vec::new(),
        ties_kept: 0,
        source,
    };
    let id = ProjectId::new(work.source.ids.next_uuid());
    for name in &scheme.coders {
        work.coder(name);
    }
    let mut documents = Vec::new();
    let mut coded = Vec::new();
    let mut articles = VecDeque::from(articles);
    while let Some(article) = articles.pop_front() {
        breathe(turns).await;
        let document = work.document(&article);
        let (mut tags, links) = work.coded(&article, &document);
        let key = |tag: &Annotation| {
            let extent = tag.anchor.extent();
            (extent.start(), Reverse(extent.end()), tag.id)
        };
        sort(&mut tags, |a, b| key(a).cmp(&key(b)));
        documents.push(document);
        coded.push((tags, links));
    }
    let title = match scheme.title.trim() {
        "" => project_title(work.source.file),
        title => title,
    };
    let meta = ProjectMeta {
        id,
        title: title.to_owned(),
        created: work.source.now,
        sample: false,
        lost: Vec::new(),
        extra: Extra::new(),
    };
    work.register
        .details(&scheme.actors, work.source.ids, &mut work.used);
    work.register
        .people(&scheme.people, work.source.ids, &mut work.used);
    let parts = Parts {
        coders: work.coders.values().cloned().collect(),
        actors: work.register.finish(),
        documents,
        ..Parts::new(meta, work.book.finish())
    };
    let mut assembly = Assembly::new(parts);
    for (tags, links) in coded {
        breathe(turns).await;
        assembly.add_coded(tags, links);
    }
    breathe(turns).await;
    assembly.gather();
    while assembly.check_next(AT_A_TIME) {
        breathe(turns).await;
    }
    Ok(Assembled {
        project: assembly.finish()?,
        refused: work.refused,
        ties_kept: work.ties_kept,
    })
}

/// What is being put together.
struct Work<'a> {
    book: Book,
    register: Register,
    /// By name.
    coders: Table<String, Coder>,
    /// What they are known by.
    keys: Keys,
    /// Ids that have been given.
    used: OrderedSet<uuid::Uuid>,
    refused: Vec<Refused>,
    ties_kept: usize,
    source: Source<'a>,
}

/// A tag that is being put together, with the mark it comes from.
struct Draft<'m> {
    mark: &'m Mark,
    tag: Annotation,
    mention: bool,
}

impl Work<'_> {
    /// The id that a thing has in the file, where it is one of ours and not taken; else a new one.
    fn id(&mut self, foreign: &str) -> (uuid::Uuid, bool) {
        let own = foreign.parse::<AnnotationId>().ok().map(AnnotationId::uuid);
        let own = own.filter(|id| self.used.insert(*id));
        match own {
            Some(id) => (id, true),
            None => (self.source.ids.next_uuid(), false),
        }
    }

    /// What is kept of a thing for its tool: keys of its own, and its id.
    fn kept(&self, extra: &Extra, foreign: &str, ours: bool) -> Extra {
        let mut own = extra.clone();
        if self.source.keeps_ids && !ours && !foreign.is_empty() {
            own.insert(FOREIGN_ID.to_owned(), Json::Text(foreign.to_owned()));
        }
        let mut kept = Extra::new();
        if !own.is_empty() {
            kept.insert(self.source.tool.to_owned(), Json::Object(own));
        }
        kept
    }

    fn coder(&mut self, name: &str) -> CoderId {
        if let Some(known) = self.coders.get(name) {
            return known.id;
        }
        let key = self.keys.coders.get(name).cloned().unwrap_or_default();
        let id = CoderId::new(self.id(&key.id).0);
        let mut extra = Extra::new();
        keys::keep(Some(&key), &id, self.source.tool, &mut extra);
        let coder = Coder {
            id,
            name: name.to_owned(),
            extra,
        };
        self.coders.insert(name.to_owned(), coder);
        id
    }

    fn document(&mut self, article: &Article) -> Document {
        let (id, ours) = self.id(&article.id);
        let mut own = article.extra.clone();
        let written = article.meta("date");
        let published = written.parse().ok();
        if published.is_none() && !written.is_empty() {
            own.insert("date".to_owned(), Json::Text(written.to_owned()));
        }
        let of = |name| article.meta(name).to_owned();
        let meta = DocumentMeta {
            id: DocumentId::new(id),
            title: of("title"),
            text_sha256: article.text.sha256(),
            published,
            outlet: of("outlet"),
            author: of("author"),
            section: of("section"),
            language: of("language"),
            url: of("url"),
            notes: of("notes"),
            imported_from: self.source.file.to_owned(),
            imported: self.source.now,
            done: false,
            binned: None,
            versions: Vec::new(),
            extra: self.kept(&own, &article.id, ours),
        };
        Document::new(meta, article.text.clone())
    }

    /// The tags of an article and the links between them.
    fn coded(
        &mut self,
        article: &Article,
        document: &Document,
    ) -> (Vec<Annotation>, Vec<crate::domain::Relation>) {
        let mut drafts: Vec<Draft<'_>> = Vec::with_capacity(article.marks.len());
        for mark in &article.marks {
            match Anchor::describe(&document.text, &mark.parts) {
                Ok(anchor) => {
                    let draft = self.draft(mark, document.id(), anchor);
                    drafts.push(draft);
                }
                Err(error) => self.refused.push(Refused {
                    article: article.id.clone(),
                    mark: mark.id.clone(),
                    reason: shown(&error),
                }),
            }
        }
        let places: Table<&str, usize> =
            (drafts.iter().map(|d| d.mark.id.as_str()).zip(0..)).collect();
        let relations = ties::tie(self, article, &mut drafts, &places);
        let tags = drafts.into_iter().map(|draft| draft.tag);
        (tags.collect(), relations)
    }

    fn draft<'m>(&mut self, mark: &'m Mark, document: DocumentId, anchor: Anchor) -> Draft<'m> {
        let (id, ours) = self.id(&mark.id);
        let (kind, category) = self.book.kind(&mark.label);
        let created = mark.created.unwrap_or(self.source.now);
        let mut tag = Annotation {
            id: AnnotationId::new(id),
            document,
            kind: KindId::new(kind.as_str()),
            anchor,
            lost: None,
            coded: None,
            actor: None,
            naming: None,
            memo: mark.note.clone(),
            confidence: mark.confidence,
            coder: self.coder(&mark.coder),
            created,
            modified: created,
            codebook_version: 1,
            origin: Origin::Imported,
            extra: self.kept(&mark.extra, &mark.id, ours),
        };
        let mention = category == Category::Mention;
        if let Some(entity) = &mark.entity {
            let actor = self
                .register
                .entity(entity, self.source.ids, &mut self.used);
            if mention {
                tag.actor = Some(actor);
            }
        }
        Draft { mark, tag, mention }
    }
}
