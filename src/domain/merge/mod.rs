//! Two copies of one project become one: a union by id, with every conflict asked for and nothing guessed.
//!
//! What one copy alone has comes in. What both have and is the same stays. Where they differ, three things may tell which
//! of them holds: the lines that both logs have (see `past`), a common ancestor if there is one, and a person. Of two
//! versions of a text the versions before them tell which is newer (see `texts`). Which copy is which makes no difference
//! but for the order of lists, which is decided for here.
//!
//! `docs/team.md` has the rules as analysts need them.

mod articles;
mod codebooks;
mod counts;
mod fields;
mod laws;
mod past;
mod placing;
mod plain;
mod question;
mod register;
mod renamed;
mod stamped;
mod texts;
mod whole;
mod words;
mod work;

use std::sync::Arc;

use super::{
    ActorId, Annotation, AnnotationId, AtOnce, Coder, CoderId, DocumentId, KindId, LogEntry,
    OrderedSet, Project, Relation, Table, Timestamp, Turns, at_once, breathe,
};
use articles::Articles;
use laws::Former;
use past::{Past, line};
use plain::{Three, one};
use renamed::Renamed;
use stamped::{Taken, merge_all};
use work::{Lost, Work};

pub use counts::{Count, Counts, NAMED, counts};
pub use placing::OtherText;
pub use question::{About, Answers, Asked, Question, Side, Thing, open_questions};
pub use whole::Whole;
pub use words::{Answered, InWords, called, in_words, what_differs};

/// What is put together.
#[derive(Clone, Copy)]
pub struct Copies<'a> {
    /// The project that is open.
    pub here: &'a Project,
    /// The file.
    pub there: &'a Project,
    /// What both began with, if that is at hand.
    pub base: Option<&'a Project>,
}

/// What comes of it, by what was decided so far.
#[derive(Clone, Debug)]
pub struct Merged {
    /// The project. What was not decided yet is as it is here.
    pub whole: Whole,
    /// All that was or is to be decided.
    pub questions: Vec<Question>,
    /// What the file has and finds no place.
    pub aside: Aside,
    /// The articles of which the copies have two versions.
    pub texts: Vec<OtherText>,
    /// The copy that has gone through everything the other has: with [`Side::Here`] there is nothing new in the file.
    pub ahead: Option<Side>,
    /// Actors with two ids that may well be the same. Never made one here: that is for the register.
    pub alike: Vec<(ActorId, ActorId)>,
}

/// What could not be put into the project.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Aside {
    /// Tags that stand in one article here and in another there, or whose text has no words, with the article’s title.
    pub tags: Vec<(Arc<Annotation>, String)>,
    /// Links that have lost an end.
    pub links: Vec<(Arc<Relation>, Why)>,
}

/// Why a link is put aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// A statement that it is between is not there.
    NoEnd,
}

impl Aside {
    /// Whether everything found its place.
    pub const fn is_empty(&self) -> bool {
        self.tags.is_empty() && self.links.is_empty()
    }
}

/// Why two projects cannot be put together.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MergeError {
    /// They have different ids.
    #[error("this is another project, not a copy of the one that is open: their ids differ")]
    OtherProject,
    /// The ancestor is none.
    #[error("the file chosen as the common beginning is of another project")]
    OtherBase,
    /// The ancestor has work in it that one of the copies never saw.
    #[error(
        "the file chosen as the common beginning is no beginning of both copies: it holds steps that one of them never had"
    )]
    NoBase,
    /// What came out could not be read again: a fault of the app.
    #[error("the two codebooks do not go together: {0}")]
    Unreadable(String),
}

/// Puts two copies together, as far as was decided. `now` is when a person decided. `n log n` in what the copies hold;
/// tags of texts that differ are looked for in the text.
///
/// # Errors
/// [`MergeError`]; nothing is changed either way.
pub fn merge(copies: Copies<'_>, answers: &Answers, now: Timestamp) -> Result<Merged, MergeError> {
    at_once(merge_in_turns(copies, answers, now, &AtOnce))
}

/// The same in turns.
///
/// # Errors
/// [`MergeError`].
pub async fn merge_in_turns(
    copies: Copies<'_>,
    answers: &Answers,
    now: Timestamp,
    turns: &dyn Turns,
) -> Result<Merged, MergeError> {
    let Copies { here, there, base } = copies;
    check(copies)?;
    breathe(turns).await;
    let renamed = Renamed::of(here, there);
    let mut work = Work {
        past: Past::of(here.log(), there.log(), turns).await,
        answers,
        now,
        questions: Vec::new(),
        lost: [Lost::of(here, there), Lost::of(there, here)],
    };
    breathe(turns).await;
    let ahead = work.past.ahead;
    // Whoever has merged a file once has nothing to learn from it, but for what was lost since.
    let nothing_lost = here.meta().lost.is_empty();
    let told = if ahead == Some(Side::Here) {
        here
    } else {
        there
    };
    let there = if nothing_lost { told } else { there };
    let meta = meta(&mut work, here, told, base);
    let kinds_here = kinds_used(here, turns).await;
    let kinds_there = kinds_used(there, turns).await;
    let codebook = codebooks::merged(
        &mut work,
        here.codebook(),
        told.codebook(),
        base.map(|base| &**base.codebook()),
        [&kinds_here, &kinds_there],
    )?;
    let coders = coders(&mut work, here, there, base);
    breathe(turns).await;
    let articles = Articles::of(&mut work, here, there, base, turns).await;
    let (actors, former_actors) = register::merged(&mut work, here, there, base, &renamed);
    breathe(turns).await;
    let mut aside = Aside::default();
    let (copies_now, mut texts) = ([here, there], Vec::new());
    let mut out = (&mut aside, &mut texts);
    let mine = articles.placed(Side::Here, copies_now, &renamed, &mut out, turns);
    let mine = mine.await;
    let theirs = articles.placed(Side::There, copies_now, &renamed, &mut out, turns);
    let theirs = theirs.await;
    breathe(turns).await;
    let of = |tags: &[Taken<Annotation>]| {
        let tags = tags.iter().map(|t| (t.now.id, Arc::clone(&t.now)));
        tags.collect::<Table<_, _>>()
    };
    let here_formerly = of(&mine);
    breathe(turns).await;
    let former = Former {
        annotations: [of(&theirs), here_formerly],
        actors: former_actors,
    };
    breathe(turns).await;
    let as_now = |tag: &Arc<Annotation>| renamed.tag(tag);
    let annotations = merge_all(
        &mut work,
        mine,
        theirs,
        base.map(|base| (base, &as_now as &dyn Fn(&Arc<Annotation>) -> _)),
        turns,
    )
    .await;
    let links = |project: &Project| -> Vec<Taken<Relation>> {
        let all = project.relations().map(|raw| Taken {
            now: Arc::clone(raw),
            raw: Arc::clone(raw),
        });
        all.collect()
    };
    let relations = merge_all(
        &mut work,
        links(here),
        links(there),
        base.map(|base| (base, &Arc::clone as &dyn Fn(&Arc<Relation>) -> _)),
        turns,
    )
    .await;
    breathe(turns).await;
    let meta = super::ProjectMeta {
        lost: still_lost([copies.here, copies.there]),
        ..meta
    };
    let mut whole = Whole {
        meta,
        codebook,
        coders,
        documents: articles.documents,
        actors,
        annotations,
        relations,
        new_log: new_lines(copies.here.log(), copies.there.log()),
    };
    // Who was deleted with what they link is no loss: that was decided.
    let mut lost = Aside::default();
    breathe(turns).await;
    laws::keep(&mut whole, [here, there], &former, &mut lost, turns).await;
    breathe(turns).await;
    let placed_nowhere: OrderedSet<AnnotationId> = aside.tags.iter().map(|(t, _)| t.id).collect();
    let hurt =
        |link: &Relation| placed_nowhere.contains(&link.from) || placed_nowhere.contains(&link.to);
    let kinds_differ = |link: &Relation| {
        let ends = [link.from, link.to];
        ends.iter().all(|id| whole.annotations.contains_key(id))
    };
    let lost = lost.links.into_iter();
    aside.links = lost
        .filter(|(link, _)| hurt(link) || kinds_differ(link))
        .collect();
    for other in &mut texts {
        let stays = |tag: &Arc<Annotation>| whole.annotations.contains_key(&tag.id);
        other.changed.retain(|[_, now]| stays(now));
        other.lost.retain(stays);
    }
    let alike = register::alike(&whole.actors, here, there);
    Ok(Merged {
        whole,
        questions: work.questions,
        aside,
        texts,
        ahead,
        alike,
    })
}

async fn kinds_used(project: &Project, turns: &dyn Turns) -> OrderedSet<KindId> {
    let mut kinds = OrderedSet::new();
    for (n, tag) in project.annotations().enumerate() {
        if n % 100 == 0 {
            breathe(turns).await;
        }
        if !kinds.contains(&tag.kind) {
            kinds.insert(tag.kind.clone());
        }
    }
    kinds
}

fn check(copies: Copies<'_>) -> Result<(), MergeError> {
    let Copies { here, there, base } = copies;
    if here.meta().id != there.meta().id {
        return Err(MergeError::OtherProject);
    }
    let Some(base) = base else { return Ok(()) };
    if base.meta().id != here.meta().id {
        return Err(MergeError::OtherBase);
    }
    for copy in [here, there] {
        let lines: OrderedSet<_> = copy.log().iter().map(|e| line(e)).collect();
        if !base.log().iter().all(|e| lines.contains(&line(e))) {
            return Err(MergeError::NoBase);
        }
    }
    Ok(())
}

fn meta(
    work: &mut Work<'_>,
    here: &Project,
    there: &Project,
    base: Option<&Project>,
) -> super::ProjectMeta {
    let without = |project: &Project| super::ProjectMeta {
        lost: Vec::new(),
        ..project.meta().clone()
    };
    let (mine, theirs, before) = (without(here), without(there), base.map(without));
    let three = Three {
        here: Some(&mine),
        there: Some(&theirs),
        base: before.as_ref(),
    };
    let json = |meta: &super::ProjectMeta| fields::object(|to| meta.write(to));
    let of = |object| super::ProjectMeta::read(super::json::Json::Object(object)).ok();
    one(work, Thing::Project, &three, &json, &of).unwrap_or_else(|| here.meta().clone())
}

/// What neither copy can give the other back, in an order that does not depend on which is which.
fn still_lost(copies: [&Project; 2]) -> Vec<super::LostArticle> {
    let [here, there] = copies;
    let mut lost: Vec<super::LostArticle> = Vec::new();
    for (copy, other) in [(here, there), (there, here)] {
        let has = |id: DocumentId| {
            other.any_document(id).is_some() && other.meta().lost.iter().all(|l| l.document != id)
        };
        let left = copy.meta().lost.iter().filter(|l| !has(l.document));
        for one in left {
            // Of one whose text a copy has, only what is coded in it is still missing.
            let has_text = one.has_text || other.any_document(one.document).is_some();
            let known = lost.iter().any(|l| l.document == one.document);
            if !known {
                lost.push(super::LostArticle {
                    has_text,
                    ..one.clone()
                });
            }
        }
    }
    super::sort(&mut lost, Ord::cmp);
    lost
}

/// Nobody who has coded is ever taken out.
fn coders(
    work: &mut Work<'_>,
    here: &Project,
    there: &Project,
    base: Option<&Project>,
) -> Table<CoderId, Coder> {
    let ids = here.coders().chain(there.coders()).map(|c| c.id);
    let ids: OrderedSet<CoderId> = ids.collect();
    let json = |coder: &Coder| fields::object(|to| coder.write(to));
    let of = |object| Coder::read(super::json::Json::Object(object)).ok();
    let mut coders = Table::new();
    for id in ids {
        let (mine, theirs) = (here.coder(id), there.coder(id));
        let three = Three {
            here: mine.map(|c| &**c),
            there: theirs.map(|c| &**c),
            base: mine
                .and(theirs)
                .and(base.and_then(|b| b.coder(id)))
                .map(|c| &**c),
        };
        let coder = match (mine, theirs) {
            (Some(_), Some(_)) => one(work, Thing::Coder(id), &three, &json, &of),
            _ => mine.or(theirs).map(|c| (**c).clone()),
        };
        if let Some(coder) = coder {
            coders.insert(id, coder);
        }
    }
    coders
}

/// What only the file’s log has, in its order.
fn new_lines(here: &[Arc<LogEntry>], there: &[Arc<LogEntry>]) -> Vec<Arc<LogEntry>> {
    let known: OrderedSet<_> = here.iter().map(|e| line(e)).collect();
    let new = there.iter().filter(|e| !known.contains(&line(e)));
    new.cloned().collect()
}

/// The article of the project that another one of the file is.
type SameArticles = Table<DocumentId, DocumentId>;
