//! Buttons, which are nearly everything that can be pressed here.

use crate::ui::html::{El, el};

/// A button with these classes.
pub fn button(class: &'static str, press: impl FnMut() + Send + 'static) -> El {
    bare_button(press).class(class)
}

/// A button whose classes are still to be said.
pub fn bare_button(mut press: impl FnMut() + Send + 'static) -> El {
    let button = el("button").attr("type", "button");
    button.on("click", move |_| press())
}

/// A button that sends the form it stands in.
pub fn submit(class: &'static str, label: &'static str) -> El {
    el("button").attr("type", "submit").class(class).text(label)
}
