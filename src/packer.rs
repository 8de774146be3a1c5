//! The program of the worker that packs beside the page: `public/pack.js` calls it. It has nothing of the app but
//! `format/packing`; so it is small, and made to be quick.

#[cfg(target_arch = "wasm32")]
#[allow(dead_code, unreachable_pub, reason = "the app uses the rest of it")]
#[path = "format/packing/mod.rs"]
mod packing;

#[cfg(target_arch = "wasm32")]
#[allow(unreachable_pub, reason = "the worker’s script reaches it")]
mod exported {
    use wasm_bindgen::prelude::wasm_bindgen;

    use crate::packing::{batch, deflate::Deflate};

    /// The answer to a batch; empty where it is none.
    #[wasm_bindgen]
    pub fn packed(batch: &[u8]) -> Vec<u8> {
        batch::packed(batch, &mut Deflate::default()).unwrap_or_default()
    }
}

fn main() {}
