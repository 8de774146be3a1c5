//! The bin, details of several articles, and corrected texts.

use super::actors::{actor, add, code, demand_and_mention};
use super::by_hand::{ANSWER, MOSCOW, article, chosen, said, tag, tag_of};
use crate::domain::{
    DocumentId, Frame, Missing, Part, Text, TextHits, count_uses, find_in_texts, todo, uses_of,
};
use crate::edit::testing::World;
use crate::edit::{CommandError, command};

fn ids(world: &World) -> Vec<DocumentId> {
    world.project().documents().iter().map(|d| d.id()).collect()
}

fn correct(world: &World, from: &str, to: &str) -> command::CorrectText {
    let article = article(world);
    let text = article.text.as_str();
    assert!(text.contains(from));
    command::CorrectText {
        document: article.id(),
        text: Text::freeze_str(&text.replacen(from, to, 1)).unwrap(),
    }
}

#[test]
fn what_is_in_the_bin_counts_nowhere_and_comes_back_to_where_it_stood() {
    let mut world = World::new();
    let (demand, mention) = demand_and_mention(&mut world);
    let russia = add(&mut world, actor(1, "Russia"));
    world
        .command(command::SetActor {
            mentions: vec![mention],
            actor: Some(russia),
        })
        .unwrap();
    let (before, all) = (world.project().clone(), ids(&world));
    let into_bin = command::PutIntoBin(vec![all[0], all[2]]);
    assert_eq!(
        said(&mut world, into_bin),
        "Moved 2 articles to the bin with 2 tags"
    );
    assert_eq!(ids(&world), [all[1], all[3], all[4]]);
    assert_eq!(world.session.cursor().document, Some(all[1]));
    let project = world.project();
    assert_eq!(todo(project), []);
    assert_eq!(project.live_annotation_count(), 0);
    assert_eq!(uses_of(project, russia), []);
    assert_eq!(count_uses(project).get(&russia).unwrap().mentions, 0);
    assert_eq!(find_in_texts(project, "Moscow", 9), TextHits::default());
    assert_eq!(project.place(all[0]), None);
    assert_eq!(project.place(all[3]), Some(1));
    // What it refers to stays, and says why.
    let refused = world.command(command::RemoveActor(russia)).map(|_| ());
    assert_eq!(refused, Err(CommandError::UsedInBin("Russia".to_owned())));
    let rests = world
        .command(command::SetMemo(demand, "late".to_owned()))
        .map(|_| ());
    assert_eq!(rests, Err(CommandError::NoAnnotation));
    let back = command::TakeFromBin(vec![all[2], all[0]]);
    assert_eq!(said(&mut world, back), "Restored 2 articles with 2 tags");
    assert_eq!(world.project(), &before);
}

#[test]
fn a_link_to_a_statement_in_the_bin_rests_with_it() {
    let mut world = World::new();
    let (demand, _) = demand_and_mention(&mut world);
    let all = ids(&world);
    world.session.go_to(all[4]);
    let other = world.project().document(all[4]).unwrap().text.span();
    world
        .command(command::Tag {
            document: all[4],
            spans: vec![other],
            kind: crate::domain::KindId::new("claim"),
        })
        .unwrap();
    let refusal = chosen(&world);
    world
        .command(command::Link {
            from: refusal,
            to: demand,
            of_type: crate::domain::RelationTypeId::new("rejects"),
        })
        .unwrap();
    let status = |world: &World| world.project().demand_status(demand).label();
    assert_eq!(status(&world), "Rejected");
    world.command(command::PutIntoBin(vec![all[4]])).unwrap();
    assert_eq!(status(&world), "Open");
    assert_eq!(world.project().relations_of(demand).count(), 0);
    // Deleting the demand takes the link along even so.
    let title = said(&mut world, command::Delete(vec![demand]));
    assert!(title.ends_with("took away 1 link and 1 role") || title.ends_with("took away 1 link"));
    assert_eq!(world.project().check(), []);
    world.undo();
    world.command(command::TakeFromBin(vec![all[4]])).unwrap();
    assert_eq!(status(&world), "Rejected");
}

#[test]
fn emptying_the_bin_takes_all_along_and_can_be_undone() {
    let mut world = World::new();
    tag(&mut world, &[MOSCOW, ANSWER], "actor");
    let all = ids(&world);
    let nothing = said(&mut world, command::EmptyBin(all.clone()));
    assert_eq!(nothing, "That article is no longer there");
    world
        .command(command::PutIntoBin(vec![all[0], all[3]]))
        .unwrap();
    let binned = world.project().clone();
    let title = said(&mut world, command::EmptyBin(all.clone()));
    assert_eq!(title, "Deleted 2 articles for good with 2 tags");
    assert_eq!(world.project().all_documents().len(), 3);
    assert_eq!(world.project().annotations().len(), 0);
    assert_eq!(world.project().check(), []);
    world.undo();
    assert_eq!(world.project(), &binned);
}

#[test]
fn several_articles_get_the_same_details() {
    let mut world = World::new();
    let all = ids(&world);
    let wish = |typed: &str| command::SetDetails {
        documents: all[..3].to_vec(),
        details: vec![
            (command::Detail::Published, typed.to_owned()),
            (command::Detail::Language, " en ".to_owned()),
        ],
    };
    let refused = said(&mut world, wish("soon"));
    assert!(refused.starts_with("Date: “soon” is "), "{refused}");
    let before = world.project().clone();
    assert_eq!(wish("2022").changes(&world.session).unwrap().len(), 3);
    assert_eq!(
        said(&mut world, wish("2022")),
        "Changed date, language of 3 articles"
    );
    assert!(
        world.project().documents()[..3]
            .iter()
            .all(|d| d.meta.language == "en")
    );
    assert_eq!(said(&mut world, wish("2022")), "Nothing to change");
    assert_eq!(wish("2022").takes_away(&world.session), []);
    // Nothing typed: nothing stated.
    let away = command::SetDetails {
        documents: all.clone(),
        details: vec![
            (command::Detail::Language, " ".to_owned()),
            (command::Detail::Outlet, String::new()),
        ],
    };
    assert_eq!(
        away.takes_away(&world.session),
        [(command::Detail::Language, 3)],
        "what nobody has cannot be taken away"
    );
    world.command(wish("")).unwrap();
    assert_eq!(world.project().documents()[0].meta.published, None);
    world.undo();
    world.undo();
    assert_eq!(world.project(), &before);
}

#[test]
fn a_corrected_text_takes_its_tags_along_and_is_a_version_of_its_own() {
    let mut world = World::new();
    tag(&mut world, &[MOSCOW], "actor");
    let actor = chosen(&world);
    tag(&mut world, &[ANSWER], "demand");
    let demand = chosen(&world);
    let (before, old) = (world.project().clone(), article(&world));
    let wish = correct(&world, "Moscow", "The Kremlin in Moscow");
    assert_eq!(
        said(&mut world, wish),
        "Corrected the text of “Talks in Gen”; all 2 tags were found again"
    );
    assert_eq!(&*tag_of(&world, actor).anchor.quote().exact, "Moscow");
    assert_eq!(
        tag_of(&world, demand).anchor.extent().start(),
        ANSWER.start().plus(15)
    );
    assert_eq!(
        tag_of(&world, demand).modified,
        before.annotation(demand).unwrap().modified
    );
    let meta = &article(&world).meta;
    assert_eq!(meta.text_sha256, article(&world).text.sha256());
    assert_eq!(meta.versions[0].text_sha256, old.meta.text_sha256);
    assert_eq!(meta.versions[0].coder, world.session.coder().id);
    assert_eq!(world.session.cursor().chosen, Some(demand));
    world.undo();
    assert_eq!(world.project(), &before);
    let same = correct(&world, "Moscow", "Moscow");
    assert_eq!(said(&mut world, same), "Nothing to change");
    let empty = command::CorrectText {
        document: old.id(),
        text: Text::freeze_str(" \n").unwrap(),
    };
    assert!(said(&mut world, empty).starts_with("A text cannot be empty"));
}

#[test]
fn what_cannot_be_placed_is_to_be_done_until_somebody_places_it() {
    let mut world = World::new();
    let (demand, mention) = demand_and_mention(&mut world);
    let frame = Frame {
        claimants: vec![Part::mention(mention)],
        ..Frame::empty()
    };
    code(&mut world, demand, frame.clone());
    let wish = correct(&world, "a written answer", "silence");
    let title = said(&mut world, wish);
    assert!(title.ends_with("; 1 tag to be placed anew"), "{title}");
    let lost = || Missing::Place("written answer".into());
    let entry = |world: &World| {
        let todo = todo(world.project());
        todo.iter()
            .filter(|t| t.what == lost())
            .map(|t| t.annotation)
            .collect::<Vec<_>>()
    };
    assert_eq!(entry(&world), [demand]);
    assert_eq!(tag_of(&world, demand).frame(), &frame);
    // Another correction does not forget what it stood on.
    let wish = correct(&world, "silence", "nothing at all");
    world.command(wish).unwrap();
    assert_eq!(entry(&world), [demand]);
    let text = article(&world).text.clone();
    let start = text.as_str().find("nothing").unwrap() as u32;
    let span = crate::domain::Span::new(
        crate::domain::Offset(start),
        crate::domain::Offset(start + 7),
    );
    let placed = command::PlaceAnew {
        annotation: demand,
        span: Some(span),
    };
    assert_eq!(said(&mut world, placed), "Placed a tag on “nothing”");
    assert_eq!(entry(&world), []);
    world.undo();
    assert_eq!(entry(&world), [demand]);
    let stays = command::PlaceAnew {
        annotation: demand,
        span: None,
    };
    world.command(stays).unwrap();
    assert_eq!(entry(&world), []);
}
