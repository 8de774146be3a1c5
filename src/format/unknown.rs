//! Entries of other programs: kept, but not known.

use super::exchange::TOOLS;
use super::exchange::attributes::KEPT;
use super::exchange::keys::FOREIGN_ID;
use super::losses::AT_A_TIME;
use super::part::Part;
use super::words::{count, quoted};
use crate::domain::json::Json;
use crate::domain::{CodeList, Extra, Frame, OrderedSet, Turns, breathe};

/// So many are named.
const NAMED: usize = 50;

/// So many characters of a name are shown.
const LONG: usize = 60;

/// That entries of what is saved get lost that Demarche does not know, but for those of these names: how many, and what they are
/// called. Attributes that a tag keeps from columns of tables and from other tools are told by their names. `None`: there are
/// none. Linear, in turns.
pub(super) async fn unknown(part: Part<'_>, known: &[&str], turns: &dyn Turns) -> Option<String> {
    let project = part.project;
    let codebook = project.codebook();
    let codes = CodeList::ALL.iter().flat_map(|list| codebook.codes(*list));
    let rules = codebook.kinds.iter().flat_map(|kind| &kind.slots);
    let actors = || project.actors();
    let ties = actors().flat_map(|actor| &actor.affiliations);
    let frames = || part.tags().map(|tag| tag.frame());
    let reasons = frames().flat_map(|frame| &frame.justifications);
    let all = [&project.meta().extra, &codebook.extra].into_iter();
    let all = all
        .chain(codebook.kinds.iter().map(|k| &k.extra))
        .chain(rules.map(|r| &r.extra))
        .chain(codes.map(|c| &c.extra))
        .chain(codebook.relations.iter().map(|r| &r.extra))
        .chain(codebook.revisions.iter().map(|r| &r.extra))
        .chain(project.coders().map(|c| &c.extra))
        .chain(actors().map(|a| &a.extra))
        .chain(ties.map(|t| &t.extra))
        .chain(part.documents().map(|d| &d.meta.extra))
        .chain(part.tags().map(|a| &a.extra))
        .chain(frames().map(|f| &f.extra))
        .chain(frames().flat_map(Frame::all_parts).map(|p| &p.extra))
        .chain(reasons.map(|j| &j.extra))
        .chain(part.links().map(|r| &r.extra))
        .chain(project.log().iter().map(|e| &e.extra));
    let mut found = Found::default();
    for (n, extra) in all.enumerate() {
        if n % AT_A_TIME == 0 {
            breathe(turns).await;
        }
        found.add(extra, known);
    }
    found.told()
}

/// What a tool is called whose entries stand under its id.
fn tool(id: &str) -> Option<&'static str> {
    let known = TOOLS.iter().find(|tool| tool.id == id);
    known.map(|tool| tool.name)
}

fn is_number_alone(own: &Extra) -> bool {
    let mut entries = own.iter();
    let first = entries.next();
    let number = |id: &str| !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit());
    entries.next().is_none()
        && first.is_some_and(|(key, id)| key == FOREIGN_ID && id.as_str().is_some_and(number))
}

#[derive(Default)]
struct Found<'a> {
    entries: usize,
    seen: OrderedSet<&'a str>,
    /// As they come.
    names: Vec<&'a str>,
}

impl<'a> Found<'a> {
    fn add(&mut self, extra: &'a Extra, known: &[&str]) {
        for (key, value) in extra
            .iter()
            .filter(|(key, _)| !known.contains(&key.as_str()))
        {
            match value {
                Json::Object(own) if key == KEPT => own.iter().for_each(|(key, _)| self.entry(key)),
                // A number that somebody gave it tells nothing of it.
                Json::Object(own) if tool(key).is_some() && is_number_alone(own) => {}
                _ => self.entry(tool(key).unwrap_or(key)),
            }
        }
    }

    fn entry(&mut self, name: &'a str) {
        self.entries += 1;
        if self.seen.insert(name) {
            self.names.push(name);
        }
    }

    fn told(&self) -> Option<String> {
        if self.entries == 0 {
            return None;
        }
        let entries = count(self.entries, "entry", "entries");
        let names = self.names.iter().take(NAMED);
        let names: Vec<String> = names.map(|name| quoted(name, LONG)).collect();
        let further = match self.names.len().saturating_sub(NAMED) {
            0 => String::new(),
            n => format!(" and {}", count(n, "other name", "other names")),
        };
        Some(format!(
            "{entries} of other programs that Demarche keeps but does not know: {}{further}",
            names.join(", ")
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_tool_has_of_its_own_is_told_by_its_name() {
        let extra = Extra::of(vec![("tagsTsv".to_owned(), Json::Null)]);
        let mut found = Found::default();
        found.add(&extra, &[]);
        assert_eq!(found.names, ["Table of tags (TSV)"]);
        let numbered = |id: &str| {
            let own = Extra::of(vec![("id".to_owned(), Json::text(id))]);
            Extra::of(vec![("doccano".to_owned(), Json::Object(own))])
        };
        let (number, name) = (numbered("17"), numbered("talks-17"));
        let mut found = Found::default();
        found.add(&number, &[]);
        assert_eq!(found.told(), None);
        found.add(&name, &[]);
        assert_eq!(found.names, ["doccano (JSONL)"]);
    }

    #[test]
    fn columns_are_told_by_their_names_and_fifty_at_most() {
        let kept = |names: &[String]| {
            let list = names.iter().map(|name| (name.clone(), Json::Null));
            Json::Object(Extra::of(list.collect()))
        };
        let columns = ["Begin".to_owned(), "End".to_owned()];
        let tag = Extra::of(vec![
            (KEPT.to_owned(), kept(&columns)),
            ("own".to_owned(), Json::Null),
        ]);
        let mut found = Found::default();
        assert_eq!(found.told(), None);
        found.add(&tag, &["own"]);
        found.add(&tag, &[KEPT]);
        found.add(&tag, &["own"]);
        assert_eq!(
            found.told().unwrap(),
            "5 entries of other programs that Demarche keeps but does not know: “Begin”, “End”, “own”"
        );
        let many: Vec<String> = (1..=52).map(|n| format!("c{n:02}")).collect();
        let tag = Extra::of(vec![(KEPT.to_owned(), kept(&many))]);
        let mut found = Found::default();
        found.add(&tag, &[]);
        let told = found.told().unwrap();
        assert!(told.ends_with("“c49”, “c50” and 2 other names"), "{told}");
    }
}
