//! Everything that can be coded in a project, by rolls of dice: actors, codes, frames, links, log.

use demarche::domain::{
    Actor, ActorId, ActorType, Affiliation, Annotation, AnnotationId, Attribution, Code, CodeId,
    CodeList, Codebook, Colour, Date, Effect, Evaluation, Extra, Frame, Guide, Justification,
    KeyCode, LogEntry, Naming, Part, Parts, Position, Relation, RelationId, Revision, Scope, Slot,
    SlotRule, Tie, Timestamp,
};
use uuid::Uuid;

/// Numbers, words and unknown keys, one after the other; nothing but zeros when the numbers are used up.
pub(crate) struct Dice<'a> {
    rolls: std::slice::Iter<'a, u8>,
    words: &'a [String],
    extra: &'a Extra,
}

impl<'a> Dice<'a> {
    pub(crate) fn new(rolls: &'a [u8], words: &'a [String], extra: &'a Extra) -> Self {
        let rolls = rolls.iter();
        Self {
            rolls,
            words,
            extra,
        }
    }

    fn roll(&mut self) -> usize {
        self.rolls.next().map_or(0, |n| usize::from(*n))
    }

    fn coin(&mut self) -> bool {
        self.roll() % 2 == 1
    }

    fn one<T: Clone>(&mut self, of: &[T]) -> Option<T> {
        let n = self.roll();
        of.get(n % (of.len() + 1)).cloned()
    }

    fn some<T: Clone>(&mut self, of: &[T]) -> Vec<T> {
        let n = self.roll() % 3;
        (0..n).filter_map(|_| self.one(of)).collect()
    }

    fn word(&mut self) -> String {
        self.one(self.words).unwrap_or_default()
    }

    fn extra(&mut self) -> Extra {
        match self.coin() {
            true => self.extra.clone(),
            false => Extra::new(),
        }
    }

    fn date(&mut self) -> Option<Date> {
        let (year, month) = (self.roll() as i32 + 1900, self.roll() as u8 % 12 + 1);
        self.coin().then(|| Date::day(year, month, 7)).flatten()
    }

    fn time(&mut self) -> Timestamp {
        Timestamp(self.roll() as i64 * 1_000_000_007)
    }

    fn colour(&mut self) -> Option<Colour> {
        self.coin().then_some(Colour([1, 22, 255]))
    }

    fn key(&mut self) -> Option<KeyCode> {
        self.one(&["KeyX", "Digit1"]).and_then(KeyCode::new)
    }

    fn guide(&mut self) -> Guide {
        Guide {
            definition: self.word(),
            include: self.word(),
            exclude: self.word(),
            positive: self.word(),
            negative: self.word(),
        }
    }
}

/// Fills in what a sound project may have besides articles and tags.
pub(crate) fn code(parts: &mut Parts, dice: &mut Dice<'_>) {
    fill(&mut parts.codebook, dice);
    let ids: Vec<ActorId> = (0..dice.roll() % 4)
        .map(|n| ActorId::new(Uuid::from_u128(2000 + n as u128)))
        .collect();
    parts.actors = ids.iter().map(|id| actor(*id, &ids, dice)).collect();
    let is_mention = |tag: &Annotation| tag.kind.as_str() == "actor";
    let of_sort = |tags: &[Annotation], mentions: bool| -> Vec<_> {
        let wanted = tags.iter().filter(|tag| is_mention(tag) == mentions);
        wanted.map(|tag| (tag.document, tag.id)).collect()
    };
    let mentions = of_sort(&parts.annotations, true);
    for tag in &mut parts.annotations {
        if is_mention(tag) {
            tag.actor = dice.one(&ids);
            tag.naming = dice.one(Naming::ALL);
        } else {
            let here = mentions.iter().filter(|(on, _)| *on == tag.document);
            let here: Vec<AnnotationId> = here.map(|(_, id)| *id).collect();
            *tag = tag.with_frame(frame(&parts.codebook, &ids, &here, dice));
        }
    }
    // A mention that is linked to nobody, and yet somebody with it, no step of the app makes.
    let linked = parts.annotations.iter().filter(|tag| tag.actor.is_some());
    let linked: Vec<AnnotationId> = linked.map(|tag| tag.id).collect();
    for tag in parts.annotations.iter_mut().filter(|tag| !is_mention(tag)) {
        let mut frame = tag.frame().clone();
        for slot in [Slot::Claimants, Slot::Addressees, Slot::Objects] {
            for part in frame.parts_mut(slot).into_iter().flatten() {
                let known = part.mention.is_none_or(|id| linked.contains(&id));
                part.actor = part.actor.filter(|_| known);
            }
        }
        *tag = tag.with_frame(frame);
    }
    let statements = of_sort(&parts.annotations, false);
    parts.relations = (0..dice.roll() % 4)
        .filter_map(|n| relation(3000 + n as u128, parts, &statements, dice))
        .collect();
    let log = (0..dice.roll() % 4).map(|_| LogEntry {
        at: dice.time(),
        coder: parts.coders[0].id,
        what: dice.word(),
        extra: dice.extra(),
    });
    parts.log = log.collect();
}

fn fill(codebook: &mut Codebook, dice: &mut Dice<'_>) {
    for list in CodeList::ALL {
        let mut codes: Vec<Code> = Vec::new();
        for n in 0..dice.roll() % 4 {
            let above: Vec<CodeId> = codes.iter().map(|c| c.id.clone()).collect();
            codes.push(Code {
                parent: dice.one(&above),
                guide: dice.guide(),
                colour: dice.colour(),
                key: dice.key(),
                retired: dice.coin(),
                replaced_by: dice.some(&above),
                extra: dice.extra(),
                ..Code::named(CodeId::new(format!("{n}")), format!("Nº{}", dice.word()))
            });
        }
        *codebook.codes_mut(*list) = codes;
    }
    for of_type in &mut codebook.relations {
        of_type.retired = dice.coin();
        of_type.effect = dice.one(Effect::ALL);
        of_type.extra = dice.extra();
    }
    for kind in &mut codebook.kinds {
        kind.retired = dice.coin();
        kind.guide = dice.guide();
        let slots = dice.some(Slot::ALL).into_iter().map(|slot| SlotRule {
            shown: dice.coin(),
            required: dice.coin(),
            many: dice.coin(),
            extra: dice.extra(),
            slot,
        });
        kind.slots = slots.collect();
    }
    let revisions = (0..dice.roll() % 3).map(|n| Revision {
        version: n as u32 + 2,
        at: dice.time(),
        coder: demarche::domain::CoderId::new(Uuid::from_u128(1)),
        note: dice.word(),
        extra: dice.extra(),
    });
    codebook.revisions = revisions.collect();
}

fn actor(id: ActorId, all: &[ActorId], dice: &mut Dice<'_>) -> Actor {
    let others: Vec<ActorId> = all.iter().filter(|other| **other != id).copied().collect();
    let tied = dice.some(&others).into_iter().map(|to| Affiliation {
        to,
        tie: dice.one(Tie::ALL).unwrap_or(Tie::PartOf),
        role: dice.word(),
        from: dice.date(),
        until: dice.date(),
        extra: dice.extra(),
    });
    Actor {
        affiliations: tied.collect(),
        id,
        name: dice.word(),
        aliases: dice.some(dice.words),
        of_type: dice.one(ActorType::ALL),
        scope: dice.one(Scope::ALL),
        country: dice.word(),
        party: dice.word(),
        wikidata: dice.word(),
        colour: dice.colour(),
        notes: dice.word(),
        attributes: vec![(dice.word(), dice.word()); dice.roll() % 2],
        formerly: vec![ActorId::new(Uuid::from_u128(7)); dice.roll() % 2],
        extra: dice.extra(),
    }
}

fn frame(
    codebook: &Codebook,
    actors: &[ActorId],
    mentions: &[AnnotationId],
    dice: &mut Dice<'_>,
) -> Frame {
    let mut role = || -> Vec<Part> {
        let parts = (0..dice.roll() % 3).map(|_| Part {
            actor: dice.one(actors),
            mention: dice.one(mentions),
            evaluation: dice.one(Evaluation::ALL),
            extra: dice.extra(),
        });
        let named = |part: &Part| part.actor.is_some() || part.mention.is_some();
        parts.filter(named).collect()
    };
    let (claimants, addressees, objects) = (role(), role(), role());
    let ids = |list| -> Vec<CodeId> {
        let codes = codebook.codes(list).iter();
        codes.map(|c| c.id.clone()).collect()
    };
    let reasons = dice.some(&ids(CodeList::Justifications)).into_iter();
    let reasons = reasons.map(|code| Justification {
        code,
        position: dice.one(Position::ALL).unwrap_or_default(),
        extra: dice.extra(),
    });
    Frame {
        claimants,
        addressees,
        objects,
        justifications: reasons.collect(),
        issues: dice.some(&ids(CodeList::Issues)),
        position: dice.one(Position::ALL).unwrap_or_default(),
        proposition: dice.word(),
        form: dice.one(&ids(CodeList::Forms)),
        condition: dice.word(),
        attribution: dice.one(Attribution::ALL),
        reporters: dice.some(actors),
        date: dice.date(),
        place: dice.word(),
        extra: dice.extra(),
    }
}

fn relation(
    id: u128,
    parts: &Parts,
    statements: &[(demarche::domain::DocumentId, AnnotationId)],
    dice: &mut Dice<'_>,
) -> Option<Relation> {
    let (from, to) = (dice.one(statements)?.1, dice.one(statements)?.1);
    let types = &parts.codebook.relations;
    (from != to).then(|| Relation {
        id: RelationId::new(Uuid::from_u128(id)),
        from,
        to,
        of_type: types[dice.roll() % types.len()].id.clone(),
        note: dice.word(),
        coder: parts.coders[1].id,
        created: dice.time(),
        modified: dice.time(),
        codebook_version: dice.roll() as u32,
        origin: parts.annotations[0].origin,
        extra: dice.extra(),
    })
}
