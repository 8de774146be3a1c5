//! Reports: all of the text is in them, every tag once, and nothing that a page could run.

use std::fs;
use std::path::PathBuf;

use demarche::domain::{Blocks, Extra};
use demarche::format::exchange::model::{Article, Tie};
use demarche::format::exchange::report::{REPORTS, Report};
use proptest::prelude::*;

use crate::articles;
use crate::golden::tricky;

fn written(report: &Report, article: &Article) -> String {
    let mut writing = (report.begin)(&articles::scheme(std::slice::from_ref(article)));
    writing.article(article);
    let files = writing.finish();
    assert_eq!(files.len(), 1);
    String::from_utf8(files[0].bytes.clone()).unwrap()
}

fn of(id: &str) -> &'static Report {
    REPORTS.into_iter().find(|report| report.id == id).unwrap()
}

/// What a reader sees of a piece of the page, without the numbers of tags.
fn seen(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some((text, after)) = rest.split_once('<') {
        out.push_str(text);
        let (tag, after) = after.split_once('>').unwrap();
        rest = match tag {
            "sup" => after.split_once("</sup>").unwrap().1,
            _ => after,
        };
    }
    out.push_str(rest);
    let references = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&#13;", "\r"),
        ("&amp;", "&"),
    ];
    references
        .iter()
        .fold(out, |text, (written, meant)| text.replace(written, meant))
}

fn blocks(article: &Article) -> Vec<String> {
    let blocks = Blocks::of(&article.text);
    let words = blocks
        .all()
        .iter()
        .map(|block| article.text.slice(block.span));
    // What XML cannot hold, a page cannot either.
    let allowed = |c: char| {
        if c < ' ' && !"\t\n".contains(c) {
            '\u{fffd}'
        } else {
            c
        }
    };
    words
        .map(|words| words.chars().map(allowed).collect())
        .collect()
}

proptest! {
    #[test]
    fn a_page_has_all_of_the_text_and_each_tag_once(article in articles::article(1)) {
        let html = written(of("html"), &article);
        let text = html.split_once("<article").unwrap().1.split_once('>').unwrap().1;
        let text = text.split_once("</article>").unwrap().0;
        let text = &text.replace("</h1>\n", "</p>\n");
        let paragraphs: Vec<String> = text.split("</p>\n").map(seen).map(|p| p.trim_start_matches('\n').to_owned()).collect();
        let (last, paragraphs) = paragraphs.split_last().unwrap();
        prop_assert_eq!(last, "");
        prop_assert_eq!(paragraphs, &blocks(&article)[..]);
        // A tag of white space before the first block is numbered there.
        let placed = article.marks.iter().filter(|mark| ends_before_the_last_block(&article, mark));
        prop_assert_eq!(text.matches("<sup>").count(), placed.count());
        prop_assert_eq!(html.matches("<li id=").count(), article.marks.len());
        prop_assert!(!html.contains("<script") && !html.contains("http://") && !html.contains(" style="));
    }

    #[test]
    fn the_headline_stands_once(mut article in articles::article(1), in_text in any::<bool>()) {
        let first = blocks(&article).first().map(|block| block.trim().to_owned()).unwrap_or_default();
        let title = if in_text { first.clone() } else { format!("About {first}") };
        article.meta.retain(|(name, _)| name != "title");
        let plain = !first.is_empty() && !first.contains(['\n', '\u{fffd}']);
        if !plain {
            return Ok(());
        }
        article.meta.insert(0, ("title".to_owned(), title));
        let html = written(of("html"), &article);
        prop_assert_eq!(html.matches("<h1 ").count(), 1);
        let (before, rest) = html.split_once("<h1 dir=\"auto\">").unwrap();
        prop_assert_eq!(before.contains("<article"), in_text);
        let headline = seen(rest.split_once("</h1>").unwrap().0);
        prop_assert_eq!(headline.trim(), article.meta("title"));
        let markdown = written(of("markdown"), &article);
        prop_assert_eq!(markdown.lines().filter(|line| line.starts_with("# ")).count(), 1);
    }

    #[test]
    fn markdown_has_a_footnote_for_each_tag(article in articles::article(1)) {
        let text = written(of("markdown"), &article);
        let notes = text.lines().filter(|line| line.starts_with("[^") && line.contains("]: **"));
        prop_assert_eq!(notes.count(), article.marks.len());
    }
}

/// A tag of nothing but white space behind the last block is listed, but has no place in the text.
fn ends_before_the_last_block(
    article: &Article,
    mark: &demarche::format::exchange::model::Mark,
) -> bool {
    let blocks = Blocks::of(&article.text);
    blocks
        .all()
        .last()
        .is_some_and(|block| mark.extent().end() <= block.span.end())
}

#[test]
fn every_report_of_the_tricky_article_is_as_it_was() {
    for report in REPORTS {
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
            .join("tests/data/exchange")
            .join(report.id)
            .join(format!("harbour.{}", report.ending));
        let text = written(report, &tricky());
        if std::env::var_os("DEMARCHE_BLESS").is_some() {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, &text).unwrap();
        }
        let golden =
            fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        assert!(golden == text, "{} is no longer written so", path.display());
    }
}

/// Who is in a role is said, and where they are named; what is noted of a link and of the article stands there as well.
#[test]
fn what_is_noted_is_there_and_roles_are_told_once() {
    let mut article = tricky();
    let ids: Vec<String> = article.marks.iter().map(|mark| mark.id.clone()).collect();
    article.marks[0].attributes = vec![("claimant".to_owned(), vec!["Dockers’ union".to_owned()])];
    let tie = |label: &str, note: &str| Tie {
        id: label.to_owned(),
        from: ids[0].clone(),
        to: ids[1].clone(),
        label: label.to_owned(),
        note: note.to_owned(),
        extra: Extra::new(),
    };
    article.ties = vec![tie("claimant", ""), tie("rejects", "firmly")];
    article.meta = vec![("notes".to_owned(), "Seen twice.".to_owned())];
    let (page, notes) = (
        written(of("html"), &article),
        written(of("markdown"), &article),
    );
    for told in [seen(&page), notes.replace('\\', "")] {
        for words in [
            "Dockers’ union",
            "claimant named in",
            "tag 2 (firmly)",
            "Seen twice.",
        ] {
            assert_eq!(told.matches(words).count(), 1, "{words} in {told}");
        }
    }
}
