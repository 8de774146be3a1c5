//! What a project has that does not come in, or is only kept: each sort counted once, in words.

use super::known::{Known, guid, target, within};
use crate::domain::{DOWN, OrderedSet, Table};
use crate::format::exchange::ids::plain;
use crate::format::exchange::refi::kept::{self, OTHERS};
use crate::format::exchange::tool::{Fate, Reading};
use crate::format::words::count;
use crate::format::xml::Element;

/// What stands in a project that is read, as far as it is.
const READ: [&str; 11] = [
    "Users",
    "CodeBook",
    "Variables",
    "Cases",
    "Sources",
    "Notes",
    "Links",
    "Sets",
    "Graphs",
    "Description",
    "NoteRef",
];

/// A sort of things, how many there are, and what became of them.
type Counted = (Fate, usize, &'static str, &'static str);

/// What is said of it, with what became of it. `sources`: those that became articles. Linear, but for sorting.
pub(super) fn census(
    root: &Element,
    sources: &[(&Element, &Element)],
    known: &Known<'_>,
    reading: &Reading,
) -> Vec<(Fate, String)> {
    let met = Met::of(root, sources, known, reading);
    let mut told: Vec<(Fate, String)> = Vec::new();
    let counted = [
        met.left(root, sources, known),
        met.kept(root, known, reading),
    ];
    for (fate, n, one, many) in counted.into_iter().flatten().filter(|one| one.1 > 0) {
        let things = count(n, one, many);
        told.push(match fate {
            Fate::Rejected => (
                fate,
                format!("Without a place here, and left out: {things}."),
            ),
            Fate::Kept => (fate, format!("Without a place here: {things}.")),
            Fate::Repaired | Fate::Said => (fate, format!("Taken for the same: {things}.")),
        });
    }
    let others = root.children.iter().map(Element::local);
    let others: OrderedSet<&str> = others.filter(|name| !READ.contains(name)).collect();
    let others = others.iter().map(|name| {
        let what = format!("“{name}” is not known here, and was left out.");
        (Fate::Rejected, what)
    });
    told.extend(others);
    told
}

/// What of a project is there.
struct Met {
    /// Guids of articles and of their selections.
    here: OrderedSet<String>,
    /// Of notes that belong to these, or to links between them.
    notes: OrderedSet<String>,
    /// Labels that came in, and those above them, with all of their names.
    labels: OrderedSet<String>,
    /// Guids of variables that say something.
    variables: OrderedSet<String>,
}

impl Met {
    fn of(
        root: &Element,
        sources: &[(&Element, &Element)],
        known: &Known<'_>,
        reading: &Reading,
    ) -> Self {
        let mut here = Vec::new();
        let mut notes = Vec::new();
        let mut variables = Vec::new();
        for (text, outer) in sources {
            here.push(guid(outer));
            notes.extend(outer.all("NoteRef").map(target));
            variables.extend(outer.all("VariableValue").filter_map(variable));
            for selection in text.all("PlainTextSelection") {
                here.push(guid(selection));
                notes.extend(selection.all("NoteRef").map(target));
                let codings = selection.all("Coding");
                notes.extend(codings.flat_map(|one| one.all("NoteRef")).map(target));
            }
        }
        let here: OrderedSet<String> = here.into_iter().collect();
        for (_, linked) in known
            .linked
            .iter()
            .filter(|(about, _)| here.contains(*about))
        {
            notes.extend(linked.iter().map(|(note, _)| note.clone()));
        }
        let ties = reading.articles.iter().flat_map(|article| &article.ties);
        let ties: OrderedSet<&str> = ties.map(|tie| tie.id.as_str()).collect();
        let links = within(root, "Links", "Link").filter(|link| ties.contains(guid(link).as_str()));
        notes.extend(links.flat_map(|link| link.all("NoteRef")).map(target));
        let labels_here = reading.scheme.labels.iter();
        let of_codes = labels_here.filter_map(|label| known.of_codes.get(&label.name));
        notes.extend(of_codes.flatten().cloned());
        for case in within(root, "Cases", "Case") {
            variables.extend(case.all("VariableValue").filter_map(variable));
        }
        Self {
            here,
            notes: notes.into_iter().collect(),
            labels: labels(known, reading),
            variables: variables.into_iter().collect(),
        }
    }

    fn is_here(&self, element: &Element) -> bool {
        self.here.contains(&target(element))
    }

    fn left(
        &self,
        root: &Element,
        sources: &[(&Element, &Element)],
        known: &Known<'_>,
    ) -> Vec<Counted> {
        let notes = known.notes.iter();
        let notes =
            notes.filter(|(guid, (_, words, _))| !words.is_empty() && !self.notes.contains(*guid));
        let cases = || within(root, "Cases", "Case");
        let is_empty = |case: &&Element| {
            let mut parts = case.all("SelectionRef").chain(case.all("SourceRef"));
            !parts.any(|one| self.is_here(one))
        };
        let sets = || within(root, "Sets", "Set");
        let members = |set: &&Element| {
            let codes = set
                .all("MemberCode")
                .filter(|one| known.is_label(&target(one)));
            codes.count()
                + set
                    .all("MemberSource")
                    .filter(|one| self.is_here(one))
                    .count()
        };
        let all = |set: &Element| {
            set.children
                .iter()
                .filter(|one| one.local().starts_with("Member"))
                .count()
        };
        let others = sets().filter(|set| members(set) > 0);
        let others = others.map(|set| all(set) - members(&set));
        let texts = || {
            sources.iter().flat_map(|(text, outer)| {
                let inner = (!std::ptr::eq(*text, *outer)).then_some(*text);
                [*outer].into_iter().chain(inner)
            })
        };
        let of = |name: &'static str| texts().map(|text| text.all(name).count()).sum::<usize>();
        let formatted = texts().filter(|text| text.attribute("richTextPath").is_some());
        let codes = known.labels.iter();
        let codes = codes.filter(|(label, ..)| !self.labels.contains(&label.name));
        let variables = within(root, "Variables", "Variable");
        let variables = variables.filter(|one| !self.variables.contains(&guid(one)));
        let about = root
            .first("Description")
            .filter(|one| !one.text.trim().is_empty());
        let left = |n, one, many| (Fate::Rejected, n, one, many);
        vec![
            left(
                notes.count(),
                "note that belongs to no text, tag or code",
                "notes that belong to no text, tag or code",
            ),
            left(of("Coding"), "code of a whole text", "codes of whole texts"),
            left(
                within(root, "Notes", "Note").map(codings).sum(),
                "code of a note",
                "codes of notes",
            ),
            left(
                of("PDFSelection"),
                "marked area of a PDF",
                "marked areas of PDFs",
            ),
            left(
                formatted.count(),
                "text’s formatting (bold, fonts …)",
                "texts’ formatting (bold, fonts …)",
            ),
            left(within(root, "Graphs", "Graph").count(), "graph", "graphs"),
            left(
                cases().filter(is_empty).count(),
                "case without a text or a tag",
                "cases without a text or a tag",
            ),
            left(
                cases().map(|case| case.all("CodeRef").count()).sum(),
                "code of a case",
                "codes of cases",
            ),
            left(
                sets().filter(|set| members(set) == 0).count(),
                "set without a text or a code that came in",
                "sets without a text or a code that came in",
            ),
            left(
                others.sum(),
                "member of a set that did not come in",
                "members of sets that did not come in",
            ),
            left(
                codes.count(),
                "code that is not meant for tagging",
                "codes that are not meant for tagging",
            ),
            left(
                variables.count(),
                "variable that says nothing of a text",
                "variables that say nothing of a text",
            ),
            left(
                usize::from(about.is_some()),
                "description of the project",
                "descriptions of the project",
            ),
            (
                Fate::Repaired,
                known.twins,
                "code that is called as another in the same place",
                "codes that are called as others in the same place",
            ),
            (
                Fate::Repaired,
                namesakes(root),
                "user who is called as another",
                "users who are called as others",
            ),
        ]
    }

    fn kept(&self, root: &Element, known: &Known<'_>, reading: &Reading) -> Vec<Counted> {
        let articles = || {
            known
                .cases_of
                .iter()
                .filter(|(of, _)| self.here.contains(*of))
        };
        let cases: OrderedSet<&str> = articles()
            .flat_map(|(_, cases)| cases.iter().filter_map(|case| case.get("id")?.as_str()))
            .collect();
        let sets = within(root, "Sets", "Set").filter(|set| {
            let mut codes = set.all("MemberCode");
            codes.any(|one| known.is_label(&target(one)))
                || set.all("MemberSource").any(|one| self.is_here(one))
        });
        let values = reading.articles.iter();
        let values = values.map(|article| kept::list(&article.extra, OTHERS).count());
        vec![
            (
                Fate::Kept,
                values.sum(),
                "value of a variable",
                "values of variables",
            ),
            (
                Fate::Kept,
                cases.iter().len(),
                "case that a whole text belongs to",
                "cases that whole texts belong to",
            ),
            (
                Fate::Kept,
                sets.count(),
                "set of texts or codes",
                "sets of texts or codes",
            ),
        ]
    }
}

/// Labels that came in, and those that these stand under, with all of their names.
fn labels(known: &Known<'_>, reading: &Reading) -> OrderedSet<String> {
    let mut all = Vec::new();
    for label in &reading.scheme.labels {
        let names = known.paths.get(&label.name).map_or(&[][..], Vec::as_slice);
        all.extend((1..names.len()).map(|n| names[..n].join(DOWN)));
        all.push(label.name.clone());
    }
    all.into_iter().collect()
}

/// How many codings there are in an element.
fn codings(element: &Element) -> usize {
    let inside: usize = element.children.iter().map(codings).sum();
    inside + usize::from(element.local() == "Coding")
}

/// How many users have the name of one before them.
fn namesakes(root: &Element) -> usize {
    let mut names: Table<&str, usize> = Table::new();
    for user in within(root, "Users", "User") {
        *names.or_default(user.attribute("name").unwrap_or_default()) += 1;
    }
    let named = names.iter().filter(|(name, _)| !name.is_empty());
    named.map(|(_, times)| times - 1).sum()
}

/// The guid of the variable that a value is of.
fn variable(value: &Element) -> Option<String> {
    value
        .first("VariableRef")
        .map(target)
        .map(|guid| plain(&guid))
}
