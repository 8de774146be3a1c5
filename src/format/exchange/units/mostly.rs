//! A few wrong positions among many that are right: they are left out and said, and the others come in. Only where nothing
//! has to be guessed.

use super::{Claim, NoUnit, Original, Settled, Unit};
use crate::domain::{Span, Text};
use crate::format::words::quoted;

/// Of so many claims one may be wrong.
const ONE_IN: usize = 10;

/// How all claims of a file are settled: [`Original::settle`] or [`Original::likeliest`].
type Way = fn(&Original, &[Claim<'_>], Unit) -> Result<Settled, NoUnit>;

/// What was found out where a few claims may be wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mostly {
    /// The unit.
    pub unit: Unit,
    /// Whether line ends of two characters were counted as one, or a mark at the start of the file not at all.
    pub as_frozen: bool,
    /// The places, in the order of the claims; `None`: it is one of the strays.
    pub spans: Vec<Option<Span>>,
    /// The claims that fit in no unit.
    pub strays: Vec<NoUnit>,
}

impl From<Settled> for Mostly {
    fn from(settled: Settled) -> Self {
        Self {
            unit: settled.unit,
            as_frozen: settled.as_frozen,
            spans: settled.spans.into_iter().map(Some).collect(),
            strays: Vec::new(),
        }
    }
}

impl NoUnit {
    /// What is said of a tag that is left out because of this: where, which words, and what to do.
    pub fn left_out(&self) -> String {
        let (start, end) = (self.start, self.end);
        let said = quoted(&self.said, 60);
        let why = match (&*self.said, &*self.found) {
            ("", _) => format!("{start}–{end} lies outside the text"),
            (_, "") => format!("{start}–{end} lies outside the text; it says {said}"),
            (_, found) => format!(
                "at {start}–{end} stands {}, not {said}, in whatever unit it is counted",
                quoted(found, 60)
            ),
        };
        format!(
            "{why}. The tag is left out: tag its words here, or correct its position in the file."
        )
    }
}

impl Original {
    /// Settles the claims; where this fails because of a few, the others without these. Few are at most a tenth, each of which
    /// fits in no way to count, and the others have to leave no doubt of how they count: no other way fits them that leads
    /// elsewhere or, for claims without words, none in which as many begin and end at words. `witnesses` are claims that are no
    /// marks: none of them may be wrong. `settle`: [`Self::settle`] or [`Self::likeliest`]. As costly as that, a few times over.
    ///
    /// # Errors
    /// [`NoUnit`]: that of `settle` for all of them.
    pub fn mostly(
        &self,
        claims: &[Claim<'_>],
        witnesses: &[Claim<'_>],
        declared: Unit,
        settle: Way,
    ) -> Result<Mostly, NoUnit> {
        let all = [claims, witnesses].concat();
        let refusal = match settle(self, &all, declared) {
            Ok(settled) => return Ok(Mostly::from(settled).of_first(claims.len())),
            Err(refusal) => refusal,
        };
        let strays = self.strays(claims);
        let is_stray = |place: usize| strays.binary_search(&place).is_ok();
        let others = all.iter().zip(0..).filter(|(_, place)| !is_stray(*place));
        let others: Vec<Claim<'_>> = others.map(|(claim, _)| *claim).collect();
        let settled = match strays.is_empty() {
            true => None,
            false => settle(self, &others, declared).ok(),
        };
        let settled = settled.filter(|settled| self.is_sure(settled, &others));
        let settled = settled.ok_or(refusal)?;
        Ok(self.beside(&strays, claims, settled))
    }

    /// The places among claims of those that fit in no way to count, in order; none where they are too many to be slips.
    pub fn strays(&self, claims: &[Claim<'_>]) -> Vec<usize> {
        let mut fits = vec![false; claims.len()];
        for (counted, unit) in self.ways() {
            let each = self.each(counted, unit, claims);
            fits.iter_mut()
                .zip(each)
                .for_each(|(fits, span)| *fits |= span.is_some());
        }
        let strays = fits.iter().zip(0..).filter(|(fits, _)| !**fits);
        let strays: Vec<usize> = strays.map(|(_, place)| place).collect();
        match strays.len() * ONE_IN <= claims.len() {
            true => strays,
            false => Vec::new(),
        }
    }

    /// Claims of which some are strays, and the others settled.
    pub fn beside(&self, strays: &[usize], claims: &[Claim<'_>], others: Settled) -> Mostly {
        let counted = self.raw.as_ref().filter(|_| !others.as_frozen);
        let counted = counted.unwrap_or(&self.text);
        let told = |place: &usize| NoUnit::of(claims, *place, counted, others.unit);
        let mut spans = others.spans.iter().copied();
        let place = |place| match strays.binary_search(&place) {
            Ok(_) => None,
            Err(_) => spans.next(),
        };
        Mostly {
            unit: others.unit,
            as_frozen: others.as_frozen,
            strays: strays.iter().map(told).collect(),
            spans: (0..claims.len()).map(place).collect(),
        }
    }

    /// Whether claims can be meant to be nowhere else.
    fn is_sure(&self, settled: &Settled, claims: &[Claim<'_>]) -> bool {
        let told = claims.iter().all(|claim| claim.words.is_some());
        let borders = self.at_borders(&settled.spans);
        self.ways().all(|(counted, unit)| {
            let other = self.fit(counted, unit, claims).ok();
            other.is_none_or(|other| {
                other == settled.spans || (!told && self.at_borders(&other) < borders)
            })
        })
    }

    /// All ways to count.
    fn ways(&self) -> impl Iterator<Item = (&Text, Unit)> {
        let texts = self.raw.iter().chain([&self.text]);
        texts.flat_map(|text| Unit::ALL.map(|unit| (text, unit)))
    }
}

impl Mostly {
    /// Without the witnesses.
    fn of_first(mut self, n: usize) -> Self {
        self.spans.truncate(n);
        self
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const PIECES: [&str; 8] = [
        "Anna ",
        "Grüße ",
        "😊 ",
        "👩‍👩‍👧 ",
        "demands",
        "\r\n",
        "部长",
        "change. ",
    ];

    /// A text, and words of it with their places in a unit: none that stand there twice.
    fn counted(pieces: &[usize], unit: Unit) -> (String, Vec<(u64, u64, String)>) {
        let mut raw = String::new();
        let mut places = Vec::new();
        for (piece, n) in pieces.iter().zip(0..) {
            let words = format!("{}{n}", PIECES[*piece % PIECES.len()]);
            places.push((raw.len(), raw.len() + words.len(), words.clone()));
            raw.push_str(&words);
            raw.push(' ');
        }
        let text = Text::of_frozen(raw.as_str().into());
        let scale = super::super::Scale::of(&text, unit);
        let at = |byte: usize| {
            let offset = text.offset_at_byte(crate::domain::ByteOffset(byte as u32));
            u64::from(scale.at(offset))
        };
        let places = places.into_iter();
        let places = places.map(|(start, end, words)| (at(start), at(end), words));
        (raw.clone(), places.collect())
    }

    fn claims(places: &[(u64, u64, String)], told: bool) -> Vec<Claim<'_>> {
        let claims = places.iter().map(|(start, end, words)| Claim {
            start: *start,
            end: *end,
            words: told.then_some(words.as_str()),
        });
        claims.collect()
    }

    proptest! {
        /// Few wrong claims cost the others nothing; many refuse all of them, as ever.
        #[test]
        fn a_few_wrong_places_leave_the_others_where_they_are(
            pieces in prop::collection::vec(0_usize..8, 10..60),
            unit in prop::sample::select(Unit::ALL.to_vec()),
            wrong in prop::collection::btree_set(0_usize..60, 1..8),
            told in any::<bool>(),
        ) {
            let (raw, mut places) = counted(&pieces, unit);
            let original = Original::of(&raw).unwrap();
            let right = original.settle(&claims(&places, true), unit).unwrap();
            let wrong: Vec<usize> = wrong.into_iter().filter(|n| *n < places.len()).collect();
            for n in &wrong {
                if told {
                    places[*n].2 = "words that stand nowhere".to_owned();
                } else {
                    places[*n].1 += 100_000;
                }
            }
            let claims = claims(&places, told);
            let way = if told { Original::settle } else { Original::likeliest };
            let found = original.mostly(&claims, &[], unit, way);
            prop_assume!(!wrong.is_empty());
            match wrong.len() * ONE_IN <= places.len() {
                true if told => {
                    let found = found.unwrap();
                    let strays: Vec<usize> = found.strays.iter().map(|one| one.place).collect();
                    prop_assert_eq!(&strays, &wrong);
                    for (n, (found, right)) in found.spans.iter().zip(&right.spans).enumerate() {
                        let right = (!wrong.contains(&n)).then_some(*right);
                        prop_assert_eq!(*found, right);
                    }
                }
                true => if let Ok(found) = found {
                    // Without words, whatever is taken is no worse at words than in any other way.
                    let sound: Vec<Span> = found.spans.iter().flatten().copied().collect();
                    prop_assert_eq!(sound.len() + wrong.len(), places.len());
                    let others: Vec<Claim<'_>> = (claims.iter().enumerate())
                        .filter(|(n, _)| !wrong.contains(n))
                        .map(|(_, claim)| *claim)
                        .collect();
                    for unit in Unit::ALL {
                        for other in original.readings(&others, unit) {
                            let worse = original.at_borders(&other.spans) < original.at_borders(&sound);
                            prop_assert!(worse || other.spans == sound);
                        }
                    }
                },
                false => prop_assert!(found.is_err()),
            }
        }

        /// Where nothing is wrong, nothing is different.
        #[test]
        fn what_fits_is_settled_as_ever(
            pieces in prop::collection::vec(0_usize..8, 0..30),
            unit in prop::sample::select(Unit::ALL.to_vec()),
        ) {
            let (raw, places) = counted(&pieces, unit);
            let original = Original::of(&raw).unwrap();
            let claims = claims(&places, true);
            let settled = original.settle(&claims, unit).map(Mostly::from);
            prop_assert_eq!(original.mostly(&claims, &claims, unit, Original::settle), settled);
        }
    }

    #[test]
    fn a_witness_may_not_be_wrong() {
        let (raw, mut places) = counted(&[0; 20], Unit::CodePoints);
        places[19].2 = "nowhere".to_owned();
        let claims = claims(&places, true);
        let original = Original::of(&raw).unwrap();
        let mostly = |n: usize| {
            let (marks, witnesses) = claims.split_at(n);
            original.mostly(marks, witnesses, Unit::CodePoints, Original::settle)
        };
        assert!(mostly(10).is_err() && mostly(20).is_ok());
    }

    #[test]
    fn where_it_could_be_meant_otherwise_nothing_is_taken() {
        // Without words, bytes and code points are as likely, and lead elsewhere.
        let raw = "äöüäöüäöüäöüäöüäöüäöüäöüäöüäöü";
        let place = |n: u64| Claim {
            start: n,
            end: n + 2,
            words: None,
        };
        let mut claims: Vec<Claim<'_>> = (0..12).map(|n| place(2 * n)).collect();
        claims.push(place(4000));
        let original = Original::of(raw).unwrap();
        let found = original.mostly(&claims, &[], Unit::CodePoints, Original::likeliest);
        assert_eq!(found.unwrap_err().place, 12);
    }

    #[test]
    fn a_stray_says_where_it_is_and_what_to_do() {
        let (raw, mut places) = counted(&[0; 20], Unit::CodePoints);
        let left_out = |places: &[(u64, u64, String)], told| {
            let original = Original::of(&raw).unwrap();
            let claims = claims(places, told);
            let found = original.mostly(&claims, &[], Unit::CodePoints, Original::settle);
            found.unwrap().strays[0].left_out()
        };
        places[3].2 = "Bob".to_owned();
        assert_eq!(
            left_out(&places, true),
            "at 21–27 stands “Anna 3”, not “Bob”, in whatever unit it is counted. The tag is left out: tag its words here, or \
             correct its position in the file."
        );
        places[3].1 = 9999;
        assert!(
            left_out(&places, true).starts_with("21–9999 lies outside the text; it says “Bob”. ")
        );
        assert!(left_out(&places, false).starts_with("21–9999 lies outside the text. The"));
    }
}
