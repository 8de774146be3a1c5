//! Counts in words, as messages have them: “1 demand”, “12 actors”.

use crate::domain::{grouped, lower_case};

/// A number with its noun: the English plural in “s”, which every noun we count has. Thousands are set apart.
pub fn count(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{} {}{plural}", grouped(number as u64), lower_case(noun))
}

/// Several of a kind. Labels are in anybody’s language: an “s” is put only behind those that Demarche itself gives.
pub fn several(label: &str) -> String {
    let plural = match label {
        "Claim" | "Actor" | "Demand" => "s",
        _ => "",
    };
    format!("{label}{plural}")
}

/// So many of a kind, in small letters: “2 claims”, “2 akteure”.
pub fn count_of_kind(number: usize, label: &str) -> String {
    let label = match number {
        1 => label.to_owned(),
        _ => several(label),
    };
    format!("{} {}", grouped(number as u64), lower_case(&label))
}

/// A noun with “a” or “an”, by its first letter.
pub fn with_article(noun: &str) -> String {
    let first = noun.chars().next().map(|c| c.to_ascii_lowercase());
    let vowel = matches!(first, Some('a' | 'e' | 'i' | 'o' | 'u'));
    format!("{} {noun}", if vowel { "an" } else { "a" })
}

/// A reason as a message of its own: it begins with a capital letter. Reasons are English.
pub fn sentence(reason: &str) -> String {
    let mut sentence = reason.to_owned();
    if let Some(first) = sentence.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    sentence
}

/// The words of a tag, cut to fit a message.
pub fn short(words: &str) -> String {
    const LONGEST: usize = 40;
    let one_line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if one_line.chars().count() <= LONGEST {
        return one_line;
    }
    let cut: String = one_line.chars().take(LONGEST - 1).collect();
    format!("{}…", cut.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_read_as_people_write_them() {
        assert_eq!(count(1, "Demand"), "1 demand");
        assert_eq!(count_of_kind(2, "Demand"), "2 demands");
        assert_eq!(count_of_kind(1, "Akteure"), "1 akteure");
        assert_eq!(count_of_kind(2_000, "Akteure"), "2,000 akteure");
        assert_eq!(several("Claims"), "Claims");
        assert_eq!(count(0, "tag"), "0 tags");
        assert_eq!(count(1234, "tag"), "1,234 tags");
        assert_eq!(count(1_234_567, "tag"), "1,234,567 tags");
    }

    #[test]
    fn the_article_goes_by_the_first_letter() {
        assert_eq!(with_article("actor"), "an actor");
        assert_eq!(with_article("Event"), "an Event");
        assert_eq!(with_article("demand"), "a demand");
        assert_eq!(with_article(""), "a ");
    }

    #[test]
    fn a_message_begins_with_a_capital_letter() {
        assert_eq!(sentence("not a date: write it"), "Not a date: write it");
        assert_eq!(sentence("“a.txt” is here"), "“a.txt” is here");
        assert_eq!(sentence(""), "");
    }

    #[test]
    fn long_words_are_cut() {
        assert_eq!(short("a\nwritten  answer"), "a written answer");
        assert_eq!(short(&"x".repeat(50)).chars().count(), 40);
    }
}
