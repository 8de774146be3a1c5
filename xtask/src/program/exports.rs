//! What the program offers to its script, without what nobody asks for.
//!
//! Leptos brings classes for streams between a page and its server. They are exported, so no tool may take them out; but
//! we have no server, and nothing makes one of them.

use super::leb;
use crate::failure::{Failure, Outcome};

const EXPORTS: u8 = 7;

/// How the exports of those classes are named.
const UNUSED: &str = "intounderlying";

/// The program without them.
pub(super) fn used(wasm: &[u8]) -> Outcome<Vec<u8>> {
    without(wasm, UNUSED).ok_or_else(|| Failure::new("the program's exports could not be read"))
}

fn without(wasm: &[u8], unused: &str) -> Option<Vec<u8>> {
    let (head, mut rest) = wasm.split_at_checked(8)?;
    let mut done = head.to_vec();
    while let Some((&kind, after)) = rest.split_first() {
        let (body, after) = leb::counted(after)?;
        let body = if kind == EXPORTS {
            kept(body, unused)?
        } else {
            body.to_vec()
        };
        done.push(kind);
        leb::write(body.len(), &mut done);
        done.extend(body);
        rest = after;
    }
    Some(done)
}

fn kept(body: &[u8], unused: &str) -> Option<Vec<u8>> {
    let (count, mut rest) = leb::read(body)?;
    let (mut done, mut number) = (Vec::new(), 0);
    for _ in 0..count {
        let (name, after) = leb::counted(rest)?;
        // What sort of thing, and which.
        let (_, after) = leb::read(after.get(1..)?)?;
        let whole = rest.get(..rest.len() - after.len())?;
        if !std::str::from_utf8(name).ok()?.contains(unused) {
            done.extend_from_slice(whole);
            number += 1;
        }
        rest = after;
    }
    let mut all = Vec::new();
    leb::write(number, &mut all);
    all.extend(done);
    rest.is_empty().then_some(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn program(names: &[&str]) -> Vec<u8> {
        let mut body = vec![names.len() as u8];
        for name in names {
            body.push(name.len() as u8);
            body.extend(name.as_bytes());
            body.extend([0, 5]);
        }
        let mut wasm = b"\0asm\x01\0\0\0".to_vec();
        wasm.extend([1, 1, 0, EXPORTS, body.len() as u8]);
        wasm.extend(body);
        wasm.extend([10, 1, 0]);
        wasm
    }

    #[test]
    fn only_what_nobody_asks_for_goes() {
        let wasm = program(&["main", "__wbg_intounderlyingsink_free", "memory"]);
        assert_eq!(used(&wasm).unwrap(), program(&["main", "memory"]));
        assert!(used(&wasm[..wasm.len() - 1]).is_err());
    }
}
