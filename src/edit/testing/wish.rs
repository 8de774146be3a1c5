//! What an analyst may want, at random.

use proptest::prelude::*;

/// Something the analyst may want.
#[derive(Clone, Debug)]
pub(crate) enum Wish {
    Tag(Vec<(u8, u8)>, u8),
    SetKind(u8, u8),
    SetMemo(u8, String),
    SetConfidence(u8, Option<f64>),
    MoveEdge(u8, bool, u8),
    Delete(Vec<u8>),
    AddDocuments(Vec<u8>),
    RemoveDocument(u8),
    /// Some articles go into the bin.
    Bin(Vec<u8>),
    /// Some come back from it.
    Unbin(Vec<u8>),
    /// One of it goes for good, or all.
    EmptyBin(Option<u8>),
    /// Some articles get the same date and outlet.
    Bulk(Vec<u8>, String),
    /// An article, where, how many characters are taken out, what is put in.
    Correct(u8, u8, u8, String),
    /// A tag, where it belongs.
    PlaceAnew(u8, Option<(u8, u8)>),
    Describe(u8, String),
    SetDone(u8, bool),
    SetTitle(String),
    AddKind(String),
    RemoveKind(u8),
    /// A kind whose tags become mentions, or statements.
    TurnKind(u8),
    /// A kind that goes, and the one that its tags get.
    MergeKinds(u8, u8),
    SetName(String),
    /// A statement, an actor or mention for a role, an issue, how.
    Code(u8, u8, u8, u8),
    TagAgain(u8),
    AddActor(String, u8),
    SetActor(u8, u8),
    /// An actor, places in the article, a mention.
    TakeMentions(u8, Vec<(u8, u8)>, u8),
    /// An actor, another that it is tied to, its notes.
    ChangeActor(u8, u8, String),
    MergeActors(u8, u8),
    RemoveActor(u8),
    Link(u8, u8, u8),
    Unlink(u8),
    AddIssue(String),
    /// A statement, and the issue that is added for it.
    AddCode(u8, String),
    MergeIssues(u8, u8),
    /// Merges, deletes, splits or replaces terms of the codebook: how, which, which other.
    Reshape(u8, u8, u8, Vec<Option<bool>>),
    /// Tags that somebody else made, so many.
    TakeOver(u8),
    /// A project that came from another tool.
    TakeProject,
    /// All of these go again.
    LetGo,
    /// A colleague gets a copy of the project.
    Part,
    /// The colleague does this, and the copy is merged; whatever has to be decided is decided for one side.
    Merge(Vec<Wish>, bool),
    GoTo(u8),
    Select(u8, u8),
    CloseGroup,
    Undo,
    Redo,
}

/// Some work, one wish after the other.
pub(crate) fn wishes(most: usize) -> impl Strategy<Value = Vec<Wish>> {
    let merging =
        (lonely_wishes(12), any::<bool>()).prop_map(|(work, side)| Wish::Merge(work, side));
    let wish = prop_oneof![60 => wish(), 1 => Just(Wish::Part), 1 => merging];
    prop::collection::vec(wish, 0..most)
}

/// The same, of somebody who merges nothing.
pub(crate) fn lonely_wishes(most: usize) -> impl Strategy<Value = Vec<Wish>> {
    prop::collection::vec(wish(), 0..most)
}

fn wish() -> impl Strategy<Value = Wish> {
    use Wish::*;
    let words = || "[a-zé👍 ]{0,6}";
    prop_oneof![
        9 => (prop::collection::vec(any::<(u8, u8)>(), 1..4), any::<u8>()).prop_map(|(s, k)| Tag(s, k)),
        1 => any::<(u8, u8)>().prop_map(|(t, k)| SetKind(t, k)),
        2 => (any::<u8>(), words()).prop_map(|(t, m)| SetMemo(t, m)),
        1 => (any::<u8>(), prop::option::of(0.0..=1.0)).prop_map(|(t, c)| SetConfidence(t, c)),
        2 => any::<(u8, bool, u8)>().prop_map(|(t, e, to)| MoveEdge(t, e, to)),
        2 => prop::collection::vec(any::<u8>(), 1..3).prop_map(Delete),
        1 => prop::collection::vec(any::<u8>(), 1..3).prop_map(AddDocuments),
        1 => any::<u8>().prop_map(RemoveDocument),
        2 => prop::collection::vec(any::<u8>(), 1..3).prop_map(Bin),
        1 => prop::collection::vec(any::<u8>(), 1..3).prop_map(Unbin),
        1 => any::<Option<u8>>().prop_map(EmptyBin),
        1 => (prop::collection::vec(any::<u8>(), 1..4), words()).prop_map(|(d, w)| Bulk(d, w)),
        2 => (any::<u8>(), any::<u8>(), 0..20_u8, words()).prop_map(|(d, a, n, w)| Correct(d, a, n, w)),
        1 => (any::<u8>(), any::<Option<(u8, u8)>>()).prop_map(|(t, s)| PlaceAnew(t, s)),
        1 => (any::<u8>(), words()).prop_map(|(d, w)| Describe(d, w)),
        1 => any::<(u8, bool)>().prop_map(|(d, done)| SetDone(d, done)),
        1 => words().prop_map(SetTitle),
        1 => words().prop_map(AddKind),
        1 => any::<u8>().prop_map(RemoveKind),
        1 => any::<u8>().prop_map(TurnKind),
        1 => any::<(u8, u8)>().prop_map(|(f, i)| MergeKinds(f, i)),
        1 => words().prop_map(SetName),
        5 => any::<(u8, u8, u8, u8)>().prop_map(|(t, a, c, h)| Code(t, a, c, h)),
        1 => any::<u8>().prop_map(TagAgain),
        4 => ("[a-z]{1,6}", any::<u8>()).prop_map(|(n, m)| AddActor(n, m)),
        2 => any::<(u8, u8)>().prop_map(|(t, a)| SetActor(t, a)),
        1 => (any::<u8>(), prop::collection::vec(any::<(u8, u8)>(), 0..3), any::<u8>())
            .prop_map(|(a, s, m)| TakeMentions(a, s, m)),
        2 => (any::<u8>(), any::<u8>(), words()).prop_map(|(a, o, n)| ChangeActor(a, o, n)),
        1 => any::<(u8, u8)>().prop_map(|(f, i)| MergeActors(f, i)),
        1 => any::<u8>().prop_map(RemoveActor),
        4 => any::<(u8, u8, u8)>().prop_map(|(f, t, k)| Link(f, t, k)),
        1 => any::<u8>().prop_map(Unlink),
        2 => "[a-z]{3,9}".prop_map(AddIssue),
        2 => (any::<u8>(), "[a-z]{1,3}").prop_map(|(t, l)| AddCode(t, l)),
        1 => any::<(u8, u8)>().prop_map(|(f, i)| MergeIssues(f, i)),
        2 => any::<(u8, u8, u8, Vec<Option<bool>>)>().prop_map(|(h, a, b, g)| Reshape(h, a, b, g)),
        1 => (0..4_u8).prop_map(TakeOver),
        1 => Just(TakeProject),
        1 => Just(LetGo),
        1 => any::<u8>().prop_map(GoTo),
        1 => any::<(u8, u8)>().prop_map(|(a, b)| Select(a, b)),
        1 => Just(CloseGroup),
        3 => Just(Undo),
        2 => Just(Redo),
    ]
}
