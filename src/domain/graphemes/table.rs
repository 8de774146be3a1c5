//! What a character is to the rules for grapheme clusters.

use std::sync::LazyLock;

/// What a character is to the rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Other,
    Control,
    /// Stands before what it belongs to.
    Prepend,
    /// A mark on what is before it.
    Extend,
    /// Such a mark, but one that keeps consonants apart.
    Apart,
    /// Such a mark that joins the consonants on both sides.
    Linker,
    /// Such a mark that takes room.
    Spacing,
    /// The zero width joiner.
    Joiner,
    Consonant,
    Picture,
    /// Half a flag.
    Flag,
    /// Hangul: the beginning of a syllable.
    Lead,
    Vowel,
    Trail,
    /// A syllable that may still get its end.
    Open,
    /// A syllable that has it.
    Shut,
}

struct Run {
    first: u32,
    last: u32,
    sort: Sort,
}

/// The sort of a character. Logarithmic; the first call reads the table.
pub(super) fn sort_of(c: char) -> Sort {
    static RUNS: LazyLock<Vec<Run>> = LazyLock::new(|| runs(TABLE));
    let code = u32::from(c);
    if (' '..='~').contains(&c) {
        return Sort::Other;
    }
    if (0xac00..=0xd7a3).contains(&code) {
        let open = (code - 0xac00).is_multiple_of(28);
        return if open { Sort::Open } else { Sort::Shut };
    }
    let after = RUNS.partition_point(|run| run.first <= code);
    let run = after.checked_sub(1).and_then(|at| RUNS.get(at));
    run.filter(|run| code <= run.last)
        .map_or(Sort::Other, |run| run.sort)
}

/// Reads a table: for each run a letter for its sort, how many characters lie between it and the run before, and, after
/// a comma, how many more than one it has.
fn runs(table: &str) -> Vec<Run> {
    let number = |digits: &str| digits.bytes().fold(0, |n, d| n * 10 + u32::from(d & 15));
    let mut next = 0;
    table
        .split_whitespace()
        .map(|run| {
            let (letter, numbers) = run.split_at(1);
            let (gap, more) = numbers.split_once(',').unwrap_or((numbers, ""));
            let first = next + number(gap);
            let last = first + number(more);
            next = last + 1;
            Run {
                first,
                last,
                sort: named(letter),
            }
        })
        .collect()
}

fn named(letter: &str) -> Sort {
    match letter {
        "c" => Sort::Control,
        "b" => Sort::Prepend,
        "e" => Sort::Extend,
        "a" => Sort::Apart,
        "l" => Sort::Linker,
        "s" => Sort::Spacing,
        "j" => Sort::Joiner,
        "k" => Sort::Consonant,
        "p" => Sort::Picture,
        "f" => Sort::Flag,
        "L" => Sort::Lead,
        "V" => Sort::Vowel,
        "T" => Sort::Trail,
        _ => Sort::Other,
    }
}

/// Unicode 17, without what is [`Sort::Other`] and the syllables of Hangul. The test below says what it has to be.
const TABLE: &str = "\
    c0,31 c95,32 p9 c3 p0 e593,111 e275,6 e263,44 e1 e1,1 e1,1 e1 b56,5 e10,10 c1 e46,20 e16 e101,6 b0 e1,5 e2,1 \
    e1,3 b33 e1 e30,26 e91,10 e58,8 e9 e24,3 e1,8 e1,2 e1,4 e43,2 b52,1 e5,8 e42,23 b0 e0,31 s0 k17,36 e0 s0 e0 \
    s1,2 e0,7 s0,3 l0 s0,1 e1,6 k0,7 e2,1 k20,7 e1 s0,1 k17,19 k1,6 k1 k3,3 e2 e1 s0,1 e0,3 s2,1 s2,1 l0 e9 k4,1 \
    k1 e2,1 k12,1 e12 e2,1 s0 e56 s1,2 e0,1 e4,1 e2,2 e3 e30,1 e3 e11,1 s0 k17,19 k1,6 k1,1 k1,4 e2 s1,2 e0,4 \
    e1,1 s0 s1,1 l0 e20,1 k21 e0,5 e1 s0,1 k17,19 k1,6 k1,1 k1,4 e2 e1,1 s0 e0,3 s2,1 s2,1 l0 e7,2 k4,1 k1 e2,1 \
    k13 e16 e59 s0 e0 s0,1 s3,2 s1,2 e0 e9 e40 s0,2 e0 k16,19 k1,15 e2 e1,2 s0,3 e1,2 e1,2 l0 e7,1 k1,2 e7,1 e29 \
    s0,1 e56 s1 e0,1 s0 e0 s0,1 e1,2 e1,3 e7,1 e11,1 s15 e12,1 s0,1 k17,37 e0,1 e1 s0,1 e0,3 s1,2 s1,2 l0 b0 e8 \
    e10,1 e29 s0,1 e70 e4 s0,1 e0,2 e1 s1,6 e0 s18,1 e61 s1 e0,6 e12,7 e98 s1 e0,8 e11,6 e73,1 e27 e1 e1 s4,1 \
    e49,13 s0 e0,4 e1,1 e5,10 e1,35 e9 k57,42 e2,3 s0 e0,5 l1 e0 s0,1 e0,1 k0 k16,5 s0,1 e0,1 k0,3 e0,2 k0 k3,1 \
    k7,2 e0,3 k0,12 e0 s1 e0,1 e6 k0 e14 L98,95 V0,71 T0,87 e349,2 e946,3 e28,2 e29,1 e30,1 k12,51 e0,1 s0 e0,6 \
    s0,7 e0 s0,1 e0,8 l0 e0 e9 e45,2 c0 e0 e117,1 e34 e118,2 s0,3 e0,1 s0,2 s4,1 e0 s0,5 e0,2 e219,1 s0,1 e0 \
    k4,52 s0 e0 s0 e0,6 l1 e1 e2,7 s0,5 e0,9 e2 e48,45 e2,11 e20,3 s0 k6,1 k6,32 e0,9 s0,3 e0,1 l0 k0,7 e30,8 \
    e12,1 s0 k0,29 s0 e0,3 s0,1 e0,2 l0 e0,1 k0,1 k11,2 e40 s0 e0,1 s0,2 e0 s0 e0,4 s48,7 e0,7 s0,1 e0,1 e152,2 \
    e1,12 s0 e0,6 e4 e6 s2 e0,1 e198,63 c523 a0 j0 c0,1 c24,6 p13 p12 c22,15 e96,32 p49 p22 p90,5 p15,1 p367,1 \
    p12 p166 p25,10 p4,2 p199 p231,1 p10 p9 p58,3 p1,4 p9 p2 p2,1 p2 p4 p2 p1,1 p2 p3 p3,1 p8,2 p5 p1 p5,11 \
    p11,1 p2 p1,1 p1 p18 p2,1 p18,5 p1 p1,1 p3,1 p5 p2,1 p4,1 p11,1 p5,1 p2 p5,1 p1 p1,1 p20,1 p5,5 p1,3 p2 p4 \
    p2 p2,5 p1 p2 p1 p1 p6 p3 p6 p10,1 p15 p2 p4 p1 p4,2 p1 p11,1 p48,2 p9 p14 p14 p372,1 p463,2 p19,1 p51 p4 \
    e409,2 e141 e96,31 e554,5 p0 p12 e91,1 p508 p1 e29653,3 e1,9 e32,1 e80,1 e272 e3 e4 s23,1 e0,1 s0 e4 s83,1 \
    s50,15 e0,1 e26,17 e13 e38,7 e25,10 s0 e0 L12,28 e3,2 s0 k5,2 k3,35 e0 s0,1 e0,3 s0,1 e0,1 s0,1 l0 k31,4 e0 \
    k1,8 k10,4 e42,5 s0,1 e0,1 s0,1 e0,1 e12 e8 s0 k18,15 k1,2 k6 e1 k1,1 e48 e1,2 e2,1 e5,1 e1 k30,10 s0 e0,1 \
    s0,1 s5 l0 k201,26 s8,1 e0 s0,1 e0 s0,1 s1 e0 V11202,22 T4,48 e8994 e737,15 e16,15 c207 e158,1 c80,11 e513 \
    e226 e149,4 k1669 e0,2 e1,1 e5,3 k0,3 k1,2 k1,28 e2,2 l4 e165,1 e573,3 e65,4 e317,1 e77,5 e70,10 e49,3 s122 \
    e0 s0 e53,14 e41 e2,1 e10,2 s0 s45,2 e0,3 s0,1 e0,1 b2 e4 b10 e50,2 k0,35 e0,4 s0 e0,5 l0 e0 k15 s0,1 k0 e43 \
    e12,1 s0 s48,2 e0,8 s0 e0 b1,1 e5,3 s1 e0 s92,2 e0,2 s0,1 e0,3 e6 e2 e157 s0,2 e0,7 e21,1 s0,1 e55,1 e1 s0 \
    e0 s0,3 s2,1 s2,1 e0 e9 s10,1 e2,6 e3,4 k11,9 k1 k2 k1,37 e2 s0,1 e0,5 e1 e2 e1,2 s0 s1,1 e0,1 l0 b0 e0 \
    e14,1 s82,2 e0,7 s0,1 e0,2 s0 e0 e23 e81 s0,1 e0,5 s0 e0 s0,1 e0 s0 e0,1 s0 e0,1 e235 s0,1 e0,3 s2,3 e0,1 s0 \
    e0,1 e27,1 s82,2 e0,7 s0,1 e0 s0 e0,1 e106 s0 e0 s0,1 e0,7 e101 s0 e0 e2,3 s0 e0,4 s256,2 e0,8 s0 e0,1 \
    k197,6 k2 k2,7 k1,1 k1,23 e0 s0,4 s1,1 e2,2 l0 b0 s0 b0 s0 e0 s141,2 e0,3 e2,1 s0,3 e0 s3 k27 e0,9 k0,39 \
    e0,5 s0 e1,3 l8 k8 e0,5 s0,1 e0,2 k0,39 b0,5 e0,12 s0 e0 l0 e198 s0 e0,2 s0 e0 s0 s199 e0,6 e1,5 s0 e0 \
    e82,21 s1 e0,6 s0 e0,1 s0 e0,1 e122,5 e3 e1,1 e1,6 b0 e0 s66,4 e1,1 s1,1 e0 s0 e0 e347,1 s0,1 e9,1 b0 s0 \
    k0,12 k1,33 s0,1 e0,4 s3,1 e0,1 l0 e23 c5333,15 e0 e6,14 e11464,11 s0,2 e0,2 e2496,4 e59,6 V556 V3,3 e484 \
    s1,54 e7,3 e81 e11,1 e19627,1 c1,3 e4700,45 e2,22 e542,4 e3,5 c0,7 e0,7 e2,6 e30,3 e148,2 e1979,54 e4,49 e8 \
    e14 e22,4 e1,14 e1360,6 e1,16 e2,6 e1,1 e1,4 e100 e160,6 e375 e61,3 e508,3 e254,1 e243 e2 e7,1 e5 e474,6 \
    e109,6 p1721 p39,3 p100,11 p15,1 p15 p14,1 p37,9 p112,1 p12,1 p14 p2,9 p19,55 f0,25 p1,14 p10 p20 p2,8 p1,3 \
    p9,22 p6,187 p2,111 p2,1 p1,2 p2,82 p2,2 p1,3 e0,4 p0,253 p1,62 p11,5 p1,23 p7,1 p2,7 p12 p2,3 p2 p4,1 p13,1 \
    p2 p8,1 p9 p5,2 p12,2 p8,2 p2 p1 p4 p6 p3 p6,85 p48,69 p5,7 p2,16 p3 p1,5 p2,12 p218,37 p12,3 p56,7 p10,5 \
    p40,7 p30,1 p12,3 p2,13 p9,38 p12,46 p1,9 p1,184 p88,7 p14,145 p256,1021 c786434,31 e0,95 c0,127 e0,239 \
    c0,3599";

#[cfg(test)]
mod tests {
    use unicode_segmentation::UnicodeSegmentation;

    use super::*;

    /// The letter of the sort that the library takes a character for, found out by what it joins.
    fn by_library(c: char) -> Option<char> {
        let one = |text: String| text.graphemes(true).count() == 1;
        Some(if !one(format!("{c}\u{301}")) {
            'c'
        } else if c == '\u{200d}' {
            'j'
        } else if one(format!("a{c}")) {
            match () {
                () if !one(format!("👩{c}\u{200d}👩")) => 's',
                () if one(format!("क{c}क")) => 'l',
                () if one(format!("क{c}\u{94d}क")) => 'e',
                () => 'a',
            }
        } else if one(format!("{c}a")) {
            'b'
        } else if one(format!("{c}\u{94d}क")) {
            'k'
        } else if one(format!("{c}\u{200d}👩")) {
            'p'
        } else if one(format!("{c}🇷")) {
            'f'
        } else if ('가'..='힣').contains(&c) {
            return None;
        } else if one(format!("{c}각")) {
            'L'
        } else if one(format!("{c}ᅡ")) {
            'V'
        } else if one(format!("{c}ᆨ")) {
            'T'
        } else {
            return None;
        })
    }

    #[test]
    fn the_table_is_what_the_library_has() {
        let mut expected = Vec::<String>::new();
        let mut next = 0;
        let mut characters = ('\0'..=char::MAX).peekable();
        while let Some(first) = characters.next() {
            let Some(letter) = by_library(first) else {
                continue;
            };
            let mut last = first;
            while let Some(c) = characters
                .next_if(|c| u32::from(*c) == u32::from(last) + 1 && by_library(*c) == Some(letter))
            {
                last = c;
            }
            let (first, last) = (u32::from(first), u32::from(last));
            let more = match last - first {
                0 => String::new(),
                more => format!(",{more}"),
            };
            expected.push(format!("{letter}{}{more}", first - next));
            next = last + 1;
        }
        let expected = expected.join(" ");
        assert_eq!(
            TABLE.split_whitespace().collect::<Vec<_>>().join(" "),
            expected
        );
    }
}
