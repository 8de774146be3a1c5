//! Articles from the rows of a file.

use super::engine::Engine;
use super::facts::Facts;
use super::outcome::Outcome;
use super::problem::Fault;
use super::reading::Reading;
use super::records::{
    Columns, Lines, Role, SAMPLED, beginning, csv, guess, json_columns, json_values,
};
use super::take::Taken;

/// Reads a table whose first row names its columns.
pub(super) async fn table<E: Engine>(
    reading: &mut Reading<'_, E>,
    path: &str,
    text: &str,
) -> Result<(), Fault> {
    let mut rows = csv::Rows::of(text, csv::between(text));
    let Some(first) = rows.next() else {
        return Err(Fault::new("There is no row in it", ""));
    };
    let names: Vec<String> = first?.cells.iter().map(|cell| beginning(cell)).collect();
    let columns = columns(reading, path, names);
    let mut wrong = 0_usize;
    for row in rows {
        reading.engine.breathe().await;
        let row = match row {
            Ok(row) => row,
            Err(fault) => {
                reading.out.problem(fault.of(path));
                break;
            }
        };
        let expected = columns.names.len();
        if row.cells.len() != expected {
            wrong += 1;
            let what = format!(
                "The row has {} columns instead of {expected}",
                row.cells.len()
            );
            let fault = Fault::new(what, "Check its quotation marks and what parts its columns");
            reading.out.problem(fault.on(row.line).of(path));
            // What is wrong in most of the rows is wrong in all.
            if wrong > 1_000 {
                break;
            }
            continue;
        }
        record(reading, path, row.line, &columns, &row.cells);
    }
    reading.out.tables.push(columns);
    finish(&mut reading.out);
    Ok(())
}

/// Reads JSON Lines.
pub(super) async fn lines<E: Engine>(
    reading: &mut Reading<'_, E>,
    path: &str,
    text: &str,
) -> Result<(), Fault> {
    let columns = columns(reading, path, json_columns(text));
    for object in Lines::of(text) {
        reading.engine.breathe().await;
        match object {
            Ok((line, object)) => {
                let values = json_values(&object, &columns.names);
                record(reading, path, line, &columns, &values);
            }
            Err(fault) => reading.out.problem(fault.of(path)),
        }
    }
    reading.out.tables.push(columns);
    finish(&mut reading.out);
    Ok(())
}

fn columns<E: Engine>(reading: &Reading<'_, E>, path: &str, names: Vec<String>) -> Columns {
    let mut chosen = reading.choices.roles.iter();
    let chosen = chosen.find(|(one, _)| *one == names);
    let guessed = chosen.is_none();
    let roles = chosen.map_or_else(|| guess(&names), |(_, roles)| roles.clone());
    Columns {
        file: path.to_owned(),
        names,
        sample: Vec::new(),
        roles,
        guessed,
    }
}

/// Takes an article from a row, and notes what is wrong with it.
fn record<E: Engine>(
    reading: &mut Reading<'_, E>,
    path: &str,
    line: usize,
    columns: &Columns,
    cells: &[String],
) {
    // The sample is put with the outcome while the rows are read, and with the columns in the end.
    if reading.out.sample.len() < SAMPLED {
        let sample = cells.iter().map(|cell| beginning(cell)).collect();
        reading.out.sample.push(sample);
    }
    if !columns.have_text() {
        return;
    }
    let mut stated = Facts::default();
    let mut parts: Vec<&str> = Vec::new();
    for (cell, role) in cells.iter().zip(&columns.roles) {
        match role {
            Role::Unused => {}
            Role::Text if cell.trim().is_empty() => {}
            Role::Text => parts.push(cell),
            Role::About(field) => stated.say(*field, cell),
        }
    }
    let joined;
    let text = match parts.as_slice() {
        [one] => *one,
        several => {
            joined = several.join("\n\n");
            &joined
        }
    };
    let taken = Taken {
        line: Some(line),
        stated,
        ..Taken::of(path, text)
    };
    if let Err(fault) = reading.take(taken) {
        reading.out.problem(fault.on(line).of(path));
    }
}

fn finish(out: &mut Outcome) {
    let sample = std::mem::take(&mut out.sample);
    if let Some(table) = out.tables.last_mut() {
        table.sample = sample;
    }
}
