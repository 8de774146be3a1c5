//! REFI-QDA: the rules of its schema that other programs insist on, and the habits of these programs.

use demarche::domain::presets::Preset;
use demarche::domain::{AtOnce, Code, Codebook, Kind, SequentialIds, Timestamp, at_once};
use demarche::format::exchange::model::{Article, Label};
use demarche::format::exchange::reduce::reduce;
use demarche::format::exchange::tool::Profile;
use demarche::format::exchange::{File, Options, Reading, TOOLS, Tool};
use demarche::format::{CodebookFile, Opened, open};
use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event;

use crate::articles;
use crate::golden::tricky;

fn tool() -> &'static Tool {
    TOOLS.into_iter().find(|tool| tool.id == "refiQda").unwrap()
}

fn read(files: &[File]) -> Reading {
    at_once((tool().read)(files, &AtOnce)).unwrap()
}

fn written(article: &Article, profile: Profile) -> Vec<File> {
    let held = reduce(article, &tool().holds, &mut Vec::new());
    let options = Options {
        profile,
        ..Options::default()
    };
    let mut writing = (tool().begin)(&articles::scheme(std::slice::from_ref(&held)), &options);
    writing.article(&held);
    writing.finish()
}

/// Names of what may stand in an element, in the order in which it must.
const ORDER: [(&str, &[&str]); 11] = [
    (
        "Project",
        &[
            "Users",
            "CodeBook",
            "Variables",
            "Cases",
            "Sources",
            "Notes",
            "Links",
            "Sets",
        ],
    ),
    ("CodeBook", &["Codes", "Sets"]),
    ("Set", &["Description", "MemberCode", "MemberSource"]),
    ("MemberCode", &[]),
    ("Code", &["Description", "NoteRef", "Code"]),
    (
        "Case",
        &["Description", "VariableValue", "SourceRef", "SelectionRef"],
    ),
    (
        "TextSource",
        &[
            "Description",
            "PlainTextSelection",
            "NoteRef",
            "VariableValue",
        ],
    ),
    ("PlainTextSelection", &["Description", "Coding", "NoteRef"]),
    ("Coding", &["CodeRef", "NoteRef"]),
    ("Note", &["PlainTextContent"]),
    ("Link", &["NoteRef"]),
];

/// What is wrong with a project by the rules of the schema that we can break: order, empty containers, ids, references.
pub(crate) fn wrong(xml: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut open: Vec<(String, usize, usize)> = Vec::new();
    let (mut guids, mut targets) = (Vec::new(), Vec::new());
    let mut reader = Reader::from_str(xml);
    loop {
        let event = reader.read_event().unwrap();
        let (start, is_empty) = match &event {
            Event::Start(start) => (start, false),
            Event::Empty(start) => (start, true),
            Event::End(_) => {
                let (name, _, children) = open.pop().unwrap();
                let container = name.ends_with('s') && name.starts_with(char::is_uppercase);
                if container && children == 0 {
                    wrong.push(format!("{name} is empty"));
                }
                continue;
            }
            Event::Eof => return finish(wrong, &guids, &targets),
            _ => continue,
        };
        let name = start.name().into_inner().to_owned();
        if let Some((parent, at, children)) = open.last_mut() {
            *children += 1;
            if let Some((_, order)) = ORDER.iter().find(|(one, _)| one == parent) {
                match order.iter().position(|one| *one == name) {
                    None => wrong.push(format!("{name} in {parent}")),
                    Some(place) if place < *at => {
                        wrong.push(format!("{name} too late in {parent}"))
                    }
                    Some(place) => *at = place,
                }
            }
        }
        for attribute in start.attributes() {
            let attribute = attribute.unwrap();
            let value = attribute.value.to_string();
            match attribute.key.into_inner() {
                "guid" if name == "MemberCode" => targets.push(value),
                "modifyingUser" => targets.push(value),
                "guid" => guids.push(value),
                "targetGUID" | "originGUID" | "creatingUser" => targets.push(value),
                _ => {}
            }
        }
        if !is_empty {
            open.push((name, 0, 0));
        }
    }
}

fn finish(mut wrong: Vec<String>, guids: &[String], targets: &[String]) -> Vec<String> {
    for guid in guids {
        if uuid::Uuid::parse_str(guid).is_err() || guid.len() != 36 {
            wrong.push(format!("{guid} is no guid"));
        }
    }
    let once: std::collections::BTreeSet<&String> = guids.iter().collect();
    if once.len() < guids.len() {
        wrong.push("a guid stands twice".to_owned());
    }
    let loose = targets.iter().filter(|target| !once.contains(target));
    wrong.extend(loose.map(|target| format!("{target} is nowhere")));
    wrong
}

proptest! {
    #[test]
    fn every_project_keeps_the_rules_of_the_schema(article in articles::article(1)) {
        let files = written(&article, Profile::Standard);
        let xml = std::str::from_utf8(&files[0].bytes).unwrap();
        prop_assert_eq!(wrong(xml), Vec::<String>::new());
    }

    #[test]
    fn the_profiles_of_programs_read_back_the_same(article in articles::article(1)) {
        let held = reduce(&article, &tool().holds, &mut Vec::new());
        for profile in [Profile::Maxqda, Profile::Nvivo] {
            let files = written(&article, profile);
            let xml = std::str::from_utf8(&files[0].bytes).unwrap();
            prop_assert_eq!(wrong(xml), Vec::<String>::new());
            prop_assert_eq!(&read(&files).articles, std::slice::from_ref(&held));
        }
    }
}

#[test]
fn the_checks_would_notice() {
    let broken = "<Project guid=\"x\"><Notes></Notes><Users><User guid=\"00000000-0000-0000-0000-000000000001\"/></Users>\
                  <Coding targetGUID=\"y\"></Coding></Project>";
    assert_eq!(
        wrong(broken),
        [
            "Notes is empty",
            "Users too late in Project",
            "Coding in Project",
            "x is no guid",
            "y is nowhere"
        ]
    );
}

#[test]
fn lines_for_maxqda_end_in_two_characters_that_count_as_one() {
    let files = written(&tricky(), Profile::Maxqda);
    let text = std::str::from_utf8(&files[1].bytes).unwrap();
    assert!(text.contains("give up\r\neleven"));
    let back = read(&files);
    let held = reduce(&tricky(), &tool().holds, &mut Vec::new());
    assert_eq!(back.articles, [held]);
    assert_eq!(
        back.notes[0].what,
        "“Harbour talks”: Line ends count as one character."
    );
}

#[test]
fn lines_for_nvivo_end_in_two_characters_that_count_as_two() {
    let files = written(&tricky(), Profile::Nvivo);
    let text = std::str::from_utf8(&files[1].bytes).unwrap();
    let xml = std::str::from_utf8(&files[0].bytes).unwrap();
    // Each selection stands where its words are in the very characters of the text.
    let characters: Vec<char> = text.chars().collect();
    let number = |line: &str, key: &str| -> usize {
        let (_, rest) = line.split_once(&format!("{key}=\"")).unwrap();
        rest.split('"').next().unwrap().parse().unwrap()
    };
    let claim = xml
        .lines()
        .find(|line| line.contains("name=\"asked the families to"))
        .unwrap();
    let words = &characters[number(claim, "startPosition")..number(claim, "endPosition")];
    assert_eq!(
        words.iter().collect::<String>(),
        "asked the families to give up\r\neleven berths"
    );
    let back = read(&files);
    let held = reduce(&tricky(), &tool().holds, &mut Vec::new());
    assert_eq!(back.articles, [held]);
    assert_eq!(
        back.notes[0].what,
        "“Harbour talks”: Line ends count as two characters."
    );
}

/// A project as other programs write it, with their habits: braces and capitals in guids, a folder with a capital, CRLF, a
/// byte order mark, codes in codes, comments without codes, notes linked to selections, variables in cases.
fn foreign(origin: &str, start: usize) -> Vec<File> {
    let project = format!(
        r##"<Project xmlns="urn:QDA-XML:project:0.4" name="Elsewhere" origin="{origin}">
 <Users><User guid="{{AAAAAAAA-0000-0000-0000-000000000001}}" name="Bo"/></Users>
 <CodeBook><Codes>
  <Code guid="C0000000-0000-0000-0000-000000000001" name="Peace" isCodable="true" color="#0a0"><Description>About peace.</Description>
   <Code guid="C0000000-0000-0000-0000-000000000002" name="Talks" isCodable="true"/></Code>
 </Codes></CodeBook>
 <Variables><Variable guid="D0000000-0000-0000-0000-000000000001" name="Date" typeOfVariable="Date"/></Variables>
 <Cases><Case guid="E0000000-0000-0000-0000-000000000001" name="Gazette">
  <VariableValue><VariableRef targetGUID="d0000000-0000-0000-0000-000000000001"/><DateValue>2022-01-21</DateValue></VariableValue>
  <SourceRef targetGUID="F0000000-0000-0000-0000-000000000001"/></Case></Cases>
 <Sources>
  <PictureSource guid="F0000000-0000-0000-0000-000000000009" name="Map"/>
  <TextSource guid="F0000000-0000-0000-0000-000000000001" name="Geneva" plainTextPath="internal://F0000000-0000-0000-0000-000000000001.txt">
   <PlainTextSelection guid="B0000000-0000-0000-0000-000000000001" name="They m…" startPosition="{start}" endPosition="{end}" modifyingUser="aaaaaaaa-0000-0000-0000-000000000001">
    <Coding guid="B1000000-0000-0000-0000-000000000001"><CodeRef targetGUID="c0000000-0000-0000-0000-000000000002"/></Coding>
    <Coding guid="B1000000-0000-0000-0000-000000000002"><CodeRef targetGUID="c0000000-0000-0000-0000-000000000001"/></Coding>
   </PlainTextSelection>
   <PlainTextSelection guid="B0000000-0000-0000-0000-000000000002" startPosition="0" endPosition="7"><Description>See map.</Description></PlainTextSelection>
   <PlainTextSelection guid="B0000000-0000-0000-0000-000000000003" startPosition="3" endPosition="3"/>
  </TextSource>
 </Sources>
 <Notes><Note guid="A0000000-0000-0000-0000-000000000001" name="Annotation"><PlainTextContent>Who are they?</PlainTextContent></Note></Notes>
 <Links><Link guid="A1000000-0000-0000-0000-000000000001" originGUID="A0000000-0000-0000-0000-000000000001" targetGUID="B0000000-0000-0000-0000-000000000001"/>
  <Link guid="A1000000-0000-0000-0000-000000000002" originGUID="B0000000-0000-0000-0000-000000000001" targetGUID="C0000000-0000-0000-0000-000000000001"/></Links>
</Project>"##,
        end = start + 8
    );
    vec![
        File::of("project.qde", project),
        File::of(
            "Sources/f0000000-0000-0000-0000-000000000001.TXT",
            "\u{feff}Geneva.\r\n\r\nThey met.\r\n",
        ),
    ]
}

#[test]
fn habits_of_other_programs_are_understood() {
    // Line ends count one character in files of ATLAS.ti and two in those of NVivo; the quoted words tell either.
    for (origin, start) in [
        ("ATLAS.ti", 9),
        ("NVivo", 11),
        ("ATLAS.ti", 11),
        ("NVivo", 9),
    ] {
        let reading = read(&foreign(origin, start));
        let article = &reading.articles[0];
        let said: Vec<(&str, &str)> = crate::others::said(article);
        assert_eq!(
            said,
            [
                ("Comment", "Geneva."),
                ("Peace", "They met"),
                ("Talks", "They met"),
            ],
            "{origin} at {start}"
        );
        assert_eq!(
            article.meta,
            [
                ("title".into(), "Geneva".into()),
                ("date".into(), "2022-01-21".into())
            ]
        );
        assert_eq!(article.marks[0].note, "See map.");
        assert_eq!(article.marks[1].note, "Who are they?");
        assert_eq!(article.marks[1].coder, "Bo");
        let peace = &reading.scheme.labels[0];
        assert_eq!(
            (peace.name.as_str(), peace.definition.as_str()),
            ("Peace", "About peace.")
        );
        assert_eq!(
            peace.colour.map(|c| c.to_string()),
            Some("#00aa00".to_owned())
        );
        let notes: Vec<&str> = reading
            .notes
            .iter()
            .map(|note| note.what.as_str())
            .collect();
        let counted = if start == 9 {
            "one character"
        } else {
            "two characters"
        };
        assert_eq!(
            notes,
            [
                "“Map”: it is no text, and was left out.",
                "“Geneva”: the selection “” covers no text.",
                &format!("“Geneva”: Line ends count as {counted}."),
                "Not between two tags of one article, and left out: 1 link.",
                "Without a place here: 1 case that a whole text belongs to.",
                "The code “Peace › Talks” stands under another: it is called “Talks”, and where it stood is kept.",
            ]
        );
    }
}

/// What stood under others elsewhere stands there again, and is called by its last name here.
#[test]
fn codes_in_codes_are_a_tree_again() {
    let held = reduce(&tricky(), &tool().holds, &mut Vec::new());
    let mut scheme = articles::scheme(std::slice::from_ref(&held));
    let [peace, talks] = <[Label; 2]>::try_from(read(&foreign("NVivo", 11)).scheme.labels).unwrap();
    assert_eq!(
        (talks.name.as_str(), talks.above.as_slice()),
        ("Talks", &["Peace".to_owned()][..])
    );
    // Of another tree, whose top nobody tags with.
    let ice = Label {
        name: "Ice".to_owned(),
        above: vec!["Sea".to_owned(), "Water".to_owned()],
        ..talks.clone()
    };
    scheme.labels.extend([ice, talks, peace]);
    let mut writing = (tool().begin)(&scheme, &Options::default());
    writing.article(&held);
    let back = read(&writing.finish());
    assert_eq!(back.articles, [held]);
    let all = |labels: &[Label]| {
        let mut all: Vec<_> = labels
            .iter()
            .map(|label| (label.name.clone(), label.above.clone()))
            .collect();
        all.sort();
        all
    };
    assert_eq!(all(&back.scheme.labels), all(&scheme.labels));
}

pub(crate) fn opened(file: &str) -> Result<Codebook, String> {
    let mut ids = SequentialIds::starting_at(1);
    match open("a.qdc", file.as_bytes(), &mut ids, Timestamp(0)) {
        Ok(Opened::Codebook(codebook)) => Ok(codebook),
        other => Err(format!("{}", other.unwrap_err())),
    }
}

/// All that a codebook of REFI-QDA holds.
fn held(codebook: &Codebook) -> Vec<String> {
    let kind = |k: &Kind| {
        let looks = (k.category, k.colour, k.retired, &k.guide);
        format!("{} {looks:?}", k.label)
    };
    let mut all: Vec<String> = codebook.kinds.iter().map(kind).collect();
    for list in [&codebook.issues, &codebook.forms, &codebook.justifications] {
        let above = |code: &Code| {
            let mut above = list.iter();
            above
                .find(|one| Some(&one.id) == code.parent.as_ref())
                .map(|one| one.label.clone())
        };
        all.extend(list.iter().map(|code| {
            let said = (above(code), code.colour, code.retired, &code.guide);
            format!("{} {said:?}", code.label)
        }));
    }
    all
}

#[test]
fn a_codebook_comes_back_with_its_trees_definitions_and_colours() {
    for preset in Preset::ALL {
        let mut codebook = preset.codebook();
        codebook.kinds[0].guide.include = "Two\nlines.".to_owned();
        codebook.kinds[0].retired = true;
        // Two of the same name are told apart.
        codebook.kinds[1].label = codebook.kinds[0].label.clone();
        let file = CodebookFile::Refi.write(&codebook, Timestamp(0));
        assert_eq!(wrong(&file), Vec::<String>::new());
        let back = opened(&file).unwrap();
        assert_eq!(held(&back), held(&codebook));
    }
    let golden =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/exchange/codebook.qdc");
    let file = CodebookFile::Refi.write(&Preset::Pca.codebook(), Timestamp(0));
    if std::env::var_os("DEMARCHE_BLESS").is_some() {
        std::fs::write(&golden, &file).unwrap();
    }
    assert!(
        std::fs::read_to_string(golden).unwrap() == file,
        "it is no longer written so"
    );
}

#[test]
fn codes_of_a_codebook_are_those_of_a_project() {
    let project = crate::kept::mixed();
    let files = at_once(tool().write(&project, &Options::default(), &AtOnce)).files;
    let codebook = CodebookFile::Refi.write(project.codebook(), Timestamp(0));
    let project = std::str::from_utf8(&files[0].bytes).unwrap();
    let guid = |xml: &str| {
        let (before, _) = xml.split_once("\" name=\"Claim\"").unwrap();
        before[before.len() - 36..].to_owned()
    };
    assert_eq!(guid(project), guid(&codebook));
}

#[test]
fn codebooks_of_other_programs_become_issues() {
    let file = "\u{feff}<?xml version=\"1.0\"?>\n<qda:CodeBook xmlns:qda=\"urn:QDA-XML:codebook:1.0\" origin=\"NVivo\"><qda:Codes>\
        <qda:Code guid=\"{C0000000-0000-0000-0000-000000000001}\" name=\"Peace\" isCodable=\"false\" color=\"#0a0\">\
        <qda:Description>About peace.\r\nInclude: talks</qda:Description>\
        <qda:Code guid=\"C0000000-0000-0000-0000-000000000002\" name=\"Talks\" isCodable=\"true\"/></qda:Code>\
        <qda:Code guid=\"C0000000-0000-0000-0000-000000000003\" name=\"\" isCodable=\"true\"/>\
        </qda:Codes><qda:Sets/></qda:CodeBook>";
    let codebook = opened(file).unwrap();
    let issues: Vec<String> = codebook
        .issues
        .iter()
        .map(|code| codebook.path(demarche::domain::CodeList::Issues, &code.id))
        .collect();
    assert_eq!(issues, ["Peace", "Peace › Talks", "(no name)"]);
    let peace = &codebook.issues[0];
    assert_eq!(peace.guide.definition, "About peace.\nInclude: talks");
    assert_eq!(
        peace.colour.map(|c| c.to_string()),
        Some("#00aa00".to_owned())
    );
    assert!(!peace.retired);
    // There is something to tag with.
    assert_eq!(codebook.kinds, Codebook::claims_actors_demands().kinds);
}

#[test]
fn codebooks_that_cannot_be_read_say_why() {
    for (file, what) in [
        ("<CodeBook><Codes/></CodeBook>", "there is no code in it"),
        (
            "<CodeBook><Codes><Code name=\"a\">",
            "The XML in it is damaged",
        ),
        (
            "<!DOCTYPE a><CodeBook/>",
            "It declares a document type (DOCTYPE), which no program writes that stores documents",
        ),
    ] {
        let told = format!("the codebook in the file: {what}");
        assert_eq!(opened(file).unwrap_err(), told);
    }
    let many = "<Code name=\"a\"/>".repeat(5_001);
    let many = opened(&format!("<CodeBook><Codes>{many}</Codes></CodeBook>"));
    assert_eq!(
        many.unwrap_err(),
        "the codebook in the file: it has more than 5000 codes"
    );
}
