//! The screen. The only folder that names Leptos; it reaches the web through `browser` alone.
//!
//! Everything an analyst does goes through [`state::Desk`]: it holds the session, carries out actions, and tells the
//! reader, the list and the saver what changed. Components read its signals and never write them.

#![allow(
    unreachable_pub,
    reason = "only this folder uses its components, and says so in its modules"
)]

mod actors;
mod app;
mod articles;
mod backup;
mod boot;
mod codebook;
mod coding;
mod corpus;
mod correcting;
mod dialogs;
mod element_state;
mod erased;
mod exporting;
mod frame;
mod html;
mod incoming;
mod keyed;
mod later;
mod margin;
mod merging;
mod reading;
mod site;
mod state;
mod statements;
mod tabs;
mod tags;
mod todo;
mod versions;
mod widgets;

use leptos::prelude::*;

/// Puts the app into the page.
pub fn mount() {
    crate::browser::panic::install();
    mount_to_body(app::app);
}
