//! What a format can hold. The losses that are told before a file is written, and the file itself, both follow from this
//! table alone ([`super::reduce`]), and a property test holds every format to it: what the table says it holds comes back
//! from the file exactly.

/// What a format holds of an [`super::model::Article`]. Where marks are, every format holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holds {
    /// The text.
    pub text: Words,
    /// Names of labels.
    pub labels: Labels,
    /// Marks in several parts.
    pub parts: Parts,
    /// Names of attributes of which each value makes a mark of its own; marks with none of them are left out. None: all
    /// marks are held as they are.
    pub each: &'static [&'static str],
    /// Marks that have characters in common.
    pub overlaps: Overlaps,
    /// White space at the ends of a mark.
    pub edges: bool,
    /// Parts that only a line end keeps apart; where not, they become one.
    pub lines: bool,
    /// Ends of marks inside what people see as one character; where not, marks have all of it.
    pub halves: bool,
    /// Which characters there may be at all.
    pub characters: Characters,
    /// Ties.
    pub ties: bool,
    /// Ties between marks of different coders.
    pub across: bool,
    /// Notes on ties.
    pub tie_notes: bool,
    /// Names of types of link beside the articles, so that those are there that no link is of. Not of an article: [`Self::ALL`]
    /// says nothing of it.
    pub tie_types: bool,
    /// What stands of kinds beside the articles. Not of an article either.
    pub kinds: Kinds,
    /// Attributes.
    pub attributes: Values,
    /// Who is named by a mark.
    pub entities: Entities,
    /// Notes on marks.
    pub notes: bool,
    /// Who marked.
    pub coders: bool,
    /// How sure they were.
    pub confidence: bool,
    /// When they marked.
    pub times: bool,
    /// Names of [`super::model::META`] that have a place.
    pub meta: &'static [&'static str],
    /// Whether the date has to be a whole day; where it is less, or in other words, it is left out.
    pub days_only: bool,
    /// Whether the title stands in the name of the file alone, as far as a name can have it.
    pub title_in_name: bool,
    /// Ids of articles.
    pub article_ids: bool,
    /// Ids of marks and ties; where not, they are numbered in text order.
    pub ids: bool,
    /// Keys of its own that a file had besides, written back.
    pub foreign: Foreign,
}

/// What stands of kinds, beside the name at each mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kinds {
    /// Also those that no mark is of.
    pub listed: bool,
    /// What they mean.
    pub definitions: bool,
    /// Their colours.
    pub colours: bool,
    /// Their keys.
    pub keys: bool,
    /// Whether they are of statements or of mentions.
    pub categories: bool,
}

impl Kinds {
    /// Nothing.
    pub const NO: Self = Self {
        listed: false,
        definitions: false,
        colours: false,
        keys: false,
        categories: false,
    };

    /// All of it.
    pub const ALL: Self = Self {
        listed: true,
        definitions: true,
        colours: true,
        keys: true,
        categories: true,
    };
}

/// Whose keys are written back that a file had besides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// Nobody's.
    No,
    /// Those of articles.
    Articles,
    /// Those of articles, marks and ties.
    All,
}

/// The text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Words {
    /// Character for character.
    Exact,
    /// The words of marks alone, each a paragraph.
    Quotes,
    /// With a line end behind it, and blanks for white space before the first word; nothing where there is no word.
    Lines,
    /// Its words alone, joined by single blanks, sentences by line ends; white space at the ends of marks is not held then.
    Tokens,
}

/// Names of labels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Labels {
    /// Whatever they are.
    Any,
    /// Without white space: “_” stands for it.
    Unspaced,
}

/// Marks that have characters in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overlaps {
    /// Held.
    Kept,
    /// As was chosen ([`super::tool::Options::layers`]).
    Chosen,
    /// Held where they have other labels; of the same label the longest, then the earliest.
    OtherLabels,
    /// The longest, then the earliest.
    No,
}

/// Marks in several parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parts {
    /// Held.
    Kept,
    /// A mark for each part.
    Apart,
    /// One part, from the start of the first to the end of the last.
    Hull,
}

/// Which characters there may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Characters {
    /// All of Unicode.
    All,
    /// Those of XML 1.0; others become U+FFFD, one for one.
    Xml,
    /// Any, but in labels only those of XML 1.0.
    XmlLabels,
}

/// Attributes of marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Values {
    /// None.
    No,
    /// One value each; several are joined by “; ”.
    One,
    /// Any number.
    Many,
}

/// Who is named by a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entities {
    /// Not held.
    No,
    /// The id alone.
    Id,
    /// Id and name.
    Full,
}

impl Holds {
    /// All of it.
    pub const ALL: Self = Self {
        text: Words::Exact,
        labels: Labels::Any,
        parts: Parts::Kept,
        each: &[],
        overlaps: Overlaps::Kept,
        edges: true,
        lines: true,
        halves: true,
        characters: Characters::All,
        ties: true,
        across: true,
        tie_notes: true,
        tie_types: false,
        kinds: Kinds::NO,
        attributes: Values::Many,
        entities: Entities::Full,
        notes: true,
        coders: true,
        confidence: true,
        times: true,
        meta: &super::model::META,
        days_only: false,
        title_in_name: false,
        article_ids: true,
        ids: true,
        foreign: Foreign::All,
    };

    /// Texts, labels and where marks are, these may overlap; nothing else.
    pub const BARE: Self = Self {
        text: Words::Exact,
        labels: Labels::Any,
        parts: Parts::Apart,
        each: &[],
        overlaps: Overlaps::Kept,
        edges: true,
        lines: true,
        halves: true,
        characters: Characters::All,
        ties: false,
        across: true,
        tie_notes: false,
        tie_types: false,
        kinds: Kinds::NO,
        attributes: Values::No,
        entities: Entities::No,
        notes: false,
        coders: false,
        confidence: false,
        times: false,
        meta: &[],
        days_only: false,
        title_in_name: false,
        article_ids: false,
        ids: false,
        foreign: Foreign::No,
    };
}
