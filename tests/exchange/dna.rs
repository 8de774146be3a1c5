//! DNA: the event list as its program exports it, and what the tables say of people and places.

use demarche::domain::{
    Actor, ActorId, ActorType, Affiliation, AtOnce, Extra, Tie, Timestamp, at_once,
};
use demarche::format::exchange::assemble::{Source, assemble};
use demarche::format::exchange::model::Belonging;
use demarche::format::exchange::{Fate, File, TOOLS, Tool};

use crate::articles;
use crate::golden::tricky;
use crate::laws::written;
use crate::others::{opened, said};

fn tool(id: &str) -> &'static Tool {
    TOOLS.into_iter().find(|tool| tool.id == id).unwrap()
}

/// As DNA 3 writes it: words in quotation marks, numbers and times bare, no line end behind the last row.
const LIST: &str = "\"statement_id\";\"time\";\"person\";\"organization\";\"concept\";\"agreement\";\"frame\";\"start_position\";\"stop_position\";\"text\";\"coder\";\"document_id\";\"document_title\";\"document_author\";\"document_source\";\"document_section\";\"document_type\"\n\
    12;2022-01-21 14:05:00;\"Anna Roth\";\"Ice Party\";\"Winter berths\";1;\"order\";40;52;\"she agreed, 'yes'\";2;7;\"Talks\";\"B. Lund\";\"Gazette\";\"\";\"news\"\n\
    9;2022-01-21 14:05:00;\"\";\"Harbour Board\";\"Winter berths\";0;\"\";3;20;\"the board refused\";1;7;\"Talks\";\"B. Lund\";\"Gazette\";\"\";\"news\"\n\
    10;2022-02-01 00:00:00;\"\";\"Ice Party\";\"Fees\";1;\"\";0;4;\"\";1;8;\"More\";\"\";\"Gazette\";\"\";\"\"\n\
    11;2022-02-01 00:00:00;\"\";\"Ice Party\";\"Fees\";1;\"\";5;9;\"fees\";1;8;\"More\";\"\";\"Gazette\";\"\";\"\"";

#[test]
fn a_list_of_dna_is_read_with_its_people_and_their_organizations() {
    let (id, reading) = opened(&[File::of("a.csv", LIST)]);
    let reading = reading.unwrap();
    assert_eq!(id, "dnaEvents");
    let [talks, more] = reading.articles.as_slice() else {
        panic!("{:?}", reading.articles)
    };
    // In the order of the text, not of the list.
    assert_eq!(
        talks.text.as_str(),
        "the board refused\n\nshe agreed, 'yes'"
    );
    assert_eq!(
        said(talks),
        [
            ("Statement", "the board refused"),
            ("Statement", "she agreed, 'yes'")
        ]
    );
    let [board, anna] = talks.marks.as_slice() else {
        panic!("{:?}", talks.marks)
    };
    assert_eq!(board.values("claimant"), ["Harbour Board"]);
    assert_eq!(board.values("position"), ["-1"]);
    assert_eq!(anna.values("claimant"), ["Anna Roth"]);
    assert_eq!(anna.values("organization"), ["Ice Party"]);
    assert_eq!(anna.values("issue"), ["Winter berths"]);
    assert_eq!(anna.values("position"), ["1"]);
    assert_eq!(anna.values("frame"), ["order"]);
    assert_eq!(anna.coder, "Coder 2");
    assert_eq!(talks.meta("date"), "2022-01-21");
    assert_eq!(talks.meta("outlet"), "Gazette");
    assert_eq!(said(more), [("Statement", "fees")]);
    let notes: Vec<_> = reading.notes.iter().map(|n| (n.fate, n.line)).collect();
    assert_eq!(notes, [(Fate::Rejected, Some(4)), (Fate::Repaired, None)]);

    // Written again, it says the same in DNA's columns, number, hour and type of document as well.
    let again = written(tool(id), &scheme_of(&reading.articles), &reading.articles);
    let again = String::from_utf8(again[0].bytes.clone()).unwrap();
    let anna = again.lines().find(|line| line.contains("Anna")).unwrap();
    assert!(
        anna.starts_with("12;2022-01-21 14:05:00;\"Anna Roth\";\"Ice Party\";\"Winter berths\";1;")
    );
    assert!(anna.ends_with(";\"Talks\";\"B. Lund\";\"Gazette\";\"\";\"news\""));

    // In a project, she is a person who belongs to the organization.
    let mut ids = demarche::domain::SequentialIds::starting_at(1);
    let source = Source {
        tool: "dnaEvents",
        keeps_ids: false,
        ids: &mut ids,
        now: Timestamp(0),
        file: "a.csv",
    };
    let made = at_once(assemble(&reading.scheme, reading.articles, source, &AtOnce));
    let project = made.unwrap().project;
    let named = |name: &str| project.actors().find(|one| one.name == name).unwrap();
    assert_eq!(named("Anna Roth").of_type, Some(ActorType::Person));
    assert_eq!(named("Anna Roth").affiliations[0].to, named("Ice Party").id);
    assert_eq!(named("Harbour Board").of_type, None);
}

fn scheme_of(
    all: &[demarche::format::exchange::model::Article],
) -> demarche::format::exchange::model::Scheme {
    articles::scheme(all)
}

#[test]
fn a_list_says_where_words_stand_in_the_text_that_it_has_not() {
    let (mut ids, mut scheme) = (
        demarche::domain::SequentialIds::starting_at(1),
        scheme_of(&[tricky()]),
    );
    scheme.people.insert(
        "Ilsa Corrin".to_owned(),
        vec![Belonging {
            to: "City of Velmora".to_owned(),
            from: None,
            until: None,
        }],
    );
    let source = Source {
        tool: "test",
        keeps_ids: false,
        ids: &mut ids,
        now: Timestamp(0),
        file: "a.json",
    };
    let made = at_once(assemble(&scheme, vec![tricky()], source, &AtOnce)).unwrap();
    let mayor = made
        .project
        .actors()
        .find(|one| one.name == "Ilsa Corrin")
        .unwrap();
    assert_eq!(mayor.affiliations.len(), 1);
    let file = at_once(tool("dnaEvents").write(&made.project, &Default::default(), &AtOnce));
    let list = String::from_utf8(file.files[0].bytes.clone()).unwrap();
    // The smiling face counts two: 19, not 18.
    assert!(
        list.contains(";19;50;\"We will not wait another winter\";"),
        "{list}"
    );
    assert!(
        list.contains(
            "1;2026-11-24 00:00:00;\"Ilsa Corrin\";\"City of Velmora\";\"Harbour › Berths\";0;"
        ),
        "{list}"
    );
    let told: Vec<&str> = (file.losses.iter())
        .filter(|loss| loss.words.starts_with("We will"))
        .map(|loss| loss.what.as_str())
        .collect();
    assert!(told.contains(&"Claim"), "{told:?}");
}

#[test]
fn who_somebody_belonged_to_on_the_day_of_the_article_counts() {
    let date = |text: &str| text.parse().ok();
    let belonging = |to: &str, from, until| Belonging {
        to: to.to_owned(),
        from,
        until,
    };
    let mut scheme = scheme_of(&[tricky()]);
    let all = vec![
        belonging("Old Party", None, date("2025")),
        belonging("New Party", date("2026-03"), None),
    ];
    scheme.people.insert("Ilsa Corrin".to_owned(), all);
    let held =
        demarche::format::exchange::reduce::reduce(&tricky(), &tool("dna").holds, &mut Vec::new());
    let files = written(tool("dna"), &scheme, &[held]);
    let statements = String::from_utf8(files[1].bytes.clone()).unwrap();
    assert!(statements.contains("\"Ilsa Corrin\",\"New Party\","));
    assert!(!statements.contains("Old Party"));
}

#[test]
fn tables_for_r_tell_what_is_wrong() {
    let documents =
        "document_id,title,source,article_id,text\n1,Talks,,a,They met 😊 there.\n2,More,,b,No.\n";
    let statements = "statement_id,document_id,start,stop,person,organization,concept,agreement,text\n\
        1,1,12,17,,Board,Fees,1,there\n2,1,5,5,,Board,Fees,1,\n3,9,0,1,,Board,Fees,1,x\n4,2,0,2,Board\n";
    let files = [
        File::of("documents.csv", documents),
        File::of("statements.csv", statements),
    ];
    let (id, reading) = opened(&files);
    let reading = reading.unwrap();
    assert_eq!(id, "dna");
    assert_eq!(said(&reading.articles[0]), [("Statement", "there")]);
    let notes: Vec<&str> = reading
        .notes
        .iter()
        .map(|note| note.what.as_str())
        .collect();
    assert_eq!(
        notes,
        [
            "The row has 5 cells, the first one 9.",
            "The statement 2 covers no text.",
            "The statement belongs to no article.",
        ]
    );
    let latin = [File {
        path: "documents.csv".to_owned(),
        bytes: [documents.as_bytes(), b"3,\xe9,,c,x\n"].concat(),
    }];
    let (_, refused) = opened(&latin);
    assert_eq!(
        refused.unwrap_err().to_string(),
        "documents.csv: it is not UTF-8; save it again as “CSV UTF-8” where it was made, and open that"
    );
}

#[test]
fn people_of_a_project_are_told_with_whom_they_belong_to() {
    let mut person = Actor::named(ActorId::new(uuid::Uuid::from_u128(1)), "Anna");
    let board = Actor::named(ActorId::new(uuid::Uuid::from_u128(2)), "Board");
    person.of_type = Some(ActorType::Person);
    person.affiliations = vec![Affiliation {
        to: board.id,
        tie: Tie::SpeaksFor,
        role: String::new(),
        from: None,
        until: None,
        extra: Extra::new(),
    }];
    let mut ids = demarche::domain::SequentialIds::starting_at(1);
    let source = Source {
        tool: "test",
        keeps_ids: false,
        ids: &mut ids,
        now: Timestamp(0),
        file: "a.json",
    };
    let project = at_once(assemble(&Default::default(), Vec::new(), source, &AtOnce));
    let project = project.unwrap().project;
    let parts = demarche::domain::Parts {
        actors: vec![person, board],
        ..demarche::domain::Parts::new(project.meta().clone(), (**project.codebook()).clone())
    };
    let project = demarche::domain::Project::assemble(parts).unwrap();
    let told = demarche::format::exchange::describe::scheme(&project, "dna", &AtOnce);
    let told = at_once(told);
    let ties: Vec<_> = told.people.get("Anna").unwrap().iter().collect();
    assert_eq!(ties.len(), 1);
    assert_eq!(ties[0].to, "Board");
    assert!(!told.people.contains_key("Board"));
}

#[test]
fn what_a_list_says_that_nobody_can_read_is_told() {
    let list = LIST
        .replace("1;\"order\"", "7;\"order\"")
        .replace("12;2022-01-21 14:05:00", "12;yesterday");
    let (_, reading) = opened(&[File::of("a.csv", list)]);
    let notes = reading.unwrap().notes;
    let kept: Vec<_> = notes.iter().filter(|n| n.fate == Fate::Kept).collect();
    let told: Vec<_> = kept.iter().map(|n| (n.line, n.what.as_str())).collect();
    assert_eq!(
        told,
        [
            (
                Some(2),
                "The agreement “7” is neither 0 nor 1: no position."
            ),
            (Some(2), "The time “yesterday” is no day: no date."),
        ]
    );
}
