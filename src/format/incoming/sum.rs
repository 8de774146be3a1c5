//! What an import comes to, in words.

use super::batch::{Batch, Row};
use crate::domain::grouped;

/// What an import comes to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// Files that were given.
    pub files: usize,
    /// Articles that come in.
    pub coming: usize,
    /// Articles that stay out because their text is there already.
    pub skipped: usize,
    /// Files about which something has to be decided first.
    pub waiting: usize,
    /// Files, or lines of them, that cannot come in.
    pub problems: usize,
    /// Files that lie beside articles, such as pictures.
    pub beside: usize,
}

impl Sum {
    /// Of so many files with so many problems, when texts that are there already are skipped, or not.
    pub fn of(batch: &Batch, rows: &[Row], files: usize, problems: usize, skip: bool) -> Self {
        let twins = rows.iter().filter(|row| row.twin.is_some()).count();
        let skipped = if skip { twins } else { 0 };
        let waiting = batch.outcomes().iter().map(|one| {
            let foreign = one.foreign.iter().filter(|f| !f.read).count();
            foreign + one.tables.iter().filter(|t| !t.have_text()).count()
        });
        Self {
            files,
            coming: rows.len() - skipped,
            skipped,
            waiting: waiting.sum(),
            problems,
            beside: batch.outcomes().iter().map(|one| one.beside).sum(),
        }
    }

    /// A sentence or two.
    pub fn words(&self) -> String {
        let files = many(self.files, "file");
        let mut parts = match (self.coming, self.skipped, self.waiting) {
            (0, 1.., 0) => vec![format!(
                "Nothing to import: {} is here already. {files}",
                if self.problems == 0 {
                    "all of it"
                } else {
                    "all that could be read"
                }
            )],
            (coming, ..) => vec![format!("{} from {files}", many(coming, "article"))],
        };
        if self.skipped > 0 {
            parts.push(format!("{} skipped", many(self.skipped, "duplicate")));
        }
        if self.waiting > 0 {
            let files = many(self.waiting, "file");
            parts.push(format!("{files} to decide about (left out until then)"));
        }
        if self.problems > 0 {
            parts.push(many(self.problems, "problem"));
        }
        if self.beside > 0 {
            parts.push(format!(
                "{} passed over (pictures, parts of web pages, hidden files)",
                many(self.beside, "other file")
            ));
        }
        let mut words = parts.join(", ");
        words.push('.');
        words
    }

    /// What the button says that brings it in.
    pub fn offer(&self) -> String {
        match self.coming {
            0 if self.files == 0 => "Import".to_owned(),
            0 => "Nothing to import".to_owned(),
            coming => format!("Import {}", many(coming, "article")),
        }
    }
}

/// So many things, in groups of three digits.
pub fn many(n: usize, one: &str) -> String {
    let end = if n == 1 { "" } else { "s" };
    format!("{} {one}{end}", grouped(n as u64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_nothing_is_new_it_says_so() {
        let all = Sum {
            files: 3,
            skipped: 3,
            ..Sum::default()
        };
        assert_eq!(
            all.words(),
            "Nothing to import: all of it is here already. 3 files, 3 duplicates skipped."
        );
        assert_eq!(all.offer(), "Nothing to import");
        assert_eq!(Sum::default().offer(), "Import");
        let damaged = Sum { problems: 1, ..all };
        assert_eq!(
            damaged.words(),
            "Nothing to import: all that could be read is here already. 3 files, 3 duplicates skipped, 1 problem."
        );
        let undecided = Sum { waiting: 1, ..all };
        assert_eq!(
            undecided.words(),
            "0 articles from 3 files, 3 duplicates skipped, 1 file to decide about (left out until then)."
        );
    }

    #[test]
    fn what_comes_in_is_counted() {
        let sum = Sum {
            files: 1_203,
            coming: 1_201,
            skipped: 1,
            beside: 1,
            ..Sum::default()
        };
        assert_eq!(
            sum.words(),
            "1,201 articles from 1,203 files, 1 duplicate skipped, 1 other file passed over (pictures, parts of web pages, \
             hidden files)."
        );
        assert_eq!(sum.offer(), "Import 1,201 articles");
    }
}
