//! Which links are drawn beside an article: found by index, the same as by looking at all of them.

use proptest::prelude::*;

use crate::domain::margin::{Away, End, links_near};
use crate::domain::{AnnotationId, Offset, RelationId, Span};
use crate::edit::testing::{World, wishes};

proptest! {
    #[test]
    fn the_links_near_are_those_with_an_end_in_the_stretch(work in wishes(60), a in 0..120_u32, b in 0..120_u32) {
        let mut world = World::new();
        for wish in &work {
            world.grant(wish);
        }
        let project = world.project();
        let span = Span::new(Offset(a), Offset(b));
        for document in project.documents() {
            let near = links_near(project, document.id(), span);
            let begins = |id: AnnotationId| project.annotation(id).unwrap().anchor.extent().start();
            let here = |id: AnnotationId| {
                let tag = project.annotation(id).unwrap();
                tag.document == document.id() && span.contains(begins(id))
            };
            let expected: Vec<RelationId> = project
                .live_relations()
                .filter(|link| here(link.from) || here(link.to))
                .map(|link| link.id)
                .collect();
            let mut found: Vec<RelationId> = near.links.iter().map(|link| link.id).collect();
            found.sort();
            prop_assert_eq!(found, expected);
            prop_assert!(near.statements.windows(2).all(|pair| pair[0].1 <= pair[1].1), "in text order");
            for link in &near.links {
                let relation = project.relation(link.id).unwrap();
                for (end, id) in [(link.from, relation.from), (link.to, relation.to)] {
                    let tag = project.annotation(id).unwrap();
                    match end {
                        End::Here(place) => prop_assert_eq!(near.statements[place], (id, begins(id))),
                        End::Away(Away::Elsewhere) => prop_assert_ne!(tag.document, document.id()),
                        End::Away(Away::Up) => prop_assert!(begins(id) < span.start()),
                        End::Away(Away::Down) => prop_assert!(begins(id) >= span.end()),
                    }
                }
            }
        }
    }
}
