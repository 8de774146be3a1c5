//! Articles become structures.

use super::cas::{Cas, Structure, Value};
use super::layers::{
    ARTICLE, CODER, CONFIDENCE, CREATED, DEPENDENT, ENTITY, ENTITY_NAME, GOVERNOR, LABEL, NOTE,
    TAG, TIE, UID, feature_of,
};
use super::types::{Range, Type, description, types};
use crate::domain::Table;
use crate::domain::json::shown;
use crate::format::exchange::model::{Article, Mark, Scheme, Tie};
use crate::format::exchange::names::Numbered;
use crate::format::exchange::tool::{File, Ready, Writing};
use crate::format::exchange::units::{Scale, Unit};

/// Writes an article, told in structures.
pub(super) type Write = fn(&Article, &Cas, &[Type]) -> Vec<u8>;

/// One file an article, and one for the types.
pub(super) struct Files {
    types: Vec<Type>,
    write: Write,
    ending: &'static str,
    files: Numbered,
    /// The file for the types, until the first article.
    declared: Option<File>,
}

impl Files {
    pub(super) fn begin(scheme: &Scheme, write: Write, ending: &'static str) -> Self {
        let types = types(scheme);
        let declared = File::of("TypeSystem.xml", description(&types));
        Self {
            types,
            write,
            ending,
            files: Numbered::default(),
            declared: Some(declared),
        }
    }
}

impl Writing for Files {
    fn article(&mut self, article: &Article) {
        let cas = cas(article, &self.types);
        let written = (self.write)(article, &cas, &self.types);
        self.files.add(article, self.ending, written);
    }

    fn ready(&mut self, _: usize) -> Ready {
        let mut ready = self.files.ready();
        ready.whole.splice(0..0, self.declared.take());
        ready
    }

    fn finish(self: Box<Self>) -> Vec<File> {
        self.declared.into_iter().chain(self.files.rest()).collect()
    }
}

/// Features that have something in them.
struct Features(Vec<(String, Value)>);

impl Features {
    fn word(&mut self, name: &str, word: &str) {
        if !word.is_empty() {
            let word = Value::One(word.to_owned());
            self.0.push((name.to_owned(), word));
        }
    }
}

/// The structures of an article; the text itself is number 1.
fn cas(article: &Article, types: &[Type]) -> Cas {
    let scale = Scale::of(&article.text, Unit::Utf16);
    let mut known = Features(Vec::new());
    known.word(UID, &article.id);
    for (name, value) in &article.meta {
        known.word(name, value);
    }
    let mut structures = vec![Structure {
        id: 2,
        of_type: ARTICLE.to_owned(),
        place: None,
        features: known.0,
    }];
    let mut ids: Table<&str, u64> = Table::new();
    for (mark, id) in article.marks.iter().zip(3..) {
        ids.insert(&mark.id, id);
        structures.push(tag(mark, id, &scale, types));
    }
    let place_of = |id: u64| {
        let found = structures.get(usize::try_from(id).ok()?.checked_sub(2)?);
        found.and_then(|structure| structure.place)
    };
    let first = structures.len() as u64 + 2;
    let ties = article.ties.iter().zip(first..).filter_map(|(tie, id)| {
        let (from, to) = (*ids.get(tie.from.as_str())?, *ids.get(tie.to.as_str())?);
        Some(relation(tie, id, (from, to), place_of(to)))
    });
    let ties: Vec<Structure> = ties.collect();
    structures.extend(ties);
    Cas {
        text: article.text.as_str().to_owned(),
        language: article.meta("language").to_owned(),
        structures,
    }
}

fn tag(mark: &Mark, id: u64, scale: &Scale<'_>, types: &[Type]) -> Structure {
    let extent = mark.extent();
    let mut features = Features(Vec::new());
    features.word(LABEL, &mark.label);
    features.word(UID, &mark.id);
    if let Some(entity) = &mark.entity {
        features.word(ENTITY, &entity.id);
        features.word(ENTITY_NAME, &entity.name);
    }
    features.word(NOTE, &mark.note);
    features.word(CODER, &mark.coder);
    if let Some(confidence) = mark.confidence {
        features.word(CONFIDENCE, &confidence.to_json());
    }
    if let Some(created) = mark.created {
        features.word(CREATED, &shown(&created));
    }
    for (name, values) in &mark.attributes {
        let feature = feature_of(name);
        let declared = types.iter().filter(|one| one.name == TAG);
        let mut declared = declared.flat_map(|one| &one.features);
        let many = declared.any(|(one, range)| *one == feature && *range == Range::Words);
        let value = match (many, values.first()) {
            (true, _) => Value::Many(values.clone()),
            (false, Some(value)) => Value::One(value.clone()),
            (false, None) => continue,
        };
        features.0.push((feature, value));
    }
    Structure {
        id,
        of_type: TAG.to_owned(),
        place: Some((
            scale.at(extent.start()).into(),
            scale.at(extent.end()).into(),
        )),
        features: features.0,
    }
}

/// A tie; it stands where the tag stands that it leads to.
fn relation(tie: &Tie, id: u64, ends: (u64, u64), place: Option<(u64, u64)>) -> Structure {
    let mut features = Features(Vec::new());
    features.word(LABEL, &tie.label);
    features.word(UID, &tie.id);
    features.word(NOTE, &tie.note);
    for (name, end) in [(GOVERNOR, ends.0), (DEPENDENT, ends.1)] {
        features.0.push((name.to_owned(), Value::To(end)));
    }
    Structure {
        id,
        of_type: TIE.to_owned(),
        place,
        features: features.0,
    }
}
