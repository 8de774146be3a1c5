//! Which function stands beside which: like beside like.
//!
//! Compression finds again what stood at most 32 kB before. The compiler puts functions where they fall; the same code made
//! for other types may be far away from its like. Brought together, what the page loads becomes a twentieth smaller, and
//! not a byte of any function differs but for the numbers of those it calls.
//!
//! The order is made here; wasm-opt, which can sort functions by their names, puts them into it. So the names are numbers.

use std::collections::HashMap;

use super::leb;
use crate::failure::{Failure, Outcome};

const IMPORTS: u8 = 2;
const CODE: u8 = 10;

/// How many bytes in a row two functions must have in common for it to count: gzip gains nothing from less than four,
/// and little from four.
const RUN: usize = 6;
/// What more functions than this have in common tells nothing about any two of them.
const COMMON: usize = 60;
/// How far back compression sees, with some room: in bytes, and in functions.
const WINDOW: usize = 30_000;
const BEFORE: usize = 30;
/// Keeps tiny functions, which have all in common with many others, from coming first.
const TINY: u64 = 60;

/// The program with numbers for names of functions, in the order in which they are to stand.
pub(super) fn numbered(wasm: &[u8]) -> Outcome<Vec<u8>> {
    let (imports, bodies) =
        functions(wasm).ok_or_else(|| Failure::new("the program's functions could not be read"))?;
    let mut names = vec![0; bodies.len()];
    for (place, function) in order(&bodies).into_iter().enumerate() {
        names[function] = place;
    }
    let names = (0..imports).chain(names.into_iter().map(|place| imports + place));
    let mut list = Vec::new();
    leb::write(imports + bodies.len(), &mut list);
    for (function, name) in names.enumerate() {
        leb::write(function, &mut list);
        // As wide as any, so that sorting words sorts numbers.
        with_length(format!("{name:06}").as_bytes(), &mut list);
    }
    let mut section = Vec::new();
    with_length(b"name", &mut section);
    section.push(1);
    with_length(&list, &mut section);
    let mut done = wasm.to_vec();
    done.push(0);
    with_length(&section, &mut done);
    Ok(done)
}

fn with_length(bytes: &[u8], to: &mut Vec<u8>) {
    leb::write(bytes.len(), to);
    to.extend_from_slice(bytes);
}

/// How many functions the program imports, and the code of its own ones. `None` when it imports anything else.
fn functions(wasm: &[u8]) -> Option<(usize, Vec<&[u8]>)> {
    let (_, mut rest) = wasm.split_at_checked(8)?;
    let (mut imports, mut bodies) = (0, Vec::new());
    while let Some((&kind, after)) = rest.split_first() {
        let (body, after) = leb::counted(after)?;
        match kind {
            IMPORTS => imports = imported(body)?,
            CODE => {
                let (count, mut code) = leb::read(body)?;
                for _ in 0..count {
                    let (function, after) = leb::counted(code)?;
                    bodies.push(function);
                    code = after;
                }
            }
            _ => {}
        }
        rest = after;
    }
    Some((imports, bodies))
}

/// How many of the imports are functions, which are counted before the program's own ones.
fn imported(body: &[u8]) -> Option<usize> {
    let (count, mut rest) = leb::read(body)?;
    let mut functions = 0;
    for _ in 0..count {
        let (_, after) = leb::counted(rest)?;
        let (_, after) = leb::counted(after)?;
        let (kind, after) = after.split_first()?;
        rest = match kind {
            0 => {
                functions += 1;
                leb::read(after)?.1
            }
            1 => limits(after.get(1..)?)?,
            2 => limits(after)?,
            3 => after.get(2..)?,
            _ => return None,
        };
    }
    rest.is_empty().then_some(functions)
}

/// What follows the size of a table or memory.
fn limits(bytes: &[u8]) -> Option<&[u8]> {
    let (flags, rest) = bytes.split_first()?;
    let (_, rest) = leb::read(rest)?;
    if flags & 1 == 0 {
        return Some(rest);
    }
    Some(leb::read(rest)?.1)
}

/// The functions, each but the first chosen because it has most in common, for its size, with those just before it. The
/// largest begins, and goes on where nothing has anything in common. Quadratic in what functions share, a second for all.
fn order(bodies: &[&[u8]]) -> Vec<usize> {
    let runs: Vec<Vec<&[u8]>> = bodies.iter().map(|body| runs(body)).collect();
    let mut holders: HashMap<&[u8], Vec<usize>> = HashMap::new();
    for (function, runs) in runs.iter().enumerate() {
        for run in runs {
            holders.entry(run).or_default().push(function);
        }
    }
    holders.retain(|_, all| (2..=COMMON).contains(&all.len()));
    // By the list's number in `lists`, so that no run is looked up twice.
    let mut of: Vec<Vec<usize>> = vec![Vec::new(); bodies.len()];
    let lists: Vec<Vec<usize>> = holders.into_values().collect();
    for (list, holders) in lists.iter().enumerate() {
        for function in holders {
            of[*function].push(list);
        }
    }
    let mut by_size: Vec<usize> = (0..bodies.len()).collect();
    by_size.sort_by_key(|function| std::cmp::Reverse(bodies[*function].len()));
    let mut by_size = by_size.into_iter();
    let mut placed = vec![false; bodies.len()];
    let mut order: Vec<usize> = Vec::with_capacity(bodies.len());
    let mut common = vec![0u64; bodies.len()];
    while order.len() < bodies.len() {
        let mut found = Vec::new();
        let mut seen = 0;
        for (back, function) in order.iter().rev().take(BEFORE).enumerate() {
            seen += bodies[*function].len();
            if back > 0 && seen > WINDOW {
                break;
            }
            for list in &of[*function] {
                let holders = &lists[*list];
                let weight = weight(holders.len(), back);
                for other in holders.iter().filter(|other| !placed[**other]) {
                    if common[*other] == 0 {
                        found.push(*other);
                    }
                    common[*other] += weight;
                }
            }
        }
        let next = found
            .iter()
            .map(|other| {
                (
                    common[*other] * 1_000 / (of[*other].len() as u64 + TINY),
                    *other,
                )
            })
            .max_by_key(|(like, other)| (*like, std::cmp::Reverse(*other)))
            .map(|(_, other)| other)
            .or_else(|| by_size.find(|function| !placed[*function]));
        for other in found {
            common[other] = 0;
        }
        let Some(next) = next else { break };
        placed[next] = true;
        order.push(next);
    }
    order
}

/// What a run in common counts: less where many have it, and less the further back.
fn weight(holders: usize, back: usize) -> u64 {
    (10_000.0 / (holders as f64).sqrt() / (1.0 + back as f64 / 5.0)) as u64
}

/// All runs of bytes of a function, each once.
fn runs(body: &[u8]) -> Vec<&[u8]> {
    let mut all: Vec<&[u8]> = body.windows(RUN).collect();
    all.sort_unstable();
    all.dedup();
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn like_stands_beside_like() {
        let bodies: [&[u8]; 5] = [
            b"the first of one kind, longest",
            b"0123456789 abcdefghij",
            b"another of one kind",
            b"abcdefghij 01234",
            b"?",
        ];
        assert_eq!(order(&bodies), [0, 2, 1, 3, 4]);
    }

    #[test]
    fn names_are_numbers_after_those_of_the_imports() {
        // A function and a memory from outside, two of its own.
        let mut wasm = b"\0asm\x01\0\0\0".to_vec();
        wasm.extend(b"\x02\x0e\x02\x01a\x01f\x00\x00\x01a\x01m\x02\x00\x01");
        wasm.extend(b"\x0a\x0a\x02\x02\0\x0b\x05\0\x01\x01\x01\x0b");
        let (imports, bodies) = functions(&wasm).unwrap();
        assert_eq!((imports, bodies.len()), (1, 2));
        let done = numbered(&wasm).unwrap();
        let names = done.strip_prefix(&wasm[..]).unwrap();
        assert_eq!(
            names,
            b"\0\x20\x04name\x01\x19\x03\x00\x06000000\x01\x06000002\x02\x06000001"
        );
        assert!(numbered(&wasm[..wasm.len() - 1]).is_err());
    }
}
