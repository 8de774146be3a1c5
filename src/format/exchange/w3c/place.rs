//! Where the targets of annotations are in a text.

use super::annotation::Target;
use crate::domain::{Offset, Quote, Refound, Span, find_quote};
use crate::format::exchange::units::{Claim, Original, Unit};

fn claim(target: &Target) -> Option<Claim<'_>> {
    let (start, end) = target.place?;
    let words = target.quote.as_ref().map(|quote| &*quote.exact);
    Some(Claim { start, end, words })
}

/// The unit in which all positions fit their words, and these; `None`: there is none.
pub(super) fn settled<'t>(
    original: &Original,
    targets: impl Iterator<Item = &'t Target>,
) -> Option<(Unit, Vec<Span>)> {
    let claims: Vec<Claim<'_>> = targets.filter_map(claim).collect();
    let settled = original.settle(&claims, Unit::CodePoints).ok()?;
    Some((settled.unit, settled.spans))
}

/// Where a target is: at its position if its words stand there, else where they are found.
pub(super) fn found(original: &Original, target: &Target) -> Option<(Span, Refound)> {
    let one = claim(target);
    let fits = one.and_then(|one| original.settle(&[one], Unit::CodePoints).ok());
    if let Some(span) = fits.and_then(|fits| fits.spans.first().copied()) {
        return Some((span, Refound::Same));
    }
    let quote = target.quote.as_ref()?;
    let about = target
        .place
        .map(|(start, _)| Offset(u32::try_from(start).unwrap_or(u32::MAX)));
    let about = about.map(|about| about.min(original.text.len()));
    let quote = Quote {
        exact: lines(&quote.exact),
        prefix: lines(&quote.prefix),
        suffix: lines(&quote.suffix),
    };
    let (span, how) = find_quote(&original.text, &quote, about)?;
    // Without a position, words that stand there only once are where they should be.
    let sure = target.place.is_none() && how == Refound::ByQuote && is_sure(original, &quote);
    Some((span, if sure { Refound::Same } else { how }))
}

/// Whether words stand there but once, or but once with what stands around them.
fn is_sure(original: &Original, quote: &Quote) -> bool {
    let once = |words: &str| original.text.as_str().match_indices(words).count() == 1;
    once(&quote.exact) || once(&[&*quote.prefix, &*quote.exact, &*quote.suffix].concat())
}

/// With line ends as a frozen text has them.
fn lines(text: &str) -> Box<str> {
    text.replace("\r\n", "\n").replace('\r', "\n").into()
}
