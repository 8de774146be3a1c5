//! A statement of discourse network analysis (Leifeld): a person of an organisation agrees or disagrees with a concept.

use super::{BLUE, Codebook, GREEN, VIOLET, codes, guide, mention, of_kinds, slots, statement};
use crate::domain::{Slot, Stroke};

pub(super) fn codebook() -> Codebook {
    let agreement = statement(
        ("statement", "Statement", "KeyC"),
        BLUE,
        Stroke::Straight,
        guide(
            "Somebody says in public that they agree or disagree with a concept. One statement for each concept; give \
             the person, the organisation they speak for, the concept, and the position: +1 agrees, −1 disagrees.",
            "“We will not accept quotas,” said the minister. (concept: quotas; −1)",
            "The quotas were discussed. (nobody takes a side)",
        ),
        slots(
            &[Slot::Attribution, Slot::Date],
            &[Slot::Claimants, Slot::Issues, Slot::Position],
            &[Slot::Issues],
        ),
    );
    let mut codebook = of_kinds(vec![
        agreement,
        mention(
            ("person", "Person", "KeyE"),
            GREEN,
            "A place where a person is named who makes a statement. Link it to the actor of the register.",
        ),
        mention(
            ("organization", "Organization", "KeyO"),
            VIOLET,
            "A place where an organisation is named that a person speaks for, or that speaks itself.",
        ),
    ]);
    codebook.issues = codes(&[(
        "concept",
        "Concept (rename, and add your own)",
        "A policy, a cause or a solution that one can be for or against. Word it so that agreeing has one meaning.",
    )]);
    codebook
}
