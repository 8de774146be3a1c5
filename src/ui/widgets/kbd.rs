//! Keys, as printed on them.

use crate::ui::html::{El, el};

/// One key.
pub fn kbd(cap: String) -> El {
    el("kbd").class("kbd").child(cap)
}

/// Keys pressed together.
#[inline(never)]
pub fn keys(caps: Vec<String>) -> El {
    el("span").class("keys").children(caps.into_iter().map(kbd))
}
