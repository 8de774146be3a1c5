//! What is offered for saving: the files are those that the formats write, in an archive where there are several; what is
//! said to be lost is what they lose; the first lines are the beginning of the file.

use std::io::Read as _;

use demarche::domain::{AtOnce, DocumentId, Project, Timestamp, at_once};
use demarche::format::exchange::{File, Options, Tool};
use demarche::format::outgoing::{Format, Order};
use flate2::read::DeflateDecoder;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;

fn order(project: &Project, format: Format) -> Order {
    Order {
        project: project.clone(),
        format,
        options: Options::default(),
        article: None,
        now: Timestamp(1_795_512_614_000),
    }
}

fn written(order: &Order) -> Vec<u8> {
    let mut all = Vec::new();
    let out = &mut |piece: &[u8]| all.extend_from_slice(piece);
    at_once(order.write(&AtOnce, None, out)).unwrap();
    all
}

/// The files of an archive, one after the other.
fn unpacked(mut bytes: &[u8]) -> Vec<File> {
    let mut files = Vec::new();
    while bytes.starts_with(b"PK\x03\x04") {
        let number = |at: usize| u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap()) as usize;
        let (packed, size, name) = (number(18), number(22), number(26) & 0xffff);
        let (path, rest) = bytes[30..].split_at(name);
        let (stored, rest) = rest.split_at(packed);
        let mut content = Vec::new();
        match bytes[8] {
            8 => {
                _ = DeflateDecoder::new(stored)
                    .read_to_end(&mut content)
                    .unwrap()
            }
            _ => content.extend_from_slice(stored),
        }
        assert_eq!(content.len(), size);
        let path = String::from_utf8(path.to_vec()).unwrap();
        files.push(File {
            path,
            bytes: content,
        });
        bytes = rest;
    }
    files
}

fn by_itself(tool: &Tool, project: &Project) -> demarche::format::exchange::Written {
    at_once(tool.write(project, &Options::default(), &AtOnce))
}

proptest! {
    #[test]
    fn the_files_are_those_that_the_format_writes(project in crate::random::project()) {
        for format in Format::all() {
            let order = order(&project, format);
            let bytes = written(&order);
            match format {
                Format::Own(own) => prop_assert_eq!(bytes, own.write(&project, order.now).into_bytes()),
                Format::Tool(tool) => {
                    let own = by_itself(tool, &project).files;
                    match tool.packed {
                        true => prop_assert_eq!(unpacked(&bytes), own),
                        false => prop_assert_eq!(&bytes, &own[0].bytes),
                    }
                }
                Format::Report(report) => {
                    let articles = project.documents().len();
                    let files = match articles {
                        1 => 1,
                        _ => unpacked(&bytes).len(),
                    };
                    prop_assert_eq!(files, articles, "{}", report.id);
                }
            }
        }
    }

    #[test]
    fn what_is_said_to_be_lost_is_what_the_format_loses(project in crate::random::project()) {
        for format in Format::all() {
            let Format::Tool(tool) = format else { continue };
            let order = order(&project, format);
            let lines = at_once(order.losses(&AtOnce));
            let lost = by_itself(tool, &project).losses;
            prop_assert_eq!(lines.iter().map(|line| line.number).sum::<usize>(), lost.len());
            let mut report = String::new();
            at_once(order.report(&AtOnce, &mut |piece| report.push_str(&piece)));
            for line in &lines {
                prop_assert!(report.contains(&line.what), "{}", line.what);
            }
            for loss in &lost {
                prop_assert!(report.contains(&loss.told()), "{}", loss.told());
            }
        }
    }

    #[test]
    fn the_first_lines_begin_a_file_of_one_article(project in crate::random::project()) {
        for format in Format::all() {
            let mut order = order(&project, format);
            let glimpse = at_once(order.glimpse(&AtOnce));
            prop_assert_eq!(glimpse.is_some(), !project.documents().is_empty() || matches!(format, Format::Own(_)));
            let Some(first) = glimpse.and_then(|glimpse| glimpse.pages.into_iter().next()) else { continue };
            prop_assert!(first.lines.lines().count() <= 20);
            order.article = project.documents().first().map(|document| document.id());
            let alone = at_once(order.glimpse(&AtOnce)).unwrap();
            let bytes = written(&order);
            let page = &alone.pages[0];
            let settings = [".conf", ".xml", ".qde", ".md"].iter().any(|ending| page.path.ends_with(ending));
            prop_assert!(!settings || matches!(format, Format::Report(_)), "{} comes first", page.path);
            let files = unpacked(&bytes).into_iter().map(|file| (file.path, file.bytes));
            let own = |(path, _): &(String, Vec<u8>)| *path == page.path;
            let file = files.into_iter().find(own).map_or(bytes, |(_, bytes)| bytes);
            let file = String::from_utf8(file).unwrap();
            let file = file.trim_start_matches('\u{feff}');
            for (shown, line) in alone.pages[0].lines.lines().zip(file.lines()) {
                // Ids of projects are made up anew with each file of some formats.
                let shown = shown.strip_suffix(" …").unwrap_or(shown);
                prop_assert!(line.starts_with(shown), "{}: {shown:?} {line:?}", format.id());
            }
        }
    }
}

#[test]
fn one_article_is_in_a_file_of_its_own_name_where_the_format_takes_one() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let several = crate::random::project().prop_filter("several", |p| p.documents().len() > 1);
    let project = several.new_tree(&mut runner).unwrap().current();
    let one = project.documents().last().unwrap();
    for format in Format::all() {
        let order = Order {
            article: Some(one.id()),
            ..order(&project, format)
        };
        let whole = order.file_name();
        assert!(
            whole.ends_with(&format!(" 2026-11-24.{}", order.ending())),
            "{whole}"
        );
        match format {
            Format::Own(_) => assert!(!format.takes_one()),
            Format::Report(report) => assert_eq!(order.ending(), report.ending),
            Format::Tool(tool) => assert_eq!(order.ending(), tool.ending),
        }
    }
}

/// Twelve types of link, and one link: the others are in no file of another tool, which is a line of its own.
#[test]
fn types_of_link_that_are_not_used_are_said_to_be_lost() {
    let project = crate::kept::mixed();
    let types = project.codebook().relations.len();
    let told = |id: &str| {
        let order = order(&project, Format::of_id(id).unwrap());
        let lines = at_once(order.losses(&AtOnce)).into_iter();
        let about = lines.map(|line| line.what);
        let about =
            about.filter(|what| what.contains("type of link") || what.contains("types of link"));
        about.collect::<Vec<String>>()
    };
    let unused = types - 1;
    for id in ["refiQda", "spacy", "html"] {
        let lines = [
            "all but the name of 1 type of link".to_owned(),
            format!("everything about {unused} types of link that no link within an article is of"),
        ];
        assert_eq!(told(id), lines, "{id}");
    }
    // What names them beside the articles has them all.
    for id in ["brat", "labelStudio", "w3c"] {
        assert_eq!(
            told(id),
            [format!("all but the name of {types} types of link")],
            "{id}"
        );
    }
    // Where there are no links, none is named.
    assert_eq!(
        told("tagsTsv"),
        [format!("everything about {types} types of link")]
    );
}

/// What is said of the project as a whole, where these words stand.
fn told(project: &Project, id: &str, article: Option<DocumentId>, words: &str) -> Vec<String> {
    let order = Order {
        article,
        ..order(project, Format::of_id(id).unwrap())
    };
    let lines = at_once(order.losses(&AtOnce)).into_iter();
    let lines = lines.filter(|line| line.items.is_empty() && line.what.contains(words));
    lines.map(|line| line.what).collect()
}

#[test]
fn of_kinds_it_is_said_what_the_format_has_of_them() {
    let project = crate::kept::mixed();
    let told = |id| told(&project, id, None, "kind");
    let all = "line, slots, advice and examples of 3 kinds of the codebook";
    assert_eq!(told("brat"), [all]);
    assert_eq!(told("refiQda"), [format!("key, {all}")]);
    assert_eq!(told("taguette"), [format!("colour, key, {all}")]);
    assert_eq!(told("doccano"), [format!("definition, colour, key, {all}")]);
}

/// One article, with a claim and nobody in it, of a project with other kinds and two actors.
#[test]
fn of_one_article_only_what_it_has_is_said_to_be_lost() {
    let project = crate::kept::mixed();
    let one = project.documents().iter();
    let mut one = one.filter(|one| one.meta.title == "Flags and families");
    let told = |article, words| told(&project, "doccano", article, words);
    let one = Some(one.next().unwrap().id());
    assert_eq!(
        told(one, "kind"),
        [
            "definition, colour, key, line, slots, advice and examples of 1 kind of the codebook",
            "everything about 2 kinds that no tag is of",
        ]
    );
    assert_eq!(
        told(None, "coder and time of"),
        ["coder and time of 1 link"]
    );
    assert!(told(one, "coder and time of").is_empty());
    let tags = "when it was last changed, and the version of the codebook, of";
    assert_eq!(told(one, tags), [format!("{tags} 1 tag")]);
    assert_eq!(told(None, tags), [format!("{tags} 10 tags")]);
}

/// One has other names, and is named by a mention; of the other there is a name, in a role.
#[test]
fn of_actors_it_is_said_what_the_format_has_of_them() {
    let project = crate::kept::mixed();
    let told = |id| told(&project, id, None, "actor");
    let named = "all but the name, and the id at mentions, of 1 actor of the register";
    assert_eq!(told("brat"), [named]);
    assert_eq!(told("conll"), ["everything about 2 actors of the register"]);
}
