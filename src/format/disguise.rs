//! What files that are no plain text really are, by their first bytes.

/// What the bytes look like when they are no plain text, in words for a message; `None` when nothing speaks against it.
pub(super) fn unmask(bytes: &[u8]) -> Option<&'static str> {
    let known = SIGNATURES
        .iter()
        .find(|(signature, _)| bytes.starts_with(signature))
        .map(|(_, what)| *what);
    known.or_else(|| {
        bytes
            .contains(&0)
            .then_some("a file of bytes that are not text")
    })
}

/// Beginnings of files that people take for text.
const SIGNATURES: [(&[u8], &str); 11] = [
    (
        b"PK\x03\x04",
        "a ZIP archive, as Word (.docx), LibreOffice (.odt) and e-books (.epub) use",
    ),
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "rich text (RTF)"),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "an older Word, Excel or PowerPoint file",
    ),
    (b"\xff\xfe", "text in UTF-16"),
    (b"\xfe\xff", "text in UTF-16"),
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"SQLite format 3\0", "a database (SQLite)"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn renamed_files_are_recognised() {
        assert!(unmask(b"PK\x03\x04\x14\0").is_some_and(|w| w.contains(".docx")));
        assert_eq!(unmask(b"%PDF-1.7\n"), Some("a PDF"));
        assert_eq!(unmask(b"\xff\xfeT\0a\0"), Some("text in UTF-16"));
        assert!(unmask(b"some\0thing").is_some());
        assert_eq!(unmask("Talks. PK, %PDF-, ü".as_bytes()), None);
        assert_eq!(unmask(b""), None);
    }
}
