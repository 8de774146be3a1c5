//! The practice article that comes with the app, and a worked example of tags on it.
//!
//! Both are in the program itself (4 kB compressed): the first page a new user sees asks the network for nothing.

mod example;

use uuid::Uuid;

use super::plain_text;
use crate::domain::json::{Fields, Json, parse};
use crate::domain::{
    Codebook, Coder, CoderId, Confidence, Extra, IdSource, KindId, Project, ProjectId, ProjectMeta,
    Timestamp,
};

pub use example::{ExampleError, worked_example};

const ARTICLE: &str = include_str!("geneva.txt");
const EXAMPLE: &str = include_str!("geneva.json");

/// Shown as the project's title.
const TITLE: &str = "Practice: Geneva talks";

/// Always the same, so that the example is by the same hand in every project.
const EXAMPLE_CODER: CoderId =
    CoderId::new(Uuid::from_u128(0xdd8a_7d55_29b1_4c4e_9b0a_6a4f_0c7b_1e52));

/// What is known about the article, and its tags.
#[derive(Debug, Default)]
struct Example {
    title: String,
    outlet: String,
    note: String,
    annotations: Vec<Tag>,
}

/// A tag by its words, so that the article can be edited without counting characters.
#[derive(Debug)]
struct Tag {
    kind: KindId,
    quote: String,
    /// Which of the places where the words stand, from 1.
    occurrence: usize,
    memo: String,
    confidence: Option<Confidence>,
}

/// The example as it comes with the program; a test holds that it can be read.
fn example() -> Example {
    let read = parse(EXAMPLE.as_bytes()).map_err(|error| error.to_string());
    read.and_then(Example::read).unwrap_or_default()
}

impl Example {
    fn read(value: Json) -> Result<Self, String> {
        let mut fields = Fields::of(value)?;
        Ok(Self {
            title: fields.text("title")?,
            outlet: fields.text("outlet")?,
            note: fields.text("note")?,
            annotations: fields.list_of("annotations", Tag::read)?,
        })
    }
}

impl Tag {
    fn read(value: Json) -> Result<Self, String> {
        let mut fields = Fields::of(value)?;
        let confidence = match fields.required("confidence")? {
            Json::Number(digits) => Confidence::of_decimal(&digits),
            _ => None,
        };
        Ok(Self {
            kind: KindId::new(fields.text("kind")?),
            quote: fields.text("quote")?,
            occurrence: fields.number("occurrence")? as usize,
            memo: fields.text("memo")?,
            confidence,
        })
    }
}

/// A project with the practice article, the first codebook and no tags.
pub fn sample_project(ids: &mut dyn IdSource, now: Timestamp) -> Project {
    let meta = ProjectMeta {
        id: ProjectId::new(ids.next_uuid()),
        title: TITLE.to_owned(),
        created: now,
        sample: true,
        extra: Extra::new(),
    };
    let article = plain_text::pasted(ARTICLE, ids, now);
    debug_assert!(article.is_ok(), "a test holds that it can be read");
    let article = article.map(|mut document| {
        let Example {
            title,
            outlet,
            note,
            ..
        } = example();
        document.meta.title = title;
        document.meta.outlet = outlet;
        document.meta.notes = note;
        document.meta.language = "en".to_owned();
        document
    });
    let codebook = Codebook::claims_actors_demands();
    let documents = article.into_iter().collect();
    Project::assemble(
        meta.clone(),
        codebook.clone(),
        Vec::new(),
        documents,
        Vec::new(),
    )
    .unwrap_or_else(|_| Project::empty(meta, codebook))
}

/// Whose tags the worked example's are.
pub fn sample_coder() -> Coder {
    Coder {
        id: EXAMPLE_CODER,
        name: "Worked example".to_owned(),
        extra: Extra::new(),
    }
}
