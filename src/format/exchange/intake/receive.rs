//! Files become a project of their own, with a report.

use super::apart::taken_apart;
use super::twins::alike;
use super::{Format, Gathered, Report};
use crate::domain::{IdSource, Project, Timestamp, Turns};
use crate::format::exchange::assemble::{Source, assemble};
use crate::format::exchange::model::Article;
use crate::format::exchange::reduce::BETWEEN;
use crate::format::exchange::tool::{Fate, Note, Reading, Refusal};
use crate::format::incoming::many;
use crate::format::plain_text::first_words;

/// What came of files.
#[derive(Clone, Debug)]
pub struct Received {
    /// The project; nothing else knows of it yet.
    pub project: Project,
    /// What became of what.
    pub report: Report,
}

/// Where ids and times come from.
pub struct Taking<'a> {
    /// New ids.
    pub ids: &'a mut dyn IdSource,
    /// The moment of taking in.
    pub now: Timestamp,
    /// Name of the file, the archive or the folder.
    pub name: &'a str,
}

/// Reads files of a format and puts a project together. Linear, in turns.
///
/// # Errors
/// Where nothing of it can be read: the place and the reason.
pub async fn receive(
    format: Format,
    gathered: Gathered,
    taking: Taking<'_>,
    turns: &dyn Turns,
) -> Result<Received, Refusal> {
    let Gathered { files, notes } = gathered;
    let reading = (format.read)(&files, turns).await?;
    drop(files);
    put_together(format, reading, notes, taking, turns).await
}

/// A project of what was read.
pub(super) async fn put_together(
    format: Format,
    mut reading: Reading,
    mut notes: Vec<Note>,
    taking: Taking<'_>,
    turns: &dyn Turns,
) -> Result<Received, Refusal> {
    if format.joins {
        let apart = taken_apart(&mut reading, format.apart);
        if apart > 0 {
            let what = format!(
                "{} with “{BETWEEN}” in it: taken for several, as this format has one cell for all of them.",
                many(apart, "value")
            );
            notes.push(note(Fate::Repaired, taking.name.to_owned(), what));
        }
    }
    let Reading {
        scheme,
        mut articles,
        places,
        notes: said,
    } = reading;
    notes.extend(said);
    notes.extend(alike(&mut articles, &places, taking.name));
    // A table with a head and no rows, for one.
    if articles.is_empty() {
        let first = notes.first().map(|note| note.what.clone());
        let none = || "there is no article in it".to_owned();
        return Err(Refusal(first.unwrap_or_else(none)));
    }
    // What we wrote ourselves comes back as it was.
    let own = [Format::DATASET, Format::OWN_TABLE].contains(&format);
    for article in articles.iter_mut().filter(|_| !own) {
        entitle(article);
    }
    let source = Source {
        tool: format.keys,
        keeps_ids: format.keeps_ids,
        ids: taking.ids,
        now: taking.now,
        file: taking.name,
    };
    let assembled = assemble(&scheme, articles, source, turns).await;
    let assembled = assembled.map_err(|broken| {
        let first = broken.first().map(|one| format!(": {one}"));
        Refusal(format!(
            "what is in it does not go together{}",
            first.unwrap_or_default()
        ))
    })?;
    for refused in &assembled.refused {
        let what = format!(
            "The tag “{}” was left out: {}.",
            refused.mark, refused.reason
        );
        notes.push(note(Fate::Rejected, refused.article.clone(), what));
    }
    if assembled.ties_kept > 0 {
        let what = format!(
            "{} without a place here: kept with the tags they come from.",
            many(assembled.ties_kept, "link")
        );
        notes.push(note(Fate::Kept, taking.name.to_owned(), what));
    }
    let report = Report::of(format, taking.name, &assembled.project, notes);
    Ok(Received {
        project: assembled.project,
        report,
    })
}

/// Calls an article without a title by its first words, as pasted text is: a list shows nothing else of it.
fn entitle(article: &mut Article) {
    if !article.meta("title").trim().is_empty() {
        return;
    }
    let title = first_words(article.text.as_str());
    article.meta.retain(|(name, _)| name != "title");
    if !title.is_empty() {
        article.meta.insert(0, ("title".to_owned(), title));
    }
}

const fn note(fate: Fate, file: String, what: String) -> Note {
    Note {
        fate,
        file,
        line: None,
        what,
    }
}
