//! Writes the project file.

use super::{FORMAT, OFFSET_UNIT, VERSION, document};
use crate::domain::json::Writer;
use crate::domain::{DocumentId, Project, Timestamp};
use crate::format::export::PIECE;

/// Everything, as indented JSON with a line end at the end. The same project and time give the same bytes. Linear in the
/// project.
pub fn write(project: &Project, saved_at: Timestamp) -> String {
    let mut writing = Writing::begin(project.clone(), saved_at);
    while !writing.step() {}
    writing.finish()
}

/// A file that is written a step at a time, so that a page need not stand still meanwhile, and handed over in pieces, so
/// that it never has to be all in memory.
pub struct Writing {
    project: Project,
    to: Writer,
    part: Part,
    /// How many things of the part are written.
    done: usize,
    /// Of the tags: how many of an article’s.
    tags: usize,
}

#[derive(Clone, Copy)]
enum Part {
    Head,
    Actors,
    Documents,
    Annotations,
    Relations,
    Log,
    End,
}

/// How many actors, tags, links or lines of the log a step writes.
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
            part: Part::Head,
            done: 0,
            tags: 0,
        }
    }

    /// Writes a little more; whether that was the last. An article is written at once, however long.
    pub fn step(&mut self) -> bool {
        let (project, to, done) = (&self.project, &mut self.to, self.done);
        self.part = match self.part {
            Part::Head => {
                project.meta().write_keys(to);
                to.key("codebook");
                project.codebook().write(to);
                to.list_at("coders", project.coders(), |coder, to| coder.write(to));
                open(to, "actors", Part::Actors)
            }
            Part::Actors => {
                let left = project.actors().skip(done).take(AT_A_TIME);
                left.for_each(|actor| actor.write(to));
                self.done += AT_A_TIME;
                if self.done < project.actors().len() {
                    return false;
                }
                to.end_list();
                open(to, "documents", Part::Documents)
            }
            Part::Documents => match project.all_documents().get(done) {
                Some(article) => {
                    document::write(article, to);
                    self.done += 1;
                    return false;
                }
                None => {
                    to.end_list();
                    open(to, "annotations", Part::Annotations)
                }
            },
            Part::Annotations => {
                if let Some(article) = project.all_documents().get(done) {
                    self.tags = some_tags(project, article.id(), self.tags, to);
                    self.done += usize::from(self.tags == 0);
                    return false;
                }
                to.end_list();
                open(to, "relations", Part::Relations)
            }
            Part::Relations => {
                let left = project.relations().skip(done).take(AT_A_TIME);
                left.for_each(|relation| relation.write(to));
                self.done += AT_A_TIME;
                if self.done < project.relations().len() {
                    return false;
                }
                to.end_list();
                open(to, "log", Part::Log)
            }
            Part::Log => {
                let left = project.log().iter().skip(done).take(AT_A_TIME);
                left.for_each(|entry| entry.write(to));
                self.done += AT_A_TIME;
                if self.done < project.log().len() {
                    return false;
                }
                to.end_list();
                Part::End
            }
            Part::End => return true,
        };
        self.done = 0;
        matches!(self.part, Part::End)
    }

    /// The next piece of the file, once there is enough for one.
    pub fn piece(&mut self) -> Option<String> {
        self.to.take(PIECE)
    }

    /// The file, once all is written, but for the pieces that were taken.
    pub fn finish(mut self) -> String {
        self.to.end_object();
        self.to.finish() + "\n"
    }
}

fn open(to: &mut Writer, key: &str, part: Part) -> Part {
    to.key(key);
    to.list();
    part
}

/// Writes tags of an article, as the words stand, after so many that are written: how many are now; 0 when that is all.
fn some_tags(project: &Project, article: DocumentId, written: usize, to: &mut Writer) -> usize {
    let Some(index) = project.index(article) else {
        return 0;
    };
    let ids = index.ids().skip(written).take(AT_A_TIME);
    for tag in ids.filter_map(|id| project.annotation(id)) {
        tag.write(to);
    }
    let written = written + AT_A_TIME;
    if written < index.len() { written } else { 0 }
}
