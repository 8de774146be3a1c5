//! Two codebooks become one, term by term.

use super::fields::object;
use super::plain::{Three, one};
use super::work::Work;
use super::{About, Asked, MergeError, Question, Side, Thing};
use crate::domain::json::{Json, Object};
use crate::domain::{
    Category, CodeId, CodeList, Codebook, KindId, OrderedSet, RelationTypeId, Revision, Section,
    Table, Term, sort,
};

/// The key of a section in files.
const fn key_of(section: Section) -> &'static str {
    match section {
        Section::Kinds => "kinds",
        Section::Codes(list) => list.word(),
        Section::Links => "relations",
    }
}

/// What both codebooks have, as one: terms in the order of here, then those of there. Its version and history are put
/// together as well; it is a new version where it is neither the one nor the other. `used`: the kinds that have tags in
/// either copy. What such a kind tags, statements or mentions, is not asked for: it stays what it is where it is used.
///
/// # Errors
/// A codebook that cannot be used.
pub(super) fn merged(
    work: &mut Work<'_>,
    here: &Codebook,
    there: &Codebook,
    base: Option<&Codebook>,
    used: [&OrderedSet<KindId>; 2],
) -> Result<Codebook, MergeError> {
    if here == there {
        return Ok(here.clone());
    }
    let mut mine = object(|to| here.write(to));
    let mut theirs = object(|to| there.write(to));
    let mut before = base.map(|base| object(|to| base.write(to)));
    let mut lists: Vec<(&'static str, Json)> = Vec::new();
    let fixed = |id: &str| {
        let kind = KindId::new(id);
        let of = |codebook: &Codebook| codebook.kind(&kind).map(|k| k.category);
        match (used[0].contains(&kind), used[1].contains(&kind)) {
            (true, _) => of(here),
            (false, true) => of(there),
            (false, false) => None,
        }
    };
    for section in Section::ALL {
        let key = key_of(section);
        let (mut a, mut b) = (Terms::of(&mut mine, key), Terms::of(&mut theirs, key));
        let mut c = before.as_mut().map(|before| Terms::of(before, key));
        if section == Section::Kinds {
            for terms in [Some(&mut a), Some(&mut b), c.as_mut()]
                .into_iter()
                .flatten()
            {
                terms.fix(&fixed);
            }
        }
        let list = section_of(work, section, &a, &b, c.as_ref());
        lists.push((key, Json::List(list)));
    }
    for rest in [Some(&mut mine), Some(&mut theirs), before.as_mut()] {
        let Some(rest) = rest else { continue };
        rest.remove("version");
        rest.remove("revisions");
    }
    let three = Three {
        here: Some(&mine),
        there: Some(&theirs),
        base: before.as_ref(),
    };
    let whole = one(work, Thing::Codebook, &three, &Object::clone, &Some);
    let mut whole = whole.unwrap_or(mine);
    for (key, list) in lists {
        whole.insert(key.to_owned(), list);
    }
    let version = u64::from(here.version.max(there.version));
    whole.insert("version".to_owned(), Json::number(version));
    let mut codebook = Codebook::read(Json::Object(whole)).map_err(MergeError::Unreadable)?;
    settle_parents(&mut codebook);
    settle_keys(work, &mut codebook, here);
    codebook.revisions = history(here, there);
    if !same_terms(&codebook, here) && !same_terms(&codebook, there) {
        codebook.version += 1;
    }
    Ok(codebook)
}

/// The terms of a section as they stand in a file, in their order, and by id.
struct Terms {
    order: Vec<String>,
    by_id: Table<String, Object>,
}

impl Terms {
    fn of(codebook: &mut Object, key: &str) -> Self {
        let list = match codebook.remove(key) {
            Some(Json::List(list)) => list,
            _ => Vec::new(),
        };
        let mut order = Vec::with_capacity(list.len());
        let mut by_id = Table::new();
        for term in list {
            if let Json::Object(term) = term
                && let Some(id) = term.get("id").and_then(Json::as_str).map(str::to_owned)
            {
                order.push(id.clone());
                by_id.insert(id, term);
            }
        }
        Self { order, by_id }
    }

    /// Has kinds tag what is settled already.
    fn fix(&mut self, fixed: &dyn Fn(&str) -> Option<Category>) {
        for id in &self.order {
            if let Some(category) = fixed(id)
                && let Some(term) = self.by_id.get_mut(id)
            {
                term.insert("category".to_owned(), Json::text(category.word()));
            }
        }
    }
}

fn section_of(
    work: &mut Work<'_>,
    section: Section,
    here: &Terms,
    there: &Terms,
    base: Option<&Terms>,
) -> Vec<Json> {
    let new = there
        .order
        .iter()
        .filter(|id| !here.by_id.contains_key(*id));
    let ids = here.order.iter().chain(new);
    let mut list = Vec::new();
    for id in ids {
        let three = Three {
            here: here.by_id.get(id),
            there: there.by_id.get(id),
            base: base.and_then(|base| base.by_id.get(id)),
        };
        let thing = Thing::Term(term(section, id));
        let term = one(work, thing, &three, &Object::clone, &Some);
        list.extend(term.map(Json::Object));
    }
    list
}

fn term(section: Section, id: &str) -> Term {
    match section {
        Section::Kinds => Term::Kind(KindId::new(id)),
        Section::Codes(list) => Term::Code(list, CodeId::new(id)),
        Section::Links => Term::Link(RelationTypeId::new(id)),
    }
}

/// A code stands under one that is there, and never under itself: where two moves make a circle, the one of its codes
/// with the lowest id comes to the top.
pub(super) fn settle_parents(codebook: &mut Codebook) {
    for list in CodeList::ALL {
        let codes = codebook.codes_mut(*list);
        let ids: OrderedSet<CodeId> = codes.iter().map(|c| c.id.clone()).collect();
        for code in codes.iter_mut() {
            code.parent = code.parent.take().filter(|p| ids.contains(p));
        }
        let above: Table<CodeId, CodeId> = codes
            .iter()
            .filter_map(|c| Some((c.id.clone(), c.parent.clone()?)))
            .collect();
        let tops: OrderedSet<CodeId> = above.keys().filter_map(|id| circle(&above, id)).collect();
        for code in codes.iter_mut().filter(|c| tops.contains(&c.id)) {
            code.parent = None;
        }
        codebook.tidy(*list);
    }
}

/// The lowest id of the circle that a code is part of.
fn circle(above: &Table<CodeId, CodeId>, from: &CodeId) -> Option<CodeId> {
    let mut lowest = from;
    let mut at = above.get(from)?;
    let mut steps = 0;
    while at != from {
        lowest = lowest.min(at);
        at = above.get(at)?;
        steps += 1;
        // A circle further up, which this one only leads to.
        if steps > above.len() {
            return None;
        }
    }
    Some(lowest.clone())
}

/// A key stands for one kind: where another kind has it here, a person says which keeps it.
fn settle_keys(work: &mut Work<'_>, codebook: &mut Codebook, here: &Codebook) {
    let clash = |codebook: &Codebook| {
        let kinds = &codebook.kinds;
        kinds.iter().enumerate().find_map(|(at, kind)| {
            let key = kind.key.as_ref()?;
            let other = kinds[..at]
                .iter()
                .position(|k| k.key.as_ref() == Some(key))?;
            Some((other, at))
        })
    };
    while let Some((first, second)) = clash(codebook) {
        // The first is the one that had the key here, if any had.
        let had = |at: usize| {
            let kind = codebook.kinds.get(at);
            kind.is_some_and(|k| here.kind(&k.id).is_some_and(|old| old.key == k.key))
        };
        let (mine, theirs) = match !had(first) && had(second) {
            true => (second, first),
            false => (first, second),
        };
        let label = |at: usize| {
            let kind = codebook.kinds.get(at);
            kind.map(|k| Json::text(k.label.clone()))
        };
        let answer = work.ask(Question {
            asked: Asked {
                thing: Thing::Term(Term::Kind(codebook.kinds[theirs].id.clone())),
                about: About::Key,
            },
            here: label(mine),
            there: label(theirs),
            made_here: None,
            made_there: None,
            usual: None,
        });
        let loses = match answer {
            Side::Here => theirs,
            Side::There => mine,
        };
        codebook.kinds[loses].key = None;
    }
}

/// What was changed in either, oldest first; what both have, once.
fn history(here: &Codebook, there: &Codebook) -> Vec<Revision> {
    let mut all = here.revisions.clone();
    let new = there
        .revisions
        .iter()
        .filter(|r| !here.revisions.contains(r));
    all.extend(new.cloned());
    sort(&mut all, |a, b| {
        let key = |r: &Revision| (r.version, r.at, r.coder);
        key(a).cmp(&key(b)).then_with(|| a.note.cmp(&b.note))
    });
    all
}

/// Whether two are the same but for version and history.
pub(super) fn same_terms(a: &Codebook, b: &Codebook) -> bool {
    let lists = CodeList::ALL
        .iter()
        .all(|list| a.codes(*list) == b.codes(*list));
    a.kinds == b.kinds && lists && a.relations == b.relations && a.extra == b.extra
}
