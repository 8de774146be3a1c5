//! What is coded of a tag, in a line.

use super::Project;
use crate::domain::{Annotation, DemandStatus, Frame, Part};

impl Project {
    /// Who says it to whom, and what became of it: “Sergei Lavrov → United States · Rejected”. Of a mention: who is
    /// named, where that is not what stands there. Empty where nothing of it is coded.
    pub fn in_a_line(&self, tag: &Annotation) -> String {
        if let Some(actor) = tag.actor.and_then(|id| self.actor(id)) {
            let same = actor.name == *tag.anchor.quote().exact;
            return if same {
                String::new()
            } else {
                actor.name.clone()
            };
        }
        let mut line = self.who_to_whom(tag.frame());
        // What has been answered is worth knowing; that something is open is the usual case.
        let status = self.demand_status(tag.id);
        if status != DemandStatus::Open && tag.kind.is_demand() {
            if !line.is_empty() {
                line.push_str(" · ");
            }
            line.push_str(status.label());
        }
        line
    }

    /// “Sergei Lavrov → United States”; empty where neither is coded.
    pub fn who_to_whom(&self, frame: &Frame) -> String {
        let mut line = self.names(&frame.claimants);
        if !frame.addressees.is_empty() {
            line.push_str(if line.is_empty() { "… → " } else { " → " });
            line.push_str(&self.names(&frame.addressees));
        }
        line
    }

    /// How somebody in a role is called: as the actor, or by the words of a mention that is linked to nobody. `None` for
    /// a role that has lost who was in it.
    pub fn name_of(&self, part: &Part) -> Option<&str> {
        let actor = self.who(part).and_then(|id| self.actor(id));
        if let Some(actor) = actor {
            return Some(&actor.name);
        }
        let mention = self.annotation(part.mention?)?;
        Some(&mention.anchor.quote().exact)
    }

    fn names(&self, parts: &[Part]) -> String {
        let names: Vec<&str> = parts.iter().filter_map(|part| self.name_of(part)).collect();
        names.join(", ")
    }
}
