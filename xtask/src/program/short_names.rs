//! Short names for what the program asks of its script: some three hundred functions, each with a name of some thirty
//! letters that stands in both files. Together they were a thirtieth of what the page loads.

use super::leb;
use crate::failure::{Failure, Outcome};

/// The module under which the program finds its script's functions from now on.
const MODULE: &str = "a";
const IMPORTS: u8 = 2;
const FUNCTION: u8 = 0;

/// Program and script with short names for all functions that the program imports from `module`.
pub(super) fn shorten(wasm: &[u8], script: &str, module: &str) -> Outcome<(Vec<u8>, String)> {
    let mut names = Vec::new();
    let wasm = renamed(wasm, module, &mut names)
        .ok_or_else(|| Failure::new("the program's imports could not be read"))?;
    let mut script = script.to_owned();
    for (at, name) in names.iter().enumerate() {
        script = replaced(&script, name, &short(at))
            .ok_or_else(|| Failure::new(format!("the program's script does not have {name}")))?;
    }
    let script = replaced(&script, &format!("\"{module}\""), &format!("\"{MODULE}\""));
    let script = script
        .ok_or_else(|| Failure::new(format!("the program's script does not name {module}")))?;
    Ok((wasm, script))
}

/// The program with other names in its import section; the old ones are added to `names` in order.
fn renamed(wasm: &[u8], module: &str, names: &mut Vec<String>) -> Option<Vec<u8>> {
    let (head, mut rest) = wasm.split_at_checked(8)?;
    let mut done = head.to_vec();
    while let Some((&kind, after)) = rest.split_first() {
        let (body, after) = leb::counted(after)?;
        done.push(kind);
        let other;
        let body = if kind == IMPORTS {
            other = imports(body, module, names)?;
            &other
        } else {
            body
        };
        leb::write(body.len(), &mut done);
        done.extend_from_slice(body);
        rest = after;
    }
    Some(done)
}

fn imports(body: &[u8], module: &str, names: &mut Vec<String>) -> Option<Vec<u8>> {
    let (count, mut rest) = leb::read(body)?;
    let mut done = Vec::new();
    leb::write(count, &mut done);
    for _ in 0..count {
        let (from, after) = leb::counted(rest)?;
        let (name, after) = leb::counted(after)?;
        // The program makes its own memory and table; it imports functions and nothing else.
        let (FUNCTION, typed) = after.split_first().map(|(kind, after)| (*kind, after))? else {
            return None;
        };
        let (of_type, after) = leb::read(typed)?;
        let (from, name) = if from == module.as_bytes() {
            names.push(String::from_utf8(name.to_vec()).ok()?);
            (
                MODULE.as_bytes().to_vec(),
                short(names.len() - 1).into_bytes(),
            )
        } else {
            (from.to_vec(), name.to_vec())
        };
        for words in [from, name] {
            leb::write(words.len(), &mut done);
            done.extend_from_slice(&words);
        }
        done.push(FUNCTION);
        leb::write(of_type, &mut done);
        rest = after;
    }
    rest.is_empty().then_some(done)
}

/// `_a`, `_b`, … `_z`, `_ba`, …: no name of the script begins like this.
fn short(at: usize) -> String {
    let letter = |at: usize| char::from(b'a' + (at % 26) as u8);
    let mut letters = vec![letter(at)];
    let mut left = at / 26;
    while left > 0 {
        letters.insert(0, letter(left));
        left /= 26;
    }
    letters.insert(0, '_');
    letters.into_iter().collect()
}

/// The text with a whole name replaced wherever it stands; `None` when it stands nowhere.
fn replaced(text: &str, name: &str, by: &str) -> Option<String> {
    let part_of_name = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
    let mut done = String::with_capacity(text.len());
    let mut from = 0;
    let mut found = false;
    for (at, _) in text.match_indices(name) {
        let end = at + name.len();
        let longer = text[..at].ends_with(part_of_name) || text[end..].starts_with(part_of_name);
        if !longer {
            done.push_str(&text[from..at]);
            done.push_str(by);
            from = end;
            found = true;
        }
    }
    done.push_str(&text[from..]);
    found.then_some(done)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A program with these imports, each of type 0, and a section after them.
    fn program(imports: &[(&str, &str)]) -> Vec<u8> {
        let mut body = vec![imports.len() as u8];
        for (module, name) in imports {
            for words in [module, name] {
                body.push(words.len() as u8);
                body.extend(words.as_bytes());
            }
            body.extend([FUNCTION, 0]);
        }
        let mut wasm = b"\0asm\x01\0\0\0".to_vec();
        wasm.extend([IMPORTS, body.len() as u8]);
        wasm.extend(body);
        wasm.extend([10, 1, 0]);
        wasm
    }

    #[test]
    fn both_sides_get_the_same_short_names() {
        let wasm = program(&[
            ("./p.js", "__get_1"),
            ("./o.js", "load"),
            ("./p.js", "__get_12"),
        ]);
        let script =
            "const i = { __get_12: f(), __get_1: g };\nreturn { \"./p.js\": i, \"./o.js\": o };";
        let (wasm, script) = shorten(&wasm, script, "./p.js").unwrap();
        assert_eq!(
            wasm,
            program(&[("a", "_a"), ("./o.js", "load"), ("a", "_b")])
        );
        assert_eq!(
            script,
            "const i = { _b: f(), _a: g };\nreturn { \"a\": i, \"./o.js\": o };"
        );
    }

    #[test]
    fn what_does_not_fit_together_is_a_failure() {
        let wasm = program(&[("./p.js", "get")]);
        let script = "{ get: 1, \"./p.js\": i }";
        assert!(shorten(&wasm, script, "./p.js").is_ok());
        assert!(shorten(&wasm, "{ getter: 1, \"./p.js\": i }", "./p.js").is_err());
        assert!(shorten(&wasm, "{ get: 1 }", "./p.js").is_err());
        assert!(shorten(&wasm[..wasm.len() - 1], script, "./p.js").is_err());
    }

    #[test]
    fn no_two_names_are_alike() {
        let names: std::collections::HashSet<_> = (0..2000).map(short).collect();
        assert_eq!(names.len(), 2000);
        assert_eq!([short(0), short(25), short(26)], ["_a", "_z", "_ba"]);
    }
}
