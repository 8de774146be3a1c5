//! A claim as in the MARDY project: a demand for political action on migration, under one of eight headings.

use super::{Codebook, GREEN, ORANGE, codes, guide, mention, of_kinds, slots, statement};
use crate::domain::{Slot, Stroke};

pub(super) fn codebook() -> Codebook {
    let claim = statement(
        ("claim", "Claim", "KeyC"),
        ORANGE,
        Stroke::Wavy,
        guide(
            "Somebody demands, proposes or carries out a certain political action. Give the issues, the actors, and \
             whether they are for (+1) or against (−1) it. Several issues may fit one claim.",
            "She called for a limit on the number of people who may come. (controlling migration, +1)",
            "The number of people who came has doubled. (nobody asks for anything)",
        ),
        slots(
            &[Slot::Date, Slot::Attribution],
            &[Slot::Claimants, Slot::Issues, Slot::Position],
            &[],
        ),
    );
    let mut codebook = of_kinds(vec![
        claim,
        mention(
            ("actor", "Actor", "KeyA"),
            GREEN,
            "A place where somebody who makes a claim is named.",
        ),
    ]);
    codebook.issues = codes(&[
        (
            "100",
            "100 Controlling migration",
            "Demands on who may come and how many: borders, quotas, visas, sharing between states.",
        ),
        (
            "200",
            "200 Residency",
            "Demands on who may stay: asylum procedures, status, deportation, housing while a case is open.",
        ),
        (
            "300",
            "300 Integration",
            "Demands on living here for good: language, school, work, citizenship.",
        ),
        (
            "400",
            "400 Domestic security",
            "Demands on crime, police, surveillance and the safety of those who came.",
        ),
        (
            "500",
            "500 Foreign policy",
            "Demands on other states: aid, agreements, war and peace, causes of flight.",
        ),
        (
            "600",
            "600 Economy and labour market",
            "Demands on work, money and who bears the cost.",
        ),
        (
            "700",
            "700 Society",
            "Demands on living together: solidarity, racism, religion, culture.",
        ),
        (
            "800",
            "800 Procedures",
            "Demands on how it is decided: laws, courts, offices, who is heard.",
        ),
    ]);
    codebook
}
