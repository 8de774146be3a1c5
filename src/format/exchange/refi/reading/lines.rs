//! How positions count line ends of two characters. The standard does not say, and programs differ: some count one, some two.
//! The reading is taken in which more selections begin with the words that their name quotes; then the one in which more begin
//! and end at words; then what the program that wrote it is known to do. Files of our own say it by their origin.

use crate::format::exchange::units::{Claim, Mostly, NoUnit, Original, Settled, Unit};
use crate::format::incoming::many;

/// Programs that count such a line end as one character.
const ONE: [&str; 2] = ["ATLAS", "MAXQDA"];

/// What our own files say wrote them, where line ends count as one.
pub(in crate::format::exchange::refi) const OURS: &str = "Demarche";

/// What they say where line ends count as two.
pub(in crate::format::exchange::refi) const OURS_AS_TWO: &str = "Demarche, for NVivo";

/// The likeliest reading; where a few selections lie outside the text however it is counted, that of the others. `names` are
/// those of the selections, in the order of the claims.
pub(super) fn settle(
    original: &Original,
    claims: &[Claim<'_>],
    names: &[&str],
    origin: &str,
) -> Result<Mostly, NoUnit> {
    if let Some(reading) = likeliest(original, claims, names, origin) {
        return Ok(reading.into());
    }
    let strays = original.strays(claims);
    let is_sound = |place: &usize| strays.binary_search(place).is_err();
    let sound = || (0..claims.len()).filter(is_sound);
    let others: Vec<Claim<'_>> = sound().filter_map(|n| claims.get(n).copied()).collect();
    let named: Vec<&str> = sound().filter_map(|n| names.get(n).copied()).collect();
    match likeliest(original, &others, &named, origin) {
        Some(reading) => Ok(original.beside(&strays, claims, reading)),
        None => original.settle(claims, Unit::CodePoints).map(Mostly::from),
    }
}

/// The likeliest reading in which all selections lie in the text.
fn likeliest(
    original: &Original,
    claims: &[Claim<'_>],
    names: &[&str],
    origin: &str,
) -> Option<Settled> {
    let readings = original.readings(claims, Unit::CodePoints);
    let as_one = ONE
        .iter()
        .any(|program| origin.to_uppercase().contains(program));
    let likely = |reading: &Settled| {
        let spans = reading.spans.iter();
        let quoted = spans
            .zip(names)
            .filter(|(span, name)| quotes(original.text.slice(**span), name))
            .count();
        let borders = original.at_borders(&reading.spans);
        let known = match reading.as_frozen {
            true => origin == OURS,
            false => origin == OURS_AS_TWO,
        };
        (known, quoted, borders, reading.as_frozen == as_one)
    };
    readings.into_iter().max_by_key(likely)
}

/// Whether a name quotes the words of a selection, or their beginning.
pub(in crate::format::exchange::refi) fn quotes(words: &str, name: &str) -> bool {
    let name = name.trim_end_matches(['…', '.', ' ']);
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    !name.is_empty() && plain(words).starts_with(&plain(name))
}

/// What is said of how line ends count: once, however many texts there are.
#[derive(Default)]
pub(super) struct Ends {
    /// As one character: how many texts, and the name of the first.
    one: (usize, String),
    /// As two.
    two: (usize, String),
}

impl Ends {
    /// A text in which it matters.
    pub(super) fn met(&mut self, name: &str, as_one: bool) {
        let (times, first) = match as_one {
            true => &mut self.one,
            false => &mut self.two,
        };
        if *times == 0 {
            name.clone_into(first);
        }
        *times += 1;
    }

    /// In sentences.
    pub(super) fn told(self) -> Vec<String> {
        let both = [(self.one, "one character"), (self.two, "two characters")];
        let both = both.into_iter().filter(|((times, _), _)| *times > 0);
        let told = both.map(|((times, first), counted)| match times {
            1 => format!("“{first}”: Line ends count as {counted}."),
            _ => format!("Line ends count as {counted} in {}.", many(times, "text")),
        });
        told.collect()
    }
}
