//! What was tagged elsewhere comes into the project that is open, as one step: articles whose text it has are the same articles, and
//! whatever is called alike is the same.

mod kept;
mod matched;
mod nothing_new;
mod terms;
mod waiting;

use std::sync::Arc;

use super::codebook::revised;
use super::merge_in::untied;
use super::{Command, Plan, Planning, Slow};
use crate::domain::{
    Actor, Annotation, AtOnce, Document, DocumentMeta, Extra, IdSource, Project, Relation,
    RelationId, Timestamp, Turns, at_once, breathe,
};
use crate::edit::words::{count, short};
use crate::edit::{CommandError, Context, Cursor, Op, Session};
use matched::{AT_A_TIME, Matched};

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
    /// Tags that are here: same words, kind and coder, and nothing coded that is not coded here.
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

    fn plan(&self, session: &Session, context: &mut Context<'_>) -> Result<Plan, CommandError> {
        at_once(self.work_out(session, context.now, context.ids, &AtOnce))
    }
}

impl Slow for TakeProject {
    fn plan_in_turns<'a>(
        &'a self,
        session: &'a Session,
        now: Timestamp,
        ids: &'a mut dyn IdSource,
        turns: &'a dyn Turns,
    ) -> Planning<'a> {
        Box::pin(self.work_out(session, now, ids, turns))
    }
}

impl TakeProject {
    /// What it would bring to a project. As costly as the plan.
    pub async fn brings(
        &self,
        project: &Project,
        ids: &mut dyn IdSource,
        turns: &dyn Turns,
    ) -> Brings {
        let Taken { brings, tags, .. } = Taken::of(project, &self.from, ids, turns).await;
        // To let go of so many takes its time as well.
        let mut tags = tags.into_iter();
        while tags.by_ref().take(AT_A_TIME).count() > 0 {
            breathe(turns).await;
        }
        brings
    }

    /// `n log n` in what is there and in what comes.
    async fn work_out(
        &self,
        session: &Session,
        now: Timestamp,
        ids: &mut dyn IdSource,
        turns: &dyn Turns,
    ) -> Result<Plan, CommandError> {
        let project = session.project();
        let mut taken = Taken::of(project, &self.from, ids, turns).await;
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
            let after = revised(taken.matched.codebook, coder, &title, now);
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
            breathe(turns).await;
            let document = Arc::new(document);
            ops.push(Op::AddDocument { place, document });
        }
        for [before, after] in taken.kept {
            breathe(turns).await;
            ops.push(Op::SetDocumentMeta { before, after });
        }
        for (n, mut tag) in taken.tags.into_iter().enumerate() {
            if n.is_multiple_of(AT_A_TIME) {
                breathe(turns).await;
            }
            tag.codebook_version = version;
            ops.push(Op::AddAnnotation(Arc::new(tag)));
        }
        for (n, mut link) in taken.links.into_iter().enumerate() {
            if n.is_multiple_of(AT_A_TIME) {
                breathe(turns).await;
            }
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

/// What comes in, in the words of the project.
struct Taken {
    matched: Matched,
    documents: Vec<Document>,
    /// What is known of articles that are here, and the same with what their file keeps for its program.
    kept: Vec<[Box<DocumentMeta>; 2]>,
    /// Mentions first, as frames refer to them.
    tags: Vec<Annotation>,
    links: Vec<Relation>,
    brings: Brings,
}

impl Taken {
    async fn of(
        project: &Project,
        from: &Project,
        ids: &mut dyn IdSource,
        turns: &dyn Turns,
    ) -> Self {
        let mut matched = Matched::of(project, from, ids, turns).await;
        let mut brings = Brings {
            kinds: matched.new_kinds.clone(),
            terms: matched.new_terms,
            actors: matched.new_actors.len(),
            ..Brings::default()
        };
        let (mut documents, mut kept) = (Vec::new(), Vec::new());
        for document in from.documents() {
            breathe(turns).await;
            let id = matched.document(document.id());
            if let Some(known) = project.document(id) {
                brings.known_articles += 1;
                kept.extend(keeping(&known.meta, &document.meta.extra));
                continue;
            }
            let meta = DocumentMeta {
                id,
                ..document.meta.clone()
            };
            documents.push(document.with_meta(meta));
        }
        brings.articles = documents.len();
        // What others refer to comes first; what was coded of a mention while it was a statement refers to mentions, too.
        let mut sorts = [Vec::new(), Vec::new(), Vec::new()];
        for (n, tag) in from.annotations().enumerate() {
            if n.is_multiple_of(AT_A_TIME) {
                breathe(turns).await;
            }
            if from.is_live(tag) {
                let sort = match from.is_mention(tag) {
                    true => usize::from(tag.coded.is_some()),
                    false => 2,
                };
                sorts[sort].push(tag);
            }
        }
        let mut tags = Vec::new();
        for (n, tag) in sorts.into_iter().flatten().enumerate() {
            if n.is_multiple_of(AT_A_TIME) {
                breathe(turns).await;
            }
            match matched.tag([project, from], tag, ids) {
                Some(tag) => tags.push(tag),
                None => brings.known_tags += 1,
            }
        }
        for (n, tag) in tags.iter_mut().enumerate() {
            if n.is_multiple_of(AT_A_TIME) {
                breathe(turns).await;
            }
            kept::lead_on(&mut tag.extra, &|id| matched.now(id));
        }
        brings.tags = tags.len();
        let mut links = Vec::new();
        for (n, link) in from.relations().enumerate() {
            if n.is_multiple_of(AT_A_TIME) {
                breathe(turns).await;
            }
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
            kept,
            tags,
            links,
            brings,
        }
    }
}

/// What is known of an article, and the same with entries of other programs that it has not yet.
fn keeping(known: &DocumentMeta, coming: &Extra) -> Option<[Box<DocumentMeta>; 2]> {
    let mut after = known.clone();
    for (key, value) in coming.iter() {
        if known.extra.get(key).is_none() {
            after.extra.insert(key.clone(), value.clone());
        }
    }
    (after != *known).then(|| [known.clone(), after].map(Box::new))
}

#[cfg(test)]
mod tests;
