//! Numbers of documents and statements: those that came with a file of DNA's are kept, and written back.

use crate::domain::json::{Json, Object, shown};
use crate::domain::{Extra, OrderedSet};
use crate::format::exchange::keys::FOREIGN_ID;

/// Formats whose keys are those of DNA: what came with the one goes out with the other.
const KIN: [&str; 2] = ["dnaEvents", "dna"];

/// Key of an article under which its number stands, and of what is kept of a statement.
pub(super) const NUMBER: &str = "number";

/// Key of a tag under which that stands which is kept of a statement: its number, and in lists its words and where they stood.
pub(super) const STATEMENT: &str = "statement";

/// Numbers above are none.
const MOST: u64 = 1 << 53;

/// The other format of DNA's; `None`: `tool` is another program's.
pub(in crate::format::exchange) fn kin(tool: &str) -> Option<&'static str> {
    let others = KIN.contains(&tool).then(|| KIN.into_iter());
    others?.find(|one| *one != tool)
}

/// What was kept of an article or a tag for DNA, whichever format it came in; `None`: `tool` is another program's.
pub(in crate::format::exchange) fn kept(extra: &Extra, tool: &str) -> Option<Object> {
    let mut all = Object::new();
    for key in [kin(tool)?, tool] {
        if let Some(Json::Object(own)) = extra.get(key) {
            for (key, value) in own.iter().filter(|(key, _)| key != FOREIGN_ID) {
                all.insert(key.clone(), value.clone());
            }
        }
    }
    if all.get(NUMBER).is_none()
        && let Some(number) = number(extra)
    {
        all.insert(NUMBER.to_owned(), Json::Number(shown(&number).into()));
    }
    Some(all)
}

/// The number that an article or a tag came with.
pub(in crate::format::exchange) fn number(extra: &Extra) -> Option<u64> {
    let told = |tool: &&str| of_keys(extra.get(tool)?);
    // A database has it as the id.
    let id = || as_number(extra.get(KIN[0])?.get(FOREIGN_ID)?);
    KIN.iter().find_map(told).or_else(id)
}

/// The number among the keys of a format.
pub(super) fn told(own: &Extra) -> Option<u64> {
    let statement = own.get(STATEMENT).and_then(|one| one.get(NUMBER));
    as_number(statement.or_else(|| own.get(NUMBER))?)
}

fn of_keys(own: &Json) -> Option<u64> {
    match own {
        Json::Object(own) => told(own),
        _ => None,
    }
}

fn as_number(json: &Json) -> Option<u64> {
    match json {
        Json::Number(digits) => of(digits),
        Json::Text(digits) => of(digits),
        _ => None,
    }
}

/// The number that stands in a cell.
pub(super) fn of(digits: &str) -> Option<u64> {
    digits.parse().ok().filter(|number| *number < MOST)
}

/// What is kept of a number that stands in a cell; nothing where it is none.
pub(super) fn keep(digits: &str, own: &mut Extra) {
    // Not as it stands there: “007” is a number, and no number of JSON.
    if let Some(number) = of(digits) {
        own.insert(NUMBER.to_owned(), Json::number(number));
    }
}

/// Numbers that are given, each once.
pub(super) struct Numbers {
    taken: OrderedSet<u64>,
    last: u64,
}

impl Numbers {
    /// New ones are above this.
    pub(super) fn above(last: u64) -> Self {
        let taken = OrderedSet::new();
        Self { taken, last }
    }

    /// The number that something came with, if nothing else has it; else a new one.
    pub(super) fn own(&mut self, kept: Option<u64>) -> u64 {
        if let Some(number) = kept.filter(|number| self.taken.insert(*number)) {
            return number;
        }
        loop {
            self.last += 1;
            if self.taken.insert(self.last) {
                return self.last;
            }
        }
    }
}
