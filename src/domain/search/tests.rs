//! Searches, held against what anybody would do by hand; on projects that random work has made.

use proptest::prelude::*;

use super::*;
use crate::domain::{
    AnnotationId, Attribution, CodeId, CodeList, Confidence, DemandStatus, OrderedSet, Position,
    Project, Slot, fold,
};
use crate::edit::testing::{World, wishes};

/// A condition about what is there, by plain numbers.
fn condition(project: &Project, what: u8, n: u8) -> Option<Condition> {
    let n = usize::from(n);
    let nth = |len: usize| n.checked_rem(len);
    let codebook = project.codebook();
    let actors: Vec<_> = project.actors().map(|a| a.id).collect();
    Some(match what % 15 {
        0 => Condition::Kind(codebook.kinds[nth(codebook.kinds.len())?].id.clone()),
        1 => Condition::Actor(Role::ALL[n % 5], actors[nth(actors.len())?]),
        2 => Condition::Code(
            CodeList::Issues,
            codebook.issues[nth(codebook.issues.len())?].id.clone(),
        ),
        3 => Condition::Position(Position::ALL[n % Position::ALL.len()]),
        4 => Condition::Attribution(Attribution::ALL[n % Attribution::ALL.len()]),
        5 => Condition::Surer(Confidence::of_percent(n as u32 % 101)?),
        6 => Condition::LessSure(Confidence::of_percent(n as u32 % 101)?),
        7 => Condition::Coder(project.coders().next()?.id),
        8 => Condition::Article(project.documents()[nth(project.documents().len())?].id()),
        9 => Condition::Since(["2022-01-20", "2022-02", "2021"][n % 3].parse().ok()?),
        10 => Condition::Until(["2022-01-20", "2022-02", "2021"][n % 3].parse().ok()?),
        11 => Condition::Has(Slot::ALL[n % Slot::ALL.len()], n.is_multiple_of(2)),
        12 => {
            let types = &codebook.relations;
            let way = if n.is_multiple_of(2) {
                Way::From
            } else {
                Way::To
            };
            Condition::Linked(way, types[nth(types.len())?].id.clone())
        }
        13 => Condition::Status(DemandStatus::ALL[n % DemandStatus::ALL.len()]),
        _ => Condition::ToDo(n.is_multiple_of(2)),
    })
}

/// Whether a statement is wanted, as one would find out by hand: no tables, no order.
fn by_hand(project: &Project, id: AnnotationId, query: &Query) -> bool {
    let tag = project.annotation(id).unwrap();
    let document = project.document(tag.document).unwrap();
    let frame = tag.frame();
    let who = |slot: Slot| -> Vec<_> {
        let parts = frame.parts(slot).iter();
        parts.filter_map(|part| project.who(part)).collect()
    };
    let holds = |condition: &Condition| match condition {
        Condition::Kind(kind) => tag.kind == *kind,
        Condition::Actor(role, actor) => {
            let claims = who(Slot::Claimants).contains(actor);
            let addressed = who(Slot::Addressees).contains(actor);
            let object = who(Slot::Objects).contains(actor);
            let reports = frame.reporters.contains(actor);
            match role {
                Role::Any => claims || addressed || object || reports,
                Role::Claimant => claims,
                Role::Addressee => addressed,
                Role::Object => object,
                Role::Reporter => reports,
            }
        }
        Condition::Code(list, code) => project.codebook().codes(*list).iter().any(|below| {
            frame.uses(*list, &below.id) && project.codebook().is_under(*list, &below.id, code)
        }),
        Condition::Position(position) => frame.position == *position,
        Condition::Attribution(attribution) => frame.attribution == Some(*attribution),
        Condition::Surer(least) => tag.confidence.is_some_and(|c| c >= *least),
        Condition::LessSure(most) => tag.confidence.is_some_and(|c| c <= *most),
        Condition::Coder(coder) => tag.coder == *coder,
        Condition::Article(article) => tag.document == *article,
        Condition::Since(date) => {
            let said = frame.date.or(document.meta.published);
            said.is_some_and(|said| !date.is_after(said))
        }
        Condition::Until(date) => {
            let said = frame.date.or(document.meta.published);
            said.is_some_and(|said| !said.is_after(*date))
        }
        Condition::Has(slot, there) => frame.has(*slot) == *there,
        Condition::ToDo(some) => crate::domain::missing(project, tag).is_empty() != *some,
        Condition::Linked(way, of_type) => project.relations().any(|link| {
            let end = if *way == Way::From {
                link.from
            } else {
                link.to
            };
            link.of_type == *of_type && end == id
        }),
        Condition::Status(status) => {
            let is = project.demand_status(id);
            let has_one = tag.kind.as_str() == "demand" || is != DemandStatus::Open;
            has_one && is == *status
        }
        Condition::Version(version) => tag.codebook_version == *version,
    };
    let all = query.conditions.iter().all(|asked| {
        let mut beside = query.conditions.iter().filter(|c| c.is_beside(asked));
        beside.any(holds)
    });
    if project.is_mention(tag) {
        // What it was coded with as a statement rests, and may refer to what is gone.
        return false;
    }
    let mut names: Vec<String> = Vec::new();
    let reporters = frame.reporters.iter().copied();
    let actors = frame.all_parts().filter_map(|part| project.who(part));
    for actor in actors.chain(reporters) {
        names.extend(project.actor(actor).unwrap().names().map(str::to_owned));
    }
    for part in frame.all_parts().filter(|part| project.who(part).is_none()) {
        let mention = project.annotation(part.mention.unwrap()).unwrap();
        names.push(mention.anchor.quote().exact.to_string());
    }
    for id in &frame.issues {
        let issue = project.codebook().code(CodeList::Issues, id);
        names.extend(issue.map(|issue| issue.label.clone()));
    }
    let places = [
        &*tag.anchor.quote().exact,
        &frame.proposition,
        &tag.memo,
        &frame.condition,
        &frame.place,
    ];
    let words = query.words.split_whitespace().map(fold).all(|word| {
        let mut places = places.into_iter().chain(names.iter().map(String::as_str));
        places.any(|place| fold(place).contains(&word))
    });
    all && words
}

proptest! {
    #[test]
    fn statements_are_found_as_by_hand(
        work in wishes(60),
        words in "[a-zé]{0,2}( [a-z]{1,2})?",
        asked in prop::collection::vec(any::<(u8, u8)>(), 0..4),
    ) {
        let mut world = World::new();
        for wish in &work {
            world.grant(wish);
        }
        let project = world.project();
        let conditions = asked.iter().filter_map(|(what, n)| condition(project, *what, *n));
        let query = Query { words, conditions: conditions.collect() };
        let in_order = project.documents().iter().flat_map(|d| project.annotations_of(d.id()));
        let expected: Vec<_> = in_order
            .map(|tag| tag.id)
            .filter(|id| by_hand(project, *id, &query))
            .collect();
        prop_assert_eq!(query.find(project), expected);
    }

    #[test]
    fn sorting_keeps_everything_and_goes_by_what_it_says(work in wishes(60)) {
        let mut world = World::new();
        for wish in &work {
            world.grant(wish);
        }
        let project = world.project();
        let found = Query::default().find(project);
        for by in SortBy::ALL {
            let sorted = sorted(project, found.clone(), *by);
            let before: OrderedSet<_> = found.iter().copied().collect();
            let after: OrderedSet<_> = sorted.iter().copied().collect();
            prop_assert_eq!(before, after);
            prop_assert_eq!(sorted.len(), found.len());
        }
        let by_claimant = super::sorted(project, found, SortBy::Claimant);
        let names = by_claimant.iter().map(|id| {
            let claimants = &project.annotation(*id).unwrap().frame().claimants;
            let who = claimants.first().and_then(|part| project.who(part));
            who.map(|id| fold(&project.actor(id).unwrap().name))
        });
        // Those who are known by a mention alone stand between the others, by its words.
        let named: Vec<String> = names.flatten().collect();
        prop_assert!(named.is_sorted());
    }

    #[test]
    fn a_needle_is_found_where_the_folded_text_has_it(
        text in "[aAeEéÉ\u{301}\u{300}lL’'xß👍я]{0,24}",
        word in "[aeélx'я]{1,3}",
    ) {
        let needle = Needle::new(&word).unwrap();
        prop_assert_eq!(needle.is_in(&text), fold(&text).contains(&fold(&word)));
        let mut from = 0;
        while let Some(found) = needle.find(&text, from) {
            prop_assert_eq!(fold(&text[found.clone()]), fold(&word));
            let next = text[found.end..].chars().next();
            prop_assert!(next.is_none_or(|c| !fold(&c.to_string()).is_empty()), "a mark is left over");
            from = found.end;
        }
    }

    #[test]
    fn any_text_can_be_searched_for_anything(text in ".{0,40}", words in ".{0,8}", from in 0_usize..40) {
        for needle in Needle::all(&words).into_iter().chain(Needle::new(&words)) {
            if let Some(found) = needle.find(&text, from) {
                prop_assert!(text.get(found).is_some());
            }
        }
    }
}

#[test]
fn blanks_are_of_any_length_and_quotation_marks_keep_words_together() {
    let needle = Needle::new("  written \n answer ").unwrap();
    assert_eq!(needle.find("A Written\n  answer.", 0), Some(2..18));
    assert!(!needle.is_in("a writtenanswer"));
    assert_eq!(Needle::new(" \t"), None);
    let all = Needle::all("nato “written answer” now");
    assert_eq!(all.len(), 3);
    assert!(all.contains(&needle));
}

#[test]
fn what_stands_below_a_code_is_found_with_it() {
    let mut codebook = crate::domain::Codebook::claims_actors_demands();
    let top = crate::domain::Code::named(CodeId::new("security"), "Security");
    let below = crate::domain::Code {
        parent: Some(top.id.clone()),
        ..crate::domain::Code::named(CodeId::new("arms"), "Arms")
    };
    codebook.issues = vec![top, below];
    let mut world = World::new();
    world
        .command(crate::edit::command::SetCodebook(Box::new(codebook)))
        .unwrap();
    let document = world.project().documents()[0].id();
    world
        .command(crate::edit::command::Tag {
            document,
            spans: vec![crate::domain::Span::new(
                crate::domain::Offset(17),
                crate::domain::Offset(40),
            )],
            kind: crate::domain::KindId::new("demand"),
        })
        .unwrap();
    let statement = world.nth_tag(0).unwrap();
    let frame = crate::domain::Frame {
        issues: vec![CodeId::new("arms")],
        ..crate::domain::Frame::empty()
    };
    world
        .command(crate::edit::command::SetFrame {
            statement,
            frame: Box::new(frame),
            slot: Slot::Issues,
        })
        .unwrap();
    let find = |code: &str| {
        let condition = Condition::Code(CodeList::Issues, CodeId::new(code));
        let words = condition.in_words(world.project());
        let query = Query {
            conditions: vec![condition],
            ..Query::default()
        };
        (query.find(world.project()).len(), words)
    };
    assert_eq!(find("security"), (1, "Issue: Security".to_owned()));
    assert_eq!(find("arms"), (1, "Issue: Security › Arms".to_owned()));
    assert_eq!(find("gone"), (0, "Issue: gone from the project".to_owned()));
}

#[test]
fn words_in_texts_are_all_counted_and_told_whether_they_are_tagged() {
    let mut world = World::new();
    let document = world.project().documents()[0].id();
    let hits = find_in_texts(world.project(), "WRITTEN answer", 10);
    assert_eq!((hits.all, hits.articles.len()), (1, 1));
    assert!(!hits.first[0].tagged);
    world
        .command(crate::edit::command::Tag {
            document,
            spans: vec![hits.first[0].span],
            kind: crate::domain::KindId::new("demand"),
        })
        .unwrap();
    let hits = find_in_texts(world.project(), "e", 2);
    assert_eq!(hits.first.len(), 2);
    let by_hand: usize = world
        .project()
        .documents()
        .iter()
        .map(|d| fold(d.text.as_str()).matches('e').count())
        .sum();
    assert_eq!(hits.all, by_hand);
    assert!(find_in_texts(world.project(), "answer", 10).first[0].tagged);
    assert_eq!(
        find_in_texts(world.project(), "  ", 10),
        TextHits::default()
    );
}

proptest! {
    #[test]
    fn a_search_in_steps_finds_what_one_at_once_does(
        words in "[a-eאмM]{1,2}", more in "[a-e ]{0,2}", steps in prop::collection::vec(1..90_usize, 1..60),
    ) {
        let world = World::new();
        let project = world.project();
        let in_steps = |mut search: TextSearch| {
            let mut steps = steps.iter().cycle();
            while !search.go_on(project, *steps.next().unwrap()) {}
            search
        };
        let first = in_steps(TextSearch::new(&words, 5));
        prop_assert_eq!(first.hits(), &find_in_texts(project, &words, 5));
        // Typing on goes through what is left alone, and finds the same.
        let longer = format!("{words}{more}");
        let second = in_steps(TextSearch::after(&first, &longer, 5));
        prop_assert_eq!(second.hits(), &find_in_texts(project, &longer, 5));
    }
}
