//! Writes a collection.

use super::CONTEXT;
use super::annotation::{BODIES, OWN};
use super::iri::{encoded, entity_iri, iri};
use crate::domain::json::{Json, Writer};
use crate::domain::{Anchor, OrderedSet, Span, Text};
use crate::format::exchange::model::{Article, Label, Mark, Scheme, Tie};
use crate::format::exchange::plain::path;
use crate::format::exchange::tool::{File, Ready, Writing};

/// Terms of our own, and what they stand for.
const TERMS: [(&str, &str); 18] = [
    ("demarche", "urn:x-demarche:term:"),
    ("article", "demarche:article"),
    ("title", "dcterms:title"),
    ("date", "dcterms:date"),
    ("outlet", "demarche:outlet"),
    ("author", "demarche:author"),
    ("section", "demarche:section"),
    ("url", "demarche:url"),
    ("notes", "demarche:notes"),
    ("attribute", "demarche:attribute"),
    ("confidence", "demarche:confidence"),
    ("labels", "demarche:labels"),
    ("ties", "demarche:ties"),
    ("coders", "demarche:coders"),
    ("definition", "skos:definition"),
    ("colour", "demarche:colour"),
    ("key", "demarche:key"),
    ("mention", "demarche:mention"),
];

/// A page that waits for the next, which it names.
struct Page {
    path: String,
    id: String,
    /// The article, as JSON.
    article: String,
    /// Annotations, each as JSON.
    items: Vec<String>,
}

/// A collection that is being written.
pub(super) struct Pages {
    scheme: Scheme,
    /// Pages that are written.
    files: Vec<File>,
    waiting: Option<Page>,
    /// How many pages there are, and annotations on those that are written.
    counts: (usize, usize),
    /// Ids of the first page, and of the last that is written.
    first: Option<String>,
    before: Option<String>,
    paths: OrderedSet<String>,
}

impl Pages {
    /// For a scheme.
    pub(super) fn of(scheme: &Scheme) -> Self {
        let mut paths = OrderedSet::new();
        paths.insert("collection".to_owned());
        Self {
            scheme: scheme.clone(),
            files: Vec::new(),
            waiting: None,
            counts: (0, 0),
            first: None,
            before: None,
            paths,
        }
    }

    fn id(&self) -> String {
        [
            "urn:x-demarche:collection:",
            &encoded(&self.scheme.title),
            "-",
        ]
        .concat()
    }

    fn collection(&self) -> String {
        let mut to = Writer::pretty();
        to.object();
        context(&mut to);
        to.text_at("id", &self.id());
        to.text_at("type", "AnnotationCollection");
        to.text_if_any("label", &self.scheme.title);
        to.number_at("total", self.counts.1 as u64);
        for (key, page) in [("first", &self.first), ("last", &self.before)] {
            if let Some(page) = page {
                to.text_at(key, page);
            }
        }
        to.list_at("labels", &self.scheme.labels, label);
        to.list_at("ties", &self.scheme.ties, |tie, to| to.text(tie));
        to.list_at("coders", &self.scheme.coders, |coder, to| to.text(coder));
        to.end_object();
        to.finish() + "\n"
    }

    /// Writes a page; which comes next is known now.
    fn close(&mut self, page: Page, next: Option<&str>) {
        let mut to = Writer::compact();
        to.object();
        context(&mut to);
        to.text_at("id", &page.id);
        to.text_at("type", "AnnotationPage");
        to.text_at("partOf", &self.id());
        to.number_at("startIndex", self.counts.1 as u64);
        for (key, near) in [("prev", self.before.as_deref()), ("next", next)] {
            if let Some(near) = near {
                to.text_at(key, near);
            }
        }
        to.key("article");
        to.literal(&page.article);
        to.key("items");
        let items = match page.items.is_empty() {
            true => "[]".to_owned(),
            false => ["[\n", &page.items.join(",\n"), "\n]"].concat(),
        };
        to.literal(&items);
        to.end_object();
        let path = format!("{}.jsonld", page.path);
        self.files.push(File::of(path, to.finish() + "\n"));
        self.counts.1 += page.items.len();
        self.before = Some(page.id);
    }
}

fn context(to: &mut Writer) {
    to.key("@context");
    to.list();
    to.text(CONTEXT);
    to.object();
    for (term, meaning) in TERMS {
        to.text_at(term, meaning);
    }
    to.end_object();
    to.end_list();
}

fn label(label: &Label, to: &mut Writer) {
    to.object();
    to.text_at("name", &label.name);
    to.text_if_any("definition", &label.definition);
    if let Some(colour) = label.colour {
        to.shown_at("colour", &colour);
    }
    if let Some(key) = label.key {
        to.shown_at("key", &key);
    }
    to.flag_if_set("mention", label.mention == Some(true));
    to.end_object();
}

impl Writing for Pages {
    fn article(&mut self, article: &Article) {
        self.counts.0 += 1;
        let n = self.counts.0;
        let source = iri(&article.id);
        let mut to = Writer::compact();
        to.object();
        to.text_at("id", &source);
        to.text_at("type", "Text");
        to.text_at("format", "text/plain");
        for (name, value) in &article.meta {
            to.text_at(name, value);
        }
        to.text_at("value", article.text.as_str());
        to.all_of(&article.extra);
        to.end_object();
        let marks = article
            .marks
            .iter()
            .map(|m| mark(m, &article.text, &source));
        let items = marks.chain(article.ties.iter().map(tie)).collect();
        let page = Page {
            path: path(&mut self.paths, n, "", article.meta("title")),
            id: format!(
                "{source}{}annotations",
                if source.contains('#') { "-" } else { "#" }
            ),
            article: to.finish(),
            items,
        };
        match self.waiting.take() {
            Some(waiting) => self.close(waiting, Some(&page.id)),
            None => self.first = Some(page.id.clone()),
        }
        self.waiting = Some(page);
    }

    fn ready(&mut self, _: usize) -> Ready {
        Ready::whole(&mut self.files)
    }

    fn finish(mut self: Box<Self>) -> Vec<File> {
        if let Some(last) = self.waiting.take() {
            self.close(last, None);
        }
        let mut files = vec![File::of("collection.jsonld", self.collection())];
        files.append(&mut self.files);
        files
    }
}

fn textual(to: &mut Writer, purpose: &str, value: &str) {
    to.text_at("type", "TextualBody");
    to.text_at("purpose", purpose);
    to.text_at("value", value);
}

fn body(to: &mut Writer, purpose: &str, value: &str) {
    to.object();
    textual(to, purpose, value);
    to.end_object();
}

/// Keys and bodies that a file had besides.
fn others(to: &mut Writer, extra: &crate::domain::Extra) {
    for (key, value) in extra.iter() {
        if key != BODIES && !OWN.contains(&key.as_str()) {
            to.key(key);
            to.value(value);
        }
    }
}

fn bodies(to: &mut Writer, extra: &crate::domain::Extra) {
    if let Some(Json::List(bodies)) = extra.get(BODIES) {
        bodies.iter().for_each(|body| to.value(body));
    }
}

fn mark(mark: &Mark, text: &Text, source: &str) -> String {
    let mut to = Writer::compact();
    to.object();
    to.text_at("id", &iri(&mark.id));
    to.text_at("type", "Annotation");
    to.text_at("motivation", "tagging");
    if !mark.coder.is_empty() {
        to.key("creator");
        to.object();
        to.text_at("type", "Person");
        to.text_at("name", &mark.coder);
        to.end_object();
    }
    if let Some(created) = mark.created {
        to.shown_at("created", &created);
    }
    if let Some(confidence) = mark.confidence {
        to.key("confidence");
        to.literal(&confidence.to_json());
    }
    others(&mut to, &mark.extra);
    to.key("body");
    to.list();
    body(&mut to, "tagging", &mark.label);
    for (name, values) in &mark.attributes {
        for value in values {
            to.object();
            to.text_at("attribute", name);
            textual(&mut to, "describing", value);
            to.end_object();
        }
    }
    if let Some(entity) = &mark.entity {
        to.object();
        to.text_at("type", "SpecificResource");
        to.text_at("purpose", "identifying");
        to.text_at("source", &entity_iri(&entity.id));
        if entity.name != entity.id {
            to.text_at("name", &entity.name);
        }
        to.end_object();
    }
    if !mark.note.is_empty() {
        body(&mut to, "commenting", &mark.note);
    }
    bodies(&mut to, &mark.extra);
    to.end_list();
    match mark.parts.as_slice() {
        [part] => {
            to.key("target");
            target(*part, text, source, &mut to);
        }
        parts => to.list_at("target", parts, |part, to| target(*part, text, source, to)),
    }
    to.end_object();
    to.finish()
}

fn target(part: Span, text: &Text, source: &str, to: &mut Writer) {
    to.object();
    to.text_at("type", "SpecificResource");
    to.text_at("source", source);
    to.key("selector");
    to.list();
    if let Ok(anchor) = Anchor::describe(text, &[part]) {
        let quote = anchor.quote();
        to.object();
        to.text_at("type", "TextQuoteSelector");
        to.text_at("exact", &quote.exact);
        to.text_at("prefix", &quote.prefix);
        to.text_at("suffix", &quote.suffix);
        to.end_object();
    }
    to.object();
    to.text_at("type", "TextPositionSelector");
    to.number_at("start", part.start().0.into());
    to.number_at("end", part.end().0.into());
    to.end_object();
    to.end_list();
    to.end_object();
}

fn tie(tie: &Tie) -> String {
    let mut to = Writer::compact();
    to.object();
    to.text_at("id", &iri(&tie.id));
    to.text_at("type", "Annotation");
    to.text_at("motivation", "linking");
    others(&mut to, &tie.extra);
    to.key("body");
    to.list();
    body(&mut to, "tagging", &tie.label);
    to.object();
    to.text_at("type", "SpecificResource");
    to.text_at("purpose", "linking");
    to.text_at("source", &iri(&tie.to));
    to.end_object();
    if !tie.note.is_empty() {
        body(&mut to, "commenting", &tie.note);
    }
    bodies(&mut to, &tie.extra);
    to.end_list();
    to.text_at("target", &iri(&tie.from));
    to.end_object();
    to.finish()
}
