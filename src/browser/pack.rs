//! Packing, by what browsers bring along.

use std::future::Future;
use std::pin::Pin;

use js_sys::{Promise, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableStream, ReadableStreamDefaultReader};

use super::unpack::Piece;
use super::{JsError, OrLog};
use crate::domain::{Turns, breathe};

#[wasm_bindgen]
extern "C" {
    /// The bindings have it only as something that may change.
    type CompressionStream;

    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<CompressionStream, JsValue>;

    #[wasm_bindgen(method, getter)]
    fn readable(this: &CompressionStream) -> ReadableStream;

    #[wasm_bindgen(method, getter)]
    fn writable(this: &CompressionStream) -> WayIn;

    /// Where bytes go in.
    type WayIn;

    #[wasm_bindgen(method, catch, js_name = getWriter)]
    fn writer(this: &WayIn) -> Result<Writer, JsValue>;

    /// Whoever puts them in.
    type Writer;

    #[wasm_bindgen(method)]
    fn write(this: &Writer, piece: &Uint8Array) -> Promise;

    #[wasm_bindgen(method)]
    fn close(this: &Writer) -> Promise;
}

/// So many bytes are packed at a time: that takes a few milliseconds.
const AT_A_TIME: usize = 128 * 1024;

/// Packs bytes by “deflate”, in turns; `None` where this browser cannot.
pub fn deflate<'a>(
    bytes: &'a [u8],
    turns: &'a dyn Turns,
) -> Pin<Box<dyn Future<Output = Option<Vec<u8>>> + 'a>> {
    Box::pin(async move { packed(bytes, turns).await.or_log("could not pack a file") })
}

async fn packed(bytes: &[u8], turns: &dyn Turns) -> Result<Vec<u8>, JsError> {
    let stream = CompressionStream::new("deflate-raw")?;
    let writer = stream.writable().writer()?;
    let reader: ReadableStreamDefaultReader = stream.readable().get_reader().unchecked_into();
    // All of it waits at the way in; a piece is packed when what came of the one before has been read.
    let mut written: Vec<JsFuture> = Vec::with_capacity(bytes.len() / AT_A_TIME + 1);
    for piece in bytes.chunks(AT_A_TIME) {
        written.push(writer.write(&Uint8Array::from(piece)).into());
        breathe(turns).await;
    }
    let closed = JsFuture::from(writer.close());
    let mut out = Vec::with_capacity(bytes.len() / 4);
    loop {
        let piece: Piece = JsFuture::from(reader.read()).await?.unchecked_into();
        if piece.done() {
            break;
        }
        let piece: Uint8Array = piece.value().unchecked_into();
        let length = out.len();
        out.resize(length + piece.length() as usize, 0);
        piece.copy_to(&mut out[length..]);
        breathe(turns).await;
    }
    for one in written {
        one.await?;
    }
    closed.await?;
    Ok(out)
}
