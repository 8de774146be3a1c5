//! Fonts for the writing systems the tests show: without them line breaks and screenshots say nothing.

use super::apt;
use crate::run;

const PACKAGES: [(&str, &str); 3] = [
    ("fonts-noto-core", "fonts for Arabic, Hebrew and others"),
    ("fonts-noto-cjk", "fonts for Chinese, Japanese and Korean"),
    ("fonts-noto-color-emoji", "an emoji font"),
];

/// A fontconfig pattern that some font must answer, for each of [`PACKAGES`].
const PATTERNS: [&str; 3] = [":lang=ar", ":lang=ja", ":charset=1f600"];

/// The missing ones, as Debian package and in words.
///
/// A machine with fontconfig is asked what it can show; one without it (macOS, Windows) has these with the system.
pub(crate) fn missing() -> Vec<(&'static str, &'static str)> {
    let names = PACKAGES.map(|(package, _)| package);
    if let Some(absent) = apt::not_installed(&names) {
        let is_absent = |&(package, _): &(&str, &str)| absent.contains(&package);
        return PACKAGES.into_iter().filter(is_absent).collect();
    }
    if run::on_path("fc-list").is_none() {
        return Vec::new();
    }
    let shown = |pattern: &str| {
        run::hear(run::program("fc-list").arg(pattern))
            .is_ok_and(|heard| !heard.text.trim().is_empty())
    };
    let pairs = PACKAGES.into_iter().zip(PATTERNS);
    pairs
        .filter(|(_, pattern)| !shown(pattern))
        .map(|(font, _)| font)
        .collect()
}
