//! Which marks go into which annotation or prediction.

use super::item::{coder_of, time};
use super::region::RESULTS;
use super::{CODER, ITEMS, KEPT, PREDICTION, PREDICTIONS, REGION, SAME_ID};
use crate::domain::json::{Json, Object};
use crate::domain::{OrderedSet, Table, Timestamp};
use crate::format::exchange::describe::AS_IT_CAME;
use crate::format::exchange::model::{Article, Mark, Tie};

/// The marks of one coder, or of one prediction.
pub(super) struct Group<'a> {
    coder: Option<&'a str>,
    pub(super) marks: Vec<&'a Mark>,
    /// What is kept of the annotation or prediction.
    pub(super) kept: Option<&'a Object>,
    /// The coder that it says.
    pub(super) said: String,
    /// When it says that they marked.
    pub(super) made: Option<Timestamp>,
    /// Whether it is a prediction, to which the moment of taking in means nothing.
    pub(super) predicted: bool,
}

impl<'a> Group<'a> {
    fn of(kept: &'a Object) -> Self {
        let coder = kept.get(CODER).and_then(Json::as_str);
        let mut said = coder_of(kept.get("completed_by"));
        // Who annotated a task twice is two coders here, told apart by a number.
        let number = coder.and_then(|coder| coder.strip_prefix(said.as_str())?.strip_prefix('-'));
        if let (Some(coder), Some(number)) = (coder, number)
            && number.bytes().all(|b| b.is_ascii_digit())
        {
            coder.clone_into(&mut said);
        }
        Self {
            coder,
            marks: Vec::new(),
            kept: Some(kept),
            said,
            made: time(kept.get("created_at")),
            predicted: false,
        }
    }

    /// Of a prediction, which says its coder itself.
    fn predicted(kept: &'a Object) -> Self {
        let group = Self::of(kept);
        Self {
            said: group.coder.unwrap_or_default().to_owned(),
            predicted: true,
            ..group
        }
    }
}

/// Marks that are regions, and labels that stand besides at some of these, by their ids.
type Regions<'a> = (Vec<&'a Mark>, Table<&'a str, Vec<&'a str>>);

impl<'a> Group<'a> {
    /// Marks that came as further labels of a region, and still differ from it in nothing else, are these again.
    pub(super) fn regions(&self, ties: &[Tie]) -> Regions<'a> {
        let named = |mark: &'a Mark| mark.extra.get(REGION).and_then(Json::as_str);
        let mut own = Vec::with_capacity(self.marks.len());
        let mut more: Table<&str, Vec<&str>> = Table::new();
        if self.marks.iter().all(|mark| named(mark).is_none()) {
            return (self.marks.clone(), more);
        }
        let ids = self.marks.iter().map(|mark| (mark.id.as_str(), *mark));
        let all: Table<&str, &Mark> = ids.collect();
        let tied = |mark: &Mark| {
            ties.iter()
                .any(|tie| tie.from == mark.id || tie.to == mark.id)
        };
        for mark in &self.marks {
            let first = named(mark).and_then(|id| all.get(id));
            match first.filter(|first| is_same_region(first, mark) && !tied(mark)) {
                Some(first) => more.or_default(first.id.as_str()).push(mark.label.as_str()),
                None => own.push(*mark),
            }
        }
        (own, more)
    }
}

/// Whether one mark differs from another in its label alone, but for attributes, which stand at the first.
fn is_same_region(first: &Mark, mark: &Mark) -> bool {
    let bare = |mark: &Mark| {
        let mut bare = mark.clone();
        bare.label.clear();
        bare.id.clear();
        for key in [REGION, SAME_ID, RESULTS, ITEMS] {
            bare.extra.remove(key);
        }
        bare
    };
    let without = Mark {
        attributes: Vec::new(),
        entity: None,
        ..bare(first)
    };
    first.label != mark.label && first.extra.get(REGION).is_none() && without == bare(mark)
}

/// A prediction that goes out.
pub(super) enum Predicted<'a> {
    /// With these marks.
    Marks(Group<'a>),
    /// As it came: it was not read.
    Whole(&'a Json),
}

/// All of an article.
pub(super) struct Groups<'a> {
    pub(super) annotations: Vec<Group<'a>>,
    /// `None`: the file had no list of them.
    pub(super) predictions: Option<Vec<Predicted<'a>>>,
}

/// Tells what a model predicted and nobody has touched from what somebody marked. Linear, but for chains of ties from the one to the
/// other.
pub(super) fn groups<'a>(
    article: &'a Article,
    is_link: &dyn Fn(&Mark, &Mark) -> bool,
) -> Groups<'a> {
    let listed = |key| match article.extra.get(key) {
        Some(Json::List(kept)) => Some(kept.as_slice()),
        _ => None,
    };
    let touched = touched(article, is_link);
    let mut annotations: Vec<Group<'_>> = listed(KEPT)
        .unwrap_or_default()
        .iter()
        .filter_map(|json| match json {
            Json::Object(object) => Some(Group::of(object)),
            _ => None,
        })
        .collect();
    let predictions = listed(PREDICTIONS);
    let are_listed = predictions.is_some();
    let predictions = predictions.unwrap_or_default().iter();
    let mut predictions: Vec<Predicted<'_>> = (predictions.map(|json| match json {
        Json::Object(object) if object.get(CODER).is_some() => {
            Predicted::Marks(Group::predicted(object))
        }
        other => Predicted::Whole(other),
    }))
    .collect();
    for mark in &article.marks {
        match head_of(mark).filter(|_| !touched.contains(mark.id.as_str())) {
            Some(head) => into_prediction(mark, head, &mut predictions),
            None => into_annotation(mark, &mut annotations),
        }
    }
    Groups {
        annotations,
        predictions: (are_listed || !predictions.is_empty()).then_some(predictions),
    }
}

fn into_prediction<'a>(mark: &'a Mark, head: &'a Object, predictions: &mut Vec<Predicted<'a>>) {
    let mut groups = predictions.iter_mut().filter_map(|one| match one {
        Predicted::Marks(group) => Some(group),
        Predicted::Whole(_) => None,
    });
    match groups.find(|group| group.kept.is_some_and(|kept| is_head(kept, head))) {
        Some(group) => group.marks.push(mark),
        // Its article was here before, with other predictions or none.
        None => predictions.push(Predicted::Marks(Group {
            marks: vec![mark],
            ..Group::predicted(head)
        })),
    }
}

fn into_annotation<'a>(mark: &'a Mark, annotations: &mut Vec<Group<'a>>) {
    match annotations
        .iter_mut()
        .find(|group| group.coder == Some(&mark.coder))
    {
        Some(group) => group.marks.push(mark),
        None => annotations.push(Group {
            coder: Some(&mark.coder),
            marks: vec![mark],
            kept: None,
            said: String::new(),
            made: None,
            predicted: false,
        }),
    }
}

/// Whether a prediction that is kept has this head.
fn is_head(kept: &Object, head: &Object) -> bool {
    let own = |(key, _): &&(String, Json)| key != "result";
    kept.iter().filter(own).eq(head.iter())
}

/// The head of the prediction that a mark is part of, as long as nobody has changed it.
fn head_of(mark: &Mark) -> Option<&Object> {
    match mark.extra.get(AS_IT_CAME)?.get(PREDICTION)? {
        Json::Object(head) => Some(head),
        _ => None,
    }
}

/// Ids of predicted marks that somebody has tied to something, or that are tied to what somebody has marked: ties join regions of
/// one annotation, or of one prediction.
fn touched<'a>(
    article: &'a Article,
    is_link: &dyn Fn(&Mark, &Mark) -> bool,
) -> OrderedSet<&'a str> {
    let mut heads = article.marks.iter().filter_map(head_of);
    if heads.next().is_none() {
        return OrderedSet::new();
    }
    let marks = article.marks.iter().map(|mark| (mark.id.as_str(), mark));
    let marks: Table<&str, &Mark> = marks.collect();
    let ends = article.ties.iter().filter_map(|tie| {
        let end = |id: &str| marks.get(id).copied();
        Some((tie, end(&tie.from)?, end(&tie.to)?))
    });
    let ends: Vec<_> = ends.collect();
    let mut touched = OrderedSet::new();
    loop {
        let mut more = Vec::new();
        for (tie, from, to) in &ends {
            let free = |mark: &Mark| head_of(mark).is_some() && !touched.contains(mark.id.as_str());
            let by_hand = tie.extra.get(AS_IT_CAME).is_none() && is_link(from, to);
            let parted = !free(from) || !free(to) || head_of(from) != head_of(to);
            if by_hand || parted {
                let both = [*from, *to].into_iter();
                more.extend(both.filter(|mark| free(mark)).map(|mark| mark.id.as_str()));
            }
        }
        if more.is_empty() {
            return touched;
        }
        touched = touched.into_iter().chain(more).collect();
    }
}
