//! Files that are put together piece by piece.

use demarche::browser::files::Pieces;
use js_sys::Uint8Array;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn a_file_has_each_piece_as_it_was_given() {
    // Shorter and longer than the one before, and than the room that was made for it.
    let lengths = [300_000, 5, 0, 299_999, 400_000, 131_072, 1];
    let (mut pieces, mut expected) = (Pieces::default(), Vec::new());
    for (length, first) in lengths.into_iter().zip(1_u8..) {
        let piece: Vec<u8> = (0..length).map(|n| first ^ (n % 251) as u8).collect();
        pieces.add(&piece);
        expected.extend(piece);
    }
    let file = pieces.whole("application/json").unwrap();
    assert_eq!(file.type_(), "application/json");
    let read = JsFuture::from(file.array_buffer()).await.unwrap();
    assert!(Uint8Array::new(&read).to_vec() == expected);
}
