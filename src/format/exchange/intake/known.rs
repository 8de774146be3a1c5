//! Which format one file is of, by its content.

use super::Format;
use crate::format::exchange::TOOLS;
use crate::format::exchange::tool::{File, has};
use crate::format::open;

/// So much of a file is looked at, in bytes: what stands in one line has to be there as a whole to be known.
pub const LOOKED_AT: u64 = 4 * 1024 * 1024;

/// Columns of fewer words than these are no dataset: so a short text that ends in a word like “I-95” stays a text.
const WORDS: usize = 3;

/// The format that a file is of which begins with these bytes; `None` for articles, tables, and what was made here to be
/// opened as itself.
pub fn known(file: &File) -> Option<Format> {
    let json = open::begins_like_json(&file.bytes);
    if json && (open::calls_itself_ours(&file.bytes) || is_store(&file.bytes)) {
        return None;
    }
    let files = std::slice::from_ref(file);
    let tools = TOOLS.iter().map(|tool| Format::of(tool));
    let mut all = tools.chain([Format::DATASET, Format::OWN_TABLE, Format::DNA]);
    all.find(|format| (format.knows)(files))
        .filter(|format| is_sure(*format, file))
        .map(|format| format.called(file))
}

/// Whether it is everything stored in a browser, which is large and in one line.
fn is_store(bytes: &[u8]) -> bool {
    let head = bytes.get(..400).unwrap_or(bytes);
    ["demarcheRescue", "demarche-rescue"]
        .iter()
        .any(|word| has(head, word))
}

/// Whether an article cannot be mistaken for it.
fn is_sure(format: Format, File { path, bytes }: &File) -> bool {
    let unmarked = bytes.strip_prefix("\u{feff}".as_bytes());
    let bytes = unmarked.unwrap_or(bytes).trim_ascii_start();
    match format.id {
        // Articles speak of standards by their addresses, and begin with a bracket.
        "uimaXmi" => bytes.starts_with(b"<"),
        "webannoTsv" => bytes.starts_with(b"#"),
        "uimaJson" | "w3c" | "mardy" => is_json(bytes),
        "brat" => path.ends_with(".conf") || is_standoff(bytes),
        "conll" => {
            let lines = bytes.split(|b| *b == b'\n');
            let words = lines.filter(|line| !line.trim_ascii().is_empty());
            words.take(WORDS).count() == WORDS
        }
        _ => true,
    }
}

/// An object with a key, or a list of such.
fn is_json(bytes: &[u8]) -> bool {
    match bytes.split_first() {
        Some((b'{', rest)) => rest.trim_ascii_start().starts_with(b"\""),
        Some((b'[', rest)) => rest.trim_ascii_start().starts_with(b"{"),
        _ => false,
    }
}

/// Whether the first line has what brat writes behind the id: two positions, or other ids.
fn is_standoff(bytes: &[u8]) -> bool {
    let line = bytes.split(|b| *b == b'\n').next().unwrap_or_default();
    let line = String::from_utf8_lossy(line);
    let Some((id, rest)) = line.split_once('\t') else {
        return false;
    };
    let is_number = |word: &str| word.bytes().all(|b| b.is_ascii_digit()) && !word.is_empty();
    let is_id = |word: &str| {
        let number = word.trim_start_matches(|c: char| c.is_ascii_alphabetic());
        number.len() < word.len() && is_number(number)
    };
    match id.starts_with('T') {
        true => rest.split_ascii_whitespace().nth(1).is_some_and(is_number),
        false => rest.split([' ', '\t', ':', '\r']).skip(1).any(is_id),
    }
}
