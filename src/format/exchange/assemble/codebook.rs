//! The codebook that labels, values and ties of a file make.

use super::naming::{named, names_actors};
use crate::domain::json::Json;
use crate::domain::{
    Category, Code, CodeId, CodeList, Codebook, Colour, DOWN, Extra, Guide, KeyCode, Kind, KindId,
    OrderedSet, RelationType, RelationTypeId, Section, SlotRule, Stroke, Table, Term, fold,
    fresh_look,
};
use crate::format::exchange::attributes::ROLES;
use crate::format::exchange::describe::ABOVE;
use crate::format::exchange::keys::{self, Keys, LISTS};
use crate::format::exchange::model::{Article, Label, Scheme};

/// A codebook that grows with what is read.
pub(in crate::format::exchange) struct Book {
    codebook: Codebook,
    /// Kinds by their labels in the file.
    kinds: Table<String, (KindId, Category)>,
    /// Types of link by theirs.
    links: Table<String, RelationTypeId>,
    /// Labels of marks that name somebody.
    named: OrderedSet<String>,
    /// What labels and values are known by, and in files of which format.
    keys: Keys,
    tool: &'static str,
    /// Looks that kinds will have: the colours that a file tells, and the usual ones of what is called as usual.
    later: Vec<(Colour, Stroke)>,
}

impl Book {
    /// With the labels and types of link that a file declares. What they mark is told by the articles where the file does not.
    pub(in crate::format::exchange) fn of(
        scheme: &Scheme,
        articles: &[Article],
        tool: &'static str,
    ) -> Self {
        let mut book = Self {
            named: named(articles),
            codebook: Codebook::without_kinds(),
            kinds: Table::new(),
            links: Table::new(),
            later: later(scheme, articles),
            keys: scheme.keys.clone(),
            tool,
        };
        for label in &scheme.labels {
            book.add(label);
        }
        let is_role = |label: &str| ROLES.iter().any(|(role, _)| *role == label);
        for label in scheme.ties.iter().filter(|label| !is_role(label)) {
            book.link(label);
        }
        book
    }

    /// The codebook; that of a new project where nothing was labelled.
    pub(in crate::format::exchange) fn finish(self) -> Codebook {
        let mut codebook = self.codebook;
        if codebook.kinds.is_empty() {
            codebook.kinds = Codebook::claims_actors_demands().kinds;
        }
        if codebook.relations.is_empty() {
            codebook.relations = RelationType::usual();
        }
        for list in CodeList::ALL {
            codebook.tidy(*list);
        }
        codebook
    }

    /// The kind for a label.
    pub(super) fn kind(&mut self, label: &str) -> (KindId, Category) {
        if let Some(known) = self.kinds.get(label) {
            return known.clone();
        }
        self.add(&Label {
            name: label.to_owned(),
            definition: String::new(),
            colour: None,
            key: None,
            mention: None,
            above: Vec::new(),
        })
    }

    fn add(&mut self, label: &Label) -> (KindId, Category) {
        let usual = Codebook::claims_actors_demands().kinds;
        let called = |kind: &Kind| fold(&kind.label) == fold(&label.name);
        let fresh = |kind: &Kind| self.codebook.kind(&kind.id).is_none();
        let guess = || names_actors(&label.name) || self.named.contains(&label.name);
        let category = match label.mention.unwrap_or_else(guess) {
            true => Category::Mention,
            false => Category::Statement,
        };
        let alike = usual.into_iter().find(|kind| called(kind) && fresh(kind));
        let alike = alike.filter(|kind| kind.category == category);
        let kind = match alike {
            Some(usual) => usual,
            None => self.other(&label.name, category),
        };
        let free = |key: &KeyCode| {
            let mut kinds = self.codebook.kinds.iter();
            !kinds.any(|other| other.key.as_ref() == Some(key))
        };
        let told = label.key.and_then(key_code).filter(|key| free(key));
        let mut extra = above(label);
        let key = self.keys.labels.get(&label.name);
        keys::keep(key, &kind.id.as_str(), self.tool, &mut extra);
        let kind = Kind {
            label: match label.name.trim().is_empty() {
                true => "(no label)".to_owned(),
                false => label.name.clone(),
            },
            guide: match label.definition.is_empty() {
                true => kind.guide,
                false => Guide::define(&label.definition),
            },
            colour: label.colour.unwrap_or(kind.colour),
            key: told.or(kind.key).filter(|key| free(key)),
            extra,
            ..kind
        };
        let found = (kind.id.clone(), category);
        self.codebook.kinds.push(kind);
        self.kinds.insert(label.name.clone(), found.clone());
        found
    }

    /// A kind that is none of the usual ones: its look is like that of none that is there, or that will come.
    fn other(&self, name: &str, category: Category) -> Kind {
        let there = self.codebook.kinds.iter();
        let there = there.map(|kind| (kind.colour, kind.stroke));
        let taken: Vec<_> = self.later.iter().copied().chain(there).collect();
        let (colour, stroke) = fresh_look(&taken);
        let id = match self.codebook.free_id(Section::Kinds, name) {
            Term::Kind(id) => id,
            Term::Code(..) | Term::Link(_) => KindId::new(name),
        };
        Kind {
            slots: SlotRule::usual(id.as_str()),
            id,
            label: name.to_owned(),
            category,
            colour,
            stroke,
            key: None,
            guide: Guide::default(),
            retired: false,
            extra: Extra::new(),
        }
    }

    /// The code at the end of a path of labels, with those above it.
    pub(super) fn code(&mut self, list: CodeList, path: &str) -> CodeId {
        let labels: Vec<&str> = path.split(DOWN).collect();
        let whole = labels.iter().any(|label| label.trim().is_empty());
        let labels = if whole { vec![path] } else { labels };
        let mut parent: Option<CodeId> = None;
        let mut down = String::new();
        for label in labels {
            if !down.is_empty() {
                down.push_str(DOWN);
            }
            down.push_str(label);
            let mut codes = self.codebook.codes(list).iter();
            let known = codes.find(|code| code.parent == parent && code.label == label);
            let id = match known {
                Some(code) => code.id.clone(),
                None => {
                    let id = self.add_code(list, label, parent.take());
                    self.keep(list, &id, &down);
                    id
                }
            };
            parent = Some(id);
        }
        parent.unwrap_or_else(|| CodeId::new(path))
    }

    /// Keeps what a code is known by.
    fn keep(&mut self, list: CodeList, id: &CodeId, path: &str) {
        let name = LISTS.iter().find(|(one, _)| *one == list);
        let at = (name.map_or("", |one| one.1).to_owned(), path.to_owned());
        let key = self.keys.values.get(&at);
        let codes = self.codebook.codes_mut(list).iter_mut();
        if let Some(code) = codes.rev().find(|code| code.id == *id) {
            keys::keep(key, &id.as_str(), self.tool, &mut code.extra);
        }
    }

    /// A new code, below another where one is said.
    pub(in crate::format::exchange) fn add_code(
        &mut self,
        list: CodeList,
        label: &str,
        parent: Option<CodeId>,
    ) -> CodeId {
        let section = Section::Codes(list);
        let id = match self.codebook.free_id(section, label) {
            Term::Code(_, id) => id,
            Term::Kind(_) | Term::Link(_) => CodeId::new(label),
        };
        let code = Code {
            parent,
            ..Code::named(id.clone(), label)
        };
        self.codebook.codes_mut(list).push(code);
        id
    }

    /// The type of link for a label.
    pub(super) fn link(&mut self, label: &str) -> RelationTypeId {
        if let Some(known) = self.links.get(label) {
            return known.clone();
        }
        let known = |link: &RelationType| {
            fold(&link.label) == fold(label) && self.codebook.relation(&link.id).is_none()
        };
        let mut usual = RelationType::usual().into_iter();
        let link = usual.find(known).unwrap_or_else(|| {
            let id = match self.codebook.free_id(Section::Links, label) {
                Term::Link(id) => id,
                Term::Kind(_) | Term::Code(..) => RelationTypeId::new(label),
            };
            RelationType {
                id,
                label: String::new(),
                effect: None,
                guide: Guide::default(),
                colour: None,
                key: None,
                retired: false,
                extra: Extra::new(),
            }
        });
        let link = RelationType {
            label: match label.trim().is_empty() {
                true => "(no label)".to_owned(),
                false => label.to_owned(),
            },
            ..link
        };
        let id = link.id.clone();
        self.codebook.relations.push(link);
        self.links.insert(label.to_owned(), id.clone());
        id
    }
}

/// What is kept with a kind of what its label stood under.
fn above(label: &Label) -> Extra {
    let mut extra = Extra::new();
    if !label.above.is_empty() {
        let names = label.above.iter().cloned().map(Json::Text);
        extra.insert(ABOVE.to_owned(), Json::List(names.collect()));
    }
    extra
}

/// Looks that are spoken for.
fn later(scheme: &Scheme, articles: &[Article]) -> Vec<(Colour, Stroke)> {
    let told = scheme.labels.iter().filter_map(|label| label.colour);
    let mut later: Vec<_> = told.map(|colour| (colour, Stroke::Straight)).collect();
    let marks = articles.iter().flat_map(|article| &article.marks);
    let labels: OrderedSet<&str> = marks.map(|mark| mark.label.as_str()).collect();
    let declared = scheme.labels.iter().map(|label| label.name.as_str());
    let labels: OrderedSet<String> = labels.iter().copied().chain(declared).map(fold).collect();
    let usual = Codebook::claims_actors_demands().kinds;
    let usual = usual
        .iter()
        .filter(|kind| labels.contains(&fold(&kind.label)));
    later.extend(usual.map(|kind| (kind.colour, kind.stroke)));
    later
}

fn key_code(key: char) -> Option<KeyCode> {
    let key = key.to_ascii_uppercase();
    let code = match key.is_ascii_digit() {
        true => format!("Digit{key}"),
        false => format!("Key{key}"),
    };
    KeyCode::new(&code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_file_names_looks_apart_and_as_usual_where_it_is_called_so() {
        let label = |name: &str, colour: Option<Colour>| Label {
            name: name.to_owned(),
            definition: String::new(),
            colour,
            key: None,
            mention: None,
            above: Vec::new(),
        };
        let told = Colour([0x5b, 0x5b, 0xc7]);
        let labels = [
            label("Frame", None),
            label("demand", None),
            label("Metaphor", None),
            label("Ice", Some(told)),
            label("Water", None),
        ];
        let scheme = Scheme {
            labels: labels.to_vec(),
            ..Scheme::default()
        };
        let kinds = Book::of(&scheme, &[], "test").finish().kinds;
        let colours: Vec<Colour> = kinds.iter().map(|kind| kind.colour).collect();
        assert_eq!(colours[1], Codebook::FIRST_COLOURS[1]);
        assert_eq!(colours[3], told);
        for (place, colour) in colours.iter().enumerate() {
            assert!(!colours[..place].contains(colour), "{colours:?}");
        }
    }
}
