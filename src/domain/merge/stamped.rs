//! Tags and links: they carry when they were made and last changed, which the logs know of.

use std::sync::Arc;

use super::fields::object;
use super::work::{Fate, Pair, Work};
use super::{Side, Thing};
use crate::domain::json::{Json, Object};
use crate::domain::{
    Annotation, AnnotationId, CoderId, OrderedSet, Project, Relation, RelationId, Table, Timestamp,
    Turns, breathe,
};

/// Something that says when it was made and last changed.
pub(super) trait Stamped: Clone + PartialEq {
    type Id: Ord + Copy;
    fn id(&self) -> Self::Id;
    fn thing(&self) -> Thing;
    fn created(&self) -> Timestamp;
    fn modified(&self) -> Timestamp;
    fn coder(&self) -> CoderId;
    fn touched(&self, now: Timestamp) -> Self;
    fn json(&self) -> Object;
    fn of(object: Object) -> Option<Self>;
    fn find(project: &Project, id: Self::Id) -> Option<&Arc<Self>>;
    /// Whether it is one of these tags, or ends in one.
    fn is_of(&self, tags: &OrderedSet<AnnotationId>) -> bool;
}

macro_rules! stamped {
    ($type:ident, $id:ident, $thing:ident, $find:ident, [$($tag:ident),+]) => {
        impl Stamped for $type {
            type Id = $id;
            fn id(&self) -> $id {
                self.id
            }
            fn thing(&self) -> Thing {
                Thing::$thing(self.id)
            }
            fn created(&self) -> Timestamp {
                self.created
            }
            fn modified(&self) -> Timestamp {
                self.modified
            }
            fn coder(&self) -> CoderId {
                self.coder
            }
            fn touched(&self, now: Timestamp) -> Self {
                Self {
                    modified: now,
                    ..self.clone()
                }
            }
            fn json(&self) -> Object {
                object(|to| self.write(to))
            }
            fn of(object: Object) -> Option<Self> {
                Self::read(Json::Object(object)).ok()
            }
            fn is_of(&self, tags: &OrderedSet<AnnotationId>) -> bool {
                $(tags.contains(&self.$tag))||+
            }
            fn find(project: &Project, id: $id) -> Option<&Arc<Self>> {
                project.$find(id)
            }
        }
    };
}

stamped!(Annotation, AnnotationId, Tag, annotation, [id]);
stamped!(Relation, RelationId, Link, relation, [from, to]);

/// A thing as it is compared, with the ids that hold in the merged project, and as it stands in its copy.
pub(super) struct Taken<T> {
    pub(super) now: Arc<T>,
    pub(super) raw: Arc<T>,
}

/// The common ancestor, and how a thing of it is said with the ids of now.
pub(super) type Base<'a, T> = Option<(&'a Project, &'a dyn Fn(&Arc<T>) -> Arc<T>)>;

/// Things between two looks at the clock.
const AT_A_TIME: usize = 20;

/// All tags or all links of both copies. `n log n`.
pub(super) async fn merge_all<T: Stamped>(
    work: &mut Work<'_>,
    here: Vec<Taken<T>>,
    there: Vec<Taken<T>>,
    base: Base<'_, T>,
    turns: &dyn Turns,
) -> Table<T::Id, Arc<T>> {
    let mine: Table<T::Id, Taken<T>> = here.into_iter().map(|t| (t.now.id(), t)).collect();
    breathe(turns).await;
    let theirs: Table<T::Id, Taken<T>> = there.into_iter().map(|t| (t.now.id(), t)).collect();
    let mut whole: Vec<(T::Id, Arc<T>)> = Vec::with_capacity(mine.len());
    let mut ids: Vec<T::Id> = mine.keys().copied().collect();
    ids.extend(theirs.keys().filter(|id| !mine.contains_key(*id)));
    for (n, id) in ids.into_iter().enumerate() {
        if n.is_multiple_of(AT_A_TIME) {
            breathe(turns).await;
        }
        let (here, there) = (mine.get(&id), theirs.get(&id));
        let found = one(work, here, there, id, base);
        whole.extend(found.map(|found| (id, found)));
    }
    breathe(turns).await;
    whole.into_iter().collect()
}

fn one<T: Stamped>(
    work: &mut Work<'_>,
    here: Option<&Taken<T>>,
    there: Option<&Taken<T>>,
    id: T::Id,
    base: Base<'_, T>,
) -> Option<Arc<T>> {
    let any = here.or(there)?;
    let before = base.and_then(|(project, _)| T::find(project, id));
    let old = |side: Option<&Taken<T>>| {
        side.map(|t| work.past.knows(t.raw.modified()) || before.is_some_and(|b| *b == t.raw))
    };
    let made = |side: Side, taken: Option<&Taken<T>>| {
        let taken = taken?;
        let at = taken.raw.modified();
        let who = work.past.who(side, at);
        Some((at, who.unwrap_or_else(|| taken.raw.coder())))
    };
    let pair = Pair {
        thing: any.now.thing(),
        here: here.map(|t| &*t.now),
        there: there.map(|t| &*t.now),
        old_here: old(here),
        old_there: old(there),
        lost_in: [Side::Here, Side::There]
            .into_iter()
            .find(|side| any.raw.is_of(&work.lost[*side as usize].tags)),
        had: before.is_some() || work.past.knows(any.raw.created()),
        made_here: made(Side::Here, here),
        made_there: made(Side::There, there),
    };
    let of = |side: Side| match side {
        Side::Here => here,
        Side::There => there,
    };
    match work.fate(&pair, &T::json) {
        Fate::As(side) => of(side).map(|t| Arc::clone(&t.now)),
        // Changed as of now: so that whoever deleted it hears of it, and is not taken to have the last word.
        Fate::Kept(side) => of(side).map(|t| Arc::new(t.now.touched(work.now))),
        Fate::Gone => None,
        Fate::Both => {
            let (here, there) = (here?, there?);
            let before = before.zip(base).map(|(b, (_, as_now))| as_now(b).json());
            let (mine, theirs) = (here.now.json(), there.now.json());
            let (joined, asked) = work.join(&pair, &mine, &theirs, before.as_ref());
            let joined = T::of(joined)?;
            Some(Arc::new(if asked {
                joined.touched(work.now)
            } else {
                joined
            }))
        }
    }
}
