//! What a format has of kinds beside their names at the marks is what its table says.

use demarche::domain::{Colour, Extra, Offset, Span, Text};
use demarche::format::exchange::TOOLS;
use demarche::format::exchange::holds::{Holds, Kinds};
use demarche::format::exchange::loss::Untold;
use demarche::format::exchange::model::{Article, Label, Mark, Scheme};
use demarche::format::exchange::reduce::reduced;
use uuid::Uuid;

use crate::articles;
use crate::laws::{read, written};

/// “They met” is a claim of Ann’s.
fn article() -> Article {
    let words = Span::new(Offset(0), Offset(8));
    let mut claim = Mark::bare(Uuid::from_u128(2).to_string(), "Claim", vec![words]);
    claim.attributes = vec![("claimant".to_owned(), vec!["Ann".to_owned()])];
    Article {
        id: Uuid::from_u128(1).to_string(),
        text: Text::freeze_str("They met in the harbour.").unwrap(),
        marks: vec![claim],
        meta: Vec::new(),
        ties: Vec::new(),
        extra: Extra::new(),
    }
}

/// Claims, and demands and bodies, which nothing is.
fn scheme(article: &Article) -> Scheme {
    let label = |name: &str, n: u8, key| Label {
        name: name.to_owned(),
        definition: format!("What {name} is: who, “what”, & why."),
        colour: Some(Colour([10, 200, n])),
        key: Some(key),
        mention: Some(false),
        above: Vec::new(),
    };
    Scheme {
        labels: vec![
            label("Claim", 30, 'c'),
            label("Demand", 90, 'd'),
            Label {
                mention: Some(true),
                ..label("Body", 120, 'b')
            },
        ],
        ..articles::scheme(std::slice::from_ref(article))
    }
}

#[test]
fn what_the_table_says_of_kinds_is_what_comes_back() {
    for tool in TOOLS {
        let held = reduced(article(), &tool.holds, &mut Untold);
        let scheme = scheme(&held);
        let back = read(tool, &written(tool, &scheme, &[held])).scheme;
        let found = |name: &str| back.labels.iter().find(|label| label.name == name);
        let [claim, demand, _] = &scheme.labels[..] else {
            panic!("three kinds are written");
        };
        let comes =
            |same: fn(&Label, &Label) -> bool| found("Claim").is_some_and(|back| same(back, claim));
        let kinds = Kinds {
            listed: found(&demand.name).is_some(),
            definitions: comes(|back, claim| back.definition == claim.definition),
            colours: comes(|back, claim| back.colour == claim.colour),
            keys: comes(|back, claim| back.key == claim.key),
            categories: found("Body").is_some_and(|back| back.mention == Some(true)),
        };
        assert_eq!(kinds, tool.holds.kinds, "{}", tool.id);
    }
    assert_eq!(Holds::ALL.kinds, Kinds::NO);
}
