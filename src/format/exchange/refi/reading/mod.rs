//! Sources with selections become articles, whichever program wrote them.

mod known;
pub(super) mod lines;
mod source;

use known::Known;
use lines::Ends;

use super::is_project;
use crate::domain::{Turns, breathe};
use crate::format::exchange::model::Scheme;
use crate::format::exchange::nested::by_last_name;
use crate::format::exchange::tool::{Fate, File, Note, Reading, Refusal};
use crate::format::words::count;
use crate::format::xml::{Element, tree};

/// Sources that are no texts.
const OTHER_SOURCES: [&str; 4] = ["PictureSource", "AudioSource", "VideoSource", "PDFSource"];

pub(super) async fn read(files: &[File], turns: &dyn Turns) -> Result<Reading, Refusal> {
    let mut projects = files.iter().filter(|file| is_project(file));
    let file = projects.next();
    let file = file.ok_or_else(|| Refusal("there is no project.qde in it".to_owned()))?;
    let root = tree(&file.bytes);
    let root = root.map_err(|fault| Refusal(format!("{}: {}", file.path, fault.what)))?;
    breathe(turns).await;
    let known = Known::of(&root, files);
    let mut reading = Reading {
        scheme: Scheme {
            title: root.attribute("name").unwrap_or_default().to_owned(),
            labels: known.labels.clone(),
            ..Scheme::default()
        },
        ..Reading::default()
    };
    let mut ends = Ends::default();
    let sources = root.first("Sources");
    for element in sources.map_or(&[][..], |all| &all.children) {
        breathe(turns).await;
        let name = element.attribute("name").unwrap_or_default().to_owned();
        let mut note = |fate, what: String| {
            let what = format!("“{name}”: {what}");
            let (file, line) = (file.path.clone(), None);
            reading.notes.push(Note {
                fate,
                file,
                line,
                what,
            });
        };
        let text = match element.local() {
            "TextSource" => Some(element),
            // What a PDF says may be there as text.
            "PDFSource" => element.first("Representation"),
            _ => None,
        };
        match text {
            Some(text) => match source::article(text, element, &known, files, &mut ends, &mut note)
            {
                Ok(article) => reading.articles.push(article),
                Err(reason) => note(Fate::Rejected, reason),
            },
            None if OTHER_SOURCES.contains(&element.local()) => {
                note(
                    Fate::Rejected,
                    "it is no text, and was left out.".to_owned(),
                );
            }
            None => note(
                Fate::Rejected,
                "it is of an unknown kind, and was left out.".to_owned(),
            ),
        }
    }
    let told = ends.told().into_iter().map(|what| Note {
        fate: Fate::Repaired,
        file: file.path.clone(),
        line: None,
        what,
    });
    reading.notes.extend(told);
    let loose = links(&root, &known, &mut reading);
    if loose > 0 {
        reading.notes.push(Note {
            fate: Fate::Rejected,
            file: file.path.clone(),
            line: None,
            what: format!(
                "Not between two tags of one article, and left out: {}.",
                count(loose, "link", "links")
            ),
        });
    }
    if reading.articles.is_empty() {
        let first = reading.notes.first().map(|note| note.what.clone());
        return Err(Refusal(
            first.unwrap_or_else(|| "there is no text in it".to_owned()),
        ));
    }
    if let Some(what) = by_last_name(&mut reading, &known.paths) {
        reading.notes.push(Note {
            fate: Fate::Repaired,
            file: file.path.clone(),
            line: None,
            what,
        });
    }
    reading
        .articles
        .iter_mut()
        .for_each(crate::format::exchange::model::Article::sort);
    Ok(reading)
}

/// Puts the links between tags in; how many are none.
fn links(root: &Element, known: &Known<'_>, reading: &mut Reading) -> usize {
    let places = source::places(reading);
    let mut loose = 0;
    let all = root.first("Links");
    for link in all.into_iter().flat_map(|all| all.all("Link")) {
        match source::tie(link, known, &places) {
            Some((article, tie)) => {
                if let Some(article) = reading.articles.get_mut(article) {
                    article.ties.push(tie);
                }
            }
            // A note that is linked to a tag has become the tag's.
            None if known.is_note_link(link) => {}
            None => loose += 1,
        }
    }
    loose
}
