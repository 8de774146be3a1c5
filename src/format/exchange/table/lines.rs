//! A line of JSON for each tag.

use std::cmp::Reverse;

use super::HOLDS;
use crate::domain::json::{Json, Writer, parse, shown};
use crate::domain::{Extra, Table, Turns, breathe, sort};
use crate::format::exchange::details::{self, word};
use crate::format::exchange::jsonl::nothing;
use crate::format::exchange::model::{Article, META, Mark};
use crate::format::exchange::reduce::{NO_TEXTS, paragraphs, placed};
use crate::format::exchange::tool::{Fate, File, Note, Reading, Ready, Refusal, Writing};

/// Lines that are being written.
#[derive(Default)]
pub(super) struct Lines {
    out: String,
    /// The next article, with all its text.
    whole: Option<Article>,
}

impl Writing for Lines {
    fn whole(&mut self, whole: &Article) {
        self.whole = Some(placed(whole, &HOLDS));
    }

    fn article(&mut self, article: &Article) {
        let placed = self.whole.take();
        let placed = placed.as_ref().unwrap_or(article);
        for (mark, place) in article.marks.iter().zip(&placed.marks) {
            let mut to = Writer::compact();
            to.object();
            to.text_at("document_id", &article.id);
            for name in META {
                to.text_at(name, article.meta(name));
            }
            to.number_at("start", place.extent().start().0.into());
            to.number_at("end", place.extent().end().0.into());
            to.text_at("label", &mark.label);
            to.text_at("quote", article.text.slice(mark.extent()));
            details::write(mark, true, &mut to);
            to.end_object();
            self.out.push_str(&to.finish());
            self.out.push('\n');
        }
    }

    fn ready(&mut self, at_least: usize) -> Ready {
        Ready::begun("demarche.tags.jsonl", &mut self.out, at_least)
    }

    fn finish(self: Box<Self>) -> Vec<File> {
        vec![File::of("demarche.tags.jsonl", self.out)]
    }
}

/// Whether an object is a tag.
pub(super) fn is_ours(json: &Json) -> bool {
    let mut keys = ["document_id", "start", "end", "label", "quote"].iter();
    keys.all(|key| json.get(key).is_some())
}

pub(super) async fn read(files: &[File], turns: &dyn Turns) -> Result<Reading, Refusal> {
    let mut reading = Reading::default();
    let mut documents: Vec<Vec<Json>> = Vec::new();
    let mut places: Table<String, usize> = Table::new();
    for file in files {
        let found = documents.len();
        for (line, n) in file.bytes.split(|b| *b == b'\n').zip(1_usize..) {
            breathe(turns).await;
            if line.trim_ascii().is_empty() {
                continue;
            }
            let json = parse(line).ok().filter(is_ours);
            let json = json.filter(|json| json.get("quote").is_some_and(|q| !word(q).is_empty()));
            let Some(json) = json else {
                reading.notes.push(Note {
                    fate: Fate::Rejected,
                    file: file.path.clone(),
                    line: Some(n),
                    what: "The line is no tag with its words.".to_owned(),
                });
                continue;
            };
            let document = json.get("document_id").map(word).unwrap_or_default();
            let place = *places.get(&document).unwrap_or(&documents.len());
            if place == documents.len() {
                places.insert(document, place);
                documents.push(Vec::new());
            }
            if let Some(tags) = documents.get_mut(place) {
                tags.push(json);
            }
        }
        if documents.len() > found {
            reading.notes.push(Note {
                fate: Fate::Repaired,
                file: file.path.clone(),
                line: None,
                what: NO_TEXTS.to_owned(),
            });
        }
    }
    if documents.is_empty() {
        return Err(nothing(&reading.notes));
    }
    for tags in documents {
        breathe(turns).await;
        reading.articles.push(article(tags));
    }
    Ok(reading)
}

fn article(mut tags: Vec<Json>) -> Article {
    let place = |tag: &Json| {
        let at = |key: &str| tag.get(key).and_then(Json::as_u64).unwrap_or(u64::MAX);
        (at("start"), Reverse(at("end")))
    };
    sort(&mut tags, |a, b| place(a).cmp(&place(b)));
    let of = |tag: &Json, key: &str| tag.get(key).map(word).unwrap_or_default();
    let quote = |tag: &Json| of(tag, "quote").replace("\r\n", "\n").replace('\r', "\n");
    let words: Vec<String> = tags.iter().map(quote).collect();
    let (text, spans) = paragraphs(words.iter().map(String::as_str));
    let marks = tags.iter().zip(spans).zip(1_usize..);
    let marks = marks.map(|((tag, span), n)| {
        let mut mark = Mark::bare(shown(&n), of(tag, "label"), vec![span]);
        details::read(tag, &mut mark);
        mark
    });
    let about = |key: &str| tags.first().map(|tag| of(tag, key)).unwrap_or_default();
    let meta = META.into_iter().map(|name| (name.to_owned(), about(name)));
    let mut article = Article {
        id: about("document_id"),
        text,
        meta: meta.filter(|(_, value)| !value.is_empty()).collect(),
        marks: marks.collect(),
        ties: Vec::new(),
        extra: Extra::new(),
    };
    article.sort();
    article
}
