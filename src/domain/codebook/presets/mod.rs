//! Codebooks to start from. Pure data, in our own words; each follows a way of coding that is known in the field.

mod core_sentence;
mod dna;
mod mardy;
mod pca;
mod talks;

use super::{
    Category, Code, Codebook, Colour, Guide, KeyCode, Kind, RelationType, SlotRule, Stroke,
};
use crate::domain::words;
use crate::domain::{CodeId, Extra, KindId, Slot};

words! {
    /// A codebook to start from.
    Preset {
        /// What a project has at first.
        ClaimsActorsDemands = "claims-actors-demands", "Claims, actors, demands";
        /// As in discourse network analysis.
        Dna = "dna", "DNA statement";
        /// The seven elements of a political claim.
        Pca = "pca", "PCA: seven elements";
        /// Claims on migration policy.
        Mardy = "mardy", "MARDY claim";
        /// Everything that is said at a negotiating table.
        Talks = "talks", "Diplomatic talks";
        /// Subject, predicate, object.
        CoreSentence = "core-sentence", "Core sentence";
    }
}

impl Preset {
    /// What it is for, in a sentence.
    pub const fn description(self) -> &'static str {
        match self {
            Self::ClaimsActorsDemands => {
                "Three kinds and the usual links: a small start that grows with the work."
            }
            Self::Dna => {
                "Who agrees or disagrees with which concept, as in discourse network analysis: person, organisation, \
                 concept, agreement."
            }
            Self::Pca => {
                "A political claim by time and place, claimant, form, addressee, issue, object actor and justification, \
                 as in political claims analysis."
            }
            Self::Mardy => {
                "Demands for political action on migration under eight headings, with actors and a position for or \
                 against."
            }
            Self::Talks => {
                "Claims, demands, evaluations, commitments, warnings, rejections, agreements, questions and decisions, \
                 with every slot, lists of issues, forms and justifications, and all links between statements."
            }
            Self::CoreSentence => {
                "Subject, predicate from −1 to +1, and object: an issue, or actors who are judged."
            }
        }
    }

    /// The codebook.
    pub fn codebook(self) -> Codebook {
        match self {
            Self::ClaimsActorsDemands => Codebook::claims_actors_demands(),
            Self::Dna => dna::codebook(),
            Self::Pca => pca::codebook(),
            Self::Mardy => mardy::codebook(),
            Self::Talks => talks::codebook(),
            Self::CoreSentence => core_sentence::codebook(),
        }
    }
}

// Hues that people with colour blindness tell apart, dark enough for white paper.
const BLUE: [u8; 3] = [0x00, 0x72, 0xb2];
const ORANGE: [u8; 3] = [0xd5, 0x5e, 0x00];
const GREEN: [u8; 3] = [0x00, 0x7d, 0x5c];
const MAUVE: [u8; 3] = [0xa8, 0x50, 0x80];
const OLIVE: [u8; 3] = [0x8a, 0x6a, 0x00];
const SKY: [u8; 3] = [0x2b, 0x7f, 0xb8];
const VIOLET: [u8; 3] = [0x6b, 0x4f, 0xa0];
const GREY: [u8; 3] = [0x5a, 0x5a, 0x5a];

/// A statement: id, label, key, colour, line, advice.
fn statement(
    (id, label, key): (&str, &str, &str),
    colour: [u8; 3],
    stroke: Stroke,
    guide: Guide,
    slots: Vec<SlotRule>,
) -> Kind {
    Kind {
        id: KindId::new(id),
        label: label.to_owned(),
        category: Category::Statement,
        colour: Colour(colour),
        stroke,
        key: KeyCode::new(key),
        guide,
        slots,
        retired: false,
        extra: Extra::new(),
    }
}

/// Where somebody is named.
fn mention((id, label, key): (&str, &str, &str), colour: [u8; 3], definition: &str) -> Kind {
    Kind {
        category: Category::Mention,
        ..statement(
            (id, label, key),
            colour,
            Stroke::Dotted,
            Guide::define(definition),
            Vec::new(),
        )
    }
}

/// The rules for all slots: those that are shown, those that are required (and shown), those that take one value.
fn slots(shown: &[Slot], required: &[Slot], single: &[Slot]) -> Vec<SlotRule> {
    let rule = |slot: &Slot| SlotRule {
        slot: *slot,
        shown: shown.contains(slot) || required.contains(slot),
        required: required.contains(slot),
        many: !single.contains(slot),
        extra: Extra::new(),
    };
    Slot::ALL.iter().map(rule).collect()
}

/// What it is, with an example and something that only looks like it.
fn guide(definition: &str, positive: &str, negative: &str) -> Guide {
    Guide {
        positive: positive.to_owned(),
        negative: negative.to_owned(),
        ..Guide::define(definition)
    }
}

/// Id, label, definition.
type Line<'a> = (&'a str, &'a str, &'a str);

/// Codes at the top of a list.
fn codes(all: &[Line<'_>]) -> Vec<Code> {
    let one = |(id, label, definition): &Line<'_>| Code {
        guide: Guide::define(definition),
        ..Code::named(CodeId::new(*id), *label)
    };
    all.iter().map(one).collect()
}

/// Codes with what stands under each.
fn tree(all: &[(Line<'_>, &[Line<'_>])]) -> Vec<Code> {
    let mut list = Vec::new();
    for (top, under) in all {
        list.extend(codes(&[*top]));
        let parent = Some(CodeId::new(top.0));
        list.extend(codes(under).into_iter().map(|code| Code {
            parent: parent.clone(),
            ..code
        }));
    }
    list
}

/// The first version of a codebook with these kinds and the usual links.
fn of_kinds(kinds: Vec<Kind>) -> Codebook {
    Codebook {
        kinds,
        relations: RelationType::usual(),
        ..Codebook::without_kinds()
    }
}
