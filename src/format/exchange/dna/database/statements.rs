//! Statements, with the values of their variables.

use super::super::super::attributes::tidy;
use super::super::super::model::{Mark, Scheme};
use super::super::super::sqlite::{Database, Fault};
use super::super::super::tool::{Fate, Refusal};
use super::super::variables::{self, DNA, NOTE, STATEMENT};
use super::Say;
use super::actors::Entities;
use super::tables::Codebook;
use crate::domain::json::shown;
use crate::domain::{Span, Turns, breathe, sort};
use crate::format::incoming::{bounds, many};

/// A statement.
pub(super) struct Statement {
    pub(super) id: i64,
    pub(super) document: i64,
    pub(super) start: i64,
    pub(super) stop: i64,
    of_type: i64,
    coder: Option<i64>,
}

/// The value of a variable.
enum Value {
    Entity(i64),
    Words(String),
}

/// A value of a statement.
struct Datum {
    statement: i64,
    variable: i64,
    value: Value,
}

/// All that is coded.
pub(super) struct Coded {
    /// Whether DNA 2 made the database.
    pub(super) is_second: bool,
    /// By document, then by number.
    statements: Vec<Statement>,
    /// For each of [`DATA`], by statement.
    data: [Vec<Datum>; 4],
    /// From one statement to another.
    pub(super) links: Vec<(i64, i64)>,
    /// How many statements have found their document, and how many links both of their ends there.
    pub(super) placed: usize,
    pub(super) linked: usize,
    /// Bytes of what was written into statements.
    written: usize,
}

/// So many values are looked at in a turn.
const AT_A_TIME: usize = 2_000;

/// Tables with values of statements.
const DATA: [&str; 4] = [
    "DATABOOLEAN",
    "DATAINTEGER",
    "DATASHORTTEXT",
    "DATALONGTEXT",
];

impl Coded {
    pub(super) async fn of(base: &mut Database<'_>, turns: &dyn Turns) -> Result<Self, Fault> {
        let mut statements = Vec::new();
        let wanted = [
            "ID",
            "DocumentId",
            "Start",
            "Stop",
            "StatementTypeId",
            "Coder",
        ];
        base.read("STATEMENTS", &wanted, turns, &mut |row| {
            let number = |place| row.number(place).unwrap_or(-1);
            statements.push(Statement {
                id: number(0),
                document: number(1),
                start: number(2),
                stop: number(3),
                of_type: number(4),
                coder: row.number(5),
            });
        })
        .await?;
        sort(&mut statements, |a, b| {
            (a.document, a.id).cmp(&(b.document, b.id))
        });
        let is_second = base.has_column(DATA[2], "StatementTypeId");
        let refers = base.has_column(DATA[2], "Entity");
        let mut data = [const { Vec::new() }; 4];
        for (table, data) in DATA.into_iter().zip(&mut data) {
            let is_short = table == DATA[2];
            let value = if is_short && refers {
                "Entity"
            } else {
                "Value"
            };
            let wanted = ["StatementId", "VariableId", value];
            base.read(table, &wanted, turns, &mut |mut row| {
                let value = match row.number(2).filter(|_| is_short && row.is_number(2)) {
                    Some(entity) => Value::Entity(entity),
                    None => Value::Words(row.words(2)),
                };
                data.push(Datum {
                    statement: row.number(0).unwrap_or(-1),
                    variable: row.number(1).unwrap_or(-1),
                    value,
                });
            })
            .await?;
            // DNA writes them in this order, unless statements were changed later.
            if !data.is_sorted_by_key(|one| one.statement) {
                sort(data, |a, b| a.statement.cmp(&b.statement));
            }
        }
        let mut links = Vec::new();
        let wanted = ["SourceId", "TargetId"];
        base.read("STATEMENTLINKS", &wanted, turns, &mut |row| {
            links.extend(row.number(0).zip(row.number(1)));
        })
        .await?;
        sort(&mut links, Ord::cmp);
        Ok(Self {
            is_second,
            statements,
            data,
            links,
            placed: 0,
            linked: 0,
            written: 0,
        })
    }

    /// The statements of a document.
    pub(super) fn of_document(&self, id: i64) -> std::ops::Range<usize> {
        let first = self.statements.partition_point(|one| one.document < id);
        let end = self.statements.partition_point(|one| one.document <= id);
        first..end
    }

    pub(super) fn statements(&self, places: std::ops::Range<usize>) -> &[Statement] {
        self.statements.get(places).unwrap_or_default()
    }

    /// The mark of a statement at a place of the list, on words.
    ///
    /// # Errors
    /// Where more came out of the database than is ever read: values stand in it once, and in each statement here.
    pub(super) fn mark(
        &mut self,
        place: usize,
        span: Span,
        (book, entities): (&Codebook, &mut Entities),
        scheme: &mut Scheme,
    ) -> Result<Mark, Refusal> {
        let mut mark = Mark::bare("", STATEMENT, vec![span]);
        let Some(statement) = self.statements.get(place) else {
            return Ok(mark);
        };
        mark.id = shown(&statement.id);
        book.label(statement.of_type).clone_into(&mut mark.label);
        mark.coder = book.coder(statement.coder);
        self.written += mark.label.len() + mark.coder.len();
        let own = self.data.iter().flat_map(|data| {
            let first = data.partition_point(|one| one.statement < statement.id);
            let from = data.get(first..).unwrap_or_default().iter();
            from.take_while(|one| one.statement == statement.id)
        });
        let mut four = [const { String::new() }; 4];
        for datum in own {
            let Some(variable) = book.variable(datum.variable) else {
                continue;
            };
            let value = match &datum.value {
                Value::Words(words) => words.clone(),
                Value::Entity(id) => entities.value(*id).unwrap_or_default().to_owned(),
            };
            self.written += variable.name.len() + value.len();
            if self.written > bounds::UNPACKED {
                return Err(Refusal(format!(
                    "statements have more than {} MB of values together, which is more than is read",
                    bounds::megabytes(bounds::UNPACKED as u64)
                )));
            }
            entities.is_said(&value);
            let slot = DNA.iter().position(|name| *name == variable.name);
            // Agreement on a scale may mean anything by its numbers.
            match slot.filter(|slot| *slot < 3 || !variable.is_number) {
                Some(slot) => four[slot] = value,
                None if variable.name == NOTE && mark.note.is_empty() => mark.note = value,
                None => mark.attributes.push((variable.name.clone(), vec![value])),
            }
        }
        variables::take(four.each_ref().map(String::as_str), &mut mark);
        variables::know(&four[0], scheme);
        tidy(&mut mark.attributes);
        Ok(mark)
    }

    /// Says what belongs to nothing.
    pub(super) async fn tell_rest(&self, say: Say<'_>, turns: &dyn Turns) {
        let mut ids: Vec<i64> = self.statements.iter().map(|one| one.id).collect();
        sort(&mut ids, Ord::cmp);
        let mut alone = 0;
        for part in self.data.iter().flat_map(|data| data.chunks(AT_A_TIME)) {
            breathe(turns).await;
            let has_none = |datum: &&Datum| ids.binary_search(&datum.statement).is_err();
            alone += part.iter().filter(has_none).count();
        }
        let mut lose = |count: usize, one: &str, what: &str| {
            if count > 0 {
                say(Fate::Rejected, format!("{} {what}.", many(count, one)));
            }
        };
        let lost = self.statements.len().saturating_sub(self.placed);
        lose(lost, "statement", "without a document");
        lose(alone, "value", "without a statement");
        let lost = self.links.len().saturating_sub(self.linked);
        lose(
            lost,
            "link",
            "between statements of two documents, or to none",
        );
    }
}
