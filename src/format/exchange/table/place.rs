//! Where tags of a table stand in a text: where their positions say, in whatever way these are counted, as long as their words are
//! those that stand there; else where their words are.

use crate::domain::{Offset, OrderedSet, Span, Turns, breathe};
use crate::format::exchange::tool::Fate;
use crate::format::exchange::units::{Claim, Original, Scale, Unit};
use crate::format::words::quoted;

/// What a row says of the place of its tag.
#[derive(Clone, Debug)]
pub(super) struct Wanted {
    /// Where it begins, as it is written, if that is a number.
    pub(super) begin: Option<u64>,
    /// Where it begins and ends, as it is written, where these can be the ends of a stretch.
    pub(super) ends: Option<(u64, u64)>,
    /// How many numbers stand where positions do: where it begins, where it ends, how long it is.
    pub(super) told: usize,
    /// Its words; empty where no column has them.
    pub(super) words: String,
    /// Whose tag of which kind it is: one of each stands at a place.
    pub(super) whose: String,
}

/// Where a tag stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) span: Span,
    /// Whether that is what its position says, if it has one.
    pub(super) exact: bool,
}

/// What happens to be said of a row.
pub(super) type Say<'a> = &'a mut dyn FnMut(usize, Fate, String);

/// A way to count that is not ours: what is added to the first and to the second position, and what is said of it.
type Way = (i64, i64, &'static str);

/// How others count, the most usual first.
const WAYS: [Way; 4] = [
    (0, 0, ""),
    (
        -1,
        0,
        "Positions count from 1, and end with the last character.",
    ),
    (
        0,
        1,
        "Positions end with the last character, not behind it.",
    ),
    (-1, -1, "Positions count from 1."),
];

/// The place of each; `None`: there is none, which is said. Rows are told apart by their place. Proportional to the text for each
/// row that has to be looked for.
pub(super) async fn places(
    original: &Original,
    wanted: &[Wanted],
    say: Say<'_>,
    turns: &dyn Turns,
) -> Vec<Option<Place>> {
    let Counted {
        unit,
        shift,
        spans: found,
    } = by_position(original, wanted, say);
    let mut finder = Finder {
        text: original.text.as_str(),
        scale: Scale::of(&original.text, unit),
        shift,
        used: OrderedSet::new(),
        plain: None,
    };
    for (one, span) in wanted.iter().zip(&found) {
        if let Some(span) = span {
            finder.used.insert((*span, one.whose.as_str()));
        }
    }
    let mut all = Vec::with_capacity(wanted.len());
    for (n, (one, span)) in wanted.iter().zip(found).enumerate() {
        if let Some(span) = span {
            all.push(Some(Place { span, exact: true }));
            continue;
        }
        breathe(turns).await;
        if one.words.trim().is_empty() {
            let what = match one.ends {
                Some(_) => "The positions lie outside the text of the article.",
                None => "The row has neither words nor positions.",
            };
            say(n, Fate::Rejected, what.to_owned());
            all.push(None);
            continue;
        }
        all.push(finder.find(one, n, say));
    }
    all
}

/// How positions are counted, and the places of those that can be trusted.
struct Counted {
    unit: Unit,
    /// What is added to where something begins.
    shift: i64,
    spans: Vec<Option<Span>>,
}

/// The places of those whose positions can be trusted.
fn by_position(original: &Original, wanted: &[Wanted], say: Say<'_>) -> Counted {
    let mut found = Counted {
        unit: Unit::CodePoints,
        shift: 0,
        spans: vec![None; wanted.len()],
    };
    let claimed = wanted.iter().zip(0..);
    let claimed = claimed.filter_map(|(one, n)| Some((n, one.ends?, one.words.as_str())));
    let claimed: Vec<(usize, (u64, u64), &str)> = claimed.collect();
    let Some(first) = claimed.first().map(|(n, _, _)| *n) else {
        return found;
    };
    let in_a_way = |(from, to, _): Way| {
        let moved = |at: u64, by: i64| at.checked_add_signed(by).unwrap_or(u64::MAX);
        let claims = claimed.iter().map(|(_, (start, end), words)| Claim {
            start: moved(*start, from),
            end: moved(*end, to),
            words: (!words.is_empty()).then_some(*words),
        });
        claims.collect::<Vec<Claim<'_>>>()
    };
    let has_words = claimed.iter().any(|(_, _, words)| !words.is_empty());
    let (unit, way, spans) = if has_words {
        let mut best: Option<(usize, Unit, Way, Vec<Option<Span>>)> = None;
        for way in WAYS {
            let majority = original.most(&in_a_way(way), Unit::CodePoints);
            // Only words tell that they are counted in another way.
            let fit = majority.spans.iter().zip(&claimed);
            let fit = fit.filter(|(span, (_, _, words))| span.is_some() && !words.is_empty());
            let fit = fit.count();
            if best.as_ref().is_none_or(|(most, ..)| fit > *most) {
                let all = fit == claimed.len();
                best = Some((fit, majority.unit, way, majority.spans));
                if all {
                    break;
                }
            }
        }
        match best {
            Some((fit, unit, way, spans)) if fit > 0 => (unit, way, spans),
            _ => return found,
        }
    } else {
        let claims = in_a_way(WAYS[0]);
        match original.likeliest(&claims, Unit::CodePoints) {
            Ok(settled) => {
                let spans = settled.spans.into_iter().map(Some).collect();
                (settled.unit, WAYS[0], spans)
            }
            Err(_) => {
                let majority = original.most(&claims, Unit::CodePoints);
                (majority.unit, WAYS[0], majority.spans)
            }
        }
    };
    if unit != Unit::CodePoints {
        let what = format!("Positions count {}, not code points.", unit.label());
        say(first, Fate::Repaired, what);
    }
    let (shift, _, told) = way;
    if !told.is_empty() {
        say(first, Fate::Repaired, told.to_owned());
    }
    (found.unit, found.shift) = (unit, shift);
    for ((n, _, _), span) in claimed.iter().zip(spans) {
        if let Some(one) = found.spans.get_mut(*n) {
            *one = span;
        }
    }
    found
}

/// Looks for words in a text.
struct Finder<'a> {
    text: &'a str,
    /// How positions are counted.
    scale: Scale<'a>,
    /// What is added to where something begins.
    shift: i64,
    /// Places that are taken, and by whose tag of which kind.
    used: OrderedSet<(Span, &'a str)>,
    /// The text with single blanks, and where each of its bytes stands in the text; made when it is first needed.
    plain: Option<(String, Vec<usize>)>,
}

impl<'a> Finder<'a> {
    /// How far something that begins there is from where it should, as positions are counted.
    fn distance(&self, span: Span, begin: u64) -> u64 {
        let here = u64::from(self.scale.at(span.start()));
        here.abs_diff(begin.saturating_add_signed(self.shift))
    }

    /// The place with these words that no tag of this kind has: the nearest to the position, or the first where there is none.
    fn find(&mut self, one: &'a Wanted, n: usize, say: Say<'_>) -> Option<Place> {
        let words = one.words.replace("\r\n", "\n").replace('\r', "\n");
        let mut all = occurrences(self.text, &words);
        if all.is_empty() {
            all = occurrences(self.text, words.trim());
        }
        let otherwise = all.is_empty();
        if otherwise {
            all = self.but_for_blanks(&words);
        }
        if all.is_empty() {
            let shown = quoted(&words, 60);
            let what = format!("{shown} does not stand in the text of its article.");
            say(n, Fate::Rejected, what);
            return None;
        }
        let spans: Vec<Span> = self.spans(&all);
        let free = |span: &&Span| !self.used.contains(&(**span, one.whose.as_str()));
        let open: Vec<&Span> = spans.iter().filter(free).collect();
        let candidates = match open.is_empty() {
            true => spans.iter().collect(),
            false => open.clone(),
        };
        // Of two that are as near, it is the first.
        let chosen = match one.begin {
            Some(begin) => candidates
                .into_iter()
                .min_by_key(|span| self.distance(**span, begin)),
            None => candidates.into_iter().next(),
        };
        let span = *chosen?;
        let what = match open.len() {
            0 => "Another tag of the same kind has the same words: both stand at the same place.",
            // A position tells which, though not exactly.
            2.. if one.begin.is_none() => {
                "The words stand several times in the article: the tag is at the first place that is free."
            }
            _ => "",
        };
        if !what.is_empty() {
            say(n, Fate::Repaired, what.to_owned());
        }
        let begins = one
            .begin
            .is_some_and(|begin| self.distance(span, begin) == 0);
        let exact = one.told == 0 || (one.told == 1 && begins);
        if !exact {
            let what = match (one.begin, spans.len()) {
                (None, _) => {
                    "It is not said where the tag begins: it is where its words are, and its position is kept with it."
                }
                (Some(_), 1) => {
                    "Other words stand at the position: the tag is where its words are, and its position is kept with it."
                }
                _ => {
                    "Other words stand at the position: of the places with its words that are free, the tag is at the nearest, \
                     and its position is kept with it."
                }
            };
            say(n, Fate::Repaired, what.to_owned());
        }
        if otherwise {
            let what = "Line ends and blanks are other ones in the text: the words are taken as they stand there.";
            say(n, Fate::Repaired, what.to_owned());
        }
        self.used.insert((span, one.whose.as_str()));
        Some(Place { span, exact })
    }

    /// Stretches of bytes that are these words, however they are broken into lines.
    fn but_for_blanks(&mut self, words: &str) -> Vec<(usize, usize)> {
        let text = self.text;
        let (plain, places) = self.plain.get_or_insert_with(|| single_blanks(text));
        let (words, _) = single_blanks(words.trim());
        let found = occurrences(plain, &words).into_iter();
        let places = |(start, end): (usize, usize)| {
            let last = places.get(end.checked_sub(1)?)?;
            let width = text.get(*last..)?.chars().next()?.len_utf8();
            // The last byte of a character stands for all of it.
            Some((*places.get(start)?, *last + width))
        };
        found.filter_map(places).collect()
    }

    fn spans(&self, bytes: &[(usize, usize)]) -> Vec<Span> {
        let (mut at, mut points) = (0, 0_u32);
        let mut point = |to: usize| {
            // In text order, so that all of them are one way through the text.
            if to < at {
                (at, points) = (0, 0);
            }
            points += self.text.get(at..to).map_or(0, |part| part.chars().count()) as u32;
            at = to;
            Offset(points)
        };
        let mut spans = Vec::with_capacity(bytes.len());
        for (start, end) in bytes {
            let start = point(*start);
            spans.push(Span::new(start, point(*end)));
        }
        spans
    }
}

fn occurrences(text: &str, words: &str) -> Vec<(usize, usize)> {
    if words.is_empty() {
        return Vec::new();
    }
    let all = text.match_indices(words);
    all.map(|(at, words)| (at, at + words.len())).collect()
}

/// With one blank where there are several or line ends, and for each byte where its character begins.
fn single_blanks(text: &str) -> (String, Vec<usize>) {
    let mut plain = String::with_capacity(text.len());
    let mut places = Vec::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let c = match c.is_whitespace() {
            true if plain.ends_with(' ') => continue,
            true => ' ',
            false => c,
        };
        plain.push(c);
        places.resize(plain.len(), at);
    }
    (plain, places)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{AtOnce, at_once};

    type Row<'a> = (Option<(u64, u64)>, &'a str, &'a str);

    type Found = Option<(u32, String)>;

    /// The words at the places that are found with where they begin, and what is said.
    fn found(text: &str, rows: &[Row<'_>]) -> (Vec<Found>, Vec<(usize, String)>) {
        let original = Original::inside(text).unwrap();
        let wanted = rows.iter().map(|(ends, words, whose)| Wanted {
            begin: ends.map(|(begin, _)| begin),
            ends: ends.filter(|(begin, end)| begin < end),
            told: ends.map_or(0, |_| 2),
            words: (*words).to_owned(),
            whose: (*whose).to_owned(),
        });
        let wanted: Vec<Wanted> = wanted.collect();
        let mut said = Vec::new();
        let mut say = |n, _, what: String| said.push((n, what));
        let spans = at_once(places(&original, &wanted, &mut say, &AtOnce));
        let spans = spans.into_iter().map(|span| {
            let span = span?.span;
            Some((span.start().0, original.text.slice(span).to_owned()))
        });
        (spans.collect(), said)
    }

    fn at(place: u32, words: &str) -> Found {
        Some((place, words.to_owned()))
    }

    #[test]
    fn one_row_that_does_not_fit_takes_none_along() {
        let text = "They met 😊 there, and they left.";
        let (spans, said) = found(
            text,
            &[
                (Some((9, 11)), "😊", "a"),
                (Some((12, 17)), "there", "a"),
                (Some((0, 3)), "left", "a"),
                (Some((5, 8)), "never", "a"),
            ],
        );
        let expected = [at(9, "😊"), at(11, "there"), at(27, "left"), None];
        assert_eq!(spans, expected);
        let what: Vec<&str> = said.iter().map(|(_, what)| what.as_str()).collect();
        assert_eq!(
            what,
            [
                "Positions count UTF-16 units, not code points.",
                "Other words stand at the position: the tag is where its words are, and its position is kept with it.",
                "“never” does not stand in the text of its article.",
            ]
        );
    }

    #[test]
    fn positions_may_count_from_one_where_words_tell() {
        let text = "They met there.";
        let (spans, said) = found(
            text,
            &[(Some((1, 4)), "They", ""), (Some((6, 8)), "met", "")],
        );
        assert_eq!(spans, [at(0, "They"), at(5, "met")]);
        assert_eq!(said, [(0, WAYS[1].2.to_owned())]);
        let (spans, said) = found(text, &[(Some((0, 3)), "They", "")]);
        assert_eq!(
            (spans, said),
            (vec![at(0, "They")], vec![(0, WAYS[2].2.to_owned())])
        );
        // Nothing is guessed without words.
        let (spans, said) = found(text, &[(Some((0, 4)), "", ""), (Some((9, 99)), "", "")]);
        assert_eq!(spans, [at(0, "They"), None]);
        assert_eq!(said.len(), 1);
    }

    #[test]
    fn the_same_words_stand_one_after_the_other() {
        let text = "We met. We left. We came.";
        let (spans, said) = found(
            text,
            &[
                (None, "We", "a"),
                (None, "We", "a"),
                (None, "We", "b"),
                (None, "We", "a"),
                (None, "We", "a"),
            ],
        );
        let expected = [
            at(0, "We"),
            at(8, "We"),
            at(0, "We"),
            at(17, "We"),
            at(0, "We"),
        ];
        assert_eq!(spans, expected);
        let told: Vec<usize> = said.iter().map(|(n, _)| *n).collect();
        assert_eq!(told, [0, 1, 2, 4]);
    }

    #[test]
    fn a_position_that_is_off_tells_which_of_the_places_it_is() {
        // Counted in UTF-16 units: each smile is two of them, and the nearest is so in these.
        let text = "😊😊😊😊😊😊 tax, no tax, one tax and ever a tax";
        let whole = |rows: &[Row<'_>]| found(text, rows).0;
        assert_eq!(
            whole(&[
                (Some((18, 20)), "no", "a"),
                (Some((23, 26)), "tax", "a"),
                (Some((27, 30)), "tax", "a"),
                (Some((400, 403)), "tax", "a"),
                (Some((27, 30)), "tax", "b"),
                (None, "tax", "a"),
            ]),
            [
                at(12, "no"),
                at(15, "tax"),
                at(24, "tax"),
                at(39, "tax"),
                at(24, "tax"),
                at(7, "tax"),
            ]
        );
        let (places, said) = found(
            "tax, no tax, one tax",
            &[
                (Some((10, 13)), "tax", "a"),
                (Some((2, 2)), "no", "a"),
                (Some((10, 13)), "tax", "a"),
            ],
        );
        assert_eq!(places, [at(8, "tax"), at(5, "no"), at(17, "tax")]);
        let said: Vec<(usize, &str)> = said.iter().map(|(n, what)| (*n, what.as_str())).collect();
        let near = "Other words stand at the position: of the places with its words that are free, the tag is at the \
            nearest, and its position is kept with it.";
        let there = "Other words stand at the position: the tag is where its words are, and its position is kept with it.";
        assert_eq!(said, [(0, near), (1, there), (2, near)]);
    }

    #[test]
    fn lines_may_be_broken_elsewhere() {
        let (spans, said) = found("Die Grüße\nan  alle.", &[(None, " Grüße an alle ", "a")]);
        assert_eq!(spans, [at(4, "Grüße\nan  alle")]);
        assert_eq!(said.len(), 1);
    }
}
