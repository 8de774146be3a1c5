//! The keyboard, the colours of the codebook, and whatever else of the page follows the desk.

use leptos::prelude::*;

use super::{ARTICLE, Desk, go_to_field};
use crate::browser::{KeyListener, PasteListener, page, set_kind_colour};
use crate::domain::{Codebook, Colour, Kind};
use crate::edit::{Action, key_action};
use crate::ui::erased::effect;

/// Where buttons are that have nothing to do with the caret or a tag.
const BUTTONS_AROUND: &str = "header, .article-head";

/// Whether the analyst is at work in the text.
const fn is_in_text(action: &Action) -> bool {
    matches!(
        action,
        Action::Move { .. }
            | Action::Line { .. }
            | Action::Tag(_)
            | Action::SelectSentence
            | Action::RepeatTag
            | Action::Neighbour(_)
    )
}

impl Desk {
    /// Listens to the keyboard for as long as the app is there.
    pub fn listen_to_keys(self) {
        let listener = KeyListener::new(move |press, _held| {
            let codebook = self.seen.codebook.get_untracked();
            let action = key_action(&press, &codebook);
            let used = action.is_some();
            if let Some(action) = action {
                let in_text = is_in_text(&action);
                self.act(action);
                // A button that was pressed last, or that a dialog gave the focus back to, would take Enter.
                if in_text && page::is_focus_in(BUTTONS_AROUND) {
                    go_to_field(ARTICLE);
                }
            }
            used
        });
        let kept = StoredValue::new_local(listener);
        on_cleanup(move || kept.dispose());
    }

    /// Listens to what is pasted, for as long as the app is there.
    pub(in crate::ui) fn listen_to_pastes(self) {
        let listener = PasteListener::new(move |incoming| self.take(incoming));
        let kept = StoredValue::new_local(listener);
        on_cleanup(move || kept.dispose());
    }

    /// Brings preferences, codebook colours and the project's title to the page.
    pub fn follow(self) {
        self.settings.apply();
        // For the outside: colours of kinds are the codebook’s, so no style sheet can have them.
        effect(move || {
            for (place, kind) in self.seen.codebook.read().kinds.iter().enumerate() {
                set_kind_colour(place, own_colour(place, kind));
            }
        });
        effect(move || {
            self.track_articles();
            let title = self.with(|s| s.project().meta().title.clone());
            page::set_title(&format!("{title} – Demarche"));
        });
    }

    /// The browser's own printing; the style sheet keeps the tags visible.
    pub fn print(self) {
        self.with_reader(crate::browser::Reader::paint_all);
        page::print();
    }

    /// What is typed from now on is undone by itself.
    pub fn close_group(self) {
        self.session.update_value(crate::edit::Session::close_group);
    }
}

/// The colour of a kind, where it is not the one the style sheet has for its place.
fn own_colour(place: usize, kind: &Kind) -> Option<Colour> {
    let usual = Codebook::FIRST_COLOURS.get(place);
    Some(kind.colour).filter(|colour| Some(colour) != usual)
}
