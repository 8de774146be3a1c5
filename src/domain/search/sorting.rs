//! In which order statements are listed.

use super::query::mentioned;
use crate::domain::words;
use crate::domain::{Annotation, AnnotationId, Date, DocumentId, Project, Table, fold, sort};

words! {
    /// By what a list of statements is sorted.
    #[derive(Default)]
    SortBy {
        /// By article, in the project's order, and in text order.
        #[default]
        Article = "article", "Article";
        /// By the day of the claim, or else of the article; the undated last.
        Date = "date", "Date";
        /// By the name of the first claimant; those without one last.
        Claimant = "claimant", "Claimant";
    }
}

/// Statements that are in the project's order, sorted; equals stay as they are. `n log n`.
pub fn sorted(project: &Project, statements: Vec<AnnotationId>, by: SortBy) -> Vec<AnnotationId> {
    match by {
        SortBy::Article => statements,
        SortBy::Date => {
            let documents = project.documents().iter();
            let published: Table<DocumentId, Option<Date>> =
                Table::gather(documents.map(|d| (d.id(), d.meta.published)).collect()).0;
            by_key(statements, |id| {
                let tag = project.annotation(id)?;
                let day = published.get(&tag.document).copied().flatten();
                tag.frame().date.or(day)
            })
        }
        SortBy::Claimant => by_key(statements, |id| {
            Some(fold(first_claimant(project, project.annotation(id)?)?))
        }),
    }
}

fn first_claimant<'a>(project: &'a Project, tag: &Annotation) -> Option<&'a str> {
    let part = tag.frame().claimants.first()?;
    let actor = project.who(part).and_then(|id| project.actor(id));
    actor
        .map(|actor| actor.name.as_str())
        .or_else(|| mentioned(project, part))
}

/// What has no key comes last.
fn by_key<K: Ord>(
    statements: Vec<AnnotationId>,
    key: impl Fn(AnnotationId) -> Option<K>,
) -> Vec<AnnotationId> {
    let keyed = statements.into_iter().map(|id| (key(id), id));
    let mut keyed: Vec<(Option<K>, AnnotationId)> = keyed.collect();
    sort(&mut keyed, |(a, _), (b, _)| match (a, b) {
        (Some(a), Some(b)) => a.cmp(b),
        _ => a.is_none().cmp(&b.is_none()),
    });
    keyed.into_iter().map(|(_, id)| id).collect()
}
