//! Choices that have a few answers, and what each means to the style sheet.

use super::Keepable;
use crate::domain::json::Json;

/// Light on dark or dark on light.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it, also when that changes.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl Theme {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// On a button.
    pub const fn label(self) -> &'static str {
        match self {
            Self::System => "As the system",
            Self::Light => "Light",
            Self::Dark => "Dark",
        }
    }

    /// As the style sheet knows it; `None` for the system's.
    pub(in super::super) const fn name(self) -> Option<&'static str> {
        match self {
            Self::System => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
        }
    }
}

impl Theme {
    const fn word(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

impl Keepable for Theme {
    fn json(&self) -> Json {
        Json::text(self.word())
    }

    fn read(value: Json) -> Option<Self> {
        let word = value.as_str()?;
        Self::ALL.into_iter().find(|theme| theme.word() == word)
    }
}

macro_rules! choice {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident: $label:literal, $css:literal;)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)*
        }

        impl $name {
            /// All, in the order in which they are offered.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// On a button.
            pub const fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)* }
            }

            /// Its value in the style sheet.
            pub(in super::super) const fn css(self) -> &'static str {
                match self { $(Self::$variant => $css,)* }
            }
        }

        impl Keepable for $name {
            fn json(&self) -> Json {
                Json::text(match self { $(Self::$variant => stringify!($variant),)* }.to_ascii_lowercase())
            }

            fn read(value: Json) -> Option<Self> {
                let word = value.as_str()?;
                Self::ALL.iter().copied().find(|choice| choice.json().as_str() == Some(word))
            }
        }
    };
}

choice! {
    /// Size of the article's letters, relative to what the browser is set to.
    TextSize {
        /// A little smaller.
        Small: "Small", "1.0625rem";
        /// As designed.
        #[default]
        Medium: "Medium", "1.1875rem";
        /// Larger.
        Large: "Large", "1.375rem";
        /// Much larger.
        Largest: "Largest", "1.625rem";
    }
}

choice! {
    /// Shape of the article's letters.
    TextFace {
        /// As in books.
        #[default]
        Serif: "Serif", "var(--serif)";
        /// As in the rest of the app.
        Sans: "Sans", "var(--sans)";
    }
}

choice! {
    /// Room between the article's lines. Never so little that the labels above tags would not fit.
    LineSpacing {
        /// More on a screen.
        Tight: "Tight", "1.6";
        /// As designed.
        #[default]
        Normal: "Normal", "1.75";
        /// Airy.
        Wide: "Wide", "2.1";
    }
}
