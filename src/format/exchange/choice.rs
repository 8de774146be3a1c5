//! What can be chosen before a file is written, in words for the screen. Each format names the choices that change its files
//! ([`super::Tool::choices`]), and no others: a dialog shows exactly these.

use super::tool::{Layers, Options, Profile, Tagging};
use super::units::Unit;

/// Something to choose.
#[derive(Debug)]
pub struct Choice {
    /// A short word that stays.
    pub id: &'static str,
    /// As a dialog calls it.
    pub name: &'static str,
    /// What it is about, in a sentence.
    pub about: &'static str,
    /// What there is to choose from.
    pub input: Input,
}

/// What there is to choose from.
#[derive(Debug)]
pub enum Input {
    /// One of these. The first is chosen as long as nothing else is.
    OneOf(&'static [Value]),
    /// A number.
    Number {
        /// The one that is chosen.
        get: fn(&Options) -> u64,
        /// Chooses another.
        set: fn(&mut Options, u64),
    },
}

/// One of several.
#[derive(Debug)]
pub struct Value {
    /// A short word that stays.
    pub id: &'static str,
    /// As a dialog calls it.
    pub name: &'static str,
    /// What comes of it, in a sentence.
    pub about: &'static str,
    /// Whether it is chosen.
    pub is: fn(&Options) -> bool,
    /// Chooses it.
    pub set: fn(&mut Options),
}

impl Choice {
    /// The one of its values that is chosen; `None` where it is a number.
    pub fn chosen(&self, options: &Options) -> Option<&'static Value> {
        match self.input {
            Input::OneOf(values) => values.iter().find(|value| (value.is)(options)),
            Input::Number { .. } => None,
        }
    }
}

/// What positions count, for formats that leave it open and count UTF-16 units where nothing is chosen.
pub(super) static UNIT: Choice = Choice {
    id: "unit",
    name: "Positions count",
    about: "Whether an emoji counts as one, as two or as more. It has to be what the program counts that reads the file.",
    input: Input::OneOf(&[
        Value {
            id: "utf16",
            name: "UTF-16 units",
            about: "As JavaScript and Java do, and doccano where nothing was changed: an emoji counts as two.",
            is: |options| matches!(options.unit, None | Some(Unit::Utf16)),
            set: |options| options.unit = Some(Unit::Utf16),
        },
        Value {
            id: "codePoints",
            name: "Code points",
            about: "As Python and R do: an emoji counts as one, or as more if it is put together of several.",
            is: |options| options.unit == Some(Unit::CodePoints),
            set: |options| options.unit = Some(Unit::CodePoints),
        },
        Value {
            id: "graphemes",
            name: "Characters as people see them",
            about: "For a project of doccano in which “Count grapheme clusters as one character” is on.",
            is: |options| options.unit == Some(Unit::Graphemes),
            set: |options| options.unit = Some(Unit::Graphemes),
        },
    ]),
};

/// How words are tagged.
pub(super) static TAGGING: Choice = Choice {
    id: "tagging",
    name: "Words are tagged in",
    about: "How the tag of a word says where in a marked stretch the word stands.",
    input: Input::OneOf(&[
        Value {
            id: "bio",
            name: "BIO",
            about: "B- at the first word, I- at the others; also called IOB2. Most programs want this.",
            is: |options| options.tagging == Tagging::Bio,
            set: |options| options.tagging = Tagging::Bio,
        },
        Value {
            id: "bioes",
            name: "BIOES",
            about: "Besides, E- at the last word and S- at the only one; also called IOBES or, with other letters, BILOU.",
            is: |options| options.tagging == Tagging::Bioes,
            set: |options| options.tagging = Tagging::Bioes,
        },
    ]),
};

/// What becomes of overlaps.
pub(super) static LAYERS: Choice = Choice {
    id: "layers",
    name: "Tags that overlap",
    about: "A word has room for one tag in a file.",
    input: Input::OneOf(&[
        Value {
            id: "longest",
            name: "One file, the longest stay",
            about: "Of tags that overlap, the longest stays, then the earliest. What is left out is listed before the file \
                    is saved.",
            is: |options| options.layers == Layers::Longest,
            set: |options| options.layers = Layers::Longest,
        },
        Value {
            id: "perLabel",
            name: "A file for each tag type",
            about: "With the same words in each. Only tags of the same type can be in each other’s way.",
            is: |options| options.layers == Layers::PerLabel,
            set: |options| options.layers = Layers::PerLabel,
        },
    ]),
};

/// The number that articles are dealt by.
pub(super) static SEED: Choice = Choice {
    id: "seed",
    name: "Seed",
    about: "A number that decides which articles go into training, validation and test. The same number deals the same \
            articles in the same way.",
    input: Input::Number {
        get: |options| options.seed,
        set: |options, seed| options.seed = seed,
    },
};

/// Which program is to read the file.
pub(super) static PROFILE: Choice = Choice {
    id: "profile",
    name: "For",
    about: "Programs count the ends of lines differently. With the wrong choice coded segments are shifted by a character \
            for each line above them.",
    input: Input::OneOf(&[
        Value {
            id: "standard",
            name: "ATLAS.ti, QualCoder and others",
            about: "As the standard has it: a line ends in one character, which counts as one.",
            is: |options| options.profile == Profile::Standard,
            set: |options| options.profile = Profile::Standard,
        },
        Value {
            id: "maxqda",
            name: "MAXQDA",
            about: "A line ends in two characters, which count as one.",
            is: |options| options.profile == Profile::Maxqda,
            set: |options| options.profile = Profile::Maxqda,
        },
        Value {
            id: "nvivo",
            name: "NVivo",
            about: "A line ends in two characters, which count as two, as in files that NVivo writes itself.",
            is: |options| options.profile == Profile::Nvivo,
            set: |options| options.profile = Profile::Nvivo,
        },
    ]),
};
