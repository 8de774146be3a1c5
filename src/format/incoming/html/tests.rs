//! Pages as a browser takes them apart.

use super::*;
use crate::format::incoming::facts::Field;

/// Takes tidy mark-up apart, for tests: every element is closed, attributes are in double quotation marks.
fn nodes(html: &str) -> Vec<Node> {
    let mut nodes = Vec::new();
    let mut rest = html;
    while let Some((text, after)) = rest.split_once('<') {
        if !text.is_empty() {
            nodes.push(Node::Text(text.to_owned()));
        }
        let Some((tag, after)) = after.split_once('>') else {
            return nodes;
        };
        rest = after;
        if tag.starts_with('/') {
            nodes.push(Node::Close);
            continue;
        }
        let single = tag.ends_with('/');
        let tag = tag.trim_end_matches('/');
        let (name, mut values) = tag.split_once(' ').unwrap_or((tag, ""));
        let mut element = Element {
            tag: name.to_owned(),
            attributes: Vec::new(),
        };
        while let Some((name, after)) = values.split_once("=\"") {
            let Some((value, after)) = after.split_once('"') else {
                break;
            };
            if let Some(known) = ATTRIBUTES.iter().find(|one| **one == name.trim()) {
                element.attributes.push((known, value.to_owned()));
            }
            values = after;
        }
        nodes.push(Node::Open(Box::new(element)));
        if single {
            nodes.push(Node::Close);
        }
    }
    if !rest.is_empty() {
        nodes.push(Node::Text(rest.to_owned()));
    }
    nodes
}

fn page(html: &str, extent: Extent) -> Page {
    read(&nodes(html), html, extent).unwrap()
}

const LONG: &str = "Both sides said that they were open to further dialogue, but that it was up to the other to act first \
     to defuse tensions along the harbour front, where the ferries have not run for eleven weeks now and nobody knows when \
     they will.";

#[test]
fn text_as_one_would_read_it() {
    let html = "<html><head><title>T</title></head><body>\n<h1>Talks\n end</h1><p>They <b>met</b>,\n  then<br/>left.</p>\
         <ul><li>One</li><li>Two</li></ul><table><tr><td>a</td><td>b</td></tr></table><pre>x\n  y</pre>\
         <script>alert(1)</script><p hidden=\"\">no</p>a&nbsp;b</body></html>";
    let text = page(html, Extent::Whole).text;
    assert_eq!(
        text,
        "Talks end\n\nThey met, then\nleft.\n\nOne\n\nTwo\n\na\tb\n\nx\n  y\n\na&nbsp;b"
    );
}

#[test]
fn the_article_is_what_the_page_says_it_is() {
    let html = format!(
        "<body><nav>Home News</nav><main><p>{LONG}</p><article><h1>Talks</h1><p>{LONG} In the article.</p>\
         <aside>Read more</aside></article></main><footer>Imprint</footer></body>"
    );
    let main = page(&html, Extent::Main);
    assert_eq!(main.text, format!("Talks\n\n{LONG} In the article."));
    assert!(!main.no_main);
    let whole = page(&html, Extent::Whole).text;
    assert!(whole.starts_with("Home News\n\n") && whole.ends_with("Imprint"));
}

#[test]
fn or_else_where_the_paragraphs_stand() {
    let links = "<a href=\"/\">One of very many links to other pages</a>".repeat(20);
    let html = format!(
        "<body><div><p>{links}</p></div><div><div><p>{LONG}</p><p>{LONG}</p></div></div><div><p>Short</p></div></body>"
    );
    assert_eq!(page(&html, Extent::Main).text, format!("{LONG}\n\n{LONG}"));
    let short = page("<body><p>Short</p></body>", Extent::Main);
    assert!(short.no_main);
    assert_eq!(short.text, "Short");
}

#[test]
fn what_a_page_says_of_itself() {
    let html = "<html lang=\"en\"><head><title>Talks end | Gazette</title><meta property=\"og:title\" content=\"Talks end\"/>\
         <meta name=\"Author\" content=\"https://example.invalid/ilsa\"/>\
         <meta property=\"og:site_name\" content=\"Gazette\"/><link rel=\"canonical\" href=\"https://example.invalid/a\"/>\
         <script type=\"application/ld+json\">{\"@graph\": [{\"@type\": [\"NewsArticle\"], \"headline\": \"Other\",\
         \"datePublished\": \"2022-01-21T10:00:00Z\", \"author\": [{\"name\": \"Ilsa Corrin\"}, {\"name\": \"Tomas Wend\"}],\
         \"articleSection\": \"Harbour\"}]}</script></head><body><h1>Talks</h1></body></html>";
    let facts = page(html, Extent::Whole).facts;
    let said = Field::ALL.map(|field| facts.get(field).to_owned());
    assert_eq!(
        said,
        [
            "Talks end",
            "2022-01-21T10:00:00Z",
            "Gazette",
            "Ilsa Corrin, Tomas Wend",
            "Harbour",
            "en",
            "https://example.invalid/a"
        ]
    );
}

#[test]
fn a_page_may_be_deep_but_not_endlessly() {
    let deep = |n: usize| vec![Node::Open(Box::default()); n];
    assert!(read(&deep(bounds::HTML_DEPTH), "", Extent::Main).is_ok());
    assert!(read(&deep(bounds::HTML_DEPTH + 1), "", Extent::Main).is_err());
    let stray = [Node::Close, Node::Text("They met.".to_owned()), Node::Close];
    assert_eq!(read(&stray, "", Extent::Whole).unwrap().text, "They met.");
}
