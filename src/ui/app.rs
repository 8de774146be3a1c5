//! The app: looks for what is kept, then shows the desk.

use leptos::prelude::*;

use super::articles::Articles;
use super::boot::{self, Start};
use super::dialogs::Dialogs;
use super::frame::{Banner, DropTarget, Header, Hints, Live, ThumbBar, Toast};
use super::reading::Reading;
use super::state::{Settings, provide_desk};
use super::tags::Tags;
use crate::ui::erased::{part, shown};

/// Everything.
#[component]
pub fn App() -> impl IntoView {
    let start = RwSignal::new_local(None::<Start>);
    boot::begin(Settings::load(), move |found| start.set(Some(found)));
    view! { {part(move || start.get().map(|start| view! { <Frame start=start /> }))} }
}

/// The desk with all around it.
#[component]
fn Frame(start: Start) -> impl IntoView {
    let desk = provide_desk(start);
    desk.listen_to_keys();
    desk.follow();
    view! {
            <div id="app" class="app">
                <a class="skip" href="#article">
                    "Skip to the article"
                </a>
                <Header />
                <Banner />
                <div class="columns">
                    <Articles />
                    <Reading />
                    <Tags />
                </div>
                {shown(move || desk.settings.hints.get(), move || view! {
    <Hints />
    })}
                <ThumbBar />
                <Toast />
                <Live />
                <DropTarget />
                <Dialogs />
            </div>
        }
}
