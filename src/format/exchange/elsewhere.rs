//! What a project keeps of files of other programs that concerns a whole file of theirs when it is written again.

use super::{dna, labelstudio};
use crate::domain::Extra;

/// What is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Elsewhere {
    /// The largest numbers of a document and of a statement that came with files of DNA.
    pub numbers: [u64; 2],
    /// Names in a configuration of Label Studio, of the first task that has others than ours.
    pub interface: Option<Interface>,
}

/// Names in a configuration of Label Studio.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interface {
    /// The control of labels.
    pub labels: String,
    /// The text.
    pub text: String,
    /// The key of the text in the data of a task.
    pub key: String,
}

impl Elsewhere {
    /// Adds what an article keeps.
    pub(super) fn article(&mut self, extra: &Extra) {
        self.numbers[0] = self.numbers[0].max(dna::number(extra).unwrap_or_default());
        if self.interface.is_none() {
            self.interface = labelstudio::interface(extra);
        }
    }

    /// Adds what a tag keeps.
    pub(super) fn tag(&mut self, extra: &Extra) {
        self.numbers[1] = self.numbers[1].max(dna::number(extra).unwrap_or_default());
    }
}
