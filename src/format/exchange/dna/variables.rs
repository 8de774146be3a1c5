//! What is coded of a statement, in columns: the variables of DNA, and all that is coded as it is.

use super::numbers::{self, Numbers};
use crate::domain::Date;
use crate::domain::json::shown;
use crate::format::exchange::attributes::{CLAIMANT, ISSUE, POSITION, tidy};
use crate::format::exchange::model::{Mark, Scheme};
use crate::format::exchange::sheet::{Cell, Header};
use crate::format::incoming::records::csv::Row;

/// The variables of a statement in DNA, unless somebody has made others.
pub(super) const DNA: [&str; 4] = ["person", "organization", "concept", "agreement"];

/// Columns of ours besides: the label, the note, who coded.
const KIND: &str = "kind";
pub(super) const NOTE: &str = "note";
const CODER: &str = "coder_name";

/// In front of the number of a coder whose name nobody said.
const CODER_OF_DNA: &str = "Coder ";

/// The label of a statement where the table has none.
pub(super) const STATEMENT: &str = "Statement";

/// Columns that are no attributes, apart from those of a table itself.
fn is_taken(name: &str, own: &[&str]) -> bool {
    DNA.contains(&name) || [KIND, NOTE, CODER].contains(&name) || own.contains(&name)
}

/// How statements are written.
pub(super) struct Variables {
    scheme: Scheme,
    /// Columns of the table itself.
    own: &'static [&'static str],
    /// Numbers of the coders.
    coders: Vec<u64>,
}

/// What is coded of a statement, as its cells have it.
pub(super) struct Coded {
    dna: [String; 4],
    mark: Mark,
    values: Vec<String>,
}

impl Variables {
    pub(super) fn of(scheme: &Scheme, own: &'static [&'static str]) -> Self {
        let scheme = scheme.clone();
        // Whoever came with a list without names has the number of that.
        let kept = |name: &String| numbers::of(name.strip_prefix(CODER_OF_DNA)?);
        let kept: Vec<Option<u64>> = scheme.coders.iter().map(kept).collect();
        let largest = kept.iter().flatten().max().copied();
        let mut numbers = Numbers::above(largest.unwrap_or_default());
        let coders = kept.into_iter().map(|kept| numbers.own(kept)).collect();
        Self {
            scheme,
            own,
            coders,
        }
    }

    /// The names of the columns.
    pub(super) fn names(&self) -> Vec<String> {
        let names = DNA.into_iter().chain([KIND]).map(str::to_owned);
        let attributes = self.scheme.attributes.iter();
        let attributes = attributes.map(|attribute| self.column(&attribute.name));
        let behind = [NOTE, CODER].map(str::to_owned);
        names.chain(attributes).chain(behind).collect()
    }

    /// The column of an attribute: called so, or with “_” behind where another column is called so.
    fn column(&self, attribute: &str) -> String {
        match is_taken(attribute.trim_end_matches('_'), self.own) {
            true => format!("{attribute}_"),
            false => attribute.to_owned(),
        }
    }

    /// What is coded of a statement that was made on a day.
    pub(super) fn coded(&self, mark: &Mark, day: Option<Date>) -> Coded {
        let value = |name: &str| mark.values(name).first().cloned().unwrap_or_default();
        let claimant = value(CLAIMANT);
        let belongings = self.scheme.people.get(&claimant);
        let (person, organization) = match belongings {
            None => (String::new(), claimant),
            Some(all) => {
                let now = all.iter().find(|one| one.holds(day));
                (claimant, now.map(|one| one.to.clone()).unwrap_or_default())
            }
        };
        // Where both came with a file of DNA's.
        let (person, organization) = match value(DNA[1]) {
            own if own.is_empty() => (person, organization),
            own if person.is_empty() => (organization, own),
            own => (person, own),
        };
        let agreement = match value(POSITION).as_str() {
            "1" | "2" => "1",
            "-1" | "-2" => "0",
            // As it came, where it says neither.
            "" => &value(DNA[3]),
            _ => "",
        };
        let attributes = self.scheme.attributes.iter();
        Coded {
            dna: [person, organization, value(ISSUE), agreement.to_owned()],
            values: attributes.map(|one| value(&one.name)).collect(),
            mark: mark.clone(),
        }
    }

    /// The number of whoever coded; empty where nobody is said to have.
    pub(super) fn coder(&self, mark: &Mark) -> String {
        let place = self.scheme.coders.iter().position(|one| *one == mark.coder);
        let number = place.and_then(|place| self.coders.get(place));
        number.map(|number| shown(number)).unwrap_or_default()
    }
}

impl Coded {
    /// The cells, in the order of the names.
    pub(super) fn cells(&self) -> impl Iterator<Item = Cell<'_>> {
        let [person, organization, concept, agreement] = &self.dna;
        let front = [
            Cell::Words(person),
            Cell::Words(organization),
            Cell::Words(concept),
            match agreement.bytes().all(|b| b.is_ascii_digit()) {
                true => Cell::Bare(agreement),
                false => Cell::Words(agreement),
            },
            Cell::Words(&self.mark.label),
        ];
        let values = self.values.iter().map(|value| Cell::Words(value));
        let behind = [&self.mark.note, &self.mark.coder].map(|words| Cell::Words(words));
        front.into_iter().chain(values).chain(behind)
    }
}

/// Takes the four variables of DNA for what they mean here.
pub(super) fn take([person, organization, concept, agreement]: [&str; 4], mark: &mut Mark) {
    let mut put = |name: &str, value: &str| {
        mark.attributes
            .push((name.to_owned(), vec![value.to_owned()]));
    };
    let no_person = person.is_empty();
    put(CLAIMANT, if no_person { organization } else { person });
    put(ISSUE, concept);
    match agreement {
        "1" => put(POSITION, "1"),
        "0" => put(POSITION, "-1"),
        other => put(DNA[3], other),
    }
    if !no_person {
        put(DNA[1], organization);
    }
}

/// Somebody is a person.
pub(super) fn know(person: &str, scheme: &mut Scheme) {
    if !person.is_empty() && !scheme.people.contains_key(person) {
        scheme.people.insert(person.to_owned(), Vec::new());
    }
}

/// Whether we wrote a list with this head.
pub(super) fn is_ours(header: &Header) -> bool {
    header.has(&[KIND, CODER])
}

/// Reads what is coded of a statement. `own`: columns of the table itself. Who is a person goes to the scheme.
pub(super) fn read(row: &Row, header: &Header, own: &[&str], mark: &mut Mark, scheme: &mut Scheme) {
    let cell = |name: &str| header.cell(row, name);
    let ours = is_ours(header);
    let mut put = |name: &str, value: &str| {
        mark.attributes
            .push((name.to_owned(), vec![value.to_owned()]));
    };
    for column in header
        .names
        .iter()
        .filter(|name| !own.contains(&name.as_str()))
    {
        match ours {
            true if is_taken(column, own) => {}
            true => {
                let plain = column.strip_suffix('_');
                let plain = plain.filter(|_| is_taken(column.trim_end_matches('_'), own));
                put(plain.unwrap_or(column), cell(column));
            }
            false if DNA.contains(&column.as_str()) || column == NOTE => {}
            false => put(column, cell(column)),
        }
    }
    let person = cell(DNA[0]);
    if !ours {
        take(DNA.map(cell), mark);
    }
    know(person, scheme);
    tidy(&mut mark.attributes);
    mark.note = cell(NOTE).to_owned();
    (mark.label, mark.coder) = match (ours, cell("coder")) {
        (true, _) => (cell(KIND).to_owned(), cell(CODER).to_owned()),
        (false, "") => (STATEMENT.to_owned(), String::new()),
        (false, number) => (STATEMENT.to_owned(), format!("{CODER_OF_DNA}{number}")),
    };
}
