//! The practice article and its worked example.

use std::path::Path;
use std::sync::Arc;

use demarche::domain::{
    Actor, ActorId, Annotation, CodeId, DemandStatus, Frame, KindId, Offset, Origin, Part, Parts,
    Project, SequentialIds, Slot, Span, todo,
};
use demarche::edit::{Context, command};
use demarche::format::sample::{
    self, Example, ExampleError, example_register, sample_coder, sample_project, worked_example,
};
use demarche::format::{ExportFormat, native};

use crate::common::{NOW, article, assembled, read_csv, run, taken_in};

fn practice() -> (Project, Vec<Annotation>) {
    let (project, example) = with_example();
    (project, example.annotations)
}

fn with_example() -> (Project, Example) {
    let mut ids = SequentialIds::default();
    let project = sample_project(&mut ids, NOW);
    let document = project.documents()[0].id();
    let example = worked_example(&project, document, &mut ids, NOW).unwrap();
    (project, example)
}

fn statement<'a>(project: &'a Project, words: &str, kind: &str) -> &'a Annotation {
    let fits = |tag: &&Arc<Annotation>| {
        tag.kind.as_str() == kind && tag.anchor.quote().exact.contains(words)
    };
    project.annotations().find(fits).unwrap()
}

#[test]
fn a_first_visit_gets_the_practice_article_from_its_file() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/practice.json");
    let file = sample::practice::file();
    if std::env::var_os("DEMARCHE_BLESS").is_some() {
        std::fs::write(&path, &file).unwrap();
    }
    assert_eq!(
        std::fs::read_to_string(&path).unwrap(),
        file,
        "run this test with DEMARCHE_BLESS=1 after a change to the sample or to the first codebook"
    );
    let (mut here, mut there) = (SequentialIds::default(), SequentialIds::default());
    let made = sample::practice::of_file(file.as_bytes(), &mut here, NOW).unwrap();
    assert_eq!(made, sample_project(&mut there, NOW));
    assert!(sample::practice::of_file(b"{}", &mut here, NOW).is_err());
}

#[test]
fn the_example_is_coded_in_the_whole_frame() {
    let (project, example) = with_example();
    let session = taken_in(example, project);
    let project = session.project();
    assert_eq!(project.check(), vec![]);
    assert_eq!(todo(project), vec![], "nothing is left to do");
    let slots = |slot: Slot| {
        let all = project.annotations();
        all.filter(|tag| tag.frame().has(slot)).count()
    };
    for (slot, at_least) in [
        (Slot::Claimants, 22),
        (Slot::Addressees, 12),
        (Slot::Objects, 5),
        (Slot::Issues, 22),
        (Slot::Position, 22),
        (Slot::Proposition, 22),
        (Slot::Condition, 3),
        (Slot::Attribution, 22),
        (Slot::Date, 10),
        (Slot::Place, 10),
    ] {
        assert!(slots(slot) >= at_least, "{slot:?}: {}", slots(slot));
    }
    for tag in project.annotations() {
        if project.is_mention(tag) {
            assert!(tag.naming.is_some(), "{tag:?}");
        }
    }
}

#[test]
fn the_demands_are_answered_as_the_article_tells_it() {
    let (project, example) = with_example();
    let session = taken_in(example, project);
    let project = session.project();
    for (words, status) in [
        ("concrete answers", DemandStatus::Open),
        ("set down on paper", DemandStatus::Accepted),
        ("rule out any further", DemandStatus::Rejected),
        ("end its military activity", DemandStatus::Rejected),
        ("binding in law", DemandStatus::Open),
        ("from Bulgaria and Romania", DemandStatus::Rejected),
        ("moving its troops back", DemandStatus::Open),
    ] {
        let demand = statement(project, words, "demand");
        assert_eq!(project.demand_status(demand.id), status, "{words}");
    }
}

#[test]
fn a_line_says_who_says_it_to_whom_and_what_became_of_it() {
    let (project, example) = with_example();
    let session = taken_in(example, project);
    let project = session.project();
    for (words, kind, line) in [
        (
            "concrete answers",
            "demand",
            "Sergei Lavrov → United States",
        ),
        ("rule out any further", "demand", "Russia → NATO · Rejected"),
        ("non-starters", "claim", "United States, NATO → Russia"),
        ("has become a danger", "claim", "Russia"),
        ("The Kremlin", "actor", "Russia"),
        ("Sergei Lavrov", "actor", ""),
    ] {
        let tag = statement(project, words, kind);
        assert_eq!(project.in_a_line(tag), line, "{words}");
    }
}

#[test]
fn claimants_bring_their_organisation_into_the_table_while_they_belong_to_it() {
    let (project, example) = with_example();
    let mut session = taken_in(example, project);
    let organisations = |project: &Project| {
        let rows = read_csv(&ExportFormat::Statements.write(project, NOW));
        let column = |name: &str| rows[0].iter().position(|n| n == name).unwrap();
        let (who, tied) = (column("claimant"), column("claimant_affiliations"));
        let lavrov = rows.iter().filter(|row| row[who] == "Sergei Lavrov");
        let mut tied: Vec<String> = lavrov.map(|row| row[tied].clone()).collect();
        tied.dedup();
        tied
    };
    assert_eq!(
        organisations(session.project()),
        ["Russian foreign ministry"]
    );
    let lavrov = session.project().actors().find(|a| a.is_called("Lavrov"));
    let mut lavrov = (**lavrov.unwrap()).clone();
    lavrov.affiliations[0].until = "2021".parse().ok();
    run(&mut session, &command::ChangeActor(Box::new(lavrov)));
    assert_eq!(organisations(session.project()), [""], "no longer in 2022");
}

#[test]
fn clearing_the_example_leaves_the_project_as_it_was_but_for_what_is_needed() {
    let (before, example) = with_example();
    let all: Vec<_> = example.annotations.iter().map(|tag| tag.id).collect();
    let mut session = taken_in(example, before.clone());
    let (actors, issues) = example_register();
    let clear = command::LetGo {
        title: "Cleared".to_owned(),
        annotations: all,
        actors,
        issues,
    };
    run(&mut session, &clear);
    let cleared = session.project();
    assert_eq!(cleared.annotations().len(), 0);
    assert_eq!((cleared.actors().len(), cleared.relations().len()), (0, 0));
    assert_eq!(cleared.codebook().issues, vec![]);
    let mut ids = SequentialIds::starting_at(9500);
    let context = &mut Context {
        now: NOW,
        ids: &mut ids,
    };
    session.undo(context).unwrap().unwrap();

    // Work of the analyst's own holds what it needs, and what stands above or beside it.
    let lavrov = session.project().actors().find(|a| a.is_called("Lavrov"));
    let lavrov = lavrov.unwrap().id;
    let document = session.project().documents()[0].id();
    run(
        &mut session,
        &command::Tag {
            document,
            spans: vec![Span::new(Offset(90), Offset(120))],
            kind: KindId::new("claim"),
        },
    );
    let own = session.cursor().chosen.unwrap();
    let frame = Frame {
        claimants: vec![Part::actor(lavrov)],
        issues: vec![CodeId::new("binding")],
        ..Frame::default()
    };
    run(
        &mut session,
        &command::SetFrame {
            statement: own,
            frame: Box::new(frame),
            slot: Slot::Claimants,
        },
    );
    run(&mut session, &clear);
    let cleared = session.project();
    assert_eq!(cleared.check(), vec![]);
    assert_eq!(cleared.annotations().len(), 1);
    let mut names: Vec<_> = cleared.actors().map(|a| a.name.as_str()).collect();
    names.sort_unstable();
    assert_eq!(
        names,
        ["Russia", "Russian foreign ministry", "Sergei Lavrov"]
    );
    let labels: Vec<_> = (cleared.codebook().issues.iter())
        .map(|code| code.id.as_str())
        .collect();
    assert_eq!(labels, ["guarantees", "binding"]);
}

#[test]
fn an_actor_of_the_register_is_the_one_of_the_example() {
    let (project, _) = with_example();
    let mine = Actor::named(ActorId::new(uuid::Uuid::from_u128(77)), "united states");
    let parts = Parts {
        actors: vec![mine.clone()],
        documents: (project.documents().iter())
            .map(|d| d.as_ref().clone())
            .collect(),
        ..Parts::new(project.meta().clone(), project.codebook().as_ref().clone())
    };
    let project = Project::assemble(parts).unwrap();
    let document = project.documents()[0].id();
    let mut ids = SequentialIds::starting_at(600);
    let example = worked_example(&project, document, &mut ids, NOW).unwrap();
    let session = taken_in(example, project);
    let called = |a: &&Arc<Actor>| a.is_called("United States");
    assert_eq!(session.project().actors().filter(called).count(), 1);
    assert_eq!(session.project().check(), vec![]);
    let asked = statement(session.project(), "concrete answers", "demand");
    assert_eq!(asked.frame().addressees, [Part::actor(mine.id)]);
}

#[test]
fn the_practice_project_is_ready_to_use() {
    let (project, _) = practice();
    assert!(project.meta().sample);
    assert_eq!(project.meta().title, "Practice: Geneva talks");
    assert_eq!(project.annotations().len(), 0);
    assert_eq!(project.check(), vec![]);
    let document = &project.documents()[0];
    assert_eq!(
        document.meta.published.map(|d| d.to_string()).as_deref(),
        Some("2022-01-21")
    );
    assert_eq!(
        document.meta.title,
        "Ninety minutes in Geneva bring a promise of paper and no agreement"
    );
    assert_eq!(
        document.blocks.title().map(|b| document.text.slice(b.span)),
        Some(document.meta.title.as_str())
    );
    assert_eq!(document.meta.outlet, "Demarche sample");
    assert!(document.meta.notes.starts_with("Written for practice"));
}

/// The words before and after decide which of several places is meant.
#[test]
fn every_tag_stands_where_it_was_meant() {
    let (project, tags) = practice();
    let document = &project.documents()[0];
    assert_eq!(tags.len(), 50);
    for tag in &tags {
        assert_eq!(tag.anchor.verify(&document.text), Ok(()));
        assert_eq!(
            (tag.origin, tag.coder),
            (Origin::Example, sample_coder().id)
        );
        assert!(tag.confidence.is_some());
    }
    let mut sorted = tags.clone();
    sorted.sort_by_key(|t| t.anchor.extent().start());
    assert_eq!(
        tags, sorted,
        "the example is in text order, and the sort is stable"
    );
    let shown = |i: usize| {
        let quote = tags[i].anchor.quote();
        format!(
            "{}[{}]{}",
            tail(&quote.prefix),
            quote.exact,
            head(&quote.suffix)
        )
    };
    let places = [
        (0, "\n\n[Antony Blinken], the US"),
        (2, "of failure. [Lavrov] called the"),
        (8, "proposals”. [He] meant the"),
        (9, "one addressed to [Washington] and the"),
        (12, "a high bar. [Moscow] wants NATO"),
        (13, "Moscow wants [NATO] to rule"),
        (22, "lies a charge. [Russia] maintains that"),
        (25, "be stable, [Lavrov] argues, until"),
        (32, "way round.\n\n[They] have refused"),
        (33, "way round.\n\n[They] have refused"),
        (35, "“non-starters”, [the United States] and its"),
        (37, "to join.\n\n[Blinken] held to"),
        (47, "coming week, [Blinken] said. Both"),
    ];
    for (i, expected) in places {
        let expected_words = expected.split(['[', ']']).collect::<Vec<_>>();
        let shown = shown(i);
        let inner = format!("[{}]", expected_words[1]);
        assert!(shown.contains(&inner), "{i}: {shown}");
        let (before, after) = shown.split_once(&inner).unwrap();
        let near = expected_words[0].trim_start();
        assert!(
            before.ends_with(near) || near.ends_with(before),
            "{i}: {shown}"
        );
        assert!(after.starts_with(expected_words[2]), "{i}: {shown}");
    }
}

fn tail(text: &str) -> String {
    text.chars()
        .skip(text.chars().count().saturating_sub(20))
        .collect()
}

fn head(text: &str) -> String {
    text.chars().take(20).collect()
}

#[test]
fn the_example_shows_every_way_in_which_tags_can_lie() {
    let (_, tags) = practice();
    let spans: Vec<Span> = tags.iter().map(|t| t.anchor.extent()).collect();
    let pairs = || {
        spans
            .iter()
            .enumerate()
            .flat_map(|(i, a)| spans[..i].iter().map(move |b| (*a, *b)))
    };
    assert!(pairs().any(|(a, b)| a == b), "the same words twice");
    assert!(
        pairs().any(|(a, b)| a != b && (a.covers(b) || b.covers(a))),
        "one in the other"
    );
    assert!(
        pairs().any(|(a, b)| a.overlaps(b) && !a.covers(b) && !b.covers(a)),
        "crossing"
    );
    for kind in ["claim", "demand", "actor"] {
        assert!(
            tags.iter().filter(|t| t.kind.as_str() == kind).count() >= 9,
            "{kind}"
        );
    }
}

#[test]
fn another_article_has_no_example() {
    let (project, _) = practice();
    let mut ids = SequentialIds::starting_at(500);
    let other = article("article.txt", 77);
    let id = other.id();
    let missing = worked_example(&project, id, &mut ids, NOW);
    assert_eq!(missing, Err(ExampleError::NoDocument));
    let (meta, codebook) = (project.meta().clone(), project.codebook().as_ref().clone());
    let project = assembled(meta, codebook, vec![], vec![other], vec![]);
    let unknown = worked_example(&project, id, &mut ids, NOW);
    assert_eq!(
        unknown,
        Err(ExampleError::NoWords("Antony Blinken".to_owned()))
    );
}

#[test]
fn the_practice_project_survives_its_file() {
    let (project, example) = with_example();
    let project = taken_in(example, project).project().clone();
    assert_eq!(
        native::read(native::write(&project, NOW).as_bytes()),
        Ok(project.clone())
    );
    assert_eq!(
        ExportFormat::Project.file_name(&project, NOW),
        "Practice Geneva talks 2026-11-24.demarche.json"
    );
}
