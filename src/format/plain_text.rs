//! Articles from plain text: the bytes of a `.txt` file, or what was pasted.

use super::incoming::{Draft, Facts, Naming};
use super::{disguise, words};
use crate::domain::{
    BlockKind, Document, DocumentId, DocumentMeta, Extra, IdSource, Text, TextError, Timestamp,
};

/// Words of the text that stand for a title where there is neither headline nor file name.
const TITLE_LENGTH: usize = 60;

/// Why there is no article.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlainTextError {
    /// Not a single character.
    #[error("it is empty")]
    Empty,
    /// Nothing that could be read.
    #[error("there is only white space in it")]
    Blank,
    /// Of another format; says which.
    #[error(
        "not plain text: it looks like {0}. Open it in the program it belongs to, save it as plain text (.txt, UTF-8) \
         and open that"
    )]
    Disguised(&'static str),
    /// Not UTF-8, or too long.
    #[error(transparent)]
    Text(#[from] TextError),
}

/// An article from a file. The text is kept to the character, see [`Text`]; lines on top, such as `date 2022-01-21`, say
/// what is known about it; without them the headline (or else the file's name) is the title. Linear in the text.
///
/// # Errors
/// [`PlainTextError`], which does not name the file.
pub fn article(
    file_name: &str,
    bytes: &[u8],
    ids: &mut dyn IdSource,
    now: Timestamp,
) -> Result<Document, PlainTextError> {
    if let Some(what) = disguise::unmask(bytes) {
        return Err(PlainTextError::Disguised(what));
    }
    of_text(Text::freeze(bytes)?, file_name, ids, now).map(with_header)
}

/// An article from the clipboard; without a headline, its first words become the title.
///
/// # Errors
/// As for [`article`].
pub fn pasted(
    text: &str,
    ids: &mut dyn IdSource,
    now: Timestamp,
) -> Result<Document, PlainTextError> {
    of_text(Text::freeze_str(text)?, "", ids, now).map(with_header)
}

/// With what the lines on top of the text say, settled like that of one file of many.
fn with_header(document: Document) -> Document {
    let file_name = document.meta.imported_from.clone();
    let draft = Draft::of(document, &file_name, Facts::default());
    let settled = draft.settle(&Naming::default());
    draft.article.with_meta(settled.meta)
}

/// An article of a text that is frozen already, without what the lines on top of it say.
pub(super) fn of_text(
    text: Text,
    file_name: &str,
    ids: &mut dyn IdSource,
    now: Timestamp,
) -> Result<Document, PlainTextError> {
    if text.is_empty() {
        return Err(PlainTextError::Empty);
    }
    if text.as_str().trim().is_empty() {
        return Err(PlainTextError::Blank);
    }
    let meta = DocumentMeta {
        id: DocumentId::new(ids.next_uuid()),
        title: String::new(),
        text_sha256: text.sha256(),
        published: None,
        outlet: String::new(),
        author: String::new(),
        section: String::new(),
        language: String::new(),
        url: String::new(),
        notes: String::new(),
        imported_from: file_name.to_owned(),
        done: false,
        binned: None,
        versions: Vec::new(),
        imported: now,
        extra: Extra::new(),
    };
    let mut document = Document::new(meta, text);
    document.meta.title = title(&document, file_name);
    Ok(document)
}

fn title(document: &Document, file_name: &str) -> String {
    let blocks = document.blocks.all();
    let first = |kind| blocks.iter().find(|b| b.kind == kind);
    let stem = words::one_line(stem(file_name));
    let shown = |block: &crate::domain::Block| words::one_line(document.text.slice(block.span));
    first(BlockKind::Title)
        .map(shown)
        // A heading further down speaks of a part only.
        .or_else(|| Some(stem).filter(|stem| !stem.is_empty()))
        .or_else(|| first(BlockKind::Paragraph).map(|b| beginning(&shown(b))))
        .or_else(|| blocks.first().map(|b| beginning(&shown(b))))
        .unwrap_or_default()
}

/// A file's name without its ending.
fn stem(file_name: &str) -> &str {
    file_name
        .rsplit_once('.')
        .map_or(file_name, |(stem, _)| stem)
}

/// What a text without a title is called: the first words of its first line that has any.
pub(super) fn first_words(text: &str) -> String {
    let line = text.lines().find(|line| !line.trim().is_empty());
    beginning(&words::one_line(line.unwrap_or_default()))
}

/// The first words of a line; cut between words where there are blanks.
fn beginning(line: &str) -> String {
    let short: String = line.chars().take(TITLE_LENGTH).collect();
    if short.len() == line.len() {
        return short;
    }
    let whole_words = short.rsplit_once(' ').map_or(short.as_str(), |(w, _)| w);
    format!("{whole_words} …")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::SequentialIds;

    fn from_file(name: &str, bytes: &[u8]) -> Result<Document, PlainTextError> {
        article(name, bytes, &mut SequentialIds::default(), Timestamp(0))
    }

    fn title_of(name: &str, text: &str) -> String {
        from_file(name, text.as_bytes()).unwrap().meta.title
    }

    #[test]
    fn the_title_is_the_best_there_is() {
        assert_eq!(title_of("a.txt", "Talks end\n\nThey met."), "Talks end");
        assert_eq!(title_of("a.txt", "They met.\n\nNo map\n\nIt ended."), "a");
        assert_eq!(title_of("Geneva 1.2.txt", "They met."), "Geneva 1.2");
        assert_eq!(title_of(".txt", "They met."), "They met.");
    }

    #[test]
    fn lines_on_top_say_what_is_known_wherever_the_date_stands() {
        for (text, title) in [
            (
                "Source: Late Herald\nAuthor: Ilsa Corrin\nDate: 21 January 2022\n\nTalks end\n\nThey met.",
                "Talks end",
            ),
            (
                "Title: Talks over\nDate: 2022-01-21\nAuthor: Ilsa Corrin\nSource: Late Herald\n\nTalks end\n\nThey met.",
                "Talks over",
            ),
            (
                " date 2022-01-21 \n source Late Herald\n author Ilsa Corrin\n\nTalks end\n\nThey met.",
                "Talks end",
            ),
            (
                " date 2022-01-21 \n source Late Herald\n author Ilsa Corrin\n\nThey met.",
                "a",
            ),
        ] {
            let document = from_file("a.txt", text.as_bytes()).unwrap();
            assert_eq!(document.text.as_str(), text);
            let meta = &document.meta;
            let date = meta.published.map(|date| date.to_string());
            assert_eq!(date.as_deref(), Some("2022-01-21"), "{text}");
            let said = [&meta.title, &meta.outlet, &meta.author];
            assert_eq!(said, [title, "Late Herald", "Ilsa Corrin"], "{text}");
        }
    }

    #[test]
    fn pasted_text_is_named_by_its_first_words() {
        let long =
            "He said that the meeting had been useful, and that they would go on talking soon.";
        let pasted = pasted(long, &mut SequentialIds::default(), Timestamp(7)).unwrap();
        assert_eq!(
            pasted.meta.title,
            "He said that the meeting had been useful, and that they …"
        );
        assert_eq!(pasted.meta.imported_from, "");
        assert_eq!(pasted.meta.imported, Timestamp(7));
        assert_eq!(pasted.text.as_str(), long);
    }

    #[test]
    fn nothing_to_read_is_refused_in_words() {
        let message = |bytes: &[u8]| from_file("a.txt", bytes).unwrap_err().to_string();
        assert_eq!(message(b""), "it is empty");
        assert_eq!(message(b" \n\t\xc2\xa0"), "there is only white space in it");
        assert!(message(b"%PDF-1.7 ...").starts_with("not plain text: it looks like a PDF."));
    }
}
