//! What a project is called that comes beside others.

/// A title that none of these has: the title itself, or with “ (2)”, “ (3)” … behind it.
pub fn free_title<'a>(title: &str, taken: impl Iterator<Item = &'a str> + Clone) -> String {
    let is_free = |title: &str| taken.clone().all(|other| other != title);
    if is_free(title) {
        return title.to_owned();
    }
    let mut others = (2_u64..).map(|n| format!("{title} ({n})"));
    others
        .find(|other| is_free(other))
        .unwrap_or_else(|| title.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_of_a_name_is_told_from_the_first() {
        let titled = |taken: &[&str]| free_title("Talks", taken.iter().copied());
        assert_eq!(titled(&[]), "Talks");
        assert_eq!(titled(&["Harbour", "Talks (2)"]), "Talks");
        assert_eq!(titled(&["Talks"]), "Talks (2)");
        assert_eq!(titled(&["Talks (2)", "Talks", "Talks (3)"]), "Talks (4)");
    }
}
