//! What two copies have in common, as far as their logs tell.
//!
//! Every step of work leaves a line in the log, and what it makes or changes carries the time of that line. A line that
//! both logs have is a step that both copies went through. So a tag that was made by a common step and is missing in one
//! copy was deleted there; and a tag that is not as a common step left it was changed since.

use std::sync::Arc;

use super::Side;
use crate::domain::{CoderId, LogEntry, OrderedSet, Table, Timestamp, Turns, breathe};

/// The steps that both copies know, and whether one of them knows all that the other does.
pub(super) struct Past {
    common: OrderedSet<Timestamp>,
    /// The copy that has gone through everything the other has, and more.
    pub(super) ahead: Option<Side>,
    who_here: Table<Timestamp, CoderId>,
    who_there: Table<Timestamp, CoderId>,
}

/// Two lines are the same step when time, coder and words are.
type Line<'a> = (Timestamp, CoderId, &'a str);

pub(super) fn line(entry: &LogEntry) -> Line<'_> {
    (entry.at, entry.coder, entry.what.as_str())
}

impl Past {
    /// `n log n` in the logs.
    pub(super) async fn of(
        here: &[Arc<LogEntry>],
        there: &[Arc<LogEntry>],
        turns: &dyn Turns,
    ) -> Self {
        let lines_here: OrderedSet<Line<'_>> = here.iter().map(|e| line(e)).collect();
        breathe(turns).await;
        let lines_there: OrderedSet<Line<'_>> = there.iter().map(|e| line(e)).collect();
        breathe(turns).await;
        let both = there.iter().filter(|e| lines_here.contains(&line(e)));
        let common: OrderedSet<Timestamp> = both.map(|e| e.at).collect();
        breathe(turns).await;
        let known = |log: &[Arc<LogEntry>], lines: &OrderedSet<Line<'_>>| {
            // Who kept no log may have done anything.
            !log.is_empty() && log.iter().all(|e| lines.contains(&line(e)))
        };
        let ahead = match (known(there, &lines_here), known(here, &lines_there)) {
            (true, false) => Some(Side::Here),
            (false, true) => Some(Side::There),
            _ => None,
        };
        breathe(turns).await;
        let who = |log: &[Arc<LogEntry>]| log.iter().map(|e| (e.at, e.coder)).collect();
        let who_here = who(here);
        breathe(turns).await;
        Self {
            common,
            ahead,
            who_here,
            who_there: who(there),
        }
    }

    /// Whether both copies went through the step of this time.
    pub(super) fn knows(&self, at: Timestamp) -> bool {
        self.common.contains(&at)
    }

    /// Who did what was done at a time in a copy.
    pub(super) fn who(&self, side: Side, at: Timestamp) -> Option<CoderId> {
        let who = match side {
            Side::Here => &self.who_here,
            Side::There => &self.who_there,
        };
        who.get(&at).copied()
    }
}
