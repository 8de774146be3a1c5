//! The scripts of the site, without what only their readers need; and a loader that works everywhere.

use crate::failure::{Failure, Outcome};

/// Without comments that have lines to themselves, and without indentation. A script whose texts run over lines is left
/// as it is: there, white space may matter.
pub(super) fn bare(script: &str) -> String {
    let over_lines = |line: &str| line.matches('`').count() % 2 == 1;
    if script.lines().any(over_lines) {
        return script.to_owned();
    }
    let mut done = String::with_capacity(script.len());
    let mut in_comment = false;
    for line in script.lines().map(str::trim) {
        in_comment |= line.starts_with("/*");
        let ends = line.ends_with("*/");
        let comment = in_comment || line.starts_with("//");
        if !comment && !line.is_empty() {
            done.push_str(line);
            done.push('\n');
        }
        in_comment &= !ends;
    }
    done
}

/// How the classes are named that Leptos brings for streams between a page and its server.
const STREAMS: &str = "IntoUnderlying";

/// The script without those classes, whose functions the program has no more (see `exports`).
pub(super) fn without_streams(script: &str) -> Outcome<String> {
    let mut done = String::with_capacity(script.len());
    let mut lines = script.lines();
    while let Some(line) = lines.next() {
        // How it begins, and with what it ends.
        let ours = [
            ("export class ", '}'),
            ("const ", ';'),
            ("if (Symbol.dispose) ", ';'),
        ];
        let named = |(begin, _): &(&str, char)| {
            let name = line.strip_prefix(begin);
            name.is_some_and(|name| name.starts_with(STREAMS))
        };
        if let Some((_, end)) = ours.into_iter().find(named) {
            let mut open = depth(line);
            let mut whole = open == 0 && line.ends_with(end);
            while !whole {
                let Some(next) = lines.next() else { break };
                open += depth(next);
                whole = open == 0 && next.ends_with(end);
            }
        } else {
            done.push_str(line);
            done.push('\n');
        }
    }
    match done.contains(STREAMS) {
        false => Ok(done),
        true => Err(Failure::new(
            "the script still speaks of classes for streams that the program has not",
        )
        .hint(
            "see how they are written in it, and `without_streams` in xtask/src/program/script.rs.",
        )),
    }
}

/// Blocks that are opened less those that are closed.
fn depth(line: &str) -> i32 {
    let sum = |depth, c| match c {
        '{' => depth + 1,
        '}' => depth - 1,
        _ => depth,
    };
    line.chars().fold(0, sum)
}

/// How the link script of `wasm-split-cli` compiles a part.
const STREAMED: &str = "WebAssembly.instantiateStreaming(src, imports)";
/// The same for servers that do not know the type of the file, and with an error that says what is the matter.
const WHOLE: &str = "src.then((answer) => answer.ok ? answer.arrayBuffer() : Promise.reject(new Error(`status \
    ${answer.status}`))).then((bytes) => WebAssembly.instantiate(bytes, imports))";

/// The link script, loading parts in a way that asks nothing of the server but the bytes.
pub(super) fn patient(link: &str) -> Outcome<String> {
    if link.contains(STREAMED) {
        Ok(link.replace(STREAMED, WHOLE))
    } else {
        Err(Failure::new(
            "the program has no part that is loaded later, or wasm-split-cli loads it in a new way",
        )
        .hint("see what `STREAMED` in xtask/src/program/script.rs should be."))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_indentation_go() {
        let script = "/* eslint */\n/**\n * Says.\n */\nfunction a() {\n    // why\n    return '/* no */'; // stays\n}\n";
        assert_eq!(
            bare(script),
            "function a() {\nreturn '/* no */'; // stays\n}\n"
        );
        let text = "const a = `one\n   two`;\n";
        assert_eq!(bare(text), text);
    }

    #[test]
    fn classes_for_streams_go() {
        let script = "let wasm;\nexport class IntoUnderlyingSink {\nfree() {\nlet a = 1;\n}\n}\nif (Symbol.dispose) \
            IntoUnderlyingSink.prototype[Symbol.dispose] = 1;\nfunction kept() {\n}\nconst IntoUnderlyingSinkFinalization = \
            (true)\n? { register: () => {} }\n: new FinalizationRegistry(ptr => 1);\nlet last;\n";
        assert_eq!(
            without_streams(script).unwrap(),
            "let wasm;\nfunction kept() {\n}\nlet last;\n"
        );
        assert!(without_streams("new IntoUnderlyingSink();\n").is_err());
    }

    #[test]
    fn the_loader_is_exchanged_or_missed() {
        let link = format!("async (imports) => ({STREAMED});");
        let other = patient(&link).unwrap();
        assert!(other.contains("arrayBuffer") && !other.contains("Streaming"));
        assert!(patient("nothing").is_err());
    }
}
