//! Which of two versions of an article’s text holds.
//!
//! An article knows the versions that its text went through, by their checksums, and when each was left behind. So a
//! copy that has left behind, by a correction the other never saw, the very text that the other still has, is newer.
//! Where each has gone another way, a person decides.

use super::work::Work;
use super::{About, Asked, Question, Side, Thing};
use crate::domain::json::Json;
use crate::domain::{
    Coder, CoderId, Document, DocumentId, Extra, Project, TextVersion, Timestamp, sort,
};

/// So many letters of a text are shown where it begins to differ, and so many before that.
const SHOWN: usize = 160;
const BEFORE: usize = 40;

/// An article as it is in each copy, and where both began.
#[derive(Clone, Copy)]
pub(super) struct Texts<'a> {
    pub(super) here: &'a Document,
    pub(super) there: &'a Document,
    pub(super) base: Option<&'a Document>,
}

/// The text that holds, and the versions before it.
pub(super) struct Holds {
    pub(super) side: Side,
    pub(super) versions: Vec<TextVersion>,
}

impl Texts<'_> {
    const fn of(&self, side: Side) -> &Document {
        match side {
            Side::Here => self.here,
            Side::There => self.there,
        }
    }

    fn versions(&self, side: Side) -> &[TextVersion] {
        &self.of(side).meta.versions
    }

    /// Which of them holds. Linear in the texts where they differ.
    pub(super) fn settle(
        &self,
        work: &mut Work<'_>,
        id: DocumentId,
        copies: [&Project; 2],
    ) -> Holds {
        let as_in = |side: Side| Holds {
            side,
            versions: self.versions(side).to_vec(),
        };
        if let Some(ahead) = work.past.ahead {
            return as_in(ahead);
        }
        for side in [Side::Here, Side::There] {
            if self.is_as_it_began(side) {
                return as_in(side.other());
            }
        }
        let joined = |side: Side, work: &Work<'_>| Holds {
            side,
            versions: self.joined(work),
        };
        if self.here.text == self.there.text {
            return joined(Side::Here, work);
        }
        let blank = |side: Side| self.of(side).text.as_str().trim().is_empty();
        let follows = |side: Side| self.follows(work, side) || blank(side.other());
        match (follows(Side::Here), follows(Side::There)) {
            (true, false) => joined(Side::Here, work),
            (false, true) => joined(Side::There, work),
            _ => {
                let side = self.ask(work, id);
                let mut holds = joined(side, work);
                // So that whoever has the other version learns that it was left behind.
                holds.versions.push(TextVersion {
                    text_sha256: self.of(side.other()).meta.text_sha256.clone(),
                    until: work.now,
                    coder: self.whose(side, copies),
                    extra: Extra::new(),
                });
                holds
            }
        }
    }

    /// Whether a copy has it as it was when the copies parted, and the other has not.
    fn is_as_it_began(&self, side: Side) -> bool {
        let same = |document: &Document| {
            self.base.is_some_and(|base| {
                base.text == document.text && base.meta.versions == document.meta.versions
            })
        };
        same(self.of(side)) && !same(self.of(side.other()))
    }

    /// Whether the text of a copy came after that of the other.
    fn follows(&self, work: &Work<'_>, side: Side) -> bool {
        let other = side.other();
        let left = &self.of(other).meta.text_sha256;
        let unseen = |version: &&TextVersion| !self.has_seen(work, other, version);
        let mut mine = self.versions(side).iter().filter(unseen);
        let left_behind = mine.any(|version| version.text_sha256 == *left);
        // The correction that made the other’s text, taken back here.
        let last = self.versions(other).iter().max_by_key(|v| v.until);
        left_behind || last.is_some_and(|last| self.took_back(work, side, last))
    }

    fn has_seen(&self, work: &Work<'_>, side: Side, version: &TextVersion) -> bool {
        self.versions(side).contains(version) || self.took_back(work, side, version)
    }

    /// Whether a copy went through the end of a version and knows nothing of it now: it undid that.
    fn took_back(&self, work: &Work<'_>, side: Side, version: &TextVersion) -> bool {
        let began = self
            .base
            .is_some_and(|base| base.meta.versions.contains(version));
        !self.versions(side).contains(version) && (began || work.past.knows(version.until))
    }

    /// The versions of both, the oldest first, without those that one of them took back.
    fn joined(&self, work: &Work<'_>) -> Vec<TextVersion> {
        let mut all: Vec<TextVersion> = Vec::new();
        for side in [Side::Here, Side::There] {
            for version in self.versions(side) {
                if !all.contains(version) && !self.took_back(work, side.other(), version) {
                    all.push(version.clone());
                }
            }
        }
        sort(&mut all, |a, b| {
            let time = a.until.cmp(&b.until);
            time.then_with(|| a.text_sha256.cmp(&b.text_sha256))
                .then(a.coder.cmp(&b.coder))
        });
        all
    }

    fn ask(&self, work: &mut Work<'_>, id: DocumentId) -> Side {
        let [here, there] = where_they_differ(self.here.text.as_str(), self.there.text.as_str());
        work.ask(Question {
            asked: Asked {
                thing: Thing::Article(id),
                about: About::Text,
            },
            here: Some(Json::text(here)),
            there: Some(Json::text(there)),
            made_here: self.made(Side::Here),
            made_there: self.made(Side::There),
            usual: None,
        })
    }

    /// When and by whom a copy’s text was made what it is.
    fn made(&self, side: Side) -> Option<(Timestamp, CoderId)> {
        let last = self.versions(side).iter().max_by_key(|v| v.until)?;
        Some((last.until, last.coder))
    }

    /// Who made the text of a copy; where nobody corrected it, somebody who could have.
    fn whose(&self, side: Side, copies: [&Project; 2]) -> CoderId {
        let made = self.made(side).or_else(|| self.made(side.other()));
        let first = || {
            let all = copies.iter().flat_map(|copy| copy.coders());
            all.map(|coder: &std::sync::Arc<Coder>| coder.id).min()
        };
        let who = made.map(|(_, who)| who).or_else(first);
        who.unwrap_or(CoderId::new(uuid::Uuid::nil()))
    }
}

/// Of two texts, the first stretch in which they differ, with a little of what stands before it.
fn where_they_differ(here: &str, there: &str) -> [String; 2] {
    let same = here.chars().zip(there.chars());
    let same = same.take_while(|(a, b)| a == b).count();
    let shown = |text: &str| {
        let from = same.saturating_sub(BEFORE);
        let words: String = text.chars().skip(from).take(same - from + SHOWN).collect();
        let begins = if from > 0 { "…" } else { "" };
        let ends = match text.chars().nth(same + SHOWN) {
            Some(_) => "…",
            None => "",
        };
        format!("{begins}{}{ends}", words.trim())
    };
    [shown(here), shown(there)]
}

#[cfg(test)]
mod tests {
    use super::where_they_differ;

    #[test]
    fn a_person_sees_where_the_texts_part() {
        let long = "word ".repeat(50);
        let texts = [
            format!("{long}Moskow waits."),
            format!("{long}Moscow waits."),
        ];
        let shown = where_they_differ(&texts[0], &texts[1]);
        assert!(shown[0].starts_with("…") && shown[0].ends_with("word Moskow waits."));
        assert!(shown[1].ends_with("word Moscow waits."), "{shown:?}");
        assert_eq!(where_they_differ("a", "b"), ["a", "b"]);
    }
}
