//! Reads a collection.

use super::INDEX;
use super::declared::Config;
use super::pair::Pair;
use crate::domain::json::{Json, parse};
use crate::domain::{OrderedSet, Table, Turns, breathe};
use crate::format::exchange::model::{Article, META};
use crate::format::exchange::tool::{Fate, File, Note, Reading, Refusal};

/// Reads all pairs of files.
pub(super) async fn read(files: &[File], turns: &dyn Turns) -> Result<Reading, Refusal> {
    let config = Config::of(files);
    let texts: Table<&str, &File> = files
        .iter()
        .filter_map(|file| Some((file.path.strip_suffix(".txt")?, file)))
        .collect();
    let index = Index::of(files);
    let mut notes = Vec::new();
    let mut articles = Vec::new();
    let mut paired = OrderedSet::new();
    for file in files {
        let Some(path) = file.path.strip_suffix(".ann") else {
            continue;
        };
        breathe(turns).await;
        let mut note = |fate, line, what| {
            let file = file.path.clone();
            notes.push(Note {
                fate,
                file,
                line,
                what,
            });
        };
        let Some(text) = texts.get(path) else {
            let what = format!("Its text, {path}.txt, is missing: open both together.");
            note(Fate::Rejected, None, what);
            continue;
        };
        paired.insert(path);
        let mut pair = Pair {
            config: &config,
            note: &mut note,
            marks: Vec::new(),
            ties: Vec::new(),
            ids: Table::new(),
        };
        match pair.article(&text.bytes, &file.bytes, turns).await {
            Ok(mut article) => {
                index.tell(path, &mut article);
                articles.push(article);
            }
            Err((line, reason)) => note(
                Fate::Rejected,
                line,
                format!("The whole article is left out: {reason}."),
            ),
        }
    }
    for file in files {
        let alone = file.path.strip_suffix(".txt");
        if let Some(path) = alone.filter(|path| !paired.contains(path)) {
            notes.push(Note {
                fate: Fate::Rejected,
                file: file.path.clone(),
                line: None,
                what: format!("There is no {path}.ann beside this text."),
            });
        }
    }
    if articles.is_empty() {
        let first = notes.first();
        let first = first.map(|note| {
            let line = note.line.map(|n| format!(", line {n}")).unwrap_or_default();
            format!("{}{line}: {}", note.file, note.what)
        });
        let none = "there is no article in it: an .ann file with the .txt file of the same name";
        return Err(Refusal(first.unwrap_or_else(|| none.to_owned())));
    }
    Ok(Reading {
        scheme: config.scheme,
        articles,
        places: Vec::new(),
        notes,
    })
}

/// What is known about articles, by their paths.
struct Index(Option<Json>, String);

impl Index {
    fn of(files: &[File]) -> Self {
        let last = |file: &&File| file.path.rsplit('/').next() == Some(INDEX);
        let file = files.iter().find(last);
        let folder = file.and_then(|file| file.path.strip_suffix(INDEX));
        let json = file.and_then(|file| parse(&file.bytes).ok());
        Self(json, folder.unwrap_or_default().to_owned())
    }

    fn tell(&self, path: &str, article: &mut Article) {
        let inside = path.strip_prefix(&self.1).unwrap_or(path);
        let known = self.0.as_ref().and_then(|json| json.get(inside));
        let Some(Json::Object(known)) = known else {
            path.clone_into(&mut article.id);
            let name = path.rsplit('/').next().unwrap_or(path);
            article.meta = vec![("title".to_owned(), name.to_owned())];
            return;
        };
        let text = |key: &str| known.get(key).and_then(Json::as_str);
        text("id").unwrap_or(inside).clone_into(&mut article.id);
        for name in META {
            if let Some(value) = text(name).filter(|value| !value.is_empty()) {
                article.meta.push((name.to_owned(), value.to_owned()));
            }
        }
        for (key, value) in known.iter() {
            if key != "id" && article.meta(key).is_empty() {
                article.extra.insert(key.clone(), value.clone());
            }
        }
    }
}
