//! Files of others that are opened, worked on and saved for the same program again: ids, numbers and predictions come back, new
//! ones are of their own, and none is there twice.

use std::path::Path;
use std::sync::Arc;

use demarche::domain::{
    AnnotationId, AtOnce, Category, Coder, CoderId, Frame, Project, SequentialIds, Slot, Span,
    Timestamp, at_once,
};
use demarche::edit::command::{Delete, Link, SetFrame, SetMemo, Tag, TakeProject};
use demarche::edit::{Command, Context, Session};
use demarche::format::exchange::intake::{Format, Gathered, Report, Taking, receive};
use demarche::format::exchange::{File, Options, TOOLS, Tool};
use demarche::format::native;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};

fn tool(id: &str) -> &'static Tool {
    TOOLS.into_iter().find(|tool| tool.id == id).unwrap()
}

/// A file as it is opened, saved as a project and opened again; ids begin here.
fn opened_as(format: Format, file: File, first: u128) -> (Project, Report) {
    all_opened_as(format, vec![file], first)
}

fn all_opened_as(format: Format, files: Vec<File>, first: u128) -> (Project, Report) {
    let name = files[0].path.clone();
    let gathered = Gathered {
        files,
        notes: Vec::new(),
    };
    let taking = Taking {
        ids: &mut SequentialIds::starting_at(first),
        now: Timestamp(0),
        name: &name,
    };
    let received = at_once(receive(format, gathered, taking, &AtOnce)).unwrap();
    assert_eq!(received.project.check(), []);
    let saved = native::write(&received.project, Timestamp(0));
    (native::read(saved.as_bytes()).unwrap(), received.report)
}

fn opened(id: &str, text: &str) -> Project {
    let file = File::of("file", text);
    opened_as(Format::of(tool(id)), file, 1 << 80).0
}

/// Somebody at work.
struct Desk {
    session: Session,
    ids: SequentialIds,
}

impl Desk {
    fn of(project: Project) -> Self {
        let coder = Coder {
            id: CoderId::new(uuid::Uuid::from_u128(7)),
            name: "Ann".to_owned(),
            extra: Default::default(),
        };
        Self {
            session: Session::new(project, coder),
            ids: SequentialIds::starting_at(1 << 90),
        }
    }

    fn project(&self) -> &Project {
        self.session.project()
    }

    fn act(&mut self, command: &dyn Command) {
        let context = &mut Context {
            now: Timestamp(1_000_000),
            ids: &mut self.ids,
        };
        self.session.dispatch(command, context).unwrap();
    }

    /// The tag on these words.
    fn on(&self, words: &str) -> AnnotationId {
        let mut tags = self.project().annotations();
        let found = tags.find(|tag| &*tag.anchor.quote().exact == words);
        found.unwrap().id
    }

    /// Tags words of the first article.
    fn tag(&mut self, words: &str) {
        let document = &self.project().documents()[0];
        let text = document.text.as_str();
        let start = text[..text.find(words).unwrap()].chars().count() as u32;
        let offset = demarche::domain::Offset;
        let end = start + words.chars().count() as u32;
        let kinds = &self.project().codebook().kinds;
        let kind = kinds.iter().find(|k| k.category == Category::Statement);
        let command = Tag {
            document: document.id(),
            spans: vec![Span::new(offset(start), offset(end))],
            kind: kind.unwrap().id.clone(),
        };
        self.act(&command);
    }

    fn take(&mut self, other: Project) {
        let command = TakeProject {
            from: Arc::new(other),
            name: "other".to_owned(),
        };
        self.act(&command);
    }
}

fn files(project: &Project, id: &str) -> Vec<File> {
    at_once(tool(id).write(project, &Options::default(), &AtOnce)).files
}

fn text(project: &Project, id: &str, path: &str) -> String {
    let files = files(project, id).into_iter();
    let file = { files }.find(|file| file.path == path).unwrap();
    String::from_utf8(file.bytes).unwrap()
}

fn tasks(project: &Project) -> Vec<Value> {
    serde_json::from_str(&text(project, "labelStudio", "tasks.json")).unwrap()
}

fn region(id: &str, label: &str, start: usize, words: &str) -> Value {
    json!({"id": id, "from_name": "label", "to_name": "text", "type": "labels", "score": 0.66, "origin": "manual",
        "value": {"start": start, "end": start + words.chars().count(), "text": words, "labels": [label]}})
}

const TALK: &str = "They met 😊. They will not wait.";

/// Two tasks: one that a model has seen, and one that somebody annotated after it.
fn predicted() -> Value {
    let claims = json!([
        region("a1", "Claim", 0, "They met"),
        region("a2", "Demand", 17, "will not wait"),
        {"type": "relation", "from_id": "a1", "to_id": "a2", "direction": "right", "labels": ["leads to"], "score": 0.1234567891234},
    ]);
    let annotation = json!({"id": 9, "completed_by": {"id": 1, "email": "ann@example.org"}, "was_cancelled": false,
        "ground_truth": true, "lead_time": 3.25, "created_at": "2026-01-02T03:04:05.000Z", "unique_id": "u-9",
        "result": [region("b1", "Claim", 0, "They met")]});
    json!([
        {"id": 71, "inner_id": 1, "data": {"text": TALK, "source": "wire"}, "meta": {"batch": 4}, "annotations": [],
         "predictions": [
            {"id": 3, "model_version": "bert-v2", "score": 0.7, "result": claims},
            {"id": 4, "model_version": "bert-v2", "score": 0.1, "result": []}]},
        {"id": 72, "data": {"text": "They met again.", "doc_id": "talks/72"}, "annotations": [annotation],
         "predictions": [{"id": 5, "model_version": "bert-v2", "result": [region("b0", "Demand", 0, "They")]}]},
    ])
}

#[test]
fn predictions_and_ids_of_label_studio_come_back_as_they_came() {
    let came = predicted();
    let went = Value::Array(tasks(&opened("labelStudio", &came.to_string())));
    // Tasks have a title here.
    let mut went = went;
    for task in went.as_array_mut().unwrap() {
        task["data"].as_object_mut().unwrap().remove("title");
    }
    assert_eq!(went, came);
}

/// A title that is empty there is given one here, and a day that is none is no date: each stands in the data once.
#[test]
fn what_is_known_of_a_task_stands_in_its_data_once() {
    let given = json!([{"id": 1, "data": {"text": TALK, "title": "", "url": null, "date": "spring 2020"},
        "annotations": [{"id": 2, "result": [region("a1", "Claim", 0, "They met")]}]}]);
    let project = opened("labelStudio", &given.to_string());
    let written = text(&project, "labelStudio", "tasks.json");
    for key in ["\"title\"", "\"url\"", "\"date\""] {
        assert_eq!(written.matches(key).count(), 1, "{key} in {written}");
    }
    let task = &tasks(&project)[0];
    assert_eq!(task["data"]["date"], "spring 2020");
    assert_eq!(task["data"]["title"], "They met 😊. They will not wait.");
}

#[test]
fn what_a_person_tags_is_an_annotation_beside_the_prediction() {
    let mut desk = Desk::of(opened("labelStudio", &predicted().to_string()));
    desk.tag("😊");
    let went = tasks(desk.project());
    let task = &went[0];
    assert_eq!(task["annotations"].as_array().unwrap().len(), 1);
    let own = &task["annotations"][0]["result"];
    assert_eq!(own[0]["value"]["text"], "😊");
    assert_eq!(own[0]["meta"]["coder"], "Ann");
    let prediction = &task["predictions"][0];
    assert_eq!(prediction["result"].as_array().unwrap().len(), 3);
    assert_eq!(prediction["id"], 3);
    // Opened again, all of it is there.
    let again = opened("labelStudio", &Value::Array(went.clone()).to_string());
    let tags = |project: &Project| {
        let tags = project.annotations().map(|tag| {
            let coder = project.coder(tag.coder).unwrap();
            format!("{} {}", coder.name, tag.anchor.quote().exact)
        });
        let mut tags: Vec<String> = tags.collect();
        tags.sort();
        tags
    };
    assert_eq!(tags(&again), tags(desk.project()));
    assert_eq!(tags(&again).len(), 4);
    assert_eq!(tasks(&again), went);
}

fn ids(result: &Value) -> Vec<&str> {
    let items = result.as_array().unwrap().iter();
    let regions = items.filter(|item| item["type"] == "labels");
    regions.map(|item| item["id"].as_str().unwrap()).collect()
}

#[test]
fn what_a_person_changes_of_a_prediction_is_an_annotation() {
    let mut came = predicted();
    let result = came[0]["predictions"][0]["result"].as_array_mut().unwrap();
    result.pop();
    let came = came.to_string();
    let mut desk = Desk::of(opened("labelStudio", &came));
    desk.act(&SetMemo(desk.on("They met"), "Is it?".to_owned()));
    let went = tasks(desk.project());
    assert_eq!(ids(&went[0]["predictions"][0]["result"]), ["a2"]);
    let own = &went[0]["annotations"][0]["result"];
    assert_eq!(ids(own), ["a1"]);
    assert_eq!(own[0]["meta"]["coder"], "bert-v2");
    assert_eq!(own[0]["score"], 0.66);

    // What is taken away is in neither.
    let mut desk = Desk::of(opened("labelStudio", &came));
    desk.act(&Delete(vec![desk.on("They met"), desk.on("will not wait")]));
    let went = tasks(desk.project());
    assert_eq!(
        went[0]["predictions"][0],
        json!({"id": 3, "model_version": "bert-v2", "score": 0.7, "result": []})
    );
    assert_eq!(went[0]["annotations"], json!([]));

    // A link is what somebody says of both ends.
    let mut desk = Desk::of(opened("labelStudio", &predicted().to_string()));
    let of_type = desk.project().codebook().relations[0].id.clone();
    let (from, to) = (desk.on("will not wait"), desk.on("They met"));
    desk.act(&Link { from, to, of_type });
    let went = tasks(desk.project());
    assert_eq!(
        ids(&went[0]["predictions"][0]["result"]),
        Vec::<&str>::new()
    );
    let own = went[0]["annotations"][0]["result"].as_array().unwrap();
    assert_eq!(own.len(), 4, "{own:?}");
}

const LABELS: [&[&str]; 4] = [
    &["Claim"],
    &["Actor"],
    &["Claim", "Demand"],
    &["Actor", "Claim"],
];

/// Results: regions with ids that are used in others as well, and relations between them.
fn result() -> impl Strategy<Value = Value> {
    let score = select(&["0.5", "1", "0.1234567891234", "-3", "null", ""][..]);
    let labels = select(&LABELS[..]);
    let one = (1..9_u32, 0..20_usize, 1..11_usize, labels, score);
    let tie = (any::<Index>(), any::<Index>());
    (vec(one, 0..4), vec(tie, 0..3)).prop_map(|(regions, ties)| {
        let mut items: Vec<Value> = Vec::new();
        for (id, start, length, labels, score) in regions {
            let id = format!("r{id}");
            if items.iter().any(|item| item["id"] == id.as_str()) {
                continue;
            }
            let words: String = TALK.chars().skip(start).take(length).collect();
            let value = json!({"start": start, "end": start + length, "text": words, "labels": labels});
            let mut item = json!({"id": id, "from_name": "label", "to_name": "text", "type": "labels", "value": value});
            if let Ok(score) = serde_json::from_str::<Value>(score) {
                item["score"] = score;
            }
            items.push(item);
        }
        let ids: Vec<Value> = items.iter().map(|item| item["id"].clone()).collect();
        let mut pairs: Vec<(usize, usize)> = Vec::new();
        for (from, to) in ties.iter().filter(|_| !ids.is_empty()) {
            let pair = (from.index(ids.len()), to.index(ids.len()));
            if !pairs.contains(&pair) {
                pairs.push(pair);
            }
        }
        for (from, to) in pairs {
            items.push(json!({"type": "relation", "from_id": ids[from], "to_id": ids[to], "direction": "right",
                "labels": ["leads to"]}));
        }
        Value::Array(items)
    })
}

/// A task that several people and models have seen, some of them twice.
fn seen() -> impl Strategy<Value = Value> {
    let annotation = (1..3_u8, result(), any::<bool>()).prop_map(|(who, result, skipped)| {
        json!({"id": 10 + who, "completed_by": who, "was_cancelled": skipped, "lead_time": 1.5,
            "created_at": "2026-01-02T03:04:05.000Z", "result": result})
    });
    let prediction = (1..3_u8, result()).prop_map(|(model, result)| {
        json!({"model_version": format!("bert-{model}"), "score": 0.70, "result": result})
    });
    (vec(annotation, 0..3), vec(prediction, 0..4)).prop_map(|(annotations, predictions)| {
        json!({"id": 7, "data": {"text": TALK}, "annotations": annotations, "predictions": predictions})
    })
}

/// Regions, and relations between them, in an order of their own.
fn in_order(task: &Value) -> Value {
    let mut task = task.clone();
    task["data"].as_object_mut().unwrap().remove("title");
    for list in ["annotations", "predictions"] {
        for one in task[list].as_array_mut().unwrap() {
            let items = one["result"].as_array_mut().unwrap();
            items.sort_by_key(Value::to_string);
        }
    }
    task
}

proptest! {
    /// Whatever people and models said of a task is said again, when it was opened here, saved and opened.
    #[test]
    fn a_task_comes_back_as_it_came(task in seen()) {
        let file = File::of("file", json!([task]).to_string());
        let went = tasks(&opened_as(Format::of(tool("labelStudio")), file, 1 << 80).0);
        prop_assert_eq!(in_order(&went[0]), in_order(&task));
    }
}

#[test]
fn whoever_imported_tags_there_need_not_have_made_them() {
    let mut region = region("a1", "Claim", 0, "They met");
    region["meta"] = json!({"coder": "Ann", "created": "2026-01-02T03:04:05.000Z"});
    let annotation = json!({"id": 9, "completed_by": 1, "created_at": "2026-02-02T03:04:05.000Z", "result": [region]});
    let came =
        json!([{"id": 1, "data": {"text": TALK, "title": "Talk"}, "annotations": [annotation]}]);
    let project = opened("labelStudio", &came.to_string());
    assert!(project.coders().any(|coder| coder.name == "Ann"));
    assert_eq!(Value::Array(tasks(&project)), came);
}

/// Tasks for a configuration of somebody else’s, with two controls of labels.
fn configured() -> [File; 2] {
    let config = r#"<View><Labels name="ner" toName="txt"><Label value="Claim"/><Label value="Demand"/></Labels>
        <Labels name="ents" toName="txt"><Label value="Person"/></Labels><Text name="txt" value="$body"/>
        <Choices name="stance" toName="txt" perRegion="true"><Choice value="for"/></Choices></View>"#;
    let item = |id: &str, from: &str, of_type: &str, values: &[&str]| {
        json!({"id": id, "from_name": from, "to_name": "txt", "type": of_type, "origin": "manual",
            "value": {"start": 0, "end": 8, "text": "They met", of_type: values}})
    };
    let result = [
        item("r1", "ner", "labels", &["Claim", "Demand"]),
        item("r1", "stance", "choices", &["for"]),
        item("r2", "ents", "labels", &["Person"]),
    ];
    let annotation = json!({"id": 1, "completed_by": 2, "created_at": "2026-01-02T03:04:05.000Z", "result": result});
    let tasks = json!([{"id": 5, "data": {"body": TALK}, "annotations": [annotation]}]);
    [
        File::of("tasks.json", tasks.to_string()),
        File::of("config.xml", config),
    ]
}

#[test]
fn tasks_fit_the_configuration_that_they_came_from() {
    let format = Format::of(tool("labelStudio"));
    let [came, config] = configured();
    let (project, _) = all_opened_as(format, vec![came.clone(), config], 1 << 80);
    let mut went = tasks(&project);
    let title = went[0]["data"].as_object_mut().unwrap().remove("title");
    assert!(title.is_some());
    let came: Value = serde_json::from_slice(&came.bytes).unwrap();
    assert_eq!(Value::Array(went), came);
    let config = text(&project, "labelStudio", "config.xml");
    for part in [
        "<Labels name=\"ner\" toName=\"txt\">",
        "<Labels name=\"ents\" toName=\"txt\">",
        "<Text name=\"txt\" value=\"$body\"",
        "<Choices name=\"stance\" toName=\"txt\"",
    ] {
        assert!(config.contains(part), "{part} is not in {config}");
    }
    let (again, _) = all_opened_as(format, files(&project, "labelStudio"), 1 << 80);
    assert_eq!(tasks(&again), tasks(&project));

    // What is made here fits as well; of two labels of a region, one that is said more of is a region of its own.
    let mut desk = Desk::of(project);
    desk.tag("😊");
    desk.act(&SetMemo(desk.on("They met"), "Is it?".to_owned()));
    let went = tasks(desk.project());
    let all = went[0]["annotations"].as_array().unwrap().iter();
    let regions = all.flat_map(|one| one["result"].as_array().unwrap());
    let regions = regions.filter(|item| item["type"] == "labels");
    let mut told: Vec<String> = regions
        .map(|item| {
            format!(
                "{} {} {}",
                item["from_name"], item["value"]["labels"], item["id"]
            )
        })
        .map(|told| told.replace('"', ""))
        .collect();
    told.sort();
    assert_eq!(told.len(), 4, "{told:?}");
    assert!(told.contains(&"ner [Claim] r1".to_owned()), "{told:?}");
    assert!(told.contains(&"ner [Demand] r1-2".to_owned()), "{told:?}");
}

#[test]
fn ids_of_two_files_of_label_studio_are_told_apart() {
    let first = predicted();
    let mut second = predicted();
    second[0]["predictions"][0]["model_version"] = json!("bert-v3");
    second[1]["data"]["text"] = json!("They met once more.");
    second[1]["data"]["doc_id"] = json!("talks/73");
    let mut desk = Desk::of(opened("labelStudio", &first.to_string()));
    let other = File::of("file", second.to_string());
    desk.take(opened_as(Format::of(tool("labelStudio")), other, 1 << 100).0);
    let went = tasks(desk.project());
    assert_eq!(went.len(), 3);
    let predictions = went[0]["predictions"].as_array().unwrap();
    let models: Vec<&Value> = predictions
        .iter()
        .map(|one| &one["model_version"])
        .collect();
    assert_eq!(models, ["bert-v2", "bert-v2", "bert-v3"]);
    let mut all: Vec<&str> = predictions
        .iter()
        .flat_map(|one| ids(&one["result"]))
        .collect();
    all.sort_unstable();
    all.dedup();
    assert_eq!(all.len(), 4, "{all:?}");
    let tasks: Vec<Option<u64>> = went.iter().map(|task| task["id"].as_u64()).collect();
    assert_eq!(tasks, [Some(71), Some(72), None]);
}

#[test]
fn annotations_of_articles_that_are_here_come_back_too() {
    let came = predicted();
    let mut bare = came.clone();
    for task in bare.as_array_mut().unwrap() {
        *task = json!({"text": task["data"]["text"], "label": [], "id": 1});
    }
    let lines = bare.as_array().unwrap().iter().map(Value::to_string);
    let lines = lines.collect::<Vec<_>>().join("\n");
    let mut desk = Desk::of(opened("doccano", &lines));
    assert_eq!(desk.project().documents().len(), 2);
    let other = File::of("file", came.to_string());
    desk.take(opened_as(Format::of(tool("labelStudio")), other, 1 << 100).0);
    assert_eq!(desk.project().documents().len(), 2);
    let went = tasks(desk.project());
    for n in [0, 1] {
        assert_eq!(went[n]["id"], came[n]["id"]);
        assert_eq!(went[n]["annotations"], came[n]["annotations"]);
        assert_eq!(
            went[n]["predictions"][0]["id"],
            came[n]["predictions"][0]["id"]
        );
    }
}

#[test]
fn relations_without_ids_make_no_other_tags() {
    let project = native::read(include_bytes!("../data/golden/mixed.demarche.json")).unwrap();
    let format = Format::of(tool("labelStudio"));
    let [with_ids, without] = [true, false].map(|ids| {
        // Label Studio gives relations none.
        let mut went = Value::Array(tasks(&project));
        for task in went.as_array_mut().unwrap().iter_mut().filter(|_| !ids) {
            let annotations = task["annotations"].as_array_mut().unwrap().iter_mut();
            let items = annotations.flat_map(|one| one["result"].as_array_mut().unwrap());
            for relation in items.filter(|item| item["type"] == "relation") {
                relation.as_object_mut().unwrap().remove("id");
            }
        }
        let config = File::of("config.xml", text(&project, "labelStudio", "config.xml"));
        let back = vec![File::of("tasks.json", went.to_string()), config];
        let mut desk = Desk::of(project.clone());
        desk.take(all_opened_as(format, back, 1 << 100).0);
        desk.project().live_annotation_count()
    });
    assert_eq!(without, with_ids);
}

/// As DNA 3 writes it.
const LIST: &str = "\"statement_id\";\"time\";\"person\";\"organization\";\"concept\";\"agreement\";\"start_position\";\"stop_position\";\"text\";\"coder\";\"document_id\";\"document_title\";\"document_author\";\"document_source\";\"document_section\";\"document_type\"\n\
    12;2022-01-21 14:05:00;\"Anna Roth\";\"Ice Party\";\"Winter berths\";1;40;52;\"she agreed\";2;7;\"Talks\";\"B. Lund\";\"Gazette\";\"Home\";\"news\"\n\
    9;2022-01-21 14:05:00;\"\";\"Harbour Board\";\"Winter berths\";0;3;20;\"the board refused\";1;7;\"Talks\";\"B. Lund\";\"Gazette\";\"Home\";\"news\"\n\
    11;yesterday;\"\";\"Ice Party\";\"Fees\";7;5;9;\"fees\";4;8;\"More\";\"\";\"Gazette\";\"\";\"\"\n";

const PATH: &str = "demarche.events.csv";

/// Cells of a list, by the names of their columns.
fn cells(list: &str, names: &[&str]) -> Vec<String> {
    let mut rows = list
        .lines()
        .map(|row| row.split(';').collect::<Vec<&str>>());
    let header = rows.next().unwrap();
    let at = |name: &&str| header.iter().position(|one| one.trim_matches('"') == *name);
    let places: Vec<usize> = names.iter().map(|name| at(name).unwrap()).collect();
    rows.map(|row| {
        places
            .iter()
            .map(|at| row[*at])
            .collect::<Vec<_>>()
            .join(" ")
    })
    .collect()
}

const PLACE: [&str; 4] = [
    "document_id",
    "statement_id",
    "start_position",
    "stop_position",
];

#[test]
fn a_list_of_dna_comes_back_with_its_numbers_and_places() {
    let project = opened("dnaEvents", LIST);
    let list = text(&project, "dnaEvents", PATH);
    let sorted = |list: &str, names: &[&str]| {
        let mut cells = cells(list, names);
        cells.sort();
        cells
    };
    for own in LIST.lines().next().unwrap().split(';') {
        let names = ["statement_id", own.trim_matches('"')];
        assert_eq!(sorted(&list, &names), sorted(LIST, &names), "{own}");
    }
    // A number that stands there twice is written once.
    let twice = LIST.replace("\n12;", "\n9;");
    let file = File::of("file", twice);
    let (of_twice, report) = opened_as(Format::of(tool("dnaEvents")), file, 1 << 80);
    let told = report.text();
    assert!(
        told.contains("line 3: The number 9 was there before: it gets a new one."),
        "{told}"
    );
    let list_of_twice = text(&of_twice, "dnaEvents", PATH);
    assert_eq!(sorted(&list_of_twice, &PLACE[1..2]), ["11", "12", "9"]);
    // And once more, from our own list, and by way of R.
    let again = text(&opened("dnaEvents", &list), "dnaEvents", PATH);
    assert_eq!(again, list);
    let statements = text(&project, "dna", "statements.csv");
    let numbers: Vec<&str> = statements.lines().skip(1).map(|row| &row[..5]).collect();
    assert_eq!(numbers, ["9,7,0", "12,7,", "11,8,"]);
    let documents = text(&project, "dna", "documents.csv");
    assert!(documents.contains("\"news\",\"14:05:00\"\n"), "{documents}");
}

/// As spreadsheets write them.
#[test]
fn numbers_that_are_padded_or_signed_are_numbers() {
    let list = LIST
        .replace(";7;\"Talks\"", ";007;\"Talks\"")
        .replace("\n12;", "\n+12;");
    let project = opened("dnaEvents", &list);
    let back = cells(&text(&project, "dnaEvents", PATH), &PLACE[..2]);
    assert_eq!(back, ["7 9", "7 12", "8 11"]);
}

#[test]
fn new_statements_of_a_list_have_new_numbers() {
    let mut desk = Desk::of(opened("dnaEvents", LIST));
    desk.tag("board");
    let tag = desk.project().annotation(desk.on("board")).unwrap();
    let first = desk.project().annotation(desk.on("she agreed")).unwrap();
    let frame = Frame {
        issues: first.frame().issues.clone(),
        ..tag.frame().clone()
    };
    desk.act(&SetFrame {
        statement: desk.on("board"),
        frame: Box::new(frame),
        slot: Slot::Issues,
    });
    let list = |desk: &Desk| text(desk.project(), "dnaEvents", PATH);
    assert_eq!(
        cells(&list(&desk), &PLACE)[..3],
        ["7 9 3 20", "7 13 4 9", "7 12 40 52"]
    );
    // What is coded of a statement does not move it.
    desk.act(&SetMemo(desk.on("she agreed"), "Really?".to_owned()));
    desk.act(&Delete(vec![desk.on("the board refused")]));
    assert_eq!(
        cells(&list(&desk), &PLACE),
        ["7 13 4 9", "7 12 40 52", "8 11 5 9"]
    );
}

#[test]
fn numbers_of_two_lists_are_told_apart() {
    let mut desk = Desk::of(opened("dnaEvents", LIST));
    let other = LIST
        .replace("the board", "a board")
        .replace("\"fees\"", "\"fares\"");
    let other = File::of("file", other);
    desk.take(opened_as(Format::of(tool("dnaEvents")), other, 1 << 100).0);
    let list = text(desk.project(), "dnaEvents", PATH);
    assert_eq!(
        cells(&list, &PLACE),
        [
            "7 9 3 20",
            "7 12 40 52",
            "8 11 5 9",
            "9 13 3 20",
            "9 14 40 52",
            "10 15 5 9"
        ]
    );
}

#[test]
fn numbers_of_a_database_of_dna_are_those_of_its_list_and_its_archive() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/dna-database/usual.dna");
    let file = File {
        path: "usual.dna".to_owned(),
        bytes: std::fs::read(path).unwrap(),
    };
    let (project, _) = opened_as(Format::DNA, file.clone(), 1 << 80);
    let read = at_once((Format::DNA.read)(&[file], &AtOnce)).unwrap();
    let mut came: Vec<String> = Vec::new();
    for article in &read.articles {
        let coded = |name: &str, n: usize| !article.marks[n].values(name).is_empty();
        for (n, mark) in article.marks.iter().enumerate() {
            if coded("claimant", n) || coded("issue", n) {
                came.push(format!("{} {}", article.id, mark.id));
            }
        }
    }
    assert!(came.len() > 2, "{came:?}");
    let list = text(&project, "dnaEvents", PATH);
    assert_eq!(cells(&list, &PLACE[..2]), came);
    let statements = text(&project, "dna", "statements.csv");
    let archived = statements.lines().skip(1).filter_map(|row| {
        let mut cells = row.split(',');
        let number = cells.next()?.parse::<u64>().ok()?;
        Some(format!("{} {number}", cells.next()?))
    });
    assert_eq!(archived.collect::<Vec<_>>(), came);
}
