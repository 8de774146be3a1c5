//! What the analyst prefers: remembered in this browser, in force at once.

use leptos::prelude::*;

use crate::browser::preferences::{
    self, Keepable, LineSpacing, Preference, Preferences, TextFace, TextSize, Theme,
};
use crate::browser::{apply_reading, apply_theme};
use crate::domain::{Coder, DocumentId, KindId, Offset, ProjectId, Table};
use crate::ui::erased::effect;

/// Articles of which it is remembered how far they have been read.
const PLACES: usize = 300;

/// Preferences as signals; each is written down as it changes.
#[derive(Clone, Copy)]
pub struct Settings {
    kept: StoredValue<Preferences, LocalStorage>,
    /// Light, dark, or as the system has it.
    pub theme: RwSignal<Theme>,
    /// Size of the article’s type.
    pub size: RwSignal<TextSize>,
    /// Face of the article’s type.
    pub face: RwSignal<TextFace>,
    /// Distance of the article’s lines.
    pub spacing: RwSignal<LineSpacing>,
    /// Sentence mode: whether keys tag the sentence or word under the caret when nothing is selected.
    pub whole_sentences: RwSignal<bool>,
    /// Whether the bar with keys is shown.
    pub hints: RwSignal<bool>,
    /// Whether what can be coded of a tag is unfolded.
    pub coding: RwSignal<bool>,
    last_kind: RwSignal<Option<KindId>>,
}

impl Settings {
    /// As remembered, or as they are at first.
    pub fn load() -> Self {
        let kept = Preferences::open();
        Self {
            theme: RwSignal::new(kept.get(&preferences::THEME)),
            size: RwSignal::new(kept.get(&preferences::TEXT_SIZE)),
            face: RwSignal::new(kept.get(&preferences::TEXT_FACE)),
            spacing: RwSignal::new(kept.get(&preferences::LINE_SPACING)),
            whole_sentences: RwSignal::new(kept.get(&preferences::WHOLE_SENTENCE)),
            hints: RwSignal::new(kept.get(&preferences::HINTS)),
            coding: RwSignal::new(kept.get(&preferences::CODING)),
            last_kind: RwSignal::new(None),
            kept: StoredValue::new_local(kept),
        }
    }

    /// Brings the choices to the page and writes them down, now and whenever they change.
    pub fn apply(self) {
        // For the outside: the page’s root carries theme and type, the browser’s store remembers.
        effect(move || {
            apply_theme(self.theme.get());
            self.keep(&preferences::THEME, &self.theme.get());
        });
        effect(move || {
            let (size, face, spacing) = (self.size.get(), self.face.get(), self.spacing.get());
            apply_reading(size, face, spacing);
            self.keep(&preferences::TEXT_SIZE, &size);
            self.keep(&preferences::TEXT_FACE, &face);
            self.keep(&preferences::LINE_SPACING, &spacing);
        });
        effect(move || {
            self.keep(&preferences::WHOLE_SENTENCE, &self.whole_sentences.get());
            self.keep(&preferences::HINTS, &self.hints.get());
            self.keep(&preferences::CODING, &self.coding.get());
        });
    }

    fn keep<T: Keepable>(self, preference: &Preference<T>, value: &T) {
        self.kept.with_value(|kept| kept.set(preference, value));
    }

    /// Something that is remembered and of no concern to the start.
    pub fn recall<T: Keepable>(self, preference: &Preference<T>) -> T {
        self.kept.with_value(|kept| kept.get(preference))
    }

    /// Remembers it.
    pub fn remember<T: Keepable>(self, preference: &Preference<T>, value: &T) {
        self.keep(preference, value);
    }

    /// The kind that was tagged with last in this session.
    pub fn last_kind(self) -> Option<KindId> {
        self.last_kind.get_untracked()
    }

    /// Remembers the kind that was tagged with.
    pub fn remember_kind(self, kind: &KindId) {
        self.last_kind.set(Some(kind.clone()));
    }

    /// Remembers which article of which project is on the screen.
    pub fn remember_article(self, project: ProjectId, document: DocumentId) {
        let mut articles = self.articles();
        if articles.insert(project, document) != Some(document) {
            self.keep(&preferences::LAST_ARTICLES, &articles);
        }
    }

    fn articles(self) -> Table<ProjectId, DocumentId> {
        self.kept
            .with_value(|kept| kept.get(&preferences::LAST_ARTICLES))
    }

    /// The article of a project that was on the screen last.
    pub fn last_article(self, project: ProjectId) -> Option<DocumentId> {
        self.articles().get(&project).copied()
    }

    /// Remembers how far an article has been read. Of very many articles, it begins to remember anew.
    pub fn remember_reading(self, document: DocumentId, at: Offset) {
        let mut places = self.places();
        if places.iter().len() > PLACES {
            places = Table::new();
        }
        let before = match at {
            Offset::ZERO => places.remove(&document),
            at => places.insert(document, at),
        };
        if before.unwrap_or(Offset::ZERO) != at {
            self.keep(&preferences::READ_TO, &places);
        }
    }

    fn places(self) -> Table<DocumentId, Offset> {
        self.kept.with_value(|kept| kept.get(&preferences::READ_TO))
    }

    /// How far an article has been read; `None`: not beyond its start.
    pub fn read_to(self, document: DocumentId) -> Option<Offset> {
        self.places().get(&document).copied()
    }

    /// Remembers which project is open.
    pub fn remember_project(self, project: ProjectId) {
        self.keep(&preferences::LAST_PROJECT, &Some(project));
    }

    /// The project that was open last.
    pub fn last_project(self) -> Option<ProjectId> {
        self.kept
            .with_value(|kept| kept.get(&preferences::LAST_PROJECT))
    }

    /// The project that came of an offer of the site, if one did.
    pub fn hosted(self, offer: &str) -> Option<ProjectId> {
        self.all_hosted().get(offer).copied()
    }

    /// Remembers which project came of an offer of the site.
    pub fn remember_hosted(self, offer: String, project: ProjectId) {
        let mut all = self.all_hosted();
        if all.insert(offer, project) != Some(project) {
            self.keep(&preferences::HOSTED, &all);
        }
    }

    /// Which files of an offer of the site were taken or left out, if that is known.
    pub fn hosted_files(self, offer: &str) -> Vec<String> {
        let all = self.recall(&preferences::HOSTED_FILES);
        all.get(offer).cloned().unwrap_or_default()
    }

    /// Remembers which files of an offer were taken or left out.
    pub fn remember_hosted_files(self, offer: String, files: Vec<String>) {
        let mut all = self.recall(&preferences::HOSTED_FILES);
        all.insert(offer, files);
        self.keep(&preferences::HOSTED_FILES, &all);
    }

    fn all_hosted(self) -> Table<String, ProjectId> {
        self.kept.with_value(|kept| kept.get(&preferences::HOSTED))
    }

    /// Who works in this browser, if they have worked here before.
    pub fn coder(self) -> Option<Coder> {
        self.kept.with_value(|kept| kept.get(&preferences::CODER))
    }

    /// Whether the coder was asked what they are called.
    pub fn name_was_asked(self) -> bool {
        self.kept
            .with_value(|kept| kept.get(&preferences::NAME_ASKED))
    }

    /// Remembers that the coder was asked: it is done once.
    pub fn remember_name_was_asked(self) {
        self.keep(&preferences::NAME_ASKED, &true);
    }

    /// Remembers who works in this browser.
    pub fn remember_coder(self, coder: &Coder) {
        self.keep(&preferences::CODER, &Some(coder.clone()));
    }
}
