//! Annotations become marks and ties.

use super::annotation::{Said, Target};
use super::iri::id_of;
use super::read::{About, Work, name};
use crate::domain::json::shown;
use crate::domain::{Anchor, Refound, Span, Table};
use crate::format::exchange::attributes::tidy;
use crate::format::exchange::model::{Article, Mark, Tie};
use crate::format::exchange::tool::Fate;
use crate::format::words::quoted;

/// Words of a quote that a message shows.
const SHOWN: usize = 60;

impl Work {
    /// The marks of an annotation: one for each label.
    pub(super) fn marks(
        &mut self,
        article: &mut Article,
        about: About,
        own: &[Option<(Span, Refound)>],
    ) {
        let About {
            file,
            said,
            targets,
        } = about;
        let name = name(&said);
        let mut spans = Vec::with_capacity(own.len());
        for (found, target) in own.iter().zip(&targets) {
            let words = target.quote.as_ref().map_or("", |quote| &*quote.exact);
            let said = quoted(words, SHOWN);
            match found {
                None => {
                    let what = match words {
                        "" => format!("{name}: its place lies outside the text."),
                        _ => format!(
                            "{name}: its words, {said}, are not in the text, nor any like them."
                        ),
                    };
                    self.note(Fate::Rejected, &file, what);
                }
                Some((span, how)) => {
                    spans.push(*span);
                    let there = quoted(article.text.slice(*span), SHOWN);
                    match how {
                        Refound::Fuzzily => {
                            let what = format!(
                                "{name}: {said} does not stand in the text; anchored anew on {there}, which is like it."
                            );
                            self.note(Fate::Repaired, &file, what);
                        }
                        Refound::ByQuote => {
                            let what = format!(
                                "{name}: {said} does not stand where it should; anchored anew by its words at {}.",
                                shown(&span.start().0)
                            );
                            self.note(Fate::Repaired, &file, what);
                        }
                        _ => {}
                    }
                }
            }
        }
        let Ok(anchor) = Anchor::describe(&article.text, &spans) else {
            return;
        };
        let mut labels = said.labels;
        if labels.is_empty() {
            labels.push(match said.motivation.as_str() {
                "" => "annotation".to_owned(),
                motivation => motivation.to_owned(),
            });
        }
        if labels.len() > 1 {
            let n = labels.len();
            self.note(
                Fate::Repaired,
                &file,
                format!("{name} has {n} labels: a tag for each came in."),
            );
        }
        for label in labels {
            let number = shown(&(article.marks.len() + 1));
            let id = if said.id.is_empty() {
                &number
            } else {
                &said.id
            };
            let mut mark = Mark::bare(self.ids.own(id), label, anchor.fragments().to_vec());
            mark.attributes.clone_from(&said.attributes);
            tidy(&mut mark.attributes);
            mark.entity.clone_from(&said.entity);
            mark.note.clone_from(&said.note);
            mark.coder.clone_from(&said.coder);
            mark.created = said.created;
            mark.confidence = said.confidence;
            mark.extra.clone_from(&said.extra);
            article.marks.push(mark);
        }
    }

    /// A link between two annotations.
    pub(super) fn tie(
        &mut self,
        file: &str,
        said: Said,
        targets: &[Target],
        places: &Table<String, usize>,
        articles: &mut [Article],
    ) {
        let ends = targets.iter().map(|target| id_of(&target.source));
        let mut ends = ends.chain(said.links.iter().map(|link| id_of(link)));
        let both = ends.next().zip(ends.next());
        let name = name(&said);
        let here = both
            .as_ref()
            .map(|(from, to)| (places.get(from), places.get(to)));
        let (Some((from, to)), Some((Some(one), Some(other)))) = (both, here) else {
            let what = format!("{name} links to something that is no annotation in these files.");
            self.note(Fate::Rejected, file, what);
            return;
        };
        let Some(article) = articles.get_mut(*one).filter(|_| one == other) else {
            let what = format!("{name} links annotations of two articles.");
            self.note(Fate::Rejected, file, what);
            return;
        };
        let id = match said.id.is_empty() {
            true => format!("{from}-{to}"),
            false => said.id,
        };
        let id = self.ids.own(&id);
        article.ties.push(Tie {
            id,
            label: said.labels.into_iter().next().unwrap_or_default(),
            from,
            to,
            note: said.note,
            extra: said.extra,
        });
    }
}
