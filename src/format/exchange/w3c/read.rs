//! Reads annotations: each text with what is about it.

use super::annotation::{Said, Target};
use super::gather::{Gathered, targets};
use super::iri::id_of;
use crate::domain::json::{Json, Object, shown};
use crate::domain::{
    Anchor, Extra, Offset, OrderedSet, Quote, Refound, Span, Table, Turns, breathe, find_quote,
};
use crate::format::exchange::attributes::tidy;
use crate::format::exchange::model::{Article, META, Mark, Tie};
use crate::format::exchange::tool::{Fate, File, Note, Reading, Refusal};
use crate::format::exchange::units::{Claim, Original, Unit};
use crate::format::words::{count, quoted};

/// Words of a quote that a message shows.
const SHOWN: usize = 60;

/// Reads all files.
pub(super) async fn read(files: &[File], turns: &dyn Turns) -> Result<Reading, Refusal> {
    let mut gathered = Gathered::of(files, turns).await?;
    let mut work = Work::default();
    let mut ties = Vec::new();
    for article in std::mem::take(&mut gathered.articles) {
        work.own(&article);
    }
    for (path, object) in std::mem::take(&mut gathered.annotations) {
        breathe(turns).await;
        let said = Said::of(&object);
        let targets = targets(&object);
        let selects = targets.iter().any(|target| !target.whole);
        if !selects && (said.motivation == "linking" || targets.len() == 2) {
            ties.push((path, said, targets));
        } else {
            work.annotation(path, said, targets);
        }
    }
    let sources = work.groups.len();
    let mut articles = Vec::new();
    let mut places = Table::new();
    for group in std::mem::take(&mut work.groups) {
        let n = articles.len();
        if let Some(article) = work.article(group, &gathered, sources, turns).await {
            for mark in &article.marks {
                places.insert(mark.id.clone(), n);
            }
            articles.push(article);
        }
    }
    for (path, said, targets) in ties {
        work.tie(&path, said, &targets, &places, &mut articles);
    }
    if articles.is_empty() {
        let first = work.notes.into_iter().next().map(|note| note.what);
        let none = || "There is no annotation in it.".to_owned();
        return Err(Refusal(first.unwrap_or_else(none)));
    }
    articles.iter_mut().for_each(Article::sort);
    Ok(Reading {
        scheme: gathered.scheme,
        articles,
        notes: work.notes,
    })
}

/// An annotation about words.
struct About {
    file: String,
    said: Said,
    targets: Vec<Target>,
}

/// A text and what is about it.
struct Group {
    source: String,
    /// The article, where the file has it.
    own: Option<Object>,
    about: Vec<About>,
}

#[derive(Default)]
struct Work {
    groups: Vec<Group>,
    places: Table<String, usize>,
    ids: OrderedSet<String>,
    notes: Vec<Note>,
}

impl Work {
    fn group(&mut self, source: &str) -> &mut Group {
        let place = self
            .places
            .get(source)
            .copied()
            .unwrap_or(self.groups.len());
        if place == self.groups.len() {
            self.places.insert(source.to_owned(), place);
            self.groups.push(Group {
                source: source.to_owned(),
                own: None,
                about: Vec::new(),
            });
        }
        &mut self.groups[place]
    }

    /// A text that the file has with it.
    fn own(&mut self, article: &Object) {
        let id = article.get("id").and_then(Json::as_str).unwrap_or_default();
        let group = self.group(id);
        group.own = Some(article.clone());
    }

    fn note(&mut self, fate: Fate, file: &str, what: String) {
        self.notes.push(Note {
            fate,
            file: file.to_owned(),
            line: None,
            what,
        });
    }

    fn annotation(&mut self, file: String, said: Said, targets: Vec<Target>) {
        let source = targets
            .first()
            .map(|target| target.source.clone())
            .unwrap_or_default();
        let (about, elsewhere): (Vec<Target>, Vec<Target>) = targets
            .into_iter()
            .partition(|target| !target.whole && target.source == source);
        let name = name(&said);
        if about.is_empty() {
            let what =
                format!("{name} marks no words of a text, but a whole page or another annotation.");
            self.note(Fate::Rejected, &file, what);
            return;
        }
        if !elsewhere.is_empty() {
            let what =
                format!("{name} is about several texts; only what it marks in the first came in.");
            self.note(Fate::Repaired, &file, what);
        }
        self.group(&source).about.push(About {
            file,
            said,
            targets: about,
        });
    }

    /// A text with its marks; `None` where the text is not there.
    async fn article(
        &mut self,
        group: Group,
        gathered: &Gathered,
        sources: usize,
        turns: &dyn Turns,
    ) -> Option<Article> {
        let of =
            |object: &Object, key: &str| object.get(key).and_then(Json::as_str).map(str::to_owned);
        let own = group.own.as_ref().and_then(|own| of(own, "value"));
        let original = match own {
            Some(text) => Original::inside(&text),
            None => match gathered.beside(&group.source, sources) {
                Some(text) => Original::of(text),
                None => {
                    self.missing(&group);
                    return None;
                }
            },
        };
        let file = group
            .about
            .first()
            .map_or("", |about| about.file.as_str())
            .to_owned();
        let original = match original {
            Ok(original) => original,
            Err(error) => {
                self.note(
                    Fate::Rejected,
                    &file,
                    format!("The article {}: {error}.", group.source),
                );
                return None;
            }
        };
        let mut article = Article {
            id: id_of(&group.source),
            text: original.text.clone(),
            meta: Vec::new(),
            marks: Vec::with_capacity(group.about.len()),
            ties: Vec::new(),
            extra: Extra::new(),
        };
        match &group.own {
            Some(own) => described(&mut article, own),
            None if group.source.starts_with("http") => {
                article.meta.push(("url".to_owned(), group.source.clone()));
            }
            None => {}
        }
        let settled = settled(&original, &group.about);
        if let Some((unit, _)) = settled
            .as_ref()
            .filter(|(unit, _)| *unit != Unit::CodePoints)
        {
            let what = format!(
                "Positions in {} count {}, not code points.",
                group.source,
                unit.label()
            );
            self.note(Fate::Repaired, &file, what);
        }
        let mut spans = settled.map(|(_, spans)| spans.into_iter());
        for about in group.about {
            breathe(turns).await;
            let own = about
                .targets
                .iter()
                .map(|target| match (&mut spans, target.place) {
                    (Some(spans), Some(_)) => spans.next().map(|span| (span, Refound::Same)),
                    _ => found(&original, target),
                });
            let own: Vec<Option<(Span, Refound)>> = own.collect();
            self.marks(&mut article, about, &own);
        }
        Some(article)
    }

    fn missing(&mut self, group: &Group) {
        let n = count(group.about.len(), "annotation", "annotations");
        let of = match group.source.as_str() {
            "" => "a text that the file does not name".to_owned(),
            source => source.to_owned(),
        };
        let file = group
            .about
            .first()
            .map_or(String::new(), |about| about.file.clone());
        let what = format!(
            "{n} of {of}: the text is not in the file. Save the text of the article as a .txt file of the same name, put \
             both into a folder or ZIP archive, and open that."
        );
        self.note(Fate::Rejected, &file, what);
    }

    /// The marks of an annotation: one for each label.
    fn marks(&mut self, article: &mut Article, about: About, own: &[Option<(Span, Refound)>]) {
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
            let mut mark = Mark::bare(id, label, anchor.fragments().to_vec());
            while !self.ids.insert(mark.id.clone()) {
                mark.id.push_str("-2");
            }
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
    fn tie(
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
        let mut id = match said.id.is_empty() {
            true => format!("{from}-{to}"),
            false => said.id,
        };
        while !self.ids.insert(id.clone()) {
            id.push_str("-2");
        }
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

/// What a message calls an annotation.
fn name(said: &Said) -> String {
    match said.id.as_str() {
        "" => "An annotation".to_owned(),
        id => format!("The annotation {id}"),
    }
}

/// What the file says of its article.
fn described(article: &mut Article, own: &Object) {
    for name in META {
        let value = own.get(name).and_then(Json::as_str);
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            article.meta.push((name.to_owned(), value.to_owned()));
        }
    }
    for (key, value) in own.iter() {
        let written = ["id", "type", "format", "value"].contains(&key.as_str());
        if !written && article.meta(key).is_empty() {
            article.extra.insert(key.clone(), value.clone());
        }
    }
}

fn claim(target: &Target) -> Option<Claim<'_>> {
    let (start, end) = target.place?;
    let words = target.quote.as_ref().map(|quote| &*quote.exact);
    Some(Claim { start, end, words })
}

/// The unit in which all positions fit their words, and these; `None`: there is none.
fn settled(original: &Original, about: &[About]) -> Option<(Unit, Vec<Span>)> {
    let targets = about.iter().flat_map(|about| &about.targets);
    let claims: Vec<Claim<'_>> = targets.filter_map(claim).collect();
    let settled = original.settle(&claims, Unit::CodePoints).ok()?;
    Some((settled.unit, settled.spans))
}

/// Where a target is: at its position if its words stand there, else where they are found.
fn found(original: &Original, target: &Target) -> Option<(Span, Refound)> {
    let one = claim(target);
    let fits = one.and_then(|one| original.settle(&[one], Unit::CodePoints).ok());
    if let Some(span) = fits.and_then(|fits| fits.spans.first().copied()) {
        return Some((span, Refound::Same));
    }
    let quote = target.quote.as_ref()?;
    let about = target
        .place
        .map(|(start, _)| Offset(u32::try_from(start).unwrap_or(u32::MAX)));
    let about = about.map(|about| about.min(original.text.len()));
    let quote = Quote {
        exact: lines(&quote.exact),
        prefix: lines(&quote.prefix),
        suffix: lines(&quote.suffix),
    };
    let (span, how) = find_quote(&original.text, &quote, about)?;
    // Without a position, words that stand there only once are where they should be.
    let sure = target.place.is_none() && how == Refound::ByQuote && is_sure(original, &quote);
    Some((span, if sure { Refound::Same } else { how }))
}

/// Whether words stand there but once, or but once with what stands around them.
fn is_sure(original: &Original, quote: &Quote) -> bool {
    let once = |words: &str| original.text.as_str().match_indices(words).count() == 1;
    once(&quote.exact) || once(&[&*quote.prefix, &*quote.exact, &*quote.suffix].concat())
}

/// With line ends as a frozen text has them.
fn lines(text: &str) -> Box<str> {
    text.replace("\r\n", "\n").replace('\r', "\n").into()
}
