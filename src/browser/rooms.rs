//! Room for bytes outside the program’s memory, used again and again: to have it made anew takes as long as to fill it, and much
//! that is let go of all at once holds the page up.

use std::cell::RefCell;

use js_sys::{ArrayBuffer, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

/// Room is made in multiples of so many bytes, so that it will do for most of what comes later.
const STEP: usize = 128 * 1024;

/// Room that nothing is in.
#[derive(Debug, Default)]
pub(super) struct Rooms(RefCell<Vec<ArrayBuffer>>);

impl Rooms {
    /// The bytes, in room that came back, or in new. They may be followed by others, which its buffer has and it has not.
    pub(super) fn filled(&self, bytes: &[u8]) -> Uint8Array {
        let back = self.0.borrow_mut().pop();
        let room = back
            .filter(|room| room.byte_length() as usize >= bytes.len())
            .unwrap_or_else(|| ArrayBuffer::new(bytes.len().next_multiple_of(STEP) as u32));
        let filled = Uint8Array::new_with_byte_offset_and_length(&room, 0, bytes.len() as u32);
        filled.copy_from(bytes);
        filled
    }

    /// Takes room back that nobody looks into any more; what is no room is passed over.
    pub(super) fn take_back(&self, room: JsValue) {
        self.0.borrow_mut().extend(room.dyn_into().ok());
    }
}
