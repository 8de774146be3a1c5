//! Done with this article, and on to the next.

use crate::edit::{command, next_open, short};
use crate::ui::state::{ARTICLE, Desk, go_to_field};

/// Marks the article as done and goes to the next that is not; one that is done is opened again, and stays on screen.
pub fn done(desk: Desk) {
    let here = desk.with(|s| s.project().document(s.cursor().document?).cloned());
    let Some(article) = here else {
        desk.say("There is no article yet: add files or paste text");
        return;
    };
    let id = article.id();
    if article.meta.done {
        desk.run(command::SetDone(id, false));
        return;
    }
    if !desk.run_quietly(command::SetDone(id, true)) {
        return;
    }
    let (said, next) = desk.with(|s| {
        let next = next_open(s.project(), id);
        let next = next.and_then(|id| s.project().document(id).cloned());
        let said = s.history().undo_title().unwrap_or_default().to_owned();
        (said, next)
    });
    match next {
        Some(next) => {
            desk.go_to(next.id());
            desk.set_sheet(false);
            go_to_field(ARTICLE);
            desk.say_done(&format!("{said}. Next: “{}”", short(&next.meta.title)));
        }
        None => desk.say_done(&format!("{said}. All articles are done")),
    }
}
