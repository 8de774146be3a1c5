//! From the bytes of a file to articles.

use super::encodings::Encodings;
use super::engine::{Bytes, Engine};
use super::html::{self, Extent};
use super::kind::{FileKind, Named, named};
use super::outcome::{Outcome, Room};
use super::problem::Fault;
use super::records::Role;
use super::zip::{Archive, ZipError, is_nested};
use super::{bounds, decoding, office, own, tables, take};
use crate::format::programs;

/// What the analyst decided about how files are read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// How much of web pages is taken.
    pub extent: Extent,
    /// How texts that are not UTF-8 are read.
    pub encodings: Encodings,
    /// What columns of these names hold.
    pub roles: Vec<(Vec<String>, Vec<Role>)>,
    /// Whether files of other tools are texts and tables like others; their tags stay out.
    pub texts_only: bool,
}

impl Choices {
    /// Says what columns of these names hold.
    pub fn set_roles(&mut self, names: Vec<String>, roles: Vec<Role>) {
        self.roles.retain(|(one, _)| *one != names);
        self.roles.push((names, roles));
    }
}

/// Reading with everything it needs.
pub(super) struct Reading<'a, E> {
    pub(super) engine: &'a E,
    pub(super) choices: &'a Choices,
    pub(super) room: Room,
    pub(super) out: Outcome,
}

/// Reads one file that was given. Everything that is wrong with it becomes a problem of the outcome. Proportional to the
/// file, in turns short enough for a page to live.
pub async fn read<B: Bytes, E: Engine>(
    path: &str,
    bytes: &B,
    choices: &Choices,
    room: Room,
    engine: &E,
) -> Outcome {
    let mut reading = Reading {
        engine,
        choices,
        room,
        out: Outcome::default(),
    };
    if let Err(fault) = reading.file(path, bytes).await {
        reading.out.problem(fault.of(path));
    }
    reading.out
}

impl<E: Engine> Reading<'_, E> {
    async fn file<B: Bytes>(&mut self, path: &str, bytes: &B) -> Result<(), Fault> {
        if named(path) == Named::Beside {
            self.out.beside += 1;
            return Ok(());
        }
        if let Some(fault) = programs::project(path) {
            return Err(fault);
        }
        let size = bytes.size();
        if size > bounds::FILE {
            return Err(Fault::new(
                format!(
                    "The file has {} MB; at most {} are read",
                    bounds::megabytes(size),
                    bounds::megabytes(bounds::FILE)
                ),
                "Split it into several smaller ones",
            ));
        }
        let unreadable = |reason: String| {
            Fault::new(
                format!("The file could not be read ({reason})"),
                "It may have been moved or changed meanwhile: choose it again",
            )
        };
        let head = bytes.range(0, 8).await.map_err(unreadable)?;
        if FileKind::of(path, &head) == FileKind::Zip {
            return self.archive(path, bytes).await;
        }
        let all = bytes.range(0, size).await.map_err(unreadable)?;
        self.bytes(path, all).await
    }

    /// Reads what an archive holds, one after the other.
    async fn archive<B: Bytes>(&mut self, path: &str, bytes: &B) -> Result<(), Fault> {
        let mut archive = Archive::open(bytes).await.map_err(ZipError::fault)?;
        if archive.entries().is_empty() {
            const ADVICE: &str = "Pack the files once more, or choose their folder";
            return Err(Fault::new("The archive is empty", ADVICE));
        }
        if let Some(fault) = office::sheets::in_archive(&mut archive, bytes, self.engine).await {
            return Err(fault);
        }
        // A document of a word processor under another name says by its parts what it is.
        for (part, kind) in [
            ("word/document.xml", FileKind::Docx),
            ("content.xml", FileKind::Odt),
        ] {
            if archive.find(part).is_some() && archive.entries().len() < 1_000 {
                let all = bytes.range(0, bytes.size()).await;
                let all = all.map_err(|_| ZipError::Unreadable.fault())?;
                return self.office(path, &all, kind).await;
            }
        }
        for place in 0..archive.entries().len() {
            let Some(entry) = archive.entries().get(place) else {
                break;
            };
            let inner = format!("{path}/{}", entry.path);
            if named(&entry.path) == Named::Beside {
                self.out.beside += 1;
                continue;
            }
            if is_nested(&entry.path) {
                let fault = nested();
                self.out.problem(fault.of(&inner));
                continue;
            }
            self.engine.breathe().await;
            let read = match archive.unpack(place, bytes, self.engine).await {
                Ok(unpacked) => match own::rows_of_tags(&inner, &unpacked) {
                    Some(fault) if !self.choices.texts_only => {
                        self.out.tagged += 1;
                        Err(fault)
                    }
                    _ => self.bytes(&inner, unpacked).await,
                },
                Err(error) => {
                    let fault = error.fault();
                    if error == ZipError::Total {
                        return Err(fault);
                    }
                    Err(fault)
                }
            };
            if let Err(fault) = read {
                self.out.problem(fault.of(&inner));
            }
        }
        Ok(())
    }

    async fn office(&mut self, path: &str, all: &Vec<u8>, kind: FileKind) -> Result<(), Fault> {
        let written = office::read(all, kind, self.engine).await?;
        let left_out = written.left_out;
        let taken = take::Taken {
            tagged: written.facts,
            left_out,
            ..take::Taken::of(path, &written.text)
        };
        self.take(taken)
    }

    /// Reads a file that is in memory.
    async fn bytes(&mut self, path: &str, all: Vec<u8>) -> Result<(), Fault> {
        if let Some(fault) = own::of_brat(path, &all, self.choices.texts_only) {
            return Err(fault);
        }
        if all.is_empty() {
            return Err(Fault::new("The file is empty", ""));
        }
        let kind = FileKind::of(path, &all);
        match kind {
            FileKind::Zip => {
                let sheets = match Archive::open(&all).await {
                    Ok(mut inner) => {
                        office::sheets::in_archive(&mut inner, &all, self.engine).await
                    }
                    Err(_) => None,
                };
                return Err(sheets.unwrap_or_else(nested));
            }
            FileKind::Docx | FileKind::Odt => return self.office(path, &all, kind).await,
            FileKind::Table | FileKind::JsonLines if all.trim_ascii().is_empty() => {
                return Err(Fault::new("There is only white space in it", ""));
            }
            _ => {}
        }
        if let Some(fault) = office::sheets::older(&all).or_else(|| own::never(&all)) {
            return Err(fault);
        }
        if let Some(fault) = own::with_tags(path, &all) {
            self.out.tagged += 1;
            if !self.choices.texts_only {
                return Err(fault);
            }
        }
        let Some(text) = decoding::text(self, path, all)? else {
            return Ok(());
        };
        self.engine.breathe().await;
        match kind {
            FileKind::Html => self.page(path, &text),
            FileKind::Table => tables::table(self, path, &text).await,
            FileKind::JsonLines => tables::lines(self, path, &text).await,
            _ => self.take(take::Taken::of(path, &text)),
        }
    }

    fn page(&mut self, path: &str, source: &str) -> Result<(), Fault> {
        const ADVICE: &str = "Open the page in a browser, save it as text and import that";
        let nodes = self.engine.page(&html::quiet(source), bounds::NODES);
        let nodes = nodes.map_err(|reason| Fault::new(reason, ADVICE))?;
        let page = html::read(&nodes, source, self.choices.extent)?;
        self.out.pages += 1;
        self.out.whole_pages += usize::from(page.no_main);
        self.take(take::Taken {
            tagged: page.facts,
            ..take::Taken::of(path, &page.text)
        })
    }
}

/// What is said of an archive in an archive.
pub(in crate::format) fn nested() -> Fault {
    Fault::new(
        "An archive inside an archive is not opened",
        "Unpack the outer one and import what is in it",
    )
}
