//! Three ways to say where in a text: they look alike as numbers and must never be mixed, so each is a type.

macro_rules! offset {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// The start of the text.
            pub const ZERO: Self = Self(0);

            /// From a length; texts are bounded far below 2³² (see [`crate::domain::Text::freeze`]).
            pub fn from_usize(n: usize) -> Self {
                Self(u32::try_from(n).unwrap_or(u32::MAX))
            }

            /// For indexing.
            pub const fn usize(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

offset! {
    /// Unicode code points from the start of the text: the unit of the model and of every file we write unless the
    /// file says otherwise. A position lies *between* code points: 0 is before the first.
    Offset,
    /// UTF-16 code units from the start: the unit of the browser's DOM and of JavaScript strings.
    Utf16Offset,
    /// Bytes of UTF-8 from the start: the unit of Rust strings. Always on a character boundary.
    ByteOffset,
}

impl Offset {
    /// `n` code points further on.
    #[must_use]
    pub const fn plus(self, n: u32) -> Self {
        Self(self.0.saturating_add(n))
    }

    /// `n` code points back, at most to the start.
    #[must_use]
    pub const fn minus(self, n: u32) -> Self {
        Self(self.0.saturating_sub(n))
    }
}
