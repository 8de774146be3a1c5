//! Tables of tags: those of others, whose columns somebody names, and what spreadsheets do to cells.

use demarche::domain::{AtOnce, Extra, Offset, Span, Text, at_once};
use demarche::format::exchange::model::{Article, Entity, Mark, Tie};
use demarche::format::exchange::reduce::reduce;
use demarche::format::exchange::table::{read_as, roles};
use demarche::format::exchange::{Fate, File, Reading, TOOLS, Tool};

use crate::articles;
use crate::golden::tricky;
use crate::laws::written;
use crate::others::said;

fn tool(id: &str) -> &'static Tool {
    TOOLS.into_iter().find(|tool| tool.id == id).unwrap()
}

/// Reads a table as the names of its columns tell.
fn guessed(text: &str) -> Result<Reading, String> {
    let names = text.lines().next().unwrap().split(',').map(str::to_owned);
    let roles = roles::guess(&names.collect::<Vec<String>>());
    let file = File::of("a.csv", text);
    at_once(read_as(&file, &roles, &AtOnce)).map_err(|refusal| refusal.to_string())
}

#[test]
fn a_table_with_texts_is_read_with_them() {
    let table = "doc_id,headline,text,quote,begin,stop,code,stance\n\
        a,Talks,They met 😊 there.,there,11,16,Place,\n\
        a,Talks,They met 😊 there.,They met,0,8,Claim,for\n";
    let reading = guessed(table).unwrap();
    let [article] = reading.articles.as_slice() else {
        panic!("{:?}", reading.articles)
    };
    assert_eq!(article.text.as_str(), "They met 😊 there.");
    assert_eq!(article.id, "a");
    assert_eq!(article.meta("title"), "Talks");
    assert_eq!(said(article), [("Claim", "They met"), ("Place", "there")]);
    assert_eq!(article.marks[0].values("position"), ["1"]);
    assert_eq!(reading.notes, []);
}

#[test]
fn words_are_looked_for_where_no_position_fits() {
    let table = "doc_id,text,quote,begin,end,code\n\
        a,They met there.,there,3,9,Place\n\
        a,They met there.,never,0,5,Place\n";
    let reading = guessed(table).unwrap();
    assert_eq!(said(&reading.articles[0]), [("Place", "there")]);
    let notes: Vec<_> = reading
        .notes
        .iter()
        .map(|n| (n.fate, n.what.as_str()))
        .collect();
    assert_eq!(
        notes,
        [
            (
                Fate::Repaired,
                "Other words stand at the position: the tag is where its words are, and its position is kept with it."
            ),
            (
                Fate::Rejected,
                "“never” does not stand in the text of its article."
            ),
        ]
    );
}

#[test]
fn a_table_of_words_alone_is_read_as_these() {
    let reading = guessed("article,tag,text\na,Claim,They met\nb,Claim,\nb,Demand,Go\n").unwrap();
    let all: Vec<_> = reading.articles.iter().flat_map(said).collect();
    assert_eq!(all, [("Claim", "They met"), ("Demand", "Go")]);
    assert_eq!(reading.notes.len(), 2);
    assert_eq!(
        guessed("article,tag\na,Claim\n").unwrap_err(),
        "a.csv: say which column has the words that are tagged, or which have the text of the article and where tags \
         begin and end in it"
    );
}

/// A claim of Ann, whose name stands beside it, to “them”, of whom nobody knows who they are, and its answer.
#[test]
fn of_roles_it_is_said_what_stays_and_what_does_not() {
    let text = Text::freeze_str("Ann told them. No.").unwrap();
    let mark = |id: &str, label: &str, start, end| {
        Mark::bare(id, label, vec![Span::new(Offset(start), Offset(end))])
    };
    let mut marks = vec![
        mark("1", "Claim", 0, 14),
        mark("2", "Actor", 0, 3),
        mark("3", "Actor", 9, 13),
        mark("4", "Claim", 15, 18),
    ];
    marks[0].attributes = vec![("claimant".to_owned(), vec!["Ann".to_owned()])];
    marks[1].entity = Some(Entity {
        id: "Q1".to_owned(),
        name: "Ann".to_owned(),
    });
    let tie = |label: &str, from: &str, to: &str| Tie {
        id: [from, to].concat(),
        label: label.to_owned(),
        from: from.to_owned(),
        to: to.to_owned(),
        note: String::new(),
        extra: Extra::new(),
    };
    let ties = vec![
        tie("claimant", "1", "2"),
        tie("addressee", "1", "3"),
        tie("rejects", "4", "1"),
    ];
    let article = Article {
        id: "a".to_owned(),
        text,
        meta: Vec::new(),
        marks,
        ties,
        extra: Extra::new(),
    };
    let told = |id: &str| {
        let mut losses = Vec::new();
        reduce(&article, &tool(id).holds, &mut losses);
        let of_ties = losses
            .into_iter()
            .filter(|loss| ["claimant", "addressee", "rejects"].contains(&loss.what.as_str()));
        let mut told: Vec<String> = of_ties.map(|loss| loss.facet.told(1)).collect();
        told.sort();
        told
    };
    let alone = "who is in 1 role left out, as only a mention says it";
    let words = "which words name whoever is in 1 role left out; who it is stays";
    for id in ["tagsTsv", "tagsExcel", "tagsJsonl"] {
        assert_eq!(told(id), ["1 link left out", words, alone], "{id}");
    }
    // Where no attributes are held, nobody stays.
    assert_eq!(told("taguette"), ["1 link left out", alone, alone]);
    assert_eq!(told("brat"), Vec::<String>::new());
}

#[test]
fn no_cell_is_run_as_a_formula() {
    let mut article = tricky();
    for mark in &mut article.marks {
        mark.note = "=HYPERLINK(\"x\")".to_owned();
    }
    for id in ["tagsTsv", "tagsExcel"] {
        let mut losses = Vec::new();
        let held = [demarche::format::exchange::reduce::reduce(
            &article,
            &tool(id).holds,
            &mut losses,
        )];
        let files = written(tool(id), &articles::scheme(&held), &held);
        let text = String::from_utf8(files[0].bytes.clone()).unwrap();
        assert!(text.contains("\"'=HYPERLINK(\"\"x\"\")\""), "{text}");
        // A number is no formula.
        assert!(text.contains("\"-1\""), "{text}");
        assert_eq!(
            at_once((tool(id).read)(&files, &AtOnce)).unwrap().articles,
            held
        );
        assert_eq!(text.starts_with('\u{feff}'), id == "tagsExcel");
    }
}
