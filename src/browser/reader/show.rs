//! Puts an article, or another look of it, on screen.

use std::rc::Rc;
use std::sync::Arc;

use super::article::{Article, CHAPTER, Paint, SECTION};
use super::dom::append;
use super::inner::Inner;
use super::look::Look;
use super::sections::build;
use super::size::Size;
use crate::domain::{Blocks, Text};

/// What is painted at once, in heights of the window: what is seen first, and some in case it is less than estimated.
const AT_ONCE: f64 = 1.3;

impl Inner {
    pub(super) fn show(&self, text: &Text, blocks: &Arc<Blocks>, looks: &[Look]) {
        self.clear();
        let view = self.view().height;
        let size = Size::measure(&self.host, &self.templates, text, blocks.all());
        self.size.set(size);
        self.looks.replace(looks.into());

        let fragment = self.document.create_document_fragment();
        let (sections, chapters) = build(&fragment, &self.templates, text, blocks.all(), &size);
        let article = Rc::new(Article {
            text: text.clone(),
            blocks: Arc::clone(blocks),
            sections,
            chapters,
        });
        self.article.replace(Some(Rc::clone(&article)));
        self.paint_first(&article, size.fitting(blocks.all(), view * AT_ONCE));
        self.host
            .insert_before(&fragment, Some(&self.caret))
            .map_or_else(|_| append(&self.host, &fragment), |_| ());
        self.scroller.set_scroll_top(0);
        self.watch_sections(&article);
        self.paint_when_idle(0);
    }

    /// Takes away whatever there was.
    fn clear(&self) {
        self.clear_selection();
        self.idle.replace(None);
        self.stop_revealing();
        self.goal.set(None);
        self.chosen.replace(None);
        self.hot.replace(None);
        self.hovered.set(None);
        if let Some(near) = self.near.borrow().as_ref() {
            near.clear();
        }
        self.article.replace(None);
        self.host.set_text_content(None);
        self.add_overlays();
    }

    /// Watching an element tells at once whether it is near. Sections are watched once their chapter is.
    fn watch_sections(&self, article: &Article) {
        if let Some(near) = self.near.borrow().as_ref() {
            near.clear();
            for chapter in &article.chapters {
                near.add(chapter);
            }
        }
    }

    pub(super) fn set_looks(&self, looks: &[Look]) {
        if **self.looks.borrow() == *looks {
            return;
        }
        self.looks.replace(looks.into());
        let Some(article) = self.article() else {
            return;
        };
        for section in &article.sections {
            if section.state.get() != Paint::Bare {
                section.state.set(Paint::Stale);
            }
        }
        self.watch_sections(&article);
        self.paint_when_idle(0);
    }

    /// The host has another size. Mostly it is only a section that has got its true height; but if the column is another,
    /// the caret moves, and estimates are made anew.
    pub(super) fn resized(&self) {
        let Some(article) = self.article() else {
            return;
        };
        if self.size.get().is_for(&self.host) {
            return;
        }
        self.refresh_caret();
        let size = Size::measure(
            &self.host,
            &self.templates,
            &article.text,
            article.blocks.all(),
        );
        self.size.set(size);
        let blocks = article.blocks.all();
        for (section, blocks) in article.sections.iter().zip(blocks.chunks(SECTION)) {
            size.put(&section.element, blocks);
        }
        for (chapter, blocks) in article
            .chapters
            .iter()
            .zip(blocks.chunks(SECTION * CHAPTER))
        {
            size.put(chapter, blocks);
        }
    }
}
