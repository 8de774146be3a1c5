//! A codebook alone, `.qdc`: the same codes, with the same guids, that a project of REFI-QDA has, each with its definition.
//!
//! Kinds stand under *Tags*; issues, forms and justifications under codes called as their attributes are. Those of somebody
//! else become issues: they say what passages are about, in a tree.

use super::branches::THEIRS;
use super::codes::{Code, Codes, of_code, of_kind, of_top};
use super::guids::Guids;
use super::{TAGS, TOOL};
use crate::domain::json::Json;
use crate::domain::{
    Category, CodeId, CodeList, Codebook, Colour, Extra, Guide, OrderedSet, Table,
};
use crate::format::exchange::assemble::Book;
use crate::format::exchange::ids::{derived, is_uuid, plain};
use crate::format::exchange::keys::{FOREIGN_ID, LISTS};
use crate::format::exchange::model::{Label, Scheme};
use crate::format::exchange::tool::has;
use crate::format::xml::{Element, attribute, tree};

/// The set of the kinds that tag places where actors are named.
const MENTIONS: &str = "Mentions";

/// More codes than this are no codebook that anybody works with, and would take long to find ids for.
const MOST: usize = 5_000;

/// What stands in a description in front of a part of the advice.
const PARTS: [&str; 4] = ["Include: ", "Exclude: ", "Example: ", "No example: "];

/// The file. Linear in the codebook.
pub(in crate::format) fn write(codebook: &Codebook) -> String {
    let mut guids = Guids::default();
    let given = given(codebook, &mut guids);
    let guid_of = |name: &'static str, id: &str| {
        let guid = given.get(&(name, id.to_owned()));
        guid.cloned().unwrap_or_default()
    };
    let mut codes = Codes::default();
    let mut mentions = Vec::new();
    let mut kinds = Vec::with_capacity(codebook.kinds.len());
    for kind in &codebook.kinds {
        let guid = guid_of(TAGS, kind.id.as_str());
        if kind.category == Category::Mention {
            mentions.push(guid.clone());
        }
        kinds.push(Code {
            name: kind.label.clone(),
            guid,
            definition: described(&kind.guide),
            colour: kind.colour.to_string(),
            is_codable: !kind.retired,
            ..Code::default()
        });
    }
    codes.push(TAGS, kinds, &mut guids);
    for (list, name) in LISTS {
        let all = below(codebook, list, None, &|id| guid_of(name, id));
        let (theirs, ours): (Vec<_>, Vec<_>) = all.into_iter().partition(|(theirs, _)| *theirs);
        codes.push(
            name,
            ours.into_iter().map(|one| one.1).collect(),
            &mut guids,
        );
        codes.add(theirs.into_iter().map(|one| one.1));
    }
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    out.push_str("<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\" origin=\"Demarche ");
    attribute(&mut out, env!("CARGO_PKG_VERSION"));
    out.push_str("\">\n");
    codes.write_codes(&mut out, 1);
    if !mentions.is_empty() {
        let guid = guids.own(&derived(&["set", MENTIONS]), MENTIONS);
        out.push_str(&format!(
            " <Sets>\n  <Set guid=\"{guid}\" name=\"{MENTIONS}\">\n"
        ));
        for guid in mentions {
            out.push_str(&format!("   <MemberCode guid=\"{guid}\"/>\n"));
        }
        out.push_str("  </Set>\n </Sets>\n");
    }
    out.push_str("</CodeBook>\n");
    out
}

/// Guids of the kinds and codes of a codebook, by what they are called above them and their ids.
fn given(codebook: &Codebook, guids: &mut Guids) -> Table<(&'static str, String), String> {
    let kinds = codebook.kinds.iter();
    let kinds = kinds.map(|kind| (TAGS, kind.id.as_str(), &kind.extra));
    let codes = LISTS.iter().flat_map(|(list, name)| {
        let codes = codebook.codes(*list).iter();
        codes.map(move |code| (*name, code.id.as_str(), &code.extra))
    });
    let all: Vec<_> = kinds.chain(codes).collect();
    let mut given = Table::new();
    // First those that came with one.
    for theirs in [true, false] {
        for (name, id, extra) in &all {
            let came = text(extra, FOREIGN_ID).filter(|guid| is_uuid(guid));
            let guid = match (came, *name) {
                (Some(guid), _) if theirs => guid.to_owned(),
                (None, TAGS) if !theirs => of_kind(id),
                (None, name) if !theirs => of_code(name, id),
                _ => continue,
            };
            given.insert((*name, (*id).to_owned()), guids.own(&guid, id));
        }
    }
    given
}

/// What is kept under a key of what a file of this format had besides.
fn text<'e>(extra: &'e Extra, key: &str) -> Option<&'e str> {
    extra.get(TOOL.id)?.get(key)?.as_str()
}

/// Keeps what a code came with; `theirs`: it stood under no code of ours.
fn keep(extra: &mut Extra, guid: &str, theirs: bool) {
    if is_uuid(guid) {
        let mut own = Extra::from([(FOREIGN_ID.to_owned(), Json::text(guid))]);
        if theirs {
            own.insert(THEIRS.to_owned(), Json::Bool(true));
        }
        extra.insert(TOOL.id.to_owned(), Json::Object(own));
    }
}

/// The codes below one, or those at the top; with each, whether it stood under no code of ours.
fn below(
    codebook: &Codebook,
    list: CodeList,
    above: Option<&CodeId>,
    guid_of: &dyn Fn(&str) -> String,
) -> Vec<(bool, Code)> {
    let all = codebook.codes(list).iter();
    let here = all.filter(|code| code.parent.as_ref() == above);
    let one = |code: &crate::domain::Code| {
        let below = below(codebook, list, Some(&code.id), guid_of);
        let kept = code.extra.get(TOOL.id);
        let theirs = kept.and_then(|kept| kept.get(THEIRS)) == Some(&Json::Bool(true));
        let code = Code {
            name: code.label.clone(),
            guid: guid_of(code.id.as_str()),
            definition: described(&code.guide),
            colour: code.colour.map(|c| c.to_string()).unwrap_or_default(),
            is_codable: !code.retired,
            below: below.into_iter().map(|one| one.1).collect(),
            ..Code::default()
        };
        (theirs, code)
    };
    here.map(one).collect()
}

/// Advice as a description: the definition, and what belongs to it on lines of their own.
fn described(guide: &Guide) -> String {
    let parts = [
        &guide.include,
        &guide.exclude,
        &guide.positive,
        &guide.negative,
    ];
    let stated = PARTS.iter().zip(parts);
    let stated = stated.filter(|(_, words)| !words.is_empty());
    let lines = stated.map(|(name, words)| format!("{name}{words}"));
    let definition = (!guide.definition.is_empty()).then(|| guide.definition.clone());
    let all: Vec<String> = definition.into_iter().chain(lines).collect();
    all.join("\n")
}

/// The advice in a description of ours.
fn advice(description: &str) -> Guide {
    let mut guide = Guide::default();
    let mut part = None;
    for line in description.split('\n') {
        let begins = PARTS.iter().position(|name| line.starts_with(name));
        let words = begins.and_then(|n| line.strip_prefix(PARTS.get(n).copied()?));
        part = begins.or(part);
        let into = match part {
            None => &mut guide.definition,
            Some(0) => &mut guide.include,
            Some(1) => &mut guide.exclude,
            Some(2) => &mut guide.positive,
            Some(_) => &mut guide.negative,
        };
        if !into.is_empty() {
            into.push('\n');
        }
        into.push_str(words.unwrap_or(line));
    }
    guide
}

/// Whether a file is a codebook of REFI-QDA. Looks at its beginning.
pub(in crate::format) fn is_one(bytes: &[u8]) -> bool {
    let head = bytes.get(..4_000).unwrap_or(bytes);
    let is_xml = head.strip_prefix("\u{feff}".as_bytes()).unwrap_or(head);
    let names = |name: &str| has(head, &format!("<{name}")) || has(head, &format!(":{name}"));
    is_xml.trim_ascii_start().starts_with(b"<") && names("CodeBook") && !names("Project")
}

/// The codebook in a file. Linear in it, but for looking for ids that are free.
///
/// # Errors
/// The XML is damaged, or there is no code in it: what, as the end of a sentence.
pub(in crate::format) fn read(bytes: &[u8]) -> Result<Codebook, String> {
    let root = tree(bytes).map_err(|fault| fault.what)?;
    if root.local() != "CodeBook" {
        return Err("the XML in it is no codebook".to_owned());
    }
    let guid = |element: &Element| plain(element.attribute("guid").unwrap_or_default());
    let all = || root.all("Codes").flat_map(|codes| codes.all("Code"));
    let sets = root.all("Sets").flat_map(|sets| sets.all("Set"));
    let set = derived(&["set", MENTIONS]);
    let mentions = sets.filter(|one| guid(one) == set);
    let mentions = mentions.flat_map(|set| set.all("MemberCode"));
    let mentions: OrderedSet<String> = mentions.map(guid).collect();
    let tags = |top: &&Element| guid(top) == of_top(TAGS);
    let kinds: Vec<&Element> = all().filter(tags).flat_map(|top| top.all("Code")).collect();
    if all().next().is_none() {
        return Err("there is no code in it".to_owned());
    }
    if many(&root) > MOST {
        return Err(format!("it has more than {MOST} codes"));
    }
    let labels = kinds.iter().map(|kind| Label {
        name: called(kind),
        definition: String::new(),
        colour: colour(kind),
        key: None,
        mention: Some(mentions.contains(&guid(kind))),
        above: Vec::new(),
    });
    let scheme = Scheme {
        labels: labels.collect(),
        ..Scheme::default()
    };
    let mut book = Book::of(&scheme, &[], super::TOOL.id);
    let mut said: Vec<(CodeList, CodeId, &Element, bool)> = Vec::new();
    for top in all().filter(|top| !tags(top)) {
        let ours = LISTS.iter().find(|(_, name)| guid(top) == of_top(name));
        match ours {
            Some((list, _)) => {
                for code in top.all("Code") {
                    grow(&mut book, *list, None, code, true, &mut said);
                }
            }
            None => grow(&mut book, CodeList::Issues, None, top, false, &mut said),
        }
    }
    let mut codebook = book.finish();
    for (kind, element) in codebook.kinds.iter_mut().zip(&kinds) {
        if guid(element) != of_kind(kind.id.as_str()) {
            keep(&mut kind.extra, &guid(element), false);
        }
        kind.guide = advice(&description(element));
        kind.retired = !is_codable(element);
    }
    for (list, id, element, ours) in said {
        let code = codebook
            .codes_mut(list)
            .iter_mut()
            .find(|code| code.id == id);
        if let Some(code) = code {
            let name = LISTS.iter().find(|(one, _)| *one == list);
            let name = name.map_or("", |one| one.1);
            if !ours || guid(element) != of_code(name, code.id.as_str()) {
                keep(&mut code.extra, &guid(element), !ours);
            }
            code.colour = colour(element);
            code.guide = match ours {
                true => advice(&description(element)),
                false => Guide::define(&description(element)),
            };
            code.retired = ours && !is_codable(element);
        }
    }
    Ok(codebook)
}

/// Adds a code and those below it.
fn grow<'e>(
    book: &mut Book,
    list: CodeList,
    above: Option<CodeId>,
    element: &'e Element,
    ours: bool,
    said: &mut Vec<(CodeList, CodeId, &'e Element, bool)>,
) {
    let id = book.add_code(list, &called(element), above);
    said.push((list, id.clone(), element, ours));
    for code in element.all("Code") {
        grow(book, list, Some(id.clone()), code, ours, said);
    }
}

/// How many codes there are in it.
fn many(element: &Element) -> usize {
    let below = element.children.iter().map(many);
    below.sum::<usize>() + usize::from(element.local() == "Code")
}

fn called(element: &Element) -> String {
    match element.attribute("name").unwrap_or_default().trim() {
        "" => "(no name)".to_owned(),
        name => name.to_owned(),
    }
}

fn description(element: &Element) -> String {
    let found = element.first("Description");
    found.map_or_else(String::new, |one| one.text.replace("\r\n", "\n"))
}

fn is_codable(element: &Element) -> bool {
    !matches!(element.attribute("isCodable"), Some("false" | "0"))
}

fn colour(element: &Element) -> Option<Colour> {
    super::codes::colour(element.attribute("color")?)
}
