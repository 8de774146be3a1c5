//! A project comes onto the desk: from the store, or begun. Who may write it is asked for first.

use std::rc::Rc;

use leptos::prelude::*;

use super::{Arriving, Desk};
use crate::browser::clock;
use crate::browser::locks::{Ask, Claim, claim};
use crate::domain::{Project, ProjectId};
use crate::edit::Session;
use crate::persist::{InPieces, Opened, Recovered};

impl Desk {
    /// Goes on with a project that this browser keeps, or says why that is not possible.
    ///
    /// # Errors
    /// There is none; with what was asked for to write it.
    pub(super) async fn go_to_kept(self, id: ProjectId) -> Result<(), Claim> {
        if self.with(|s| s.project().meta().id) == id {
            self.close_dialog();
            return Ok(());
        }
        // Before it is read: then nobody writes in between. The project on the desk is let go of when this one takes its
        // place, and whoever waits for it must find all of it.
        self.settled().await;
        let claim = claim(id, Ask::IfFree).await;
        let library = self.library.get_value();
        let opening = match library.begin(id).await {
            Ok(Some(opening)) => opening.map(Rc::new),
            Ok(None) => return Err(claim),
            Err(error) => {
                self.say(error.to_string());
                return Ok(());
            }
        };
        let article = self.settings.last_article(id);
        if let Some(opening) = &opening
            && let Ok(Some(part)) = opening.part(article).await
        {
            let coder = self.coder_here(&part.project);
            self.saver
                .with_value(|saver| saver.resume_part(part.project.meta().id, part.place));
            self.seen.arriving.set(Some(0));
            self.put_on_desk(
                Session::on_part(part.project.clone(), coder, part.all),
                claim,
            );
            let opening = Rc::clone(opening);
            self.arrive(Arriving { part, opening }).await;
            return Ok(());
        }
        match library.finish(id, opening, &|_| {}).await {
            Ok(recovered) => self.go_on(recovered, claim),
            Err(error) => self.say(error.to_string()),
        }
        Ok(())
    }

    fn go_on(self, recovered: Recovered, claim: Claim) {
        match recovered.opened() {
            Ok((opened, notice)) => self.go_on_with(opened, notice, claim),
            Err(kept) => {
                self.close_dialog();
                self.seen.notice.set(Some(kept.to_string()));
            }
        }
    }

    fn go_on_with(self, opened: Opened, notice: Option<String>, claim: Claim) {
        let storage = self.library.with_value(|library| library.storage());
        let snapshots = opened.start.snapshots(storage, opened.project.meta().id);
        let place = opened.start.place();
        self.saver
            .with_value(|saver| saver.resume(&opened.project, place, snapshots));
        let coder = self.coder_here(&opened.project);
        self.put_on_desk(Session::new(opened.project, coder), claim);
        self.seen.notice.set(notice);
    }

    /// Puts a project on the desk that the store does not have. Whether it is there.
    pub(super) async fn begin_with(self, project: Project) -> bool {
        self.settled().await;
        let claim = claim(project.meta().id, Ask::IfFree).await;
        self.begin_claimed(project, claim)
    }

    /// The same, when it was asked for already whether this tab may write it.
    pub(super) fn begin_claimed(self, project: Project, claim: Claim) -> bool {
        if matches!(claim, Claim::Theirs) {
            // Two tabs that follow the same link at once begin the same project.
            self.say("Another tab is opening this project. Try again in a moment");
            return false;
        }
        let storage = self.library.with_value(|library| library.storage());
        let snapshots = InPieces::of_new(storage, project.meta().id);
        self.saver
            .with_value(|saver| saver.begin(&project, clock::now(), Some(snapshots)));
        let coder = self.coder_here(&project);
        self.put_on_desk(Session::new(project, coder), claim);
        true
    }
}
