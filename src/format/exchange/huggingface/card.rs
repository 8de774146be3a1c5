//! The data card: what `datasets` reads of a dataset before its rows, and people after.

use super::Row;
use crate::domain::json::Json;
use crate::format::words::count;

/// A split that has articles.
pub(super) struct Split<'a> {
    /// Its name.
    pub(super) name: &'a str,
    /// Its articles.
    pub(super) rows: Vec<&'a Row>,
}

/// Columns as YAML declares them, but for tags: their names follow.
const FEATURES: &str = include_str!("features.yaml");

/// What stands in the columns.
const COLUMNS: &str = include_str!("columns.md");

/// The card, `README.md`.
pub(super) fn card(
    title: &str,
    labels: &[String],
    tags: &[String],
    splits: &[Split<'_>],
    seed: u64,
) -> String {
    let title = title.split_whitespace().collect::<Vec<&str>>().join(" ");
    let title = if title.is_empty() {
        "Tagged articles"
    } else {
        title.as_str()
    };
    let mut out = String::from("---\npretty_name: ");
    out.push_str(&quoted(title));
    out.push_str("\ntask_categories:\n- token-classification\nconfigs:\n- config_name: default\n  data_files:\n");
    for Split { name, .. } in splits {
        out.push_str(&format!("  - split: {name}\n    path: {name}.jsonl\n"));
    }
    out.push_str(FEATURES);
    for (name, n) in tags.iter().zip(0_usize..) {
        out.push_str(&format!("          '{n}': {}\n", quoted(name)));
    }
    out.push_str("---\n\n# ");
    out.push_str(&in_table(title));
    out.push_str("\n\n");
    let all: Vec<&Row> = splits.iter().flat_map(|s| s.rows.iter().copied()).collect();
    let articles = count(all.len(), "article", "articles");
    let marks: u64 = all.iter().flat_map(|row| row.marks.values()).sum();
    let marks = count(marks as usize, "tag", "tags");
    out.push_str(&format!(
        "{articles} with {marks}, coded with Demarche.\n\n## Splits\n\n"
    ));
    out.push_str(&format!(
        "An article is in one split as a whole. Eight of ten go to training, one to validation, one to test, so that \
         each has its share of the tags of every type (iterative stratification); the order in which articles are \
         dealt comes from SplitMix64 with the seed {seed}. With the same articles, tags and seed the splits are the \
         same.\n\n"
    ));
    out.push_str("| |");
    for split in splits {
        out.push_str(&format!(" {} |", split.name));
    }
    out.push_str("\n|---|");
    out.push_str(&"---|".repeat(splits.len()));
    out.push_str("\n| articles |");
    for split in splits {
        out.push_str(&format!(" {} |", split.rows.len()));
    }
    for label in labels {
        out.push_str(&format!("\n| {} |", in_table(label)));
        for split in splits {
            let counts = split.rows.iter().filter_map(|row| row.marks.get(label));
            out.push_str(&format!(" {} |", counts.sum::<u64>()));
        }
    }
    out.push_str("\n\n");
    out.push_str(COLUMNS);
    out
}

/// A string of YAML: one of JSON is one, once what YAML does not allow in it is escaped as well.
fn quoted(text: &str) -> String {
    let mut out = String::new();
    for c in Json::text(text).compact().chars() {
        match c {
            '\u{7f}'..='\u{9f}'
            | '\u{2028}'
            | '\u{2029}'
            | '\u{feff}'
            | '\u{fffe}'
            | '\u{ffff}' => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out
}

/// Text in a cell of a table.
fn in_table(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '|' | '*' | '_' | '`' | '<' | '&' | '[' | '\\' => out.extend(['\\', c]),
            c if c.is_whitespace() || c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
