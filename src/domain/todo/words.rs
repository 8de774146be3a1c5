//! What is to be done, in words.

use super::Missing;
use crate::domain::{CodeList, Project, Slot, lower_case};

impl Missing {
    /// What is amiss, as an entry of a list: “No addressee”.
    pub fn in_words(&self, project: &Project) -> String {
        let codebook = project.codebook();
        match self {
            Self::Place(words) => format!("To be placed anew (it stood on “{words}”)"),
            Self::Slot(Slot::Position) => "Position not stated".to_owned(),
            Self::Slot(slot) => format!("No {}", lower_case(slot.label())),
            Self::Content => "Neither issue nor proposition".to_owned(),
            Self::LateDate => "Said after the article was published".to_owned(),
            Self::Actor => "Not linked to an actor".to_owned(),
            Self::RetiredKind => "Of a kind that is no longer used".to_owned(),
            Self::RetiredCode(list, id) => {
                let label = codebook.code(*list, id).map_or(id.as_str(), |c| &c.label);
                let what = match list {
                    CodeList::Issues => "issue",
                    CodeList::Forms => "form",
                    CodeList::Justifications => "justification",
                };
                let instead = codebook.code(*list, id).map(|code| {
                    let labels = code.replaced_by.iter();
                    let labels = labels.filter_map(|id| codebook.code(*list, id));
                    let labels: Vec<_> = labels.map(|c| format!("“{}”", c.label)).collect();
                    labels.join(" or ")
                });
                match instead.filter(|labels| !labels.is_empty()) {
                    Some(labels) => {
                        format!("The {what} “{label}” is no longer used: take {labels} instead")
                    }
                    None => format!("The {what} “{label}” is no longer used"),
                }
            }
            Self::RetiredLink(id) => {
                let link = project.relation(*id);
                let of_type = link.and_then(|link| codebook.relation(&link.of_type));
                let label = of_type.map_or("", |of_type| &of_type.label);
                format!("The link “{label}” is no longer used")
            }
        }
    }
}
