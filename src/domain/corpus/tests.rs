use proptest::prelude::*;

use super::{
    ArticleColumn, ArticleFilter, ArticleOrder, ArticleState, list_articles, outlets, state_of,
};
use crate::domain::{DocumentId, DocumentMeta, OrderedSet, Project, fold, todo_of};
use crate::edit::command;
use crate::edit::testing::{World, wishes};

fn listed(project: &Project, filter: &ArticleFilter, by: ArticleOrder) -> Vec<DocumentId> {
    let todo = |id| todo_of(project, id).len();
    list_articles(project, filter, by, None, &todo)
}

/// Five articles, of which some have an outlet and a date.
fn described() -> World {
    let mut world = World::new();
    let facts = [
        ("Ärger in Genf", "2022-01-21", "Zeit"),
        ("zoo", "", ""),
        ("Geneva again", "2021-12", "Agency"),
        ("Talks", "2022", "zeit"),
        ("Apples", "2022-02-03", "Zeit"),
    ];
    let metas: Vec<DocumentMeta> = world
        .project()
        .documents()
        .iter()
        .zip(facts)
        .map(|(document, (title, date, outlet))| DocumentMeta {
            title: title.to_owned(),
            published: date.parse().ok(),
            outlet: outlet.to_owned(),
            ..document.meta.clone()
        })
        .collect();
    for meta in metas {
        world
            .command(command::SetDocumentMeta(Box::new(meta)))
            .unwrap();
    }
    world
}

fn titles(world: &World, filter: &ArticleFilter, by: ArticleOrder) -> Vec<String> {
    let ids = listed(world.project(), filter, by).into_iter();
    let titles = ids.map(|id| world.project().document(id).unwrap().meta.title.clone());
    titles.collect()
}

fn by(column: ArticleColumn, down: bool) -> ArticleOrder {
    ArticleOrder {
        by: Some(column),
        down,
    }
}

#[test]
fn titles_are_in_order_whatever_their_case_and_accents() {
    let world = described();
    let all = ArticleFilter::default();
    let up = ["Apples", "Ärger in Genf", "Geneva again", "Talks", "zoo"];
    assert_eq!(titles(&world, &all, by(ArticleColumn::Title, false)), up);
    let down: Vec<&str> = up.iter().rev().copied().collect();
    assert_eq!(titles(&world, &all, by(ArticleColumn::Title, true)), down);
}

#[test]
fn what_has_no_date_comes_last_either_way() {
    let world = described();
    let all = ArticleFilter::default();
    let up = titles(&world, &all, by(ArticleColumn::Date, false));
    let down = titles(&world, &all, by(ArticleColumn::Date, true));
    assert_eq!((up[0].as_str(), up[4].as_str()), ("Geneva again", "zoo"));
    assert_eq!((down[0].as_str(), down[4].as_str()), ("Apples", "zoo"));
}

#[test]
fn articles_are_filtered_by_words_outlet_dates_and_state() {
    let mut world = described();
    let order = ArticleOrder::default();
    let words = |words: &str| ArticleFilter {
        words: words.to_owned(),
        ..ArticleFilter::default()
    };
    assert_eq!(
        titles(&world, &words("arger GENF"), order),
        ["Ärger in Genf"]
    );
    assert_eq!(titles(&world, &words("zeit"), order).len(), 3);
    let outlet = ArticleFilter {
        outlet: Some("Zeit".to_owned()),
        ..ArticleFilter::default()
    };
    assert_eq!(titles(&world, &outlet, order), ["Ärger in Genf", "Apples"]);
    let year = ArticleFilter {
        since: "2022-01-22".parse().ok(),
        until: "2022-02-03".parse().ok(),
        ..ArticleFilter::default()
    };
    // A whole year may have been within it.
    assert_eq!(titles(&world, &year, order), ["Talks", "Apples"]);
    let first = world.project().documents()[0].id();
    world.command(command::SetDone(first, true)).unwrap();
    let done = ArticleFilter {
        state: Some(ArticleState::Done),
        ..ArticleFilter::default()
    };
    assert_eq!(titles(&world, &done, order), ["Ärger in Genf"]);
    assert!(words("  ").is_empty() && !done.is_empty());
}

#[test]
fn outlets_are_counted_each_as_it_is_written() {
    let world = described();
    let named = |name: &str, n| (name.to_owned(), n);
    let expected = [
        named("", 1),
        named("Agency", 1),
        named("Zeit", 2),
        named("zeit", 1),
    ];
    assert_eq!(outlets(world.project(), None), expected);
    assert_eq!(outlets(world.project(), Some("Zeit")), expected);
    // One that is asked for and that no article has any more.
    let with = outlets(world.project(), Some("Gazette"));
    assert_eq!(with[2], named("Gazette", 0));
    assert_eq!(with.len(), expected.len() + 1);
}

proptest! {
    #[test]
    fn a_list_has_every_wanted_article_once_and_in_order(
        work in wishes(40), column in prop::sample::select(ArticleColumn::ALL), down: bool, state in 0..4_usize,
    ) {
        let mut world = World::new();
        for wish in &work {
            world.grant(wish);
        }
        let project = world.project();
        let state = ArticleState::ALL.get(state).copied();
        let filter = ArticleFilter { state, ..ArticleFilter::default() };
        let ids = listed(project, &filter, by(column, down));
        let unique: OrderedSet<DocumentId> = ids.iter().copied().collect();
        let wanted: OrderedSet<DocumentId> = project
            .documents()
            .iter()
            .filter(|d| state.is_none_or(|s| s == state_of(project, d)))
            .map(|d| d.id())
            .collect();
        prop_assert_eq!(ids.len(), unique.iter().len());
        prop_assert_eq!(unique, wanted);
        let number = |id: &DocumentId| match column {
            ArticleColumn::Tags => project.annotations_of(*id).count(),
            ArticleColumn::ToDo => todo_of(project, *id).len(),
            ArticleColumn::State => state_of(project, project.document(*id).unwrap()) as usize,
            _ => 0,
        };
        let ordered = |a: &DocumentId, b: &DocumentId| if down { number(a) >= number(b) } else { number(a) <= number(b) };
        prop_assert!(ids.is_sorted_by(ordered));
        if column == ArticleColumn::Title {
            let title = |id: &DocumentId| fold(&project.document(*id).unwrap().meta.title);
            let titles: Vec<String> = ids.iter().map(title).filter(|t| !t.is_empty()).collect();
            let in_order = |a: &String, b: &String| if down { a >= b } else { a <= b };
            prop_assert!(titles.is_sorted_by(in_order));
        }
    }
}
