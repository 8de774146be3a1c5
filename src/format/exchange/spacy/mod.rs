//! spaCy: one `Doc` a line, as `Doc.to_json` writes it.
//!
//! Positions count code points. Tokens follow the rule by which spaCy tells words and blanks (`get_words_and_spaces`):
//! anything else ends in an assertion there. All marks are in the span group that spancat takes by default; `ents` may not
//! overlap and have those that do not. What else is coded stands under a key of its own, which spaCy passes over; the
//! script makes it a custom attribute. (It does not stand under `_`: spaCy 3.8 fails over attributes that were not declared
//! before.)

mod read;

use super::by_hand::{Counted, push_items, push_written};
use super::details;
use super::flat::flat;
use super::group::Group;
use super::holds::{Holds, Parts};
use super::jsonl;
use super::model::{Article, Mark};
use super::outline::outline;
use super::tokens::tokens;
use super::tool::{File, Ready, Tool, Writing};
use crate::domain::json::{Json, Writer};
use crate::domain::{OrderedSet, Span};

/// spaCy.
pub(super) static TOOL: Tool = Tool {
    id: "spacy",
    name: "spaCy (Doc JSON)",
    purpose: "To train a spaCy model: one Doc a line, with a script that makes a DocBin of them. Tags are in the \
              span group “sc”, those that do not overlap in the entities as well.",
    group: Group::Learning,
    programs: "spaCy",
    also: "spancat ner python",
    ending: "spacy.zip",
    packed: true,
    holds: Holds {
        parts: Parts::Apart,
        edges: false,
        ..Holds::ALL
    },
    choices: &[],
    begin: |_, _| Box::new(Docs::default()),
    knows: |files| {
        files
            .iter()
            .any(|file| outline(&file.bytes, false).is_some_and(|json| read::is_ours(&json)))
    },
    read: |files, turns| Box::pin(jsonl::read(files, turns, read::is_ours, read::article)),
};

/// The span group that spancat takes unless it is told otherwise.
const GROUP: &str = "sc";

/// Key of a mark that came from another span group.
const OTHER_GROUP: &str = "group";

/// The key with all that has no place in a `Doc`.
const OURS: &str = "demarche";

/// The file with all articles.
const FILE: &str = "demarche.jsonl";

#[derive(Default)]
struct Docs(Vec<u8>);

impl Writing for Docs {
    fn article(&mut self, article: &Article) {
        let mut to = Writer::compact();
        to.object();
        to.text_at("text", article.text.as_str());
        to.key("tokens");
        to.list();
        push_written(&mut self.0, &mut to);
        // Most of the file: put together by hand.
        let cut = tokens(&article.text, &article.marks);
        let before = [",{\"id\":", ",\"start\":", ",\"end\":"];
        self.0.reserve(42 * cut.len());
        let numbers = cut.iter().zip(0..);
        let numbers = numbers.map(|(token, n)| [n, token.span.start().0, token.span.end().0]);
        push_items(&mut self.0, Counted::of(before, "}"), numbers);
        to.end_list();
        let places: Vec<Span> = article.marks.iter().map(Mark::extent).collect();
        let kept = article.marks.iter().zip(flat(&places));
        let kept = kept.filter(|(_, kept)| *kept);
        to.list_at("ents", kept, |(mark, _), to| {
            to.object();
            place(mark.extent(), to);
            to.text_at("label", &mark.label);
            to.end_object();
        });
        let groups = groups(article);
        grouped("spans", article, &groups, &mut to, |mark, to| {
            to.object();
            place(mark.extent(), to);
            to.text_at("label", &mark.label);
            let entity = mark.entity.as_ref();
            to.text_at("kb_id", entity.map_or("", |e| e.id.as_str()));
            let own = details::besides(&mark.extra, &[OTHER_GROUP]);
            to.all_of(&own);
            to.end_object();
        });
        to.all_of(&article.extra);
        ours(article, &groups, &mut to);
        to.end_object();
        push_written(&mut self.0, &mut to);
        self.0.push(b'\n');
    }

    fn ready(&mut self, at_least: usize) -> Ready {
        let mut ready = Ready::default();
        ready.and_bytes(FILE, &mut self.0, at_least);
        ready
    }

    fn finish(self: Box<Self>) -> Vec<File> {
        vec![
            File {
                path: FILE.to_owned(),
                bytes: self.0,
            },
            File::of("to_docbin.py", include_str!("to_docbin.py")),
        ]
    }
}

fn place(span: Span, to: &mut Writer) {
    to.number_at("start", span.start().0.into());
    to.number_at("end", span.end().0.into());
}

/// What has no place in a `Doc` otherwise.
fn ours(article: &Article, groups: &[String], to: &mut Writer) {
    to.key(OURS);
    to.object();
    to.text_at("id", &article.id);
    to.key("meta");
    to.object();
    for (name, value) in &article.meta {
        to.text_at(name, value);
    }
    to.end_object();
    grouped("spans", article, groups, to, |mark, to| {
        to.object();
        details::write(mark, false, to);
        to.end_object();
    });
    details::ties("relations", &article.ties, to);
    to.end_object();
}

/// The span groups that marks are in, the usual one always and first.
fn groups(article: &Article) -> Vec<String> {
    let others: OrderedSet<&str> = article.marks.iter().map(group).collect();
    let others = others.iter().filter(|group| **group != GROUP);
    let all = std::iter::once(&GROUP).chain(others);
    all.map(|group| (*group).to_owned()).collect()
}

fn group(mark: &Mark) -> &str {
    let other = mark.extra.get(OTHER_GROUP).and_then(Json::as_str);
    other.unwrap_or(GROUP)
}

/// A key with a list of marks for each group. Linear in the marks for each group.
fn grouped(
    key: &str,
    article: &Article,
    groups: &[String],
    to: &mut Writer,
    write: impl Fn(&Mark, &mut Writer),
) {
    to.key(key);
    to.object();
    for name in groups {
        let marks = article.marks.iter().filter(|mark| group(mark) == name);
        to.list_at(name, marks, &write);
    }
    to.end_object();
}
