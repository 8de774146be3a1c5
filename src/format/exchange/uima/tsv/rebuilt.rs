//! The text of a table of words, from its sentences and from where their words stand.

/// The text as it is put together.
#[derive(Default)]
pub(super) struct Rebuilt {
    pub(super) text: String,
    /// Its length in UTF-16 units.
    length: u64,
    /// Lines whose first word has not been seen.
    pub(super) waiting: Vec<String>,
}

impl Rebuilt {
    /// The first word of the waiting lines begins here.
    pub(super) fn place(&mut self, begin: u64) -> Result<(), String> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        match begin.checked_sub(self.length) {
            Some(gap) if gap <= 1_000_000 => {
                for _ in 0..gap {
                    self.push(" ");
                }
            }
            None if begin + 1 == self.length && self.text.ends_with('\n') => {
                self.text.pop();
                self.length -= 1;
            }
            _ => {
                return Err(format!(
                    "a sentence begins at {begin}, but the text before it ends at {}",
                    self.length
                ));
            }
        }
        self.flush();
        Ok(())
    }

    fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.length += text.encode_utf16().count() as u64;
    }

    pub(super) fn flush(&mut self) {
        for line in std::mem::take(&mut self.waiting) {
            self.push(&line);
            self.push("\n");
        }
    }
}
