//! Random work for property tests: wishes that are made into commands where the project allows it.
//!
//! A wish speaks in plain numbers (“the third tag”), so that a failing case shrinks to something short; what they mean
//! is worked out against the project as it is by then.

use std::sync::Arc;

use proptest::prelude::*;

use super::command::{Change, Taking};
use super::{Command, Context, Done, Edge, Session, command};
use crate::domain::merge::{Answers, Copies, MergeError, Question, Side, merge};
use crate::domain::presets::Preset;
use crate::domain::{
    Actor, ActorId, Affiliation, Annotation, AnnotationId, AtOnce, Category, Code, CodeId,
    CodeList, Codebook, Coder, CoderId, Confidence, Document, DocumentId, DocumentMeta, Extra,
    IdSource, KindId, Offset, Origin, Part, Position, Project, ProjectId, ProjectMeta, Section,
    SequentialIds, Slot, Span, Text, Tie, Timestamp, Usage, at_once,
};

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

/// Something the analyst may want.
#[derive(Clone, Debug)]
pub(crate) enum Wish {
    Tag(Vec<(u8, u8)>, u8),
    SetKind(u8, u8),
    SetMemo(u8, String),
    SetConfidence(u8, Option<f64>),
    MoveEdge(u8, bool, u8),
    Delete(Vec<u8>),
    AddDocuments(Vec<u8>),
    RemoveDocument(u8),
    /// Some articles go into the bin.
    Bin(Vec<u8>),
    /// Some come back from it.
    Unbin(Vec<u8>),
    /// One of it goes for good, or all.
    EmptyBin(Option<u8>),
    /// Some articles get the same date and outlet.
    Bulk(Vec<u8>, String),
    /// An article, where, how many characters are taken out, what is put in.
    Correct(u8, u8, u8, String),
    /// A tag, where it belongs.
    PlaceAnew(u8, Option<(u8, u8)>),
    Describe(u8, String),
    SetDone(u8, bool),
    SetTitle(String),
    AddKind(String),
    RemoveKind(u8),
    /// A kind whose tags become mentions, or statements.
    TurnKind(u8),
    /// A kind that goes, and the one that its tags get.
    MergeKinds(u8, u8),
    SetName(String),
    /// A statement, an actor or mention for a role, an issue, how.
    Code(u8, u8, u8, u8),
    TagAgain(u8),
    AddActor(String, u8),
    SetActor(u8, u8),
    /// An actor, places in the article, a mention.
    TakeMentions(u8, Vec<(u8, u8)>, u8),
    /// An actor, another that it is tied to, its notes.
    ChangeActor(u8, u8, String),
    MergeActors(u8, u8),
    RemoveActor(u8),
    Link(u8, u8, u8),
    Unlink(u8),
    AddIssue(String),
    /// A statement, and the issue that is added for it.
    AddCode(u8, String),
    MergeIssues(u8, u8),
    /// Merges, deletes, splits or replaces terms of the codebook: how, which, which other.
    Reshape(u8, u8, u8, Vec<Option<bool>>),
    /// Tags that somebody else made, so many.
    TakeOver(u8),
    /// All of these go again.
    LetGo,
    /// A colleague gets a copy of the project.
    Part,
    /// The colleague does this, and the copy is merged; whatever has to be decided is decided for one side.
    Merge(Vec<Wish>, bool),
    GoTo(u8),
    Select(u8, u8),
    CloseGroup,
    Undo,
    Redo,
}

/// Some work, one wish after the other.
pub(crate) fn wishes(most: usize) -> impl Strategy<Value = Vec<Wish>> {
    let merging =
        (lonely_wishes(12), any::<bool>()).prop_map(|(work, side)| Wish::Merge(work, side));
    let wish = prop_oneof![60 => wish(), 1 => Just(Wish::Part), 1 => merging];
    prop::collection::vec(wish, 0..most)
}

/// The same, of somebody who merges nothing.
pub(crate) fn lonely_wishes(most: usize) -> impl Strategy<Value = Vec<Wish>> {
    prop::collection::vec(wish(), 0..most)
}

fn wish() -> impl Strategy<Value = Wish> {
    use Wish::*;
    let words = || "[a-zé👍 ]{0,6}";
    prop_oneof![
        9 => (prop::collection::vec(any::<(u8, u8)>(), 1..4), any::<u8>()).prop_map(|(s, k)| Tag(s, k)),
        1 => any::<(u8, u8)>().prop_map(|(t, k)| SetKind(t, k)),
        2 => (any::<u8>(), words()).prop_map(|(t, m)| SetMemo(t, m)),
        1 => (any::<u8>(), prop::option::of(0.0..=1.0)).prop_map(|(t, c)| SetConfidence(t, c)),
        2 => any::<(u8, bool, u8)>().prop_map(|(t, e, to)| MoveEdge(t, e, to)),
        2 => prop::collection::vec(any::<u8>(), 1..3).prop_map(Delete),
        1 => prop::collection::vec(any::<u8>(), 1..3).prop_map(AddDocuments),
        1 => any::<u8>().prop_map(RemoveDocument),
        2 => prop::collection::vec(any::<u8>(), 1..3).prop_map(Bin),
        1 => prop::collection::vec(any::<u8>(), 1..3).prop_map(Unbin),
        1 => any::<Option<u8>>().prop_map(EmptyBin),
        1 => (prop::collection::vec(any::<u8>(), 1..4), words()).prop_map(|(d, w)| Bulk(d, w)),
        2 => (any::<u8>(), any::<u8>(), 0..20_u8, words()).prop_map(|(d, a, n, w)| Correct(d, a, n, w)),
        1 => (any::<u8>(), any::<Option<(u8, u8)>>()).prop_map(|(t, s)| PlaceAnew(t, s)),
        1 => (any::<u8>(), words()).prop_map(|(d, w)| Describe(d, w)),
        1 => any::<(u8, bool)>().prop_map(|(d, done)| SetDone(d, done)),
        1 => words().prop_map(SetTitle),
        1 => words().prop_map(AddKind),
        1 => any::<u8>().prop_map(RemoveKind),
        1 => any::<u8>().prop_map(TurnKind),
        1 => any::<(u8, u8)>().prop_map(|(f, i)| MergeKinds(f, i)),
        1 => words().prop_map(SetName),
        5 => any::<(u8, u8, u8, u8)>().prop_map(|(t, a, c, h)| Code(t, a, c, h)),
        1 => any::<u8>().prop_map(TagAgain),
        4 => ("[a-z]{1,6}", any::<u8>()).prop_map(|(n, m)| AddActor(n, m)),
        2 => any::<(u8, u8)>().prop_map(|(t, a)| SetActor(t, a)),
        1 => (any::<u8>(), prop::collection::vec(any::<(u8, u8)>(), 0..3), any::<u8>())
            .prop_map(|(a, s, m)| TakeMentions(a, s, m)),
        2 => (any::<u8>(), any::<u8>(), words()).prop_map(|(a, o, n)| ChangeActor(a, o, n)),
        1 => any::<(u8, u8)>().prop_map(|(f, i)| MergeActors(f, i)),
        1 => any::<u8>().prop_map(RemoveActor),
        4 => any::<(u8, u8, u8)>().prop_map(|(f, t, k)| Link(f, t, k)),
        1 => any::<u8>().prop_map(Unlink),
        2 => "[a-z]{3,9}".prop_map(AddIssue),
        2 => (any::<u8>(), "[a-z]{1,3}").prop_map(|(t, l)| AddCode(t, l)),
        1 => any::<(u8, u8)>().prop_map(|(f, i)| MergeIssues(f, i)),
        2 => any::<(u8, u8, u8, Vec<Option<bool>>)>().prop_map(|(h, a, b, g)| Reshape(h, a, b, g)),
        1 => (0..4_u8).prop_map(TakeOver),
        1 => Just(LetGo),
        1 => any::<u8>().prop_map(GoTo),
        1 => any::<(u8, u8)>().prop_map(|(a, b)| Select(a, b)),
        1 => Just(CloseGroup),
        3 => Just(Undo),
        2 => Just(Redo),
    ]
}

/// An issue and what stands under it, as they come with somebody else's tags.
fn foreign_issues() -> Vec<Code> {
    let heading = Code::named(CodeId::new("elsewhere"), "Elsewhere");
    let below = Code {
        parent: Some(heading.id.clone()),
        ..Code::named(CodeId::new("elsewhere-below"), "Below")
    };
    vec![heading, below]
}

/// Somebody and the organisation they speak for, as they come with somebody else's tags.
fn foreign_actors() -> Vec<Actor> {
    let id = |n| ActorId::new(uuid::Uuid::from_u128(n));
    let mut minister = Actor::named(id(41), "the minister");
    minister.affiliations.push(Affiliation {
        to: id(42),
        tie: Tie::SpeaksFor,
        role: "minister".to_owned(),
        from: None,
        until: None,
        extra: Extra::new(),
    });
    vec![minister, Actor::named(id(42), "the ministry")]
}

/// A session with a clock that ticks and ids that count.
#[derive(Clone)]
pub(crate) struct World {
    pub(crate) session: Session,
    ids: SequentialIds,
    now: Timestamp,
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

    pub(crate) fn command(&mut self, command: impl Command) -> Result<Done, super::CommandError> {
        let (now, ids) = (self.tick(), &mut self.ids);
        self.session.dispatch(&command, &mut Context { now, ids })
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
    ) -> Result<Done, super::CommandError> {
        let copies = Copies {
            here: self.project(),
            there,
            base: None,
        };
        let refused = |error: MergeError| super::CommandError::Merge(error.to_string());
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

    fn command_of(&mut self, wish: &Wish) -> Option<Box<dyn Command>> {
        Some(match wish {
            Wish::Tag(spans, kind) => {
                let article = self.here()?;
                let spans = spans.iter().map(|(a, b)| span_in(article, *a, *b));
                Box::new(command::Tag {
                    document: article.id(),
                    spans: spans.collect(),
                    kind: self.nth_kind(*kind),
                })
            }
            Wish::SetKind(tag, kind) => {
                Box::new(command::SetKind(self.nth_tag(*tag)?, self.nth_kind(*kind)))
            }
            Wish::SetMemo(tag, memo) => {
                Box::new(command::SetMemo(self.nth_tag(*tag)?, memo.clone()))
            }
            Wish::SetConfidence(tag, value) => {
                let confidence = value.and_then(Confidence::new);
                Box::new(command::SetConfidence(self.nth_tag(*tag)?, confidence))
            }
            Wish::MoveEdge(tag, start, to) => Box::new(command::MoveEdge {
                annotation: self.nth_tag(*tag)?,
                edge: if *start { Edge::Start } else { Edge::End },
                to: Offset(u32::from(*to)),
            }),
            Wish::Delete(tags) => Box::new(command::Delete(
                tags.iter().filter_map(|t| self.nth_tag(*t)).collect(),
            )),
            Wish::AddDocuments(texts) => {
                let articles = texts.iter().map(|t| self.article(usize::from(*t)));
                Box::new(command::AddDocuments(articles.collect()))
            }
            Wish::RemoveDocument(n) => {
                Box::new(command::RemoveDocument(self.nth_document(*n)?.id()))
            }
            Wish::Bin(which) => {
                let ids = which
                    .iter()
                    .filter_map(|n| Some(self.nth_document(*n)?.id()));
                Box::new(command::PutIntoBin(ids.collect()))
            }
            Wish::Unbin(which) => {
                let ids = which.iter().filter_map(|n| self.nth_binned(*n));
                Box::new(command::TakeFromBin(ids.collect()))
            }
            Wish::EmptyBin(Some(n)) => Box::new(command::EmptyBin(vec![self.nth_binned(*n)?])),
            Wish::EmptyBin(None) => {
                let all = self.project().bin();
                Box::new(command::EmptyBin(all.map(|d| d.id()).collect()))
            }
            Wish::Bulk(which, words) => {
                let ids = which
                    .iter()
                    .filter_map(|n| Some(self.nth_document(*n)?.id()));
                Box::new(command::SetDetails {
                    documents: ids.collect(),
                    details: vec![
                        (command::Detail::Published, "2022-02".to_owned()),
                        (command::Detail::Outlet, words.clone()),
                    ],
                })
            }
            Wish::Correct(n, at, gone, words) => {
                let document = self.nth_document(*n)?;
                let mut letters: Vec<char> = document.text.as_str().chars().collect();
                let start = usize::from(*at) % (letters.len() + 1);
                let end = (start + usize::from(*gone)).min(letters.len());
                letters.splice(start..end, words.chars());
                let text: String = letters.into_iter().collect();
                Box::new(command::CorrectText {
                    document: document.id(),
                    text: Text::freeze_str(&text).ok()?,
                })
            }
            Wish::PlaceAnew(tag, at) => {
                let annotation = self.nth_tag(*tag)?;
                let document = self.project().annotation(annotation)?.document;
                let document = self.project().document(document)?;
                Box::new(command::PlaceAnew {
                    annotation,
                    span: at.map(|(a, b)| span_in(document, a, b)),
                })
            }
            Wish::Describe(n, words) => {
                Box::new(command::SetDocumentMeta(Box::new(DocumentMeta {
                    outlet: words.clone(),
                    ..self.nth_document(*n)?.meta.clone()
                })))
            }
            Wish::SetDone(n, done) => {
                Box::new(command::SetDone(self.nth_document(*n)?.id(), *done))
            }
            Wish::SetTitle(title) => Box::new(command::SetTitle(title.clone())),
            Wish::AddKind(label) => {
                let mut codebook = (**self.project().codebook()).clone();
                let mut kind = codebook.kinds[0].clone();
                kind.id = KindId::new(label.as_str());
                kind.label.clone_from(label);
                kind.key = None;
                codebook.kinds.push(kind);
                Box::new(command::SetCodebook(Box::new(codebook)))
            }
            Wish::RemoveKind(n) => {
                let mut codebook = (**self.project().codebook()).clone();
                codebook
                    .kinds
                    .remove(usize::from(*n) % codebook.kinds.len());
                Box::new(command::SetCodebook(Box::new(codebook)))
            }
            Wish::TurnKind(n) => {
                let mut codebook = (**self.project().codebook()).clone();
                let count = codebook.kinds.len();
                let kind = &mut codebook.kinds[usize::from(*n) % count];
                kind.category = match kind.category {
                    Category::Mention => Category::Statement,
                    Category::Statement => Category::Mention,
                };
                Box::new(command::SetCodebook(Box::new(codebook)))
            }
            Wish::MergeKinds(from, into) => {
                let mut codebook = (**self.project().codebook()).clone();
                let (from, to) = (self.nth_kind(*from), self.nth_kind(*into));
                codebook.kinds.retain(|kind| kind.id != from || from == to);
                Box::new(command::Recode {
                    title: "Merged kinds".to_owned(),
                    codebook: Box::new(codebook),
                    changes: vec![Change::Kind {
                        from,
                        to,
                        only: None,
                    }],
                })
            }
            Wish::SetName(name) => Box::new(command::SetCoderName(name.clone())),
            Wish::TakeOver(count) => {
                let article = Arc::clone(self.here()?);
                let kind = self.nth_kind(*count);
                let coder = Coder {
                    id: CoderId::new(uuid::Uuid::from_u128(9)),
                    name: "Bob".to_owned(),
                    extra: Extra::new(),
                };
                let tags = (0..*count).map(|i| self.foreign(&article, &kind, &coder, i));
                Box::new(command::TakeIn {
                    title: "Took over tags".to_owned(),
                    annotations: tags.collect::<Option<_>>()?,
                    issues: foreign_issues(),
                    actors: foreign_actors(),
                    relations: Vec::new(),
                    coder,
                })
            }
            Wish::LetGo => {
                let tags = self.project().annotations();
                let imported = tags.filter(|tag| tag.origin == Origin::Imported);
                Box::new(command::LetGo {
                    title: "Let go of tags".to_owned(),
                    annotations: imported.map(|tag| tag.id).collect(),
                    actors: foreign_actors(),
                    issues: foreign_issues(),
                })
            }
            Wish::Code(tag, actor, code, how) => {
                let statement = self.nth_of(*tag, false)?;
                let mut frame = self.project().annotation(statement)?.frame().clone();
                let slots = [Slot::Claimants, Slot::Addressees, Slot::Objects];
                let slot = slots[usize::from(*how) % slots.len()];
                let who = match (self.nth_actor(*actor), how % 4) {
                    (Some(actor), 0..3) => Part::actor(actor),
                    _ => Part::mention(self.nth_of(*actor, true)?),
                };
                frame.parts_mut(slot)?.push(who);
                let codes = &self.project().codebook().issues;
                let code = codes.get(usize::from(*code) % (codes.len() + 1));
                frame.issues = code.iter().map(|c| c.id.clone()).collect();
                frame.position = Position::ALL[usize::from(*how) % Position::ALL.len()];
                Box::new(command::SetFrame {
                    statement,
                    frame: Box::new(frame),
                    slot,
                })
            }
            Wish::TagAgain(tag) => Box::new(command::TagAgain(self.nth_tag(*tag)?)),
            Wish::AddActor(name, mention) => {
                let actor = Actor::named(ActorId::new(self.ids.next_uuid()), name.as_str());
                Box::new(command::AddActor {
                    actor: Box::new(actor),
                    mentions: self.nth_of(*mention, true).into_iter().collect(),
                    part: None,
                })
            }
            Wish::SetActor(tag, actor) => Box::new(command::SetActor {
                mentions: vec![self.nth_of(*tag, true)?],
                actor: self.nth_actor(*actor),
            }),
            Wish::TakeMentions(actor, spans, mention) => {
                let article = self.here()?;
                let spans = spans.iter();
                Box::new(command::TakeMentions {
                    actor: self.nth_actor(*actor)?,
                    kind: KindId::new("actor"),
                    places: spans
                        .map(|(a, b)| (article.id(), span_in(article, *a, *b)))
                        .collect(),
                    mentions: self.nth_of(*mention, true).into_iter().collect(),
                })
            }
            Wish::ChangeActor(actor, other, notes) => {
                let id = self.nth_actor(*actor)?;
                let other = self.nth_actor(*other)?;
                let mut actor = (**self.project().actor(id)?).clone();
                actor.notes.clone_from(notes);
                if other != id && actor.affiliations.len() < 3 {
                    actor.affiliations.push(Affiliation {
                        to: other,
                        tie: Tie::MemberOf,
                        role: notes.clone(),
                        from: None,
                        until: None,
                        extra: Extra::new(),
                    });
                }
                Box::new(command::ChangeActor(Box::new(actor)))
            }
            Wish::MergeActors(from, into) => Box::new(command::MergeActors {
                from: self.nth_actor(*from)?,
                into: self.nth_actor(*into)?,
            }),
            Wish::RemoveActor(actor) => Box::new(command::RemoveActor(self.nth_actor(*actor)?)),
            Wish::Link(from, to, of_type) => {
                let types = &self.project().codebook().relations;
                Box::new(command::Link {
                    from: self.nth_of(*from, false)?,
                    to: self.nth_of(*to, false)?,
                    of_type: types[usize::from(*of_type) % types.len()].id.clone(),
                })
            }
            Wish::Unlink(n) => {
                let mut all = self.project().relations();
                let n = usize::from(*n).checked_rem(all.len())?;
                Box::new(command::Unlink(all.nth(n)?.id))
            }
            Wish::AddIssue(label) => {
                let mut codebook = (**self.project().codebook()).clone();
                let id = CodeId::new(format!("issue-{label}"));
                codebook.issues.push(Code::named(id, label.as_str()));
                Box::new(command::SetCodebook(Box::new(codebook)))
            }
            Wish::AddCode(tag, label) => Box::new(command::AddCode {
                list: CodeList::Issues,
                label: label.clone(),
                parent: self
                    .project()
                    .codebook()
                    .issues
                    .first()
                    .map(|c| c.id.clone()),
                statement: self.nth_of(*tag, false)?,
            }),
            Wish::MergeIssues(from, into) => {
                let mut codebook = (**self.project().codebook()).clone();
                let count = codebook.issues.len();
                let (from, into) = (usize::from(*from), usize::from(*into));
                let into = codebook.issues[into.checked_rem(count)?].id.clone();
                let gone = codebook.issues.remove(from % count).id;
                Box::new(command::Recode {
                    title: "Merged issues".to_owned(),
                    codebook: Box::new(codebook),
                    changes: vec![Change::Code {
                        list: CodeList::Issues,
                        from: gone,
                        to: vec![into],
                        only: None,
                    }],
                })
            }
            Wish::Reshape(how, a, b, given) => self.reshape(*how, *a, *b, given)?,
            Wish::GoTo(_)
            | Wish::Select(..)
            | Wish::CloseGroup
            | Wish::Part
            | Wish::Merge(..)
            | Wish::Undo
            | Wish::Redo => return None,
        })
    }

    /// A change of the codebook that what was coded goes along with.
    pub(crate) fn reshape(
        &self,
        how: u8,
        a: u8,
        b: u8,
        given: &[Option<bool>],
    ) -> Option<Box<dyn Command>> {
        let codebook = self.project().codebook();
        let section = Section::ALL[usize::from(a) % Section::ALL.len()];
        let terms = codebook.terms(section);
        let nth = |n: u8| terms.get(usize::from(n).checked_rem(terms.len())?).cloned();
        let (from, into) = (nth(a / 5)?, nth(b)?);
        Some(match how % 4 {
            0 => Box::new(command::MergeTerms { from, into }),
            1 => Box::new(command::RemoveTerm {
                term: from,
                instead: b.is_multiple_of(2).then_some(into),
            }),
            2 => {
                let usage = Usage::of(self.project());
                let uses = usage.uses(&from).iter().copied();
                let given = given.iter().map(|part| vec![part.map(usize::from)]);
                Box::new(command::SplitTerm {
                    term: from,
                    parts: vec!["one".to_owned(), "two".to_owned()],
                    below: b.is_multiple_of(2),
                    given: uses.zip(given).collect(),
                })
            }
            _ => {
                let preset = Preset::ALL[usize::from(a) % Preset::ALL.len()];
                let ways = [Taking::Add, Taking::Update, Taking::Replace];
                Box::new(command::TakeCodebook {
                    from: Box::new(preset.codebook()),
                    how: ways[usize::from(b) % ways.len()],
                    name: preset.label().to_owned(),
                })
            }
        })
    }

    fn foreign(
        &mut self,
        article: &Document,
        kind: &KindId,
        coder: &Coder,
        at: u8,
    ) -> Option<Annotation> {
        let span = span_in(article, at, at.wrapping_mul(7).wrapping_add(3));
        let anchor = crate::domain::Anchor::describe(&article.text, &[span]).ok()?;
        let mut extra = Extra::new();
        extra.insert(
            "weight".to_owned(),
            crate::domain::json::Json::Number("0.30000000000000004".into()),
        );
        Some(Annotation {
            // Not always new, so that some of these are refused halfway.
            id: AnnotationId::new(uuid::Uuid::from_u128(u128::from(at) + 50)),
            document: article.id(),
            kind: kind.clone(),
            anchor,
            lost: None,
            coded: None,
            actor: None,
            naming: None,
            memo: "from elsewhere".to_owned(),
            confidence: Confidence::new(1.0 / 3.0),
            coder: coder.id,
            created: self.now,
            modified: self.now,
            codebook_version: 1,
            origin: Origin::Imported,
            extra,
        })
    }

    /// The article on screen.
    fn here(&self) -> Option<&Arc<Document>> {
        let id = self.session.cursor().document?;
        self.project().document(id)
    }

    fn nth_document(&self, n: u8) -> Option<&Arc<Document>> {
        let all = self.project().documents();
        all.get(usize::from(n).checked_rem(all.len())?)
    }

    fn nth_binned(&self, n: u8) -> Option<DocumentId> {
        let mut bin = self.project().bin();
        let n = usize::from(n).checked_rem(bin.len())?;
        bin.nth(n).map(|d| d.id())
    }

    pub(crate) fn nth_tag(&self, n: u8) -> Option<AnnotationId> {
        let mut all = self.project().annotations();
        let n = usize::from(n).checked_rem(all.len())?;
        all.nth(n).map(|tag| tag.id)
    }

    /// Among the mentions, or among the statements.
    fn nth_of(&self, n: u8, mentions: bool) -> Option<AnnotationId> {
        let project = self.project();
        let tags = project.annotations();
        let of: Vec<_> = tags
            .filter(|tag| project.is_mention(tag) == mentions)
            .collect();
        of.get(usize::from(n).checked_rem(of.len())?)
            .map(|tag| tag.id)
    }

    fn nth_actor(&self, n: u8) -> Option<ActorId> {
        let mut all = self.project().actors();
        let n = usize::from(n).checked_rem(all.len())?;
        all.nth(n).map(|actor| actor.id)
    }

    fn nth_kind(&self, n: u8) -> KindId {
        let kinds = &self.project().codebook().kinds;
        kinds[usize::from(n) % kinds.len()].id.clone()
    }
}

/// All questions answered alike; what is usual is not asked.
fn decided(questions: &[Question], side: Side) -> Answers {
    let open = questions.iter().filter(|q| q.usual.is_none());
    open.map(|q| (q.asked.clone(), side)).collect()
}

/// A span of the article or just beyond its end.
fn span_in(article: &Document, a: u8, b: u8) -> Span {
    let length = article.text.len().0 + 2;
    Span::new(Offset(u32::from(a) % length), Offset(u32::from(b) % length))
}
