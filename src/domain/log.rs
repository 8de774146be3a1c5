//! Who did what when: written with every step, never changed, never undone.

use super::{CoderId, Extra, Timestamp, fold};

/// One step of work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogEntry {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub coder: CoderId,
    /// What, in the past tense: “Tagged 1 demand: …”. An undone step is a step of its own: “Undone: …”.
    pub what: String,
    /// Unknown keys of a file, kept.
    pub extra: Extra,
}

/// Which entries to list. Empty means all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogFilter {
    coder: Option<CoderId>,
    words: Vec<String>,
}

impl LogFilter {
    /// What this coder did (`None`: anybody), with all of these words; case and accents do not matter.
    pub fn new(coder: Option<CoderId>, words: &str) -> Self {
        Self {
            coder,
            words: words.split_whitespace().map(fold).collect(),
        }
    }

    /// Whether the entry is wanted.
    pub fn admits(&self, entry: &LogEntry) -> bool {
        let by = self.coder.is_none_or(|coder| coder == entry.coder);
        by && (self.words.is_empty() || {
            let what = fold(&entry.what);
            self.words.iter().all(|word| what.contains(word.as_str()))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_found_by_who_and_what() {
        let coder = |n| CoderId::new(uuid::Uuid::from_u128(n));
        let entry = LogEntry {
            at: Timestamp(0),
            coder: coder(1),
            what: "Tagged 1 demand: “l’Élysée”".to_owned(),
            extra: Extra::new(),
        };
        for (who, words, found) in [
            (None, "", true),
            (None, "ELYSEE tagged", true),
            (None, "deleted", false),
            (Some(1), "demand", true),
            (Some(2), "demand", false),
        ] {
            let filter = LogFilter::new(who.map(coder), words);
            assert_eq!(filter.admits(&entry), found, "{who:?} {words}");
        }
    }
}
