//! A selection with its codings.

use super::selections::Selection;
use super::{Archive, guid};
use crate::domain::json::{Json, shown};
use crate::format::exchange::ids::{derived, is_uuid};
use crate::format::exchange::model::{Article, Mark};
use crate::format::exchange::refi::kept::{self, STAMPS};
use crate::format::exchange::refi::project::{open, reference, text};
use crate::format::exchange::refi::reading::lines::quotes;
use crate::format::exchange::refi::{COMMENT, CONFIDENCE, SENTENCES};

/// Code points of a tag’s words in the name of its selection.
const NAMED: usize = 60;

/// How a selection is called that came without a name of its own.
pub(in crate::format::exchange::refi) fn called(words: &str) -> String {
    words.chars().take(NAMED).collect()
}

/// The guid of the coding of a selection with a code.
pub(in crate::format::exchange::refi) fn coding(selection: &str, code: &str) -> String {
    derived(&["coding", selection, code])
}

/// A coding: its guid, its code, by whom and when.
struct Coding {
    guid: String,
    code: String,
    user: String,
    created: String,
    notes: Vec<String>,
}

impl Archive {
    /// Writes a selection; its guid.
    pub(super) fn selection(&mut self, article: &Article, selection: &Selection<'_>) -> String {
        let Some(first) = selection.marks.first().copied() else {
            return String::new();
        };
        let own = guid(&article.id, selection.id);
        let own = self.guids.own(&own, &first.id);
        let words = article.text.slice(first.extent());
        let ends = [first.extent().start(), first.extent().end()].map(|end| self.counted(end));
        let mut codings = self.codings(selection, &own);
        let mut notes = self.values(first, &own, &mut codings);
        let description = match kept::apart(&first.note, &first.extra) {
            Some((before, parts)) if !parts.is_empty() => {
                for (words, note) in parts {
                    let guid = self.kept_note(words, note);
                    let code = kept::text(note, kept::CODE);
                    let coding =
                        code.and_then(|code| codings.iter_mut().find(|one| one.code == code));
                    match coding {
                        Some(coding) => coding.notes.push(guid),
                        None if self.note_link(note, &guid, &own) => {}
                        None => notes.push(guid),
                    }
                }
                before
            }
            _ => &first.note,
        };
        if let Some(entity) = &first.entity {
            self.cases.or_default(entity.clone()).push(own.clone());
        }
        let name = name(words, first);
        let mut stamps = self.stamps(&first.extra);
        let (user, created) = (self.user(&first.coder), created(first));
        for (key, value) in [(kept::CREATED, created), (kept::CREATING, user)] {
            if !stamps.iter().any(|(known, _)| *known == key) {
                stamps.insert(0, (key, value));
            }
        }
        let place = |key: &str| STAMPS.iter().position(|one| *one == key);
        crate::domain::sort(&mut stamps, |a, b| place(a.0).cmp(&place(b.0)));
        let mut attributes = vec![
            ("guid", own.as_str()),
            ("name", &name),
            ("startPosition", &ends[0]),
            ("endPosition", &ends[1]),
        ];
        attributes.extend(stamps.iter().map(|(key, value)| (*key, value.as_str())));
        let out = self.sources.text();
        open(out, 3, "PlainTextSelection", &attributes);
        out.push('\n');
        text(out, 4, "Description", description);
        for coding in &codings {
            let attributes = [
                ("guid", coding.guid.as_str()),
                ("creatingUser", &coding.user),
                ("creationDateTime", &coding.created),
            ];
            open(out, 4, "Coding", &attributes);
            reference(out, 0, "CodeRef", &coding.code);
            out.pop();
            for note in &coding.notes {
                reference(out, 0, "NoteRef", note);
                out.pop();
            }
            out.push_str("</Coding>\n");
        }
        for note in notes {
            reference(out, 4, "NoteRef", &note);
        }
        out.push_str("   </PlainTextSelection>\n");
        own
    }

    /// The codings with the labels.
    fn codings(&mut self, selection: &Selection<'_>, own: &str) -> Vec<Coding> {
        let mut codings = Vec::with_capacity(selection.marks.len());
        for mark in &selection.marks {
            let code = self.codes.of_label(&mark.label).to_owned();
            let uncoded = mark.extra.get(kept::UNCODED) == Some(&Json::Bool(true));
            if uncoded && mark.label == COMMENT && !mark.note.is_empty() {
                continue;
            }
            self.uncoded.take_if(|one| *one == code);
            let came = kept::text(&mark.extra, kept::CODING);
            // A tag that is one of several is known by its coding.
            let came = came.or((mark.id != selection.id).then_some(mark.id.as_str()));
            let guid = match came.filter(|id| is_uuid(id)) {
                Some(came) => came.to_owned(),
                None => coding(own, &code),
            };
            codings.push(Coding {
                guid: self.guids.own(&guid, &mark.label),
                user: self.user(&mark.coder),
                created: created(mark),
                notes: Vec::new(),
                code,
            });
        }
        codings
    }

    /// Adds the codings with values; the notes that hold others.
    fn values(&mut self, mark: &Mark, own: &str, codings: &mut Vec<Coding>) -> Vec<String> {
        let mut notes = Vec::new();
        let kept_guids = mark.extra.get(kept::VALUES);
        for (name, values) in &mark.attributes {
            if SENTENCES.contains(&name.as_str()) {
                // Several sentences are several notes.
                for (value, n) in values.iter().zip(1_usize..) {
                    let of = format!("{own} {n}");
                    notes.push(self.note(&of, name, value));
                }
                continue;
            }
            for value in values {
                let code = self.codes.of_value(name, value).to_owned();
                let came = kept_guids.and_then(|all| all.get(&code)?.as_str());
                let guid = match came.filter(|id| is_uuid(id)) {
                    Some(came) => came.to_owned(),
                    None => coding(own, &code),
                };
                codings.push(Coding {
                    guid: self.guids.own(&guid, &code),
                    user: self.user(&mark.coder),
                    created: created(mark),
                    notes: Vec::new(),
                    code,
                });
            }
        }
        if let Some(confidence) = mark.confidence {
            notes.push(self.note(own, CONFIDENCE, &confidence.to_json()));
        }
        notes
    }
}

fn created(mark: &Mark) -> String {
    mark.created.map(|at| shown(&at)).unwrap_or_default()
}

/// How a selection is called: as it was, unless that quotes other words than it has now.
fn name(words: &str, mark: &Mark) -> String {
    if let Some(name) = kept::text(&mark.extra, kept::NAME) {
        return name.to_owned();
    }
    let quote = kept::text(&mark.extra, kept::QUOTE).filter(|quote| quotes(words, quote));
    quote.map_or_else(|| called(words), str::to_owned)
}
