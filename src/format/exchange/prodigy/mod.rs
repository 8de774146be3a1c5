//! Prodigy: one task a line, as `prodigy db-out` writes it and `prodigy db-in`, `spans.manual` and `rel.manual` take it.
//!
//! Positions count code points, `token_end` is the last token of a span itself, and a relation leads from the last token of one
//! span to the last token of another. Keys that Prodigy does not know it keeps: what else is coded stands at the spans, and
//! relations have the ids of their spans, as two spans may end in the same token.

mod read;

use super::by_hand::{Counted, push_text, push_written};
use super::details;
use super::group::Group;
use super::holds::{Holds, Parts};
use super::jsonl;
use super::model::{Article, Mark};
use super::outline::outline;
use super::tokens::{Token, tokens};
use super::tool::{File, Ready, Tool, Writing};
use crate::domain::Table;
use crate::domain::json::{Json, Writer};

/// Prodigy.
pub(super) static TOOL: Tool = Tool {
    id: "prodigy",
    name: "Prodigy (JSONL)",
    purpose: "To go on tagging in Prodigy, or to train with it: import it with “prodigy db-in”. Texts come with \
              tokens cut at the ends of tags.",
    group: Group::Tagging,
    programs: "Prodigy",
    also: "spacy python",
    ending: "prodigy.jsonl",
    packed: false,
    holds: Holds {
        parts: Parts::Apart,
        edges: false,
        ..Holds::ALL
    },
    choices: &[],
    begin: |_, _| Box::new(Tasks::default()),
    knows: |files| {
        files
            .iter()
            .any(|file| outline(&file.bytes, false).is_some_and(|json| read::is_ours(&json)))
    },
    read: |files, turns| Box::pin(jsonl::read(files, turns, read::is_ours, read::article)),
};

/// Key of the article's id.
const ID: &str = "doc_id";

/// Key of what Prodigy shows below a task.
const META: &str = "meta";

/// Keys of a span that say where it is and what.
const SPAN: [&str; 5] = ["start", "end", "token_start", "token_end", "label"];

/// Keys of a relation that are read, or made anew from what is read.
const RELATION: [&str; 9] = [
    "head",
    "child",
    "head_span",
    "child_span",
    "label",
    "id",
    "head_id",
    "child_id",
    "note",
];

/// Its file.
const FILE: &str = "demarche.jsonl";

#[derive(Default)]
struct Tasks(Vec<u8>);

impl Writing for Tasks {
    fn article(&mut self, article: &Article) {
        let mut to = Writer::compact();
        to.object();
        to.text_at("text", article.text.as_str());
        to.text_if_any(ID, &article.id);
        to.key("tokens");
        to.list();
        push_written(&mut self.0, &mut to);
        // Most of the file: put together by hand.
        let cut = tokens(&article.text, &article.marks);
        let mut place = Counted::of(["\",\"start\":", ",\"end\":", ",\"id\":"], ",\"ws\":");
        self.0.reserve(72 * cut.len());
        let mut between: &[u8] = b"{\"text\":\"";
        for (token, n) in cut.iter().zip(0..) {
            self.0.extend_from_slice(between);
            push_text(&mut self.0, token.of(&article.text));
            let Token { span, .. } = token;
            let written = place.with([span.start().0, span.end().0, n]);
            self.0.extend_from_slice(written);
            between = match token.blank {
                true => b"true},{\"text\":\"",
                false => b"false},{\"text\":\"",
            };
        }
        if let Some(last) = cut.last() {
            let end: &[u8] = if last.blank { b"true}" } else { b"false}" };
            self.0.extend_from_slice(end);
        }
        to.end_list();
        to.list_at("spans", &article.marks, |mark, to| {
            to.object();
            span(mark, &cut, to);
            details::write(mark, false, to);
            to.all_of(&mark.extra);
            to.end_object();
        });
        let marks = article.marks.iter().map(|mark| (mark.id.as_str(), mark));
        let marks: Table<&str, &Mark> = marks.collect();
        to.list_at("relations", &article.ties, |tie, to| {
            to.object();
            let ends = [("head", &tie.from), ("child", &tie.to)];
            let ends = ends.map(|(key, id)| (key, id, marks.get(id.as_str()).copied()));
            for (key, _, mark) in ends {
                to.number_at(key, mark.map_or(0, |mark| last(mark, &cut)));
            }
            for (key, id, mark) in ends {
                if let Some(mark) = mark {
                    to.key(&format!("{key}_span"));
                    to.object();
                    span(mark, &cut, to);
                    to.end_object();
                }
                to.text_at(&format!("{key}_id"), id);
            }
            to.text_at("label", &tie.label);
            to.text_at("id", &tie.id);
            to.text_if_any("note", &tie.note);
            to.all_of(&tie.extra);
            to.end_object();
        });
        to.key(META);
        to.object();
        for (name, value) in &article.meta {
            to.text_at(name, value);
        }
        if let Some(Json::Object(more)) = article.extra.get(META) {
            to.all_of(more);
        }
        to.end_object();
        to.text_at("answer", "accept");
        to.all_of(&details::besides(&article.extra, &[META]));
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
        vec![File {
            path: FILE.to_owned(),
            bytes: self.0,
        }]
    }
}

/// Where a mark is and what.
fn span(mark: &Mark, cut: &[Token], to: &mut Writer) {
    let extent = mark.extent();
    let first = cut.partition_point(|token| token.span.start() < extent.start());
    to.number_at("start", extent.start().0.into());
    to.number_at("end", extent.end().0.into());
    to.number_at("token_start", first as u64);
    to.number_at("token_end", last(mark, cut));
    to.text_at("label", &mark.label);
}

/// The last token of a mark.
fn last(mark: &Mark, cut: &[Token]) -> u64 {
    let behind = cut.partition_point(|token| token.span.start() < mark.extent().end());
    behind.saturating_sub(1) as u64
}
