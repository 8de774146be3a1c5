//! Names of files, where each article has one of its own.

use super::TOOLS;
use super::model::Article;
use super::tool::{File, Ready};
use crate::domain::{Date, graphemes};
use crate::format::file_name;
use crate::format::incoming::without_ending;

/// Stands in a name for no title.
const NO_TITLE: &str = "(no title)";

/// Bytes of a title in a name.
const LENGTH: usize = 120;

/// As much of a title as a name can have; empty where that is nothing.
pub fn named(title: &str) -> String {
    if title.trim().is_empty() {
        return String::new();
    }
    let safe = match file_name::safe(title) {
        name if name == file_name::safe("") || name == NO_TITLE => String::new(),
        name => name,
    };
    let mut name = String::new();
    for cluster in graphemes(&safe) {
        if name.len() + cluster.len() > LENGTH {
            break;
        }
        name.push_str(cluster);
    }
    name.trim_matches([' ', '.']).to_owned()
}

/// `0001 Title of the article.ending`: in order, never two of the same, as every system takes them.
pub fn file_name(n: usize, article: &Article, ending: &str) -> String {
    let title = named(article.meta("title"));
    let title = if title.is_empty() { NO_TITLE } else { &title };
    format!("{n:04} {title}.{ending}")
}

/// Files of one article each, in order.
#[derive(Default)]
pub(super) struct Numbered {
    files: Vec<File>,
    /// How many there were, those included that were let go of.
    count: usize,
}

impl Numbered {
    /// Adds that of the next article.
    pub(super) fn add(&mut self, article: &Article, ending: &str, bytes: impl Into<Vec<u8>>) {
        self.count += 1;
        let path = file_name(self.count, article, ending);
        let bytes = bytes.into();
        self.files.push(File { path, bytes });
    }

    /// Lets go of what there is.
    pub(super) fn ready(&mut self) -> Ready {
        Ready::whole(&mut self.files)
    }

    /// What was not let go of.
    pub(super) fn rest(self) -> Vec<File> {
        self.files
    }
}

/// The title that a path gives: the name without its ending, and without a number in front as [`file_name`] writes it.
pub fn title_of(path: &str) -> &str {
    let name = without_ending(path.rsplit('/').next().unwrap_or(path));
    let digits = name.bytes().take_while(u8::is_ascii_digit).count();
    let rest = name.get(digits..).and_then(|rest| rest.strip_prefix(' '));
    match rest.filter(|_| digits >= 4) {
        Some(NO_TITLE) => "",
        Some(rest) => rest,
        None => name,
    }
}

/// The title that a file gives the project in it: its name without the ending, and of a file called as `Order::file_name` calls
/// it without the day, which otherwise would stand in its title each time it went out and came back.
pub fn project_title(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    (TOOLS.iter())
        .find_map(|tool| before_day(name, tool.ending))
        .unwrap_or_else(|| without_ending(name))
}

/// What stands before a day and this ending; `None`: they do not stand there. Browsers put a number in front of the last point
/// of a name that there is already: `talks 2026-11-28.tags (1).csv`.
fn before_day<'a>(name: &'a str, ending: &str) -> Option<&'a str> {
    let (front, last) = match ending.rsplit_once('.') {
        Some((front, last)) => (Some(front), last),
        None => (None, ending),
    };
    let rest = uncounted(name.strip_suffix(last)?.strip_suffix('.')?);
    let rest = match front {
        Some(front) => rest.strip_suffix(front)?.strip_suffix('.')?,
        None => rest,
    };
    let (title, day) = rest.rsplit_once(' ')?;
    let day: Date = day.parse().ok()?;
    day.parts().2.is_some().then_some(title)
}

/// A name without the number of a copy.
fn uncounted(name: &str) -> &str {
    let copy = name
        .strip_suffix(')')
        .and_then(|name| name.rsplit_once('('));
    let is_number = |n: &str| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit());
    copy.filter(|(_, number)| is_number(number))
        .map_or(name, |(rest, _)| rest.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Extra, Text};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn as_much_of_a_title_as_a_name_has_comes_back(title in ".{0,200}", n in 1..99_999_usize) {
            let article = Article {
                id: String::new(),
                text: Text::freeze_str("").unwrap(),
                meta: vec![("title".to_owned(), title.clone())],
                marks: Vec::new(),
                ties: Vec::new(),
                extra: Extra::new(),
            };
            let name = file_name(n, &article, "tsv");
            let path = format!("folder/{name}");
            prop_assert_eq!(title_of(&path), named(&title));
            prop_assert_eq!(named(&named(&title)), named(&title));
        }

        #[test]
        fn the_title_of_a_project_does_not_grow(title in ".{1,200}", tool in 0..TOOLS.len(), copy in 0..3_u8) {
            let title = file_name::safe(&title);
            let name = format!("{title} 2026-11-28.{}", TOOLS[tool].ending);
            let number = [String::new(), " (1)".to_owned(), "(12)".to_owned()];
            let (stem, last) = name.rsplit_once('.').unwrap();
            let name = format!("{stem}{}.{last}", number[usize::from(copy)]);
            let path = format!("Downloads/{name}");
            prop_assert_eq!(project_title(&path), title);
        }
    }

    #[test]
    fn names_of_others_stay_as_they_are() {
        for (name, title) in [
            ("interviews 2026-11-28.csv", "interviews 2026-11-28"),
            ("wave 2 (1).csv", "wave 2 (1)"),
            ("talks 2026-11.qdpx", "talks 2026-11"),
            ("2026-11-28.tags.csv", "2026-11-28.tags"),
            ("talks", "talks"),
        ] {
            assert_eq!(project_title(name), title);
        }
    }
}
