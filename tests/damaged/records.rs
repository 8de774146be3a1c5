//! The records of a stored project, and what can happen to one.

use demarche::persist::Shelf;

/// One value in the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Record {
    Head,
    Listing,
    Snapshot,
    Version(u64),
    Step(u64),
    Piece(String),
}

/// What happens to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Damage {
    Remove,
    /// To so many bytes, or as many as there are.
    Cut(usize),
    /// A byte at a place, or the last, becomes another.
    Flip(usize, u8),
    /// Something else lies there.
    Other(Vec<u8>),
}

/// All records of a project.
pub(crate) fn records(shelf: &Shelf) -> Vec<Record> {
    let steps = shelf.stored.journal.iter().map(|(n, _)| Record::Step(*n));
    let versions = shelf.versions.keys().map(|n| Record::Version(*n));
    let pieces = shelf.pieces.keys().cloned().map(Record::Piece);
    [Record::Head, Record::Listing, Record::Snapshot]
        .into_iter()
        .chain(versions)
        .chain(steps)
        .chain(pieces)
        .collect()
}

impl Record {
    pub(crate) fn bytes(&self, shelf: &Shelf) -> Option<Vec<u8>> {
        let stored = &shelf.stored;
        match self {
            Self::Head => None,
            Self::Listing => stored.listing.clone(),
            Self::Snapshot => stored.snapshot.clone(),
            Self::Version(step) => shelf.versions.get(step).cloned(),
            Self::Step(step) => {
                let mut all = stored.journal.iter();
                all.find(|(n, _)| n == step).map(|(_, b)| b.clone())
            }
            Self::Piece(name) => shelf.pieces.get(name).cloned(),
        }
    }

    pub(crate) fn put(&self, bytes: Vec<u8>, shelf: &mut Shelf) {
        match self {
            Self::Head => {}
            Self::Listing => shelf.stored.listing = Some(bytes),
            Self::Snapshot => shelf.stored.snapshot = Some(bytes),
            Self::Version(step) => drop(shelf.versions.insert(*step, bytes)),
            Self::Step(step) => {
                for record in shelf.stored.journal.iter_mut().filter(|(n, _)| n == step) {
                    record.1.clone_from(&bytes);
                }
            }
            Self::Piece(name) => drop(shelf.pieces.insert(name.clone(), bytes)),
        }
    }

    fn remove(&self, shelf: &mut Shelf) {
        match self {
            Self::Head => shelf.stored.head = None,
            Self::Listing => shelf.stored.listing = None,
            Self::Snapshot => shelf.stored.snapshot = None,
            Self::Version(step) => drop(shelf.versions.remove(step)),
            Self::Step(step) => shelf.stored.journal.retain(|(n, _)| n != step),
            Self::Piece(name) => drop(shelf.pieces.remove(name)),
        }
    }

    /// Whether it lies in the same part of the store.
    pub(crate) fn is_like(&self, other: &Self) -> bool {
        let snapshot = |r: &Self| matches!(r, Self::Snapshot | Self::Version(_));
        std::mem::discriminant(self) == std::mem::discriminant(other)
            || (snapshot(self) && snapshot(other))
    }
}

impl Damage {
    pub(crate) fn to(&self, record: &Record, shelf: &mut Shelf) {
        let bytes = record.bytes(shelf);
        match (self, bytes) {
            (Self::Remove, _) | (_, None) => record.remove(shelf),
            (Self::Cut(length), Some(mut bytes)) => {
                bytes.truncate(*length);
                record.put(bytes, shelf);
            }
            (Self::Flip(at, by), Some(mut bytes)) => {
                let last = bytes.len().saturating_sub(1);
                if let Some(byte) = bytes.get_mut((*at).min(last)) {
                    *byte ^= by;
                }
                record.put(bytes, shelf);
            }
            (Self::Other(bytes), Some(_)) => record.put(bytes.clone(), shelf),
        }
    }
}

/// So many boundaries inside the value are tried; of more, evenly chosen ones.
const MOST: usize = 6;

/// Every damage that is tried on a record: gone, cut at each boundary, a byte changed in each region.
pub(crate) fn damages(record: &Record, shelf: &Shelf) -> Vec<Damage> {
    let Some(bytes) = record.bytes(shelf) else {
        return vec![Damage::Remove];
    };
    let line = bytes.iter().position(|b| *b == b'\n').unwrap_or(0);
    // The words of the first line, and lines and fields of the value.
    let words = (0..=line).filter(|at| matches!(bytes[*at], b' ' | b'\n'));
    let inside: Vec<usize> = (line + 1..bytes.len())
        .filter(|at| matches!(bytes[*at], b'\n' | b',' | b':' | b'[' | b'}'))
        .collect();
    let every = inside.len().div_ceil(MOST).max(1);
    let chosen = inside.into_iter().step_by(every);
    let boundaries: Vec<usize> = words.chain(chosen).collect();
    let mut all = vec![Damage::Remove, Damage::Cut(0), Damage::Cut(bytes.len() / 2)];
    all.push(Damage::Cut(bytes.len() - 1));
    all.push(Damage::Other(Vec::new()));
    all.push(Damage::Other(b"{}".to_vec()));
    for at in boundaries {
        all.push(Damage::Cut(at));
        all.push(Damage::Cut(at + 1));
        all.push(Damage::Flip(at + 1, 1));
    }
    all.push(Damage::Flip(0, 0x20));
    all.push(Damage::Flip(line, 0x2a));
    all.push(Damage::Flip(bytes.len() - 1, 0x80));
    // Cut at its full length, it would be whole.
    all.retain(|damage| !matches!(damage, Damage::Cut(n) if *n >= bytes.len()));
    all
}
