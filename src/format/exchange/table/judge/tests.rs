use super::*;
use crate::format::exchange::attributes as slots;

fn judged(path: &str, text: &str) -> Judged {
    judge(&Grid::beginning(path, text).unwrap())
}

fn keep(name: &str) -> Role {
    Role::Attribute(name.to_owned())
}

#[test]
fn coded_segments_of_maxqda() {
    // Where they begin and end is a paragraph there.
    let text = "\u{feff}Document group;Document name;Code;Beginning;End;Weight score;Segment;Comment;Created by\r\n\
        Winter;Harbour talks;Demand > Berths;3;3;0;\"The families asked for eleven berths; no more\";;Mara\r\n\
        Winter;Harbour talks;Actor;3;4;0;\"The families of the harbour\";unsure;Mara\r\n\
        Winter;Ice;Demand;1;1;0;\"We will not wait for another winter\";;Ben\r\n";
    let Judged { roles, tags } = judged("a.csv", text);
    assert!(tags);
    assert_eq!(
        roles,
        [
            keep("Document group"),
            Role::Document,
            Role::Label,
            keep("Beginning"),
            keep("End"),
            keep("Weight score"),
            Role::Quote,
            Role::Note,
            Role::Coder,
        ]
    );
}

#[test]
fn a_sheet_in_german() {
    let text = "Nr;Datum;Zeitung;Überschrift;Zitat;Sprecher;Adressat;Thema;Position;Art;Bemerkung\r\n\
        1;2024-03-05;Tagesblatt;Fischer blockieren;Wir warten nicht;Ida Lopp;Minister;Quote;dagegen;Forderung;stark\r\n\
        2;2024-03-06;Tagesblatt;Minister lehnt ab;Das kommt nicht;Minister;;Quote;-1;Aussage;\r\n";
    let Judged { roles, tags } = judged("a.csv", text);
    assert!(tags);
    assert_eq!(
        roles,
        [
            keep("Nr"),
            Role::About("date"),
            Role::About("outlet"),
            Role::About("title"),
            Role::Quote,
            keep(slots::CLAIMANT),
            keep(slots::ADDRESSEE),
            keep(slots::ISSUE),
            keep(slots::POSITION),
            Role::Label,
            Role::Note,
        ]
    );
}

#[test]
fn statements_like_those_of_dna() {
    let text = "statement_id,document_title,person,organization,concept,agreement,text,coder\n\
        1,Harbour talks,Ilsa Corrin,City,Open the harbour,1,\"We will open it\",mara\n\
        2,Harbour talks,Tom Bray,Fishers,Open the harbour,0,\"It has to stay closed\",mara\n\
        3,Ice,Tom Bray,Fishers,Ban on nets,1,\"Nets are out\",ben\n";
    let Judged { roles, tags } = judged("a.csv", text);
    assert!(tags);
    assert_eq!(
        roles,
        [
            Role::Id,
            Role::About("title"),
            keep(slots::CLAIMANT),
            keep(slots::CLAIMANT),
            keep(slots::ISSUE),
            Role::Agreement,
            Role::Quote,
            Role::Coder,
        ]
    );
}

#[test]
fn quotations_of_atlas_ti() {
    let text = "ID\tDocument\tQuotation Name\tQuotation Content\tCodes\tComment\tReference\tDensity\n\
        1:1\tHarbour talks\tThe families\tThe families asked for eleven berths\tDemand\\nActor\t\t12 – 48\t2\n\
        1:2\tHarbour talks\tWinter\tWe will not wait\tClaim\tloud\t60 – 76\t1\n";
    let Judged { roles, tags } = judged("a.tsv", text);
    assert!(tags);
    assert_eq!(
        roles,
        [
            Role::Id,
            Role::Document,
            keep("Quotation Name"),
            Role::Quote,
            Role::Labels,
            Role::Note,
            keep("Reference"),
            keep("Density"),
        ]
    );
}

#[test]
fn a_table_of_ones_own() {
    let text = "article,from,to,kind,speaker,target,stance,published\n\
        talks.txt,0,5,claim,Corrin,Bray,for,2022-01-21\ntalks.txt,9,14,demand,Bray,,against,2022-01-21\n";
    let Judged { roles, tags } = judged("a.csv", text);
    assert!(tags);
    assert_eq!(
        roles,
        [
            Role::Document,
            Role::Begin,
            Role::End,
            Role::Label,
            keep(slots::CLAIMANT),
            keep(slots::ADDRESSEE),
            keep(slots::POSITION),
            Role::About("date"),
        ]
    );
}

#[test]
fn words_with_where_they_begin() {
    let text = "article,kind,words,start\nsea.txt,Claim,No deal,51\nsea.txt,Demand,No deal,33\n";
    let Judged { roles, tags } = judged("a.csv", text);
    assert!(tags);
    assert_eq!(
        roles,
        [Role::Document, Role::Label, Role::Quote, Role::Begin]
    );
}

#[test]
fn texts_with_positions_like_those_of_prodigy() {
    let text = "text,start,end,label,answer\n\
        They met in the harbour and left again,0,4,ACTOR,accept\n\
        They met in the harbour and left again,16,23,PLACE,accept\n";
    let Judged { roles, tags } = judged("a.csv", text);
    assert!(tags);
    assert_eq!(
        roles,
        [
            Role::Text,
            Role::Begin,
            Role::End,
            Role::Label,
            keep("answer")
        ]
    );
}

#[test]
fn lines_of_json() {
    let text = "{\"doc\": \"a\", \"span\": {\"start\": 0, \"end\": 8}, \"quote\": \"They met\", \"tags\": [\"Claim\"]}\n\
        {\"doc\": \"a\", \"span\": {\"start\": 9, \"end\": 14}, \"quote\": \"there\", \"tags\": [\"Place\", \"Actor\"]}\n";
    let Judged { roles, tags } = judged("a.jsonl", text);
    assert!(tags);
    assert!(roles.contains(&Role::Quote) && roles.contains(&Role::Labels));
}

#[test]
fn articles_are_no_tags() {
    let long = "They met in the harbour and left again. ".repeat(40);
    for (path, text) in [
        ("a.csv", format!("title,date,text,label\nTalks,2022-01-21,\"{long}\",a\nIce,2022-01-22,\"{long}\",b\n")),
        ("a.csv", "text,label\nThey met.,1\nThey left.,0\n".to_owned()),
        ("a.csv", "title,content\nTalks,They met.\nTalks,They left.\n".to_owned()),
        ("a.csv", format!("id,article,type\n1,\"{long}\",news\n2,\"{long}\",news\n")),
        ("a.csv", "from,to,subject,body\nAnna,Bela,Talks,They met.\nBela,Anna,Talks,They left.\n".to_owned()),
        ("a.jsonl", "{\"title\": \"Talks\", \"text\": \"They met.\"}\n{\"title\": \"Ice\", \"text\": \"They left.\"}\n".to_owned()),
    ] {
        let judged = judged(path, &text);
        assert!(!judged.tags, "{text}: {:?}", judged.roles);
    }
}
