//! What is known about several articles is changed in one step.

use crate::domain::{DocumentId, DocumentMeta, words};

use super::{Command, Plan};
use crate::edit::words::count;
use crate::edit::{CommandError, Context, Op, Session};

words! {
    /// Something known about an article that several may have in common. To add one: a line here, and one each in
    /// [`Detail::of`] and [`Detail::set`].
    Detail {
        /// When it was published.
        Published = "published", "Date";
        /// Newspaper, agency, channel.
        Outlet = "outlet", "Outlet";
        /// BCP 47 tag.
        Language = "language", "Language";
    }
}

impl Detail {
    /// What an article has of it, as it is typed.
    pub fn of(self, meta: &DocumentMeta) -> String {
        match self {
            Self::Published => meta.published.map(|d| d.to_string()).unwrap_or_default(),
            Self::Outlet => meta.outlet.clone(),
            Self::Language => meta.language.clone(),
        }
    }

    /// Puts what was typed into an article's description; nothing typed: not stated.
    ///
    /// # Errors
    /// What is wrong with it, in words.
    pub fn set(self, meta: &mut DocumentMeta, typed: &str) -> Result<(), String> {
        let typed = typed.trim();
        match self {
            Self::Published if typed.is_empty() => meta.published = None,
            Self::Published => match typed.parse() {
                Ok(date) => meta.published = Some(date),
                Err(error) => return Err(format!("Date: “{typed}” is {error}")),
            },
            Self::Outlet => typed.clone_into(&mut meta.outlet),
            Self::Language => typed.clone_into(&mut meta.language),
        }
        Ok(())
    }
}

/// Gives several articles the same details.
#[derive(Clone, Debug)]
pub struct SetDetails {
    /// The articles; those that are gone are passed over.
    pub documents: Vec<DocumentId>,
    /// What is set, as typed.
    pub details: Vec<(Detail, String)>,
}

impl SetDetails {
    /// What it would come to: the description of each article that would differ. Linear in the articles.
    ///
    /// # Errors
    /// What cannot be set, in words.
    pub fn changes(&self, session: &Session) -> Result<Vec<DocumentMeta>, String> {
        let project = session.project();
        // Told even if no article is chosen.
        let mut changes = Vec::new();
        for id in &self.documents {
            let Some(document) = project.document(*id) else {
                continue;
            };
            let mut meta = document.meta.clone();
            for (detail, typed) in &self.details {
                detail.set(&mut meta, typed)?;
            }
            if meta != document.meta {
                changes.push(meta);
            }
        }
        Ok(changes)
    }

    /// What an empty field takes away, and from how many articles that have it. Linear in the articles.
    pub fn takes_away(&self, session: &Session) -> Vec<(Detail, usize)> {
        let project = session.project();
        let empty = self
            .details
            .iter()
            .filter(|(_, typed)| typed.trim().is_empty());
        let each = empty.map(|(detail, _)| {
            let documents = self.documents.iter().filter_map(|id| project.document(*id));
            let having = documents.filter(|d| !detail.of(&d.meta).is_empty());
            (*detail, having.count())
        });
        each.filter(|(_, number)| *number > 0).collect()
    }
}

impl Command for SetDetails {
    fn is_sweeping(&self) -> bool {
        self.documents.len() > 1
    }

    fn plan(&self, session: &Session, _: &mut Context<'_>) -> Result<Plan, CommandError> {
        let project = session.project();
        let changes = self.changes(session).map_err(CommandError::Detail)?;
        let labels: Vec<String> = self
            .details
            .iter()
            .map(|(detail, _)| crate::domain::lower_case(detail.label()))
            .collect();
        let title = format!(
            "Changed {} of {}",
            labels.join(", "),
            count(changes.len(), "article")
        );
        let ops = changes.into_iter().filter_map(|after| {
            Some(Op::SetDocumentMeta {
                before: Box::new(project.document(after.id)?.meta.clone()),
                after: Box::new(after),
            })
        });
        Ok(Plan::new(title, session.cursor(), ops.collect()))
    }
}
