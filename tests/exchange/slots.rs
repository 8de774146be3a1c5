//! Slots of INCEpTION: who is in them comes in, whichever of its files they stand in.

use demarche::format::exchange::{Fate, File};

use crate::others::{opened, tied};

const TABLE: &str = "#FORMAT=WebAnno TSV 3.3
#T_SP=webanno.custom.Claim|value|ROLE_webanno.custom.Claim:claimant_webanno.custom.ClaimClaimantLink|webanno.custom.Actor|ROLE_webanno.custom.Claim:about_webanno.custom.ClaimAboutLink|webanno.custom.Actor
#T_SP=webanno.custom.Actor|value


#Text=Maria Lopez told Anna they wait.
1-1\t0-5\tMaria\t_\t_\t_\t_\t_\tperson[1]\t
1-2\t6-11\tLopez\t_\t_\t_\t_\t_\tperson[1]\t
1-3\t12-16\ttold\t_\t_\t_\t_\t_\t_\t
1-4\t17-21\tAnna\t_\t_\t_\t_\t_\tperson\t
1-5\t22-26\tthey\tClaim[2]\tspeaker[2]\t1-1[1]\thearer;Object[2]\t1-4;1-1[1]\t_\t
1-6\t27-31\twait\tClaim[2]\tspeaker[2]\t1-1[1]\thearer;Object[2]\t1-4;1-1[1]\t_\t
1-7\t31-32\t.\t_\t_\t_\t_\t_\t_\t
";

/// What all of them say: as one of our own roles where the slot or the role is called so.
const SAID: [(&str, &str, &str); 3] = [
    ("claimant", "they wait", "Maria Lopez"),
    ("object", "they wait", "Maria Lopez"),
    ("hearer", "they wait", "Anna"),
];

#[test]
fn a_table_of_words() {
    let (tool, reading) = opened(&[File::of("a.tsv", TABLE)]);
    let reading = reading.unwrap();
    assert_eq!((tool, reading.notes.as_slice()), ("webannoTsv", &[][..]));
    assert_eq!(tied(&reading.articles[0]), SAID);
    let broken = TABLE.replace("1-1[1]", "1-3[1]");
    let (_, reading) = opened(&[File::of("a.tsv", broken)]);
    let refusal = reading.unwrap_err().to_string();
    assert!(
        refusal
            .contains("line 11: the slot “claimant” leads to “1-3[1]”, where no annotation begins"),
        "{refusal}"
    );
}

/// The same as feature structures; the last slot leads nowhere.
#[test]
fn structures_in_json() {
    let of = |id: u64, of_type: &str, begin: u64, end: u64, more: &str| {
        format!(
            r#"{{"%ID":{id},"%TYPE":"webanno.custom.{of_type}","@sofa":1,"begin":{begin},"end":{end}{more}}}"#
        )
    };
    let link = |id: u64, role: &str, target: u64| {
        format!(
            r#"{{"%ID":{id},"%TYPE":"webanno.custom.ClaimClaimantLink","role":"{role}","@target":{target}}}"#
        )
    };
    let list = |id: u64, of: &str| {
        format!(r#"{{"%ID":{id},"%TYPE":"uima.cas.FSArray","%ELEMENTS":[{of}]}}"#)
    };
    let structures = [
        r#"{"%ID":1,"%TYPE":"uima.cas.Sofa","sofaNum":1,"sofaID":"_InitialView","mimeType":"text","sofaString":"Maria Lopez told Anna they wait."}"#.to_owned(),
        of(2, "Actor", 0, 11, r#","value":"person""#),
        of(3, "Actor", 17, 21, r#","value":"person""#),
        of(4, "Claim", 22, 31, r#","value":"Claim","@claimant":10,"@about":11,"@lost":12"#),
        link(5, "speaker", 2),
        link(6, "hearer", 3),
        link(7, "Object", 2),
        link(8, "", 77),
        list(10, "5"),
        list(11, "6,7"),
        list(12, "8"),
    ];
    let json = format!(
        r#"{{"%TYPES":{{}},"%FEATURE_STRUCTURES":[{}],"%VIEWS":{{"_InitialView":{{"%SOFA":1,"%MEMBERS":[2,3,4]}}}}}}"#,
        structures.join(",")
    );
    let (tool, reading) = opened(&[File::of("a.json", json)]);
    let reading = reading.unwrap();
    assert_eq!(tool, "uimaJson");
    assert_eq!(tied(&reading.articles[0]), SAID);
    let notes: Vec<_> = reading
        .notes
        .iter()
        .map(|n| (n.fate, n.what.as_str()))
        .collect();
    let nowhere = "1 slot of tags leads to nothing that is tagged.";
    assert_eq!(notes, [(Fate::Rejected, nowhere)]);
}

#[test]
fn structures_in_xml() {
    let xml = r#"<?xml version="1.0" encoding="UTF-8"?>
<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" xmlns:custom="http:///webanno/custom.ecore" xmi:version="2.0">
<cas:NULL xmi:id="0"/>
<custom:Actor xmi:id="2" sofa="1" begin="0" end="11" value="person"/>
<custom:Actor xmi:id="3" sofa="1" begin="17" end="21" value="person"/>
<custom:Claim xmi:id="4" sofa="1" begin="22" end="31" value="Claim" claimant="5" about="6 7" year="2024"/>
<custom:ClaimClaimantLink xmi:id="5" role="speaker" target="2"/>
<custom:ClaimAboutLink xmi:id="6" role="hearer" target="3"/>
<custom:ClaimAboutLink xmi:id="7" role="Object" target="2"/>
<cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" mimeType="text" sofaString="Maria Lopez told Anna they wait."/>
<cas:View sofa="1" members="2 3 4"/>
</xmi:XMI>"#;
    let (tool, reading) = opened(&[File::of("a.xmi", xml)]);
    let reading = reading.unwrap();
    assert_eq!((tool, reading.notes.as_slice()), ("uimaXmi", &[][..]));
    assert_eq!(tied(&reading.articles[0]), SAID);
    let claim = reading.articles[0]
        .marks
        .iter()
        .find(|m| m.label == "Claim");
    assert_eq!(
        claim.unwrap().attributes,
        [("year".to_owned(), vec!["2024".to_owned()])]
    );
}
