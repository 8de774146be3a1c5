//! How files that are not UTF-8 are encoded, as far as that was said.

use super::Encoding;

/// One encoding for all of them, and others for single ones.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Encodings {
    all: Option<Encoding>,
    /// By their paths.
    single: Vec<(String, Encoding)>,
}

impl Encodings {
    /// That of all for which no other was said.
    pub fn of_all(&self) -> Option<Encoding> {
        self.all
    }

    /// That of a file.
    pub fn of(&self, path: &str) -> Option<Encoding> {
        let mut single = self.single.iter();
        let own = single.find(|(file, _)| file == path);
        own.map(|(_, encoding)| *encoding).or(self.all)
    }

    /// Says it of all; what was said of single ones is no longer held.
    pub fn set_all(&mut self, encoding: Option<Encoding>) {
        self.all = encoding;
        self.single.clear();
    }

    /// Says it of one; `None`: that it is encoded as all are.
    pub fn set(&mut self, path: String, encoding: Option<Encoding>) {
        self.single.retain(|(file, _)| *file != path);
        self.single
            .extend(encoding.map(|encoding| (path, encoding)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_of_one_goes_before_what_is_said_of_all() {
        let encoding = |label| Encoding::labelled(label).unwrap();
        let (western, cyrillic) = (encoding("windows-1252"), encoding("windows-1251"));
        let mut said = Encodings::default();
        assert_eq!(said.of("a"), None);
        said.set("a".into(), Some(cyrillic));
        assert_eq!((said.of("a"), said.of("b")), (Some(cyrillic), None));
        said.set_all(Some(western));
        assert_eq!(said.of("a"), Some(western));
        said.set("a".into(), Some(cyrillic));
        assert_eq!(
            (said.of("a"), said.of("b")),
            (Some(cyrillic), Some(western))
        );
        said.set("a".into(), None);
        assert_eq!(said.of("a"), Some(western));
    }
}
