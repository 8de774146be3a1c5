//! The log as a table: one row an entry, oldest first. Written as the table of tags is, see [`super::cells`].

use super::cells::{Cell, Table};
use super::coders::called;
use super::export::Out;
use crate::domain::{LogEntry, Project, Timestamp, Turns, breathe};

/// The columns, as the first row names them.
pub const COLUMNS: [&str; 3] = ["time", "coder", "action"];

/// All entries: the moment in UTC, who, what. Linear in the log, in turns.
pub async fn write(project: &Project, turns: &dyn Turns, out: &mut Out<'_>) {
    let mut table = Table::new(COLUMNS.iter().map(|name| (*name).to_owned()), out);
    for entry in project.log() {
        breathe(turns).await;
        let cells = [
            Cell::Value(entry.at.to_string()),
            Cell::Words(coder(project, entry).into()),
            Cell::Words(entry.what.as_str().into()),
        ];
        table.push(cells.into_iter());
    }
    table.finish();
}

/// What the coder is called.
pub fn coder(project: &Project, entry: &LogEntry) -> String {
    called(project, entry.coder)
}

/// A name for the file.
pub fn file_name(title: &str, now: Timestamp) -> String {
    format!("{} log {}.csv", super::file_name::safe(title), now.date())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        AtOnce, Codebook, Coder, CoderId, Extra, Parts, ProjectId, ProjectMeta, at_once,
    };

    #[test]
    fn an_entry_is_a_row_and_formulas_are_disarmed() {
        let id = |n| CoderId::new(uuid::Uuid::from_u128(n));
        let entry = |coder, what: &str| LogEntry {
            at: Timestamp(0),
            coder,
            what: what.to_owned(),
            extra: Extra::new(),
        };
        let meta = ProjectMeta {
            id: ProjectId::new(uuid::Uuid::from_u128(7)),
            title: "A/B".to_owned(),
            created: Timestamp(0),
            sample: false,
            lost: Vec::new(),
            extra: Extra::new(),
        };
        let project = Project::assemble(Parts {
            coders: vec![Coder {
                id: id(1),
                name: "=Ann".to_owned(),
                extra: Extra::new(),
            }],
            log: vec![
                entry(id(1), "Tagged 1 demand: “a, b”"),
                entry(id(2), "@who"),
            ],
            ..Parts::new(meta, Codebook::claims_actors_demands())
        })
        .unwrap();
        let mut written = String::new();
        let out = &mut |piece: String| written.push_str(&piece);
        at_once(write(&project, &AtOnce, out));
        assert_eq!(
            written,
            format!(
                "\u{feff}time,coder,action\r\n\
                 1970-01-01T00:00:00.000Z,'=Ann,\"Tagged 1 demand: “a, b”\"\r\n\
                 1970-01-01T00:00:00.000Z,{},'@who\r\n",
                id(2)
            )
        );
        assert_eq!(file_name("A/B", Timestamp(0)), "A B log 1970-01-01.csv");
    }
}
