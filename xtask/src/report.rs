//! How progress looks on the terminal.

use std::time::Duration;

/// Says what set-up is about to do and why, before it does it.
pub(crate) fn setting_up(what: &str, why: &str) {
    println!("Set-up: {what}\n        {why}");
}

/// Opens a section of the output.
pub(crate) fn heading(title: &str) {
    println!("\n=== {title}");
}

/// Seconds, to a tenth.
pub(crate) fn seconds(duration: Duration) -> String {
    format!("{:.1} s", duration.as_secs_f64())
}
