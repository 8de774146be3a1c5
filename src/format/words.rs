//! Numbers and quotations as they stand in messages.

pub(super) use crate::domain::grouped as number;

/// How many of something: `1 memo`, `5,210 memos`.
pub(super) fn count(n: usize, one: &str, many: &str) -> String {
    format!("{} {}", number(n as u64), if n == 1 { one } else { many })
}

/// The text in quotation marks, on one line, shortened to about `limit` code points.
pub(super) fn quoted(text: &str, limit: usize) -> String {
    let line = one_line(text);
    let short: String = line.chars().take(limit).collect();
    if short.len() < line.len() {
        format!("“{}…”", short.trim_end())
    } else {
        format!("“{line}”")
    }
}

/// Every run of white space as one blank, none at the ends.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_set_apart() {
        let shown: Vec<String> = [0, 999, 1000, 5210, 1_234_567].map(number).into();
        assert_eq!(shown, ["0", "999", "1,000", "5,210", "1,234,567"]);
        assert_eq!(count(1, "memo", "memos"), "1 memo");
        assert_eq!(count(0, "memo", "memos"), "0 memos");
    }

    #[test]
    fn quotations_are_short_and_on_one_line() {
        assert_eq!(quoted(" Talks\n end ", 20), "“Talks end”");
        assert_eq!(quoted("Talks end in Geneva", 10), "“Talks end…”");
        assert_eq!(quoted("日内瓦会谈", 3), "“日内瓦…”");
    }
}
