//! Brings an article down to what a format holds, and says what is lost by it. Writers write what they are given, all of
//! it: what is to be left out is decided here and nowhere else, so that the report cannot differ from the file.

use super::attributes::{ROLES, has_several};
use super::characters::spelled;
use super::holds::{Entities, Foreign, Holds, Labels, Overlaps, Parts, Values, Words};
use super::loss::{Facet, Loss, Tally, Untold};
use super::model::{Article, Mark, Tie};
use super::names::named;
use super::places::{apart, for_each, hulled, joined, longest, trimmed, widened};
use super::spelled::spell;
use super::tokens::is_white;
use crate::domain::{Date, Extra, Offset, OrderedSet, Span, Table, Text};

/// Between several values that become one.
pub const BETWEEN: &str = "; ";

/// An article as a format holds it, sorted. Linear in what is coded, but for sorting.
pub fn reduce(article: &Article, holds: &Holds, losses: &mut dyn Tally) -> Article {
    reduced(article.clone(), holds, losses)
}

/// The same of an article that nobody needs any more.
pub fn reduced(mut article: Article, holds: &Holds, losses: &mut dyn Tally) -> Article {
    if let Some(spelled) = spelled(&article, holds, losses) {
        article = spelled;
    }
    if let Some(framed) = framed(&article, holds, losses) {
        article = framed;
    }
    // What becomes of ties depends on the marks as they were.
    let marks = match article.ties.is_empty() {
        true => std::mem::take(&mut article.marks),
        false => article.marks.clone(),
    };
    let mut left = Article {
        id: article.id.clone(),
        text: article.text.clone(),
        meta: article.meta.clone(),
        marks: Vec::with_capacity(marks.len()),
        ties: std::mem::take(&mut article.ties),
        extra: std::mem::take(&mut article.extra),
    };
    for mark in marks {
        if !holds.each.is_empty() && holds.each.iter().all(|name| mark.values(name).is_empty()) {
            losses.lose(&|| Loss::of(Facet::Bare, &article, &mark, mark.label.as_str()));
            continue;
        }
        let mut untold = Untold;
        for (mark, n) in for_each(&article, mark, holds.each, losses)
            .into_iter()
            .zip(0..)
        {
            // Of a mark that becomes several, it is told once.
            let losses: &mut dyn Tally = if n == 0 { losses } else { &mut untold };
            let mark = bare(&article, mark, holds, losses);
            match holds.parts {
                Parts::Apart if mark.parts.len() > 1 => {
                    left.marks.extend(apart(&article, &mark, losses))
                }
                Parts::Hull => left.marks.push(hulled(&article, mark, losses)),
                Parts::Apart | Parts::Kept => left.marks.push(mark),
            }
        }
    }
    if !holds.edges || holds.text == Words::Tokens {
        trimmed(&article, &mut left.marks, losses);
    }
    if !holds.lines {
        joined(&article, &mut left.marks, losses);
    }
    if !holds.halves {
        widened(&article, &mut left.marks, losses);
    }
    match holds.overlaps {
        Overlaps::Kept => {}
        Overlaps::OtherLabels => left.marks = longest(&article, left.marks, true, losses),
        Overlaps::Chosen | Overlaps::No => {
            left.marks = longest(&article, left.marks, false, losses)
        }
    }
    if holds.text == Words::Tokens && spell(&mut left) {
        losses.lose(&|| Loss::about(Facet::Blanks, &article, ""));
    }
    ties(&article, &mut left, holds, losses);
    meta(&article, &mut left, holds, losses);
    left.sort();
    if holds.text == Words::Quotes {
        quotes(&article, &mut left, losses);
    }
    if !holds.ids {
        left.number();
    }
    if !holds.article_ids {
        left.id = String::new();
    }
    left
}

/// The article with no other white space around it than there may be; `None`: it has none.
fn framed(article: &Article, holds: &Holds, losses: &mut dyn Tally) -> Option<Article> {
    let all = article.text.as_str();
    if holds.text != Words::Lines || all.is_empty() {
        return None;
    }
    let first = all.find(|c| !is_white(c));
    let text = first.map_or_else(String::new, |first| {
        let (before, rest) = all.split_at(first);
        let end = if rest.ends_with('\n') { "" } else { "\n" };
        [&" ".repeat(before.chars().count()), rest, end].concat()
    });
    if text == all {
        return None;
    }
    losses.lose(&|| Loss::about(Facet::Around, article, ""));
    let mut left = article.clone();
    left.text = Text::of_frozen(text.into());
    if left.text.is_empty() {
        for mark in std::mem::take(&mut left.marks) {
            losses.lose(&|| Loss::of(Facet::Blank, article, &mark, mark.label.as_str()));
        }
    }
    Some(left)
}

/// The marks of an article where they stand in its text, for a format that has their words alone: as many as there are in the
/// article as the format holds it, in the same order.
pub fn placed(whole: &Article, holds: &Holds) -> Article {
    let holds = Holds {
        text: Words::Exact,
        ..*holds
    };
    reduce(whole, &holds, &mut Untold)
}

/// Leaves of the text nothing but the words of the marks, in their order.
fn quotes(article: &Article, left: &mut Article, losses: &mut dyn Tally) {
    if !article.text.is_empty() {
        losses.lose(&|| Loss::about(Facet::Text, article, ""));
    }
    let words = left
        .marks
        .iter()
        .map(|mark| article.text.slice(mark.extent()));
    let (text, spans) = paragraphs(words);
    for (mark, span) in left.marks.iter_mut().zip(spans) {
        mark.parts = vec![span];
    }
    left.text = text;
}

/// What is said of files that have the words of marks alone.
pub const NO_TEXTS: &str =
    "There are no texts in it: each article is made of the words of its tags, one below the other.";

/// A text with each of these in a paragraph of its own, and where they stand.
pub fn paragraphs<'a>(words: impl Iterator<Item = &'a str>) -> (Text, Vec<Span>) {
    let (mut text, mut spans) = (String::new(), Vec::new());
    let mut at = Offset::ZERO;
    for words in words {
        if !text.is_empty() {
            text.push_str("\n\n");
            at = at.plus(2);
        }
        let end = at.plus(words.chars().count() as u32);
        spans.push(Span::new(at, end));
        text.push_str(words);
        at = end;
    }
    (Text::of_frozen(text.into()), spans)
}

/// The mark with those facets alone that are held.
fn bare(article: &Article, mut mark: Mark, holds: &Holds, losses: &mut dyn Tally) -> Mark {
    let extent = mark.extent();
    let mut lose = |facet, what: &dyn Fn() -> String| {
        losses.lose(&|| Loss::at(facet, article, extent, what()));
    };
    if holds.foreign != Foreign::All {
        mark.extra = Extra::new();
    }
    if holds.labels == Labels::Unspaced {
        let label = unspaced(&mark.label);
        if label != mark.label {
            lose(Facet::Label, &|| label.clone());
            mark.label = label;
        }
    }
    if !holds.notes && !mark.note.is_empty() {
        lose(Facet::Note, &|| mark.note.clone());
        mark.note = String::new();
    }
    if !holds.coders && !mark.coder.is_empty() {
        lose(Facet::Coder, &|| mark.coder.clone());
        mark.coder = String::new();
    }
    if !holds.confidence
        && let Some(confidence) = mark.confidence.take()
    {
        lose(Facet::Confidence, &|| confidence.to_json());
    }
    if !holds.times && mark.created.take().is_some() {
        lose(Facet::Time, &String::new);
    }
    if let Some(entity) = &mut mark.entity {
        match holds.entities {
            Entities::Full => {}
            Entities::Id => {
                if entity.name != entity.id {
                    lose(Facet::EntityName, &|| entity.name.clone());
                }
                entity.name.clone_from(&entity.id);
            }
            Entities::No => {
                lose(Facet::Entity, &|| entity.name.clone());
                mark.entity = None;
            }
        }
    }
    for (name, values) in &mut mark.attributes {
        let told = || format!("{name}: {}", values.join(BETWEEN));
        if holds.attributes == Values::One && has_several(name) && !holds.each.contains(&&**name) {
            for value in values.iter().filter(|value| value.contains(BETWEEN)) {
                lose(Facet::Taken, &|| format!("{name}: {value}"));
            }
        }
        match holds.attributes {
            Values::Many => {}
            Values::One if values.len() < 2 => {}
            Values::One => {
                lose(Facet::Values, &told);
                *values = vec![values.join(BETWEEN)];
            }
            Values::No => lose(Facet::Attribute, &told),
        }
    }
    if holds.attributes == Values::No {
        mark.attributes.clear();
    }
    mark
}

/// A label without white space, and not empty.
pub(super) fn unspaced(label: &str) -> String {
    let plain = |c| if is_white(c) { '_' } else { c };
    match label {
        "" => "_".to_owned(),
        label => label.chars().map(plain).collect(),
    }
}

fn ties(article: &Article, left: &mut Article, holds: &Holds, losses: &mut dyn Tally) {
    if left.ties.is_empty() {
        return;
    }
    let there: OrderedSet<&str> = left.marks.iter().map(|mark| mark.id.as_str()).collect();
    let marks: Table<&str, &Mark> = article.marks.iter().map(|m| (m.id.as_str(), m)).collect();
    let named = |tie: &Tie| {
        let ends = marks.get(tie.from.as_str()).zip(marks.get(tie.to.as_str()));
        let here = holds.attributes != Values::No && there.contains(tie.from.as_str());
        here && ends.is_some_and(|(from, to)| is_named(article, from, &tie.label, to))
    };
    left.ties.retain_mut(|tie| {
        let ends = [&tie.from, &tie.to].into_iter();
        let loose = !ends.clone().all(|end| there.contains(end.as_str()));
        let mark = marks.get(tie.from.as_str());
        let mut lose = |facet, what: &str| {
            losses.lose(&|| match mark {
                Some(mark) => Loss::of(facet, article, mark, what),
                None => Loss::about(facet, article, what),
            });
        };
        let coder = |id: &str| marks.get(id).map(|mark| &mark.coder);
        let across = !holds.across && coder(&tie.from) != coder(&tie.to);
        let gone = match (loose || !holds.ties, across) {
            (false, false) => None,
            _ if named(tie) => Some(Facet::Mention),
            (true, _) if is_role(&tie.label) => Some(Facet::Role),
            (true, _) => Some(Facet::Tie),
            (false, true) => Some(Facet::Across),
        };
        if let Some(facet) = gone {
            lose(facet, &tie.label);
            return false;
        }
        if !holds.tie_notes && !tie.note.is_empty() {
            lose(Facet::TieNote, &tie.note);
            tie.note = String::new();
        }
        if holds.foreign != Foreign::All {
            tie.extra = Extra::new();
        }
        true
    });
}

/// Whether a tie says who is in a role.
fn is_role(label: &str) -> bool {
    ROLES.iter().any(|(role, _)| *role == label)
}

/// Whether whoever a mention names stands in a role of a mark: by name, or by its words where it is linked to nobody.
fn is_named(article: &Article, from: &Mark, role: &str, mention: &Mark) -> bool {
    let named = |name: &String| from.values(role).contains(name);
    is_role(role)
        && match &mention.entity {
            Some(who) => named(&who.name),
            None => named(&article.words(mention)),
        }
}

fn meta(article: &Article, left: &mut Article, holds: &Holds, losses: &mut dyn Tally) {
    left.meta.retain(|(name, value)| {
        let day = || {
            value
                .parse()
                .is_ok_and(|date: Date| date.parts().2.is_some())
        };
        let held =
            holds.meta.contains(&name.as_str()) && (!holds.days_only || name != "date" || day());
        if !held {
            losses.lose(&|| Loss::about(Facet::Meta, article, format!("{name}: {value}")));
        }
        held
    });
    if holds.title_in_name {
        left.meta.retain_mut(|(name, value)| {
            let kept = match name.as_str() {
                "title" => named(value),
                _ => value.clone(),
            };
            if kept != *value {
                losses.lose(&|| Loss::about(Facet::Meta, article, format!("{name}: {value}")));
                *value = kept;
            }
            !value.is_empty()
        });
    }
    if holds.foreign == Foreign::No {
        left.extra = Extra::new();
    }
}
