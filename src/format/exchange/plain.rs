//! Names as other formats allow them, each for one name of ours only; and texts on one line.

use super::tokens::is_white;
use crate::domain::json::shown;
use crate::domain::{OrderedSet, Table};

/// Which characters a name may have besides `_` and `-`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Allowed {
    /// `A`–`Z`, `a`–`z`, `0`–`9`.
    Ascii,
    /// Letters and digits of any script.
    Letters,
}

/// Names or ids that are taken.
#[derive(Clone, Debug, Default)]
pub(super) struct Taken {
    all: OrderedSet<String>,
    /// The number that is tried next for a name that somebody has.
    next: Table<String, usize>,
}

impl Taken {
    /// Whether a name is free; it is not from now on.
    pub(super) fn take(&mut self, name: &str) -> bool {
        !self.all.contains(name) && self.all.insert(name.to_owned())
    }

    /// The name, or where somebody has it, the name with a number. As many names may want to be the same as there are.
    pub(super) fn own(&mut self, name: &str) -> String {
        if self.take(name) {
            return name.to_owned();
        }
        loop {
            let n = self.next.or_default(name.to_owned());
            *n = (*n).max(1) + 1;
            let numbered = format!("{name}-{n}");
            if self.take(&numbered) {
                return numbered;
            }
        }
    }
}

/// Names that have been given.
#[derive(Clone, Debug)]
pub(super) struct PlainNames {
    allowed: Allowed,
    given: Table<String, String>,
    taken: Taken,
}

impl PlainNames {
    /// None so far.
    pub(super) fn of(allowed: Allowed) -> Self {
        Self {
            allowed,
            given: Table::new(),
            taken: Taken::default(),
        }
    }

    /// The name for one of ours: the same each time, and never that of another.
    pub(super) fn name(&mut self, exact: &str) -> String {
        if let Some(given) = self.given.get(exact) {
            return given.clone();
        }
        let name = self.taken.own(&plain(exact, self.allowed));
        self.given.insert(exact.to_owned(), name.clone());
        name
    }

    /// Keeps a name from being given.
    pub(super) fn reserve(&mut self, name: &str) {
        self.taken.take(name);
    }

    /// All that differ from ours: ours and the one given.
    pub(super) fn differing(&self) -> impl Iterator<Item = (&String, &String)> {
        self.given.iter().filter(|(exact, given)| exact != given)
    }
}

/// A name with `_` for each run of characters that are not allowed, and none of these at its ends; never empty.
pub(super) fn plain(exact: &str, allowed: Allowed) -> String {
    let fits = |c: char| match allowed {
        Allowed::Ascii => c.is_ascii_alphanumeric(),
        Allowed::Letters => c.is_alphanumeric(),
    };
    let fits = |c: char| fits(c) || c == '_' || c == '-';
    if !exact.is_empty() && exact.chars().all(fits) {
        return exact.to_owned();
    }
    let words = exact.split(|c| !fits(c)).filter(|word| !word.is_empty());
    let name = words.collect::<Vec<&str>>().join("_");
    let name = name.trim_matches(['_', '-']);
    match name {
        "" => "x".to_owned(),
        name => name.to_owned(),
    }
}

/// A text on one line: every run of white space is one blank, none at its ends.
pub(super) fn line(text: &str) -> String {
    let words = text.split(is_white).filter(|word| !word.is_empty());
    words.collect::<Vec<&str>>().join(" ")
}

/// Whether lines end with it for some reader of theirs.
pub(super) const fn ends_line(c: char) -> bool {
    matches!(
        c,
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{1c}'..='\u{1e}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// JSON that stays on its line for every reader.
pub(super) fn on_one_line(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        match ends_line(c) {
            true => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            false => out.push(c),
        }
    }
    out
}

/// A path for an article that no other has: its id where that is one, else a number and its title.
pub(super) fn path(names: &mut OrderedSet<String>, n: usize, id: &str, title: &str) -> String {
    let is_path = |c: char| c.is_ascii_alphanumeric() || "_-./".contains(c);
    let own = !id.is_empty()
        && id.len() < 120
        && id.chars().all(is_path)
        && !id.starts_with(['.', '/'])
        && !id.ends_with(['.', '/'])
        && !["..", "//", "/.", "./"].iter().any(|odd| id.contains(odd))
        && id.parse::<crate::domain::DocumentId>().is_err();
    if own && names.insert(id.to_lowercase()) {
        return id.to_owned();
    }
    let title: String = plain(title, Allowed::Ascii).chars().take(60).collect();
    let mut name = format!("{n:03}-{title}");
    while !names.insert(name.to_lowercase()) {
        name = format!("{name}-{}", shown(&n));
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_plain_and_told_apart() {
        let mut names = PlainNames::of(Allowed::Ascii);
        let given = ["Claim", "a|b", "a b", "要求", "—", "a|b"].map(|name| names.name(name));
        assert_eq!(given, ["Claim", "a_b", "a_b-2", "x", "x-2", "a_b"]);
        let mut names = PlainNames::of(Allowed::Letters);
        assert_eq!(names.name("Grüße, 要求"), "Grüße_要求");
    }

    #[test]
    fn a_path_is_the_id_or_a_number_with_the_title() {
        let mut names = OrderedSet::new();
        let mut path = |n, id, title| path(&mut names, n, id, title);
        assert_eq!(path(1, "sub/doc-1", ""), "sub/doc-1");
        assert_eq!(path(2, "../../etc", "A talk: 2"), "002-A_talk_2");
        assert_eq!(path(3, "Sub/doc-1", "B"), "003-B");
        let uuid = "00000000-0000-4000-8000-000000000001";
        assert_eq!(path(4, uuid, ""), "004-x");
    }
}
