//! A session to try things in.

use std::sync::Arc;

use super::nth::span_in;
use super::{Always, Wish};
use crate::domain::merge::{Answers, Copies, MergeError, Question, Side, merge};
use crate::domain::{
    AtOnce, Codebook, Coder, CoderId, Document, DocumentId, DocumentMeta, Extra, IdSource, Project,
    ProjectId, ProjectMeta, SequentialIds, Text, Timestamp, at_once,
};
use crate::edit::command::Slow;
use crate::edit::{Command, CommandError, Context, Done, Session, command};

/// Texts that are hard in different ways: a heading, emoji of several code points, combining marks, right-to-left,
/// no blanks between words, blank lines, nothing at all.
const TEXTS: [&str; 6] = [
    "Talks in Geneva\n\nMoscow demands a written answer. “We will wait,” said Mr Lavrov.\n\nWashington refuses.",
    "A 👩‍👩‍👧 family 🇷🇺🇺🇸 says: e\u{301}te\u{301} o\u{308}ffnet 👍🏽!\n\nZ\u{351}\u{36b}alg\u{30d}o\u{300} ends.",
    "قال الوزير إن روسيا تطالب بضمانات.\n\nהשר אמר: \u{200f}לא\u{200f} — “no”.",
    "普京说，北约必须停止扩张。\n\n拜登拒绝了。",
    "\n\n   \n\none\n\n\n\ntwo",
    "",
];
/// A session with a clock that ticks and ids that count.
#[derive(Clone)]
pub(crate) struct World {
    pub(crate) session: Session,
    pub(super) ids: SequentialIds,
    pub(super) now: Timestamp,
    /// The colleague’s, once there is one.
    copy: Option<Box<Self>>,
}

impl World {
    /// On a project with one article of each hard text but the empty one, and no tags.
    pub(crate) fn new() -> Self {
        let meta = ProjectMeta {
            id: ProjectId::new(uuid::Uuid::from_u128(7)),
            title: "Geneva".to_owned(),
            created: Timestamp(0),
            sample: false,
            lost: Vec::new(),
            extra: Extra::new(),
        };
        let coder = Coder {
            id: CoderId::new(uuid::Uuid::from_u128(8)),
            name: "Ann".to_owned(),
            extra: Extra::new(),
        };
        let project = Project::empty(meta, Codebook::claims_actors_demands());
        let mut world = Self {
            session: Session::new(project, coder),
            ids: SequentialIds::starting_at(100),
            now: Timestamp(1_642_761_000_000),
            copy: None,
        };
        let articles = (0..5).map(|i| world.article(i)).collect();
        world.command(command::AddDocuments(articles)).unwrap();
        // What was done so far cannot be undone: as for a project that was opened.
        let project = world.session.project().clone();
        world.session = Session::new(project, world.session.coder().clone());
        world
    }

    pub(crate) fn project(&self) -> &Project {
        self.session.project()
    }

    /// A new article with one of the hard texts.
    pub(crate) fn article(&mut self, text: usize) -> Arc<Document> {
        let text = Text::freeze_str(TEXTS[text % TEXTS.len()]).unwrap();
        let meta = DocumentMeta {
            id: DocumentId::new(self.ids.next_uuid()),
            title: text.as_str().chars().take(12).collect(),
            text_sha256: text.sha256(),
            published: "2022-01-21".parse().ok(),
            outlet: String::new(),
            author: String::new(),
            section: String::new(),
            language: String::new(),
            url: String::new(),
            notes: String::new(),
            imported_from: String::new(),
            imported: self.now,
            done: false,
            binned: None,
            versions: Vec::new(),
            extra: Extra::new(),
        };
        Arc::new(Document::new(meta, text))
    }

    pub(crate) fn command(&mut self, command: impl Command) -> Result<Done, CommandError> {
        let (now, ids) = (self.tick(), &mut self.ids);
        self.session.dispatch(&command, &mut Context { now, ids })
    }

    /// As [`Self::command`], all of it in turns.
    pub(crate) fn slow_command(&mut self, command: impl Slow) -> Result<Done, CommandError> {
        let (now, ids) = (self.tick(), &mut self.ids);
        let plan = at_once(command.plan_in_turns(&self.session, now, ids, &Always))?;
        let context = &mut Context { now, ids };
        let copy = self.session.clone();
        let underway = copy.into_underway(plan, &command, context)?;
        let ready = at_once(underway.carry_out(&Always))?;
        Ok(self.session.conclude(ready).unwrap())
    }

    pub(crate) fn undo(&mut self) -> Option<Done> {
        let (now, ids) = (self.tick(), &mut self.ids);
        self.session.undo(&mut Context { now, ids }).unwrap()
    }

    pub(crate) fn redo(&mut self) -> Option<Done> {
        let (now, ids) = (self.tick(), &mut self.ids);
        self.session.redo(&mut Context { now, ids }).unwrap()
    }

    /// A colleague with a copy of the project as it is now. The number tells colleagues, their ids and clocks apart.
    pub(crate) fn parted(&mut self, number: u8) -> Self {
        let first = self.ids.next_uuid().as_u128() * 1_000_000 + u128::from(number) * 1_000;
        let coder = Coder {
            id: CoderId::new(uuid::Uuid::from_u128(first)),
            name: format!("Coder {number}"),
            extra: Extra::new(),
        };
        Self {
            session: Session::new(self.project().clone(), coder),
            ids: SequentialIds::starting_at(first + 1),
            now: Timestamp(self.now.0 + i64::from(number) + 1),
            copy: None,
        }
    }

    /// Merges a copy, everything decided for one side.
    pub(crate) fn merge(
        &mut self,
        there: &Project,
        side: Side,
        at: Timestamp,
    ) -> Result<Done, CommandError> {
        let copies = Copies {
            here: self.project(),
            there,
            base: None,
        };
        let refused = |error: MergeError| CommandError::Merge(error.to_string());
        let found = merge(copies, &Answers::new(), at).map_err(refused)?;
        let answers = decided(&found.questions, side);
        // An answer may bring further questions.
        let found = merge(copies, &answers, at).map_err(refused)?;
        let command = command::MergeIn {
            there: Arc::new(there.clone()),
            base: None,
            answers: decided(&found.questions, side),
            name: "copy".to_owned(),
        };
        let ids = &mut self.ids;
        self.session
            .dispatch(&command, &mut Context { now: at, ids })
    }

    /// Somebody else's project: the colleague's copy, or one with nothing done in it.
    pub(super) fn elsewhere(&self) -> Project {
        match &self.copy {
            Some(copy) => copy.project().clone(),
            None => Self::new().project().clone(),
        }
    }

    fn tick(&mut self) -> Timestamp {
        self.now.0 += 1_000;
        self.now
    }

    /// What came of a wish; `None` when it changed nothing, which includes every refusal.
    pub(crate) fn grant(&mut self, wish: &Wish) -> Option<Done> {
        match wish {
            Wish::Undo => return self.undo(),
            Wish::Redo => return self.redo(),
            Wish::CloseGroup => self.session.close_group(),
            Wish::Part => self.copy = Some(Box::new(self.parted(1))),
            Wish::Merge(work, here) => {
                let mut copy = match self.copy.take() {
                    Some(copy) => *copy,
                    None => self.parted(1),
                };
                for wish in work {
                    copy.grant(wish);
                }
                let side = if *here { Side::Here } else { Side::There };
                let at = self.tick();
                let done = self.merge(copy.project(), side, at).ok();
                self.copy = Some(Box::new(copy));
                return done;
            }
            Wish::GoTo(n) => {
                let id = self.nth_document(*n)?.id();
                self.session.go_to(id);
            }
            Wish::Select(a, b) => {
                let cursor = self.session.cursor();
                let span = span_in(self.here()?, *a, *b);
                self.session.place(cursor.selecting(span));
            }
            _ => {}
        }
        let command = self.command_of(wish)?;
        self.command(command).ok()
    }

    /// As [`Self::grant`], in turns; what is asked of no command is done as there.
    pub(crate) fn grant_in_turns(&mut self, wish: &Wish) -> Option<Done> {
        let Some(command) = self.command_of(wish) else {
            return self.grant(wish);
        };
        let (now, ids) = (self.tick(), &mut self.ids);
        let context = &mut Context { now, ids };
        let underway = self.session.prepare(&command, context).ok()?;
        let ready = at_once(underway.carry_out(&AtOnce)).ok()?;
        self.session.conclude(ready)
    }
}

/// All questions answered alike; what is usual is not asked.
fn decided(questions: &[Question], side: Side) -> Answers {
    let open = questions.iter().filter(|q| q.usual.is_none());
    open.map(|q| (q.asked.clone(), side)).collect()
}
