//! Sources with selections become articles, whichever program wrote them.

mod census;
mod joined;
mod known;
pub(super) mod lines;
mod links;
mod meaning;
mod selection;
mod source;
mod texts;
mod values;

use joined::Joined;
use known::Known;
use lines::Ends;
use links::links;
use texts::Texts;

use super::branches::{CALLED, NAME};
use super::kept::put;
use super::{COMMENT, is_project, kept};
use crate::domain::json::Json;
use crate::domain::{DOWN, Extra, OrderedSet, Turns, breathe};
use crate::format::exchange::keys::Key;
use crate::format::exchange::model::{Article, Scheme};
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
    let in_files = Texts::of(files);
    let known = Known::of(&root, &in_files);
    let mut reading = Reading {
        scheme: Scheme {
            title: root.attribute("name").unwrap_or_default().to_owned(),
            coders: known.coders(&root),
            keys: known.keys.clone(),
            actors: known.actors.clone(),
            ..Scheme::default()
        },
        ..Reading::default()
    };
    let mut ends = Ends::default();
    let mut texts: Vec<(&Element, &Element)> = Vec::new();
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
            Some(text) => {
                match source::article(text, element, &known, &in_files, &mut ends, &mut note) {
                    Ok(article) => {
                        reading.articles.push(article);
                        texts.push((text, element));
                    }
                    Err(reason) => note(Fate::Rejected, reason),
                }
            }
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
    declare(&known, &mut reading);
    breathe(turns).await;
    let told = census::census(&root, &texts, &known, &reading);
    reading
        .notes
        .extend(told.into_iter().map(|(fate, what)| Note {
            fate,
            file: file.path.clone(),
            line: None,
            what,
        }));
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
    know(&known, &mut reading);
    reading.articles.iter_mut().for_each(Article::sort);
    Ok(reading)
}

/// Declares the labels to tag with, and those that somebody has tagged with even so.
fn declare(known: &Known<'_>, reading: &mut Reading) {
    let marks = reading.articles.iter().flat_map(|article| &article.marks);
    let used: OrderedSet<&str> = marks.map(|mark| mark.label.as_str()).collect();
    let labels = known.labels.iter();
    let declared = labels.filter(|(label, _, codable)| *codable || used.contains(&*label.name));
    reading.scheme.labels = declared.map(|(label, ..)| label.clone()).collect();
}

/// Says what labels are known by, under the names that they have now.
fn know(known: &Known<'_>, reading: &mut Reading) {
    let Reading {
        scheme, articles, ..
    } = reading;
    let keys: crate::domain::Table<&str, &Key> = known
        .labels
        .iter()
        .map(|(label, key, _)| (label.name.as_str(), key))
        .collect();
    for label in &scheme.labels {
        // Under the last of its names, or under all of them.
        let all = [label.above.as_slice(), std::slice::from_ref(&label.name)].concat();
        let path = all.join(DOWN);
        let Some(key) = keys.get(&path.as_str()) else {
            continue;
        };
        let mut key = (*key).clone();
        let is_called = kept::text(&key.extra, NAME) == Some(label.name.as_str());
        match is_called {
            true => drop(key.extra.remove(NAME)),
            false => put(&mut key.extra, CALLED, &label.name),
        }
        scheme.keys.labels.insert(label.name.clone(), key);
    }
    let mut marks = articles.iter().flat_map(|article| &article.marks);
    let uncoded = marks.any(|mark| mark.extra.get(kept::UNCODED).is_some());
    if uncoded && !scheme.keys.labels.contains_key(COMMENT) {
        let extra = Extra::from([(kept::UNCODED.to_owned(), Json::Bool(true))]);
        let key = Key {
            extra,
            ..Key::default()
        };
        scheme.keys.labels.insert(COMMENT.to_owned(), key);
    }
}
