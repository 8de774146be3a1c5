//! Another copy of the project comes into this one, as one step.

mod coded;
mod texts;

use std::sync::Arc;

use super::codebook::revised;
use super::{Command, Plan, Planning, Slow};
use crate::domain::merge::{
    Answers, Copies, Counts, MergeError, Merged, Whole, counts, merge_in_turns, open_questions,
};
use crate::domain::{
    Actor, AtOnce, Codebook, Comparison, Document, DocumentId, IdSource, LogEntry, Project, Table,
    Term, Timestamp, Turns, at_once, breathe, sort,
};
use crate::edit::words::count;
use crate::edit::{CommandError, Context, Cursor, LogLines, Op, Session};
use coded::{links, links_gone, tags, tags_gone};
use texts::{OtherText, corrected, other_texts};

/// Merges a copy of the project into it.
#[derive(Clone, Debug)]
pub struct MergeIn {
    /// The copy.
    pub there: Arc<Project>,
    /// What both began with, if that is at hand.
    pub base: Option<Arc<Project>>,
    /// What was decided.
    pub answers: Answers,
    /// What the copy is called: its file.
    pub name: String,
}

impl Command for MergeIn {
    fn is_sweeping(&self) -> bool {
        true
    }

    /// Worked out anew from the project as it is now, whatever was shown before.
    fn plan(&self, session: &Session, context: &mut Context<'_>) -> Result<Plan, CommandError> {
        at_once(self.work_out(session, context.now, &AtOnce))
    }
}

impl Slow for MergeIn {
    fn plan_in_turns<'a>(
        &'a self,
        session: &'a Session,
        now: Timestamp,
        _: &'a mut dyn IdSource,
        turns: &'a dyn Turns,
    ) -> Planning<'a> {
        Box::pin(self.work_out(session, now, turns))
    }
}

impl MergeIn {
    async fn work_out(
        &self,
        session: &Session,
        now: Timestamp,
        turns: &dyn Turns,
    ) -> Result<Plan, CommandError> {
        let project = session.project();
        let copies = Copies {
            here: project,
            there: &self.there,
            base: self.base.as_deref(),
        };
        let refused = |error: MergeError| CommandError::Merge(error.to_string());
        let merged = merge_in_turns(copies, &self.answers, now, turns).await;
        let mut merged = merged.map_err(refused)?;
        breathe(turns).await;
        let open = open_questions(&merged.questions, &self.answers);
        if open > 0 {
            let open = count(open, "question");
            return Err(CommandError::Merge(format!("{open} still to decide")));
        }
        let title = self.title(&counts(project, &merged.whole, turns).await);
        let codebook = &mut merged.whole.codebook;
        let known = [project.codebook(), self.there.codebook()];
        if known.iter().all(|known| known.version != codebook.version) {
            codebook.version -= 1;
            let coder = session.coder().id;
            *codebook = revised(codebook.clone(), coder, &title, now);
        }
        breathe(turns).await;
        let texts = other_texts(project, &merged.whole, turns).await;
        let ops = operations(project, &merged, &texts, turns).await;
        let after = cursor(session.cursor(), &texts, &merged.whole);
        Ok(Plan::new(title, after, ops))
    }

    /// “Merged “bob.demarche.json”: 12 new tags, 1 changed tag”.
    fn title(&self, counts: &Counts) -> String {
        let all = [
            (counts.articles, "article"),
            (counts.tags, "tag"),
            (counts.actors, "actor"),
            (counts.links, "link"),
            (counts.terms, "codebook entry"),
        ];
        let mut parts = Vec::new();
        for (of, noun) in all {
            for (n, how) in [
                (of.new, "new"),
                (of.changed, "changed"),
                (of.gone, "deleted"),
            ] {
                if n > 0 {
                    let noun = match (noun, n) {
                        ("codebook entry", 2..) => "codebook entries".to_owned(),
                        _ => count(n, &format!("{how} {noun}")),
                    };
                    parts.push(noun);
                }
            }
        }
        match parts.is_empty() {
            true => format!("Merged “{}”", self.name),
            false => format!("Merged “{}”: {}", self.name, parts.join(", ")),
        }
    }
}

/// Stays where it was, if that is still there.
fn cursor(before: Cursor, texts: &[OtherText<'_>], whole: &Whole) -> Cursor {
    let mut after = before;
    let mut texts = texts.iter();
    if let Some(text) = texts.find(|text| Some(text.before.id()) == before.document) {
        after = before.at(text.between.position(before.head));
        after.chosen = before.chosen;
    }
    after.chosen = after.chosen.filter(|id| whole.annotations.contains_key(id));
    let mut live = whole.documents.iter().filter(|d| d.meta.binned.is_none());
    let there = |id: DocumentId| live.clone().any(|d| d.id() == id);
    if after.document.is_some_and(there) {
        return after;
    }
    let first = live.next();
    first.map_or_else(Cursor::default, |d| Cursor::start_of(d.id()))
}

/// What leads from the project to what it becomes. In an order in which each operation finds what it refers to, and
/// nothing goes before what refers to it has let go.
async fn operations(
    project: &Project,
    merged: &Merged,
    texts: &[OtherText<'_>],
    turns: &dyn Turns,
) -> Vec<Op> {
    let whole = &merged.whole;
    let mut ops = Vec::new();
    breathe(turns).await;
    let project = &corrected(project, whole, texts, &mut ops, turns).await;
    breathe(turns).await;
    coders(project, whole, &mut ops);
    let all_terms = with_what_goes(project.codebook(), &whole.codebook);
    codebook(project.codebook(), &all_terms, &mut ops);
    articles(project, whole, &mut ops);
    breathe(turns).await;
    actors(project, whole, &mut ops);
    links_gone(project, whole, &mut ops, turns).await;
    tags(project, whole, &mut ops, 0..2, turns).await;
    let [statements, mentions] = tags_gone(project, whole, turns).await;
    ops.extend(statements);
    tags(project, whole, &mut ops, 2..3, turns).await;
    links(project, whole, &mut ops, turns).await;
    ops.extend(mentions);
    removals(project, whole, &mut ops);
    breathe(turns).await;
    codebook(&all_terms, &Arc::new(whole.codebook.clone()), &mut ops);
    if *project.meta() != whole.meta {
        ops.push(Op::SetMeta {
            before: Box::new(project.meta().clone()),
            after: Box::new(whole.meta.clone()),
        });
    }
    if !whole.new_log.is_empty() {
        ops.push(Op::JoinLog(Arc::new(placed(project.log(), &whole.new_log))));
    }
    ops
}

/// Where the new lines come to stand: by their time among those that are there, behind those of the same time.
fn placed(log: &[Arc<LogEntry>], new: &[Arc<LogEntry>]) -> LogLines {
    let mut new = new.to_vec();
    sort(&mut new, |a, b| a.at.cmp(&b.at));
    let mut old = 0;
    let mut placed = Vec::with_capacity(new.len());
    for (before, entry) in new.into_iter().enumerate() {
        while log.get(old).is_some_and(|o| o.at <= entry.at) {
            old += 1;
        }
        placed.push((old + before, entry));
    }
    placed
}

/// The codebook with those of its old terms that go: for as long as something may have them, on the way there or back.
fn with_what_goes(before: &Codebook, after: &Codebook) -> Arc<Codebook> {
    let mut all = after.clone();
    for term in Comparison::of(before, after).only_here {
        match &term {
            Term::Kind(id) => all.kinds.extend(before.kind(id).cloned()),
            Term::Code(list, id) => {
                let code = before.code(*list, id).cloned();
                all.codes_mut(*list).extend(code);
            }
            Term::Link(id) => all.relations.extend(before.relation(id).cloned()),
        }
    }
    Arc::new(all)
}

fn codebook(before: &Arc<Codebook>, after: &Arc<Codebook>, ops: &mut Vec<Op>) {
    if before != after {
        ops.push(Op::SetCodebook {
            before: Arc::clone(before),
            after: Arc::clone(after),
        });
    }
}

fn coders(project: &Project, whole: &Whole, ops: &mut Vec<Op>) {
    for coder in whole.coders.values() {
        match project.coder(coder.id) {
            Some(before) if **before == *coder => {}
            Some(before) => ops.push(Op::ReplaceCoder {
                before: Arc::clone(before),
                after: Arc::new(coder.clone()),
            }),
            None => ops.push(Op::AddCoder(Arc::new(coder.clone()))),
        }
    }
}

fn articles(project: &Project, whole: &Whole, ops: &mut Vec<Op>) {
    let old: Table<DocumentId, &Arc<Document>> = project
        .all_documents()
        .iter()
        .map(|d| (d.id(), d))
        .collect();
    let mut place = project.all_documents().len();
    for document in &whole.documents {
        match old.get(&document.id()) {
            Some(before) if before.meta == document.meta => {}
            Some(before) => ops.push(Op::SetDocumentMeta {
                before: Box::new(before.meta.clone()),
                after: Box::new(document.meta.clone()),
            }),
            None => {
                ops.push(Op::AddDocument {
                    place,
                    document: Arc::clone(document),
                });
                place += 1;
            }
        }
    }
}

/// First all that are new, tied to nobody; then everybody is tied: so the order does not matter, nor do ties in a circle.
fn actors(project: &Project, whole: &Whole, ops: &mut Vec<Op>) {
    let mut tied = Vec::new();
    for actor in whole.actors.values() {
        match project.actor(actor.id) {
            Some(before) if before == actor => {}
            Some(before) => tied.push((Arc::clone(before), actor)),
            None if actor.affiliations.is_empty() => ops.push(Op::AddActor(Arc::clone(actor))),
            None => {
                let alone = Arc::new(untied(actor));
                ops.push(Op::AddActor(Arc::clone(&alone)));
                tied.push((alone, actor));
            }
        }
    }
    ops.extend(tied.into_iter().map(|(before, after)| Op::ReplaceActor {
        before,
        after: Arc::clone(after),
    }));
}

/// An actor without its ties to others.
pub(super) fn untied(actor: &Actor) -> Actor {
    Actor {
        affiliations: Vec::new(),
        ..actor.clone()
    }
}

/// What else is no longer there: articles, and actors once nobody is tied to them.
fn removals(project: &Project, whole: &Whole, ops: &mut Vec<Op>) {
    let stays: Table<DocumentId, ()> = whole.documents.iter().map(|d| (d.id(), ())).collect();
    let documents = project.all_documents().iter().enumerate();
    let gone = documents
        .rev()
        .filter(|(_, d)| !stays.contains_key(&d.id()));
    ops.extend(gone.map(|(place, document)| Op::RemoveDocument {
        place,
        document: Arc::clone(document),
    }));
    let gone = project
        .actors()
        .filter(|a| !whole.actors.contains_key(&a.id));
    let mut alone = Vec::new();
    for actor in gone {
        let untied = Arc::new(untied(actor));
        if untied != *actor {
            ops.push(Op::ReplaceActor {
                before: Arc::clone(actor),
                after: Arc::clone(&untied),
            });
        }
        alone.push(untied);
    }
    ops.extend(alone.into_iter().map(Op::RemoveActor));
}
