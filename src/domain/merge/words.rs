//! Questions as people read them.

use super::fields::object;
use super::{About, Question, Side, Thing, Whole};
use crate::domain::json::{Json, Object};
use crate::domain::{
    ActorId, ActorType, Annotation, AnnotationId, Attribution, CodeId, CodeList, Evaluation,
    Naming, Position, Project, Scope, Slot, Term, Tie,
};

/// A question in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InWords {
    /// What it is about: “Demand: a written answer”.
    pub title: String,
    /// What of it: “Memo”.
    pub about: String,
    /// What holds if it is decided for here.
    pub here: Answered,
    /// What holds if it is decided for there.
    pub there: Answered,
}

/// One of the two answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// What it says; empty: nothing is stated.
    pub words: String,
    /// Whether it is told rather than quoted: “Deleted here”.
    pub told: bool,
}

/// Puts a question into words, with names for ids as far as either copy knows them.
pub fn in_words(question: &Question, here: &Project, there: &Project) -> InWords {
    let names = Names([here, there]);
    let told = |words: &str| Answered {
        words: words.to_owned(),
        told: true,
    };
    let thing = &question.asked.thing;
    let (about, mine, theirs) = match &question.asked.about {
        About::Field(key) => {
            let quoted = |value: &Option<Json>| Answered {
                words: value
                    .as_ref()
                    .map_or_else(String::new, |v| names.value(thing, key, v)),
                told: false,
            };
            (label(key), quoted(&question.here), quoted(&question.there))
        }
        About::Gone => {
            let state = |value: &Option<Json>| match value {
                Some(_) if question.usual.is_none() => "Changed since, and stays",
                Some(_) => "Unchanged, and stays",
                None => "Deleted, and goes",
            };
            let about = match question.here {
                Some(_) => "Deleted in the file",
                None => "Deleted here",
            };
            (
                about.to_owned(),
                told(state(&question.here)),
                told(state(&question.there)),
            )
        }
        About::Key => {
            let keeps = |value: &Option<Json>| {
                let label = value.as_ref().and_then(Json::as_str).unwrap_or_default();
                Answered {
                    words: format!("“{label}” has the key"),
                    told: true,
                }
            };
            (
                "Two kinds with one key".to_owned(),
                keeps(&question.here),
                keeps(&question.there),
            )
        }
        About::Text => {
            let shown = |value: &Option<Json>| Answered {
                words: value
                    .as_ref()
                    .and_then(Json::as_str)
                    .unwrap_or_default()
                    .to_owned(),
                told: false,
            };
            (
                "Two versions of its text, corrected differently. Here they begin to differ"
                    .to_owned(),
                shown(&question.here),
                shown(&question.there),
            )
        }
        About::SameText => (
            "The same text under another id".to_owned(),
            told("One article: their tags come into it"),
            told("Two articles"),
        ),
    };
    InWords {
        title: names.title(thing, question),
        about,
        here: mine,
        there: theirs,
    }
}

/// What a thing is called: “Demand: a written answer”. Empty where no copy knows it.
pub fn called(thing: &Thing, copies: [&Project; 2]) -> String {
    Names(copies).called(thing).unwrap_or_default()
}

/// In which fields a tag, an actor or an article becomes different, as they are called on the screen.
pub fn what_differs(thing: &Thing, project: &Project, whole: &Whole) -> Vec<String> {
    let pair = match thing {
        Thing::Tag(id) => project
            .annotation(*id)
            .zip(whole.annotations.get(id))
            .map(|(a, b)| [object(|to| a.write(to)), object(|to| b.write(to))]),
        Thing::Actor(id) => project
            .actor(*id)
            .zip(whole.actors.get(id))
            .map(|(a, b)| [object(|to| a.write(to)), object(|to| b.write(to))]),
        Thing::Article(id) => project
            .any_document(*id)
            .zip(whole.documents.iter().find(|d| d.id() == *id))
            .map(|(a, b)| [object(|to| a.meta.write(to)), object(|to| b.meta.write(to))]),
        _ => None,
    };
    let mut labels = Vec::new();
    if let Some([before, after]) = pair {
        differing("", &before, &after, &mut labels);
    }
    labels
}

fn differing(path: &str, before: &Object, after: &Object, labels: &mut Vec<String>) {
    let only_after = after.iter().filter(|(key, _)| before.get(key).is_none());
    for (key, _) in before.iter().chain(only_after) {
        let (old, new) = (before.get(key), after.get(key));
        if old == new || ["modified", "codebookVersion", "versions"].contains(&key.as_str()) {
            continue;
        }
        if key == "frame" {
            let inside = |value: Option<&Json>| match value {
                Some(Json::Object(inside)) => inside.clone(),
                _ => Object::new(),
            };
            differing("frame.", &inside(old), &inside(new), labels);
            continue;
        }
        let words = |value: Option<&Json>| value?.get("quote")?.get("exact").cloned();
        let label = match key.as_str() {
            "anchor" if words(old) == words(new) => "place in the text".to_owned(),
            _ => label(&format!("{path}{key}")).to_lowercase(),
        };
        if !labels.contains(&label) {
            labels.push(label);
        }
    }
}

struct Names<'a>([&'a Project; 2]);

impl Names<'_> {
    fn find<T>(&self, find: impl Fn(&Project) -> Option<T>) -> Option<T> {
        self.0.iter().find_map(|project| find(project))
    }

    fn called(&self, thing: &Thing) -> Option<String> {
        match thing {
            Thing::Project => Some("The project".to_owned()),
            Thing::Codebook => Some("The codebook".to_owned()),
            Thing::Term(term) => self.find(|p| {
                let said = p.codebook().said(term)?;
                Some(format!(
                    "{} in the codebook: {}",
                    term.section().one(),
                    said.label
                ))
            }),
            Thing::Coder(id) => self.find(|p| Some(format!("Coder: {}", p.coder(*id)?.name))),
            Thing::Article(id) => {
                self.find(|p| Some(format!("Article: {}", p.any_document(*id)?.meta.title)))
            }
            Thing::Actor(id) => self.find(|p| Some(format!("Actor: {}", p.actor(*id)?.name))),
            Thing::Tag(id) => self.find(|p| Some(tag(p, p.annotation(*id)?))),
            Thing::Link(id) => self.find(|p| {
                let link = p.relation(*id)?;
                let verb = p
                    .codebook()
                    .relation(&link.of_type)
                    .map_or("", |t| &t.label);
                let end = |id: AnnotationId| {
                    let tag = p.annotation(id)?;
                    Some(format!("“{}”", tag.anchor.quote().exact))
                };
                Some(format!(
                    "Link: {} {verb} {}",
                    end(link.from)?,
                    end(link.to)?
                ))
            }),
        }
    }

    fn title(&self, thing: &Thing, question: &Question) -> String {
        let found = self.called(thing);
        let told = |value: &Option<Json>| value.as_ref()?.get("label")?.as_str().map(str::to_owned);
        found
            .or_else(|| told(&question.here))
            .or_else(|| told(&question.there))
            .unwrap_or_default()
    }

    fn value(&self, thing: &Thing, key: &str, value: &Json) -> String {
        match value {
            Json::Null => String::new(),
            Json::Bool(true) => "yes".to_owned(),
            Json::Bool(false) => "no".to_owned(),
            Json::Number(digits) if key == "frame.position" => Position::of_word(digits)
                .map_or_else(|| digits.to_string(), |p| p.label().to_owned()),
            Json::Number(digits) => digits.to_string(),
            Json::Text(text) => self.word(thing, key, text),
            Json::List(list) => {
                let each = list.iter().map(|one| self.value(thing, key, one));
                each.collect::<Vec<_>>().join(", ")
            }
            Json::Object(object) => {
                if let Some(quote) = value.get("quote").and_then(|q| q.get("exact")) {
                    return format!("“{}”", quote.as_str().unwrap_or_default());
                }
                if let Some(slot) = value.get("slot").and_then(Json::as_str) {
                    return self.slot(slot, value);
                }
                let part = |key: &str| object.get(key).and_then(Json::as_str);
                let who = part("mention").and_then(|id| self.mention(id));
                let who = who.or_else(|| self.actor(part("actor").or_else(|| part("to"))?));
                let code = part("code").map(|code| self.code(CodeList::Justifications, code));
                let named = part("name")
                    .zip(part("value"))
                    .map(|(n, v)| format!("{n}: {v}"));
                let judged = object.get("evaluation").and_then(|e| match e {
                    Json::Number(digits) => Evaluation::of_word(digits),
                    other => Evaluation::of_word(other.as_str()?),
                });
                let tie = part("tie").and_then(Tie::of_word).map(Tie::label);
                let main = who.or(code).or(named).unwrap_or_else(|| value.compact());
                let more = tie
                    .map(str::to_owned)
                    .or_else(|| judged.map(|j| j.label().to_owned()));
                more.map_or(main.clone(), |more| format!("{main} ({more})"))
            }
        }
    }

    fn slot(&self, slot: &str, rule: &Json) -> String {
        let known = Slot::of_word(slot);
        let slot: &str = known.map_or(slot, |slot| slot.label());
        let is = |key: &str| rule.get(key) == Some(&Json::Bool(true));
        match (is("shown"), is("required")) {
            (false, _) => format!("{slot}: hidden"),
            (true, true) => format!("{slot}: required"),
            (true, false) => slot.to_owned(),
        }
    }

    /// A text that may be a word of ours or an id.
    fn word(&self, thing: &Thing, key: &str, text: &str) -> String {
        let label = match (thing, key) {
            (Thing::Tag(_), "kind") => self.find(|p| {
                let kinds = p.codebook().kinds.iter();
                kinds
                    .filter(|k| k.id.as_str() == text)
                    .map(|k| k.label.clone())
                    .next()
            }),
            (Thing::Link(_), "type") => self.find(|p| {
                let types = p.codebook().relations.iter();
                types
                    .filter(|t| t.id.as_str() == text)
                    .map(|t| t.label.clone())
                    .next()
            }),
            (_, "actor" | "frame.reporters" | "formerly") => self.actor(text),
            (Thing::Actor(_), "type") => ActorType::of_word(text).map(|t| t.label().to_owned()),
            (Thing::Actor(_), "scope") => Scope::of_word(text).map(|t| t.label().to_owned()),
            (_, "naming") => Naming::of_word(text).map(|n| n.label().to_owned()),
            (_, "frame.attribution") => Attribution::of_word(text).map(|a| a.label().to_owned()),
            (_, "frame.issues") => Some(self.code(CodeList::Issues, text)),
            (_, "frame.form") => Some(self.code(CodeList::Forms, text)),
            (_, "frame.position") => Position::of_word(text).map(|p| p.label().to_owned()),
            (Thing::Term(Term::Code(list, _)), "parent" | "replacedBy") => {
                Some(self.code(*list, text))
            }
            (_, "from" | "to") => self.mention(text),
            _ => None,
        };
        label.unwrap_or_else(|| text.to_owned())
    }

    fn actor(&self, id: &str) -> Option<String> {
        let id: ActorId = id.parse().ok()?;
        self.find(|p| Some(p.actor(id)?.name.clone()))
    }

    fn mention(&self, id: &str) -> Option<String> {
        let id: AnnotationId = id.parse().ok()?;
        self.find(|p| Some(format!("“{}”", p.annotation(id)?.anchor.quote().exact)))
    }

    fn code(&self, list: CodeList, id: &str) -> String {
        let code = CodeId::new(id);
        let path = self.find(|p| Some(p.codebook().path(list, &code)).filter(|p| !p.is_empty()));
        path.unwrap_or_else(|| id.to_owned())
    }
}

/// “Demand: a written answer”.
fn tag(project: &Project, tag: &Annotation) -> String {
    let kind = project.codebook().kind(&tag.kind);
    let label = kind.map_or(tag.kind.as_str(), |k| &k.label);
    format!("{label}: {}", tag.anchor.quote().exact)
}

/// What a key of the file is called on the screen.
fn label(key: &str) -> String {
    let slot = key.strip_prefix("frame.").and_then(Slot::of_word);
    if let Some(slot) = slot {
        return slot.label().to_owned();
    }
    let words = match key {
        "title" => "Title",
        "name" => "Name",
        "anchor" => "Words",
        "kind" => "Kind",
        "actor" => "Actor",
        "naming" => "Named by",
        "memo" => "Memo",
        "confidence" => "Confidence",
        "coder" => "Coder",
        "origin" => "Origin",
        "document" => "Article",
        "frame.reporters" => "Passed on by",
        "published" => "Published",
        "outlet" => "Outlet",
        "language" => "Language",
        "url" => "Address",
        "notes" => "Notes",
        "importedFrom" => "File",
        "done" => "Done",
        "type" => "Type",
        "scope" => "Scope",
        "country" => "Country",
        "party" => "Party",
        "wikidata" => "Wikidata",
        "colour" => "Colour",
        "from" => "From",
        "to" => "To",
        "note" => "Note",
        "label" => "Label",
        "category" => "What it tags",
        "stroke" => "Line",
        "key" => "Key",
        "definition" => "Definition",
        "include" => "What belongs to it",
        "exclude" => "What does not",
        "positiveExample" => "Example",
        "negativeExample" => "Counter-example",
        "slots" => "Slots",
        "retired" => "Retired",
        "parent" => "Stands under",
        "effect" => "Effect on a demand",
        "lost" => "To be placed anew",
        "textSha256" => "Text",
        "author" => "Author",
        "section" => "Section",
        "binned" => "In the bin",
        "aliases" => "Other names",
        "affiliations" => "Ties",
        "attributes" => "Attributes",
        "formerly" => "Merged actors",
        other => other,
    };
    words.to_owned()
}

impl InWords {
    /// The words of a side.
    pub const fn of(&self, side: Side) -> &Answered {
        match side {
            Side::Here => &self.here,
            Side::There => &self.there,
        }
    }
}
