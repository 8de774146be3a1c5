//! What keys and buttons ask of the chosen tag, once there is one.

use crate::domain::AnnotationId;
use crate::edit::{Action, command};
use crate::ui::coding::{choose_link, same_claimants};
use crate::ui::state::Desk;

/// Does it. Only to be called through [`Later`](crate::ui::later::Later).
pub fn on_tag(desk: Desk, id: AnnotationId, action: Action) {
    match action {
        Action::ChangeKind(kind) => {
            desk.run(command::SetKind(id, kind));
        }
        Action::Delete => {
            desk.run(command::Delete(vec![id]));
        }
        Action::SameClaimants => same_claimants(desk, id),
        Action::Link => choose_link(desk, id),
        // The rest of the keys are the desk's own.
        _ => {}
    }
}
