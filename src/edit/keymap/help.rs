//! The keys as the help shows them.

use super::Chord;
use super::table::{APP, CHOSEN, MOVE, TAG, rows};
use crate::domain::{Codebook, lower_case, sort};
use crate::edit::with_article;

/// A line of the help: what is pressed, and what it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyHint {
    /// Heading under which it stands.
    pub group: &'static str,
    /// As printed on keys: `["Ctrl", "Z"]`; several ways apart.
    pub keys: Vec<Vec<String>>,
    /// What it does.
    pub does: String,
}

/// All keys in the order of the help, those of the codebook among them. `mac`: keys are named as on a Mac.
pub fn bindings(codebook: &Codebook, mac: bool) -> Vec<KeyHint> {
    let mut hints: Vec<KeyHint> = Vec::new();
    for kind in codebook.kinds.iter().filter(|kind| !kind.retired) {
        if let Some(key) = &kind.key {
            hints.push(KeyHint {
                group: TAG,
                keys: vec![vec![key.cap()]],
                does: format!("Tag as {}", lower_case(&kind.label)),
            });
            hints.push(KeyHint {
                group: CHOSEN,
                keys: vec![vec!["Shift".to_owned(), key.cap()]],
                does: format!("Make it {}", with_article(&lower_case(&kind.label))),
            });
        }
    }
    for (group, chord, _, does) in rows() {
        // A Mac's Control with arrows belongs to the system, and elsewhere Alt with arrows to the browser.
        let arrow = chord.code.starts_with("Arrow");
        if arrow && (if mac { chord.control } else { chord.alt }) {
            continue;
        }
        let caps = caps(chord, mac);
        match hints
            .iter_mut()
            .find(|h| h.group == group && h.does == does)
        {
            Some(hint) => hint.keys.push(caps),
            None => hints.push(KeyHint {
                group,
                keys: vec![caps],
                does: does.to_owned(),
            }),
        }
    }
    let order = [TAG, CHOSEN, MOVE, APP];
    let place = |h: &KeyHint| order.iter().position(|g| *g == h.group);
    sort(&mut hints, |a, b| place(a).cmp(&place(b)));
    hints
}

fn caps(chord: Chord, mac: bool) -> Vec<String> {
    let mut caps: Vec<&str> = Vec::new();
    if chord.control {
        caps.push(if mac { "⌘" } else { "Ctrl" });
    }
    if chord.alt {
        caps.push(if mac { "⌥" } else { "Alt" });
    }
    // A question mark is typed with Shift; saying so twice would confuse.
    let question = chord.code == "Slash" && chord.shift;
    if chord.shift && !question {
        caps.push("Shift");
    }
    let cap = match chord.code {
        "ArrowLeft" => "←",
        "ArrowRight" => "→",
        "ArrowUp" => "↑",
        "ArrowDown" => "↓",
        "BracketLeft" => "[",
        "BracketRight" => "]",
        "Slash" if question => "?",
        "Slash" => "/",
        code => code.strip_prefix("Key").unwrap_or(code),
    };
    let cap = if chord.code.starts_with("Key") && !chord.control {
        cap.to_ascii_lowercase()
    } else {
        cap.to_owned()
    };
    caps.into_iter().map(str::to_owned).chain([cap]).collect()
}
