//! The versions a text went through.

use crate::browser::clock;
use crate::domain::DocumentId;
use crate::edit::count;
use crate::ui::html::{El, el};
use crate::ui::state::Desk;

/// Hash, end and coder of each earlier version; nothing where there is none.
pub fn versions(desk: Desk, id: DocumentId) -> Option<El> {
    let lines: Vec<String> = desk.with(|s| {
        let document = s.project().document(id);
        let versions = document.map(|d| d.meta.versions.as_slice());
        let line = |(n, version): (usize, &crate::domain::TextVersion)| {
            let coder = s.project().coder(version.coder);
            let name = coder
                .map(|coder| coder.name.as_str())
                .filter(|n| !n.is_empty());
            let hash = version.text_sha256.get(..12).unwrap_or_default();
            format!(
                "Version {} until {}, corrected by {} (SHA-256 {hash}…)",
                n + 1,
                clock::local_words(version.until),
                name.unwrap_or("somebody without a name")
            )
        };
        let versions = versions.unwrap_or_default().iter().enumerate();
        versions.map(line).collect()
    });
    (!lines.is_empty()).then(|| {
        let number = count(lines.len(), "earlier version");
        el("details")
            .class("correct-versions")
            .child(el("summary").child(number))
            .child(el("ul").children(lines.into_iter().map(|line| el("li").child(line))))
    })
}
