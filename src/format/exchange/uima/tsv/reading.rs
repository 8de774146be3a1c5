//! A table of words becomes structures.

use super::cells::{numbered, split, unescaped};
use super::layer::{Feature, Layer, Sort, layer};
use super::slots::{self, Slot};
use crate::domain::Table;
use crate::domain::json::shown;
use crate::format::exchange::uima::cas::{Cas, Structure, Value};
use crate::format::exchange::uima::layers::{DEPENDENT, GOVERNOR};
use crate::format::exchange::units::{Claim, Original, Unit};

/// A word, or a piece of one.
struct Word<'a> {
    unit: &'a str,
    begin: u64,
    end: u64,
    written: &'a str,
    cells: Vec<&'a str>,
    line: usize,
}

/// What is known of an annotation: its structure, whose id is its place plus 2.
type Known = Table<(usize, u64), usize>;

/// Reads a file.
pub(in crate::format::exchange::uima) fn read(bytes: &[u8]) -> Result<Cas, String> {
    let all = std::str::from_utf8(bytes).map_err(|_| "it is not UTF-8".to_owned())?;
    let mut layers = Vec::new();
    let mut words: Vec<Word<'_>> = Vec::new();
    let mut text = Rebuilt::default();
    for (line, n) in all.split('\n').zip(1..) {
        let line = line.strip_suffix('\r').unwrap_or(line);
        if let Some(declared) = line.strip_prefix("#T_") {
            layers.push(layer(declared).ok_or(format!("line {n} declares no layer"))?);
        } else if let Some(words) = line.strip_prefix("#Text=") {
            text.waiting.push(unescaped(words));
        } else if !line.starts_with('#') && !line.is_empty() {
            let word = word(line, n).ok_or(format!("line {n} has no unit, place and word"))?;
            text.place(word.begin)?;
            words.push(word);
        }
    }
    text.flush();
    let width: usize = layers.iter().map(Layer::width).sum();
    if let Some(short) = words.iter().find(|word| word.cells.len() < width) {
        return Err(format!(
            "line {} has {} columns of {}: the file may be cut off there",
            short.line,
            short.cells.len() + 3,
            width + 3
        ));
    }
    let mut cas = Cas {
        text: text.text,
        ..Cas::default()
    };
    let original = Original::inside(&cas.text).map_err(|error| shown(&error))?;
    let claims = words.iter().map(|word| Claim {
        start: word.begin,
        end: word.end,
        words: Some(word.written),
    });
    // Words without characters are places between characters, where nothing can be tagged.
    let claims: Vec<Claim<'_>> = claims.filter(|claim| claim.start < claim.end).collect();
    let settled = original
        .settle(&claims, Unit::Utf16)
        .map_err(|error| shown(&error))?;
    if settled.unit != Unit::Utf16 {
        return Err(format!(
            "its positions count {}, not UTF-16 units",
            settled.unit.label()
        ));
    }
    let mut column = 0;
    let mut spans: Vec<Annotations> = Vec::new();
    let mut found_slots: Vec<Slot<'_>> = Vec::new();
    for layer in &layers {
        let found = match layer.sort {
            Sort::Spans => Annotations::of(layer, column, &words, &mut cas, &mut found_slots)?,
            Sort::Relations(_) | Sort::Chains => Annotations::default(),
        };
        spans.push(found);
        column += layer.width();
    }
    slots::fill(&found_slots, &mut cas, |of_type, unit, number| {
        let named = layers.iter().zip(&spans).filter(|(l, _)| l.name == of_type);
        let mut all = named.map(|(_, spans)| spans).chain(&spans);
        all.find_map(|spans| spans.begins(unit, number))
    })?;
    column = 0;
    for layer in &layers {
        match layer.sort {
            Sort::Relations(to) => {
                let between = layers.iter().position(|other| other.name == to);
                let between = between.and_then(|n| spans.get(n));
                relations(layer, column, &words, between, &mut cas)?;
            }
            Sort::Spans | Sort::Chains => {}
        }
        column += layer.width();
    }
    Ok(cas)
}

fn word(line: &str, n: usize) -> Option<Word<'_>> {
    let mut cells = line.split('\t');
    let unit = cells.next().filter(|unit| unit.contains('-'))?;
    let (begin, end) = cells.next()?.split_once('-')?;
    Some(Word {
        unit,
        begin: begin.parse().ok()?,
        end: end.parse().ok()?,
        written: cells.next()?,
        cells: cells.collect(),
        line: n,
    })
}

/// The text as it is put together.
#[derive(Default)]
struct Rebuilt {
    text: String,
    /// Its length in UTF-16 units.
    length: u64,
    /// Lines whose first word has not been seen.
    waiting: Vec<String>,
}

impl Rebuilt {
    /// The first word of the waiting lines begins here.
    fn place(&mut self, begin: u64) -> Result<(), String> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        match begin.checked_sub(self.length) {
            Some(gap) if gap <= 1_000_000 => {
                for _ in 0..gap {
                    self.push(" ");
                }
            }
            None if begin + 1 == self.length && self.text.ends_with('\n') => {
                self.text.pop();
                self.length -= 1;
            }
            _ => {
                return Err(format!(
                    "a sentence begins at {begin}, but the text before it ends at {}",
                    self.length
                ));
            }
        }
        self.flush();
        Ok(())
    }

    fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.length += text.encode_utf16().count() as u64;
    }

    fn flush(&mut self) {
        for line in std::mem::take(&mut self.waiting) {
            self.push(&line);
            self.push("\n");
        }
    }
}

/// The annotations of a layer: structures by where they begin and their number.
#[derive(Default)]
struct Annotations {
    /// By place of the word and number.
    known: Known,
    /// Places of words by their units.
    units: Table<String, usize>,
}

impl Annotations {
    /// Of a layer whose first column this is; slots are filled once all layers are there.
    fn of<'a>(
        layer: &Layer<'a>,
        column: usize,
        words: &[Word<'a>],
        cas: &mut Cas,
        slots: &mut Vec<Slot<'a>>,
    ) -> Result<Self, String> {
        let mut found = Self::default();
        let mut open: Table<u64, usize> = Table::new();
        for (place, word) in words.iter().enumerate() {
            found.units.insert(word.unit.to_owned(), place);
            let mut at = column;
            let mut here: Vec<usize> = Vec::new();
            for feature in &layer.features {
                let cell = word.cells.get(at).copied().unwrap_or("_");
                at += 1;
                let targets = match feature {
                    Feature::Plain(_) => Vec::new(),
                    Feature::Slots(..) => {
                        at += 1;
                        split(word.cells.get(at - 1).copied().unwrap_or("_"), '|')
                    }
                };
                for (n, (value, number)) in pieces(cell).enumerate() {
                    let known = match number {
                        0 => here.get(n).copied(),
                        number => open.get(&number).copied(),
                    };
                    let structure = known.unwrap_or_else(|| {
                        let id = cas.structures.len();
                        cas.structures.push(Structure {
                            id: id as u64 + 2,
                            of_type: layer.name.to_owned(),
                            place: Some((word.begin, word.end)),
                            features: Vec::new(),
                        });
                        found.known.insert((place, number), id);
                        if number > 0 {
                            open.insert(number, id);
                        }
                        id
                    });
                    if here.get(n).is_none() {
                        here.push(structure);
                    }
                    match feature {
                        Feature::Plain(name) => {
                            extend(&mut cas.structures[structure], word, name, value);
                        }
                        Feature::Slots(feature, of_type) => {
                            let structure = &mut cas.structures[structure];
                            reach(structure, word);
                            let begins = structure.place.is_some_and(|p| p.0 == word.begin);
                            slots.extend(targets.get(n).filter(|_| begins).map(|targets| Slot {
                                host: structure.id as usize - 2,
                                feature,
                                roles: value,
                                targets,
                                of_type,
                                line: word.line,
                            }));
                        }
                    }
                }
            }
            if layer.features.is_empty() {
                return Err(format!("the layer {} has no features", layer.name));
            }
        }
        Ok(found)
    }

    /// The structure that begins at a unit with a number.
    fn begins(&self, unit: &str, number: u64) -> Option<usize> {
        self.known.get(&(*self.units.get(unit)?, number)).copied()
    }
}

/// Values of a cell with their numbers; none where nothing is annotated.
fn pieces(cell: &str) -> impl Iterator<Item = (&str, u64)> {
    let all = if cell == "_" || cell.is_empty() {
        Vec::new()
    } else {
        split(cell, '|')
    };
    all.into_iter().map(numbered)
}

/// One more word of an annotation.
fn reach(structure: &mut Structure, word: &Word<'_>) {
    if let Some((begin, end)) = structure.place {
        structure.place = Some((begin.min(word.begin), end.max(word.end)));
    }
}

/// One more word of an annotation, with a feature of it.
fn extend(structure: &mut Structure, word: &Word<'_>, name: &str, value: &str) {
    reach(structure, word);
    if value != "*" && structure.get(name).is_none() {
        structure
            .features
            .push((name.to_owned(), Value::One(unescaped(value))));
    }
}

fn relations(
    layer: &Layer<'_>,
    column: usize,
    words: &[Word<'_>],
    between: Option<&Annotations>,
    cas: &mut Cas,
) -> Result<(), String> {
    let Some(between) = between else {
        return Err(format!(
            "the relations {} are between annotations of no layer here",
            layer.name
        ));
    };
    let last = column + layer.width() - 1;
    for (place, word) in words.iter().enumerate() {
        let attached = word.cells.get(last).copied().unwrap_or("_");
        if attached == "_" || attached.is_empty() {
            continue;
        }
        for (n, end) in split(attached, '|').into_iter().enumerate() {
            let (unit, numbers) = match end.split_once('[') {
                Some((unit, numbers)) => (unit, numbers.trim_end_matches(']')),
                None => (end, "0_0"),
            };
            let numbers = numbers.split_once('_');
            let numbers =
                numbers.and_then(|(from, to)| Some((from.parse().ok()?, to.parse().ok()?)));
            let ends = numbers.and_then(|(from, to): (u64, u64)| {
                let source = between.units.get(unit)?;
                let from = between.known.get(&(*source, from))?;
                let to = between.known.get(&(place, to))?;
                Some((*from as u64 + 2, *to as u64 + 2))
            });
            let (from, to) = ends.ok_or(format!(
                "line {}: the relation from “{end}” leads to no annotation",
                word.line
            ))?;
            let mut features = Vec::new();
            for (at, feature) in layer.features.iter().enumerate() {
                let cell = word.cells.get(column + at).copied().unwrap_or("_");
                let values = split(cell, '|');
                let value = values.get(n).copied().unwrap_or("*");
                if let Feature::Plain(name) = feature
                    && !["*", "_"].contains(&value)
                {
                    features.push(((*name).to_owned(), Value::One(unescaped(numbered(value).0))));
                }
            }
            features.push((GOVERNOR.to_owned(), Value::To(from)));
            features.push((DEPENDENT.to_owned(), Value::To(to)));
            let id = cas.structures.len() as u64 + 2;
            cas.structures.push(Structure {
                id,
                of_type: layer.name.to_owned(),
                place: Some((word.begin, word.end)),
                features,
            });
        }
    }
    Ok(())
}
