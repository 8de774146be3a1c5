//! Diplomatic talks: everything that is said at a negotiating table and after it, with every slot.

use super::{
    BLUE, Codebook, GREEN, GREY, MAUVE, OLIVE, ORANGE, SKY, VIOLET, codes, guide, mention,
    of_kinds, slots, statement, tree,
};
use crate::domain::{Kind, Slot, SlotRule, Stroke};

pub(super) fn codebook() -> Codebook {
    let mut kinds = statements();
    kinds.push(mention(
        ("actor", "Actor", "KeyA"),
        GREEN,
        "A place where a state, a government, a person or an organisation is named: by name, office, pronoun or capital \
         city.",
    ));
    let mut codebook = of_kinds(kinds);
    codebook.issues = issues();
    codebook.forms = codes(&[
        (
            "at-the-table",
            "At the table",
            "Said in the talks themselves.",
        ),
        (
            "press-conference",
            "Press conference",
            "Said to journalists after or before them.",
        ),
        (
            "interview",
            "Interview",
            "Said to one journalist or programme.",
        ),
        (
            "speech",
            "Speech",
            "Before a parliament, an assembly, a crowd.",
        ),
        (
            "written",
            "Letter, note or draft",
            "A paper that was handed over or published.",
        ),
        ("social-media", "Social media", "Posted by the actor."),
        (
            "action",
            "Action",
            "Done, not said: troops move, an envoy is called home.",
        ),
    ]);
    codebook.justifications = codes(&[
        (
            "security",
            "Own security",
            "Because of a danger to oneself.",
        ),
        (
            "law",
            "International law",
            "Because a treaty, the Charter or a right says so.",
        ),
        (
            "promise",
            "A promise made before",
            "Because somebody gave their word.",
        ),
        (
            "sovereignty",
            "Sovereignty",
            "Because everybody decides for themselves.",
        ),
        ("humanity", "Humanity", "Because of people who suffer."),
        ("interest", "Interest", "Because of costs and gains."),
        ("history", "History", "Because of what happened long ago."),
    ]);
    codebook
}

/// All slots are there; who says it is required, and whatever else the kind cannot do without.
fn all_but(required: &[Slot]) -> Vec<SlotRule> {
    let mut needed = vec![Slot::Claimants];
    needed.extend(required);
    slots(Slot::ALL, &needed, &[])
}

fn statements() -> Vec<Kind> {
    vec![
        statement(
            ("claim", "Claim", "KeyC"),
            BLUE,
            Stroke::Straight,
            guide(
                "Says that something is so: what is true, what was done, what it means.",
                "The build-up threatens our border, he said.",
                "He called for the build-up to end. (a demand)",
            ),
            all_but(&[Slot::Position]),
        ),
        statement(
            ("demand", "Demand", "KeyD"),
            ORANGE,
            Stroke::Wavy,
            guide(
                "Calls on somebody to do or not to do something. Also a demand that is only reported.",
                "Moscow wants written answers.",
                "Moscow will get written answers. (a commitment)",
            ),
            all_but(&[Slot::Addressees, Slot::Position]),
        ),
        statement(
            ("evaluation", "Evaluation", "KeyE"),
            MAUVE,
            Stroke::Double,
            guide(
                "Judges the talks, an actor or a proposal.",
                "The exchange was frank and useful.",
                "The exchange took ninety minutes.",
            ),
            all_but(&[Slot::Position]),
        ),
        statement(
            ("commitment", "Commitment", "KeyG"),
            GREEN,
            Stroke::Straight,
            guide(
                "Gives one’s word to do something oneself.",
                "We will send our answers next week.",
                "They should send their answers. (a demand)",
            ),
            all_but(&[Slot::Position]),
        ),
        statement(
            ("warning", "Warning", "KeyH"),
            OLIVE,
            Stroke::Wavy,
            guide(
                "Says what will follow if something is done or not done. Put the “if” into the condition.",
                "Any move across the border will meet a severe response.",
                "A move across the border would be regrettable. (an evaluation)",
            ),
            all_but(&[Slot::Addressees, Slot::Position]),
        ),
        statement(
            ("rejection", "Rejection", "KeyV"),
            GREY,
            Stroke::Double,
            guide(
                "Says no to a demand or proposal, or denies that something is so. Link it to what it rejects.",
                "The proposals are non-starters.",
                "The proposals were not discussed.",
            ),
            all_but(&[Slot::Position]),
        ),
        statement(
            ("agreement", "Agreement", "KeyO"),
            SKY,
            Stroke::Straight,
            guide(
                "Says yes to a demand or proposal, or that both sides are of one mind. Link it to what it accepts.",
                "Both sides agreed to meet again.",
                "Both sides met again.",
            ),
            all_but(&[Slot::Position]),
        ),
        statement(
            ("question", "Question", "KeyQ"),
            VIOLET,
            Stroke::Dashed,
            guide(
                "Asks for an answer, not for a deed. It has no position.",
                "What guarantees can there be, he asked.",
                "Give us guarantees, he said. (a demand)",
            ),
            all_but(&[]),
        ),
        statement(
            ("decision", "Decision", "KeyI"),
            OLIVE,
            Stroke::Straight,
            guide(
                "Something is decided or done that speaks for itself.",
                "The embassy was told to send families home.",
                "The embassy may send families home. (a claim)",
            ),
            all_but(&[Slot::Position]),
        ),
    ]
}

fn issues() -> Vec<crate::domain::Code> {
    tree(&[
        (
            (
                "security",
                "Security",
                "Armed forces, alliances, guarantees.",
            ),
            &[
                (
                    "alliances",
                    "Alliances and enlargement",
                    "Who may join which alliance.",
                ),
                (
                    "forces",
                    "Forces and manoeuvres",
                    "Where troops stand and what they do.",
                ),
                (
                    "arms-control",
                    "Arms control",
                    "Weapons, their number and inspection.",
                ),
                (
                    "guarantees",
                    "Guarantees",
                    "What one side promises about the other’s safety.",
                ),
                ("ceasefire", "Ceasefire", "An end or a pause of fighting."),
            ],
        ),
        (
            (
                "territory",
                "Territory and borders",
                "Whose land it is, and what stands at its edge.",
            ),
            &[],
        ),
        (
            (
                "talks",
                "The talks themselves",
                "Who meets whom, where, when and in which form.",
            ),
            &[
                (
                    "answers",
                    "Written answers",
                    "Papers that are asked for or given.",
                ),
                (
                    "next-round",
                    "Next round",
                    "Whether and when one meets again.",
                ),
            ],
        ),
        (
            (
                "sanctions",
                "Sanctions and trade",
                "Measures against an economy, and goods that may pass.",
            ),
            &[],
        ),
        (
            (
                "energy",
                "Energy",
                "Gas, oil, power, and what carries them.",
            ),
            &[],
        ),
        (
            ("people", "People", "Refugees, prisoners, aid, rights."),
            &[
                (
                    "prisoners",
                    "Prisoners",
                    "Who is held, exchanged or set free.",
                ),
                (
                    "aid",
                    "Aid",
                    "Food, shelter and medicine for those in need.",
                ),
                ("rights", "Rights", "What is owed to everybody."),
            ],
        ),
    ])
}
