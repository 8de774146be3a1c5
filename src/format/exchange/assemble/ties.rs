//! Ties become mentions in roles and links between statements; others are kept with the mark they come from.

use super::frames::{self, Cast};
use super::{Draft, Work};
use crate::domain::json::{Json, shown};
use crate::domain::{Extra, Origin, Part, Relation, RelationId, Table};
use crate::format::exchange::attributes::ROLES;
use crate::format::exchange::describe::{KEPT_TIES, OF_TIE};
use crate::format::exchange::ids::is_uuid;
use crate::format::exchange::model::{Article, Tie};

/// Puts the ties of an article in, and codes its marks: who is in a role depends on both.
pub(super) fn tie(
    work: &mut Work<'_>,
    article: &Article,
    drafts: &mut [Draft<'_>],
    places: &Table<&str, usize>,
) -> Vec<Relation> {
    let mut mentions: Vec<Cast> = (0..drafts.len()).map(|_| Vec::new()).collect();
    let mut relations = Vec::new();
    for tie in &article.ties {
        let end = |id: &str| places.get(id).copied();
        let (Some(from), Some(to)) = (end(&tie.from), end(&tie.to)) else {
            // An end was refused, which has been said.
            work.ties_kept += 1;
            continue;
        };
        // Kinds are called alike whatever the capitals, and so are roles.
        let role = ROLES
            .iter()
            .find(|(role, _)| role.eq_ignore_ascii_case(&tie.label));
        let (is_from, is_to) = (drafts[from].mention, drafts[to].mention);
        match role.filter(|_| !is_from && is_to && tie.note.is_empty()) {
            Some((role, _)) => {
                let named = drafts[to].tag.actor.and_then(|id| work.register.name(id));
                let words = drafts[to].tag.anchor.quote().exact.as_ref();
                let name = named.unwrap_or_else(|| words.to_owned());
                let part = Part {
                    extra: of_tie(work, tie),
                    ..Part::mention(drafts[to].tag.id)
                };
                mentions[from].push((*role, part, name));
            }
            None if from != to && !is_from && !is_to => {
                relations.push(link(work, tie, &drafts[from], &drafts[to]));
            }
            None => {
                work.ties_kept += 1;
                let target = shown(&drafts[to].tag.id);
                let own = of_tie(work, tie);
                keep(tie, target, own, &mut drafts[from].tag.extra);
            }
        }
    }
    for (draft, mentions) in drafts.iter_mut().zip(mentions) {
        let ids = &mut *work.source.ids;
        let (book, register) = (&mut work.book, &mut work.register);
        frames::code(draft, mentions, book, register, ids, &mut work.used);
    }
    relations
}

fn link(work: &mut Work<'_>, tie: &Tie, from: &Draft<'_>, to: &Draft<'_>) -> Relation {
    let (id, ours) = work.id(&tie.id);
    Relation {
        id: RelationId::new(id),
        from: from.tag.id,
        to: to.tag.id,
        of_type: work.book.link(&tie.label),
        note: tie.note.clone(),
        coder: from.tag.coder,
        created: from.tag.created,
        modified: from.tag.created,
        codebook_version: 1,
        origin: Origin::Imported,
        extra: work.kept(&tie.extra, &tie.id, ours),
    }
}

/// What is kept of a tie that has no id here.
fn of_tie(work: &Work<'_>, tie: &Tie) -> Extra {
    work.kept(&tie.extra, &tie.id, is_uuid(&tie.id))
}

/// Keeps a tie that has no place here, to be told again.
fn keep(tie: &Tie, target: String, own: Extra, extra: &mut Extra) {
    let mut entry = Extra::new();
    entry.insert("label".to_owned(), Json::Text(tie.label.clone()));
    entry.insert("to".to_owned(), Json::Text(target));
    if !tie.note.is_empty() {
        entry.insert("note".to_owned(), Json::Text(tie.note.clone()));
    }
    if !own.is_empty() {
        entry.insert(OF_TIE.to_owned(), Json::Object(own));
    }
    let mut list = match extra.remove(KEPT_TIES) {
        Some(Json::List(list)) => list,
        _ => Vec::new(),
    };
    list.push(Json::Object(entry));
    extra.insert(KEPT_TIES.to_owned(), Json::List(list));
}
