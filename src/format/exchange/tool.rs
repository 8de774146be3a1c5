//! A format of another tool: what it is for, what it holds, how it is written and read.

use std::future::Future;
use std::pin::Pin;

use super::choice::{self, Choice};
use super::describe::{Names, article, scheme};
use super::group::Group;
use super::holds::{Holds, Overlaps};
use super::loss::Loss;
use super::model::{Article, Scheme};
use super::reduce::reduce;
use super::units::Unit;
use crate::domain::{Project, Turns, breathe};
use crate::format::packing::deflate::STRETCH;

/// A format.
pub struct Tool {
    /// A short word that stays: under it keys of its own are kept.
    pub id: &'static str,
    /// As it is called: “doccano (JSONL)”.
    pub name: &'static str,
    /// What it is for, in a sentence.
    pub purpose: &'static str,
    /// What it is for, in a word or two.
    pub group: Group,
    /// Which programs write it, as after “Save it once more from”.
    pub programs: &'static str,
    /// Other words by which people look for it; these are not shown.
    pub also: &'static str,
    /// Ending of the file or archive, without the dot in front.
    pub ending: &'static str,
    /// Whether its files go into a ZIP archive, whose name then has the ending.
    pub packed: bool,
    /// What it holds.
    pub holds: Holds,
    /// What can be chosen before it is written: what changes its files, and nothing else.
    pub choices: &'static [&'static Choice],
    /// Begins a file.
    pub begin: fn(&Scheme, &Options) -> Box<dyn Writing>,
    /// Whether files are of this format, told by their content. Looks at beginnings only.
    pub knows: fn(&[File]) -> bool,
    /// Reads files, unpacked where they came in an archive.
    pub read: for<'a> fn(&'a [File], &'a dyn Turns) -> Read<'a>,
}

/// What comes of reading, by and by.
pub type Read<'a> = Pin<Box<dyn Future<Output = Result<Reading, Refusal>> + 'a>>;

/// A file, in or out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its path in the archive or folder, with `/` between.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What can be chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// For whom, where programs that read the same format want different things.
    pub profile: Profile,
    /// The unit of positions, where the format leaves it open.
    pub unit: Option<Unit>,
    /// How words are tagged.
    pub tagging: Tagging,
    /// What becomes of overlaps, where the format leaves it open.
    pub layers: Layers,
    /// The number that articles are dealt to training and test by.
    pub seed: u64,
}

/// How words are tagged that belong to a mark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tagging {
    /// `B-` at the first word of every mark, `I-` at the others; also called IOB2.
    #[default]
    Bio,
    /// Besides, `E-` at the last, and `S-` at the only one; also called IOBES.
    Bioes,
}

/// What becomes of overlaps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layers {
    /// One file; the longest marks stay.
    #[default]
    Longest,
    /// A file for each label.
    PerLabel,
}

/// Which program is to read a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Profile {
    /// Any that keeps to the standard.
    #[default]
    Standard,
    /// MAXQDA: lines of texts end in two characters, which positions count as one.
    Maxqda,
    /// NVivo: lines of texts end in two characters, which positions count as two, as in its own files.
    Nvivo,
}

/// Files that are being written.
pub trait Writing {
    /// The next article before it is brought down to what the format holds, for what lies beside the file itself.
    fn whole(&mut self, _whole: &Article) {}

    /// Adds an article, which holds no more than the format does.
    fn article(&mut self, article: &Article);

    /// What can be let go of, as others pack it or save it meanwhile. Asked for after an article, or never: all files are the
    /// same in the end. Of a file that goes on, `at_least` so many bytes. Nothing, unless a format knows better.
    fn ready(&mut self, _at_least: usize) -> Ready {
        Ready::default()
    }

    /// What can be let go of once no article comes any more, a piece of `at_least` so many bytes after the other. Asked for until
    /// there is nothing, or never. For large files of which nothing is known before.
    fn last(&mut self, _at_least: usize) -> Ready {
        Ready::default()
    }

    /// The files, but for what was let go of.
    fn finish(self: Box<Self>) -> Vec<File>;
}

/// What was let go of.
#[derive(Clone, Debug, Default)]
pub struct Ready {
    /// Files that are whole.
    pub whole: Vec<File>,
    /// The next bytes of files that go on. Those that [`Writing::finish`] has under the same paths are their last.
    pub begun: Vec<File>,
}

/// What was read.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// What it is about.
    pub scheme: Scheme,
    /// The articles, each sorted.
    pub articles: Vec<Article>,
    /// File and line of each article, in their order, where a format has lines; else none at all.
    pub places: Vec<(String, Option<usize>)>,
    /// What happened to what was not simply accepted.
    pub notes: Vec<Note>,
}

/// Something that was not simply accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What became of it.
    pub fate: Fate,
    /// Path of the file.
    pub file: String,
    /// Line, from 1, where the format has lines.
    pub line: Option<usize>,
    /// What and why, in a sentence.
    pub what: String,
}

/// What became of something in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It came in, changed in a way that is said.
    Repaired,
    /// It did not come in.
    Rejected,
    /// It is kept, but has no place on the screen.
    Kept,
    /// It came in as it stands, and there is something to know about it.
    Said,
}

/// Why files cannot be read at all: the place and the reason, ready to be shown.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Refusal(pub String);

/// Files that were written, and what is not in them.
#[derive(Clone, Debug)]
pub struct Written {
    /// The files.
    pub files: Vec<File>,
    /// What is lost.
    pub losses: Vec<Loss>,
}

impl Ready {
    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.whole.is_empty() && self.begun.is_empty()
    }

    /// Whole files, of which nothing is left.
    pub fn whole(files: &mut Vec<File>) -> Self {
        Self {
            whole: std::mem::take(files),
            begun: Vec::new(),
        }
    }

    /// Adds what was let go of next.
    pub fn take(&mut self, next: Self) {
        self.whole.extend(next.whole);
        for File { path, bytes } in next.begun {
            match self.begun.iter_mut().find(|file| file.path == path) {
                Some(file) => file.bytes.extend(bytes),
                None => self.begun.push(File { path, bytes }),
            }
        }
    }

    /// All files, given the last of them.
    pub fn finish(self, last: Vec<File>) -> Vec<File> {
        let Self { whole, mut begun } = self;
        let mut files = whole;
        for mut file in last {
            if let Some(first) = begun.iter_mut().find(|first| first.path == file.path) {
                file.bytes.splice(0..0, first.bytes.drain(..));
            }
            files.push(file);
        }
        files
    }

    /// What there is of a file that goes on, if it is worth it; nothing of it is left then.
    pub fn begun(path: &str, text: &mut String, at_least: usize) -> Self {
        let mut ready = Self::default();
        ready.and(path, text, at_least);
        ready
    }

    /// The same of another file.
    pub fn and(&mut self, path: &str, text: &mut String, at_least: usize) {
        if text.len() >= at_least {
            // As much room as it took will be needed again.
            let room = String::with_capacity(text.capacity());
            self.begun
                .push(File::of(path, std::mem::replace(text, room)));
        }
    }

    /// The same of another file, of bytes.
    pub fn and_bytes(&mut self, path: &str, bytes: &mut Vec<u8>, at_least: usize) {
        if bytes.len() >= at_least {
            let room = Vec::with_capacity(bytes.capacity());
            let bytes = std::mem::replace(bytes, room);
            let path = path.to_owned();
            self.begun.push(File { path, bytes });
        }
    }
}

impl File {
    /// Of text.
    pub fn of(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            bytes: text.into().into_bytes(),
        }
    }
}

/// Whether some bytes stand in others.
pub(super) fn has(bytes: &[u8], what: &str) -> bool {
    bytes
        .windows(what.len())
        .any(|window| window == what.as_bytes())
}

impl Tool {
    /// What it holds when this is chosen.
    pub fn held(&self, options: &Options) -> Holds {
        let overlaps = match (self.holds.overlaps, options.layers) {
            (Overlaps::Chosen, Layers::Longest) => Overlaps::No,
            (Overlaps::Chosen, Layers::PerLabel) => Overlaps::OtherLabels,
            (as_it_is, _) => as_it_is,
        };
        let counts = self.choices.iter().any(|one| one.id == choice::UNIT.id);
        Holds {
            overlaps,
            halves: self.holds.halves && !(counts && options.unit == Some(Unit::Graphemes)),
            ..self.holds
        }
    }

    /// Writes a project. Linear in it, but for sorting.
    pub async fn write(&self, project: &Project, options: &Options, turns: &dyn Turns) -> Written {
        let scheme = scheme(project, self.id, turns).await;
        let names = Names::of(project);
        let mut writing = (self.begin)(&scheme, options);
        let holds = self.held(options);
        let mut losses = Vec::new();
        let mut gathered = Ready::default();
        for document in project.documents() {
            breathe(turns).await;
            let whole = article(project, &names, document, self.id);
            writing.whole(&whole);
            writing.article(&reduce(&whole, &holds, &mut losses));
            gathered.take(writing.ready(STRETCH));
        }
        Written {
            files: gathered.finish(writing.finish()),
            losses,
        }
    }
}
