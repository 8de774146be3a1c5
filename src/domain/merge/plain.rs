//! Actors, coders and what is known about articles and the project: nothing says when they were changed. Without a
//! common ancestor, what either copy has is kept, and what is not the same in both is asked for.

use super::work::{Fate, Pair, Work};
use super::{Side, Thing};
use crate::domain::json::Object;

/// What one thing is in both copies and in the ancestor.
pub(super) struct Three<'a, T> {
    pub(super) here: Option<&'a T>,
    pub(super) there: Option<&'a T>,
    pub(super) base: Option<&'a T>,
}

/// What becomes of it; `None`: it is not there. `of` reads what `json` wrote.
pub(super) fn one<T: Clone + PartialEq>(
    work: &mut Work<'_>,
    thing: Thing,
    three: &Three<'_, T>,
    json: &dyn Fn(&T) -> Object,
    of: &dyn Fn(Object) -> Option<T>,
) -> Option<T> {
    let Three { here, there, base } = *three;
    let old = |side: Option<&T>| base.map(|base| side == Some(base));
    let lost_in = match &thing {
        Thing::Article(id) => {
            let lost = |side: &Side| work.lost[*side as usize].articles.contains(id);
            [Side::Here, Side::There].into_iter().find(lost)
        }
        _ => None,
    };
    let pair = Pair {
        thing,
        here,
        there,
        old_here: old(here),
        old_there: old(there),
        had: base.is_some(),
        lost_in,
        made_here: None,
        made_there: None,
    };
    match work.fate(&pair, json) {
        Fate::As(Side::Here) | Fate::Kept(Side::Here) => here.cloned(),
        Fate::As(Side::There) | Fate::Kept(Side::There) => there.cloned(),
        Fate::Gone => None,
        Fate::Both => {
            let (mine, theirs) = (json(here?), json(there?));
            let base = base.map(json);
            of(work.join(&pair, &mine, &theirs, base.as_ref()).0)
        }
    }
}
