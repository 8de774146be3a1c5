//! Writes the project file.

use std::cmp::Reverse;

use super::{FORMAT, OFFSET_UNIT, VERSION, document};
use crate::domain::json::Writer;
use crate::domain::{AnnotationId, DocumentId, Project, Table, Timestamp, sort};

/// Everything, as indented JSON with a line end at the end. The same project and time give the same bytes. Linear in the
/// project, but for sorting the tags into text order.
pub fn write(project: &Project, saved_at: Timestamp) -> String {
    let mut writing = Writing::begin(project.clone(), saved_at);
    while !writing.step() {}
    writing.finish()
}

/// A file that is written a piece at a time, so that a page need not stand still meanwhile.
pub struct Writing {
    project: Project,
    to: Writer,
    part: Part,
    /// How many things of the part are written.
    done: usize,
    /// The tags in the order of the file, once it is their turn.
    order: Vec<AnnotationId>,
}

#[derive(Clone, Copy)]
enum Part {
    Register,
    Documents,
    Order,
    Annotations,
    Relations,
    Log,
    End,
}

/// How many tags, links or lines of the log a step writes.
const AT_A_TIME: usize = 200;

impl Writing {
    /// Begins to write a project as it is now.
    pub fn begin(project: Project, saved_at: Timestamp) -> Self {
        let mut to = Writer::pretty();
        to.object();
        to.text_at("format", FORMAT);
        to.number_at("version", VERSION);
        to.text_at("app", concat!("Demarche ", env!("CARGO_PKG_VERSION")));
        to.text_at("savedAt", &saved_at.to_string());
        to.text_at("offsetUnit", OFFSET_UNIT);
        Self {
            project,
            to,
            part: Part::Register,
            done: 0,
            order: Vec::new(),
        }
    }

    /// Writes a piece; whether that was the last. An article is a piece, however long.
    pub fn step(&mut self) -> bool {
        let (project, to, done) = (&self.project, &mut self.to, self.done);
        self.part = match self.part {
            Part::Register => {
                project.meta().write_keys(to);
                to.key("codebook");
                project.codebook().write(to);
                to.list_at("coders", project.coders(), |coder, to| coder.write(to));
                to.list_at("actors", project.actors(), |actor, to| actor.write(to));
                open(to, "documents")
            }
            Part::Documents => match project.all_documents().get(done) {
                Some(article) => {
                    document::write(article, to);
                    self.done += 1;
                    return false;
                }
                None => close(to, Part::Order),
            },
            Part::Order => {
                self.order = in_text_order(project);
                open(to, "annotations");
                Part::Annotations
            }
            Part::Annotations => {
                let left = self.order.iter().skip(done).take(AT_A_TIME);
                for tag in left.filter_map(|id| project.annotation(*id)) {
                    tag.write(to);
                }
                self.done += AT_A_TIME;
                if self.done < self.order.len() {
                    return false;
                }
                close(to, Part::Relations)
            }
            Part::Relations => {
                to.list_at("relations", project.relations(), |r, to| r.write(to));
                open(to, "log");
                Part::Log
            }
            Part::Log => {
                let left = project.log().iter().skip(done).take(AT_A_TIME);
                left.for_each(|entry| entry.write(to));
                self.done += AT_A_TIME;
                if self.done < project.log().len() {
                    return false;
                }
                close(to, Part::End)
            }
            Part::End => return true,
        };
        self.done = 0;
        matches!(self.part, Part::End)
    }

    /// The file, once all is written.
    pub fn finish(mut self) -> String {
        self.to.end_object();
        self.to.finish() + "\n"
    }
}

fn open(to: &mut Writer, key: &str) -> Part {
    to.key(key);
    to.list();
    Part::Documents
}

fn close(to: &mut Writer, next: Part) -> Part {
    to.end_list();
    next
}

/// By article, then as the words stand.
fn in_text_order(project: &Project) -> Vec<AnnotationId> {
    let ids = project.all_documents().iter().map(|d| d.id());
    let places: Table<DocumentId, usize> = ids.zip(0..).collect();
    let mut sorted: Vec<_> = project.annotations().collect();
    let key = |a: &crate::domain::Annotation| {
        let place = places.get(&a.document).copied().unwrap_or(usize::MAX);
        let extent = a.anchor.extent();
        (place, extent.start(), Reverse(extent.end()), a.id)
    };
    sort(&mut sorted, |a, b| key(a).cmp(&key(b)));
    sorted.into_iter().map(|tag| tag.id).collect()
}
