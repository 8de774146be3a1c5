//! A row becomes a tag, or one for each of its labels.

use super::article::{Columns, One};
use super::place::Place;
use super::roles::{Role, kept as as_it_is};
use super::write::plain;
use crate::domain::json::shown;
use crate::domain::{Confidence, OrderedSet, Position, fold};
use crate::format::exchange::attributes::{POSITION, tidy};
use crate::format::exchange::model::{Entity, Mark};
use crate::format::exchange::tool::{Fate, Note};
use crate::format::words::quoted;

/// The tags of an article.
pub(super) struct Marks<'a> {
    columns: Columns<'a>,
    marks: Vec<Mark>,
    ids: OrderedSet<String>,
}

impl<'a> Marks<'a> {
    pub(super) const fn of(columns: Columns<'a>) -> Self {
        Self {
            columns,
            marks: Vec::new(),
            ids: OrderedSet::new(),
        }
    }

    pub(super) fn finish(self) -> Vec<Mark> {
        self.marks
    }

    /// Adds what a row says.
    pub(super) fn add(&mut self, one: One<'_>, place: Place, notes: &mut Vec<Note>) {
        let labels = self.columns.labels(one);
        for label in labels {
            let mut mark = self.columns.mark(one, place, label, notes);
            let given = std::mem::take(&mut mark.id);
            mark.id = self.id(given);
            self.marks.push(mark);
        }
    }

    /// The id, or the next that is free, as no two tags of an article have the same.
    fn id(&mut self, given: String) -> String {
        let given = match given.is_empty() {
            true => shown(&(self.marks.len() + 1)),
            false => given,
        };
        let mut id = given.clone();
        let mut n = 1_usize;
        while !self.ids.insert(id.clone()) {
            n += 1;
            id = format!("{given}-{n}");
        }
        id
    }
}

impl Columns<'_> {
    fn labels(&self, one: One<'_>) -> Vec<String> {
        if self.has(&Role::Labels) {
            let cell = self.cell(one.row, &Role::Labels);
            let mut labels: Vec<String> = Vec::new();
            let each = cell.split([';', '\n', '|']).map(str::trim);
            for label in each.filter(|label| !label.is_empty()) {
                if labels.iter().all(|known| known != label) {
                    labels.push(label.to_owned());
                }
            }
            if labels.is_empty() {
                labels.push(String::new());
            }
            return labels;
        }
        vec![match self.has(&Role::Label) {
            true => self.cell(one.row, &Role::Label).to_owned(),
            false => self.mapping.label.clone(),
        }]
    }

    fn mark(&self, one: One<'_>, at: Place, label: String, notes: &mut Vec<Note>) -> Mark {
        let cell = |role: Role| self.cell(one.row, &role).to_owned();
        let or = |value: String, other: String| if value.is_empty() { other } else { value };
        let mut mark = Mark::bare(cell(Role::Id), label, vec![at.span]);
        let confidence = cell(Role::Confidence);
        let created = cell(Role::Created);
        mark.confidence = Confidence::of_decimal(confidence.trim());
        mark.created = created.trim().parse().ok();
        for (place, role) in self.roles.iter().enumerate() {
            let value = one.row.cells.get(place).map_or("", String::as_str);
            let value = plain(value);
            if value.trim().is_empty() {
                continue;
            }
            let kept = match role {
                Role::Confidence => mark.confidence.is_none(),
                Role::Created => mark.created.is_none(),
                Role::Begin | Role::End | Role::Length => !is_number(value),
                Role::Agreement => agreement(value).is_none(),
                _ => false,
            };
            let name = self.names.get(place).map_or("", |name| name.as_str());
            // What other columns are called here is another thing.
            let own = match as_it_is(name) {
                Role::Attribute(own) => own,
                _ => name.to_owned(),
            };
            match role {
                // It has been said that the tag stands elsewhere.
                Role::Begin | Role::End | Role::Length if !kept && !at.exact => {
                    put(&mut mark, &own, value);
                }
                Role::Attribute(name) if name == POSITION && !self.ours => {
                    let word = position(value).map_or(value, |one| one.word());
                    put(&mut mark, name, word);
                }
                Role::Attribute(name) => put(&mut mark, name, value),
                Role::Agreement if !kept => {
                    let word = agreement(value).map_or(value, |one| one.word());
                    put(&mut mark, POSITION, word);
                }
                _ if kept => {
                    put(&mut mark, &own, value);
                    notes.push(Note {
                        fate: Fate::Kept,
                        file: one.file.to_owned(),
                        line: Some(one.row.line),
                        what: format!(
                            "{} in “{name}” is not what this column is said to hold: it is kept with the tag.",
                            quoted(value, 40)
                        ),
                    });
                }
                _ => {}
            }
        }
        tidy(&mut mark.attributes);
        let (id, name) = (cell(Role::EntityId), cell(Role::EntityName));
        if !(id.is_empty() && name.is_empty()) {
            mark.entity = Some(Entity {
                id: or(id.clone(), name.clone()),
                name: or(name, id),
            });
        }
        mark.note = cell(Role::Note);
        mark.coder = cell(Role::Coder);
        mark
    }
}

fn is_number(value: &str) -> bool {
    value.trim().parse::<u64>().is_ok()
}

/// Adds a value to an attribute.
fn put(mark: &mut Mark, name: &str, value: &str) {
    let known = mark.attributes.iter_mut().find(|(one, _)| one == name);
    match known {
        Some((_, values)) => values.push(value.to_owned()),
        None => mark
            .attributes
            .push((name.to_owned(), vec![value.to_owned()])),
    }
}

/// A position, as people write it; `None`: in none of these ways.
fn position(value: &str) -> Option<Position> {
    let value = fold(value.trim());
    Position::of_word(&value).or_else(|| {
        Some(match value.as_str() {
            "for" | "pro" | "support" | "supports" | "supportive" | "positive" | "favor"
            | "favour" | "agree" | "yes" | "+1" | "+" | "true" | "dafur" | "ja" => Position::For,
            "against" | "contra" | "con" | "oppose" | "opposes" | "negative" | "disagree"
            | "no" | "-" | "\u{2212}1" | "false" | "dagegen" | "nein" => Position::Against,
            "neutral" | "none" => Position::Neutral,
            "mixed" | "both" | "ambiguous" => Position::Ambivalent,
            _ => return None,
        })
    })
}

/// Whether somebody agrees; `None`: that is not said.
fn agreement(value: &str) -> Option<Position> {
    match value.trim() {
        "1" => Some(Position::For),
        "0" => Some(Position::Against),
        other => match position(other)? {
            one @ (Position::For | Position::Against) => Some(one),
            _ => None,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agreement_is_no_scale() {
        assert_eq!(agreement("0"), Some(Position::Against));
        assert_eq!(position("0"), Some(Position::Neutral));
        assert_eq!(agreement("FALSE"), Some(Position::Against));
        assert_eq!(position("Dafür"), Some(Position::For));
        assert_eq!(agreement("2"), None);
        assert_eq!(position("perhaps"), None);
    }
}
