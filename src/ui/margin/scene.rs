//! What is to be drawn: worked out from the links near the view and the places of their lines.

use crate::browser::Reader;
use crate::browser::element::{self, HtmlElement};
use crate::domain::margin::{Away, Drawn, End, More, NearLinks, Shape, lay_out, links_near};
use crate::domain::{AnnotationId, Effect, Project, Relation, RelationId, sort};
use crate::edit::short;
use crate::ui::state::Desk;

/// Width of a lane, in pixels; the style sheet has the same.
const LANE: i32 = 6;
/// Room on both sides of the lanes, in pixels.
const ROOM: i32 = 4;
/// The margin must be so wide for labels, in pixels.
const FOR_LABELS: i32 = 44;
/// Labels get no wider than this, in pixels.
const WIDEST: i32 = 104;
/// Width of a letter of a label, about, in pixels.
const LETTER: i32 = 6;
/// Height of a line of a label, in pixels.
const LABEL: i32 = 13;
/// Under the end of a line that a label names, in pixels: its arrow stays to be seen.
const UNDER: i32 = 5;

/// All that is in the margin now.
#[derive(Clone, Default, PartialEq)]
pub(super) struct Scene {
    pub(super) lines: Vec<Line>,
    pub(super) labels: Vec<Label>,
    pub(super) more: Vec<(i32, usize)>,
    /// How wide a label may be, in pixels.
    pub(super) room: i32,
}

/// A link, or an end of one.
#[derive(Clone, PartialEq)]
pub(super) struct Line {
    pub(super) lane: usize,
    pub(super) shape: Shape,
    /// Whether one of its ends is the chosen statement.
    pub(super) chosen: bool,
    pub(super) of: Said,
}

/// The name of a link of the chosen statement.
#[derive(Clone, PartialEq)]
pub(super) struct Label {
    /// Its upper edge.
    pub(super) at: i32,
    pub(super) words: String,
    pub(super) of: Said,
}

/// What a link says, and where a press on it leads.
#[derive(Clone, PartialEq)]
pub(super) struct Said {
    pub(super) id: RelationId,
    pub(super) effect: Option<Effect>,
    /// ““non-starters” rejects “rules out enlargement””.
    pub(super) says: String,
    pub(super) other: AnnotationId,
}

/// What belongs into the margin; nothing where no link is near.
pub(super) fn scene(desk: Desk, reader: &Reader, layer: &HtmlElement) -> Option<Scene> {
    if desk.with(|s| s.project().relations().len() == 0) {
        return None;
    }
    let span = reader.near_view()?;
    let near = desk.with(|s| {
        let document = s.cursor().document?;
        Some(links_near(s.project(), document, span))
    })?;
    if near.links.is_empty() {
        return None;
    }
    let at: Vec<_> = near.statements.iter().map(|(_, at)| *at).collect();
    let places = reader.lines_from(layer, &at)?;
    let width = element::width(layer);
    let room = reader.room_beside(layer).min(WIDEST);
    let lanes = ((width - ROOM) / LANE).max(0) as usize;
    let (drawn, more) = lay_out(&places, &near.links, lanes);
    let scene = desk.with(|s| {
        let chosen = s.cursor().chosen;
        let all = Draft {
            project: s.project(),
            near: &near,
            chosen,
        };
        let lines: Vec<Line> = drawn.iter().filter_map(|d| all.line(d)).collect();
        let mut labels = Vec::new();
        if width >= FOR_LABELS {
            labels.extend(lines.iter().filter_map(|line| all.label(line)));
        }
        Scene {
            labels: apart(labels, room),
            room,
            more: more
                .iter()
                .map(|More { at, count }| (*at, *count))
                .collect(),
            lines,
        }
    });
    Some(scene)
}

struct Draft<'a> {
    project: &'a Project,
    near: &'a NearLinks,
    chosen: Option<AnnotationId>,
}

impl Draft<'_> {
    fn line(&self, drawn: &Drawn) -> Option<Line> {
        let link = self.project.relation(self.near.links.get(drawn.link)?.id)?;
        let is_chosen = |end: AnnotationId| self.chosen == Some(end);
        // To the end that is not chosen; of a stub to the one out of sight; else along the arrow.
        let other = match drawn.shape {
            _ if is_chosen(link.from) => link.to,
            _ if is_chosen(link.to) => link.from,
            Shape::Stub { arrives: true, .. } => link.from,
            _ => link.to,
        };
        let of_type = self.project.codebook().relation(&link.of_type);
        Some(Line {
            lane: drawn.lane,
            shape: drawn.shape,
            chosen: is_chosen(link.from) || is_chosen(link.to),
            of: Said {
                id: link.id,
                effect: of_type.and_then(|of_type| of_type.effect),
                says: says(self.project, link),
                other,
            },
        })
    }

    /// At the end that is not chosen, where both are near: the other has the chosen statement beside it.
    fn label(&self, line: &Line) -> Option<Label> {
        let link = self.project.relation(line.of.id)?;
        let verb = &self.project.codebook().relation(&link.of_type)?.label;
        let at = match line.shape {
            _ if !line.chosen => return None,
            Shape::Bracket { to, .. } if self.chosen == Some(link.from) => to,
            Shape::Bracket { from, .. } => from,
            Shape::Stub { at, arrives, .. } => {
                // Drawn in two, it is named once.
                let twice = self.near.links.iter().any(|near| {
                    let both = [near.from, near.to]
                        .iter()
                        .all(|e| matches!(e, End::Here(_)));
                    near.id == link.id && both
                });
                let here = if arrives { link.to } else { link.from };
                if twice && self.chosen == Some(here) {
                    return None;
                }
                at
            }
        };
        let elsewhere = matches!(
            line.shape,
            Shape::Stub {
                towards: Away::Elsewhere,
                ..
            }
        );
        let words = match elsewhere {
            true => format!("{verb} → other article"),
            false => verb.clone(),
        };
        Some(Label {
            at,
            words,
            of: line.of.clone(),
        })
    }
}

/// A link in words; where an end is in another article, with its title.
fn says(project: &Project, link: &Relation) -> String {
    let tag = |id| project.annotation(id);
    let quote = |id| {
        tag(id)
            .map(|t| short(&t.anchor.quote().exact))
            .unwrap_or_default()
    };
    let verb = project.codebook().relation(&link.of_type);
    let verb = verb.map_or(link.of_type.as_str(), |of_type| of_type.label.as_str());
    let mut words = format!("“{}” {verb} “{}”", quote(link.from), quote(link.to));
    let articles = tag(link.from)
        .zip(tag(link.to))
        .map(|(a, b)| (a.document, b.document));
    if let Some((one, other)) = articles.filter(|(one, other)| one != other) {
        let title = |id| {
            project
                .document(id)
                .map(|d| d.meta.title.clone())
                .unwrap_or_default()
        };
        words.push_str(&format!(" (“{}” → “{}”)", title(one), title(other)));
    }
    words
}

/// Labels in order, each moved down as far as it must to lie under the one before.
fn apart(mut labels: Vec<Label>, room: i32) -> Vec<Label> {
    sort(&mut labels, |a, b| a.at.cmp(&b.at));
    let mut free = i32::MIN;
    for label in &mut labels {
        let width = label.words.chars().count() as i32 * LETTER;
        let lines = width / room.max(1) + 1;
        label.at = (label.at + UNDER).max(free);
        free = label.at + lines * LABEL + 2;
    }
    labels
}
