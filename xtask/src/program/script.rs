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
    fn the_loader_is_exchanged_or_missed() {
        let link = format!("async (imports) => ({STREAMED});");
        let other = patient(&link).unwrap();
        assert!(other.contains("arrayBuffer") && !other.contains("Streaming"));
        assert!(patient("nothing").is_err());
    }
}
