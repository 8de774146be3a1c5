//! A text as its words alone, for formats that have nothing between them.

use super::model::{Article, Mark};
use super::tokens::tokens;
use crate::domain::{Blocks, Offset, Span, Text, sentences, sort};

/// Joins the words of an article by single blanks and its sentences by line ends, and moves the marks along, which must have no
/// white space at their ends. No sentence ends inside a mark. Tells whether the text became another. Linear,
/// but for sorting marks.
pub(super) fn spell(article: &mut Article) -> bool {
    let mut found = tokens(&article.text, &article.marks);
    found.retain(|word| !word.white);
    let words: Vec<Span> = found.iter().map(|word| word.span).collect();
    let begins = begins(article, &words);
    let mut joined = String::with_capacity(article.text.as_str().len());
    let mut places: Vec<Span> = Vec::with_capacity(words.len());
    let mut at = Offset::ZERO;
    for (n, (word, begins)) in found.iter().zip(begins).enumerate() {
        if n > 0 {
            joined.push(if begins { '\n' } else { ' ' });
            at = at.plus(1);
        }
        joined.push_str(word.of(&article.text));
        places.push(Span::new(at, at.plus(word.span.len())));
        at = at.plus(word.span.len());
    }
    for part in article.marks.iter_mut().flat_map(|mark| &mut mark.parts) {
        let first = words.partition_point(|word| word.start() < part.start());
        let behind = words.partition_point(|word| word.start() < part.end());
        let start = places.get(first).map(|place| place.start());
        let end = behind.checked_sub(1).and_then(|last| places.get(last));
        if let (Some(start), Some(end)) = (start, end) {
            *part = Span::new(start, end.end());
        }
    }
    let differs = joined != article.text.as_str();
    article.text = Text::of_frozen(joined.into());
    differs
}

/// Which words begin a sentence.
fn begins(article: &Article, words: &[Span]) -> Vec<bool> {
    let text = &article.text;
    let blocks = Blocks::of(text);
    let all = blocks.all().iter().flat_map(|block| sentences(text, block));
    let mut starts = all.map(Span::start).peekable();
    let mut marked: Vec<Span> = article.marks.iter().map(Mark::extent).collect();
    sort(&mut marked, Ord::cmp);
    let mut marked = marked.into_iter().peekable();
    // How far the marks reach that began before the word.
    let mut reach = Offset::ZERO;
    let one = |word: &Span| {
        while let Some(mark) = marked.next_if(|mark| mark.start() < word.start()) {
            reach = reach.max(mark.end());
        }
        let mut begins = false;
        while starts.next_if(|start| *start <= word.start()).is_some() {
            begins = reach <= word.start();
        }
        begins
    };
    words.iter().map(one).collect()
}
