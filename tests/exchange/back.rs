//! What was saved here and is added to the project it came from: what is there already does not come a second time.

use std::sync::Arc;

use demarche::domain::{AtOnce, Project, SequentialIds, Timestamp, at_once};
use demarche::edit::command::{self, Brings, TakeProject};
use demarche::edit::{Context, Session};
use demarche::format::exchange::holds::Words;
use demarche::format::exchange::intake::{Format, Gathered, Taking, receive};
use demarche::format::exchange::{Options, TOOLS, Tool};
use demarche::format::sample::{sample_coder, sample_project, worked_example};

/// What would come of the files of a project, added to it.
fn coming_back(project: &Arc<Project>, tool: &'static Tool) -> Brings {
    let files = at_once(tool.write(project, &Options::default(), &AtOnce)).files;
    let notes = Vec::new();
    let taking = Taking {
        ids: &mut SequentialIds::starting_at(1 << 100),
        now: Timestamp(0),
        name: "talks.zip",
    };
    let received = receive(Format::of(tool), Gathered { files, notes }, taking, &AtOnce);
    let received = at_once(received).unwrap_or_else(|refusal| panic!("{}: {refusal}", tool.id));
    let taking = TakeProject {
        from: Arc::new(received.project),
        name: "talks.zip".to_owned(),
    };
    let ids = &mut SequentialIds::starting_at(1 << 90);
    at_once(taking.brings(project, ids, &AtOnce))
}

/// The worked example, as it is coded in the app: whoever is in a role is both an actor and a mention, and of the two most files
/// bring back one.
#[test]
fn what_is_here_already_does_not_come_again() {
    let project = Arc::new(practice());
    let tags = project.live_annotation_count();
    let exact = |tool: &&&Tool| tool.holds.text == Words::Exact && tool.holds.coders;
    for tool in TOOLS.iter().filter(exact) {
        let brings = coming_back(&project, tool);
        let held = if tool.holds.each.is_empty() {
            tags
        } else {
            brings.known_tags
        };
        let expected = Brings {
            known_articles: 1,
            known_tags: held,
            ..Brings::default()
        };
        assert_eq!(brings, expected, "{}", tool.id);
    }
}

/// The practice article with its worked example.
fn practice() -> Project {
    let now = Timestamp(1_795_512_614_000);
    let mut ids = SequentialIds::default();
    let project = sample_project(&mut ids, now);
    let document = project.documents()[0].id();
    let example = worked_example(&project, document, &mut ids, now).unwrap();
    let mut session = Session::new(project, sample_coder());
    let take = command::TakeIn {
        title: "Showed".to_owned(),
        coder: sample_coder(),
        issues: example.issues,
        actors: example.actors,
        annotations: example.annotations,
        relations: example.relations,
    };
    let ids = &mut ids;
    session.dispatch(&take, &mut Context { now, ids }).unwrap();
    session.project().clone()
}
