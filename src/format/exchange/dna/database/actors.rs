//! Entities: the values that statements have of variables of short text. Those of people and organizations become actors, with
//! what is known of them.

use super::super::super::attributes::{REPORTER, ROLES};
use super::super::super::model::{Details, Scheme};
use super::super::super::sqlite::{Database, Fault};
use super::super::super::tool::Fate;
use super::super::variables::{self, DNA};
use super::Say;
use super::tables::{Codebook, colour};
use crate::domain::{Colour, OrderedSet, Table, Turns};
use crate::format::incoming::many;

/// Names of attributes for which actors have a place of their own here.
const ALIAS: &str = "Alias";
const NOTES: &str = "Notes";

/// Attributes of one actor, after which no more lists are joined.
const MOST: usize = 100;

/// The colour of an entity to which nobody has given one.
const NONE: Colour = Colour([0; 3]);

/// A value.
struct Entity {
    variable: i64,
    value: String,
    details: Details,
    /// Whether another one stands above it.
    is_below: bool,
}

/// All of them, by number.
pub(super) struct Entities {
    all: Table<i64, Entity>,
    /// Values that statements have.
    said: OrderedSet<String>,
}

impl Entities {
    pub(super) async fn of(base: &mut Database<'_>, turns: &dyn Turns) -> Result<Self, Fault> {
        let mut all: Table<i64, Entity> = Table::new();
        // As they are called in DNA 2, which has three attributes of them in the same table.
        let table = match base.has("ENTITIES") {
            true => "ENTITIES",
            false => "ATTRIBUTES",
        };
        let wanted = [
            "ID",
            "VariableId",
            "Value",
            "ChildOf",
            "Red",
            "Green",
            "Blue",
            "Type",
            ALIAS,
            NOTES,
        ];
        base.read(table, &wanted, turns, &mut |mut row| {
            let mut entity = Entity {
                variable: row.number(1).unwrap_or_default(),
                value: row.words(2),
                details: Details::default(),
                is_below: row.number(3).is_some(),
            };
            entity.details.colour = colour(&row, 4).filter(|colour| *colour != NONE);
            for (name, place) in wanted.iter().zip(0..).skip(7) {
                entity.tell(name, row.words(place));
            }
            all.insert(row.number(0).unwrap_or_default(), entity);
        })
        .await?;
        let mut names: Table<i64, String> = Table::new();
        let wanted = ["ID", "AttributeVariable"];
        base.read("ATTRIBUTEVARIABLES", &wanted, turns, &mut |mut row| {
            names.insert(row.number(0).unwrap_or_default(), row.words(1));
        })
        .await?;
        let wanted = ["EntityId", "AttributeVariableId", "AttributeValue"];
        base.read("ATTRIBUTEVALUES", &wanted, turns, &mut |mut row| {
            let entity = row.number(0).and_then(|id| all.get_mut(&id));
            let name = row.number(1).and_then(|id| names.get(&id));
            if let (Some(entity), Some(name)) = (entity, name) {
                entity.tell(name, row.words(2));
            }
        })
        .await?;
        let said = OrderedSet::new();
        Ok(Self { all, said })
    }

    /// The value of a number.
    pub(super) fn value(&self, id: i64) -> Option<&str> {
        self.all.get(&id).map(|entity| entity.value.as_str())
    }

    /// A statement has this value.
    pub(super) fn is_said(&mut self, value: &str) {
        if !self.said.contains(value) {
            self.said.insert(value.to_owned());
        }
    }

    /// Tells the scheme of actors, and says what has no place.
    pub(super) fn finish(self, book: &Codebook, scheme: &mut Scheme, say: Say<'_>) {
        // By variable: values that nothing has, attributes, values below others.
        let mut lost: Table<&str, [usize; 3]> = Table::new();
        for entity in self.all.values() {
            let variable = book.variable(entity.variable);
            let variable = variable.map_or("", |variable| variable.name.as_str());
            let lost = lost.or_default(variable);
            lost[2] += usize::from(entity.is_below);
            if entity.value.trim().is_empty() {
                continue;
            }
            let roles = ROLES.iter().map(|(role, _)| *role);
            let mut actors = roles.chain([DNA[0], DNA[1], REPORTER]);
            if !actors.any(|name| name == variable) {
                lost[0] += usize::from(!self.said.contains(entity.value.as_str()));
                lost[1] += count(&entity.details);
                continue;
            }
            if variable == DNA[0] {
                variables::know(&entity.value, scheme);
            }
            match scheme.actors.get_mut(&entity.value) {
                Some(known) if count(known) > MOST => lost[1] += count(&entity.details),
                Some(known) => join(known, &entity.details),
                None => drop(
                    scheme
                        .actors
                        .insert(entity.value.clone(), entity.details.clone()),
                ),
            }
        }
        for (variable, [unsaid, attributes, below]) in lost.iter() {
            let mut lose = |count: usize, one: &str, what: &str| {
                if count > 0 {
                    let count = many(count, one);
                    say(Fate::Rejected, format!("“{variable}”: {count} {what}."));
                }
            };
            lose(*unsaid, "value", "that no statement has");
            lose(
                *attributes,
                "attribute",
                "of values; only actors have such here",
            );
            lose(*below, "value", "below others: that they are is left out");
        }
    }
}

impl Entity {
    /// An attribute of it.
    fn tell(&mut self, name: &str, value: String) {
        let details = &mut self.details;
        match name {
            _ if value.trim().is_empty() => {}
            ALIAS => details.aliases.push(value),
            NOTES if details.notes.is_empty() => details.notes = value,
            name => details.attributes.push((name.to_owned(), value)),
        }
    }
}

/// How many attributes an entity has.
fn count(details: &Details) -> usize {
    let notes = usize::from(!details.notes.is_empty());
    details.aliases.len() + details.attributes.len() + notes
}

/// Somebody of this name stands in several lists: what the first does not say, another may.
fn join(known: &mut Details, other: &Details) {
    for alias in &other.aliases {
        if !known.aliases.contains(alias) {
            known.aliases.push(alias.clone());
        }
    }
    if known.notes.is_empty() {
        known.notes.clone_from(&other.notes);
    }
    known.colour = known.colour.or(other.colour);
    for own in &other.attributes {
        if !known.attributes.contains(own) {
            known.attributes.push(own.clone());
        }
    }
}
