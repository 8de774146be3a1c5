//! The frame of a statement: who says it, to whom, about what, with which position, as reported by whom.
//!
//! A highlight becomes data by its frame. Every slot may be empty: which are shown, required, single or many is the
//! codebook's business, see [`super::SlotRule`]. Slots follow political claims analysis (Koopmans and Statham) and
//! discourse network analysis (Leifeld).

use super::words;
use super::{ActorId, AnnotationId, CodeId, CodeList, Date, Extra};

/// What is coded of a statement beyond its words and its kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// Who says it.
    pub claimants: Vec<Part>,
    /// To whom, or who is called on.
    pub addressees: Vec<Part>,
    /// For or against whom, where that is somebody else.
    pub objects: Vec<Part>,
    /// What it is about.
    pub issues: Vec<CodeId>,
    /// For or against what it is about.
    pub position: Position,
    /// In the analyst's short words: “NATO excludes further enlargement”.
    pub proposition: String,
    /// In which form it was brought forward: an interview, a demonstration, a ruling.
    pub form: Option<CodeId>,
    /// Why, in terms of the codebook.
    pub justifications: Vec<Justification>,
    /// On which condition: “if forces cross the border”.
    pub condition: String,
    /// How it came into the article.
    pub attribution: Option<Attribution>,
    /// Who passed it on, from the claimant's side to the article's.
    pub reporters: Vec<ActorId>,
    /// When it was said, where that is not the day of the article.
    pub date: Option<Date>,
    /// Where it was said.
    pub place: String,
    /// Unknown keys of a file, kept.
    pub extra: Extra,
}

/// Somebody in a role: an actor of the register, a mention in the article, or both. Where the mention is linked to an
/// actor, that is who it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// The actor.
    pub actor: Option<ActorId>,
    /// Where in the article the actor is named.
    pub mention: Option<AnnotationId>,
    /// How the statement judges them; for addressees and objects.
    pub evaluation: Option<Evaluation>,
    /// Unknown keys of a file, kept.
    pub extra: Extra,
}

/// A reason given for a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Justification {
    /// Which, of the codebook.
    pub code: CodeId,
    /// Whether it is brought forward for or against.
    pub position: Position,
    /// Unknown keys of a file, kept.
    pub extra: Extra,
}

words! {
    /// For or against.
    #[derive(Default)]
    Position {
        /// Nothing was said about it, by text or by coder.
        #[default]
        NotStated = "notStated", "Not stated";
        /// Strongly against.
        StronglyAgainst = "-2", "−2 strongly against";
        /// Against.
        Against = "-1", "−1 against";
        /// Neither.
        Neutral = "0", "0 neutral";
        /// For.
        For = "1", "+1 for";
        /// Strongly for.
        StronglyFor = "2", "+2 strongly for";
        /// Both.
        Ambivalent = "ambivalent", "Ambivalent";
    }
}

words! {
    /// How a statement judges an actor.
    Evaluation {
        /// Badly.
        Negative = "-1", "− negative";
        /// Neither.
        Neutral = "0", "0 neutral";
        /// Well.
        Positive = "1", "+ positive";
    }
}

words! {
    /// How a statement came into the article.
    Attribution {
        /// The claimant's own words.
        Direct = "direct", "Direct quote";
        /// What the claimant said, in other words.
        Indirect = "indirect", "Indirect speech";
        /// The article tells it as its own.
        Narrator = "narrator", "Narrator’s report";
        /// Somebody who is not named.
        Anonymous = "anonymous", "Anonymous source";
        /// A paper, a letter, a website.
        Document = "document", "Document";
    }
}

words! {
    /// What a frame has room for.
    Slot {
        /// [`Frame::claimants`].
        Claimants = "claimants", "Claimant";
        /// [`Frame::addressees`].
        Addressees = "addressees", "Addressee";
        /// [`Frame::objects`].
        Objects = "objects", "Object actor";
        /// [`Frame::issues`].
        Issues = "issues", "Issue";
        /// [`Frame::position`].
        Position = "position", "Position";
        /// [`Frame::proposition`].
        Proposition = "proposition", "Proposition";
        /// [`Frame::form`].
        Form = "form", "Form";
        /// [`Frame::justifications`].
        Justifications = "justifications", "Justification";
        /// [`Frame::condition`].
        Condition = "condition", "Condition";
        /// [`Frame::attribution`], and [`Frame::reporters`] with it.
        Attribution = "attribution", "Attribution";
        /// [`Frame::date`].
        Date = "date", "Date of the claim";
        /// [`Frame::place`].
        Place = "place", "Place of the claim";
    }
}

words! {
    /// In which words an actor is named at a place of the article.
    Naming {
        /// By name: “Blinken”.
        Name = "name", "Name";
        /// By office: “the minister”.
        Role = "role", "Role";
        /// By pronoun: “he”.
        Pronoun = "pronoun", "Pronoun";
        /// By something that stands for them: “Moscow”.
        Metonym = "metonym", "Metonym";
    }
}

impl Default for Frame {
    fn default() -> Self {
        Self::empty()
    }
}

impl Position {
    /// From −2 to +2; `None` for what is no point between them.
    pub const fn value(self) -> Option<i8> {
        match self {
            Self::NotStated | Self::Ambivalent => None,
            Self::StronglyAgainst => Some(-2),
            Self::Against => Some(-1),
            Self::Neutral => Some(0),
            Self::For => Some(1),
            Self::StronglyFor => Some(2),
        }
    }
}

impl Position {
    /// What typing a key makes of it: a figure stays on the side of a figure that is there, a sign changes the side, so
    /// that `-` `2` gives −2 and `1` alone +1; `a` is ambivalent, `n` not stated. `None`: the key says nothing.
    pub fn typed(self, key: &str) -> Option<Self> {
        let against = matches!(self, Self::Against | Self::StronglyAgainst);
        let strongly = matches!(self, Self::StronglyFor | Self::StronglyAgainst);
        let (against, strongly) = match key {
            "-" | "−" => (true, strongly),
            "+" => (false, strongly),
            "1" => (against, false),
            "2" => (against, true),
            "0" => return Some(Self::Neutral),
            "a" => return Some(Self::Ambivalent),
            "n" => return Some(Self::NotStated),
            _ => return None,
        };
        Some(match (against, strongly) {
            (true, true) => Self::StronglyAgainst,
            (true, false) => Self::Against,
            (false, true) => Self::StronglyFor,
            (false, false) => Self::For,
        })
    }
}

impl Part {
    /// An actor of the register.
    pub fn actor(id: ActorId) -> Self {
        Self {
            actor: Some(id),
            ..Self::default()
        }
    }

    /// Whoever is named at a place of the article.
    pub fn mention(id: AnnotationId) -> Self {
        Self {
            mention: Some(id),
            ..Self::default()
        }
    }
}

impl Slot {
    /// Whether actors go into it.
    pub const fn holds_actors(self) -> bool {
        matches!(self, Self::Claimants | Self::Addressees | Self::Objects)
    }
}

impl Frame {
    /// Without anything in any slot.
    pub const fn empty() -> Self {
        Self {
            claimants: Vec::new(),
            addressees: Vec::new(),
            objects: Vec::new(),
            issues: Vec::new(),
            position: Position::NotStated,
            proposition: String::new(),
            form: None,
            justifications: Vec::new(),
            condition: String::new(),
            attribution: None,
            reporters: Vec::new(),
            date: None,
            place: String::new(),
            extra: Extra::new(),
        }
    }

    /// Whether nothing is coded.
    pub fn is_empty(&self) -> bool {
        *self == Self::empty()
    }

    /// Whether a slot has something in it.
    pub fn has(&self, slot: Slot) -> bool {
        match slot {
            Slot::Claimants | Slot::Addressees | Slot::Objects => !self.parts(slot).is_empty(),
            Slot::Issues => !self.issues.is_empty(),
            Slot::Position => self.position != Position::NotStated,
            Slot::Proposition => !self.proposition.is_empty(),
            Slot::Form => self.form.is_some(),
            Slot::Justifications => !self.justifications.is_empty(),
            Slot::Condition => !self.condition.is_empty(),
            Slot::Attribution => self.attribution.is_some() || !self.reporters.is_empty(),
            Slot::Date => self.date.is_some(),
            Slot::Place => !self.place.is_empty(),
        }
    }

    /// The actors in a slot; none for a slot of something else.
    pub fn parts(&self, slot: Slot) -> &[Part] {
        match slot {
            Slot::Claimants => &self.claimants,
            Slot::Addressees => &self.addressees,
            Slot::Objects => &self.objects,
            _ => &[],
        }
    }

    /// The actors in a slot, to be changed; `None` for a slot of something else.
    pub fn parts_mut(&mut self, slot: Slot) -> Option<&mut Vec<Part>> {
        match slot {
            Slot::Claimants => Some(&mut self.claimants),
            Slot::Addressees => Some(&mut self.addressees),
            Slot::Objects => Some(&mut self.objects),
            _ => None,
        }
    }

    /// Everybody in a role.
    pub fn all_parts(&self) -> impl Iterator<Item = &Part> {
        let roles = [&self.claimants, &self.addressees, &self.objects];
        roles.into_iter().flatten()
    }

    /// Every actor it names, by whatever way; not those only known by a mention.
    pub fn actors(&self) -> impl Iterator<Item = ActorId> {
        let in_roles = self.all_parts().filter_map(|part| part.actor);
        in_roles.chain(self.reporters.iter().copied())
    }

    /// Whether a code is in it.
    pub fn uses(&self, list: CodeList, code: &CodeId) -> bool {
        match list {
            CodeList::Issues => self.issues.contains(code),
            CodeList::Forms => self.form.as_ref() == Some(code),
            CodeList::Justifications => self.justifications.iter().any(|j| j.code == *code),
        }
    }

    /// Puts one actor in the place of another, everywhere; somebody is then not in a role twice.
    pub fn replace_actor(&mut self, from: ActorId, to: ActorId) {
        for slot in [Slot::Claimants, Slot::Addressees, Slot::Objects] {
            let Some(parts) = self.parts_mut(slot) else {
                continue;
            };
            let mut seen: Vec<Part> = Vec::with_capacity(parts.len());
            for mut part in parts.drain(..) {
                if part.actor == Some(from) {
                    part.actor = Some(to);
                }
                if !seen.contains(&part) {
                    seen.push(part);
                }
            }
            *parts = seen;
        }
        for reporter in &mut self.reporters {
            if *reporter == from {
                *reporter = to;
            }
        }
        self.reporters.dedup();
    }

    /// Lets go of a mention that is no longer there: the actor whom it named, or else the one who was chosen, stays in the
    /// role; whoever was known by the mention alone goes. How many went.
    pub fn forget_mention(&mut self, mention: AnnotationId, named: Option<ActorId>) -> usize {
        let mut gone = 0;
        for slot in [Slot::Claimants, Slot::Addressees, Slot::Objects] {
            let Some(parts) = self.parts_mut(slot) else {
                continue;
            };
            let before = parts.len();
            for part in parts.iter_mut().filter(|p| p.mention == Some(mention)) {
                part.mention = None;
                part.actor = named.or(part.actor);
            }
            parts.retain(|part| part.actor.is_some() || part.mention.is_some());
            gone += before - parts.len();
        }
        gone
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn actor(n: u128) -> ActorId {
        ActorId::new(Uuid::from_u128(n))
    }

    fn mention(n: u128) -> AnnotationId {
        AnnotationId::new(Uuid::from_u128(n))
    }

    #[test]
    fn two_who_become_one_are_in_a_role_once() {
        let mut frame = Frame {
            claimants: vec![Part::actor(actor(1)), Part::actor(actor(2))],
            reporters: vec![actor(2), actor(1)],
            ..Frame::default()
        };
        frame.replace_actor(actor(1), actor(2));
        assert_eq!(frame.claimants, [Part::actor(actor(2))]);
        assert_eq!(frame.reporters, [actor(2)]);
    }

    #[test]
    fn a_mention_that_goes_leaves_the_actor_in_the_role() {
        let known = Part {
            actor: Some(actor(1)),
            ..Part::mention(mention(7))
        };
        let mut frame = Frame {
            claimants: vec![known, Part::mention(mention(7)), Part::mention(mention(8))],
            ..Frame::default()
        };
        assert_eq!(frame.forget_mention(mention(7), None), 1);
        assert_eq!(
            frame.claimants,
            [Part::actor(actor(1)), Part::mention(mention(8))]
        );
        // The actor whom the mention names stays without it.
        assert_eq!(frame.forget_mention(mention(8), Some(actor(2))), 0);
        assert_eq!(
            frame.claimants,
            [Part::actor(actor(1)), Part::actor(actor(2))]
        );
    }

    #[test]
    fn a_position_is_typed_as_it_is_written() {
        let typed = |keys: &[&str]| {
            let typed = keys
                .iter()
                .try_fold(Position::NotStated, |p, key| p.typed(key));
            typed.map(Position::word)
        };
        for (keys, word) in [
            (&["1"][..], "1"),
            (&["2"], "2"),
            (&["-"], "-1"),
            (&["-", "2"], "-2"),
            (&["2", "-"], "-2"),
            (&["-", "2", "+"], "2"),
            (&["+", "1"], "1"),
            (&["-", "0"], "0"),
            (&["1", "a"], "ambivalent"),
            (&["1", "n"], "notStated"),
        ] {
            assert_eq!(typed(keys), Some(word), "{keys:?}");
        }
        assert_eq!(typed(&["7"]), None);
    }

    #[test]
    fn an_empty_frame_has_nothing_in_any_slot() {
        let frame = Frame::default();
        assert!(frame.is_empty() && Slot::ALL.iter().all(|slot| !frame.has(*slot)));
        assert_eq!(Position::default().value(), None);
    }
}
