//! Whatever was kept comes back from a file of everything, in either of its forms.

use std::rc::Rc;

use proptest::prelude::*;

use super::{is_one, read};
use crate::domain::json::{Json, Writer};
use crate::domain::{Project, Timestamp};
use crate::edit::testing::{Wish, World, wishes};
use crate::persist::{
    InPieces, Label, Library, Memory, Raw, Recovered, Storage, Writer as ProjectWriter,
};

fn now<T>(future: impl Future<Output = T>) -> T {
    pollster::block_on(future)
}

/// A store with the world's project as it is after some work.
fn stored(work: &[Wish]) -> (Memory, Project) {
    let mut world = World::new();
    let memory = Memory::new();
    let storage = Rc::new(memory.clone());
    let snapshots = InPieces::of_new(Rc::clone(&storage), world.project().meta().id);
    let writer = ProjectWriter::begin(storage, world.project(), Timestamp(1), Some(snapshots));
    now(writer.work(|_| {}));
    for wish in work {
        if let Some(done) = world.grant(wish) {
            writer.changed(&done.transactions, world.project());
            now(writer.work(|_| {}));
        }
    }
    let project = world.project().clone();
    (memory, project)
}

/// As `public/rescue.js` writes it.
fn by_script(raw: &[Raw]) -> String {
    let mut to = Writer::compact();
    to.object();
    to.text_at("format", "demarche-rescue");
    to.number_at("version", 1);
    to.list_at("records", raw, |value, to| {
        let words: Vec<&str> = value.key.split(' ').collect();
        let composed = words.len() > 1 && value.part != "meta";
        to.object();
        to.text_at("store", value.part);
        to.key("key");
        if composed {
            let words = words.iter().map(|word| match word.parse::<u64>() {
                Ok(number) => Json::number(number),
                Err(_) => Json::text(*word),
            });
            to.value(&Json::List(words.collect()));
        } else {
            to.value(&Json::text(value.key.as_str()));
        }
        to.key("value");
        let text = std::str::from_utf8(&value.bytes).unwrap();
        match text.parse::<u64>() {
            Ok(number) => to.value(&Json::number(number)),
            Err(_) => {
                to.object();
                to.text_at("utf8", text);
                to.end_object();
            }
        }
        to.end_object();
    });
    to.end_object();
    to.finish()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn everything_comes_back_from_either_form(work in wishes(40)) {
        let (memory, project) = stored(&work);
        let library = Library::new(Rc::new(memory.clone()));
        let by_app = now(library.everything(None, Timestamp(5))).unwrap();
        let by_script = by_script(&now(memory.dump(None)).unwrap());
        for file in [by_app, by_script] {
            prop_assert!(is_one(file.as_bytes()));
            let rescued = read(file.as_bytes()).unwrap();
            prop_assert_eq!(&rescued.problems, &Vec::<String>::new());
            prop_assert_eq!(rescued.projects, vec![project.clone()]);
        }
    }

    #[test]
    fn what_is_on_the_screen_comes_first_and_what_the_store_has_beside_it(work in wishes(20)) {
        let (memory, kept) = stored(&work);
        let (_, other) = stored(&[]);
        let library = Library::new(Rc::new(memory));
        let file = now(library.everything(Some(&other), Timestamp(5))).unwrap();
        let rescued = read(file.as_bytes()).unwrap();
        let mut expected = vec![other.clone()];
        if kept != other {
            expected.push(kept);
        }
        prop_assert_eq!(rescued.projects, expected);
    }

    #[test]
    fn arbitrary_files_never_panic(bytes: Vec<u8>, cut: prop::sample::Index, flip: u8) {
        let _ = read(&bytes);
        let (memory, _) = stored(&[]);
        let library = Library::new(Rc::new(memory));
        let mut file = now(library.everything(None, Timestamp(5))).unwrap().into_bytes();
        let at = cut.index(file.len());
        let _ = read(&file[..at]);
        file[at] ^= flip;
        let _ = read(&file);
    }
}

/// A store in which the project was kept as a version before each of these titles.
fn with_versions(titles: &[&str]) -> (Memory, Project) {
    let mut world = World::new();
    let memory = Memory::new();
    let storage = Rc::new(memory.clone());
    let snapshots = InPieces::of_new(Rc::clone(&storage), world.project().meta().id);
    let writer = ProjectWriter::begin(storage, world.project(), Timestamp(1), Some(snapshots));
    now(writer.work(|_| {}));
    for title in titles {
        let label = Label {
            title: (*title).to_owned(),
            at: Timestamp(7),
        };
        writer.keep(world.project(), label, Box::new(|kept| kept.unwrap()));
        now(writer.work(|_| {}));
        for n in 0..3 {
            let done = world
                .grant(&Wish::SetTitle(format!("{title} {n}")))
                .unwrap();
            writer.changed(&done.transactions, world.project());
            now(writer.work(|_| {}));
        }
    }
    (memory, world.project().clone())
}

fn labels(library: &Library<Memory>, project: &Project) -> Vec<String> {
    let all = now(library.versions(project.meta().id)).unwrap();
    let titles = all.into_iter().map(|v| v.label.map(|l| l.title));
    titles.map(Option::unwrap_or_default).collect()
}

#[test]
fn kept_versions_of_a_project_that_is_here_come_beside_its_own_and_stay() {
    let (there, _) = with_versions(&["one", "two", "three"]);
    let file = now(Library::new(Rc::new(there)).everything(None, Timestamp(9))).unwrap();
    let rescued = read(file.as_bytes()).unwrap();
    let [earlier] = rescued.earlier.as_slice() else {
        panic!("there are versions")
    };
    // Here the first was kept as well, and then something else was done.
    let (here, project) = with_versions(&["one", "else"]);
    let storage = Rc::new(here.clone());
    let library = Library::new(Rc::clone(&storage));
    assert_eq!(now(earlier.bring(&here)), Ok(2));
    now(earlier.bring_pieces(&here)).unwrap();
    let mut all = labels(&library, &project);
    crate::domain::sort(&mut all, Ord::cmp);
    assert_eq!(all, ["else", "one", "three", "two"]);
    assert_eq!(now(earlier.bring(&here)), Ok(0), "once is enough");
    // The next snapshot lets go of nothing that they need.
    let Some(Recovered::Whole(opened)) = now(library.open(project.meta().id)).unwrap() else {
        panic!("it is whole")
    };
    let snapshots = opened
        .start
        .snapshots(Rc::clone(&storage), project.meta().id);
    let writer = ProjectWriter::resume(storage, &project, opened.start.place(), snapshots);
    let label = Label {
        title: "last".to_owned(),
        at: Timestamp(8),
    };
    writer.keep(&project, label, Box::new(|kept| kept.unwrap()));
    now(writer.work(|_| {}));
    for version in now(library.versions(project.meta().id)).unwrap() {
        let opened = now(library.version(project.meta().id, version.step)).unwrap();
        assert!(matches!(opened, Some((Recovered::Whole(_), _))));
    }
    assert_eq!(labels(&library, &project).len(), 5);
}

#[test]
fn a_project_that_is_damaged_is_said_and_the_others_come() {
    let (memory, project) = stored(&[]);
    let mut raw = now(memory.dump(None)).unwrap();
    let other = "0190c9a0-0000-7000-8000-00000000000f";
    raw.push(Raw {
        part: "snapshots",
        key: other.to_owned(),
        bytes: b"demarche 1 snapshot 2 0000000000000000 2\n{}".to_vec(),
    });
    let rescued = read(by_script(&raw).as_bytes()).unwrap();
    assert_eq!(rescued.projects, vec![project]);
    assert_eq!(
        rescued.problems,
        ["this project could not be opened: the project is damaged: its checksum is wrong"]
    );
}

#[test]
fn other_files_are_refused_in_words() {
    let refusal = |text: &str| read(text.as_bytes()).unwrap_err();
    assert!(refusal("{").starts_with("not readable as JSON: "));
    assert!(refusal("{\"demarcheRescue\": 2, \"parts\": {}}").contains("newer version"));
    assert!(
        refusal("{\"format\": \"demarche-rescue\", \"version\": 9, \"records\": []}")
            .contains("newer version")
    );
    assert_eq!(refusal("{}"), "the key “version” is missing");
}

#[test]
fn whoever_worked_there_is_known() {
    let file = "{\"format\": \"demarche-rescue\", \"version\": 1, \"records\": [{\"store\": \"localStorage\", \
        \"key\": \"demarche.coder\", \"value\": \"{\\\"id\\\":\\\"0190c9a0-0000-7000-8000-00000000000f\\\",\
        \\\"name\\\":\\\"Ann\\\"}\"}]}";
    let coder = read(file.as_bytes()).unwrap().coder.unwrap();
    assert_eq!(coder.name, "Ann");
}
