//! Tables of tags: those of others, whose columns somebody names, and what spreadsheets do to cells.

use demarche::domain::{AtOnce, at_once};
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
                "Other words stand at the position: the tag is where its words are."
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
