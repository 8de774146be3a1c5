//! A project at one moment, without its texts, as bytes, and back.

use super::envelope::{Kind, ReadError};
use super::version::Format;
use super::{Storage, pieces};
use crate::domain::json::{Fields, Json, Writer, expected};
use crate::domain::{
    Actor, Annotation, Codebook, Coder, DocumentId, DocumentMeta, LogEntry, Parts, Project,
    ProjectMeta, Relation, Table, Timestamp,
};

/// How a project is stored. Version 2 brought frames, actors, links and the log; with version 3 what is coded in an
/// article, and the log, lie in pieces of their own (see [`super::pieces`]).
const FORMAT: Format = Format::new(Kind::Snapshot, &[with_relations, in_pieces]);

/// What lies in a snapshot itself is read as well as what lies in pieces, so there is nothing to change. As the snapshot
/// counts as migrated, the next one is written in pieces.
#[expect(clippy::unnecessary_wraps, reason = "a migration may fail")]
fn in_pieces(value: Json) -> Result<Json, String> {
    Ok(value)
}

/// A codebook of version 1 knew no links between statements: it gets the usual ones.
fn with_relations(value: Json) -> Result<Json, String> {
    let mut snapshot = Fields::of(value)?.rest();
    if let Some(codebook) = snapshot.remove("codebook") {
        let codebook = Codebook::with_usual_relations(codebook);
        snapshot.insert("codebook".to_owned(), codebook);
    }
    Ok(Json::Object(snapshot))
}

/// Why a snapshot is kept when the next one takes its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// What was about to be done, such as “Before importing 312 articles”.
    pub title: String,
    /// When.
    pub at: Timestamp,
}

/// An article as it stands in a snapshot.
pub(super) struct Line {
    pub(super) meta: DocumentMeta,
    /// The sum of the piece with what is coded in it, if anything is.
    pub(super) coded: Option<String>,
}

impl Line {
    fn read(value: Json) -> Result<Self, String> {
        let mut fields = Fields::of(value)?;
        Ok(Self {
            coded: fields.word_if_any("coded")?,
            meta: DocumentMeta::read_keys(fields)?,
        })
    }
}

/// A snapshot that was read, without what lies in pieces.
pub(super) struct Outline {
    /// The number of the newest step it has taken in.
    pub(super) step: u64,
    /// What lies in it itself, but for the articles. That of older versions has everything here.
    pub(super) parts: Parts,
    pub(super) documents: Vec<Line>,
    /// The sums of the pieces of the log.
    pub(super) log: Vec<String>,
    pub(super) label: Option<Label>,
    pub(super) migrated: bool,
}

impl Outline {
    fn read(value: Json) -> Result<Self, String> {
        let mut fields = Fields::of(value)?;
        let step = fields.required("step")?.as_u64();
        let meta = fields.read("meta", ProjectMeta::read)?;
        let codebook = fields.read("codebook", Codebook::read)?;
        Ok(Self {
            step: step.ok_or("“step” is no whole number")?,
            documents: fields.list_of("documents", Line::read)?,
            parts: Parts {
                coders: fields.list_of("coders", Coder::read)?,
                annotations: fields.list_of_if_any("annotations", Annotation::read)?,
                actors: fields.list_of_if_any("actors", Actor::read)?,
                relations: fields.list_of_if_any("relations", Relation::read)?,
                log: fields.list_of_if_any("log", LogEntry::read)?,
                ..Parts::new(meta, codebook)
            },
            log: fields.list_of_if_any("logPieces", word)?,
            label: fields.optional("kept").map(Label::read).transpose()?,
            migrated: false,
        })
    }

    /// The names of all pieces it speaks of.
    pub(super) fn names(&self) -> impl Iterator<Item = String> + '_ {
        let articles = self.documents.iter().flat_map(|line| {
            let coded = line.coded.as_ref();
            let coded = coded.map(|sum| pieces::coded_name(line.meta.id, sum));
            [Some(line.meta.text_sha256.clone()), coded]
        });
        let log = self.log.iter().zip(0..);
        let log = log.map(|(sum, at)| pieces::log_name(at, sum));
        articles.flatten().chain(log)
    }
}

fn word(value: Json) -> Result<String, String> {
    match value {
        Json::Text(word) => Ok(word),
        other => Err(expected("a text", &other)),
    }
}

impl Label {
    fn read(value: Json) -> Result<Self, String> {
        let mut fields = Fields::of(value)?;
        Ok(Self {
            title: fields.text("title")?,
            at: fields.parsed("at", "not a time")?,
        })
    }
}

/// The bytes of a project in one piece, but for its texts: for a file of everything. It has taken in all steps up to
/// `step`. Linear in the project without its texts.
pub fn encode(project: &Project, step: u64) -> Vec<u8> {
    FORMAT.write(&|to| {
        begin(project, step, None, to);
        to.list_at("annotations", project.annotations(), |tag, to| {
            tag.write(to)
        });
        to.list_at("relations", project.relations(), |relation, to| {
            relation.write(to)
        });
        to.list_at("log", project.log(), |entry, to| entry.write(to));
        to.end_object();
    })
}

/// The bytes of a project of which what is coded and the log lie in pieces with these sums. Linear in articles and
/// actors.
pub(super) fn encode_outline(
    project: &Project,
    step: u64,
    coded: &Table<DocumentId, String>,
    log: &[String],
    label: Option<&Label>,
) -> Vec<u8> {
    FORMAT.write(&|to| {
        begin(project, step, Some(coded), to);
        to.list_at("logPieces", log, |sum, to| to.text(sum));
        if let Some(label) = label {
            to.key("kept");
            to.object();
            to.text_at("title", &label.title);
            to.shown_at("at", &label.at);
            to.end_object();
        }
        to.end_object();
    })
}

fn begin(project: &Project, step: u64, coded: Option<&Table<DocumentId, String>>, to: &mut Writer) {
    to.object();
    to.number_at("step", step);
    to.key("meta");
    project.meta().write(to);
    to.key("codebook");
    project.codebook().write(to);
    to.list_at("coders", project.coders(), |coder, to| coder.write(to));
    to.list_at("documents", project.all_documents(), |document, to| {
        to.object();
        document.meta.write_keys(to);
        if let Some(sum) = coded.and_then(|all| all.get(&document.id())) {
            to.text_at("coded", sum);
        }
        to.end_object();
    });
    to.list_at("actors", project.actors(), |actor, to| actor.write(to));
}

/// What a snapshot says of its project, in bytes of any version. Linear in them.
///
/// # Errors
/// [`ReadError`].
pub(super) fn decode(bytes: &[u8]) -> Result<Outline, ReadError> {
    let (json, migrated) = FORMAT.newest_json(bytes)?;
    typed(json, migrated)
}

/// The same in two turns: the outline of thousands of articles takes a moment.
///
/// # Errors
/// [`ReadError`].
pub(super) async fn decode_in_turns(
    bytes: &[u8],
    storage: &impl Storage,
) -> Result<Outline, ReadError> {
    let (json, migrated) = FORMAT.newest_json(bytes)?;
    storage.breathe().await;
    typed(json, migrated)
}

fn typed(json: Json, migrated: bool) -> Result<Outline, ReadError> {
    let outline = Outline::read(json).map_err(|what| ReadError::damaged(Kind::Snapshot, &what))?;
    Ok(Outline {
        migrated,
        ..outline
    })
}
