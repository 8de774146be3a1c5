//! What an article says, statement by statement, so that it can be counted what of it is missing.

use demarche::format::exchange::model::{Article, Mark};

/// Each as a line that says what it is about. Places and titles are not in it, words are: where they stand is compared elsewhere,
/// and a tag is not lost with the title.
pub(crate) fn of(article: &Article) -> Vec<String> {
    let mut found = vec![format!("text {:?}", article.text.as_str())];
    let mut say = |what: &str, about: &str, value: &str| {
        if !value.is_empty() {
            found.push(format!("{what} {about} {value:?}"));
        }
    };
    for (name, value) in &article.meta {
        say("detail", name, value);
    }
    // White space between words is of the text, and lost with that alone.
    let bare = |words: &str| words.split_whitespace().collect::<String>();
    let words = |span| bare(article.text.slice(span));
    // That at the ends of a tag is the tag's.
    let edged = |span| {
        let all = article.text.slice(span);
        let behind = all.len() - all.trim_end().len();
        let lead = all.len() - all.trim_start().len();
        [&all[..lead], &bare(all), &all[all.len() - behind..]].concat()
    };
    let about = |mark: &Mark| format!("{:?} {:?}", mark.label, words(mark.extent()));
    for mark in &article.marks {
        let about = about(mark);
        let parts = mark.parts.iter().map(|part| edged(*part));
        say("tag", &about, &parts.collect::<Vec<_>>().join(" … "));
        say("note", &about, &mark.note);
        say("coder", &about, &mark.coder);
        let confidence = mark.confidence.map(|sure| sure.to_json());
        say("confidence", &about, &confidence.unwrap_or_default());
        let created = mark.created.map(|moment| moment.to_string());
        say("time", &about, &created.unwrap_or_default());
        if let Some(entity) = &mark.entity {
            say("who", &about, &entity.id);
            say("name", &about, &entity.name);
        }
        for (name, values) in &mark.attributes {
            for value in values {
                say(name, &about, value);
            }
        }
    }
    for tie in &article.ties {
        let end = |id: &str| article.mark(id).map_or_else(String::new, about);
        let ends = format!("{} → {}", end(&tie.from), end(&tie.to));
        say("tie", &ends, &tie.label);
        say("tie's note", &ends, &tie.note);
    }
    found
}

/// How many of the first are missing in the second.
pub(crate) fn missing(all: &[Article], left: &[Article]) -> usize {
    let gather = |articles: &[Article]| {
        let mut facts: Vec<String> = articles.iter().flat_map(of).collect();
        facts.sort();
        facts
    };
    let (all, left) = (gather(all), gather(left));
    let mut left = left.iter().peekable();
    let gone = all.iter().filter(|fact| {
        while left.next_if(|other| other < fact).is_some() {}
        left.next_if_eq(fact).is_none()
    });
    gone.count()
}
