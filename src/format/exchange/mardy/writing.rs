//! Articles become objects.

use super::LINES;
use crate::domain::json::{Writer, shown};
use crate::domain::{Blocks, OrderedSet, Span, sentences};
use crate::format::exchange::attributes::{CLAIM_DATE, CLAIMANT, ISSUE, POSITION};
use crate::format::exchange::by_hand::{Counted, push_items, push_written};
use crate::format::exchange::details;
use crate::format::exchange::model::{Article, Mark, Scheme};
use crate::format::exchange::names::Numbered;
use crate::format::exchange::tokens::tokens;
use crate::format::exchange::tool::{File, Ready, Writing};

pub(super) struct Articles {
    /// Labels of marks at which somebody is named.
    mentions: OrderedSet<String>,
    files: Numbered,
    lines: String,
}

impl Articles {
    pub(super) fn begin(scheme: &Scheme) -> Self {
        let mentions = scheme
            .labels
            .iter()
            .filter(|label| label.mention == Some(true));
        Self {
            mentions: mentions.map(|label| label.name.clone()).collect(),
            files: Numbered::default(),
            lines: String::new(),
        }
    }

    fn is_mention(&self, mark: &Mark) -> bool {
        self.mentions.contains(&mark.label)
    }

    /// A line for each claimant, one without a name where there is none.
    fn line(&mut self, article: &Article, mark: &Mark) {
        let claimants = mark.values(CLAIMANT);
        let nobody = [String::new()];
        let names = if claimants.is_empty() {
            &nobody[..]
        } else {
            claimants
        };
        for name in names {
            let mut to = Writer::compact();
            to.object();
            to.text_at("doc_id", &article.id);
            to.text_at("anno_id", &mark.id);
            claim(article, mark, &mut to);
            to.text_at("name", name);
            to.list_at("claimvalues", mark.values(ISSUE), |code, to| to.text(code));
            to.end_object();
            self.lines.push_str(&to.finish());
            self.lines.push('\n');
        }
    }
}

impl Writing for Articles {
    fn article(&mut self, article: &Article) {
        let mut out = Vec::with_capacity(10 * article.text.as_str().len());
        let mut to = Writer::compact();
        to.object();
        to.text_at("doc_id", &article.id);
        to.key("meta");
        to.object();
        for (name, value) in &article.meta {
            to.text_at(name, value);
        }
        to.end_object();
        let (entities, claims): (Vec<&Mark>, Vec<&Mark>) =
            article.marks.iter().partition(|mark| self.is_mention(mark));
        to.list_at("entities", entities, |mark, to| {
            to.object();
            place(mark, to);
            to.text_at("category", category(mark));
            rest(mark, to);
            to.end_object();
        });
        let ends = |span: Span| [span.start().0, span.end().0];
        let blocks = Blocks::of(&article.text);
        let cut = blocks
            .all()
            .iter()
            .flat_map(|block| sentences(&article.text, block));
        to.key("sentences");
        to.list();
        push_written(&mut out, &mut to);
        let item = Counted::of([",{\"begin\":", ",\"end\":"], "}");
        push_items(&mut out, item, cut.map(ends));
        to.end_list();
        to.key("tokens");
        to.list();
        push_written(&mut out, &mut to);
        // Most of the file: put together by hand.
        let words = tokens(&article.text, &[]);
        let words = words.iter().filter(|word| !word.white);
        let item = Counted::of([",{\"begin\":", ",\"end\":"], ",\"pos\":\"\"}");
        push_items(&mut out, item, words.map(|word| ends(word.span)));
        to.end_list();
        to.list_at("claims", &claims, |mark, to| {
            to.object();
            claim(article, mark, to);
            to.list_at("claims", mark.values(ISSUE), |code, to| to.text(code));
            to.list_at("actorvalues", mark.values(CLAIMANT), |name, to| {
                to.text(&format!("per_{name}"));
            });
            rest(mark, to);
            to.end_object();
        });
        details::ties("ties", &article.ties, &mut to);
        to.text_at("text", article.text.as_str());
        to.end_object();
        push_written(&mut out, &mut to);
        self.files.add(article, "json", out);
        for mark in claims {
            self.line(article, mark);
        }
    }

    fn ready(&mut self, at_least: usize) -> Ready {
        let mut ready = self.files.ready();
        ready.and(LINES, &mut self.lines, at_least);
        ready
    }

    fn finish(self: Box<Self>) -> Vec<File> {
        let mut files = self.files.rest();
        files.push(File::of(LINES, self.lines));
        files
    }
}

fn place(mark: &Mark, to: &mut Writer) {
    let extent = mark.extent();
    to.number_at("begin", extent.start().0.into());
    to.number_at("end", extent.end().0.into());
}

/// What a claim has in the object of its article as well as on a line of its own.
fn claim(article: &Article, mark: &Mark, to: &mut Writer) {
    to.text_at("quote", article.text.slice(mark.extent()));
    place(mark, to);
    let of_mark = mark.values(CLAIM_DATE).first().map(String::as_str);
    let date = of_mark.unwrap_or_else(|| article.meta("date"));
    to.text_at("cdate", &date.replace('-', ""));
    to.text_at("cpos", position(mark));
}

/// For or against, as their data has it.
fn position(mark: &Mark) -> &'static str {
    match mark.values(POSITION).first().map(String::as_str) {
        Some("1" | "2") => "1",
        Some("-1" | "-2") => "-1",
        Some("0") => "0",
        _ => "empty",
    }
}

/// `I-PER` and the like: people and all other actors cannot be told apart here.
fn category(mark: &Mark) -> &str {
    match mark.label.as_str() {
        label if label.starts_with("I-") => label,
        _ => "I-PER",
    }
}

/// What their data has no key for.
fn rest(mark: &Mark, to: &mut Writer) {
    to.text_at("id", &mark.id);
    to.text_at("kind", &mark.label);
    if let Some(entity) = &mark.entity {
        to.text_at("entity", &entity.id);
        to.text_at("name", &entity.name);
    }
    to.text_if_any("note", &mark.note);
    to.text_if_any("coder", &mark.coder);
    if let Some(confidence) = mark.confidence {
        to.key("confidence");
        to.literal(&confidence.to_json());
    }
    if let Some(created) = mark.created {
        to.text_at("created", &shown(&created));
    }
    to.key("attributes");
    to.object();
    for (name, values) in &mark.attributes {
        to.list_at(name, values, |value, to| to.text(value));
    }
    to.end_object();
}
