//! A little project to work on.

use std::sync::Arc;

use demarche::domain::{
    Codebook, Coder, CoderId, Document, DocumentId, DocumentMeta, Extra, KindId, Offset, Project,
    ProjectId, ProjectMeta, SequentialIds, Span, Text, Timestamp,
};
use demarche::edit::{Command, Context, Done, Session, command};
use uuid::Uuid;

/// A session on a project with one article.
pub(crate) struct Work {
    pub(crate) session: Session,
    ids: SequentialIds,
    now: Timestamp,
}

impl Work {
    pub(crate) fn new() -> Self {
        let text = Text::freeze_str("Talks\n\nMoscow 🇷🇺 demands a written answer. لا").unwrap();
        let project = ProjectMeta {
            id: ProjectId::new(Uuid::from_u128(1)),
            title: "Geneva".to_owned(),
            created: Timestamp(0),
            sample: false,
            lost: Vec::new(),
            extra: Extra::new(),
        };
        let article = DocumentMeta {
            id: DocumentId::new(Uuid::from_u128(2)),
            title: "Talks".to_owned(),
            text_sha256: text.sha256(),
            published: None,
            outlet: String::new(),
            author: String::new(),
            section: String::new(),
            language: String::new(),
            url: String::new(),
            notes: String::new(),
            imported_from: String::new(),
            imported: Timestamp(0),
            done: false,
            binned: None,
            versions: Vec::new(),
            extra: Extra::new(),
        };
        let project = Project::empty(project, Codebook::claims_actors_demands());
        let mut work = Self::on(project);
        let article = Arc::new(Document::new(article, text));
        work.command(command::AddDocuments(vec![article]));
        work
    }

    /// Goes on with a project, as after a reload.
    pub(crate) fn on(project: Project) -> Self {
        let coder = Coder {
            id: CoderId::new(Uuid::from_u128(3)),
            name: "Ann".to_owned(),
            extra: Extra::new(),
        };
        let tags = project.annotations().len() as u128;
        Self {
            session: Session::new(project, coder),
            // Never an id of the session before.
            ids: SequentialIds::starting_at(1_000 * (tags + 1)),
            now: Timestamp(1_642_761_000_000 + tags as i64 * 1_000),
        }
    }

    pub(crate) fn project(&self) -> &Project {
        self.session.project()
    }

    pub(crate) fn id(&self) -> ProjectId {
        self.project().meta().id
    }

    pub(crate) fn command(&mut self, command: impl Command) -> Done {
        self.now.0 += 1_000;
        let (now, ids) = (self.now, &mut self.ids);
        let mut context = Context { now, ids };
        self.session.dispatch(&command, &mut context).unwrap()
    }

    /// Tags so many code points from the start of the second paragraph.
    pub(crate) fn tag(&mut self, length: u32) -> Done {
        let document = self.project().documents()[0].id();
        let spans = vec![Span::new(Offset(7), Offset(7 + length))];
        let kind = KindId::new("claim");
        self.command(command::Tag {
            document,
            spans,
            kind,
        })
    }
}
