//! Texts that a project has in files of their own.

use crate::domain::Table;
use crate::format::exchange::tool::File;

/// The files of the archive by their names, in small letters and without folders.
pub(super) struct Texts<'a>(Table<String, &'a File>);

impl<'a> Texts<'a> {
    /// Of these files; of several of one name the first. `n log n`.
    pub(super) fn of(files: &'a [File]) -> Self {
        let files = files.iter().rev();
        Self(files.map(|file| (name(&file.path), file)).collect())
    }

    /// The text of a file, by the path that a source or a note has for it; `None` where there is none, or none of UTF-8.
    pub(super) fn at(&self, path: &str) -> Option<String> {
        let path = path.split("://").last().unwrap_or(path);
        let bytes = &self.0.get(&name(path))?.bytes;
        let text = std::str::from_utf8(bytes).ok()?;
        Some(text.strip_prefix('\u{feff}').unwrap_or(text).to_owned())
    }
}

fn name(path: &str) -> String {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    name.to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_found_by_their_names_however_the_path_is_written() {
        let files = [
            File::of("Sources/Talk.TXT", "\u{feff}They met."),
            File::of("talk.txt", "They left."),
            File {
                path: "odd.txt".to_owned(),
                bytes: vec![0xff],
            },
        ];
        let texts = Texts::of(&files);
        for path in ["internal://talk.txt", "relative://Sources\\TALK.txt"] {
            assert_eq!(texts.at(path).as_deref(), Some("They met."), "{path}");
        }
        assert_eq!(texts.at("internal://odd.txt"), None);
        assert_eq!(texts.at("internal://none.txt"), None);
    }
}
