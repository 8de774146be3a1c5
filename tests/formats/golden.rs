//! One small project in all formats, byte for byte. After an intended change, renew the files in `tests/data/golden`
//! with `DEMARCHE_BLESS=1 cargo test --test formats golden`, and read the difference before you commit it.

use demarche::format::ExportFormat;

use crate::common::{NOW, data, mixed_project};

fn compare(format: ExportFormat) {
    // The version number of the program is no part of what is compared.
    let written = format.write(&mixed_project(), NOW).replacen(
        concat!("Demarche ", env!("CARGO_PKG_VERSION")),
        "Demarche 0.0.0",
        1,
    );
    let path = data(&format!("golden/mixed.{}", format.ending()));
    if std::env::var_os("DEMARCHE_BLESS").is_some() {
        std::fs::write(&path, &written).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    let differing = kept
        .lines()
        .zip(written.lines())
        .zip(1..)
        .find(|((a, b), _)| a != b);
    assert!(
        kept == written,
        "{} is not what is written now (first difference: {differing:?}); see tests/formats/golden.rs",
        path.display()
    );
}

#[test]
fn golden_project_file() {
    compare(ExportFormat::Project);
}

#[test]
fn golden_dataset() {
    compare(ExportFormat::Jsonl);
}

#[test]
fn golden_table() {
    compare(ExportFormat::Csv);
}

#[test]
fn golden_statements() {
    compare(ExportFormat::Statements);
}

#[test]
fn golden_wide_table() {
    compare(ExportFormat::Pca);
}
