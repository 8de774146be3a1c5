//! What is coded here, in the words of [`super::model`].

use std::sync::Arc;

use super::assemble::FOREIGN_ID;
use super::attributes::{self, ROLES};
use super::gathered::Gathered;
use super::ids::derived;
use super::model::{Article, Belonging, Entity, Label, META, Mark, Scheme, Tie};
use crate::domain::json::{Json, shown};
use crate::domain::{
    Actor, ActorType, Annotation, AnnotationId, Category, CodeId, CodeList, Document, Extra,
    OrderedSet, Part, Project, Table, Turns, breathe, is_wikidata_id,
};

/// Key of an actor under which the id is kept that another tool knows them by.
pub const ENTITY_ID: &str = "entityId";

/// Key of a tag under which ties are kept that have no place here.
pub const KEPT_TIES: &str = "ties";

/// Names under which kinds and types of link stand in files, each only once, and those of codes.
#[derive(Clone, Debug, Default)]
pub struct Names {
    kinds: Table<String, String>,
    links: Table<String, String>,
    /// From the top of the tree down, for each list: looking for a code in the codebook, as many times as it is coded, would take
    /// longer than all else.
    codes: Vec<Table<String, String>>,
}

impl Names {
    /// Of a project: the labels, with the id where two are called the same.
    pub fn of(project: &Project) -> Self {
        let codebook = project.codebook();
        let kinds = codebook
            .kinds
            .iter()
            .map(|k| (k.id.as_str(), k.label.as_str()));
        let links = codebook.relations.iter();
        let links = links.map(|r| (r.id.as_str(), r.label.as_str()));
        Self {
            kinds: told_apart(kinds.collect()),
            links: told_apart(links.collect()),
            codes: (CodeList::ALL.iter())
                .map(|list| {
                    let path = |id: &CodeId| (id.as_str().to_owned(), codebook.path(*list, id));
                    let codes = codebook.codes(*list).iter();
                    codes.map(|code| path(&code.id)).collect()
                })
                .collect(),
        }
    }

    /// A code, from the top of the tree down. Empty when it is not there.
    pub(super) fn code(&self, list: CodeList, id: &CodeId) -> String {
        let of_list = CodeList::ALL.iter().position(|one| *one == list);
        let of_list = of_list.and_then(|place| self.codes.get(place));
        let found = of_list.and_then(|codes| codes.get(id.as_str()));
        found.cloned().unwrap_or_default()
    }

    fn kind(&self, tag: &Annotation) -> String {
        let id = tag.kind.as_str();
        self.kinds.get(id).cloned().unwrap_or_else(|| id.to_owned())
    }
}

fn told_apart(things: Vec<(&str, &str)>) -> Table<String, String> {
    let mut taken: OrderedSet<String> = OrderedSet::new();
    let named = things.into_iter().map(|(id, label)| {
        let mut name = label.to_owned();
        if !taken.insert(name.clone()) {
            name = format!("{label} ({id})");
            taken.insert(name.clone());
        }
        (id.to_owned(), name)
    });
    named.collect()
}

/// What a project is about: labels, attributes and ties that its articles use. Goes through all that is coded.
pub async fn scheme(project: &Project, turns: &dyn Turns) -> Scheme {
    scheme_of(project, project.documents(), turns).await
}

/// The same of some of its articles.
pub async fn scheme_of(
    project: &Project,
    documents: &[Arc<Document>],
    turns: &dyn Turns,
) -> Scheme {
    let names = Names::of(project);
    let kinds = project.codebook().kinds.iter();
    let labels = kinds.map(|kind| Label {
        name: names
            .kinds
            .get(kind.id.as_str())
            .cloned()
            .unwrap_or_default(),
        definition: kind.guide.definition.clone(),
        colour: Some(kind.colour),
        key: kind.key.as_ref().and_then(|key| key.cap().chars().next()),
        mention: Some(kind.category == Category::Mention),
    });
    let mut gathered = Gathered::default();
    for document in documents {
        breathe(turns).await;
        for tag in project.annotations_of(document.id()) {
            gathered.tag(project, &names, tag);
        }
    }
    let coders = project.coders().map(|coder| coder.name.clone());
    Scheme {
        title: project.meta().title.clone(),
        labels: labels.collect(),
        coders: coders.filter(|name| !name.is_empty()).collect(),
        people: people(project),
        ..gathered.finish()
    }
}

/// Actors who are people, and to whom they belong.
fn people(project: &Project) -> Table<String, Vec<Belonging>> {
    let people = project.actors();
    let people = people.filter(|actor| actor.of_type == Some(ActorType::Person));
    let one = |actor: &Actor| {
        let ties = actor.affiliations.iter().map(|tie| Belonging {
            to: attributes::actor_name(project, tie.to),
            from: tie.from,
            until: tie.until,
        });
        (attributes::actor_name(project, actor.id), ties.collect())
    };
    people.map(|actor| one(actor)).collect()
}

/// An article with what is coded in it. `tool`: the format, whose own keys are told. Linear in the article, but for sorting.
pub fn article(project: &Project, names: &Names, document: &Document, tool: &str) -> Article {
    let tags = || project.annotations_of(document.id());
    let mut article = Article {
        id: id_of(&document.id(), &document.meta.extra, tool),
        text: document.text.clone(),
        meta: meta(document),
        marks: tags().map(|tag| mark(project, names, tag, tool)).collect(),
        ties: tags()
            .flat_map(|tag| ties(project, names, tag, tool))
            .collect(),
        extra: kept(&document.meta.extra, tool),
    };
    article.sort();
    article
}

fn meta(document: &Document) -> Vec<(String, String)> {
    let known = &document.meta;
    let date = known.published.map(|d| shown(&d)).unwrap_or_default();
    let values = [
        &known.title,
        &date,
        &known.outlet,
        &known.author,
        &known.section,
        &known.language,
        &known.url,
        &known.notes,
    ];
    let all = META.iter().zip(values);
    let stated = all.filter(|(_, value)| !value.is_empty());
    stated
        .map(|(name, value)| ((*name).to_owned(), value.clone()))
        .collect()
}

fn mark(project: &Project, names: &Names, tag: &Annotation, tool: &str) -> Mark {
    let actor = tag.actor.filter(|_| project.is_mention(tag));
    let actor = actor.and_then(|id| project.actor(id));
    let entity = actor.map(|actor| Entity {
        id: entity_id(actor),
        name: attributes::actor_name(project, actor.id),
    });
    let coder = project.coder(tag.coder).map(|coder| coder.name.clone());
    Mark {
        id: id_of(&tag.id, &tag.extra, tool),
        label: names.kind(tag),
        parts: tag.anchor.fragments().to_vec(),
        attributes: attributes::of(project, names, tag),
        entity,
        note: tag.memo.clone(),
        coder: coder.unwrap_or_default(),
        confidence: tag.confidence,
        created: Some(tag.created),
        extra: kept(&tag.extra, tool),
    }
}

fn entity_id(actor: &Actor) -> String {
    let foreign = actor.extra.get(ENTITY_ID).and_then(Json::as_str);
    match (is_wikidata_id(&actor.wikidata), foreign) {
        (true, _) => actor.wikidata.clone(),
        (false, Some(foreign)) => foreign.to_owned(),
        (false, None) => shown(&actor.id),
    }
}

/// The id that something has in files: the one it came with from the same tool, or its own.
fn id_of(own: &dyn std::fmt::Display, extra: &Extra, tool: &str) -> String {
    let kept = extra
        .get(tool)
        .and_then(|kept| kept.get(FOREIGN_ID)?.as_str());
    kept.map_or_else(|| shown(own), str::to_owned)
}

/// Ties that begin at a tag: to mentions in its roles, to statements that it answers in the same article.
fn ties(project: &Project, names: &Names, tag: &Annotation, tool: &str) -> Vec<Tie> {
    let from = id_of(&tag.id, &tag.extra, tool);
    let name_of = |id: AnnotationId| {
        let other = project.annotation(id);
        other.map_or_else(|| shown(&id), |other| id_of(&id, &other.extra, tool))
    };
    let mut found = Vec::new();
    let statement = !project.is_mention(tag);
    for (role, slot) in ROLES.into_iter().filter(|_| statement) {
        let mentioned = |part: &Part| part.mention.map(name_of);
        let mut mentions: Vec<String> = Vec::new();
        for to in tag.frame().parts(slot).iter().filter_map(mentioned) {
            if !mentions.contains(&to) {
                mentions.push(to);
            }
        }
        found.extend(mentions.into_iter().map(|to| Tie {
            id: derived(&[&from, role, &to]),
            label: role.to_owned(),
            from: from.clone(),
            to,
            note: String::new(),
            extra: Extra::new(),
        }));
    }
    let links = project.relations_of(tag.id);
    let links = links.filter(|link| link.from == tag.id && in_same_article(project, tag, link.to));
    found.extend(links.map(|link| {
        let label = names.links.get(link.of_type.as_str()).cloned();
        Tie {
            id: id_of(&link.id, &link.extra, tool),
            label: label.unwrap_or_else(|| link.of_type.as_str().to_owned()),
            from: from.clone(),
            to: name_of(link.to),
            note: link.note.clone(),
            extra: kept(&link.extra, tool),
        }
    }));
    found.extend(foreign(tag, &from, &name_of));
    found
}

/// The labels of all [`ties`] that begin at a tag.
pub(super) fn tie_labels<'a>(
    project: &'a Project,
    names: &'a Names,
    tag: &'a Annotation,
) -> impl Iterator<Item = &'a str> {
    let statement = !project.is_mention(tag);
    let mentions = move |slot| {
        tag.coded
            .iter()
            .any(|frame| frame.parts(slot).iter().any(|part| part.mention.is_some()))
    };
    let roles = ROLES
        .into_iter()
        .filter(move |(_, slot)| statement && mentions(*slot));
    let links = project.relations_of(tag.id);
    let links = links.filter(|link| link.from == tag.id && in_same_article(project, tag, link.to));
    let kept = match tag.extra.get(KEPT_TIES) {
        Some(Json::List(kept)) => kept.as_slice(),
        _ => &[],
    };
    let kept = kept.iter().filter(|tie| {
        let to = tie.get("to").and_then(Json::as_str);
        to.is_some_and(|to| to.parse::<AnnotationId>().is_ok())
    });
    roles
        .map(|(role, _)| role)
        .chain(links.map(|link| {
            let of_type = link.of_type.as_str();
            names.links.get(of_type).map_or(of_type, String::as_str)
        }))
        .chain(kept.filter_map(|tie| tie.get("label").and_then(Json::as_str)))
}

/// Whether another tag is in the article of this one.
fn in_same_article(project: &Project, tag: &Annotation, other: AnnotationId) -> bool {
    let other = project.annotation(other);
    other.is_some_and(|other| other.document == tag.document)
}

/// Ties that came with a file and have no place here.
fn foreign(tag: &Annotation, from: &str, name_of: &dyn Fn(AnnotationId) -> String) -> Vec<Tie> {
    let Some(Json::List(kept)) = tag.extra.get(KEPT_TIES) else {
        return Vec::new();
    };
    let one = |(n, tie): (u32, &Json)| {
        let text = |key: &str| tie.get(key).and_then(Json::as_str);
        let to = text("to")?.parse().ok().map(name_of)?;
        Some(Tie {
            id: derived(&[from, "tie", &shown(&n)]),
            label: text("label")?.to_owned(),
            from: from.to_owned(),
            to,
            note: text("note").unwrap_or_default().to_owned(),
            extra: Extra::new(),
        })
    };
    (1..).zip(kept).filter_map(one).collect()
}

/// What a file of this tool had besides.
fn kept(extra: &Extra, tool: &str) -> Extra {
    match extra.get(tool) {
        Some(Json::Object(own)) => {
            let mut own = own.clone();
            own.remove(FOREIGN_ID);
            own
        }
        _ => Extra::new(),
    }
}
