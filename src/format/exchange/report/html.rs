//! A web page that needs nothing else: the text with its tags, and below it what is coded of each. Its own policy lets it load
//! and run nothing at all.

use super::sweep::{Stretch, Sweep};
use super::{Report, details, is_headed};
use crate::domain::{Blocks, Table, Text};
use crate::format::exchange::holds::Kinds;
use crate::format::exchange::model::{Article, Scheme};
use crate::format::exchange::names::Numbered;
use crate::format::exchange::tool::{File, Ready, Writing, has};
use crate::format::xml::{attribute, content};

pub(super) static REPORT: Report = Report {
    id: "html",
    name: "Report (web page)",
    purpose: "The text with its tags in colour and all that is coded of them, as a page that opens anywhere and needs no \
              network: to print, to send, to put on a screen.",
    also: "print",
    ending: "html",
    kinds: Kinds {
        colours: true,
        ..Kinds::NO
    },
    // A title may be long.
    knows: |bytes| bytes.starts_with(HEAD) && has(bytes.get(..65_536).unwrap_or(bytes), LOOKS),
    begin: |scheme| Box::new(Pages::begin(scheme)),
};

/// What every page begins with; its style is known by what comes next.
const HEAD: &[u8] = b"<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-";

/// What every style begins with.
const LOOKS: &str = "<style>:root{color-scheme:light dark}body{max-width:42rem;";

/// How it looks; what follows are the colours of the labels.
const STYLE: &str = "\
:root{color-scheme:light dark}\
body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1.05rem/1.6 Georgia,serif}\
h1{line-height:1.2}.about{color:GrayText}\
article p{margin:0 0 1em;white-space:pre-line;overflow-wrap:anywhere}\
mark{color:inherit;background:color-mix(in srgb,var(--c) 22%,Canvas);border-bottom:2px solid var(--c)}\
mark.many{border-bottom-style:double;border-bottom-width:4px}\
sup+sup::before{content:\",\"}sup a{text-decoration:none;font:.75em/1 system-ui,sans-serif}\
ol{padding-inline-start:2.5rem}li{margin-bottom:.9rem}\
li b{border-bottom:2px solid var(--c)}\
dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem .8rem;margin:.2rem 0 0;font-size:.9em}\
dt{color:GrayText}dd{margin:0;white-space:pre-line;overflow-wrap:anywhere}\
@media print{body{max-width:none;margin:0}a{color:inherit}li{break-inside:avoid}}";

/// Of a label that the format it came from gave no colour.
const GREY: &str = "#66625a";

struct Pages {
    style: String,
    /// What the policy says of it.
    hash: String,
    /// Places of labels, as their colours are numbered.
    labels: Table<String, usize>,
    files: Numbered,
}

impl Pages {
    fn begin(scheme: &Scheme) -> Self {
        let mut style = format!("{STYLE}.k{{--c:{GREY}}}");
        for (label, n) in scheme.labels.iter().zip(0_usize..) {
            if let Some(colour) = label.colour {
                style.push_str(&format!(".k{n}{{--c:{colour}}}"));
            }
        }
        let names = scheme.labels.iter().map(|label| label.name.clone());
        Self {
            hash: hash(&style),
            style,
            labels: names.zip(0..).collect(),
            files: Numbered::default(),
        }
    }

    fn class(&self, label: &str) -> String {
        let place = self.labels.get(label);
        place.map_or_else(|| "k".to_owned(), |place| format!("k k{place}"))
    }

    fn stretch(&self, article: &Article, stretch: &Stretch<'_>, out: &mut String) {
        // The mark that began last lies on top.
        match stretch.marks.last().and_then(|n| article.marks.get(*n)) {
            None => content(out, stretch.words),
            Some(top) => {
                let many = if stretch.marks.len() > 1 { " many" } else { "" };
                out.push_str(&format!(
                    "<mark class=\"{}{many}\" title=\"",
                    self.class(&top.label)
                ));
                let named = stretch.marks.iter().filter_map(|n| article.marks.get(*n));
                let named: Vec<&str> = named.map(|mark| mark.label.as_str()).collect();
                attribute(out, &named.join(", "));
                out.push_str("\">");
                content(out, stretch.words);
                out.push_str("</mark>");
            }
        }
        for n in &stretch.ended {
            let n = n + 1;
            out.push_str(&format!("<sup><a href=\"#t{n}\" id=\"r{n}\">{n}</a></sup>"));
        }
    }
}

impl Writing for Pages {
    fn article(&mut self, article: &Article) {
        let mut out =
            String::from("<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n");
        out.push_str(&format!(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{}'\">\n",
            self.hash
        ));
        out.push_str("<meta name=\"viewport\" content=\"width=device-width\">\n<title>");
        let title = match article.meta("title") {
            "" => "Untitled",
            title => title,
        };
        content(&mut out, title);
        out.push_str(&format!("</title>\n<style>{}</style>\n", self.style));
        let blocks = Blocks::of(&article.text);
        let headed = is_headed(article, &blocks);
        if !headed {
            out.push_str("<h1 dir=\"auto\">");
            content(&mut out, title);
            out.push_str("</h1>\n");
        }
        let about = article
            .meta
            .iter()
            .filter(|(name, _)| name != "title" && name != "notes");
        let about: Vec<&str> = about.map(|(_, value)| value.as_str()).collect();
        if !about.is_empty() {
            out.push_str("<p class=\"about\" dir=\"auto\">");
            content(&mut out, &about.join(" · "));
            out.push_str("</p>\n");
        }
        if !article.meta("notes").is_empty() {
            out.push_str("<p class=\"about\" dir=\"auto\">");
            content(&mut out, article.meta("notes"));
            out.push_str("</p>\n");
        }
        out.push_str("<article");
        if !article.meta("language").is_empty() {
            out.push_str(" lang=\"");
            attribute(&mut out, article.meta("language"));
            out.push('"');
        }
        out.push_str(">\n");
        let mut sweep = Sweep::of(article);
        for (block, n) in blocks.all().iter().zip(0_usize..) {
            let element = if headed && n == 0 { "h1" } else { "p" };
            out.push_str(&format!("<{element} dir=\"auto\">"));
            for stretch in sweep.block(block) {
                self.stretch(article, &stretch, &mut out);
            }
            out.push_str(&format!("</{element}>\n"));
        }
        out.push_str("</article>\n");
        if !article.marks.is_empty() {
            out.push_str("<h2>Tags</h2>\n<ol>\n");
        }
        for (mark, n) in article.marks.iter().zip(1..) {
            out.push_str(&format!(
                "<li id=\"t{n}\" class=\"{}\"><b>",
                self.class(&mark.label)
            ));
            content(&mut out, &mark.label);
            out.push_str("</b> <q dir=\"auto\">");
            content(&mut out, &article.words(mark));
            out.push_str(&format!(
                "</q> <a href=\"#r{n}\" aria-label=\"Back to the text\">↑</a>\n<dl>"
            ));
            for (name, value) in details(article, mark) {
                out.push_str("<dt>");
                content(&mut out, &name);
                out.push_str("</dt><dd dir=\"auto\">");
                content(&mut out, &value);
                out.push_str("</dd>");
            }
            out.push_str("</dl></li>\n");
        }
        if !article.marks.is_empty() {
            out.push_str("</ol>\n");
        }
        out.push_str("</html>\n");
        self.files.add(article, REPORT.ending, out);
    }

    fn ready(&mut self, _: usize) -> Ready {
        self.files.ready()
    }

    fn finish(self: Box<Self>) -> Vec<File> {
        self.files.rest()
    }
}

/// SHA-256 as policies have it, in base 64.
fn hash(text: &str) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let hex = Text::of_frozen(text.into()).sha256();
    let bytes = hex.as_bytes().chunks(2).filter_map(|pair| {
        let pair = std::str::from_utf8(pair).ok()?;
        u8::from_str_radix(pair, 16).ok()
    });
    let bytes: Vec<u8> = bytes.collect();
    let mut out = String::with_capacity(44);
    for three in bytes.chunks(3) {
        let byte = |n: usize| u32::from(three.get(n).copied().unwrap_or(0));
        let all = byte(0) << 16 | byte(1) << 8 | byte(2);
        for (n, shift) in [18, 12, 6, 0].into_iter().enumerate() {
            let digit = DIGITS
                .get((all >> shift & 63) as usize)
                .copied()
                .unwrap_or(b'A');
            out.push(if n <= three.len() {
                char::from(digit)
            } else {
                '='
            });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_as_policies_have_it() {
        // Of the empty text, as any tool gives it.
        assert_eq!(hash(""), "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }
}
