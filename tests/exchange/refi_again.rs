//! A project of another program, opened here and saved again as REFI-QDA: the things of the other program are there again.

use std::collections::{BTreeMap, BTreeSet};

use std::sync::Arc;

use demarche::domain::json::Json;
use demarche::domain::presets::Preset;
use demarche::domain::{
    Annotation, AtOnce, Codebook, Coder, CoderId, Extra, Kind, KindId, Project, SequentialIds,
    Timestamp, at_once,
};
use demarche::edit::{Command, Context, Session, command};
use demarche::format::exchange::intake::{Format, Gathered, Received, Taking, receive};
use demarche::format::exchange::keys::Key;
use demarche::format::exchange::model::{Article, Mark, Scheme};
use demarche::format::exchange::reduce::reduce;
use demarche::format::exchange::{Fate, File, Options, TOOLS, Tool};
use demarche::format::{CodebookFile, native};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use quick_xml::Reader;
use quick_xml::events::Event;

use crate::articles;
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
    let note = |n: u32| format!(r#"<NoteRef targetGUID="{}"/>"#, g(n));
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
        code(11, "Protest", &format!(">{}", note(74))),
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
        note_of(74, "Memo", "Of a code."),
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
    assert_eq!(wrong(&xml(&files)), Vec::<String>::new());
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

/// A project that is worked on by somebody of the name Dee.
fn session() -> Session {
    let coder = Coder {
        id: CoderId::new(uuid::Uuid::from_u128(4 << 64)),
        name: "Dee".to_owned(),
        extra: Extra::new(),
    };
    Session::new(opened(theirs()), coder)
}

fn run(session: &mut Session, command: &dyn Command) {
    let ids = &mut SequentialIds::starting_at(1 << 90);
    let now = Timestamp(1_800_000_000_000);
    session
        .dispatch(command, &mut Context { now, ids })
        .unwrap();
}

/// The tag of these words with this label.
fn tag(session: &Session, words: &str, label: &str) -> Arc<Annotation> {
    let project = session.project();
    let is_it = |tag: &&Arc<Annotation>| {
        let kind = project.codebook().kind(&tag.kind).unwrap();
        &*tag.anchor.quote().exact == words && kind.label == label
    };
    Arc::clone(project.annotations().find(is_it).unwrap())
}

/// What is lost and what is new of a project, element by element, since it came.
fn since(session: &Session) -> (Vec<String>, Vec<String>) {
    let again = xml(&saved(session.project()));
    assert_eq!(wrong(&again), Vec::<String>::new());
    let (was, is) = (elements(&xml(&theirs())), elements(&again));
    let without = |a: &BTreeSet<String>, b: &BTreeSet<String>| a.difference(b).cloned().collect();
    (without(&was, &is), without(&is, &was))
}

/// The names and guids of elements.
fn short(all: &[String]) -> Vec<String> {
    let short = all.iter().map(|one| {
        let (_, own) = one.split_once(" > ").unwrap();
        let own: Vec<&str> = own.split(' ').take(2).collect();
        own.join(" ").trim().to_owned()
    });
    short.collect()
}

#[test]
fn a_code_that_is_called_otherwise_is_the_same_code() {
    let mut session = session();
    let mut codebook = (**session.project().codebook()).clone();
    for (label, new) in [("Protest", "Resistance"), ("Actors › Other", "Others")] {
        let mut kinds = codebook.kinds.iter_mut();
        kinds.find(|kind| kind.label == label).unwrap().label = new.to_owned();
    }
    run(&mut session, &command::SetCodebook(Box::new(codebook)));
    let (lost, new) = since(&session);
    let renamed = [11, 17].map(|n| format!("Code {}", guid(n)));
    assert_eq!(short(&lost), renamed);
    // Dee has done something.
    assert_eq!(short(&new)[..2], renamed);
    assert_eq!(new.len(), 3);
    assert!(
        new[0].contains("Resistance") && new[1].contains("\"Others\""),
        "{new:?}"
    );
}

#[test]
fn what_is_made_here_stands_beside_it() {
    let mut session = session();
    let mut codebook = (**session.project().codebook()).clone();
    let threat = Kind {
        id: KindId::new("threat"),
        label: "Threat".to_owned(),
        extra: Extra::new(),
        ..codebook.kinds[0].clone()
    };
    codebook.kinds.push(threat);
    run(&mut session, &command::SetCodebook(Box::new(codebook)));
    // On the very words of a selection with two codings.
    let beside = tag(&session, "called it illegal", "Claims");
    let spans = beside.anchor.fragments().to_vec();
    let (document, kind) = (beside.document, KindId::new("threat"));
    run(
        &mut session,
        &command::Tag {
            document,
            spans,
            kind,
        },
    );
    let (lost, new) = since(&session);
    assert_eq!(lost, Vec::<String>::new());
    let made = new
        .iter()
        .any(|one| one.contains("> User") && one.contains("Dee"));
    assert!(made, "{new:#?}");
    for (one, times) in [
        ("Code", 2),
        ("Coding", 1),
        ("CodeRef", 1),
        ("PlainTextSelection", 1),
        ("User", 1),
    ] {
        let found = new
            .iter()
            .filter(|line| line.contains(&format!("> {one} ")))
            .count();
        assert_eq!(found, times, "{one}: {new:#?}");
    }
    // And what the code means.
    assert_eq!(new.len(), 7, "{new:#?}");
}

#[test]
fn a_coding_that_says_more_becomes_a_selection_of_its_own_and_the_other_stays() {
    let mut session = session();
    let other = tag(&session, "called it illegal", "Claims › Protest › Other");
    run(&mut session, &command::SetMemo(other.id, "Hm.".to_owned()));
    let (lost, new) = since(&session);
    // Its coding, which is the selection now, the note at it, which is its description.
    let coding = guid(1011);
    assert!(
        lost.iter()
            .all(|one| one.contains(&coding) || one.contains(&guid(73))),
        "{lost:#?}"
    );
    let (again, description) = (&new, "Description");
    assert!(
        again
            .iter()
            .any(|one| one.contains(&format!("> PlainTextSelection {coding}"))),
        "{new:#?}"
    );
    assert!(
        again
            .iter()
            .any(|one| one.contains(description) && one.ends_with("Hm.")),
        "{new:#?}"
    );
    // Nothing of the selection itself is among it.
    let selection = format!("> PlainTextSelection {}", guid(101));
    assert!(
        !lost.iter().chain(&new).any(|one| one.contains(&selection)),
        "{lost:#?} {new:#?}"
    );
}

#[test]
fn a_selection_keeps_its_guid_when_one_of_its_codings_goes() {
    for (label, coding) in [("Claims", 1010), ("Claims › Protest › Other", 1011)] {
        let mut session = session();
        let gone = tag(&session, "called it illegal", label);
        run(&mut session, &command::Delete(vec![gone.id]));
        let (lost, _) = since(&session);
        let coding = guid(coding);
        let links = |one: &&String| one.contains("> Link ") || one.contains(&guid(73));
        let lost: Vec<&String> = lost.iter().filter(|one| !links(one)).collect();
        assert!(
            lost.iter().all(|one| one.contains(&coding)),
            "{label}: {lost:#?}"
        );
    }
}

#[test]
fn a_tag_on_other_words_is_not_called_by_the_old_ones() {
    let mut session = session();
    let one = tag(&session, "called it illegal", "Claims");
    let two = tag(&session, "called it illegal", "Claims › Protest › Other");
    for tag in [one, two] {
        let edge = command::MoveEdge {
            annotation: tag.id,
            edge: command::Edge::End,
            to: tag.anchor.extent().start().plus(6),
        };
        run(&mut session, &edge);
    }
    let (lost, new) = since(&session);
    let selection = format!("> PlainTextSelection {}", guid(101));
    assert_eq!((lost.len(), new.len()), (1, 1), "{lost:#?} {new:#?}");
    assert!(
        new[0].contains(&selection) && new[0].contains("\"called\""),
        "{new:?}"
    );
}

#[test]
fn notes_that_were_joined_and_changed_become_a_description() {
    let mut session = session();
    let talks = tag(&session, "talks", "Claims");
    assert_eq!(talks.memo, "One.\n\nTwo.");
    run(
        &mut session,
        &command::SetMemo(talks.id, "One and two.".to_owned()),
    );
    let (lost, new) = since(&session);
    assert!(lost.iter().any(|one| one.contains(&guid(70))), "{lost:#?}");
    assert_eq!(new.len(), 1, "{new:#?}");
    assert!(new[0].ends_with("One and two."), "{new:?}");
}

/// Tags as they are read, whatever their ids, and what is tied to what.
fn said(article: &Article) -> Vec<String> {
    let one = |mark: &Mark| {
        let bare = Mark {
            id: String::new(),
            extra: Extra::new(),
            ..mark.clone()
        };
        format!("{bare:?}")
    };
    let marks = article.marks.iter().map(one);
    let ties = article.ties.iter().map(|tie| {
        let ends = [&tie.from, &tie.to].map(|end| one(article.mark(end).unwrap()));
        format!("{} {} {ends:?}", tie.label, tie.note)
    });
    let mut all: Vec<String> = marks.chain(ties).collect();
    all.sort();
    all
}

fn put(extra: &mut Extra, key: &str, guid: String) {
    extra.insert(key.to_owned(), Json::Text(guid));
}

/// An article as the format holds it, in which tags have twins of other labels that came with them as one selection; some of these
/// say something else by now.
fn with_twins() -> impl Strategy<Value = (Article, Scheme)> {
    let twins = vec(
        (any::<Index>(), 0..4_u32, any::<bool>(), any::<bool>()),
        0..6,
    );
    (articles::article(1), twins).prop_map(|(article, twins)| {
        let mut article = reduce(&article, &tool().holds, &mut Vec::new());
        for ((of, selection, is_first, differs), n) in twins.into_iter().zip(0..) {
            if article.marks.is_empty() {
                break;
            }
            let place = of.index(article.marks.len());
            let mark = &mut article.marks[place];
            if is_first {
                mark.extra = Extra::new();
                put(&mut mark.extra, "selection", mark.id.clone());
            } else {
                put(&mut mark.extra, "selection", guid(selection));
            }
            let mut twin = mark.clone();
            twin.id = guid(500 + n);
            twin.label = articles::LABELS[n as usize].to_owned();
            twin.coder = "Ann".to_owned();
            if differs {
                twin.note.push_str(" And so on.");
            }
            article.marks.push(twin);
        }
        let scheme = articles::scheme(std::slice::from_ref(&article));
        article.sort();
        (article, scheme)
    })
}

fn written(articles: &[Article], scheme: &Scheme) -> Vec<File> {
    let mut writing = (tool().begin)(scheme, &Options::default());
    for article in articles {
        writing.article(article);
    }
    writing.finish()
}

proptest! {
    #[test]
    fn tags_of_one_selection_say_what_they_said((article, scheme) in with_twins()) {
        let files = written(std::slice::from_ref(&article), &scheme);
        prop_assert_eq!(wrong(&xml(&files)), Vec::<String>::new());
        let back = at_once((tool().read)(&files, &AtOnce)).unwrap();
        prop_assert_eq!(said(&back.articles[0]), said(&article));
        prop_assert_eq!(back.notes, []);
    }

    /// Whatever came with which guid.
    #[test]
    fn no_two_things_have_one_guid(
        (one, _) in with_twins(),
        two in articles::article(2),
        pool in vec(0..12_u32, 60),
    ) {
        let mut articles = [one, reduce(&two, &tool().holds, &mut Vec::new())];
        let mut scheme = articles::scheme(&articles);
        let mut pool = pool.into_iter().cycle().map(guid);
        let mut next = || pool.next().unwrap();
        let key = |id: String| Key { id, ..Key::default() };
        for label in &scheme.labels {
            scheme.keys.labels.insert(label.name.clone(), key(next()));
        }
        for attribute in &scheme.attributes {
            for value in &attribute.values {
                scheme.keys.values.insert((attribute.name.clone(), value.clone()), key(next()));
            }
        }
        for coder in &scheme.coders {
            scheme.keys.coders.insert(coder.clone(), key(next()));
        }
        for article in &mut articles {
            article.id = next();
            for mark in &mut article.marks {
                let id = next();
                for tie in &mut article.ties {
                    for end in [&mut tie.from, &mut tie.to] {
                        if *end == mark.id {
                            end.clone_from(&id);
                        }
                    }
                }
                mark.id = id;
                put(&mut mark.extra, "coding", next());
                if let Some(entity) = &mut mark.entity {
                    entity.id = next();
                }
            }
            for tie in &mut article.ties {
                tie.id = next();
            }
        }
        prop_assert_eq!(wrong(&xml(&written(&articles, &scheme))), Vec::<String>::new());
    }
}

/// Guids of codes, with their names and how deep they stand.
fn codes(xml: &str) -> Vec<(String, String, usize)> {
    let mut all = Vec::new();
    let mut depth = 0;
    let mut reader = Reader::from_str(xml);
    loop {
        let event = reader.read_event().unwrap();
        let (start, is_empty) = match &event {
            Event::Start(start) => (start, false),
            Event::Empty(start) => (start, true),
            Event::End(end) => {
                depth -= usize::from(end.name().into_inner() == "Code");
                continue;
            }
            Event::Eof => return all,
            _ => continue,
        };
        if start.name().into_inner() == "Code" {
            let attribute = |name: &str| {
                start
                    .try_get_attribute(name)
                    .unwrap()
                    .unwrap()
                    .value
                    .to_string()
            };
            all.push((attribute("guid"), attribute("name"), depth));
            depth += usize::from(!is_empty);
        }
    }
}

#[test]
fn a_codebook_of_another_program_comes_back_as_it_came() {
    let code = |n: u32, name: &str, inside: &str| {
        format!(
            r#"<Code guid="{}" name="{name}" isCodable="true">{inside}</Code>"#,
            guid(n)
        )
    };
    let all = [code(1, "Peace", &code(2, "Talks", "")), code(3, "War", "")].concat();
    let file = format!("<CodeBook><Codes>{all}</Codes></CodeBook>");
    let mut codebook = crate::refi::opened(&file).unwrap();
    codebook.issues[1].label = "Negotiations".to_owned();
    let saved = CodebookFile::Refi.write(&codebook, Timestamp(0));
    assert_eq!(wrong(&saved), Vec::<String>::new());
    let again = codes(&saved);
    let theirs: Vec<_> = again
        .iter()
        .filter(|one| one.0.contains("-4000-8000-"))
        .collect();
    let told: Vec<(&str, usize)> = theirs.iter().map(|one| (one.1.as_str(), one.2)).collect();
    assert_eq!(told, [("Peace", 0), ("Negotiations", 1), ("War", 0)]);
    assert_eq!(
        theirs.iter().map(|one| one.0.clone()).collect::<Vec<_>>(),
        [1, 2, 3].map(guid)
    );
    // And so once more.
    let twice = CodebookFile::Refi.write(&crate::refi::opened(&saved).unwrap(), Timestamp(0));
    assert_eq!(codes(&twice), again);
}

#[test]
fn kinds_and_codes_keep_their_guids_under_other_names() {
    let mut codebook = Preset::Pca.codebook();
    let guids = |codebook: &Codebook| {
        let all = codes(&CodebookFile::Refi.write(codebook, Timestamp(0))).into_iter();
        all.map(|one| one.0).collect::<Vec<String>>()
    };
    let was = guids(&codebook);
    codebook.kinds[0].label = "Something else".to_owned();
    codebook.forms[0].label = "Something else".to_owned();
    assert_eq!(guids(&codebook), was);
    // Opened elsewhere, where ids follow from names.
    let file = CodebookFile::Refi.write(&codebook, Timestamp(0));
    assert_eq!(guids(&crate::refi::opened(&file).unwrap()), was);
}

#[test]
fn the_codebook_of_a_project_of_another_program_has_its_guids() {
    let project = opened(theirs());
    let codebook = codes(&CodebookFile::Refi.write(project.codebook(), Timestamp(0)));
    for n in [10, 11, 12, 15, 16, 17] {
        assert!(
            codebook.iter().any(|one| one.0 == guid(n)),
            "{n}: {codebook:?}"
        );
    }
}

/// What a project can have that has no place here at all.
fn crowded() -> Vec<File> {
    let g = guid;
    let project = format!(
        r#"<Project xmlns="urn:QDA-XML:project:1.0" name="Crowded" origin="ATLAS.ti">
<Users><User guid="{u1}" name="Ann"/><User guid="{u2}" name="Ann"/></Users>
<CodeBook><Codes><Code guid="{c1}" name="Peace" isCodable="true"><NoteRef targetGUID="{n1}"/></Code>
 <Code guid="{c2}" name="Peace" isCodable="true"/><Code guid="{c3}" name="Empty folder" isCodable="false"/></Codes></CodeBook>
<Variables><Variable guid="{v1}" name="Unused" typeOfVariable="Text"/></Variables>
<Cases><Case guid="{k1}" name="Nobody"><CodeRef targetGUID="{c1}"/></Case>
 <Case guid="{k2}" name="Ilsa"><Description>The mayor.</Description><CodeRef targetGUID="{c1}"/>
  <VariableValue><VariableRef targetGUID="{v2}"/><TextValue>Velmora</TextValue></VariableValue><SelectionRef targetGUID="{s1}"/></Case></Cases>
<Sources>
 <TextSource guid="{t1}" name="A" richTextPath="internal://a.docx"><PlainTextContent>They met.</PlainTextContent>
  <PlainTextSelection guid="{s1}" name="They" startPosition="0" endPosition="4"><Coding guid="{d1}"><CodeRef targetGUID="{c1}"/></Coding><Coding guid="{d2}"><CodeRef targetGUID="{c9}"/></Coding></PlainTextSelection>
  <PlainTextSelection guid="{s2}" name="met" startPosition="5" endPosition="8"/>
  <Coding guid="{d3}"><CodeRef targetGUID="{c1}"/></Coding></TextSource>
 <PDFSource guid="{t2}" name="B"><PDFSelection guid="{s3}" page="1"/><PDFSelection guid="{s4}" page="1"/>
  <Representation guid="{t3}"><PlainTextContent>No.</PlainTextContent></Representation></PDFSource>
 <AudioSource guid="{t4}" name="C"/><VideoSource guid="{t5}" name="D"/></Sources>
<Notes><Note guid="{n1}" name="memo"><PlainTextContent>Of a code.</PlainTextContent></Note>
 <Note guid="{n2}" name="memo"><PlainTextContent>Of the project.</PlainTextContent><PlainTextSelection guid="{s5}" startPosition="0" endPosition="2"><Coding guid="{d4}"><CodeRef targetGUID="{c1}"/></Coding></PlainTextSelection><Coding guid="{d5}"><CodeRef targetGUID="{c1}"/></Coding></Note><Note guid="{n3}" name="empty"/></Notes>
<Links><Link guid="{l1}" originGUID="{n2}" targetGUID="{k1}"/><Link guid="{l2}" originGUID="{c1}" targetGUID="{c2}"/></Links>
<Sets><Set guid="{e1}" name="E"><MemberNote targetGUID="{n1}"/></Set><Set guid="{e2}" name="F"><MemberCode targetGUID="{c1}"/><MemberSource targetGUID="{t4}"/></Set></Sets>
<Graphs><Graph guid="{g1}" name="G"/><Graph guid="{g2}" name="H"/></Graphs>
<Description>All of it.</Description><NoteRef targetGUID="{n2}"/><Surprise/></Project>"#,
        u1 = g(1),
        u2 = g(2),
        c1 = g(10),
        c2 = g(11),
        c3 = g(12),
        c9 = g(19),
        v1 = g(20),
        v2 = g(21),
        k1 = g(30),
        k2 = g(31),
        t1 = g(40),
        t2 = g(41),
        t3 = g(42),
        t4 = g(43),
        t5 = g(44),
        s1 = g(50),
        s2 = g(51),
        s3 = g(52),
        s4 = g(53),
        d1 = g(60),
        d2 = g(61),
        d3 = g(62),
        n1 = g(70),
        n2 = g(71),
        n3 = g(72),
        l1 = g(80),
        l2 = g(81),
        e1 = g(90),
        e2 = g(91),
        g1 = g(100),
        g2 = g(101),
        s5 = g(54),
        d4 = g(63),
        d5 = g(64),
    );
    vec![File::of(
        "project.qde",
        project.replace(
            r#"<Variables>"#,
            &format!(
                r#"<Variables><Variable guid="{}" name="Town" typeOfVariable="Text"/>"#,
                g(21)
            ),
        ),
    )]
}

#[test]
fn whatever_is_left_out_is_said_once_and_counted() {
    let received = received(crowded());
    let lines = received.report.lines.iter();
    let left = lines.clone().filter_map(|line| {
        line.what
            .strip_prefix("Without a place here, and left out: ")
    });
    assert_eq!(
        left.collect::<Vec<_>>(),
        [
            "1 note that belongs to no text, tag or code.",
            "1 code of a whole text.",
            "2 codes of notes.",
            "2 marked areas of PDFs.",
            "1 text’s formatting (bold, fonts …).",
            "2 graphs.",
            "1 case without a text or a tag.",
            "2 codes of cases.",
            "1 set without a text or a code that came in.",
            "1 member of a set that did not come in.",
            "1 code that is not meant for tagging.",
            "1 variable that says nothing of a text.",
            "1 description of the project.",
        ]
    );
    let others = lines.filter(|line| {
        !line
            .what
            .starts_with("Without a place here, and left out: ")
    });
    assert_eq!(
        others.map(|line| line.what.as_str()).collect::<Vec<_>>(),
        [
            "“A”: a coding with a code that is not in the codebook was left out.",
            "“A”: the selection “met” has neither a code nor a comment.",
            "“C”: it is no text, and was left out.",
            "“D”: it is no text, and was left out.",
            "Not between two tags of one article, and left out: 1 link.",
            "Taken for the same: 1 code that is called as another in the same place.",
            "Taken for the same: 1 user who is called as another.",
            "Without a place here: 1 set of texts or codes.",
            "“Surprise” is not known here, and was left out.",
        ]
    );
    // What is said of somebody who is named by tags is there.
    let ilsa = received
        .project
        .actors()
        .find(|actor| actor.name == "Ilsa")
        .unwrap();
    let attributes = [("Town".to_owned(), "Velmora".to_owned())];
    assert_eq!(
        (ilsa.notes.as_str(), ilsa.attributes.as_slice()),
        ("The mayor.", &attributes[..])
    );
}
