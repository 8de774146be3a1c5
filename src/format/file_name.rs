//! Titles as file names: in any script, on any system.

use crate::domain::graphemes;

/// Longest title in a file's name, in bytes: with date and ending below the 255 that file systems hold.
const LENGTH: usize = 180;

/// For a project whose title leaves nothing.
const NAMELESS: &str = "Demarche project";

/// The title without what Windows, macOS or Linux refuse or hide: separators, wild cards, control characters, marks
/// that turn the direction of what follows, dots and blanks at the ends. Never empty.
pub(super) fn safe(title: &str) -> String {
    let kept: String = title
        .chars()
        .map(|c| if is_refused(c) { ' ' } else { c })
        .collect();
    let line = super::words::one_line(&kept);
    let mut name = String::with_capacity(line.len());
    for cluster in graphemes(&line) {
        if name.len() + cluster.len() > LENGTH {
            break;
        }
        name.push_str(cluster);
    }
    let name = name.trim_matches([' ', '.']);
    if name.is_empty() {
        NAMELESS.to_owned()
    } else {
        name.to_owned()
    }
}

fn is_refused(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' | '\u{feff}'
                | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_every_script_stay() {
        for title in [
            "Geneva talks",
            "محادثات جنيف",
            "日内瓦会谈 2022",
            "É · ß – “a”",
            "👩‍👩‍👧",
        ] {
            assert_eq!(safe(title), title);
        }
    }

    #[test]
    fn what_a_system_refuses_becomes_a_blank() {
        assert_eq!(safe("a/b\\c: d?\n\"e\" <f>|*"), "a b c d e f");
        assert_eq!(safe("..hidden. "), "hidden");
        assert_eq!(safe("re\u{202e}txt.exe"), "re txt.exe");
        assert_eq!(safe(" ../ "), NAMELESS);
        assert_eq!(safe(""), NAMELESS);
    }

    #[test]
    fn a_long_title_is_cut_between_clusters() {
        let name = safe(&"👩‍👩‍👧".repeat(40));
        assert!(name.len() <= LENGTH);
        assert_eq!(name.len() % "👩‍👩‍👧".len(), 0);
    }
}
