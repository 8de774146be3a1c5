//! What command a wish is, in the project as it is by then.

use std::sync::Arc;

use super::foreign::{foreign_actors, foreign_issues};
use super::nth::span_in;
use super::{Wish, World};
use crate::domain::presets::Preset;
use crate::domain::{
    Actor, ActorId, Affiliation, Category, Code, CodeId, CodeList, Coder, CoderId, Confidence,
    DocumentMeta, Extra, IdSource, KindId, Offset, Origin, Part, Position, Section, Slot, Text,
    Tie, Usage,
};
use crate::edit::command::{Change, Taking};
use crate::edit::{Command, Edge, command};

impl World {
    /// `None`: it is none, or what it is about is not there.
    pub(super) fn command_of(&mut self, wish: &Wish) -> Option<Box<dyn Command>> {
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
            Wish::TakeProject => Box::new(command::TakeProject {
                from: Arc::new(self.elsewhere()),
                name: "elsewhere.csv".to_owned(),
            }),
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
}
