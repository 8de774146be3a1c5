//! Conditions in words, as they stand on a chip: “Claimant: Sergei Lavrov”.

use super::{Condition, Way};
use crate::domain::{CodeList, Project, lower_case};

impl Condition {
    /// What is asked for. What is meanwhile gone from the project is said so.
    pub fn in_words(&self, project: &Project) -> String {
        let codebook = project.codebook();
        let gone = || "gone from the project".to_owned();
        let (about, what): (&str, String) = match self {
            Self::Kind(id) => {
                let kind = codebook.kind(id);
                ("Kind", kind.map_or_else(gone, |kind| kind.label.clone()))
            }
            Self::Actor(role, id) => {
                let actor = project.actor(*id);
                let name = actor.map_or_else(gone, |actor| actor.name.clone());
                (role.label(), name)
            }
            Self::Code(list, id) => {
                let about = match list {
                    CodeList::Issues => "Issue",
                    CodeList::Forms => "Form",
                    CodeList::Justifications => "Justification",
                };
                let path = Some(codebook.path(*list, id)).filter(|path| !path.is_empty());
                (about, path.unwrap_or_else(gone))
            }
            Self::Position(position) => ("Position", position.label().to_owned()),
            Self::Attribution(attribution) => ("Attribution", attribution.label().to_owned()),
            Self::Surer(least) => ("Confidence", format!("{} % or more", least.percent())),
            Self::LessSure(most) => ("Confidence", format!("{} % or less", most.percent())),
            Self::Coder(id) => {
                let name = project.coder(*id).map(|coder| coder.name.clone());
                let nameless = || "without a name".to_owned();
                (
                    "Coder",
                    name.filter(|n| !n.is_empty()).unwrap_or_else(nameless),
                )
            }
            Self::Article(id) => {
                let article = project.document(*id);
                let title = article.map_or_else(gone, |article| article.meta.title.clone());
                ("Article", title)
            }
            Self::Since(date) => ("Date", format!("since {}", date.in_words())),
            Self::Until(date) => ("Date", format!("until {}", date.in_words())),
            Self::Has(slot, there) => {
                let with = if *there { "With" } else { "Without" };
                return format!("{with} {}", lower_case(slot.label()));
            }
            Self::ToDo(true) => return "Something to do".to_owned(),
            Self::ToDo(false) => return "Nothing to do".to_owned(),
            Self::Linked(way, id) => {
                let label = codebook.relation(id).map(|relation| relation.label.clone());
                let label = label.unwrap_or_else(gone);
                let words = match way {
                    Way::From => format!("{label} another statement"),
                    Way::To => format!("another statement {label} it"),
                };
                ("Link", words)
            }
            Self::Status(status) => ("Demand", status.label().to_owned()),
            Self::Version(version) => ("Codebook version", version.to_string()),
        };
        format!("{about}: {what}")
    }
}
