//! Tables of tags that no tool is known for: what their columns hold is guessed, and no row is lost.

use demarche::domain::{AtOnce, Project, SequentialIds, Text, Timestamp, at_once};
use demarche::format::exchange::Fate;
use demarche::format::exchange::intake::{Report, Taking, receive_rows};
use demarche::format::exchange::table::{
    Given, Grid, Mapping, Sources, TAG, Texts, judge, read_all, roles,
};
use proptest::prelude::*;

/// A project of tables as they are judged, with texts by name.
fn received(tables: &[(&str, &str)], texts: &[(&str, &str)]) -> (Project, Report, Sources) {
    let grids = tables.iter();
    let grids = grids.map(|(path, text)| at_once(Grid::read(path, text, &AtOnce)).unwrap());
    let grids: Vec<Grid> = grids.collect();
    let mapping = Mapping {
        roles: judge(&grids[0]).roles,
        label: TAG.to_owned(),
    };
    let mut beside = Texts::default();
    for (name, text) in texts {
        beside.add(Given {
            names: vec![(*name).to_owned()],
            text: Text::freeze_str(text).unwrap(),
            meta: vec![("title".to_owned(), name.trim_end_matches(".txt").to_owned())],
            alone: true,
        });
    }
    let taking = Taking {
        ids: &mut SequentialIds::default(),
        now: Timestamp(0),
        name: tables[0].0,
    };
    let grids: Vec<&Grid> = grids.iter().collect();
    let read = receive_rows(&grids, &mapping, &beside, taking, &AtOnce);
    let (received, sources) = at_once(read).unwrap();
    (received.project, received.report, sources)
}

/// Each tag as its kind, its words and its article.
fn tags(project: &Project) -> Vec<String> {
    let tags = project.annotations().map(|tag| {
        let kind = project.codebook().kind(&tag.kind).unwrap();
        let article = project.document(tag.document).unwrap();
        let words = &tag.anchor.quote().exact;
        format!("{}: {words} ({})", kind.label, article.meta.title)
    });
    tags.collect()
}

fn said_of(report: &Report) -> Vec<String> {
    let lines = report.lines.iter();
    lines
        .map(|line| format!("{:?} {}: {}", line.fate, line.place_in_words(), line.what))
        .collect()
}

#[test]
fn segments_stand_in_the_texts_beside_them() {
    let segments = "\u{feff}Document group;Document name;Code;Beginning;End;Segment;Comment;Created by\r\n\
        Winter;Harbour talks;Demand;1;1;eleven berths;=quoted;Mara\r\n\
        Winter;Harbour talks;Actor;1;1;families;;Mara\r\n\
        Winter;Harbour talks;Actor;1;1;families;;Ben\r\n\
        Winter;Ice;Demand;1;1;another winter;;Ben\r\n\
        Winter;Ice;Demand;1;1;no such words;;Ben\r\n";
    let texts = [
        (
            "Harbour talks.txt",
            "The families asked for eleven berths.\nThe families left.",
        ),
        ("Left over.txt", "Nobody tagged this."),
    ];
    let (project, report, sources) = received(&[("segments.csv", segments)], &texts);
    assert_eq!(
        tags(&project),
        [
            "Actor: families (Harbour talks)",
            "Actor: families (Harbour talks)",
            "Demand: eleven berths (Harbour talks)",
            "Demand: another winter (Ice)",
            "Demand: no such words (Ice)",
        ]
    );
    let expected = Sources {
        in_table: 0,
        beside: 1,
        here: 0,
        without: 1,
        untagged: 1,
    };
    assert_eq!(sources, expected);
    assert_eq!(
        said_of(&report),
        [
            "Repaired segments.csv, line 3, and 1 other place: The words stand several times in the article: the tag is at \
             the first place that is free.",
            "Repaired segments.csv, line 5: There is no text for this article: it is made of the words of its tags.",
        ]
    );
    // What no column here is for stays with the tag.
    let kept = project
        .annotations()
        .nth(2)
        .unwrap()
        .extra
        .get("attributes")
        .unwrap();
    let group = kept.get("Document group").unwrap();
    assert_eq!(group.compact(), "[\"Winter\"]");
    assert_eq!(project.coders().count(), 2);
    let memo = &project.annotations().nth(2).unwrap().memo;
    assert_eq!(memo, "=quoted");
}

#[test]
fn positions_that_never_fit_are_said_and_kept() {
    let table = "document,quote,code,begin,end\n\
        Talks,families,Actor,1,1\nTalks,eleven berths,Demand,1,1\nTalks,families,Actor,2,2\n";
    let grid = at_once(Grid::read("a.csv", table, &AtOnce)).unwrap();
    let mapping = Mapping {
        roles: roles::guess(&grid.names),
        label: TAG.to_owned(),
    };
    let mut texts = Texts::default();
    texts.add(Given {
        names: vec!["Talks".to_owned()],
        text: Text::freeze_str("The families asked for eleven berths.\nThe families left.")
            .unwrap(),
        meta: Vec::new(),
        alone: false,
    });
    let (reading, sources) = at_once(read_all(&[&grid], &mapping, &texts, &AtOnce)).unwrap();
    assert_eq!((sources.here, sources.beside), (1, 0));
    let marks = &reading.articles[0].marks;
    let kept = marks
        .iter()
        .map(|mark| (mark.values("begin"), mark.values("end")));
    let kept: Vec<_> = kept
        .map(|(begin, end)| (begin.join(""), end.join("")))
        .collect();
    let expected = ["1", "1", "2"].map(|n| (n.to_owned(), n.to_owned()));
    assert_eq!(kept, expected);
    let lines: Vec<_> = reading
        .notes
        .iter()
        .map(|note| (note.line, note.fate))
        .collect();
    let expected = [2, 3, 4].map(|line| (Some(line), Fate::Repaired));
    assert_eq!(lines, expected);
    for note in &reading.notes {
        assert!(
            note.what.starts_with("Other words stand at the position: "),
            "{}",
            note.what
        );
    }
}

#[test]
fn texts_that_no_column_leads_to_are_not_taken() {
    let table = "segment,code\neleven berths,Demand\nfamilies,Actor\n";
    let (project, report, sources) = received(&[("a.csv", table)], &[("Talks.txt", "They met.")]);
    assert_eq!(tags(&project).len(), 2);
    assert_eq!((sources.beside, sources.without), (0, 1));
    let said = said_of(&report);
    let [only] = said.as_slice() else {
        panic!("{said:?}")
    };
    assert!(
        only.contains("No column says which article a row is about"),
        "{only}"
    );
}

#[test]
fn statements_are_coded() {
    let statements = "statement_id,document_title,person,organization,concept,agreement,text,date\n\
        1,Harbour talks,Ilsa Corrin,City,Open the harbour,1,We will open it,21.1.2022\n\
        2,Harbour talks,Tom Bray; Mara Lind,Fishers,Open the harbour,0,It has to stay closed,21.1.2022\n\
        3,Ice,Tom Bray,Fishers,Ban on nets,perhaps,Nets are out,03/04/2022\n";
    let (project, report, _) = received(&[("statements.csv", statements)], &[]);
    let frames = project.annotations().map(|tag| {
        let frame = tag.frame();
        let who: Vec<&str> = frame
            .claimants
            .iter()
            .map(|part| {
                project
                    .actor(project.who(part).unwrap())
                    .unwrap()
                    .name
                    .as_str()
            })
            .collect();
        format!("{} {}", who.join(", "), frame.position.word())
    });
    assert_eq!(
        frames.collect::<Vec<_>>(),
        [
            "Ilsa Corrin, City 1",
            "Tom Bray, Mara Lind, Fishers -1",
            "Tom Bray, Fishers notStated"
        ]
    );
    let dates = project.documents().iter().map(|d| d.meta.published);
    let dates: Vec<String> = dates
        .map(|d| d.map_or(String::new(), |d| d.to_string()))
        .collect();
    assert_eq!(dates, ["2022-01-21", ""]);
    let said = said_of(&report);
    for words in [
        "“perhaps” in “agreement”",
        "“03/04/2022” does not tell one day",
        "1 value with “; ” in it",
    ] {
        assert!(
            said.iter().any(|line| line.contains(words)),
            "{words}: {said:?}"
        );
    }
}

#[test]
fn several_codes_of_a_quotation_are_several_tags() {
    let quotations = "ID\tDocument\tQuotation Content\tCodes\tComment\n\
        1:1\tTalks\tThe families asked\tDemand; Actor\t\n1:2\tTalks\tWe wait\t\tno code\n1:1\tTalks\tAnd left\tActor\t\n";
    let (project, _, _) = received(&[("quotations.tsv", quotations)], &[]);
    assert_eq!(
        tags(&project),
        [
            "Actor: The families asked (Talks)",
            "Demand: The families asked (Talks)",
            "(no label): We wait (Talks)",
            "Actor: And left (Talks)",
        ]
    );
}

#[test]
fn tables_of_two_coders_are_about_the_same_articles() {
    let mara = "text,start,end,label,coder\nThey met there.,0,4,Actor,Mara\n";
    let ben =
        "text,start,end,label,coder\nThey met there.,0,8,Claim,Ben\nThey left.,5,99,Claim,Ben\n";
    let (project, report, sources) = received(&[("mara.csv", mara), ("ben.csv", ben)], &[]);
    assert_eq!(
        tags(&project),
        [
            "Claim: They met (They met there.)",
            "Actor: They (They met there.)"
        ]
    );
    assert_eq!(sources.in_table, 2);
    assert_eq!(
        said_of(&report),
        ["Rejected ben.csv, line 3: The positions lie outside the text of the article."]
    );
}

#[test]
fn positions_alone_stand_in_the_texts_beside_them() {
    let table =
        "article,from,to,kind,speaker\ntalks.txt,0,4,claim,Corrin\nmore/talks.txt,5,8,claim,\n";
    let (project, report, sources) = received(&[("a.csv", table)], &[("talks.txt", "They met.")]);
    assert_eq!(
        tags(&project),
        ["claim: They (talks)", "claim: met (talks)"]
    );
    assert_eq!((sources.beside, report.lines.len()), (1, 0));
}

#[test]
fn a_column_that_is_not_used_is_said() {
    let grid = at_once(Grid::read(
        "a.csv",
        "quote,label,unit\nThey,Actor,x\n",
        &AtOnce,
    ))
    .unwrap();
    let mut mapping = Mapping {
        roles: judge(&grid).roles,
        label: TAG.to_owned(),
    };
    let taking = || Taking {
        ids: Box::leak(Box::new(SequentialIds::default())),
        now: Timestamp(0),
        name: "a.csv",
    };
    let texts = Texts::default();
    let read = at_once(receive_rows(&[&grid], &mapping, &texts, taking(), &AtOnce)).unwrap();
    let said = said_of(&read.0.report);
    assert_eq!(
        said[0],
        "Rejected a.csv: Columns that are not used: “unit”."
    );
    mapping.roles[2] = roles::Role::Label;
    let refused = at_once(receive_rows(&[&grid], &mapping, &texts, taking(), &AtOnce));
    assert_eq!(
        refused.unwrap_err().to_string(),
        "a.csv: two columns are “Kind of tag”; say which one is"
    );
}

proptest! {
    /// Whatever stands in a table: a row becomes a tag or it is said which one does not, and each value is with its tag.
    #[test]
    fn no_row_and_no_value_is_lost(
        rows in proptest::collection::vec(
            ("[ab]{0,1}", "(aa |b😊|c\n){0,3}", "(aa|b😊|c d|x)?", "[0-9x]{0,2}", "[0-9]{0,1}", "(u|-)?"),
            1..12
        ),
        beside in any::<bool>(),
    ) {
        let mut text = "document,text,quote,start,end,label,mood\n".to_owned();
        for (doc, whole, quote, start, end, mood) in &rows {
            text.push_str(&format!("\"{doc}\",\"{whole}\",\"{quote}\",{start},{end},L,{mood}\n"));
        }
        let grid = at_once(Grid::read("a.csv", &text, &AtOnce)).unwrap();
        let mapping = Mapping { roles: roles::guess(&grid.names), label: TAG.to_owned() };
        let mut texts = Texts::default();
        if beside {
            texts.add(Given {
                names: vec!["a".to_owned()],
                text: Text::freeze_str("aa c d b😊").unwrap(),
                meta: Vec::new(),
                alone: false,
            });
        }
        let read = at_once(read_all(&[&grid], &mapping, &texts, &AtOnce));
        let Ok((reading, _)) = read else { return Ok(()) };
        let marks = reading.articles.iter().flat_map(|article| &article.marks);
        let rejected = reading.notes.iter().filter(|note| note.fate == Fate::Rejected);
        let rejected: Vec<usize> = rejected.filter_map(|note| note.line).collect();
        prop_assert_eq!(marks.clone().count() + rejected.len(), grid.len());
        let moods = marks.filter(|mark| !mark.values("mood").is_empty()).count();
        let all = (grid.first(99).into_iter()).filter(|(line, cells)| {
            !cells[6].is_empty() && !rejected.contains(line)
        });
        prop_assert_eq!(moods, all.count());
        for article in &reading.articles {
            for mark in &article.marks {
                prop_assert!(mark.extent().end() <= article.text.len());
            }
        }
    }
}
