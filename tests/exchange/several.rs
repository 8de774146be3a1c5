//! Several values in one cell: what comes back as others than it was is said before it is written.

use demarche::domain::{AtOnce, SequentialIds, Text, Timestamp, at_once};
use demarche::domain::{Offset, Span};
use demarche::format::exchange::describe::{Names, article};
use demarche::format::exchange::holds::Values;
use demarche::format::exchange::intake::{Format, Gathered, Taking, receive};
use demarche::format::exchange::loss::Facet;
use demarche::format::exchange::model::{Article, Mark};
use demarche::format::exchange::reduce::reduce;
use demarche::format::exchange::{Options, TOOLS};
use proptest::prelude::*;

use crate::articles;
use crate::laws::written_as;

/// Values with the characters between several in them, with some of these, and with none.
const VALUES: [&str; 6] = [
    "peace",
    "war; peace",
    "war;",
    "; trade",
    "aid;trade",
    "a; b; c",
];

fn of(values: &[&str]) -> Article {
    let mut mark = Mark::bare("1", "Claim", vec![Span::new(Offset(0), Offset(4))]);
    let all = |values: &[&str]| values.iter().map(|value| (*value).to_owned()).collect();
    mark.attributes = vec![
        ("issue".to_owned(), all(&["talks"])),
        ("justification".to_owned(), all(values)),
    ];
    Article {
        id: String::new(),
        text: Text::freeze_str("They met.").unwrap(),
        meta: Vec::new(),
        marks: vec![mark],
        ties: Vec::new(),
        extra: demarche::domain::Extra::new(),
    }
}

proptest! {
    #[test]
    fn values_come_back_or_it_is_said_that_they_do_not(
        values in prop::sample::subsequence(VALUES.to_vec(), 1..4),
    ) {
        let whole = of(&values);
        for tool in TOOLS.iter().filter(|tool| tool.holds.attributes == Values::One) {
            let mut losses = Vec::new();
            let all = [reduce(&whole, &tool.holds, &mut losses)];
            let told = losses.iter().filter(|loss| loss.facet == Facet::Taken).count();
            let files = written_as(tool, &Options::default(), &articles::scheme(&all), &all);
            let taking = Taking {
                ids: &mut SequentialIds::starting_at(1 << 100),
                now: Timestamp(0),
                name: "talks",
            };
            let gathered = Gathered { files, notes: Vec::new() };
            let received = at_once(receive(Format::of(tool), gathered, taking, &AtOnce)).unwrap();
            let project = received.project;
            let back = article(&project, &Names::of(&project), &project.documents()[0], "none");
            let same = back.marks[0].values("justification") == whole.marks[0].values("justification");
            prop_assert_eq!(told == 0, same, "{}: {:?}", tool.id, back.marks[0].attributes);
            let inside = values.iter().filter(|value| value.contains("; ")).count();
            prop_assert_eq!(told, inside, "{}", tool.id);
        }
    }
}
