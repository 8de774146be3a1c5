//! Which statements are wanted, and the search for them.

use std::sync::Arc;

use super::condition::Subject;
use super::{Condition, Needle, Role, Way};
use crate::domain::todo::missing_in;
use crate::domain::{
    ActorId, Annotation, AnnotationId, CodeId, CodeList, Date, Document, Frame, OrderedSet, Part,
    Project, Slot,
};

/// Which statements are wanted. Empty: all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Each of them has to stand in the quote, the proposition, the memo, the condition, the place, a name of an actor in
    /// any role or the label of an issue; see [`Needle::all`].
    pub words: String,
    /// What else; see [`Condition`].
    pub conditions: Vec<Condition>,
}

impl Query {
    /// Whether all statements are wanted.
    pub fn is_empty(&self) -> bool {
        self.words.trim().is_empty() && self.conditions.is_empty()
    }

    /// The statements that fit, article by article in the project's order, each in text order. Mentions are none.
    /// Linear in the tags and in the length of their words; once more in the actors.
    pub fn find(&self, project: &Project) -> Vec<AnnotationId> {
        let wanted = Wanted::new(self, project);
        let mut found = Vec::new();
        for document in project.documents() {
            if !wanted.looks_at(document) {
                continue;
            }
            let tags = project.annotations_of(document.id());
            let fitting = tags.filter(|tag| wanted.admits(project, document, tag));
            found.extend(fitting.map(|tag| tag.id));
        }
        found
    }
}

/// A query made ready: names looked up and trees unfolded once.
struct Wanted<'a> {
    words: Vec<Word>,
    /// All have to hold; of each, one is enough.
    groups: Vec<Vec<&'a Condition>>,
    /// Codes that are asked for, with all that stand below them.
    codes: Vec<(CodeList, OrderedSet<CodeId>)>,
}

/// A word that is looked for, and whatever is called by it.
struct Word {
    needle: Needle,
    actors: OrderedSet<ActorId>,
    issues: OrderedSet<CodeId>,
}

impl<'a> Wanted<'a> {
    fn new(query: &'a Query, project: &Project) -> Self {
        let words = Needle::all(&query.words).into_iter().map(|needle| {
            let named = project
                .actors()
                .filter(|actor| actor.names().any(|name| needle.is_in(name)));
            let actors = named.map(|actor| actor.id).collect();
            let issues = project.codebook().issues.iter();
            let labelled = issues.filter(|issue| needle.is_in(&issue.label));
            let issues = labelled.map(|issue| issue.id.clone()).collect();
            Word {
                needle,
                actors,
                issues,
            }
        });
        let mut groups: Vec<Vec<&Condition>> = Vec::new();
        for condition in &query.conditions {
            let beside = groups
                .iter_mut()
                .find(|g| g.first().is_some_and(|c| c.is_beside(condition)));
            match beside {
                Some(group) => group.push(condition),
                None => groups.push(vec![condition]),
            }
        }
        let mut codes = Vec::new();
        for list in CodeList::ALL {
            let above: Vec<&CodeId> = query
                .conditions
                .iter()
                .filter_map(|condition| match condition {
                    Condition::Code(of, code) if of == list => Some(code),
                    _ => None,
                })
                .collect();
            if above.is_empty() {
                continue;
            }
            let codebook = project.codebook();
            let below = codebook.codes(*list).iter().filter(|code| {
                above
                    .iter()
                    .any(|top| codebook.is_under(*list, &code.id, top))
            });
            codes.push((*list, below.map(|code| code.id.clone()).collect()));
        }
        Self {
            words: words.collect(),
            groups,
            codes,
        }
    }

    /// Whether anything in an article can be wanted.
    fn looks_at(&self, document: &Document) -> bool {
        self.groups.iter().all(|group| {
            let about_articles = group.first().map(|c| c.about()) == Some(Subject::Article);
            !about_articles
                || group
                    .iter()
                    .any(|c| **c == Condition::Article(document.id()))
        })
    }

    fn admits(&self, project: &Project, document: &Document, tag: &Arc<Annotation>) -> bool {
        !project.is_mention(tag)
            && self.groups.iter().all(|group| {
                let mut any = group.iter();
                any.any(|condition| self.holds(project, document, tag, condition))
            })
            && self.has_words(project, tag)
    }

    fn has_words(&self, project: &Project, tag: &Annotation) -> bool {
        let frame = tag.frame();
        self.words.iter().all(|word| {
            let needle = &word.needle;
            needle.is_in(&tag.anchor.quote().exact)
                || needle.is_in(&frame.proposition)
                || needle.is_in(&tag.memo)
                || needle.is_in(&frame.condition)
                || needle.is_in(&frame.place)
                || frame.all_parts().any(|part| match project.who(part) {
                    Some(actor) => word.actors.contains(&actor),
                    None => mentioned(project, part).is_some_and(|words| needle.is_in(words)),
                })
                || frame.reporters.iter().any(|id| word.actors.contains(id))
                || frame.issues.iter().any(|id| word.issues.contains(id))
        })
    }

    fn holds(
        &self,
        project: &Project,
        document: &Document,
        tag: &Annotation,
        condition: &Condition,
    ) -> bool {
        let frame = tag.frame();
        match condition {
            Condition::Kind(kind) => tag.kind == *kind,
            Condition::Actor(role, actor) => is_in_role(project, frame, *role, *actor),
            Condition::Code(list, _) => {
                let below = self.codes.iter().find(|(of, _)| of == list);
                below.is_some_and(|(_, codes)| uses_any(frame, *list, codes))
            }
            Condition::Position(position) => frame.position == *position,
            Condition::Attribution(attribution) => frame.attribution == Some(*attribution),
            Condition::Surer(least) => tag.confidence.is_some_and(|c| c >= *least),
            Condition::LessSure(most) => tag.confidence.is_some_and(|c| c <= *most),
            Condition::Coder(coder) => tag.coder == *coder,
            Condition::Article(id) => document.id() == *id,
            Condition::Since(since) => {
                said(document, tag).is_some_and(|date| !since.is_after(date))
            }
            Condition::Until(until) => {
                said(document, tag).is_some_and(|date| !date.is_after(*until))
            }
            Condition::Has(slot, there) => frame.has(*slot) == *there,
            Condition::ToDo(some) => missing_in(project, document, tag).is_empty() != *some,
            Condition::Linked(way, of_type) => project.relations_of(tag.id).any(|link| {
                let end = match way {
                    Way::From => link.from,
                    Way::To => link.to,
                };
                end == tag.id && link.of_type == *of_type
            }),
            Condition::Status(wanted) => project.status_of(tag) == Some(*wanted),
            Condition::Version(version) => tag.codebook_version == *version,
        }
    }
}

/// The day of the claim, or else of the article.
fn said(document: &Document, tag: &Annotation) -> Option<Date> {
    tag.frame().date.or(document.meta.published)
}

/// The words of a mention that stands for somebody in a role.
pub(super) fn mentioned<'a>(project: &'a Project, part: &Part) -> Option<&'a str> {
    let mention = project.annotation(part.mention?)?;
    Some(&mention.anchor.quote().exact)
}

fn is_in_role(project: &Project, frame: &Frame, role: Role, actor: ActorId) -> bool {
    let slots: &[Slot] = match role {
        Role::Any => &[Slot::Claimants, Slot::Addressees, Slot::Objects],
        Role::Claimant => &[Slot::Claimants],
        Role::Addressee => &[Slot::Addressees],
        Role::Object => &[Slot::Objects],
        Role::Reporter => &[],
    };
    let reports = matches!(role, Role::Any | Role::Reporter) && frame.reporters.contains(&actor);
    let mut parts = slots.iter().flat_map(|slot| frame.parts(*slot));
    reports || parts.any(|part| project.who(part) == Some(actor))
}

fn uses_any(frame: &Frame, list: CodeList, codes: &OrderedSet<CodeId>) -> bool {
    match list {
        CodeList::Issues => frame.issues.iter().any(|code| codes.contains(code)),
        CodeList::Forms => frame.form.as_ref().is_some_and(|code| codes.contains(code)),
        CodeList::Justifications => {
            let mut reasons = frame.justifications.iter();
            reasons.any(|reason| codes.contains(&reason.code))
        }
    }
}
