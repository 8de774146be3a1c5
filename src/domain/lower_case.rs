//! Capital letters made small, for searching and for a label within a sentence.
//!
//! The standard library does it for all of Unicode, with a table that is five kilobytes of what the page has to load.
//! This covers the letters of Europe’s scripts, as that does; letters of other scripts, few of which have two cases, stay
//! as they are.

/// Pairs that follow no pattern.
const ODD: &str = "ŸÿƁɓƂƃƄƅƆɔƇƈƉɖƊɗƋƌƎǝƏəƐɛƑƒƓɠƔɣƖɩƗɨƘƙƜɯƝɲƟɵƦʀƧƨƩʃƬƭƮʈƯưƱʊƲʋƷʒƸƹƼƽǄǆǅǆǇǉǈǉǊǌǱǳǲǳǴǵǶƕǷƿȠƞ\
    ȺⱥȻȼȽƚȾⱦɁɂɃƀɄʉɅʌͿϳΆάΌόϏϗϴθϷϸϹϲϺϻϽͻϾͼϿͽӀӏẞß\u{2126}ω\u{212a}k\u{212b}å";

/// The text in small letters.
pub fn lower_case(text: &str) -> String {
    text.chars().map(small).collect()
}

/// The small letter to a capital one; any other character as it is.
pub(super) fn small(c: char) -> char {
    let code = u32::from(c);
    let paired = match code {
        // Capitals here are even, and each is followed by its small letter.
        0x100..=0x137
        | 0x14a..=0x177
        | 0x1a0..=0x1a5
        | 0x1de..=0x1ef
        | 0x1f8..=0x21f
        | 0x222..=0x233
        | 0x246..=0x24f
        | 0x370..=0x373
        | 0x376
        | 0x3d8..=0x3ef
        | 0x460..=0x481
        | 0x48a..=0x4bf
        | 0x4d0..=0x52f
        | 0x1e00..=0x1e95
        | 0x1ea0..=0x1eff => code.is_multiple_of(2),
        // And here odd.
        0x139..=0x148 | 0x179..=0x17e | 0x1b3..=0x1b6 | 0x1cb..=0x1dc | 0x4c1..=0x4ce => {
            !code.is_multiple_of(2)
        }
        _ => false,
    };
    let distance = match code {
        0x130 | 0x131 => 0,
        _ if paired => 1,
        0x41..=0x5a | 0xc0..=0xd6 | 0xd8..=0xde | 0x391..=0x3a1 | 0x3a3..=0x3ab => 32,
        0x410..=0x42f | 0xff21..=0xff3a => 32,
        0x388..=0x38a => 37,
        0x38e..=0x38f => 63,
        0x400..=0x40f => 80,
        0x531..=0x556 => 48,
        // Most letters of most texts are these, and looking for each among the odd ones is what takes long.
        0..=0x177 | 0x3ac..=0x3ce | 0x430..=0x4bf | 0x4c1..=0x1e9d | 0x1f00..=0x2125 | 0x212c.. => {
            0
        }
        _ => return odd(c),
    };
    char::from_u32(code + distance).unwrap_or(c)
}

fn odd(c: char) -> char {
    let mut letters = ODD.chars();
    while let (Some(capital), Some(small)) = (letters.next(), letters.next()) {
        if capital == c {
            return small;
        }
    }
    c
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_letters_of_europe_are_as_in_the_standard_library() {
        let mut wrong = Vec::new();
        for c in ('\0'..'\u{590}')
            .chain('\u{1e00}'..'\u{1f00}')
            .chain('\u{2100}'..'\u{2130}')
            .chain('\u{ff00}'..'\u{ffff}')
        {
            let theirs: String = c.to_lowercase().collect();
            if c != 'İ' && small(c).to_string() != theirs {
                wrong.push((u32::from(c), c, small(c), theirs));
            }
        }
        assert!(wrong.is_empty(), "{wrong:x?}");
    }

    #[test]
    fn labels_in_a_sentence() {
        assert_eq!(lower_case("Demand"), "demand");
        assert_eq!(
            lower_case("ÄUSSERUNG Łódź ТРЕБОВАНИЕ ΑΊΤΗΜΑ 要求"),
            "äusserung łódź требование αίτημα 要求"
        );
    }
}
