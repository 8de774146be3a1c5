//! A text as its words alone, for formats that have nothing between them.

use super::model::{Article, Mark};
use super::tokens::{Token, tokens};
use crate::domain::{Blocks, Offset, Span, Text, sentences, sort};

/// Joins the words of an article by single blanks and its sentences by line ends, and moves the marks along, which must have no
/// white space at their ends. No sentence ends inside a mark. Tells whether the text became another. Linear,
/// but for sorting marks.
pub(super) fn spell(article: &mut Article) -> bool {
    let mut words = tokens(&article.text, &article.marks);
    words.retain(|word| !word.white);
    let begins = begins(article, &words);
    let all = article.text.as_str();
    let mut joined = String::with_capacity(all.len() + words.len() / 8);
    let mut places: Vec<Offset> = Vec::with_capacity(words.len());
    let mut at = Offset::ZERO;
    // What stands in the text as it is to stand here: copied as soon as something else follows.
    let mut same = 0..0;
    for (n, (word, begins)) in words.iter().zip(begins).enumerate() {
        if n > 0 {
            at = at.plus(1);
            if begins || all.get(same.end..word.bytes.start) != Some(" ") {
                joined.push_str(&all[same]);
                joined.push(if begins { '\n' } else { ' ' });
                same = word.bytes.clone();
            }
        } else {
            same = word.bytes.clone();
        }
        same.end = word.bytes.end;
        places.push(at);
        at = at.plus(word.span.len());
    }
    joined.push_str(&all[same]);
    for part in article.marks.iter_mut().flat_map(|mark| &mut mark.parts) {
        let first = words.partition_point(|word| word.span.start() < part.start());
        let behind = words.partition_point(|word| word.span.start() < part.end());
        let last = behind
            .checked_sub(1)
            .and_then(|last| Some((places.get(last)?, words.get(last)?)));
        if let (Some(start), Some((end, word))) = (places.get(first), last) {
            *part = Span::new(*start, end.plus(word.span.len()));
        }
    }
    let differs = joined != all;
    article.text = Text::of_frozen(joined.into());
    differs
}

/// Which words begin a sentence.
fn begins(article: &Article, words: &[Token]) -> Vec<bool> {
    let text = &article.text;
    let blocks = Blocks::of(text);
    let all = blocks.all().iter().flat_map(|block| sentences(text, block));
    let mut starts = all.map(Span::start).peekable();
    let mut marked: Vec<Span> = article.marks.iter().map(Mark::extent).collect();
    sort(&mut marked, Ord::cmp);
    let mut marked = marked.into_iter().peekable();
    // How far the marks reach that began before the word.
    let mut reach = Offset::ZERO;
    let one = |word: &Token| {
        let word = word.span;
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
