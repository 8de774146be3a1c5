//! The practice article that comes with the app, and a worked example of tags on it.
//!
//! Both are in the part of the program that is loaded later; the first page a new user sees is made from a file of its own,
//! see [`practice`], which is asked for together with the program.

mod example;
pub mod practice;
mod written;

use uuid::Uuid;

use super::plain_text;
use crate::domain::{
    Codebook, Coder, CoderId, Extra, IdSource, Parts, Project, ProjectId, ProjectMeta,
    SequentialIds, Timestamp,
};

pub use example::{Example, ExampleError, example_register, worked_example};

const ARTICLE: &str = include_str!("geneva.txt");

/// Shown as the project's title.
const TITLE: &str = "Practice: Geneva talks";
const HEADLINE: &str = "Ninety minutes in Geneva bring a promise of paper and no agreement";
const OUTLET: &str = "Demarche sample";
const NOTE: &str = "Written for practice with Demarche. It retells in our own words what the two sides said in public \
    around the meeting in Geneva on 21 January 2022. Most of it is indirect speech; where words stand in \
    quotation marks they are a few words long. It is not a news report and should not be cited as one.";

/// Always the same, so that the example is by the same hand in every project.
const EXAMPLE_CODER: CoderId =
    CoderId::new(Uuid::from_u128(0xdd8a_7d55_29b1_4c4e_9b0a_6a4f_0c7b_1e52));

/// A project with the practice article, the first codebook and no tags.
pub fn sample_project(ids: &mut dyn IdSource, now: Timestamp) -> Project {
    let meta = practice_meta(ids, now);
    let article = plain_text::pasted(ARTICLE, ids, now);
    debug_assert!(article.is_ok(), "a test holds that it can be read");
    let article = article.map(|mut document| {
        document.meta.title = HEADLINE.to_owned();
        document.meta.outlet = OUTLET.to_owned();
        document.meta.notes = NOTE.to_owned();
        document.meta.language = "en".to_owned();
        document
    });
    let codebook = Codebook::claims_actors_demands();
    let documents = article.into_iter().collect();
    Project::assemble(Parts {
        documents,
        ..Parts::new(meta.clone(), codebook.clone())
    })
    .unwrap_or_else(|_| Project::empty(meta, codebook))
}

fn practice_meta(ids: &mut dyn IdSource, now: Timestamp) -> ProjectMeta {
    ProjectMeta {
        id: ProjectId::new(ids.next_uuid()),
        title: TITLE.to_owned(),
        created: now,
        sample: true,
        lost: Vec::new(),
        extra: Extra::new(),
    }
}

/// Whose tags the worked example's are.
pub fn sample_coder() -> Coder {
    Coder {
        id: EXAMPLE_CODER,
        name: "Worked example".to_owned(),
        extra: Extra::new(),
    }
}
