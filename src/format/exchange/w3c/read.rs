//! Reads annotations: each text with what is about it.

use super::annotation::{Said, Target};
use super::gather::{Gathered, targets};
use super::iri::id_of;
use super::place::{found, settled};
use crate::domain::json::{Json, Object};
use crate::domain::{Extra, Refound, Span, Table, Turns, breathe};
use crate::format::exchange::model::{Article, META};
use crate::format::exchange::plain::Taken;
use crate::format::exchange::tool::{Fate, File, Note, Reading, Refusal};
use crate::format::exchange::units::{Original, Unit};
use crate::format::words::count;

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
    for group in std::mem::take(&mut work.groups) {
        if let Some(article) = work.article(group, &gathered, sources, turns).await {
            articles.push(article);
        }
    }
    work.ids = Taken::default();
    let places = articles.iter().zip(0_usize..).flat_map(|(article, n)| {
        let marks = article.marks.iter();
        marks.map(move |mark| (mark.id.clone(), n))
    });
    let places: Table<String, usize> = places.collect();
    for (path, said, targets) in ties {
        breathe(turns).await;
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
        places: Vec::new(),
        notes: work.notes,
    })
}

/// An annotation about words.
pub(super) struct About {
    pub(super) file: String,
    pub(super) said: Said,
    pub(super) targets: Vec<Target>,
}

/// A text and what is about it.
struct Group {
    source: String,
    /// The article, where the file has it.
    own: Option<Object>,
    about: Vec<About>,
}

/// What is being read.
#[derive(Default)]
pub(super) struct Work {
    groups: Vec<Group>,
    places: Table<String, usize>,
    /// Ids that are taken: of marks in an article, then of ties.
    pub(super) ids: Taken,
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

    pub(super) fn note(&mut self, fate: Fate, file: &str, what: String) {
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
        let settled = settled(
            &original,
            group.about.iter().flat_map(|about| &about.targets),
        );
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
        self.ids = Taken::default();
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
}

/// What a message calls an annotation.
pub(super) fn name(said: &Said) -> String {
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
