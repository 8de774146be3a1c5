//! Finding the unit of a file.

use super::Unit;
use super::scale::borders;
use crate::domain::{ByteOffset, Offset, Span, Text, TextError, Utf16Offset};

const MARK: &str = "\u{feff}";

/// A place as a file has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim<'a> {
    /// First unit.
    pub start: u64,
    /// Behind the last.
    pub end: u64,
    /// The words that stand there, where the file has them.
    pub words: Option<&'a str>,
}

/// What was found out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settled {
    /// The unit.
    pub unit: Unit,
    /// Whether line ends of two characters were counted as one, or a mark at the start of the file not at all.
    pub as_frozen: bool,
    /// The places, in the order of the claims.
    pub spans: Vec<Span>,
}

/// The way to count in which most claims fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Majority {
    /// The unit.
    pub unit: Unit,
    /// The places, in the order of the claims; `None`: it does not fit.
    pub spans: Vec<Option<Span>>,
}

/// The claim that fits in no unit in which the others do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "the words at {start}–{end} are not those that the file says (“{said}”), in whatever unit they are counted; in {unit} \
     there stands “{found}”"
)]
pub struct NoUnit {
    /// Its place among the claims.
    pub place: usize,
    /// As the file has it.
    pub start: u64,
    /// As the file has it.
    pub end: u64,
    /// The unit that the format has.
    pub unit: &'static str,
    /// What the file says.
    pub said: String,
    /// What stands there in the unit of the format; empty if that is outside the text.
    pub found: String,
}

impl NoUnit {
    /// What is to be said of a claim that does not fit in a unit.
    pub(super) fn of(claims: &[Claim<'_>], place: usize, counted: &Text, unit: Unit) -> Self {
        let claim = claims.get(place).copied();
        let ruler = Ruler::of(counted, unit);
        let found =
            claim.and_then(|c| Some(Span::new(ruler.offset(c.start)?, ruler.offset(c.end)?)));
        Self {
            place,
            start: claim.map_or(0, |c| c.start),
            end: claim.map_or(0, |c| c.end),
            unit: unit.label(),
            said: claim.and_then(|c| c.words).unwrap_or_default().to_owned(),
            found: found.map_or("", |span| counted.slice(span)).to_owned(),
        }
    }
}

/// A text as a file has it, beside the frozen one that positions count here.
#[derive(Clone, Debug)]
pub struct Original {
    /// The frozen text.
    pub text: Text,
    /// The characters of the file, where they differ.
    pub(super) raw: Option<Text>,
}

impl Original {
    /// Freezes the characters of a file.
    ///
    /// # Errors
    /// When they are too many.
    pub fn of(raw: &str) -> Result<Self, TextError> {
        let text = Text::freeze_str(raw)?;
        let differs = text.as_str() != raw;
        let raw = differs.then(|| Text::of_frozen(raw.into()));
        Ok(Self { text, raw })
    }

    /// Freezes characters that stand inside a file, in a string of JSON or XML: a byte order mark is one of them.
    ///
    /// # Errors
    /// When they are too many.
    pub fn inside(raw: &str) -> Result<Self, TextError> {
        match raw.strip_prefix(MARK) {
            None => Self::of(raw),
            Some(rest) => {
                let rest = Text::freeze_str(&[".", rest].concat())?;
                let text = [MARK, rest.as_str().get(1..).unwrap_or_default()].concat();
                let differs = text != raw;
                Ok(Self {
                    text: Text::of_frozen(text.into()),
                    raw: differs.then(|| Text::of_frozen(raw.into())),
                })
            }
        }
    }

    /// Finds the unit in which all claims fit: the declared one first, then the others. Where the file's characters differ
    /// from the frozen ones (line ends of two characters, a byte order mark), both are tried, the file's first. Claims
    /// without words have to lie in the text. Linear in the text and the claims for each unit that is tried.
    ///
    /// # Errors
    /// [`NoUnit`]: the first claim that does not fit in the declared unit.
    pub fn settle(&self, claims: &[Claim<'_>], declared: Unit) -> Result<Settled, NoUnit> {
        let others = Unit::ALL.into_iter().filter(|unit| *unit != declared);
        let mut first = None;
        for unit in std::iter::once(declared).chain(others) {
            let raw = self.raw.iter().map(|raw| (raw, false));
            for (counted, as_frozen) in raw.chain([(&self.text, true)]) {
                let as_frozen = as_frozen && self.raw.is_some();
                match self.fit(counted, unit, claims) {
                    Ok(spans) => {
                        return Ok(Settled {
                            unit,
                            as_frozen,
                            spans,
                        });
                    }
                    Err(place) => first = first.or(Some(place)),
                }
            }
        }
        let counted = self.raw.as_ref().unwrap_or(&self.text);
        Err(NoUnit::of(claims, first.unwrap_or(0), counted, declared))
    }

    /// Where a file has no words: of all units in which every claim lies in the text, the one in which most begin and end
    /// at the border of a word; the declared one where it is as good as any. As costly as [`Self::settle`].
    ///
    /// # Errors
    /// [`NoUnit`]: the first claim that lies outside the text in the declared unit.
    pub fn likeliest(&self, claims: &[Claim<'_>], declared: Unit) -> Result<Settled, NoUnit> {
        let mut best = self.settle(claims, declared)?;
        let mut most = self.at_borders(&best.spans);
        let raw = self.raw.iter().map(|raw| (raw, false));
        let texts: Vec<(&Text, bool)> = raw.chain([(&self.text, self.raw.is_some())]).collect();
        for unit in Unit::ALL {
            for (counted, as_frozen) in &texts {
                let Ok(spans) = self.fit(counted, unit, claims) else {
                    continue;
                };
                let borders = self.at_borders(&spans);
                if borders > most {
                    most = borders;
                    let as_frozen = *as_frozen;
                    best = Settled {
                        unit,
                        as_frozen,
                        spans,
                    };
                }
            }
        }
        Ok(best)
    }

    /// Where each claim fits by itself in the way to count in which most of them do; of ways that are as good, the declared
    /// one, then the more usual. `None` at a claim that does not fit in it. As costly as [`Self::settle`].
    pub fn most(&self, claims: &[Claim<'_>], declared: Unit) -> Majority {
        let mut best: Option<(usize, Majority)> = None;
        let others = Unit::ALL.into_iter().filter(|unit| *unit != declared);
        for unit in std::iter::once(declared).chain(others) {
            for counted in self.raw.iter().chain([&self.text]) {
                let spans: Vec<Option<Span>> = self.each(counted, unit, claims).collect();
                let fit = spans.iter().filter(|span| span.is_some()).count();
                if best.as_ref().is_none_or(|(most, _)| fit > *most) {
                    best = Some((fit, Majority { unit, spans }));
                }
            }
        }
        best.map(|(_, majority)| majority).unwrap_or(Majority {
            unit: declared,
            spans: vec![None; claims.len()],
        })
    }

    /// All ways to count in a unit in which every claim lies in the text, as the file has its characters first.
    pub fn readings(&self, claims: &[Claim<'_>], unit: Unit) -> Vec<Settled> {
        let raw = self.raw.iter().map(|raw| (raw, false));
        let ways = raw.chain([(&self.text, self.raw.is_some())]);
        let fit = ways.filter_map(|(counted, as_frozen)| {
            let spans = self.fit(counted, unit, claims).ok()?;
            Some(Settled {
                unit,
                as_frozen,
                spans,
            })
        });
        fit.collect()
    }

    /// Which claims lie in the text at all, as the file has its characters. Linear.
    pub fn lying(&self, claims: &[Claim<'_>], unit: Unit) -> Vec<bool> {
        let ruler = Ruler::of(self.raw.as_ref().unwrap_or(&self.text), unit);
        let lies = |claim: &Claim<'_>| {
            let ends = [claim.start, claim.end];
            claim.start < claim.end && ends.iter().all(|end| ruler.offset(*end).is_some())
        };
        claims.iter().map(lies).collect()
    }

    /// How many ends of places are not inside a word.
    pub fn at_borders(&self, spans: &[Span]) -> usize {
        let all = self.text.as_str();
        let ends = spans.iter().flat_map(|span| [span.start(), span.end()]);
        let inside = |at: &Offset| {
            let (before, after) = all.split_at(self.text.byte(*at).usize());
            let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            letter(before.chars().next_back()) && letter(after.chars().next())
        };
        ends.filter(|at| !inside(at)).count()
    }

    /// All places in one unit, or the first claim that does not fit.
    pub(super) fn fit(
        &self,
        counted: &Text,
        unit: Unit,
        claims: &[Claim<'_>],
    ) -> Result<Vec<Span>, usize> {
        let each = self.each(counted, unit, claims).zip(0..);
        each.map(|(span, place)| span.ok_or(place)).collect()
    }

    /// The place of each claim in one unit, where it fits.
    pub(super) fn each<'c>(
        &self,
        counted: &'c Text,
        unit: Unit,
        claims: &'c [Claim<'_>],
    ) -> impl Iterator<Item = Option<Span>> + 'c {
        let ruler = Ruler::of(counted, unit);
        let shift = Shift::between(counted, &self.text);
        claims.iter().map(move |claim| {
            if claim.start >= claim.end {
                return None;
            }
            let span = Span::new(ruler.offset(claim.start)?, ruler.offset(claim.end)?);
            let fits = |words| same(words, counted.slice(span));
            claim
                .words
                .is_none_or(fits)
                .then(|| Span::new(shift.frozen(span.start()), shift.frozen(span.end())))
        })
    }
}

/// Positions of a text in one unit.
enum Ruler<'a> {
    Points(&'a Text),
    Utf16(&'a Text),
    Bytes(&'a Text),
    /// Where each grapheme begins, and the end, in code points.
    Graphemes(Vec<u32>),
}

impl<'a> Ruler<'a> {
    fn of(text: &'a Text, unit: Unit) -> Self {
        match unit {
            Unit::CodePoints => Self::Points(text),
            Unit::Utf16 => Self::Utf16(text),
            Unit::Bytes => Self::Bytes(text),
            Unit::Graphemes => Self::Graphemes(borders(text)),
        }
    }

    /// The position in code points; `None` beyond the text and inside a character.
    fn offset(&self, at: u64) -> Option<Offset> {
        let at = u32::try_from(at).ok()?;
        match self {
            Self::Points(text) => (at <= text.len().0).then_some(Offset(at)),
            Self::Utf16(text) => {
                let offset = text.offset_at_utf16(Utf16Offset(at));
                (text.utf16(offset).0 == at).then_some(offset)
            }
            Self::Bytes(text) => {
                let offset = text.offset_at_byte(ByteOffset(at));
                (text.byte(offset).0 == at).then_some(offset)
            }
            Self::Graphemes(borders) => borders.get(at as usize).map(|n| Offset(*n)),
        }
    }
}

/// From positions in a file's characters to positions in the frozen text: which characters are not in it.
struct Shift(Vec<u32>);

impl Shift {
    fn between(counted: &Text, frozen: &Text) -> Self {
        if counted.as_str().len() == frozen.as_str().len() {
            return Self(Vec::new());
        }
        let marks = |text: &Text| {
            text.as_str()
                .chars()
                .take_while(|c| *c == '\u{feff}')
                .count()
        };
        let unmarked = marks(counted) > marks(frozen);
        let mut gone = Vec::new();
        let mut characters = counted.as_str().chars().zip(0_u32..).peekable();
        while let Some((c, at)) = characters.next() {
            let next = characters.peek().map(|(c, _)| *c);
            if (c == '\r' && next == Some('\n')) || (at == 0 && unmarked) {
                gone.push(at);
            }
        }
        Self(gone)
    }

    fn frozen(&self, at: Offset) -> Offset {
        let gone = self.0.partition_point(|place| *place < at.0);
        at.minus(gone as u32)
    }
}

/// Whether a file means the words that stand there: white space may be written otherwise, as some formats have no line
/// ends inside words.
fn same(said: &str, there: &str) -> bool {
    said == there || {
        let plain = |c: char| if c.is_whitespace() { ' ' } else { c };
        let without = |text: &str| text.replace("\r\n", "\n");
        let (said, there) = (without(said), without(there));
        said.chars().map(plain).eq(there.chars().map(plain))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FACES: &str = "Grüße 😊! 👩‍👩‍👧 demands\r\nchange.";

    fn settled(raw: &str, claims: &[(u64, u64, &str)], declared: Unit) -> Result<Settled, NoUnit> {
        let claims = claims.iter().map(|(start, end, words)| Claim {
            start: *start,
            end: *end,
            words: Some(words),
        });
        let claims: Vec<Claim<'_>> = claims.collect();
        Original::of(raw).unwrap().settle(&claims, declared)
    }

    #[test]
    fn the_unit_is_the_one_in_which_all_words_stand_there() {
        for (start, end, unit) in [
            (9, 14, Unit::CodePoints),
            (10, 18, Unit::Utf16),
            (9, 10, Unit::Graphemes),
            (14, 32, Unit::Bytes),
        ] {
            for declared in Unit::ALL {
                let found = settled(FACES, &[(start, end, "👩‍👩‍👧")], declared);
                let found = found.map(|s| (s.unit, s.spans));
                let span = Span::new(Offset(9), Offset(14));
                assert_eq!(
                    found,
                    Ok((unit, vec![span])),
                    "{start}–{end}, declared {declared:?}"
                );
            }
        }
    }

    #[test]
    fn a_line_end_of_two_characters_may_count_as_one() {
        let two = settled(FACES, &[(24, 30, "change")], Unit::CodePoints).unwrap();
        let one = settled(FACES, &[(23, 29, "change")], Unit::CodePoints).unwrap();
        assert!(!two.as_frozen && one.as_frozen);
        assert_eq!(two.spans, one.spans);
    }

    #[test]
    fn a_byte_order_mark_may_count() {
        let counted = settled("\u{feff}They met.", &[(1, 5, "They")], Unit::CodePoints).unwrap();
        let ignored = settled("\u{feff}They met.", &[(0, 4, "They")], Unit::CodePoints).unwrap();
        assert_eq!(counted.spans, ignored.spans);
        assert_eq!(counted.spans, [Span::new(Offset(0), Offset(4))]);
    }

    #[test]
    fn what_fits_nowhere_is_refused_with_what_stands_there() {
        let refused = settled("They met.", &[(0, 4, "They"), (5, 8, "ate")], Unit::Utf16);
        assert_eq!(
            refused.unwrap_err().to_string(),
            "the words at 5–8 are not those that the file says (“ate”), in whatever unit they are counted; in UTF-16 \
             units there stands “met”"
        );
        assert!(settled("They met.", &[(5, 99, "met")], Unit::Bytes).is_err());
        assert!(settled("They met.", &[(5, 5, "")], Unit::Bytes).is_err());
    }
}
