//! Brings an article down to the characters that a format may have: a part of [`super::reduce`].

use super::holds::{Characters, Holds};
use super::loss::{Facet, Loss, Tally};
use super::model::{Article, Mark, Scheme};
use crate::domain::Text;
use crate::format::xml::is_allowed;

/// Puts U+FFFD in the place of what XML forbids; whether there was any.
fn respell(text: &mut String) -> bool {
    let wrong = !text.chars().all(is_allowed);
    if wrong {
        let allowed = |c| {
            if is_allowed(c) {
                c
            } else {
                char::REPLACEMENT_CHARACTER
            }
        };
        *text = text.chars().map(allowed).collect();
    }
    wrong
}

/// Whether all that is said of an article is in the characters of XML already, as nearly always.
fn is_spelled(article: &Article) -> bool {
    // Of a byte alone it can be told but for the last characters of three bytes.
    let plain = |text: &str| text.bytes().all(|b| b >= b' ' && b != 0xef);
    let is_spelled = |text: &str| plain(text) || text.chars().all(is_allowed);
    let of_mark = |mark: &Mark| {
        let entity = mark.entity.as_ref();
        let mut attributes = mark.attributes.iter();
        [&mark.label, &mark.note, &mark.coder]
            .into_iter()
            .chain(entity.into_iter().flat_map(|one| [&one.id, &one.name]))
            .all(|text| is_spelled(text))
            && attributes.all(|(name, values)| {
                is_spelled(name) && values.iter().all(|value| is_spelled(value))
            })
    };
    let mut ties = article.ties.iter();
    is_spelled(article.text.as_str())
        && article.meta.iter().all(|(_, value)| is_spelled(value))
        && article.marks.iter().all(of_mark)
        && ties.all(|tie| is_spelled(&tie.label) && is_spelled(&tie.note))
}

/// A scheme in the characters of XML, for formats in which articles refer to what it says.
pub(super) fn respelled(scheme: &Scheme) -> Scheme {
    let mut left = scheme.clone();
    for label in &mut left.labels {
        respell(&mut label.name);
    }
    for attribute in &mut left.attributes {
        respell(&mut attribute.name);
        attribute.values.iter_mut().for_each(|value| {
            respell(value);
        });
    }
    left.ties.iter_mut().for_each(|tie| {
        respell(tie);
    });
    left
}

/// The article in the characters that there may be; `None`: it is.
pub(super) fn spelled(article: &Article, holds: &Holds, losses: &mut dyn Tally) -> Option<Article> {
    if holds.characters == Characters::All || is_spelled(article) {
        return None;
    }
    let mut left = article.clone();
    let mut changed = false;
    let mut respell = |text: &mut String| changed |= respell(text);
    if holds.characters == Characters::XmlLabels {
        left.marks
            .iter_mut()
            .for_each(|mark| respell(&mut mark.label));
        left.ties.iter_mut().for_each(|tie| respell(&mut tie.label));
        return spelled_otherwise(article, changed.then_some(left), losses);
    }
    let mut text = article.text.as_str().to_owned();
    respell(&mut text);
    if text != article.text.as_str() {
        left.text = Text::of_frozen(text.into());
    }
    left.meta.iter_mut().for_each(|(_, value)| respell(value));
    for mark in &mut left.marks {
        respell(&mut mark.label);
        respell(&mut mark.note);
        respell(&mut mark.coder);
        if let Some(entity) = &mut mark.entity {
            respell(&mut entity.id);
            respell(&mut entity.name);
        }
        for (name, values) in &mut mark.attributes {
            respell(name);
            values.iter_mut().for_each(&mut respell);
        }
        super::attributes::tidy(&mut mark.attributes);
    }
    for tie in &mut left.ties {
        respell(&mut tie.label);
        respell(&mut tie.note);
    }
    spelled_otherwise(article, changed.then_some(left), losses)
}

fn spelled_otherwise(
    article: &Article,
    left: Option<Article>,
    losses: &mut dyn Tally,
) -> Option<Article> {
    if left.is_some() {
        losses.lose(&|| Loss::about(Facet::Characters, article, ""));
    }
    left
}
