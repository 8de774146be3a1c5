//! Keys, and presses of them.

/// A key with what is held down beside it. The key is meant by its place on the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chord {
    /// As in `KeyboardEvent.code`.
    pub code: &'static str,
    /// Control, or Command on a Mac.
    pub control: bool,
    /// Shift.
    pub shift: bool,
    /// Alt, or Option on a Mac.
    pub alt: bool,
}

/// A key press as the browser reports it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Press {
    /// Place of the key: `KeyboardEvent.code`.
    pub code: String,
    /// What it types: `KeyboardEvent.key`.
    pub key: String,
    /// Control, or Command on a Mac.
    pub control: bool,
    /// Shift.
    pub shift: bool,
    /// Alt, or Option on a Mac.
    pub alt: bool,
}
