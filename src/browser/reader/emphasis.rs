//! The chosen tag and the one under the pointer: a class on their own spans, no repainting.

use super::article::Article;
use super::dom::class;
use super::inner::Inner;
use crate::domain::json::shown;
use crate::domain::{AnnotationId, Span};

/// A tag that stands out, and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Lit {
    pub(super) tag: AnnotationId,
    pub(super) spans: Vec<Span>,
}

impl From<(AnnotationId, &[Span])> for Lit {
    fn from((tag, spans): (AnnotationId, &[Span])) -> Self {
        Self {
            tag,
            spans: spans.to_vec(),
        }
    }
}

impl Inner {
    pub(super) fn set_chosen(&self, tag: Option<(AnnotationId, &[Span])>) {
        self.choose(tag.map(Lit::from));
        self.refresh_caret();
    }

    /// Without its edges.
    pub(super) fn choose(&self, tag: Option<Lit>) {
        let old = self.chosen.replace(tag.clone());
        self.relight("chosen", old, tag);
    }

    pub(super) fn set_hot(&self, tag: Option<(AnnotationId, &[Span])>) {
        let tag = tag.map(Lit::from);
        let old = self.hot.replace(tag.clone());
        self.relight("hot", old, tag);
    }

    fn relight(&self, name: &str, old: Option<Lit>, new: Option<Lit>) {
        let Some(article) = self.article() else {
            return;
        };
        if let Some(old) = old.filter(|old| Some(old.tag) != new.as_ref().map(|n| n.tag)) {
            light(&article, &old, name, false);
        }
        if let Some(new) = new {
            light(&article, &new, name, true);
        }
    }
}

/// Sets or clears the class on every span of the tag; those not painted yet get it when they are.
fn light(article: &Article, lit: &Lit, name: &str, on: bool) {
    let mut selector = String::from("[data-a=\"");
    selector.push_str(&shown(&lit.tag));
    selector.push_str("\"]");
    for place in lit.spans.iter().flat_map(|s| article.blocks.touching(*s)) {
        let Some(Ok(list)) = article
            .element(place)
            .map(|e| e.query_selector_all(&selector))
        else {
            continue;
        };
        for i in 0..list.length() {
            if let Some(node) = list.get(i) {
                class(wasm_bindgen::JsCast::unchecked_ref(&node), name, on);
            }
        }
    }
}
