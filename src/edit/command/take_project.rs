//! What was tagged elsewhere comes into the project that is open, as one step: articles whose text it has are the same articles, and
//! whatever is called alike is the same.

mod matched;

use std::sync::Arc;

use super::codebook::revised;
use super::merge_in::untied;
use super::{Command, Plan};
use crate::domain::{
    Actor, Annotation, Document, DocumentMeta, IdSource, Project, Relation, RelationId,
};
use crate::edit::words::{count, short};
use crate::edit::{CommandError, Context, Cursor, Op, Session};
use matched::Matched;

/// Takes a project that came from another tool into this one. Kinds, codes, types of link, actors and coders that are called as
/// some here are those; what is here already stays as it is.
#[derive(Clone, Debug)]
pub struct TakeProject {
    /// What came.
    pub from: Arc<Project>,
    /// What it is called: its file.
    pub name: String,
}

/// What taking it in would bring.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Brings {
    /// Articles that are not here.
    pub articles: usize,
    /// Articles that are.
    pub known_articles: usize,
    /// Tags that are not here.
    pub tags: usize,
    /// Tags that are here just so: same words, kind, coder, and everything that is coded.
    pub known_tags: usize,
    /// Labels of kinds that are not here.
    pub kinds: Vec<String>,
    /// Codes and types of link that are not here.
    pub terms: usize,
    /// Actors that are not here.
    pub actors: usize,
}

impl Command for TakeProject {
    fn brings_ids(&self) -> bool {
        true
    }

    fn is_sweeping(&self) -> bool {
        true
    }

    /// `n log n` in what is there and in what comes.
    fn plan(&self, session: &Session, context: &mut Context<'_>) -> Result<Plan, CommandError> {
        let project = session.project();
        let mut taken = Taken::of(project, &self.from, context.ids);
        let brings = &taken.brings;
        let title = format!(
            "Took in “{}”: {}, {}",
            short(&self.name),
            count(brings.articles, "new article"),
            count(brings.tags, "new tag")
        );
        let mut ops = Vec::new();
        ops.extend(
            taken
                .matched
                .new_coders
                .drain(..)
                .map(Arc::new)
                .map(Op::AddCoder),
        );
        let before = project.codebook();
        let mut version = before.version;
        if taken.matched.codebook != **before {
            let coder = session.coder().id;
            let after = revised(taken.matched.codebook, coder, &title, context.now);
            after.check()?;
            version = after.version;
            ops.push(Op::SetCodebook {
                before: Arc::clone(before),
                after: Arc::new(after),
            });
        }
        actors(taken.matched.new_actors, &mut ops);
        let first = project.all_documents().len();
        let after = match taken.documents.first() {
            Some(document) => Cursor::start_of(document.id()),
            None => session.cursor(),
        };
        for (document, place) in taken.documents.into_iter().zip(first..) {
            let document = Arc::new(document);
            ops.push(Op::AddDocument { place, document });
        }
        for mut tag in taken.tags {
            tag.codebook_version = version;
            ops.push(Op::AddAnnotation(Arc::new(tag)));
        }
        for mut link in taken.links {
            link.codebook_version = version;
            ops.push(Op::AddRelation(Arc::new(link)));
        }
        Ok(Plan::new(title, after, ops))
    }
}

/// First all of them, tied to nobody; then whoever is tied: so ties may lead in a circle.
fn actors(new: Vec<Actor>, ops: &mut Vec<Op>) {
    let mut tied = Vec::new();
    for actor in new {
        let alone = Arc::new(untied(&actor));
        ops.push(Op::AddActor(Arc::clone(&alone)));
        if *alone != actor {
            tied.push(Op::ReplaceActor {
                before: alone,
                after: Arc::new(actor),
            });
        }
    }
    ops.append(&mut tied);
}

impl TakeProject {
    /// What it would bring to a project. As costly as the plan.
    pub fn brings(&self, project: &Project, ids: &mut dyn IdSource) -> Brings {
        Taken::of(project, &self.from, ids).brings
    }
}

/// What comes in, in the words of the project.
struct Taken {
    matched: Matched,
    documents: Vec<Document>,
    /// Mentions first, as frames refer to them.
    tags: Vec<Annotation>,
    links: Vec<Relation>,
    brings: Brings,
}

impl Taken {
    fn of(project: &Project, from: &Project, ids: &mut dyn IdSource) -> Self {
        let mut matched = Matched::of(project, from, ids);
        let mut brings = Brings {
            kinds: matched.new_kinds.clone(),
            terms: matched.new_terms,
            actors: matched.new_actors.len(),
            ..Brings::default()
        };
        let mut documents = Vec::new();
        for document in from.documents() {
            let id = matched.document(document.id());
            if project.document(id).is_some() {
                brings.known_articles += 1;
                continue;
            }
            let meta = DocumentMeta {
                id,
                ..document.meta.clone()
            };
            documents.push(document.with_meta(meta));
        }
        brings.articles = documents.len();
        let live = |tag: &&Arc<Annotation>| from.is_live(tag);
        let (mentions, statements): (Vec<_>, Vec<_>) = from
            .annotations()
            .filter(live)
            .partition(|tag| from.is_mention(tag));
        let mut tags = Vec::new();
        for tag in mentions.into_iter().chain(statements) {
            match matched.tag([project, from], tag, ids) {
                Some(tag) => tags.push(tag),
                None => brings.known_tags += 1,
            }
        }
        brings.tags = tags.len();
        let mut links = Vec::new();
        for link in from.relations() {
            let Some(mut link) = matched.link(project, link) else {
                continue;
            };
            if project.relation(link.id).is_some() {
                while project.relation(link.id).is_some() || from.relation(link.id).is_some() {
                    link.id = RelationId::new(ids.next_uuid());
                }
            }
            links.push(link);
        }
        Self {
            matched,
            documents,
            tags,
            links,
            brings,
        }
    }
}

#[cfg(test)]
mod tests;
