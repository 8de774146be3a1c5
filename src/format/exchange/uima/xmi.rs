//! CAS XMI.

use super::cas::{Cas, Structure, Value};
use super::head;
use super::types::Type;
use crate::domain::OrderedSet;
use crate::format::exchange::model::Article;
use crate::format::exchange::tool::has;
use crate::format::xml::{Element, attribute, content, tree};

/// Prefix of the names of our types.
const PREFIX: &str = "custom";

pub(super) fn knows(bytes: &[u8]) -> bool {
    has(head(bytes), "http://www.omg.org/XMI")
}

pub(super) fn write(_: &Article, cas: &Cas, _: &[Type]) -> Vec<u8> {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xmi:XMI xmlns:xmi=\"http://www.omg.org/XMI\" \
         xmlns:cas=\"http:///uima/cas.ecore\" xmlns:tcas=\"http:///uima/tcas.ecore\" \
         xmlns:custom=\"http:///webanno/custom.ecore\" xmi:version=\"2.0\">\n <cas:NULL xmi:id=\"0\"/>\n",
    );
    for one in &cas.structures {
        element(one, &mut out);
    }
    let next = cas.structures.iter().map(|one| one.id).max().unwrap_or(1) + 1;
    let length = cas.text.encode_utf16().count();
    let language = match cas.language.as_str() {
        "" => "x-unspecified",
        language => language,
    };
    out.push_str(&format!(
        " <tcas:DocumentAnnotation xmi:id=\"{next}\" sofa=\"1\" begin=\"0\" end=\"{length}\" language=\""
    ));
    attribute(&mut out, language);
    out.push_str(
        "\"/>\n <cas:Sofa xmi:id=\"1\" sofaNum=\"1\" sofaID=\"_InitialView\" mimeType=\"text\" sofaString=\"",
    );
    attribute(&mut out, &cas.text);
    out.push_str("\"/>\n <cas:View sofa=\"1\" members=\"");
    for one in &cas.structures {
        out.push_str(&format!("{} ", one.id));
    }
    out.push_str(&format!("{next}\"/>\n</xmi:XMI>\n"));
    out.into_bytes()
}

fn element(one: &Structure, out: &mut String) {
    let name = one.short_type();
    out.push_str(&format!(
        " <{PREFIX}:{name} xmi:id=\"{}\" sofa=\"1\"",
        one.id
    ));
    if let Some((begin, end)) = one.place {
        out.push_str(&format!(" begin=\"{begin}\" end=\"{end}\""));
    }
    let mut lists = Vec::new();
    for (name, value) in &one.features {
        match value {
            Value::One(word) => {
                out.push_str(&format!(" {name}=\""));
                attribute(out, word);
                out.push('"');
            }
            Value::To(id) => out.push_str(&format!(" {name}=\"{id}\"")),
            Value::Many(words) => lists.push((name, words)),
            // We write none.
            Value::ToMany(_) => {}
        }
    }
    if lists.is_empty() {
        out.push_str("/>\n");
        return;
    }
    out.push('>');
    for (feature, words) in lists {
        for word in words {
            out.push_str(&format!("<{feature}>"));
            content(out, word);
            out.push_str(&format!("</{feature}>"));
        }
    }
    out.push_str(&format!("</{PREFIX}:{name}>\n"));
}

pub(super) fn read(bytes: &[u8]) -> Result<Cas, String> {
    let root = tree(bytes).map_err(|fault| fault.what)?;
    let sofas: Vec<&Element> = root.all("Sofa").collect();
    let initial = |one: &&&Element| one.attribute("sofaID") == Some("_InitialView");
    let sofa = sofas.iter().find(initial).or(sofas.first());
    let sofa = sofa.ok_or("it has no text (no cas:Sofa)")?;
    let number = sofa.attribute("xmi:id");
    let text = sofa.attribute("sofaString");
    let mut cas = Cas {
        text: text
            .ok_or("its text is not in the file (no sofaString)")?
            .to_owned(),
        ..Cas::default()
    };
    let ids = root
        .children
        .iter()
        .filter_map(|one| one.attribute("xmi:id")?.parse().ok());
    let ids: OrderedSet<u64> = ids.collect();
    let mut seen: OrderedSet<u64> = OrderedSet::new();
    let mut add = |child: &Element, cas: &mut Cas| {
        let one = structure(child, &root, &ids)?;
        if !seen.insert(one.id) {
            return Err(format!("two structures have the number {}", one.id));
        }
        cas.structures.push(one);
        Ok(())
    };
    for child in &root.children {
        match child.name.as_str() {
            "cas:NULL" | "cas:Sofa" | "cas:View" => {}
            "tcas:DocumentAnnotation" => {
                cas.language = child.attribute("language").unwrap_or_default().to_owned();
            }
            // A link of a slot is of no text.
            _ if child.attribute("sofa").is_none() && child.attribute("target").is_some() => {
                add(child, &mut cas)?;
            }
            _ if child.attribute("sofa") != number => {}
            _ => add(child, &mut cas)?,
        }
    }
    Ok(cas)
}

/// A structure. Whether a feature is a reference is told by its name, as the types may be in another file: ends of ties
/// are, and nothing else that we know.
fn structure(
    element: &Element,
    root: &Element,
    ids: &OrderedSet<u64>,
) -> Result<Structure, String> {
    let number = |key: &str| element.attribute(key).and_then(|n| n.parse::<u64>().ok());
    let id = number("xmi:id").ok_or("a structure has no number (xmi:id)")?;
    let mut one = Structure {
        id,
        of_type: full_name(element, root),
        place: number("begin").zip(number("end")),
        features: Vec::new(),
    };
    for (key, value) in &element.attributes {
        if key.starts_with("xmi:") || ["sofa", "begin", "end"].contains(&key.as_str()) {
            continue;
        }
        let reference = value.parse::<u64>().ok().filter(|id| ids.contains(id));
        let value = match reference.filter(|_| super::reading::is_end(key)) {
            Some(id) => Value::To(id),
            None => Value::One(value.clone()),
        };
        one.features.push((key.clone(), value));
    }
    for child in &element.children {
        let word = child.text.clone();
        match one.features.iter_mut().find(|(key, _)| *key == child.name) {
            Some((_, Value::Many(words))) => words.push(word),
            _ => one
                .features
                .push((child.name.clone(), Value::Many(vec![word]))),
        }
    }
    Ok(one)
}

/// `custom:Tag` with the namespace `http:///webanno/custom.ecore` is `webanno.custom.Tag`.
fn full_name(element: &Element, root: &Element) -> String {
    let (prefix, local) = element.name.split_once(':').unwrap_or(("", &element.name));
    let declared = root
        .attribute(&format!("xmlns:{prefix}"))
        .unwrap_or_default();
    let folder = declared
        .strip_prefix("http:///")
        .and_then(|rest| rest.strip_suffix(".ecore"));
    match folder.filter(|folder| *folder != "uima/noNamespace") {
        Some(folder) => format!("{}.{local}", folder.replace('/', ".")),
        None => local.to_owned(),
    }
}
