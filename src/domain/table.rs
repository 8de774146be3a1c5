//! Lists in which a thing is found by its key.
//!
//! The trees of the standard library are compiled anew for every type of key and value, which made them a large part of
//! the program. These are lists in order: adding in the middle moves what is behind, which for all that a project can
//! hold is quicker than it sounds; adding many at once is done by collecting.

use std::borrow::Borrow;
use std::cmp::Ordering;

use super::sort;

/// Values by key, in the order of the keys. Finding is logarithmic; adding and removing move what is behind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table<K, V> {
    entries: Vec<(K, V)>,
}

/// Where it is among `len` things in order, or else where it would have to be. `compare` says how the thing at a place
/// stands to the one that is looked for. The same code for all tables.
#[inline(never)]
fn find(len: usize, compare: &mut dyn FnMut(usize) -> Ordering) -> Result<usize, usize> {
    let (mut start, mut end) = (0, len);
    while start < end {
        let middle = start + (end - start) / 2;
        match compare(middle) {
            Ordering::Less => start = middle + 1,
            Ordering::Greater => end = middle,
            Ordering::Equal => return Ok(middle),
        }
    }
    Err(start)
}

impl<K: Ord, V> Table<K, V> {
    /// Without anything.
    pub const fn new() -> Self {
        Self {
            entries: Vec::new(),
        }
    }

    fn place<Q: Ord + ?Sized>(&self, key: &Q) -> Result<usize, usize>
    where
        K: Borrow<Q>,
    {
        find(self.entries.len(), &mut |i| {
            self.entries[i].0.borrow().cmp(key)
        })
    }

    /// The value of a key.
    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.place(key).ok().map(|i| &self.entries[i].1)
    }

    /// The value of a key, to change it.
    pub fn get_mut<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        let place = self.place(key).ok()?;
        Some(&mut self.entries[place].1)
    }

    /// Whether the key has a value.
    pub fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.place(key).is_ok()
    }

    /// Gives a key a value; what comes back is the value it had.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        match self.place(&key) {
            Ok(i) => Some(std::mem::replace(&mut self.entries[i].1, value)),
            Err(i) => {
                self.entries.insert(i, (key, value));
                None
            }
        }
    }

    /// Changes every value, by key.
    pub(super) fn each_mut(&mut self, change: &mut dyn FnMut(&mut V)) {
        for (_, value) in &mut self.entries {
            change(value);
        }
    }

    /// The value of a key, which is made if there is none.
    pub fn or_default(&mut self, key: K) -> &mut V
    where
        V: Default,
    {
        let place = self.place(&key).unwrap_or_else(|i| {
            self.entries.insert(i, (key, V::default()));
            i
        });
        &mut self.entries[place].1
    }

    /// Takes a key away with its value.
    pub fn remove<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        let place = self.place(key).ok()?;
        Some(self.entries.remove(place).1)
    }

    /// How many keys.
    pub const fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    pub const fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// All, by key.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&K, &V)> + ExactSizeIterator {
        self.entries.iter().map(|(key, value)| (key, value))
    }

    /// The keys, in order.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &K> + ExactSizeIterator {
        self.entries.iter().map(|(key, _)| key)
    }

    /// The values, by key.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &V> + ExactSizeIterator {
        self.entries.iter().map(|(_, value)| value)
    }

    /// Takes all away, in order.
    pub(super) fn take(&mut self) -> Vec<(K, V)> {
        std::mem::take(&mut self.entries)
    }

    /// Out of entries in any order, with the keys that came more than once, as often as they came again: the last of
    /// their values holds. `n log n`, linear where they are in order already.
    pub fn gather(mut entries: Vec<(K, V)>) -> (Self, Vec<K>) {
        sort(&mut entries, |a, b| a.0.cmp(&b.0));
        let mut twins = Vec::new();
        let mut kept: Vec<(K, V)> = Vec::with_capacity(entries.len());
        for entry in entries {
            match kept.last_mut() {
                Some(last) if last.0 == entry.0 => twins.push(std::mem::replace(last, entry).0),
                _ => kept.push(entry),
            }
        }
        (Self { entries: kept }, twins)
    }
}

impl<K, V> Default for Table<K, V> {
    fn default() -> Self {
        Self {
            entries: Vec::new(),
        }
    }
}

impl<K: Ord, V> FromIterator<(K, V)> for Table<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        Self::gather(entries.into_iter().collect()).0
    }
}

/// Things that are there or not, in their order. Costs as a [`Table`]'s.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderedSet<T>(Table<T, ()>);

impl<T: Ord> OrderedSet<T> {
    /// Without anything.
    pub const fn new() -> Self {
        Self(Table::new())
    }

    /// Whether it is there.
    pub fn contains<Q: Ord + ?Sized>(&self, thing: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        self.0.contains_key(thing)
    }

    /// Adds a thing; `false` when it was there.
    pub fn insert(&mut self, thing: T) -> bool {
        self.0.insert(thing, ()).is_none()
    }

    /// Takes a thing away; `false` when it was not there.
    pub fn remove<Q: Ord + ?Sized>(&mut self, thing: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        self.0.remove(thing).is_some()
    }

    /// Whether there is nothing.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes all away.
    pub fn clear(&mut self) {
        self.0.entries.clear();
    }

    /// All, in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &T> + ExactSizeIterator {
        self.0.keys()
    }

    /// Takes in another set.
    pub fn join(&mut self, other: Self) {
        for (thing, ()) in other.0.entries {
            self.insert(thing);
        }
    }
}

impl<T> Default for OrderedSet<T> {
    fn default() -> Self {
        Self(Table::default())
    }
}

impl<T: Ord> FromIterator<T> for OrderedSet<T> {
    fn from_iter<I: IntoIterator<Item = T>>(things: I) -> Self {
        Self(things.into_iter().map(|thing| (thing, ())).collect())
    }
}

impl<T> IntoIterator for OrderedSet<T> {
    type Item = T;
    type IntoIter = std::iter::Map<std::vec::IntoIter<(T, ())>, fn((T, ())) -> T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.entries.into_iter().map(|(thing, ())| thing)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    proptest! {
        #[test]
        fn it_does_what_the_standard_library_s_map_does(
            first: Vec<(u8, u16)>, steps in prop::collection::vec((0..20_u8, any::<Option<u16>>()), 0..60),
        ) {
            let mut ours: Table<u8, u16> = first.iter().copied().collect();
            let mut theirs: BTreeMap<u8, u16> = first.iter().copied().collect();
            prop_assert_eq!(first.len() - ours.len(), Table::gather(first).1.len());
            for (key, value) in steps {
                prop_assert_eq!(ours.get(&key), theirs.get(&key));
                match value {
                    Some(value) => prop_assert_eq!(ours.insert(key, value), theirs.insert(key, value)),
                    None => prop_assert_eq!(ours.remove(&key), theirs.remove(&key)),
                }
                prop_assert!(ours.iter().eq(theirs.iter()));
            }
        }

        #[test]
        fn a_set_holds_each_thing_once(things: Vec<u8>) {
            let set: OrderedSet<u8> = things.iter().copied().collect();
            let mut joined = OrderedSet::new();
            joined.join(set.clone());
            prop_assert_eq!(&joined, &set);
            prop_assert!(things.iter().all(|thing| set.contains(thing)));
            prop_assert!(set.iter().is_sorted_by(|a, b| a < b));
        }
    }
}
