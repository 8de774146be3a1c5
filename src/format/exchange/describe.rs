//! What is coded here, in the words of [`super::model`].

use std::sync::Arc;

use super::attributes::{self, ROLES};
use super::dna;
use super::elsewhere::Elsewhere;
use super::gathered::Gathered;
use super::ids::derived;
use super::keys::{FOREIGN_ID, Keys};
use super::model::{Article, Belonging, Entity, Label, META, Mark, Scheme, Tie};
use crate::domain::json::{Json, shown};
use crate::domain::{
    Actor, ActorType, Annotation, AnnotationId, Category, CodeId, CodeList, Document, Extra,
    OrderedSet, Project, Relation, Table, Turns, breathe, is_wikidata_id, sort,
};
use crate::format::coders::called_if_need_be;

/// Key of an actor under which the id is kept that another tool knows them by.
pub const ENTITY_ID: &str = "entityId";

/// Key of a kind under which the names are kept of the codes that it stood under elsewhere, from the top.
pub const ABOVE: &str = "above";

/// Key among those of a tool under which stands what holds of a tag or a link only as long as nobody has changed it.
pub const AS_IT_CAME: &str = "asItCame";

/// Key of a tag under which ties are kept that have no place here.
pub use crate::domain::KEPT_TIES;

/// Key of these under which the keys of tools stand.
pub const OF_TIE: &str = "keys";

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
    pub(super) fn code(&self, list: CodeList, id: &CodeId) -> &str {
        let of_list = CodeList::ALL.iter().position(|one| *one == list);
        let of_list = of_list.and_then(|place| self.codes.get(place));
        let found = of_list.and_then(|codes| codes.get(id.as_str()));
        found.map_or("", String::as_str)
    }

    /// The label of a kind. Empty when it is not there.
    pub(super) fn label(&self, kind: &str) -> &str {
        self.kinds.get(kind).map_or("", String::as_str)
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

/// What a project is about: labels, attributes that its articles use, ties that they use or could. `tool`: the format, whose own
/// keys are told. Goes through all that is coded.
pub async fn scheme(project: &Project, tool: &str, turns: &dyn Turns) -> Scheme {
    scheme_of(project, project.documents(), tool, turns).await
}

/// The same of some of its articles.
pub async fn scheme_of(
    project: &Project,
    documents: &[Arc<Document>],
    tool: &str,
    turns: &dyn Turns,
) -> Scheme {
    let names = Names::of(project);
    let kinds = project.codebook().kinds.iter();
    let labels = kinds.map(|kind| Label {
        name: names.label(kind.id.as_str()).to_owned(),
        definition: kind.guide.definition.clone(),
        colour: Some(kind.colour),
        key: kind.key.as_ref().and_then(|key| key.cap().chars().next()),
        mention: Some(kind.category == Category::Mention),
        above: above(&kind.extra),
    });
    let mut gathered = Gathered::default();
    for name in names.links.values() {
        gathered.tie(name);
    }
    let mut elsewhere = Elsewhere::default();
    for document in documents {
        breathe(turns).await;
        elsewhere.article(&document.meta.extra);
        for tag in project.annotations_of(document.id()) {
            gathered.tag(project, &names, tag);
            elsewhere.tag(&tag.extra);
        }
    }
    let coders = project.coders();
    let coders = coders.map(|coder| called_if_need_be(project, coder.id));
    Scheme {
        title: project.meta().title.clone(),
        labels: labels.collect(),
        coders: coders.filter(|name| !name.is_empty()).collect(),
        people: people(project),
        elsewhere,
        keys: Keys::of(project, &names, tool),
        ..gathered.finish()
    }
}

/// The names that are kept of what a kind stood under.
fn above(extra: &Extra) -> Vec<String> {
    let Some(Json::List(names)) = extra.get(ABOVE) else {
        return Vec::new();
    };
    let names = names.iter().filter_map(Json::as_str);
    names.map(str::to_owned).collect()
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
    let ids = Ids::of(tags(), tool);
    let mut article = Article {
        id: id_of(&document.id(), &document.meta.extra, tool),
        text: document.text.clone(),
        meta: meta(document),
        marks: tags().map(|tag| mark(project, names, tag, &ids)).collect(),
        ties: tags()
            .flat_map(|tag| ties(project, names, tag, &ids))
            .collect(),
        extra: kept(&document.meta.extra, tool, true),
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

fn mark(project: &Project, names: &Names, tag: &Annotation, ids: &Ids<'_>) -> Mark {
    let actor = tag.actor.filter(|_| project.is_mention(tag));
    let actor = actor.and_then(|id| project.actor(id));
    let entity = actor.map(|actor| Entity {
        id: entity_id(actor),
        name: attributes::actor_name(project, actor.id),
    });
    Mark {
        id: ids.tag(tag),
        label: names.kind(tag),
        parts: tag.anchor.fragments().to_vec(),
        attributes: attributes::of(project, names, tag),
        entity,
        note: tag.memo.clone(),
        coder: called_if_need_be(project, tag.coder),
        confidence: tag.confidence,
        created: Some(tag.created),
        extra: kept(&tag.extra, ids.tool, tag.modified == tag.created),
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
pub(super) fn id_of(own: &dyn std::fmt::Display, extra: &Extra, tool: &str) -> String {
    foreign(extra, tool).map_or_else(|| shown(own), str::to_owned)
}

fn foreign<'e>(extra: &'e Extra, tool: &str) -> Option<&'e str> {
    extra.get(tool)?.get(FOREIGN_ID)?.as_str()
}

/// The ids that the tags of an article have in files of a tool.
struct Ids<'a> {
    tool: &'a str,
    /// Tags that came with an id which another one has, as two files did: they go by their own.
    late: OrderedSet<AnnotationId>,
}

impl<'a> Ids<'a> {
    fn of<'t>(tags: impl Iterator<Item = &'t Arc<Annotation>>, tool: &'a str) -> Self {
        let known = tags.zip(0_usize..);
        let known = known.filter_map(|(tag, n)| Some((foreign(&tag.extra, tool)?, n, tag.id)));
        let mut known: Vec<(&str, usize, AnnotationId)> = known.collect();
        sort(&mut known, |a, b| (a.0, a.1).cmp(&(b.0, b.1)));
        let twice = known.windows(2).filter_map(|pair| match pair {
            [(first, ..), (next, _, tag)] if first == next => Some(*tag),
            _ => None,
        });
        let late = twice.collect();
        Self { tool, late }
    }

    fn tag(&self, tag: &Annotation) -> String {
        match self.late.contains(&tag.id) {
            true => shown(&tag.id),
            false => id_of(&tag.id, &tag.extra, self.tool),
        }
    }
}

/// Where a tie comes from.
enum Source<'a> {
    /// A role, and the mention in it, with what is kept of that.
    Role(AnnotationId, &'a Extra),
    /// A link.
    Link(&'a Relation),
    /// One that came with a file and has no place here: its number, where it leads, what is noted of it, and its keys.
    Kept(u32, AnnotationId, &'a str, Option<&'a Extra>),
}

/// All ties that begin at a tag, with their labels: to mentions in its roles, to statements that it answers in the same
/// article, and those that came with a file and have no place here.
fn told<'a>(
    project: &'a Project,
    names: &'a Names,
    tag: &'a Annotation,
) -> impl Iterator<Item = (&'a str, Source<'a>)> {
    let statement = !project.is_mention(tag);
    let roles = ROLES.into_iter().filter(move |_| statement);
    let roles = roles.flat_map(|(role, slot)| {
        let parts = tag.frame().parts(slot);
        parts.iter().zip(0_usize..).filter_map(move |(part, n)| {
            let mention = part.mention?;
            let mut before = parts.iter().take(n);
            let first = before.all(|one| one.mention != Some(mention));
            first.then_some((role, Source::Role(mention, &part.extra)))
        })
    });
    let links = project.relations_of(tag.id);
    let links = links.filter(|link| link.from == tag.id && in_same_article(project, tag, link.to));
    let links = links.map(|link| {
        let of_type = link.of_type.as_str();
        let label = names.links.get(of_type).map_or(of_type, String::as_str);
        (label, Source::Link(link))
    });
    let kept = match tag.extra.get(KEPT_TIES) {
        Some(Json::List(kept)) => kept.as_slice(),
        _ => &[],
    };
    let kept = (1..).zip(kept).filter_map(|(n, tie)| {
        let text = |key: &str| tie.get(key).and_then(Json::as_str);
        let to = text("to")?.parse().ok()?;
        let note = text("note").unwrap_or_default();
        let keys = match tie.get(OF_TIE) {
            Some(Json::Object(keys)) => Some(keys),
            _ => None,
        };
        Some((text("label")?, Source::Kept(n, to, note, keys)))
    });
    roles.chain(links).chain(kept)
}

/// The labels of all [`ties`] that begin at a tag.
pub(super) fn tie_labels<'a>(
    project: &'a Project,
    names: &'a Names,
    tag: &'a Annotation,
) -> impl Iterator<Item = &'a str> {
    told(project, names, tag).map(|(label, _)| label)
}

/// The ties that begin at a tag.
fn ties(project: &Project, names: &Names, tag: &Annotation, ids: &Ids<'_>) -> Vec<Tie> {
    let from = ids.tag(tag);
    let name_of = |id: AnnotationId| {
        let other = project.annotation(id);
        other.map_or_else(|| shown(&id), |other| ids.tag(other))
    };
    let tie = |(label, source): (&str, Source<'_>)| {
        let none = Extra::new();
        let (own, to, note, keys) = match source {
            Source::Role(to, keys) => (derived(&[&from, label, &name_of(to)]), to, "", keys),
            Source::Link(link) => (shown(&link.id), link.to, link.note.as_str(), &link.extra),
            Source::Kept(n, to, note, keys) => {
                let own = derived(&[&from, "tie", &shown(&n)]);
                (own, to, note, keys.unwrap_or(&none))
            }
        };
        let changed = matches!(source, Source::Link(link) if link.modified != link.created);
        let id = id_of(&own, keys, ids.tool);
        let (to, extra) = (name_of(to), kept(keys, ids.tool, !changed));
        Tie {
            id,
            label: label.to_owned(),
            from: from.clone(),
            to,
            note: note.to_owned(),
            extra,
        }
    };
    told(project, names, tag).map(tie).collect()
}

/// Whether another tag is in the article of this one.
fn in_same_article(project: &Project, tag: &Annotation, other: AnnotationId) -> bool {
    let other = project.annotation(other);
    other.is_some_and(|other| other.document == tag.document)
}

/// The format whose keys go out with those of this tool as well; itself where there is none.
pub fn kin(tool: &str) -> &str {
    dna::kin(tool).unwrap_or(tool)
}

/// What a file of this tool had besides.
pub(super) fn kept(extra: &Extra, tool: &str, as_it_came: bool) -> Extra {
    if let Some(own) = dna::kept(extra, tool) {
        return own;
    }
    match extra.get(tool) {
        Some(Json::Object(own)) => {
            let mut own = own.clone();
            own.remove(FOREIGN_ID);
            if !as_it_came {
                own.remove(AS_IT_CAME);
            }
            own
        }
        _ => Extra::new(),
    }
}
