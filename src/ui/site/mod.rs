//! What there is to say about the site itself: that a newer version is ready, and which projects it offers; and what is
//! under way.

mod errand;
mod newer;
mod offers;

use leptos::prelude::*;

use crate::browser::site;
use crate::ui::html::View;
use crate::ui::state::expect_desk;

pub use offers::list;

/// Lines above the article, where there is something to say; and a link that asks for a project is followed. Only to be
/// called through [`Later`](crate::ui::later::Later).
pub fn news() -> AnyView {
    let desk = expect_desk();
    let link = site::when_asked_to_open(move |wanted| desk.open_hosted(wanted));
    let link = StoredValue::new_local(link);
    on_cleanup(move || drop(link.try_update_value(Option::take)));
    vec![newer::newer(), offers::offers(), errand::errand()].view()
}
