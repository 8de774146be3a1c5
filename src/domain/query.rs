//! Which tags to list: by kind and by words.

use super::lower_case::small;
use super::{Annotation, KindId, OrderedSet};

/// What the reader of a list wants to see. Empty means everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    kinds: OrderedSet<KindId>,
    words: Vec<String>,
}

impl Filter {
    /// Tags of any of these kinds (none given: of any kind) that have all the words in quote or memo.
    pub fn new(kinds: impl IntoIterator<Item = KindId>, words: &str) -> Self {
        Self {
            kinds: kinds.into_iter().collect(),
            words: words.split_whitespace().map(fold).collect(),
        }
    }

    /// Whether it lets everything through.
    pub fn is_empty(&self) -> bool {
        self.kinds.is_empty() && self.words.is_empty()
    }

    /// Whether the tag is wanted.
    pub fn admits(&self, annotation: &Annotation) -> bool {
        let kind = self.kinds.is_empty() || self.kinds.contains(&annotation.kind);
        kind && (self.words.is_empty() || {
            let quote = fold(&annotation.anchor.quote().exact);
            let memo = fold(&annotation.memo);
            self.words
                .iter()
                .all(|w| quote.contains(w.as_str()) || memo.contains(w.as_str()))
        })
    }
}

/// Text as a search sees it: lower case, the accents of Latin letters and the curl of apostrophes taken off.
pub fn fold(text: &str) -> String {
    text.chars().map(small).filter_map(plain).collect()
}

/// Text without the accents of Latin letters and the curl of apostrophes; capitals stay.
pub(super) fn unaccented(text: &str) -> String {
    let each = text.chars().filter_map(|c| match small(c) {
        same if same == c => plain(c),
        little => match plain(little) {
            Some(letter) if letter.is_ascii() => Some(letter.to_ascii_uppercase()),
            _ => Some(c),
        },
    });
    each.collect()
}

/// The letter without its accent; `None` for a combining mark. Covers what European news has in names; any other
/// letter stands for itself.
pub(super) const fn plain(c: char) -> Option<char> {
    Some(match c {
        '\u{300}'..='\u{36f}' => return None,
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' | 'ċ' | 'ĉ' => 'c',
        'ď' | 'đ' => 'd',
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => 'e',
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => 'g',
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => 'i',
        'ĺ' | 'ļ' | 'ľ' | 'ł' => 'l',
        'ñ' | 'ń' | 'ņ' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => 'o',
        'ŕ' | 'ř' => 'r',
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => 's',
        'ţ' | 'ť' | 'ț' => 't',
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        '’' | '‘' | 'ʼ' => '\'',
        c => c,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn searching_forgives_case_accents_and_apostrophes() {
        assert_eq!(fold("Łódź’S"), "lodz's");
        assert_eq!(fold("e\u{301}lite"), "elite");
        assert_eq!(fold("МОСКВА 中国"), "москва 中国");
    }
}
