//! Every place where a term is used, by article, in its context.

use std::sync::Arc;

use leptos::prelude::*;

use super::screen::Screen;
use crate::domain::{AnnotationId, DocumentId, Term, Usage, Use, grouped};
use crate::edit::{count, short};
use crate::ui::erased::{made_of, memo};
use crate::ui::html::{El, View, el};
use crate::ui::state::{ARTICLE, go_to_field};
use crate::ui::widgets::button;

/// How many places are shown at first, and how many more at a time.
const AT_FIRST: usize = 20;
const MORE: usize = 100;

/// Something beside each place: a choice for it.
pub type Beside = Arc<dyn Fn(Use) -> AnyView + Send + Sync>;

/// Where a term is used.
pub fn used(screen: Screen, term: &Term) -> El {
    el("div")
        .class("codebook-fields")
        .child(el("h4").text("Where it is used"))
        .child(quotes(screen, term, None))
}

/// The places with their counts, some at first and all on demand.
pub fn quotes(screen: Screen, term: &Term, beside: Option<Beside>) -> El {
    let limit = RwSignal::new(AT_FIRST);
    let term = term.clone();
    let counted = term.clone();
    let line = move || in_words(screen, &screen.usage.read(), &counted);
    let total = {
        let term = term.clone();
        memo(move || screen.usage.read().count(&term))
    };
    let shown = made_of(
        move || (screen.usage.get(), limit.get()),
        move |(usage, limit)| groups(screen, &usage, &term, limit, beside.as_ref()),
    );
    let more = made_of(
        move || total.get().saturating_sub(limit.get()),
        move |left| {
            (left > 0).then(|| {
                let words = format!("Show {} more", grouped(left.min(MORE) as u64));
                button("button small", move || limit.update(|l| *l += MORE)).child(words)
            })
        },
    );
    el("div")
        .class("quotes")
        .child(el("p").class("quiet").part(line))
        .child(shown)
        .child(more)
}

/// “12 tags in 3 articles”.
fn in_words(screen: Screen, usage: &Usage, term: &Term) -> String {
    let uses = usage.uses(term);
    let articles = screen.desk.with(|s| {
        let mut last = None;
        let mut articles = 0;
        for place in uses {
            let document = place.document(s.project());
            if document != last {
                articles += 1;
                last = document;
            }
        }
        articles
    });
    let noun = match term {
        Term::Kind(_) => "tag",
        Term::Code(..) => "statement",
        Term::Link(_) => "link",
    };
    match uses.len() {
        0 => "Nothing is coded with it itself.".to_owned(),
        n => format!("{} in {}.", count(n, noun), count(articles, "article")),
    }
}

fn groups(
    screen: Screen,
    usage: &Usage,
    term: &Term,
    limit: usize,
    beside: Option<&Beside>,
) -> Vec<El> {
    let mut groups: Vec<(Option<DocumentId>, Vec<El>)> = Vec::new();
    for place in usage.uses(term).iter().take(limit) {
        let document = screen.desk.with(|s| place.document(s.project()));
        let row = quote(screen, *place, beside);
        match groups.last_mut() {
            Some((last, rows)) if *last == document => rows.push(row),
            _ => groups.push((document, vec![row])),
        }
    }
    let each = groups.into_iter().map(|(document, rows)| {
        let title = screen.desk.with(|s| {
            let document = document.and_then(|id| s.project().document(id));
            document.map_or_else(String::new, |d| d.meta.title.clone())
        });
        el("div")
            .class("quote-group")
            .child(el("h5").attr("dir", "auto").child(title))
            .child(el("ul").class("quote-list").children(rows))
    });
    each.collect()
}

fn quote(screen: Screen, place: Use, beside: Option<&Beside>) -> El {
    let (go, words) = match place {
        Use::Tag(id) => (Some(id), in_context(screen, id)),
        Use::Link(id) => screen.desk.with(|s| {
            let project = s.project();
            let Some(link) = project.relation(id) else {
                return (None, Vec::new());
            };
            let words = |id: AnnotationId| {
                let tag = project.annotation(id);
                tag.map_or_else(String::new, |tag| short(&tag.anchor.quote().exact))
            };
            let verb = project.codebook().relation(&link.of_type);
            let verb = verb.map_or_else(String::new, |verb| verb.label.clone());
            let line = vec![
                el("mark").child(words(link.from)).view(),
                format!(" {verb} ").view(),
                el("mark").child(words(link.to)).view(),
            ];
            (Some(link.from), line)
        }),
    };
    let press = move || {
        if let Some(id) = go {
            screen.desk.close_dialog();
            screen.desk.choose(id);
            go_to_field(ARTICLE);
        }
    };
    let row = el("li").class("quote").child(
        button("quote-go", press)
            .attr("title", "Go to it in the text")
            .attr("dir", "auto")
            .child(words),
    );
    match beside {
        Some(beside) => row.child(beside(place)),
        None => row,
    }
}

/// The words of a tag between what stands before and after them.
fn in_context(screen: Screen, id: AnnotationId) -> Vec<AnyView> {
    let quote = screen.desk.with(|s| {
        let tag = s.project().annotation(id)?;
        Some(tag.anchor.quote().clone())
    });
    let Some(quote) = quote else {
        return Vec::new();
    };
    vec![
        el("span")
            .class("quiet")
            .child(format!("…{}", quote.prefix))
            .view(),
        el("mark").child(quote.exact.to_string()).view(),
        el("span")
            .class("quiet")
            .child(format!("{}…", quote.suffix))
            .view(),
    ]
}
