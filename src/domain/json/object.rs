//! Values by key.

use super::Json;
use crate::domain::order::order;

/// Keys with their values, by key; never two of the same key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Object(Vec<(String, Json)>);

impl Object {
    /// Without keys.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Of keys in any order; of two that are the same, the later counts. Linear, but for sorting.
    pub fn of(pairs: Vec<(String, Json)>) -> Self {
        let sorted = pairs.windows(2).all(|two| two[0].0 < two[1].0);
        if sorted {
            return Self(pairs);
        }
        let places = order(pairs.len(), &mut |a, b| pairs[a].0.cmp(&pairs[b].0));
        let mut pairs: Vec<Option<(String, Json)>> = pairs.into_iter().map(Some).collect();
        let mut object: Vec<(String, Json)> = Vec::with_capacity(pairs.len());
        for place in places {
            let Some(pair) = pairs[place as usize].take() else {
                continue;
            };
            match object.last_mut().filter(|last| last.0 == pair.0) {
                Some(last) => *last = pair,
                None => object.push(pair),
            }
        }
        Self(object)
    }

    fn find(&self, key: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(k, _)| k.as_str().cmp(key))
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&Json> {
        let at = self.find(key).ok()?;
        self.0.get(at).map(|(_, value)| value)
    }

    /// Gives a key its value; the old one is gone.
    pub fn insert(&mut self, key: String, value: Json) {
        match self.find(&key) {
            Ok(at) => self.0[at].1 = value,
            Err(at) => self.0.insert(at, (key, value)),
        }
    }

    /// Takes a key out, with its value.
    pub fn remove(&mut self, key: &str) -> Option<Json> {
        let at = self.find(key).ok()?;
        Some(self.0.remove(at).1)
    }

    /// The only key with its value; `None` when there are more, or none.
    pub fn into_only(mut self) -> Option<(String, Json)> {
        let only = self.0.pop();
        only.filter(|_| self.0.is_empty())
    }

    /// How many keys there are.
    pub const fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is no key.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All keys with their values, by key.
    pub fn iter(&self) -> std::slice::Iter<'_, (String, Json)> {
        self.0.iter()
    }
}

impl IntoIterator for Object {
    type Item = (String, Json);
    type IntoIter = std::vec::IntoIter<(String, Json)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<const N: usize> From<[(String, Json); N]> for Object {
    fn from(pairs: [(String, Json); N]) -> Self {
        Self::of(pairs.into())
    }
}
