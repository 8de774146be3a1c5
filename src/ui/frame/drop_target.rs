//! Files may be dropped anywhere on the page.

use leptos::prelude::*;

use crate::ui::erased::shown;

use crate::browser::DropListener;
use crate::ui::state::expect_desk;

/// Says, while files are held over the page, what letting go will do.
#[component]
pub fn DropTarget() -> impl IntoView {
    let desk = expect_desk();
    let over = RwSignal::new(false);
    let listener = DropListener::new(
        move |is_over| over.set(is_over),
        move |dropped| desk.take(dropped),
    );
    let kept = StoredValue::new_local(listener);
    on_cleanup(move || kept.dispose());
    view! {
            {shown(move || over.get(), move || view! {
    <div class="drop-target" role="status">
                    <p>"Let go to open these files"</p>
                    <p class="quiet">"Articles as .txt, or a project as .demarche.json"</p>
                </div>
    })}
        }
}
