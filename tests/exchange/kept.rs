//! What a file of another tool has that has no place here survives: in the project, in its file, and back in a file of the
//! same format.

use demarche::domain::{AtOnce, Project, SequentialIds, Timestamp, at_once};
use demarche::format::exchange::attributes::ALL;
use demarche::format::exchange::describe::{self, Names};
use demarche::format::exchange::intake::{Format, Gathered, Received, Taking, known, receive};
use demarche::format::exchange::{Fate, File, Options, TOOLS, Tool};
use demarche::format::{ExportFormat, native};
use proptest::prelude::*;

use crate::articles;
use crate::golden::tricky;
use crate::laws::{read, written};
use demarche::format::exchange::holds::{Values, Words};
use demarche::format::exchange::model::Article;
use demarche::format::exchange::reduce::{NO_TEXTS, reduce};

/// Files become a project, which is saved as a file and opened again.
fn through_here(tool: &'static Tool, files: Vec<File>) -> Project {
    let notes = Vec::new();
    let taking = Taking {
        ids: &mut SequentialIds::starting_at(1 << 100),
        now: Timestamp(0),
        name: "talks.zip",
    };
    let received = receive(Format::of(tool), Gathered { files, notes }, taking, &AtOnce);
    let received = at_once(received).unwrap_or_else(|refusal| panic!("{}: {refusal}", tool.id));
    // A tie that has no place here is kept, what has only the words of tags has no text, and where several values stand in one
    // cell they are taken apart; nothing else is to be said.
    let repaired = tool.holds.text == Words::Quotes || tool.holds.attributes == Values::One;
    let others = (received.report.lines.iter()).filter(|line| match line.fate {
        Fate::Kept | Fate::Said => false,
        Fate::Repaired => !repaired,
        Fate::Rejected => true,
    });
    assert_eq!(others.count(), 0, "{}: {}", tool.id, received.report.text());
    let saved = native::write(&received.project, Timestamp(0));
    native::read(saved.as_bytes()).unwrap()
}

fn again(tool: &'static Tool, files: Vec<File>) -> Vec<File> {
    let project = through_here(tool, files);
    at_once(tool.write(&project, &Options::default(), &AtOnce)).files
}

fn tool(id: &str) -> &'static Tool {
    TOOLS.iter().find(|tool| tool.id == id).unwrap()
}

#[test]
fn every_format_comes_back_through_a_project_and_its_file() {
    for tool in TOOLS {
        let held = [reduce(&tricky(), &tool.holds, &mut Vec::new())];
        let files = written(tool, &articles::scheme(&held), &held);
        let mut back = read(tool, &again(tool, files)).articles;
        let mut held = held.to_vec();
        // What has no time is of the moment in which it came in.
        for (was, is) in held[0].marks.iter().zip(&mut back[0].marks) {
            is.created = is.created.filter(|_| was.created.is_some());
        }
        for article in held.iter_mut().chain(&mut back) {
            forget_numbers(tool, article);
        }
        assert_eq!(back, held, "{}", tool.id);
    }
}

/// Where a format has no ids, they are numbers in whatever order.
fn forget_numbers(tool: &Tool, article: &mut Article) {
    if !tool.holds.ids {
        article.number();
    }
    if !tool.holds.article_ids {
        article.id.clear();
    }
    // A mention in a role has no id of its own.
    for (tie, n) in article.ties.iter_mut().zip(1..) {
        tie.id = n.to_string();
    }
    // Where no name of a coder or time is held, ours is written, or nothing.
    if !tool.holds.coders {
        article.marks.iter_mut().for_each(|mark| mark.coder.clear());
    }
    if !tool.holds.times {
        article
            .marks
            .iter_mut()
            .for_each(|mark| mark.created = None);
    }
}

#[test]
fn keys_and_ids_of_the_tool_are_written_back() {
    let lines = r#"{"text": "They met here.", "id": 77, "doc_id": "talks/7", "label": [[0, 4, "Actor"]], "reviewed_by": ["Ann"], "n": 1.50, "Comments": ["hm"], "cats": []}"#;
    let back = again(tool("doccano"), vec![File::of("a.jsonl", lines)]);
    let back = String::from_utf8(back[0].bytes.clone()).unwrap();
    for kept in [
        r#""doc_id":"talks/7""#,
        r#""reviewed_by":["Ann"]"#,
        r#""n":1.50"#,
        r#""Comments":["hm"]"#,
    ] {
        assert!(back.contains(kept), "{kept} is not in {back}");
    }
    let lines = lines.replace(r#" "doc_id": "talks/7","#, "");
    let back = again(tool("doccano"), vec![File::of("a.jsonl", lines)]);
    let back = String::from_utf8(back[0].bytes.clone()).unwrap();
    assert!(back.contains(r#""doc_id":"77""#), "{back}");
    let task = r#"{"text": "They met here.", "_task_hash": -12, "spans": [{"start": 0, "end": 4, "label": "Actor", "source": "model-3"}], "answer": "accept", "priority": "high"}"#;
    let back = again(tool("prodigy"), vec![File::of("a.jsonl", task)]);
    let back = String::from_utf8(back[0].bytes.clone()).unwrap();
    for kept in [
        r#""_task_hash":-12"#,
        r#""source":"model-3""#,
        r#""priority":"high""#,
    ] {
        assert!(back.contains(kept), "{kept} is not in {back}");
    }
}

proptest! {
    /// The same for any article that a format holds, as far as the format holds what it had besides.
    #[test]
    fn what_a_tool_had_besides_survives(article in articles::article(1)) {
        for tool in TOOLS.iter().filter(|tool| tool.holds.ids && tool.holds.text == Words::Exact) {
            let held = [reduce(&article, &tool.holds, &mut Vec::new())];
            let files = written(tool, &articles::scheme(&held), &held);
            let back = read(tool, &again(tool, files)).articles;
            prop_assert_eq!(back.len(), 1, "{}", tool.id);
            let ids = |article: &Article| article.marks.iter().map(|m| (m.id.clone(), m.extra.clone())).collect::<Vec<_>>();
            let (mut was, mut is) = (ids(&held[0]), ids(&back[0]));
            was.sort_by(|a, b| a.0.cmp(&b.0));
            is.sort_by(|a, b| a.0.cmp(&b.0));
            prop_assert_eq!(is, was, "{}", tool.id);
            let mut extra = back[0].extra.clone();
            // What is no day is kept as it was written.
            extra.remove("date");
            prop_assert_eq!(&extra, &held[0].extra, "{}", tool.id);
            prop_assert_eq!(&back[0].id, &held[0].id, "{}", tool.id);
        }
    }
}

/// What a line of the labelled dataset says of tags, without what only Demarche’s codebook and register say.
fn told(dataset: &str) -> Vec<Vec<String>> {
    const KEYS: [&str; 12] = [
        "id",
        "start",
        "end",
        "label",
        "text",
        "part",
        "parts",
        "memo",
        "confidence",
        "coder",
        "position",
        "proposition",
    ];
    let lines = dataset.lines().map(|line| {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        let spans = line["spans"].as_array().unwrap().iter();
        let spans = spans.map(|span| {
            KEYS.map(|key| {
                span[key]
                    .as_str()
                    .map_or_else(|| span[key].to_string(), |text| text.trim().to_owned())
            })
            .join(" ")
        });
        let mut told: Vec<String> = spans.collect();
        told.sort();
        told.push(format!("{} {} {}", line["id"], line["title"], line["text"]));
        told
    });
    lines.collect()
}

/// A project with a bit of everything, as its file has it.
pub(crate) fn mixed() -> Project {
    native::read(include_bytes!("../data/golden/mixed.demarche.json")).unwrap()
}

/// Opens a labelled dataset of ours.
fn dataset(lines: String) -> Received {
    opened(Format::DATASET, lines)
}

fn opened(format: Format, text: String) -> Received {
    let (notes, files) = (Vec::new(), vec![File::of("talks.jsonl", text)]);
    let taking = Taking {
        ids: &mut SequentialIds::starting_at(1 << 100),
        now: Timestamp(0),
        name: "talks.jsonl",
    };
    at_once(receive(format, Gathered { files, notes }, taking, &AtOnce)).unwrap()
}

/// What is coded of each tag, and which tags are tied to which, but for what the dataset has no place for.
fn coded(project: &Project) -> Vec<String> {
    let names = Names::of(project);
    let mut told = Vec::new();
    for document in project.documents() {
        let article = describe::article(project, &names, document, "none");
        for mark in &article.marks {
            let held = |name: &str| ALL.contains(&name) && name != "claimant_evaluation";
            let held = mark.attributes.iter().filter(|(name, _)| held(name));
            for (name, values) in held {
                let mut values = values.clone();
                values.sort();
                told.push(format!("{} {name}: {}", mark.id, values.join(" | ")));
            }
            let actor = mark.entity.iter().map(|entity| &entity.name);
            told.extend(actor.map(|actor| format!("{} names {actor}", mark.id)));
        }
        let kept: Vec<&str> = project
            .codebook()
            .relations
            .iter()
            .map(|r| r.label.as_str())
            .chain(["claimant", "addressee", "object"])
            .collect();
        let ties = article
            .ties
            .iter()
            .filter(|tie| kept.contains(&tie.label.as_str()));
        told.extend(ties.map(|tie| format!("{} {} {}", tie.from, tie.label, tie.to)));
    }
    told.sort();
    told
}

proptest! {
    /// The labelled dataset that is written here opens as what it is, with its tags.
    #[test]
    fn a_dataset_of_ours_opens_with_its_tags(project in crate::random::project()) {
        let file = File::of("talks.jsonl", dataset_of(&project));
        if project.documents().is_empty() {
            return Ok(());
        }
        prop_assert_eq!(known(&file), Some(Format::DATASET));
        let received = dataset(dataset_of(&project));
        prop_assert_eq!(told(&dataset_of(&received.project)), told(&dataset_of(&project)));
        prop_assert_eq!(coded(&received.project), coded(&project));
    }
}

fn dataset_of(project: &Project) -> String {
    ExportFormat::Jsonl.write(project, Timestamp(0))
}

/// A project with a bit of everything: what it says of actors, demands and answers is there again, links by their names.
#[test]
fn a_dataset_of_a_project_comes_back_with_judgements_mentions_and_links() {
    let project = mixed();
    let received = dataset(dataset_of(&project));
    assert_eq!(coded(&received.project), coded(&project));
    let status = |project: &Project| -> Vec<_> {
        let tags = project.annotations();
        tags.map(|tag| (tag.id, project.status_of(tag))).collect()
    };
    assert_eq!(status(&received.project), status(&project));
    assert_eq!(received.report.lines, []);
}

/// Files from before the keys for mentions and names of links were there.
#[test]
fn an_older_dataset_names_links_by_their_ids() {
    let line = r#"{"id":"a","title":"","date":"","outlet":"","author":"","section":"","language":"","text":"They met. No.","offset_unit":"unicode code points","spans":[{"id":"1","start":0,"end":8,"label":"Demand","category":"statement","text":"They met","links":[],"linked_ids":[]},{"id":"2","start":0,"end":4,"label":"Actor","category":"mention","text":"They"},{"id":"3","start":10,"end":12,"label":"Claim","category":"statement","text":"No","claimants":["They"],"claimant_ids":["mention:2"],"links":["partlyAccepts"],"linked_ids":["1"]}]}"#;
    let project = dataset(line.to_owned()).project;
    let labels = project.codebook().relations.iter();
    assert_eq!(
        labels.map(|r| r.label.as_str()).collect::<Vec<_>>(),
        ["partly accepts"]
    );
    let claim = project
        .annotations()
        .find(|tag| &*tag.anchor.quote().exact == "No")
        .unwrap();
    let part = &claim.frame().claimants[0];
    assert_eq!((part.actor, project.name_of(part)), (None, Some("They")));
}

/// Which words are tagged as what, with their parts, memos and coders.
fn tagged(project: &Project) -> Vec<String> {
    let tags = project.annotations().map(|tag| {
        let kind = project.codebook().kind(&tag.kind).unwrap();
        let coder = &project.coder(tag.coder).unwrap().name;
        // One without a name is called by a number.
        let place = project.coders().position(|one| one.id == tag.coder);
        let coder = match coder.as_str() {
            "" => format!("Coder {}", place.unwrap() + 1),
            name => name.to_owned(),
        };
        let parts: Vec<u32> = tag
            .anchor
            .fragments()
            .iter()
            .map(|part| part.len())
            .collect();
        format!(
            "{} {} {:?} {parts:?} {} {} {:?} {}",
            tag.id,
            kind.label,
            tag.anchor.quote().exact,
            tag.memo,
            coder,
            tag.confidence,
            tag.created
        )
    });
    let mut tags: Vec<String> = tags.collect();
    tags.sort();
    tags
}

/// The table of tags opens as its twin for programs does, with all that is coded.
#[test]
fn a_table_of_a_project_comes_back_with_what_is_coded() {
    let project = mixed();
    let table = ExportFormat::Csv.write(&project, Timestamp(0));
    let saved_by_excel = table.replace(',', ";");
    assert_eq!(
        known(&File::of("talks.csv", saved_by_excel)),
        Some(Format::OWN_TABLE)
    );
    assert_eq!(
        known(&File::of("talks.csv", table.clone())),
        Some(Format::OWN_TABLE)
    );
    let received = opened(Format::OWN_TABLE, table);
    let before = "where one of several values ends, as “; ” is in one of them, in 1 cell";
    let lost = ExportFormat::Csv.losses(&project);
    assert!(lost.iter().any(|line| line == before), "{lost:?}");
    // An issue is called “Berths; boats”, so that nobody can tell how many issues there are in the cell, which is said.
    let without_issues = |project: &Project| {
        let told = coded(project).into_iter();
        told.filter(|line| !line.contains(" issue: "))
            .collect::<Vec<_>>()
    };
    assert_eq!(without_issues(&received.project), without_issues(&project));
    assert_eq!(tagged(&received.project), tagged(&project));
    let lines = received.report.lines.iter();
    let said: Vec<&str> = lines.map(|line| line.what.as_str()).collect();
    let apart =
        "1 value with “; ” in it: taken for several, as this table has one cell for all of them.";
    assert_eq!(said, [NO_TEXTS, apart]);
}

proptest! {
    #[test]
    fn a_table_of_ours_opens_with_its_tags(project in crate::random::project()) {
        if project.live_annotations().next().is_none() {
            return Ok(());
        }
        let table = ExportFormat::Csv.write(&project, Timestamp(0));
        let received = opened(Format::OWN_TABLE, table.clone());
        prop_assert_eq!(known(&File::of("talks.csv", table)), Some(Format::OWN_TABLE));
        prop_assert_eq!(received.project.check(), []);
        let quotes = |project: &Project| {
            let tags = project.live_annotations().map(|tag| format!("{} {}", tag.id, tag.anchor.quote().exact));
            let mut quotes: Vec<String> = tags.collect();
            quotes.sort();
            quotes
        };
        prop_assert_eq!(quotes(&received.project), quotes(&project));
        prop_assert_eq!(coded(&received.project), coded(&project));
    }
}

/// A format that says that it names types of link has those that no link is of; no other says so.
#[test]
fn types_of_link_come_back_where_a_format_names_them() {
    let project = mixed();
    let labels = |project: &Project| {
        let types = project.codebook().relations.iter();
        let mut labels: Vec<String> = types.map(|one| one.label.clone()).collect();
        labels.sort();
        labels
    };
    for tool in TOOLS.into_iter().filter(|tool| tool.holds.tie_types) {
        let files = at_once(tool.write(&project, &Options::default(), &AtOnce)).files;
        assert_eq!(
            labels(&through_here(tool, files)),
            labels(&project),
            "{}",
            tool.id
        );
    }
    let naming: Vec<&str> = TOOLS
        .iter()
        .filter(|tool| tool.holds.tie_types)
        .map(|tool| tool.id)
        .collect();
    assert_eq!(naming, ["labelStudio", "brat", "w3c"]);
}
