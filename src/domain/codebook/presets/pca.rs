//! Political claims analysis (Koopmans and Statham): a claim by its seven elements.

use super::{BLUE, Codebook, GREEN, codes, guide, mention, of_kinds, slots, statement, tree};
use crate::domain::{Slot, Stroke};

pub(super) fn codebook() -> Codebook {
    let claim = statement(
        ("claim", "Claim", "KeyC"),
        BLUE,
        Stroke::Straight,
        guide(
            "A political opinion brought forward in public by words or deeds, whatever its form and whoever the actor: \
             a demand, a judgement, a decision, a protest. The grammar of the sentence decides who is claimant, \
             addressee and object actor. Give up to three of each.",
            "Teachers went on strike against the minister’s plan.",
            "The minister turned fifty on Monday.",
        ),
        slots(
            &[
                Slot::Addressees,
                Slot::Objects,
                Slot::Justifications,
                Slot::Attribution,
            ],
            &[
                Slot::Date,
                Slot::Place,
                Slot::Claimants,
                Slot::Form,
                Slot::Issues,
                Slot::Position,
            ],
            &[Slot::Form],
        ),
    );
    let mut codebook = of_kinds(vec![
        claim,
        mention(
            ("actor", "Actor", "KeyA"),
            GREEN,
            "A place where a claimant, an addressee or an object actor is named.",
        ),
    ]);
    codebook.forms = tree(&[
        (
            (
                "decision",
                "Political decision",
                "Something that binds is decided or carried out: a law, a ruling, an arrest.",
            ),
            &[],
        ),
        (
            (
                "verbal",
                "Verbal statement",
                "Said or written: an interview, a press release, a speech, a report.",
            ),
            &[
                ("interview", "Interview", "Asked by a journalist."),
                (
                    "speech",
                    "Speech",
                    "Before an audience, a parliament among them.",
                ),
                ("report", "Report or letter", "In writing."),
            ],
        ),
        (
            (
                "protest",
                "Protest",
                "People gather, refuse or stop something to be noticed.",
            ),
            &[
                ("demonstration", "Demonstration", "Peaceful, in public."),
                (
                    "confrontation",
                    "Confrontation",
                    "Against rules, without violence: a blockade, an occupation.",
                ),
                ("violence", "Violence", "Against things or people."),
            ],
        ),
    ]);
    codebook.justifications = codes(&[
        (
            "instrumental",
            "Instrumental",
            "Because of what it brings about: costs, safety, success.",
        ),
        (
            "identity",
            "Identity",
            "Because of who we are or want to be.",
        ),
        (
            "universal",
            "Universal principles",
            "Because it is right for everybody: rights, fairness, the law.",
        ),
    ]);
    codebook
}
