//! The two tables of statements, read back as other programs would read them.

use std::collections::BTreeMap;

use demarche::domain::{Annotation, Part, Position, Project, Slot};
use demarche::format::ExportFormat;
use proptest::prelude::*;

use crate::common::{NOW, mixed_project, read_csv};
use crate::random;

/// A row by the names of its columns.
type Row = BTreeMap<String, String>;

fn rows(format: ExportFormat, project: &Project) -> Vec<Row> {
    let mut rows = read_csv(&format.write(project, NOW)).into_iter();
    let names = rows.next().unwrap();
    let row = |cells: Vec<String>| {
        assert_eq!(cells.len(), names.len());
        names.iter().cloned().zip(cells).collect()
    };
    rows.map(row).collect()
}

/// The words as they were before a spreadsheet's formulas were disarmed.
fn plain(cell: &str) -> &str {
    let bare = cell.trim_start_matches('\'');
    let armed = bare.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let number = cell.parse::<i32>().is_ok();
    if armed && !number { &cell[1..] } else { cell }
}

fn statements(project: &Project) -> Vec<&Annotation> {
    let documents = project.documents().iter();
    let tags = documents.flat_map(|d| project.annotations_of(d.id()));
    tags.map(|tag| &**tag)
        .filter(|tag| !project.is_mention(tag))
        .collect()
}

fn name(project: &Project, part: &Part) -> String {
    match project.who(part).and_then(|id| project.actor(id)) {
        Some(actor) => actor.name.clone(),
        None => {
            let mention = part.mention.and_then(|id| project.annotation(id));
            mention.unwrap().anchor.quote().exact.to_string()
        }
    }
}

#[test]
fn a_statement_has_a_row_for_each_claimant_and_issue() {
    let rows = rows(ExportFormat::Statements, &mixed_project());
    let of: Vec<&Row> = rows
        .iter()
        .filter(|r| r["quote"].contains("eleven berths"))
        .collect();
    let pairs: Vec<_> = of
        .iter()
        .map(|r| {
            [
                &r["claimant"],
                &r["issue"],
                &r["claimant_number"],
                &r["issue_number"],
            ]
        })
        .collect();
    assert_eq!(
        pairs,
        [
            ["Ilsa Corrin", "Harbour", "1", "1"],
            ["Ilsa Corrin", "Harbour › Berths; boats", "1", "2"],
            ["Velmora", "Harbour", "2", "1"],
            ["Velmora", "Harbour › Berths; boats", "2", "2"],
        ]
    );
    let first = of[0];
    for (column, value) in [
        ("claimant_count", "2"),
        ("issue_count", "2"),
        ("claimant_type", "person"),
        ("issue_parent", ""),
        ("addressees", "the families"),
        ("position", "1"),
        ("form", "Speech"),
        ("justifications", "Safety"),
        ("claim_date", "2021-06"),
        ("demand_status", "rejected"),
    ] {
        assert_eq!(first[column], value, "{column}");
    }
    assert_eq!(of[1]["issue_parent"], "Harbour");
    assert_eq!(of[1]["issue_label"], "Berths; boats");
    let bare = rows
        .iter()
        .find(|r| r["quote"].contains("another winter"))
        .unwrap();
    assert_eq!(
        (bare["claimant"].as_str(), bare["claimant_count"].as_str()),
        ("", "0")
    );
}

#[test]
fn the_wide_table_has_the_columns_of_the_method() {
    let file = ExportFormat::Pca.write(&mixed_project(), NOW);
    let names = read_csv(&file).remove(0).join(" ");
    assert_eq!(
        names,
        "statement_id document_id title outlet published kind label year month day country city place \
         act1 act2 act3 acttyp1 acttyp2 acttyp3 actscop1 actscop2 actscop3 actcoun1 actcoun2 actcoun3 \
         actpar1 actpar2 actpar3 form adr1 adr2 adr3 adreval1 adreval2 adreval3 adrtyp1 adrtyp2 adrtyp3 \
         adrscop1 adrscop2 adrscop3 adrcoun1 adrcoun2 adrcoun3 adrpar1 adrpar2 adrpar3 field \
         issue1 issue2 issue3 posit1 posit2 posit3 obj1 obj2 obj3 objeval1 objeval2 objeval3 \
         objtyp1 objtyp2 objtyp3 objscop1 objscop2 objscop3 objcoun1 objcoun2 objcoun3 \
         objpar1 objpar2 objpar3 frame1 frame2 posfra1 posfra2 proposition condition attribution reporters \
         demand_status quote paragraph coder confidence memo author section"
    );
    let rows = rows(ExportFormat::Pca, &mixed_project());
    let row = rows
        .iter()
        .find(|r| r["quote"].contains("eleven berths"))
        .unwrap();
    for (column, value) in [
        ("year", "2021"),
        ("month", "6"),
        ("day", ""),
        ("place", "Velmora"),
        ("city", ""),
        ("act1", "Ilsa Corrin"),
        ("acttyp1", "person"),
        ("act2", "Velmora"),
        ("act3", ""),
        ("adr1", "the families"),
        ("adreval1", "-1"),
        ("field", "Harbour"),
        ("issue2", "Harbour › Berths; boats"),
        ("posit1", "1"),
        ("posit2", "1"),
        ("posit3", ""),
        ("frame1", "Safety"),
        ("posfra1", "-1"),
        ("proposition", "The families give up berths"),
    ] {
        assert_eq!(row[column], value, "{column}");
    }
}

#[test]
fn what_the_tables_of_statements_leave_out_is_said() {
    let project = mixed_project();
    let long = ExportFormat::Statements.losses(&project);
    for said in [
        "everything about 3 mentions",
        "where the gaps are, of 1 statement in parts",
        "all but name, type, scope, country and party of 1 actor of the register",
    ] {
        assert!(long.iter().any(|line| line == said), "{said}: {long:?}");
    }
    let wide = ExportFormat::Pca.losses(&project);
    for said in [
        "everything about 3 mentions",
        "which two statements it links, of 1 link",
        "the id, by which two of one name could be told apart, of 2 actors in a role",
    ] {
        assert!(wide.iter().any(|line| line == said), "{said}: {wide:?}");
    }
}

fn sign(position: Position) -> String {
    match position {
        Position::NotStated => String::new(),
        Position::Ambivalent => "0".to_owned(),
        stated => stated.value().unwrap().signum().to_string(),
    }
}

proptest! {
    #[test]
    fn every_statement_is_in_as_many_rows_as_it_has_claimants_and_issues(project in random::project()) {
        let rows = rows(ExportFormat::Statements, &project);
        let mut rows = rows.iter();
        for statement in statements(&project) {
            let frame = statement.frame();
            let (claimants, issues) = (frame.claimants.len().max(1), frame.issues.len().max(1));
            for claimant in 0..claimants {
                for issue in 0..issues {
                    let row = rows.next().unwrap();
                    prop_assert_eq!(&row["statement_id"], &statement.id.to_string());
                    let who = frame.claimants.get(claimant).map(|part| name(&project, part));
                    prop_assert_eq!(plain(&row["claimant"]), who.unwrap_or_default());
                    let what = frame.issues.get(issue).map_or("", |id| id.as_str());
                    prop_assert_eq!(plain(&row["issue_id"]), what);
                    prop_assert_eq!(plain(&row["quote"]), &*statement.anchor.quote().exact);
                    prop_assert_eq!(plain(&row["memo"]), &statement.memo);
                    prop_assert_eq!(plain(&row["proposition"]), &frame.proposition);
                    let number = |n: usize, all: usize| if all == 0 { String::new() } else { (n + 1).to_string() };
                    prop_assert_eq!(&row["claimant_number"], &number(claimant, frame.claimants.len()));
                    prop_assert_eq!(&row["issue_number"], &number(issue, frame.issues.len()));
                }
            }
        }
        prop_assert!(rows.next().is_none());
    }

    #[test]
    fn the_wide_table_has_one_row_for_each_statement_with_everybody_in_it(project in random::project()) {
        let rows = rows(ExportFormat::Pca, &project);
        let statements = statements(&project);
        prop_assert_eq!(rows.len(), statements.len());
        for (row, statement) in rows.iter().zip(statements) {
            prop_assert_eq!(&row["statement_id"], &statement.id.to_string());
            let frame = statement.frame();
            let filled = |stem: &str| -> Vec<&String> {
                (1..).map_while(|n| row.get(&format!("{stem}{n}"))).collect()
            };
            for (stem, slot) in [("act", Slot::Claimants), ("adr", Slot::Addressees), ("obj", Slot::Objects)] {
                let parts = frame.parts(slot);
                let names: Vec<&str> = filled(stem).into_iter().take(parts.len()).map(|cell| plain(cell)).collect();
                let expected: Vec<String> = parts.iter().map(|part| name(&project, part)).collect();
                prop_assert_eq!(names, expected);
                prop_assert!(filled(stem).len() >= 3);
                prop_assert!(filled(stem).iter().skip(parts.len()).all(|cell| cell.is_empty()));
            }
            let positions: Vec<&String> = filled("posit").into_iter().filter(|cell| !cell.is_empty()).collect();
            let stated = frame.position != Position::NotStated;
            let expected = if stated { frame.issues.len().max(1) } else { 0 };
            prop_assert_eq!(positions.len(), expected);
            prop_assert!(positions.iter().all(|cell| **cell == sign(frame.position)));
            let reasons: Vec<&String> = filled("posfra").into_iter().take(frame.justifications.len()).collect();
            let expected: Vec<String> = frame.justifications.iter().map(|j| sign(j.position)).collect();
            prop_assert_eq!(reasons, expected.iter().collect::<Vec<_>>());
        }
    }

    #[test]
    fn no_cell_of_words_begins_like_a_formula(project in random::project()) {
        for format in [ExportFormat::Statements, ExportFormat::Pca] {
            for row in rows(format, &project) {
                for (column, cell) in row {
                    let number = cell.parse::<i32>().is_ok()
                        || (column.contains("evaluations") || column.contains("positions"));
                    prop_assert!(number || !cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{column}: {cell:?}");
                }
            }
        }
    }
}
