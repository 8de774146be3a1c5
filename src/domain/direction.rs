//! Which way a text runs, told by its letters: a first line in another script must not turn the whole column.

/// How much of a text is looked at, in code points.
const ENOUGH: usize = 4000;

/// Direction of writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Writing {
    /// As Latin, Cyrillic, Chinese.
    LeftToRight,
    /// As Arabic, Hebrew.
    RightToLeft,
}

impl Writing {
    /// By the majority of the letters near the start; a text without letters runs left to right.
    pub fn of(text: &str) -> Self {
        let mut balance = 0_i32;
        for c in text.chars().take(ENOUGH).filter(|c| c.is_alphabetic()) {
            balance += if is_right_to_left(c) { -1 } else { 1 };
        }
        if balance < 0 {
            Self::RightToLeft
        } else {
            Self::LeftToRight
        }
    }

    /// As in HTML's `dir`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::LeftToRight => "ltr",
            Self::RightToLeft => "rtl",
        }
    }
}

/// Hebrew, Arabic, Syriac, Thaana, N’Ko and their presentation forms.
const fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' | '\u{10800}'..='\u{10fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_letters_decide_and_not_the_first_line() {
        assert_eq!(
            Writing::of("date 2022-01-21\n\nThey met."),
            Writing::LeftToRight
        );
        assert_eq!(
            Writing::of("date 2022-01-21\n\nالتقى الوزيران في جنيف"),
            Writing::RightToLeft
        );
        assert_eq!(Writing::of("פגישה עם NATO בז׳נבה"), Writing::RightToLeft);
        assert_eq!(Writing::of("123"), Writing::LeftToRight);
    }
}
