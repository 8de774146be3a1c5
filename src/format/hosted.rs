//! Projects that whoever runs the site offers beside it: `projects.json`, and a project made of the files it names.

use super::{Opened, open};
use crate::domain::json::{Fields, Json, parse};
use crate::domain::{
    Codebook, Document, DocumentId, DocumentMeta, Extra, OrderedSet, Parts, Project, ProjectId,
    ProjectMeta, SequentialIds, Text, Timestamp,
};

/// The file in which they are named.
pub const LIST: &str = "projects.json";

/// A project that is offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hosted {
    /// What links call it.
    pub name: String,
    /// As shown; empty for a file that only a link names.
    pub title: String,
    /// A sentence about it; may be empty.
    pub about: String,
    /// Where its articles lie, or the one project file; relative to the site.
    pub files: Vec<String>,
    /// Where its codebook lies; without one it begins with the usual small one.
    pub codebook: Option<String>,
}

impl Hosted {
    /// One that nothing but a link names: a project file of the site.
    pub fn only_file(path: &str) -> Self {
        Self {
            name: path.to_owned(),
            title: String::new(),
            about: String::new(),
            files: vec![path.to_owned()],
            codebook: None,
        }
    }

    /// Whether somebody could mean a file of the site by this, where it is the name of no project.
    pub fn is_path(word: &str) -> bool {
        word.to_ascii_lowercase().ends_with(".json")
    }
}

/// A file that came from the site.
#[derive(Clone, Debug)]
pub struct Brought {
    /// Where it lies, as it is named.
    pub path: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// What `projects.json` offers. Linear.
///
/// # Errors
/// In words, with the place; the file’s name is not in them.
pub fn read(bytes: &[u8]) -> Result<Vec<Hosted>, String> {
    let json = parse(bytes).map_err(|error| format!("not readable as JSON: {error}"))?;
    let Json::List(list) = Fields::of(json)?.required("projects")? else {
        return Err("“projects” is no list".to_owned());
    };
    let mut names = OrderedSet::new();
    let mut all = Vec::new();
    for (place, one) in list.into_iter().enumerate() {
        let hosted = entry(one).and_then(|hosted| match names.insert(hosted.name.clone()) {
            true => Ok(hosted),
            false => Err(format!("another project is called “{}” too", hosted.name)),
        });
        all.push(hosted.map_err(|reason| format!("project {}: {reason}", place + 1))?);
    }
    Ok(all)
}

fn entry(json: Json) -> Result<Hosted, String> {
    let mut fields = Fields::of(json)?;
    let name = fields.text("name")?;
    let title = fields.text("title")?;
    if name.trim().is_empty() || title.trim().is_empty() {
        return Err("“name” and “title” must not be empty".to_owned());
    }
    let about = match fields.optional("about") {
        Some(about) => text(&about, "about")?,
        None => String::new(),
    };
    let files = match fields.required("files")? {
        Json::List(files) => files,
        one @ Json::Text(_) => vec![one],
        _ => return Err("“files” is no list".to_owned()),
    };
    let files: Result<Vec<String>, String> = files.iter().map(|f| text(f, "files")).collect();
    let files = files?;
    if files.is_empty() {
        return Err("“files” names no file".to_owned());
    }
    let codebook = fields.optional("codebook");
    Ok(Hosted {
        name,
        title,
        about,
        files,
        codebook: codebook.map(|c| text(&c, "codebook")).transpose()?,
    })
}

fn text(json: &Json, key: &str) -> Result<String, String> {
    let text = json.as_str().map(str::to_owned);
    text.ok_or_else(|| format!("“{key}” has something in it that is no string"))
}

/// A project of what was brought. `place` is the address of the offer: from it follow the ids of project and articles, so
/// that all who open it have the same ones, and their work can be put together later. A project file keeps its own.
/// Linear in the files.
///
/// # Errors
/// In words, with the file that is the reason.
pub fn assemble(
    hosted: &Hosted,
    place: &str,
    files: &[Brought],
    codebook: Option<&Brought>,
    now: Timestamp,
) -> Result<Project, String> {
    let mut articles: Vec<Document> = Vec::new();
    for file in files {
        match opened(file, now)? {
            Opened::Article(article) => {
                let article = at_place(article, place);
                // The same text twice is one article.
                if !articles.iter().any(|a| a.id() == article.id()) {
                    articles.push(article);
                }
            }
            Opened::Project(project) if files.len() == 1 && codebook.is_none() => {
                return Ok(project);
            }
            Opened::Project(_) => {
                return Err(format!(
                    "{}: a project file has articles and codebook of its own, so it must be the only file",
                    file.path
                ));
            }
            Opened::Codebook(_) => {
                return Err(format!(
                    "{}: a codebook is named under “codebook”, not among the files",
                    file.path
                ));
            }
        }
    }
    let codebook = match codebook {
        None => Codebook::claims_actors_demands(),
        Some(file) => match opened(file, now)? {
            Opened::Codebook(codebook) => codebook,
            Opened::Project(project) => (**project.codebook()).clone(),
            Opened::Article(_) => return Err(format!("{}: this is no codebook", file.path)),
        },
    };
    let meta = ProjectMeta {
        id: ProjectId::new(derived(place)),
        title: hosted.title.clone(),
        created: now,
        sample: false,
        lost: Vec::new(),
        extra: Extra::new(),
    };
    let parts = Parts {
        documents: articles,
        ..Parts::new(meta, codebook)
    };
    Project::assemble(parts).map_err(|broken| {
        let first = broken.first().map(ToString::to_string);
        format!("{}: {}", hosted.name, first.unwrap_or_default())
    })
}

/// The files of an offer that may have articles which a project made of it has not: neither `known`, as they were taken
/// or left out before, nor called as the file of one of its articles. Linear in both.
pub fn unknown_files<'a>(
    hosted: &'a Hosted,
    known: &[String],
    project: &Project,
) -> Vec<&'a String> {
    let names = project.all_documents().iter();
    let names: OrderedSet<&str> = names.map(|d| d.meta.imported_from.as_str()).collect();
    let new = |path: &&String| !known.contains(path) && !names.contains(&last_part(path));
    hosted.files.iter().filter(new).collect()
}

/// The articles of such files that the project does not have, under the ids that all have who open the offer. Linear in
/// the files.
///
/// # Errors
/// In words, with the file that is the reason.
pub fn added(
    place: &str,
    files: &[Brought],
    project: &Project,
    now: Timestamp,
) -> Result<Vec<Document>, String> {
    let mut articles: Vec<Document> = Vec::new();
    for file in files {
        let Opened::Article(article) = opened(file, now)? else {
            return Err(format!("{}: this is no article", file.path));
        };
        let article = at_place(article, place);
        let sum = &article.meta.text_sha256;
        let is_it = |meta: &DocumentMeta| {
            let earlier = meta.versions.iter().any(|v| v.text_sha256 == *sum);
            meta.id == article.id() || meta.text_sha256 == *sum || earlier
        };
        let here = project.all_documents().iter().any(|d| is_it(&d.meta));
        if !here && !articles.iter().any(|a| is_it(&a.meta)) {
            articles.push(article);
        }
    }
    Ok(articles)
}

fn last_part(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// The article under the id that follows from the offer and its text.
fn at_place(article: Document, place: &str) -> Document {
    let id = derived(&format!("{place}\n{}", article.meta.text_sha256));
    with_id(article, DocumentId::new(id))
}

fn opened(file: &Brought, now: Timestamp) -> Result<Opened, String> {
    let name = last_part(&file.path);
    // The ids that are taken here are exchanged for others.
    open(name, &file.bytes, &mut SequentialIds::default(), now)
        .map_err(|reason| format!("{}: {reason}", file.path))
}

fn with_id(article: Document, id: DocumentId) -> Document {
    let meta = DocumentMeta {
        id,
        ..article.meta.clone()
    };
    article.with_meta(meta)
}

/// The same for the same words, and another for others.
fn derived(words: &str) -> uuid::Uuid {
    let sum = Text::of_frozen(words.into()).sha256();
    let number = sum
        .get(..32)
        .and_then(|digits| u128::from_str_radix(digits, 16).ok());
    // Version 8, which is for ids made in one's own way.
    let number = number.unwrap_or_default();
    let number = number & !(0xf << 76) & !(0x3 << 62) | 0x8 << 76 | 0x2 << 62;
    uuid::Uuid::from_u128(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{CodebookFile, ExportFormat};

    const ONE: &str = "{\"projects\": [{\"name\": \"g\", \"title\": \"Geneva\", \"files\": [\"a.txt\", \"b/c.txt\"], \
        \"codebook\": \"k.json\"}]}";

    fn brought(path: &str, text: &str) -> Brought {
        Brought {
            path: path.to_owned(),
            bytes: text.as_bytes().to_vec(),
        }
    }

    fn hosted() -> Hosted {
        read(ONE.as_bytes()).unwrap().remove(0)
    }

    fn made(files: &[Brought], codebook: Option<&Brought>) -> Result<Project, String> {
        assemble(
            &hosted(),
            "https://x.example/p/#g",
            files,
            codebook,
            Timestamp(5),
        )
    }

    #[test]
    fn the_list_is_read_and_its_mistakes_are_named() {
        assert_eq!(hosted().files, ["a.txt", "b/c.txt"]);
        assert_eq!(hosted().codebook.as_deref(), Some("k.json"));
        assert_eq!(read(b"{\"projects\": []}"), Ok(Vec::new()));
        for (text, named) in [
            ("[", "not readable as JSON"),
            ("{}", "“projects” is missing"),
            ("{\"projects\": 1}", "no list"),
            ("{\"projects\": [1]}", "project 1"),
            ("{\"projects\": [{\"name\": \"a\"}]}", "“title” is missing"),
            (
                "{\"projects\": [{\"name\": \"a\", \"title\": \"A\", \"files\": []}]}",
                "names no file",
            ),
            (
                "{\"projects\": [{\"name\": \"a\", \"title\": \"A\", \"files\": [1]}]}",
                "no string",
            ),
            (
                "{\"projects\": [{\"name\": \"\", \"title\": \"A\", \"files\": [\"a\"]}]}",
                "must not be empty",
            ),
            (
                "{\"projects\": [{\"name\": \"a\", \"title\": \"A\", \"files\": [\"a\"]}, \
                 {\"name\": \"a\", \"title\": \"B\", \"files\": [\"a\"]}]}",
                "project 2: another project",
            ),
        ] {
            let reason = read(text.as_bytes()).unwrap_err();
            assert!(reason.contains(named), "{text}: {reason}");
        }
    }

    #[test]
    fn everybody_gets_the_same_ids_and_each_text_once() {
        let files = [
            brought("a.txt", "They met."),
            brought("b/c.txt", "They left."),
            brought("d.txt", "They met."),
        ];
        let first = made(&files, None).unwrap();
        assert_eq!(first.documents().len(), 2);
        let mut turned = files.clone();
        turned.reverse();
        let second = made(&turned, None).unwrap();
        assert_eq!(first.meta().id, second.meta().id);
        for document in first.documents() {
            assert!(second.document(document.id()).is_some());
        }
        let elsewhere = assemble(
            &hosted(),
            "https://y.example/#g",
            &files,
            None,
            Timestamp(5),
        );
        assert_ne!(elsewhere.unwrap().meta().id, first.meta().id);
    }

    #[test]
    fn articles_that_the_host_adds_later_are_found_and_no_others() {
        let project = made(
            &[
                brought("a.txt", "They met."),
                brought("b/c.txt", "They left."),
            ],
            None,
        );
        let project = project.unwrap();
        let mut more = hosted();
        more.files.extend(["d.txt".to_owned(), "e.txt".to_owned()]);
        assert_eq!(unknown_files(&hosted(), &[], &project), [""; 0]);
        assert_eq!(unknown_files(&more, &[], &project), ["d.txt", "e.txt"]);
        assert_eq!(
            unknown_files(&more, &["d.txt".to_owned()], &project),
            ["e.txt"]
        );
        let place = "https://x.example/p/#g";
        // A text that is there under another name does not come twice.
        let files = [
            brought("d.txt", "They met."),
            brought("e.txt", "They spoke."),
        ];
        let found = added(place, &files, &project, Timestamp(9)).unwrap();
        let texts: Vec<&str> = found.iter().map(|d| d.text.as_str()).collect();
        assert_eq!(texts, ["They spoke."]);
        // Whoever begins now has it under the same id.
        let begun = made(&[brought("e.txt", "They spoke.")], None).unwrap();
        assert_eq!(begun.documents()[0].id(), found[0].id());
        let odd = added(place, &[brought("p.json", "{}")], &project, Timestamp(9));
        assert!(odd.is_err());
    }

    #[test]
    fn a_codebook_comes_along_and_a_project_file_stays_itself() {
        let codebook = crate::domain::presets::Preset::Pca.codebook();
        let text = CodebookFile::Json.write(&codebook, Timestamp(5));
        let project = made(
            &[brought("a.txt", "They met.")],
            Some(&brought("k.json", &text)),
        );
        let project = project.unwrap();
        assert_eq!(project.codebook().kinds, codebook.kinds);

        let text = ExportFormat::Project.write(&project, Timestamp(6));
        let file = brought("p.demarche.json", &text);
        assert_eq!(made(std::slice::from_ref(&file), None), Ok(project));
        let two = made(&[file.clone(), brought("a.txt", "x")], None).unwrap_err();
        assert!(two.starts_with("p.demarche.json: "), "{two}");
        let odd = made(&[brought("a.txt", "x")], Some(&brought("b.txt", "x"))).unwrap_err();
        assert_eq!(odd, "b.txt: this is no codebook");
    }
}
