//! The practice article and its worked example.

use demarche::domain::{Annotation, Origin, Project, SequentialIds, Span};
use demarche::format::sample::{ExampleError, sample_coder, sample_project, worked_example};
use demarche::format::{ExportFormat, native};

use crate::common::{NOW, article, assembled};

fn practice() -> (Project, Vec<Annotation>) {
    let mut ids = SequentialIds::default();
    let project = sample_project(&mut ids, NOW);
    let document = project.documents()[0].id();
    let tags = worked_example(&project, document, sample_coder().id, &mut ids, NOW).unwrap();
    (project, tags)
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
    assert_eq!(tags.len(), 44);
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
        (3, "of failure. [Lavrov] called the"),
        (8, "proposals”. [He] meant the"),
        (9, "one addressed to [Washington] and the"),
        (12, "a high bar. [Moscow] wants NATO"),
        (14, "Moscow wants [NATO] to rule"),
        (21, "lies a charge. [Russia] maintains that"),
        (24, "be stable, [Lavrov] argues, until"),
        (30, "way round.\n\n[They] have refused"),
        (33, "to join.\n\n[Blinken] held to"),
        (42, "coming week, [Blinken] said. Both"),
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
    let missing = worked_example(&project, id, sample_coder().id, &mut ids, NOW);
    assert_eq!(missing, Err(ExampleError::NoDocument));
    let (meta, codebook) = (project.meta().clone(), project.codebook().as_ref().clone());
    let project = assembled(meta, codebook, vec![], vec![other], vec![]);
    let unknown = worked_example(&project, id, sample_coder().id, &mut ids, NOW);
    assert_eq!(
        unknown,
        Err(ExampleError::NoWords("Antony Blinken".to_owned()))
    );
}

#[test]
fn the_practice_project_survives_its_file() {
    let (project, tags) = practice();
    let project = assembled(
        project.meta().clone(),
        project.codebook().as_ref().clone(),
        vec![sample_coder()],
        project
            .documents()
            .iter()
            .map(|d| d.as_ref().clone())
            .collect(),
        tags,
    );
    assert_eq!(
        native::read(native::write(&project, NOW).as_bytes()),
        Ok(project.clone())
    );
    assert_eq!(
        ExportFormat::Project.file_name(&project, NOW),
        "Practice Geneva talks 2026-11-24.demarche.json"
    );
}
