//! Types of statement, variables and coders.

use super::super::super::model::{Label, Scheme};
use super::super::super::sqlite::{Database, Fault, Row};
use super::super::variables::STATEMENT;
use crate::domain::json::shown;
use crate::domain::{Colour, OrderedSet, Table, Turns};

/// A variable.
pub(super) struct Variable {
    pub(super) name: String,
    /// Whether its values are numbers.
    pub(super) is_number: bool,
}

/// What statements are coded by, each by its number.
pub(super) struct Codebook {
    types: Table<i64, String>,
    variables: Table<i64, Variable>,
    coders: Table<i64, String>,
}

impl Codebook {
    /// Reads it, and tells the scheme of the types.
    pub(super) async fn of(
        base: &mut Database<'_>,
        scheme: &mut Scheme,
        turns: &dyn Turns,
    ) -> Result<Self, Fault> {
        let (mut types, mut variables, mut coders) = (Table::new(), Table::new(), Table::new());
        let mut known = OrderedSet::new();
        let wanted = ["ID", "Label", "Red", "Green", "Blue"];
        base.read("STATEMENTTYPES", &wanted, turns, &mut |mut row| {
            let name = row.words(1);
            if known.insert(name.clone()) {
                scheme.labels.push(Label {
                    name: name.clone(),
                    definition: String::new(),
                    colour: colour(&row, 2),
                    key: None,
                    mention: Some(false),
                    above: Vec::new(),
                });
            }
            types.insert(row.number(0).unwrap_or_default(), name);
        })
        .await?;
        let wanted = ["ID", "Variable", "DataType"];
        base.read("VARIABLES", &wanted, turns, &mut |mut row| {
            let variable = Variable {
                name: row.words(1),
                is_number: row.words(2) == "integer",
            };
            variables.insert(row.number(0).unwrap_or_default(), variable);
        })
        .await?;
        base.read("CODERS", &["ID", "Name"], turns, &mut |mut row| {
            coders.insert(row.number(0).unwrap_or_default(), row.words(1));
        })
        .await?;
        scheme.coders.extend(coders.values().cloned());
        Ok(Self {
            types,
            variables,
            coders,
        })
    }

    /// How a type is called.
    pub(super) fn label(&self, id: i64) -> &str {
        self.types.get(&id).map_or(STATEMENT, String::as_str)
    }

    pub(super) fn variable(&self, id: i64) -> Option<&Variable> {
        self.variables.get(&id)
    }

    /// How a coder is called; “Coder 2” where that is not known.
    pub(super) fn coder(&self, id: Option<i64>) -> String {
        let Some(id) = id else {
            return String::new();
        };
        let known = self.coders.get(&id).filter(|name| !name.is_empty());
        known.map_or_else(|| format!("Coder {}", shown(&id)), Clone::clone)
    }
}

/// The colour in three columns, from a place on.
pub(super) fn colour(row: &Row, from: usize) -> Option<Colour> {
    let part = |n: usize| row.number(from + n).and_then(|n| u8::try_from(n).ok());
    Some(Colour([part(0)?, part(1)?, part(2)?]))
}

/// How many rows a table has.
pub(super) async fn count(
    base: &mut Database<'_>,
    table: &str,
    turns: &dyn Turns,
) -> Result<usize, Fault> {
    let mut rows = 0;
    base.read(table, &[], turns, &mut |_| rows += 1).await?;
    Ok(rows)
}
