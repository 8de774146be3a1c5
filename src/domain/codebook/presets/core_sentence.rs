//! Core sentences: a subject, a predicate between −1 and +1, an object, which is an issue or an actor.

use super::{BLUE, Codebook, GREEN, MAUVE, codes, guide, mention, of_kinds, slots, statement};
use crate::domain::{Slot, Stroke};

pub(super) fn codebook() -> Codebook {
    let issue = statement(
        ("actor-issue", "Issue sentence", "KeyI"),
        BLUE,
        Stroke::Straight,
        guide(
            "The subject takes a position on an issue. Reduce the sentence to its core; every pair of subject and issue \
             is a statement of its own. Position: −1 against, 0 undecided, +1 for.",
            "The party supports the tax. (party, +1, tax)",
            "The party held a congress. (no direction)",
        ),
        slots(
            &[Slot::Proposition, Slot::Attribution],
            &[Slot::Claimants, Slot::Issues, Slot::Position],
            &[Slot::Claimants, Slot::Issues],
        ),
    );
    let actor = statement(
        ("actor-actor", "Actor sentence", "KeyO"),
        MAUVE,
        Stroke::Double,
        guide(
            "The subject judges other actors, up to three. Give for each whether it is judged well or badly.",
            "The minister blamed the opposition. (minister, −1, opposition)",
            "The minister met the opposition. (no direction)",
        ),
        slots(
            &[Slot::Proposition, Slot::Attribution],
            &[Slot::Claimants, Slot::Objects],
            &[Slot::Claimants],
        ),
    );
    let mut codebook = of_kinds(vec![
        issue,
        actor,
        mention(
            ("actor", "Actor", "KeyA"),
            GREEN,
            "A place where the subject or an object actor is named.",
        ),
    ]);
    codebook.issues = codes(&[
        ("economy", "Economy", "Taxes, budget, trade, work."),
        ("welfare", "Welfare", "Health, pensions, family, housing."),
        (
            "society",
            "Society",
            "Rights, culture, education, religion.",
        ),
        ("environment", "Environment", "Climate, nature, energy."),
        ("security", "Security", "Police, army, foreign policy."),
        (
            "institutions",
            "Institutions",
            "How the state is built and who decides.",
        ),
    ]);
    codebook
}
