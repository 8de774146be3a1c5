//! What sort of file this is: by its first bytes where they tell, otherwise by the ending of its name.

/// How a file is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// As it is: `.txt`, `.md`, and whatever else is text.
    Text,
    /// A web page.
    Html,
    /// A document of Word.
    Docx,
    /// A document of LibreOffice.
    Odt,
    /// An archive.
    Zip,
    /// A table: commas, tabs or semicolons.
    Table,
    /// One JSON object a line.
    JsonLines,
}

/// What a file is before a byte of it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// Perhaps an article.
    File,
    /// Something that lies beside articles, and is passed over without a word for each.
    Beside,
}

/// Endings of what web pages and other programs have beside them.
const BESIDE: [&str; 34] = [
    "css", "js", "mjs", "map", "png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "ico", "bmp",
    "tif", "tiff", "woff", "woff2", "ttf", "otf", "eot", "mp3", "mp4", "m4a", "webm", "ogg", "wav",
    "mov", "avi", "download", "bak", "tmp", "lock", "ini", "db",
];

/// Whether a file of this path may be an article: what systems and programs leave behind is none, nor are pictures and
/// the parts of a saved web page.
pub fn named(path: &str) -> Named {
    let hidden = |part: &str| part.starts_with('.') || part.starts_with("~$") || part == "__MACOSX";
    let known = |ending: &str| BESIDE.iter().any(|one| one.eq_ignore_ascii_case(ending));
    if path.split('/').any(hidden) || ending(path).is_some_and(known) {
        Named::Beside
    } else {
        Named::File
    }
}

/// The ending of a name, without its point.
pub(super) fn ending(path: &str) -> Option<&str> {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map(|(_, ending)| ending)
}

/// The path without the ending of its name.
pub fn without_ending(path: &str) -> &str {
    match ending(path) {
        Some(ending) => &path[..path.len() - ending.len() - 1],
        None => path,
    }
}

impl FileKind {
    /// Of a file with this path that begins with these bytes.
    pub fn of(path: &str, head: &[u8]) -> Self {
        let is = |endings: &[&str]| {
            ending(path).is_some_and(|e| endings.iter().any(|one| one.eq_ignore_ascii_case(e)))
        };
        if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
            return if is(&["docx", "docm", "dotx"]) {
                Self::Docx
            } else if is(&["odt", "ott"]) {
                Self::Odt
            } else {
                Self::Zip
            };
        }
        if is(&["html", "htm", "xhtml"]) {
            Self::Html
        } else if is(&["csv", "tsv", "tab"]) {
            Self::Table
        } else if is(&["jsonl", "ndjson"]) {
            Self::JsonLines
        } else {
            Self::Text
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_go_before_names_and_names_before_nothing() {
        assert_eq!(FileKind::of("a.txt", b"They met."), FileKind::Text);
        assert_eq!(FileKind::of("README", b"They met."), FileKind::Text);
        assert_eq!(FileKind::of("a.b/c.HTM", b"<p>"), FileKind::Html);
        assert_eq!(FileKind::of("a.docx", b"PK\x03\x04"), FileKind::Docx);
        assert_eq!(FileKind::of("a.docx", b"They met."), FileKind::Text);
        assert_eq!(FileKind::of("a.txt", b"PK\x03\x04"), FileKind::Zip);
        assert_eq!(FileKind::of("a.tsv", b"a\tb"), FileKind::Table);
        assert_eq!(FileKind::of("a.ndjson", b"{}"), FileKind::JsonLines);
    }

    #[test]
    fn what_lies_beside_articles_is_passed_over() {
        for path in [
            ".DS_Store",
            "a/__MACOSX/._a.txt",
            "a_files/x.CSS",
            "~$letter.docx",
            "Thumbs.db",
        ] {
            assert_eq!(named(path), Named::Beside, "{path}");
        }
        for path in ["a.txt", "a/b.pdf", "a/README", "2022.01.21 Talks"] {
            assert_eq!(named(path), Named::File, "{path}");
        }
    }

    #[test]
    fn endings_come_off() {
        assert_eq!(without_ending("a.b/c.txt"), "a.b/c");
        assert_eq!(without_ending("a.b/c"), "a.b/c");
        assert_eq!(without_ending("c"), "c");
    }
}
