//! The rules by which one thing of two copies becomes one: who is newer, what was deleted, what has to be asked.

use super::past::Past;
use super::{About, Answers, Asked, Question, Side, Thing};
use crate::domain::json::{Json, Object};
use crate::domain::{AnnotationId, CoderId, DocumentId, OrderedSet, Project, Timestamp};

/// What is at hand while two copies are put together.
pub(super) struct Work<'a> {
    pub(super) past: Past,
    pub(super) answers: &'a Answers,
    pub(super) now: Timestamp,
    pub(super) questions: Vec<Question>,
    /// What each copy, the one here first, is missing without anybody having deleted it.
    pub(super) lost: [Lost; 2],
}

/// What a copy has lost and the other has.
#[derive(Debug, Default)]
pub(super) struct Lost {
    /// Articles, also those of which only what is coded in them is lost.
    pub(super) articles: OrderedSet<DocumentId>,
    /// Tags in these.
    pub(super) tags: OrderedSet<AnnotationId>,
}

impl Lost {
    /// What `copy` has lost. Linear in the tags of `other`, if that is anything.
    pub(super) fn of(copy: &Project, other: &Project) -> Self {
        let articles: OrderedSet<DocumentId> =
            copy.meta().lost.iter().map(|l| l.document).collect();
        let mut tags = OrderedSet::new();
        for id in articles.iter() {
            let missing = other.annotations_of(*id);
            tags.join(
                missing
                    .map(|tag| tag.id)
                    .filter(|id| copy.annotation(*id).is_none())
                    .collect(),
            );
        }
        Self { articles, tags }
    }
}

/// Something that is in one copy, in both, or in neither, with what is known of how it came to be so.
pub(super) struct Pair<'a, T> {
    pub(super) thing: Thing,
    pub(super) here: Option<&'a T>,
    pub(super) there: Option<&'a T>,
    /// Whether both copies once had it as it is here: then it was not changed here since they parted. `None`: unknown.
    pub(super) old_here: Option<bool>,
    /// The same of how it is there.
    pub(super) old_there: Option<bool>,
    /// Whether both copies once had it, however it was.
    pub(super) had: bool,
    /// The copy that does not have it because it lost it.
    pub(super) lost_in: Option<Side>,
    pub(super) made_here: Option<(Timestamp, CoderId)>,
    pub(super) made_there: Option<(Timestamp, CoderId)>,
}

/// What becomes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// As it is in one of the copies.
    As(Side),
    /// Deleted in one of the copies and kept all the same: as it is in this one.
    Kept(Side),
    /// Both copies changed it: field by field.
    Both,
    /// It is not there.
    Gone,
}

impl Work<'_> {
    /// Notes a question and gives its answer; what is here, while there is none.
    pub(super) fn ask(&mut self, question: Question) -> Side {
        let answer = question.answer(self.answers).unwrap_or(Side::Here);
        self.questions.push(question);
        answer
    }

    /// What becomes of a thing. `json` writes it, for questions.
    pub(super) fn fate<T: PartialEq>(
        &mut self,
        pair: &Pair<'_, T>,
        json: &dyn Fn(&T) -> Object,
    ) -> Fate {
        let ahead = self.past.ahead;
        let old_here = ahead == Some(Side::There) || pair.old_here == Some(true);
        let old_there = ahead == Some(Side::Here) || pair.old_there == Some(true);
        let (had, side, old) = match (pair.here, pair.there) {
            (Some(here), Some(there)) if here == there => return Fate::As(Side::Here),
            (Some(_), Some(_)) => {
                return match (ahead, old_here, old_there) {
                    // What the copy that is ahead has, the other either had or never touched.
                    (Some(ahead), ..) => Fate::As(ahead),
                    (None, true, false) => Fate::As(Side::There),
                    (None, false, true) => Fate::As(Side::Here),
                    _ => Fate::Both,
                };
            }
            (Some(_), None) => (pair.had || old_here, Side::Here, old_here),
            (None, Some(_)) => (pair.had || old_there, Side::There, old_there),
            (None, None) => return Fate::Gone,
        };
        if !had || pair.lost_in == Some(side.other()) {
            return Fate::As(side);
        }
        if ahead == Some(Side::Here) && side == Side::There {
            return Fate::Gone;
        }
        let written = |thing: Option<&T>| thing.map(|thing| Json::Object(json(thing)));
        let answer = self.ask(Question {
            asked: Asked {
                thing: pair.thing.clone(),
                about: About::Gone,
            },
            here: written(pair.here),
            there: written(pair.there),
            made_here: pair.made_here,
            made_there: pair.made_there,
            // Deleted in one, and in the other as it was then: it stays deleted.
            usual: old.then_some(side.other()),
        });
        match answer == side {
            true => Fate::Kept(side),
            false => Fate::Gone,
        }
    }

    /// Puts a thing together field by field. The second: whether a person was asked.
    pub(super) fn join<T>(
        &mut self,
        pair: &Pair<'_, T>,
        here: &Object,
        there: &Object,
        base: Option<&Object>,
    ) -> (Object, bool) {
        let mut asked = false;
        let whole = super::fields::joined(here, there, base, &mut |path, here, there| {
            asked = true;
            self.ask(Question {
                asked: Asked {
                    thing: pair.thing.clone(),
                    about: About::Field(path.to_owned()),
                },
                here: Some(here.clone()),
                there: Some(there.clone()),
                made_here: pair.made_here,
                made_there: pair.made_there,
                usual: None,
            })
        });
        (whole, asked)
    }
}
