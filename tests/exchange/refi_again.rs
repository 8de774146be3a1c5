//! A project of another program, opened here and saved again as REFI-QDA: the things of the other program are there again.

use std::collections::{BTreeMap, BTreeSet};

use demarche::domain::{AtOnce, Project, SequentialIds, Timestamp, at_once};
use demarche::format::exchange::intake::{Format, Gathered, Received, Taking, receive};
use demarche::format::exchange::{Fate, File, Options, TOOLS, Tool};
use demarche::format::native;
use quick_xml::Reader;
use quick_xml::events::Event;

use crate::refi::wrong;

fn tool() -> &'static Tool {
    TOOLS.into_iter().find(|tool| tool.id == "refiQda").unwrap()
}

fn guid(n: u32) -> String {
    format!("{n:08x}-0000-4000-8000-000000000000")
}

const TEXT: &str = "Fishers blocked.\nMinister Groß called it illegal. He rejected talks.\n";

/// As NVivo and ATLAS.ti write projects: codes in codes, two of one name, folders; two codings on the same words, by two people;
/// notes, a comment without a code, variables, cases, sets, who changed what.
fn theirs() -> Vec<File> {
    let g = guid;
    let stamps = |user: u32, at: &str| {
        format!(
            r#"creatingUser="{}" creationDateTime="2024-03-05T10:{at}:00.000Z""#,
            g(user)
        )
    };
    let code = |n: u32, name: &str, more: &str| {
        format!(
            r##"<Code guid="{}" name="{name}" isCodable="true" color="#ff0000"{more}"##,
            g(n)
        )
    };
    let coding = |n: u32, user: u32, code: u32, note: &str| {
        format!(
            r#"<Coding guid="{}" {}><CodeRef targetGUID="{}"/>{note}</Coding>"#,
            g(n),
            stamps(user, "07"),
            g(code)
        )
    };
    let selection = |n: u32, name: &str, words: &str, more: &str, inside: &str| {
        let from = TEXT[..TEXT.find(words).unwrap()].chars().count();
        let to = from + words.chars().count();
        format!(
            r#"<PlainTextSelection guid="{}" name="{name}" startPosition="{from}" endPosition="{to}" {} {more}>{inside}</PlainTextSelection>"#,
            g(n),
            stamps(1, "07"),
        )
    };
    let changed = format!(
        r#"modifyingUser="{}" modifiedDateTime="2024-03-06T08:00:00Z""#,
        g(2)
    );
    let note = |n: u32| format!(r#"<NoteRef targetGUID="{}"/>"#, g(n));
    let selections = [
        selection(
            100,
            "Fishers blocked",
            "Fishers blocked",
            &changed,
            &coding(1000, 1, 12, ""),
        ),
        // Two on one, by two people, with a note at one of them.
        selection(
            101,
            "called it ille…",
            "called it illegal",
            "",
            &[coding(1010, 1, 10, ""), coding(1011, 2, 15, &note(73))].concat(),
        ),
        selection(
            102,
            "a name of its own",
            "Minister Groß",
            "",
            &coding(1020, 2, 16, ""),
        ),
        selection(
            103,
            "rejected",
            "rejected",
            "",
            "<Description>Why?</Description>",
        ),
        selection(
            104,
            "talks",
            "talks",
            "",
            &format!(
                "<Description>One.</Description>{}{}",
                coding(1040, 1, 10, ""),
                note(70)
            ),
        ),
    ]
    .concat();
    let codes = [
        code(10, "Claims", "><Description>All claims.</Description>"),
        code(11, "Protest", ">"),
        code(12, "Blockade", "/>"),
        code(15, "Other", "/></Code></Code>"),
        format!(
            r##"<Code guid="{}" name="Actors" isCodable="false" color="#00ff00"><Description>Who.</Description>"##,
            g(13)
        ),
        code(16, "Minister", "/>"),
        code(17, "Other", "/></Code>"),
    ]
    .concat();
    let variable = |n: u32, name: &str, of_type: &str| {
        format!(
            r#"<Variable guid="{}" name="{name}" typeOfVariable="{of_type}"/>"#,
            g(n)
        )
    };
    let value = |n: u32, of_type: &str, value: &str| {
        format!(
            r#"<VariableValue><VariableRef targetGUID="{}"/><{of_type}Value>{value}</{of_type}Value></VariableValue>"#,
            g(n)
        )
    };
    let variables = [
        variable(30, "Date", "Date"),
        variable(31, "Year", "Integer"),
        variable(32, "Outlet", "Text"),
    ];
    let note_of = |n: u32, name: &str, words: &str| {
        format!(
            r#"<Note guid="{}" name="{name}" creatingUser="{}"><PlainTextContent>{words}</PlainTextContent></Note>"#,
            g(n),
            g(2)
        )
    };
    let notes = [
        note_of(70, "Memo 1", "Two."),
        note_of(71, "Annotation", "Linked."),
        note_of(72, "About it", "Of the text."),
        note_of(73, "Why", "Of a coding."),
    ];
    let link = |n: u32, from: u32, to: u32, more: &str| {
        format!(
            r#"<Link guid="{}"{more} originGUID="{}" targetGUID="{}"/>"#,
            g(n),
            g(from),
            g(to)
        )
    };
    let links = [
        link(80, 71, 102, ""),
        link(
            81,
            100,
            101,
            r##" name="leads to" direction="Bidirectional" color="#112233""##,
        ),
    ];
    let project = format!(
        r#"<?xml version="1.0" encoding="utf-8"?>
<Project xmlns="urn:QDA-XML:project:1.0" name="Fishers" origin="NVivo">
<Users><User guid="{}" name="Anna"/><User guid="{}" name="Bo"/><User guid="{}" name="Cy"/></Users>
<CodeBook><Codes>{codes}</Codes></CodeBook>
<Variables>{}</Variables>
<Cases><Case guid="{}" name="Gazette"><Description>A paper.</Description>{}<SourceRef targetGUID="{}"/></Case>
<Case guid="{}" name="The minister"><SelectionRef targetGUID="{}"/></Case></Cases>
<Sources><TextSource guid="{}" name="Article 1" plainTextPath="internal://{}.txt" {} {changed}><Description>Read twice.</Description>{selections}{}{}</TextSource></Sources>
<Notes>{}</Notes>
<Links>{}</Links>
<Sets><Set guid="{}" name="Core"><Description>The main ones.</Description><MemberCode targetGUID="{}"/><MemberCode targetGUID="{}"/></Set>
<Set guid="{}" name="Week 1"><MemberSource targetGUID="{}"/></Set></Sets>
</Project>"#,
        g(1),
        g(2),
        g(3),
        variables.concat(),
        g(40),
        value(32, "Text", "Gazette"),
        g(50),
        g(41),
        g(102),
        g(50),
        g(50),
        stamps(3, "00"),
        note(72),
        [
            value(30, "Date", "2024-03-05"),
            value(31, "Integer", "2024")
        ]
        .concat(),
        notes.concat(),
        links.concat(),
        g(90),
        g(10),
        g(12),
        g(91),
        g(50),
    );
    vec![
        File::of("project.qde", project),
        File::of(format!("Sources/{}.txt", g(50)), TEXT),
    ]
}

fn received(files: Vec<File>) -> Received {
    let taking = Taking {
        ids: &mut SequentialIds::starting_at(1 << 100),
        now: Timestamp(1_800_000_000_000),
        name: "Fishers.qdpx",
    };
    let notes = Vec::new();
    let gathered = Gathered { files, notes };
    at_once(receive(Format::of(tool()), gathered, taking, &AtOnce)).unwrap()
}

/// Opened here, saved as a file of ours, and opened from that.
fn opened(files: Vec<File>) -> Project {
    let saved = native::write(&received(files).project, Timestamp(0));
    native::read(saved.as_bytes()).unwrap()
}

fn saved(project: &Project) -> Vec<File> {
    at_once(tool().write(project, &Options::default(), &AtOnce)).files
}

fn xml(files: &[File]) -> String {
    String::from_utf8(files[0].bytes.clone()).unwrap()
}

/// Every element with the guids and names of those around it, its attributes and its text, but for what a program says of itself.
fn elements(xml: &str) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    let mut open: Vec<(String, String)> = Vec::new();
    let mut reader = Reader::from_str(xml);
    loop {
        let event = reader.read_event().unwrap();
        let (start, is_empty) = match &event {
            Event::Start(start) => (start, false),
            Event::Empty(start) => (start, true),
            Event::Text(text) => {
                if let Some((_, words)) = open.last_mut() {
                    words.push_str(text.clone().into_inner().trim());
                }
                continue;
            }
            Event::End(_) => {
                let (told, words) = open.pop().unwrap();
                all.insert(format!("{told} {words}"));
                continue;
            }
            Event::Eof => return all,
            _ => continue,
        };
        let attributes: BTreeMap<String, String> = start
            .attributes()
            .map(|one| {
                let one = one.unwrap();
                (one.key.into_inner().to_owned(), one.value.to_string())
            })
            .filter(|(key, _)| key != "origin")
            .collect();
        let above = open.last().map_or("", |(told, _)| told);
        let above = above.split(" > ").last().unwrap_or_default();
        let above = above.split(' ').take(2).collect::<Vec<_>>().join(" ");
        let id = attributes.get("guid").map_or("", String::as_str);
        let told = format!(
            "{above} > {} {id} {attributes:?}",
            start.name().into_inner()
        );
        if is_empty {
            all.insert(format!("{told} "));
        } else {
            open.push((told, String::new()));
        }
    }
}

#[test]
fn a_project_of_another_program_comes_back_as_it_came() {
    let files = theirs();
    assert_eq!(wrong_but_for_order(&xml(&files)), Vec::<String>::new());
    let received = received(files.clone());
    // Nothing is left out.
    let lines = received
        .report
        .lines
        .iter()
        .map(|line| (line.fate, line.what.as_str()));
    assert_eq!(
        lines.collect::<Vec<_>>(),
        [
            (Fate::Kept, "Without a place here: 1 value of a variable."),
            (
                Fate::Kept,
                "Without a place here: 1 case that a whole text belongs to."
            ),
            (
                Fate::Kept,
                "Without a place here: 2 sets of texts or codes."
            ),
            (
                Fate::Repaired,
                "3 codes that stand under others are called by their last name, as “Minister” for “Actors › Minister”; where they stood is kept."
            ),
        ]
    );
    let again = saved(&opened(files.clone()));
    let (was, is) = (elements(&xml(&files)), elements(&xml(&again)));
    let lost: Vec<&String> = was.difference(&is).collect();
    let new: Vec<&String> = is.difference(&was).collect();
    assert!(
        lost.is_empty() && new.is_empty(),
        "lost: {lost:#?}\nnew: {new:#?}"
    );
}

fn wrong_but_for_order(xml: &str) -> Vec<String> {
    let mut all = wrong(xml);
    all.retain(|one| one.contains("guid") || one.contains("nowhere"));
    all
}
