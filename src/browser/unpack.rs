//! Unpacking and decoding, by what browsers bring along.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, ReadableStream, ReadableStreamDefaultReader, ReadableWritablePair, TextDecoder,
    TextDecoderOptions,
};

use super::OrLog;

#[wasm_bindgen]
extern "C" {
    /// The bindings have it only as something that may change.
    #[wasm_bindgen(extends = ReadableWritablePair)]
    type DecompressionStream;

    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<DecompressionStream, JsValue>;

    /// A piece of a stream.
    pub(super) type Piece;

    #[wasm_bindgen(method, getter)]
    pub(super) fn done(this: &Piece) -> bool;

    #[wasm_bindgen(method, getter)]
    pub(super) fn value(this: &Piece) -> JsValue;
}

/// Why nothing came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unpacking {
    /// More than was allowed.
    TooMuch,
    /// Damaged, or the browser cannot unpack.
    Failed,
}

/// Unpacks what was packed by “deflate”. It is stopped as soon as more has come out than is allowed.
///
/// # Errors
/// [`Unpacking`].
pub async fn inflate(packed: &[u8], at_most: usize) -> Result<Vec<u8>, Unpacking> {
    let reader = stream(packed).map_err(|_| Unpacking::Failed)?;
    let mut out = Vec::new();
    loop {
        let piece = JsFuture::from(reader.read()).await;
        let piece: Piece = piece.map_err(|_| Unpacking::Failed)?.unchecked_into();
        if piece.done() {
            return Ok(out);
        }
        let piece: Uint8Array = piece.value().unchecked_into();
        let length = out.len();
        let all = length + piece.length() as usize;
        if all > at_most {
            // What is still under way is of no interest.
            JsFuture::from(reader.cancel())
                .await
                .or_log("could not stop unpacking");
            return Err(Unpacking::TooMuch);
        }
        out.resize(all, 0);
        piece.copy_to(&mut out[length..]);
    }
}

fn stream(packed: &[u8]) -> Result<ReadableStreamDefaultReader, JsValue> {
    let blob = Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(packed)))?;
    let unpacking = DecompressionStream::new("deflate-raw")?;
    let out: ReadableStream = blob.stream().pipe_through(&unpacking);
    Ok(out.get_reader().unchecked_into())
}

/// The characters of bytes in one of the web's encodings; `None` when they are none in it.
pub fn decode(bytes: &[u8], label: &str) -> Option<String> {
    let options = TextDecoderOptions::new();
    options.set_fatal(true);
    let decoder = TextDecoder::new_with_label_and_options(label, &options)
        .or_log("could not read this encoding")?;
    decoder.decode_with_u8_array(bytes).ok()
}
