//! Attributes become slots of a frame; what fits none is kept with the tag.

use super::Draft;
use super::actors::Register;
use super::codebook::Book;
use crate::domain::json::Json;
use crate::domain::{
    Attribution, CodeList, Evaluation, Extra, Frame, IdSource, Justification, Naming, OrderedSet,
    Part, Position,
};
use crate::format::exchange::attributes::{self as names, EVALUATION, KEPT, ROLES};

/// Who is in which role, under which name.
pub(super) type Cast = Vec<(&'static str, Part, String)>;

/// Attributes that have no slot, by name.
type Left = Vec<(String, Vec<String>)>;

/// Codes a draft by its attributes. `mentions`: for each role, the mentions tied to it, with the names of whoever they are.
pub(super) fn code(
    draft: &mut Draft<'_>,
    mentions: Cast,
    book: &mut Book,
    register: &mut Register,
    ids: &mut dyn IdSource,
    used: &mut OrderedSet<uuid::Uuid>,
) {
    let mut left: Left = Vec::new();
    let mut frame = Frame::empty();
    let mut waiting = mentions;
    let mut cast = Cast::new();
    for (name, values) in &draft.mark.attributes {
        if draft.mention {
            let naming = values.first().and_then(|word| Naming::of_word(word));
            match naming.filter(|_| name == names::NAMING && values.len() == 1) {
                Some(naming) => draft.tag.naming = Some(naming),
                None => left.push((name.clone(), values.clone())),
            }
            continue;
        }
        let mut slots = Slots {
            frame: &mut frame,
            book,
            register,
            ids,
            used,
            cast: &mut cast,
            waiting: &mut waiting,
        };
        let unfit: Vec<String> = (values.iter())
            .filter(|value| slots.put(name, value).is_none())
            .cloned()
            .collect();
        if !unfit.is_empty() {
            left.push((name.clone(), unfit));
        }
    }
    // Mentions that no name was said of come last.
    for (role, part, _) in cast.into_iter().chain(waiting) {
        let slot = ROLES.iter().find(|(name, _)| *name == role);
        if let Some(parts) = slot.and_then(|(_, slot)| frame.parts_mut(*slot)) {
            parts.push(part);
        }
    }
    if !frame.is_empty() {
        draft.tag.coded = Some(Box::new(frame));
    }
    if !left.is_empty() {
        let lists = left.into_iter().map(|(name, values)| {
            let values = values.into_iter().map(Json::Text).collect();
            (name, Json::List(values))
        });
        let kept = Extra::of(lists.collect());
        draft.tag.extra.insert(KEPT.to_owned(), Json::Object(kept));
    }
}

/// A frame that is being filled.
struct Slots<'a> {
    frame: &'a mut Frame,
    book: &'a mut Book,
    register: &'a mut Register,
    ids: &'a mut dyn IdSource,
    used: &'a mut OrderedSet<uuid::Uuid>,
    /// Who has been put into a role.
    cast: &'a mut Cast,
    /// Mentions in roles that have not been put in yet.
    waiting: &'a mut Cast,
}

impl Slots<'_> {
    /// Puts a value into its slot; `None`: there is none for it, or something else is in it.
    fn put(&mut self, name: &str, value: &str) -> Option<()> {
        let role = name.strip_suffix(EVALUATION).unwrap_or(name);
        if let Some((role, _)) = ROLES.iter().find(|(one, _)| *one == role) {
            if role.len() < name.len() {
                return self.judge(role, value);
            }
            self.person(role, value);
            return Some(());
        }
        let frame = &mut *self.frame;
        match name {
            names::ISSUE => {
                let code = self.book.code(CodeList::Issues, value);
                frame.issues.push(code);
            }
            names::POSITION if frame.position == Position::NotStated => {
                frame.position = Position::of_word(value)?;
            }
            names::PROPOSITION => fill(&mut frame.proposition, value)?,
            names::CONDITION => fill(&mut frame.condition, value)?,
            names::CLAIM_PLACE => fill(&mut frame.place, value)?,
            names::FORM if frame.form.is_none() => {
                frame.form = Some(self.book.code(CodeList::Forms, value));
            }
            names::JUSTIFICATION => {
                let code = self.book.code(CodeList::Justifications, value);
                frame.justifications.push(Justification {
                    code,
                    position: Position::NotStated,
                    extra: Extra::new(),
                });
            }
            names::JUSTIFICATION_POSITION => self.weigh(value)?,
            names::ATTRIBUTION if frame.attribution.is_none() => {
                frame.attribution = Some(Attribution::of_word(value)?);
            }
            names::REPORTER => {
                let actor = self.register.named(value, self.ids, self.used);
                frame.reporters.push(actor);
            }
            names::CLAIM_DATE if frame.date.is_none() => frame.date = Some(value.parse().ok()?),
            _ => return None,
        }
        Some(())
    }

    /// Somebody in a role: the mention that is tied to it if it is of the same, else the actor.
    fn person(&mut self, role: &'static str, name: &str) {
        let tied = self
            .waiting
            .iter()
            .position(|(of, _, called)| *of == role && called == name);
        let person = match tied {
            Some(place) => self.waiting.remove(place),
            None => self.actor(role, name),
        };
        self.cast.push(person);
    }

    fn actor(&mut self, role: &'static str, name: &str) -> (&'static str, Part, String) {
        let actor = self.register.named(name, self.ids, self.used);
        (role, Part::actor(actor), name.to_owned())
    }

    /// How somebody in a role is judged; they come into it if they are not there.
    fn judge(&mut self, role: &'static str, value: &str) -> Option<()> {
        let (word, name) = value.split_once(' ')?;
        let evaluation = Evaluation::of_word(word)?;
        let mut everybody = self.cast.iter_mut().chain(self.waiting.iter_mut());
        let mut called = everybody
            .by_ref()
            .filter(|(of, _, called)| *of == role && called == name);
        let found = called.find(|(_, part, _)| part.evaluation.is_none());
        if let Some((_, part, _)) = found {
            part.evaluation = Some(evaluation);
            return Some(());
        }
        // Somebody judged in two ways is in the role twice.
        let here = |list: &Cast| {
            let twin = list
                .iter()
                .find(|(of, _, called)| *of == role && called == name);
            twin.cloned()
        };
        if let Some(mut twin) = here(self.cast) {
            twin.1.evaluation = Some(evaluation);
            self.cast.push(twin);
        } else if let Some(mut twin) = here(self.waiting) {
            twin.1.evaluation = Some(evaluation);
            self.waiting.push(twin);
        } else {
            let mut person = self.actor(role, name);
            person.1.evaluation = Some(evaluation);
            self.cast.push(person);
        }
        Some(())
    }

    /// Whether a reason is meant for or against.
    fn weigh(&mut self, value: &str) -> Option<()> {
        let (word, path) = value.split_once(' ')?;
        let position = Position::of_word(word)?;
        let code = self.book.code(CodeList::Justifications, path);
        let mut reasons = self.frame.justifications.iter_mut();
        let found = reasons.find(|j| j.code == code && j.position == Position::NotStated);
        match found {
            Some(reason) => reason.position = position,
            None => self.frame.justifications.push(Justification {
                code,
                position,
                extra: Extra::new(),
            }),
        }
        Some(())
    }
}

fn fill(slot: &mut String, value: &str) -> Option<()> {
    slot.is_empty().then(|| value.clone_into(slot))
}
