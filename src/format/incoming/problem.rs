//! What is wrong with a file, or worth a look: where, what, and what to do.

/// One line of the report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Path of the file, in an archive after that of the archive.
    pub file: String,
    /// Line, from 1, where there are lines.
    pub line: Option<usize>,
    /// What is wrong, as a sentence without its full stop.
    pub what: String,
    /// What to do about it, likewise; empty where the first says all.
    pub advice: &'static str,
}

/// What is wrong, without saying where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Line, from 1, where there are lines.
    pub line: Option<usize>,
    /// As in [`Problem`].
    pub what: String,
    /// As in [`Problem`].
    pub advice: &'static str,
}

impl Fault {
    /// A fault of a whole file.
    pub fn new(what: impl Into<String>, advice: &'static str) -> Self {
        Self {
            line: None,
            what: what.into(),
            advice,
        }
    }

    /// The same, on a line.
    #[must_use]
    pub const fn on(mut self, line: usize) -> Self {
        self.line = Some(line);
        self
    }

    /// The same, of a file.
    pub fn of(self, file: &str) -> Problem {
        Problem {
            file: file.to_owned(),
            line: self.line,
            what: self.what,
            advice: self.advice,
        }
    }
}

impl Problem {
    /// “notes.csv, line 7”.
    pub fn place(&self) -> String {
        match self.line {
            Some(line) => format!("{}, line {line}", self.file),
            None => self.file.clone(),
        }
    }

    /// What is wrong and what to do.
    pub fn words(&self) -> String {
        match self.advice {
            "" => format!("{}.", self.what),
            advice => format!("{}. {advice}.", self.what),
        }
    }
}
