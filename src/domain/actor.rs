//! The register of actors: one for every role, so that whoever claims, is called on or is spoken of is the same actor.

use super::{ActorId, Colour, Date, Extra, fold};

/// Somebody who acts, is called on or is spoken of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// Stays for life.
    pub id: ActorId,
    /// As it stands in tables: “Antony Blinken”.
    pub name: String,
    /// Other names, metonyms among them: “Moscow”, “the Kremlin”.
    pub aliases: Vec<String>,
    /// What sort of actor; `None`: not stated.
    pub of_type: Option<ActorType>,
    /// The level the actor acts on; `None`: not stated.
    pub scope: Option<Scope>,
    /// Country, as the analyst writes it.
    pub country: String,
    /// Party, as the analyst writes it.
    pub party: String,
    /// To whom the actor belongs or for whom it speaks, and when.
    pub affiliations: Vec<Affiliation>,
    /// Item of Wikidata, such as `Q7747`; empty: none.
    pub wikidata: String,
    /// Colour in lists and networks.
    pub colour: Option<Colour>,
    /// The analyst's notes.
    pub notes: String,
    /// The analyst's own attributes: name and value, in their order.
    pub attributes: Vec<(String, String)>,
    /// Ids of actors that were merged into this one: files of before still find it.
    pub formerly: Vec<ActorId>,
    /// Unknown keys of a file, kept.
    pub extra: Extra,
}

/// An actor's tie to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Affiliation {
    /// The other one: the organisation of a person, the state of an organisation.
    pub to: ActorId,
    /// What sort of tie.
    pub tie: Tie,
    /// In which role: “Secretary of State”.
    pub role: String,
    /// Since when; `None`: not stated.
    pub from: Option<Date>,
    /// Until when, that day, month or year included; `None`: still so, or not stated.
    pub until: Option<Date>,
    /// Unknown keys of a file, kept.
    pub extra: Extra,
}

/// A type whose values are words in files and labels on screen.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$each:meta])* $variant:ident = $word:literal, $label:literal;)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name { $($(#[$each])* $variant,)* }

        impl $name {
            /// All of them, in the order in which they are offered.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The word in files.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }

            /// For reading.
            pub const fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)* }
            }

            /// The one with this word.
            pub fn of_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.word() == word)
            }
        }
    };
}
pub(crate) use words;

words! {
    /// What sort of actor (`acttyp` in political claims analysis).
    ActorType {
        /// A human being.
        Person = "person", "Person";
        /// A government or one of its ministries.
        Government = "government", "Government";
        /// A state as a whole.
        State = "state", "State";
        /// A political party.
        Party = "party", "Party";
        /// An organisation of states.
        International = "internationalOrganisation", "International organisation";
        /// An organisation of citizens.
        Ngo = "ngo", "Non-governmental organisation";
        /// A movement without members' lists.
        Movement = "movement", "Movement";
        /// A business or its association.
        Company = "company", "Company";
        /// A newspaper, channel or journalist.
        Media = "media", "Media";
        /// A scientist, think tank or other expert.
        Expert = "expert", "Expert";
        /// A group of people without a common organisation.
        Group = "group", "Group";
        /// The people, voters, the public.
        Citizens = "citizens", "Citizens";
        /// Anything else.
        Other = "other", "Other";
    }
}

words! {
    /// The level an actor acts on (`actscop` in political claims analysis).
    Scope {
        /// A town or district.
        Local = "local", "Local";
        /// A region of a state.
        Subnational = "subnational", "Subnational";
        /// A state.
        National = "national", "National";
        /// Another state than the one the corpus is about.
        Foreign = "foreign", "Foreign";
        /// Two states.
        Bilateral = "bilateral", "Bilateral";
        /// Several states of a region of the world.
        Regional = "regional", "Regional";
        /// The world.
        Global = "global", "Global";
    }
}

words! {
    /// How one actor is tied to another.
    Tie {
        /// Belongs to it.
        MemberOf = "memberOf", "member of";
        /// Speaks in its name.
        SpeaksFor = "speaksFor", "speaks for";
        /// Is a part of it.
        PartOf = "partOf", "part of";
    }
}

/// Whether this is the form of an item of Wikidata: `Q` and a number.
pub fn is_wikidata_id(text: &str) -> bool {
    let number = text.strip_prefix('Q').unwrap_or_default();
    !number.is_empty() && !number.starts_with('0') && number.bytes().all(|b| b.is_ascii_digit())
}

impl Actor {
    /// An actor of whom only the name is known.
    pub fn named(id: ActorId, name: impl Into<String>) -> Self {
        Self {
            id,
            name: name.into(),
            aliases: Vec::new(),
            of_type: None,
            scope: None,
            country: String::new(),
            party: String::new(),
            affiliations: Vec::new(),
            wikidata: String::new(),
            colour: None,
            notes: String::new(),
            attributes: Vec::new(),
            formerly: Vec::new(),
            extra: Extra::new(),
        }
    }

    /// Name and aliases.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.name.as_str()).chain(self.aliases.iter().map(String::as_str))
    }

    /// Whether it is called so, accents and case ignored.
    pub fn is_called(&self, name: &str) -> bool {
        let wanted = fold(name);
        self.names().any(|own| fold(own) == wanted)
    }

    /// Takes on all that another actor has: its names become aliases, what is not stated here is taken from there.
    #[must_use]
    pub fn merged_with(&self, other: &Self) -> Self {
        let mut whole = self.clone();
        for name in other.names() {
            if !whole.is_called(name) {
                whole.aliases.push(name.to_owned());
            }
        }
        whole.of_type = whole.of_type.or(other.of_type);
        whole.scope = whole.scope.or(other.scope);
        whole.colour = whole.colour.or(other.colour);
        for (mine, theirs) in [
            (&mut whole.country, &other.country),
            (&mut whole.party, &other.party),
            (&mut whole.wikidata, &other.wikidata),
        ] {
            if mine.is_empty() {
                mine.clone_from(theirs);
            }
        }
        if !other.notes.is_empty() {
            if !whole.notes.is_empty() {
                whole.notes.push_str("\n\n");
            }
            whole.notes.push_str(&other.notes);
        }
        for tie in &other.affiliations {
            if tie.to != whole.id && !whole.affiliations.contains(tie) {
                whole.affiliations.push(tie.clone());
            }
        }
        for (name, value) in &other.attributes {
            let known = whole
                .attributes
                .iter()
                .any(|(n, v)| n == name && v == value);
            if !known {
                whole.attributes.push((name.clone(), value.clone()));
            }
        }
        whole.affiliations.retain(|tie| tie.to != other.id);
        whole.formerly.push(other.id);
        whole.formerly.extend(&other.formerly);
        for (key, value) in other.extra.iter() {
            if whole.extra.get(key).is_none() {
                whole.extra.insert(key.clone(), value.clone());
            }
        }
        whole
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn actor(id: u128, name: &str) -> Actor {
        Actor::named(ActorId::new(Uuid::from_u128(id)), name)
    }

    #[test]
    fn an_actor_is_found_by_every_name_whatever_its_case_and_accents() {
        let mut actor = actor(1, "Emmanuel Macron");
        actor.aliases.push("l’Élysée".to_owned());
        assert!(actor.is_called("emmanuel MACRON"));
        assert!(actor.is_called("l’elysée"));
        assert!(!actor.is_called("Macron"));
    }

    #[test]
    fn merging_keeps_names_notes_and_the_id_that_went() {
        let mut russia = actor(1, "Russia");
        russia.notes = "the state".to_owned();
        let mut kremlin = actor(2, "the Kremlin");
        kremlin.aliases = vec!["Moscow".to_owned(), "russia".to_owned()];
        kremlin.country = "RU".to_owned();
        kremlin.notes = "a metonym".to_owned();
        kremlin.formerly = vec![ActorId::new(Uuid::from_u128(3))];
        kremlin.affiliations = vec![Affiliation {
            to: russia.id,
            tie: Tie::PartOf,
            role: String::new(),
            from: None,
            until: None,
            extra: Extra::new(),
        }];
        let whole = russia.merged_with(&kremlin);
        assert_eq!(whole.aliases, ["the Kremlin", "Moscow"]);
        assert_eq!(whole.country, "RU");
        assert_eq!(whole.notes, "the state\n\na metonym");
        assert_eq!(whole.formerly, [kremlin.id, kremlin.formerly[0]]);
        assert_eq!(whole.affiliations, [], "nobody is tied to themselves");
    }

    #[test]
    fn items_of_wikidata_have_a_form() {
        for (text, is_one) in [
            ("Q159", true),
            ("Q7747", true),
            ("Q", false),
            ("Q0", false),
            ("q159", false),
            ("Q159 ", false),
            ("159", false),
            ("Q15x", false),
            ("", false),
        ] {
            assert_eq!(is_wikidata_id(text), is_one, "{text}");
        }
    }

    #[test]
    fn words_are_read_back() {
        for one in ActorType::ALL {
            assert_eq!(ActorType::of_word(one.word()), Some(*one));
        }
    }
}
