//! What a page says of itself in its head, and in marked parts of its body.

use super::{Element, Node};
use crate::format::incoming::facts::{Facts, Field};

/// Names of meta tags, the most trustworthy first.
const NAMES: [(&str, Field); 31] = [
    ("og:title", Field::Title),
    ("citation_title", Field::Title),
    ("dc.title", Field::Title),
    ("dcterms.title", Field::Title),
    ("twitter:title", Field::Title),
    ("article:published_time", Field::Date),
    ("og:article:published_time", Field::Date),
    ("citation_publication_date", Field::Date),
    ("datepublished", Field::Date),
    ("dcterms.issued", Field::Date),
    ("dc.date.issued", Field::Date),
    ("dc.date", Field::Date),
    ("dcterms.date", Field::Date),
    ("parsely-pub-date", Field::Date),
    ("pubdate", Field::Date),
    ("date", Field::Date),
    ("og:site_name", Field::Outlet),
    ("citation_journal_title", Field::Outlet),
    ("dc.publisher", Field::Outlet),
    ("application-name", Field::Outlet),
    ("author", Field::Author),
    ("article:author", Field::Author),
    ("dc.creator", Field::Author),
    ("parsely-author", Field::Author),
    ("sailthru.author", Field::Author),
    ("article:section", Field::Section),
    ("parsely-section", Field::Section),
    ("dc.language", Field::Language),
    ("language", Field::Language),
    ("og:url", Field::Url),
    ("parsely-link", Field::Url),
];

/// Gathers from meta tags and links. Linear.
pub(super) fn gather(nodes: &[Node], facts: &mut Facts) {
    let elements = || {
        nodes.iter().filter_map(|node| match node {
            Node::Open(element) => Some(&**element),
            _ => None,
        })
    };
    for element in elements().filter(|e| e.tag == "html") {
        facts.say(Field::Language, element.get("lang"));
    }
    let canonical = |e: &&Element| e.tag == "link" && e.get("rel") == "canonical";
    if let Some(link) = elements().find(canonical).map(|link| link.get("href"))
        && is_address(link)
    {
        facts.say(Field::Url, link);
    }
    let metas: Vec<(String, &str)> = (elements().filter(|e| e.tag == "meta"))
        .filter_map(|e| {
            let name = ["property", "name", "itemprop"].map(|one| e.get(one));
            let name = name.into_iter().find(|name| !name.is_empty())?;
            Some((name.to_ascii_lowercase(), e.get("content")))
        })
        .collect();
    for (name, field) in NAMES {
        for (_, value) in metas.iter().filter(|(one, _)| one == name) {
            // Some give the author's address instead of the name.
            let fits = match field {
                Field::Author => !is_address(value),
                Field::Url => is_address(value),
                _ => true,
            };
            if fits {
                facts.say(field, value);
            }
        }
    }
}

/// Gathers what is marked in the body, and the title of the page. Linear.
pub(super) fn gather_visible(nodes: &[Node], facts: &mut Facts) {
    let mut title = String::new();
    for (place, node) in nodes.iter().enumerate() {
        let Node::Open(element) = node else { continue };
        match element.tag.as_str() {
            "time" if !element.get("datetime").is_empty() => {
                facts.say(Field::Date, element.get("datetime"));
            }
            "h1" => facts.say(Field::Title, &inside(nodes, place)),
            "title" if title.is_empty() => title = inside(nodes, place),
            "a" if element.get("rel") == "author" => {
                facts.say(Field::Author, &inside(nodes, place));
            }
            _ => {}
        }
    }
    facts.say(Field::Title, &title);
}

/// The text inside the element that begins here; the first of it where it is long.
fn inside(nodes: &[Node], place: usize) -> String {
    let mut text = String::new();
    let mut depth = 0_usize;
    for node in nodes.iter().skip(place).take(100) {
        match node {
            Node::Open(_) => depth += 1,
            Node::Text(one) => text.push_str(one),
            Node::Close => depth = depth.saturating_sub(1),
        }
        if depth == 0 || text.len() > 4_000 {
            break;
        }
    }
    text
}

pub(super) fn is_address(text: &str) -> bool {
    ["https://", "http://"].iter().any(|s| text.starts_with(s))
}
