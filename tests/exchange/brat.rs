//! brat, as other programs write it, and what is wrong with files.

use demarche::format::exchange::model::{Article, Entity};
use demarche::format::exchange::{Fate, File, Note, Reading};

use crate::laws::written;
use crate::others::{beside, opened, said, tied};

fn read(ann: &str, text: &str, more: &[File]) -> Reading {
    let mut files = vec![File::of("a.ann", ann), File::of("a.txt", text)];
    files.extend(more.iter().cloned());
    let (tool, reading) = opened(&files);
    assert_eq!(tool, "brat");
    reading.unwrap()
}

fn told(notes: &[Note]) -> Vec<(Fate, Option<usize>, &str)> {
    let all = notes.iter();
    all.map(|n| (n.fate, n.line, n.what.as_str())).collect()
}

#[test]
fn a_collection_of_others() {
    let files = ["annotation.conf", "brat.ann", "brat.txt"].map(beside);
    let Some(files) = files.into_iter().collect::<Option<Vec<File>>>() else {
        return;
    };
    let (tool, reading) = opened(&files);
    let reading = reading.unwrap();
    assert_eq!((tool, reading.notes.as_slice()), ("brat", [].as_slice()));
    let [article] = reading.articles.as_slice() else {
        panic!("one article");
    };
    assert_eq!(article.id, "brat");
    assert_eq!(said(article), crate::others::SAID);
    assert_eq!(tied(article), [("made_by", "Anna demands change.", "Anna")]);
    assert_eq!(article.marks[0].values("Stance"), ["for"]);
    assert_eq!(article.marks[2].values("Frame"), ["rights", "duty"]);
    assert_eq!(article.marks[2].note, "check this");
    let anna = Entity {
        id: "Q1".to_owned(),
        name: "Anna".to_owned(),
    };
    assert_eq!(article.marks[1].entity, Some(anna));
    let labels: Vec<(&str, Option<bool>)> = (reading
        .scheme
        .labels
        .iter()
        .map(|label| (label.name.as_str(), label.mention)))
    .collect();
    assert_eq!(labels, [("CLAIM", None), ("ACTOR", None), ("DEMAND", None)]);
    // Ids of theirs are written again, and nothing gets lost.
    let again = written(tool_of("brat"), &reading.scheme, &reading.articles);
    let ann = again.iter().find(|file| file.path == "brat.ann").unwrap();
    let ann = String::from_utf8(ann.bytes.clone()).unwrap();
    assert!(ann.contains("T3\tDEMAND 14 28\tdemands change\n"), "{ann}");
    assert!(ann.contains("R1\tmade_by Arg1:T1 Arg2:T2\n"), "{ann}");
    assert_eq!(opened(&again).1.unwrap().articles, reading.articles);
}

fn tool_of(id: &str) -> &'static demarche::format::exchange::Tool {
    let mut tools = demarche::format::exchange::TOOLS.into_iter();
    tools.find(|tool| tool.id == id).unwrap()
}

fn only(reading: &Reading) -> &Article {
    let [article] = reading.articles.as_slice() else {
        panic!("one article");
    };
    article
}

#[test]
fn events_and_groups_become_links() {
    let ann = "T1\tDemand 5 12\tdemands\nT2\tActor 0 4\tAnna\nT3\tActor 14 17\tShe\nE1\tDemand:T1 Speaker:T2 \
               Speaker2:T3\n*\tEquiv T2 T3\nA1\tUrgent E1\n#1\tSource E1\tp. 3\n";
    let reading = read(ann, "Anna demands. She", &[]);
    let article = only(&reading);
    assert_eq!(
        tied(article),
        [
            ("Equiv", "Anna", "She"),
            ("Speaker", "demands", "Anna"),
            ("Speaker", "demands", "She"),
        ]
    );
    assert_eq!(article.marks[1].values("Urgent"), ["true"]);
    assert_eq!(
        told(&reading.notes),
        [
            (
                Fate::Repaired,
                Some(4),
                "E1: the event came in as links from its trigger."
            ),
            (
                Fate::Repaired,
                Some(5),
                "What is Equiv came in as links from each to the next."
            ),
        ]
    );
    // A note of a type of theirs goes back into a file.
    let again = written(tool_of("brat"), &reading.scheme, &reading.articles);
    let ann = again.iter().find(|file| file.path == "a.ann").unwrap();
    assert!(String::from_utf8_lossy(&ann.bytes).contains("\tSource T1\tp. 3\n"));
}

#[test]
fn what_somebody_changed_in_brat_wins() {
    let ours = r##"#2	Demarche T1	{"id":"x","coder":"Ann","note":"Two\nlines"}"##;
    let note = |note: &str| {
        let ann = format!("T1\tClaim 0 4\tAnna\n#1\tAnnotatorNotes T1\t{note}\n{ours}\n");
        let reading = read(&ann, "Anna", &[]);
        let mark = &only(&reading).marks[0];
        assert_eq!((mark.id.as_str(), mark.coder.as_str()), ("x", "Ann"));
        mark.note.clone()
    };
    assert_eq!(note("Two lines"), "Two\nlines");
    assert_eq!(note("Another"), "Another");
}

#[test]
fn positions_may_count_otherwise() {
    let reading = read("T1\tActor 3 7;8 11\tAnna Lee\n", "😊 Anna Lee met", &[]);
    assert_eq!(said(only(&reading)), [("Actor", "Anna Lee")]);
    assert_eq!(only(&reading).marks[0].parts.len(), 2);
    assert_eq!(
        told(&reading.notes),
        [(
            Fate::Repaired,
            None,
            "Positions count UTF-16 units, not code points."
        )]
    );
}

#[test]
fn words_over_a_line_end_are_one_part() {
    let reading = read("T1\tActor 0 4;5 8\tAnna Lee\n", "Anna\r\nLee met", &[]);
    assert_eq!(said(only(&reading)), [("Actor", "Anna\nLee")]);
    assert_eq!(only(&reading).marks[0].parts.len(), 1);
}

#[test]
fn names_that_people_see_define_the_types() {
    let annotation = File::of(
        "annotation.conf",
        "[entities]\n!Things\n\tCL\n\tPER\n[relations]\nby\tArg1:CL, Arg2:PER\n[events]\n[attributes]\nTone\tArg:CL, \
         Value:calm|loud\n",
    );
    let visual = File::of(
        "visual.conf",
        "[labels]\nCL | Claim or demand | Claim\n[drawing]\nCL\tbgColor:#0072b2, x:y\n",
    );
    let scheme = read("", "They met.", &[annotation, visual]).scheme;
    let [claim, person] = scheme.labels.as_slice() else {
        panic!("two labels: {:?}", scheme.labels);
    };
    assert_eq!(
        (claim.name.as_str(), claim.definition.as_str()),
        ("CL", "Claim or demand")
    );
    assert_eq!(
        claim.colour.map(|c| c.to_string()).as_deref(),
        Some("#0072b2")
    );
    assert_eq!((person.mention, claim.mention), (None, None));
    assert_eq!(scheme.ties, ["by"]);
    assert_eq!(scheme.attributes[0].values, ["calm", "loud"]);
}

#[test]
fn what_is_wrong_is_said_with_its_line() {
    let ann = "T1\tClaim 0 4\tThey\nT2\tClaim 4 4\t\nT3\tClaim\nR1\tof Arg1:T1 Arg2:T9\nA1\tLoud T7\nnothing\nT1\tClaim 0 \
               4\tThey\nA2\tLoud R1\n";
    let reading = read(
        ann,
        "They met.",
        &[File::of("b.ann", ""), File::of("c.txt", "x")],
    );
    assert_eq!(
        told(&reading.notes),
        [
            (
                Fate::Rejected,
                Some(6),
                "It is no line that brat writes: an id such as T1, a tab, and more."
            ),
            (Fate::Rejected, Some(2), "T2: it covers no text."),
            (
                Fate::Rejected,
                Some(3),
                "T3: it has no type with start and end."
            ),
            (
                Fate::Rejected,
                Some(7),
                "T1: there is another of this id above."
            ),
            (
                Fate::Rejected,
                Some(4),
                "R1: T9, which it is about, is not there."
            ),
            (
                Fate::Rejected,
                Some(5),
                "A1: T7, which it is about, is not there."
            ),
            (
                Fate::Rejected,
                Some(8),
                "A2: R1, which it is about, is not there."
            ),
            (
                Fate::Rejected,
                None,
                "Its text, b.txt, is missing: open both together."
            ),
            (Fate::Rejected, None, "There is no c.ann beside this text."),
        ]
    );
    assert_eq!(said(only(&reading)), [("Claim", "They")]);
}

#[test]
fn words_that_stand_nowhere_refuse_the_article() {
    let files = [
        File::of("a.ann", "T1\tClaim 0 4\tThey\nT2\tClaim 5 8\tate\n"),
        File::of("a.txt", "They met."),
    ];
    assert_eq!(
        opened(&files).1.unwrap_err().to_string(),
        "a.ann, line 2: The whole article is left out: T2: the words at 5–8 are not those that the file says (“ate”), in whatever unit they \
         are counted; in code points there stands “met”."
    );
}
