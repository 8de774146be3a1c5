//! A text becomes an article that may come in.

use super::bounds;
use super::draft::Draft;
use super::engine::Engine;
use super::facts::Facts;
use super::kind::without_ending;
use super::problem::Fault;
use super::reading::Reading;
use crate::domain::{DocumentId, IdSource, Text};
use crate::format::plain_text;

/// A text with what is known of it.
pub(super) struct Taken<'a> {
    pub(super) path: &'a str,
    pub(super) line: Option<usize>,
    pub(super) text: &'a str,
    pub(super) stated: Facts,
    pub(super) tagged: Facts,
    pub(super) left_out: Vec<&'static str>,
}

impl<'a> Taken<'a> {
    pub(super) fn of(path: &'a str, text: &'a str) -> Self {
        Self {
            path,
            line: None,
            text,
            stated: Facts::default(),
            tagged: Facts::default(),
            left_out: Vec::new(),
        }
    }
}

/// One id.
struct One(DocumentId);

impl IdSource for One {
    fn next_uuid(&mut self) -> uuid::Uuid {
        self.0.uuid()
    }
}

impl<E: Engine> Reading<'_, E> {
    /// Puts an article with the others. Linear in its text.
    pub(super) fn take(&mut self, taken: Taken<'_>) -> Result<(), Fault> {
        const LATER: &str = "Import what is here, then the rest";
        if self.room.articles == 0 {
            return Err(Fault::new(
                format!(
                    "There are more than {} articles",
                    crate::domain::grouped(bounds::ARTICLES as u64)
                ),
                LATER,
            ));
        }
        if taken.text.len() > self.room.text {
            return Err(Fault::new(
                format!(
                    "There is more than {} MB of text",
                    bounds::megabytes(bounds::ALL_TEXT as u64)
                ),
                LATER,
            ));
        }
        let text = Text::freeze_str(taken.text).map_err(|e| Fault::new(capital(&e), ""))?;
        let file = match taken.line {
            Some(_) => "",
            None => without_ending(taken.path)
                .rsplit('/')
                .next()
                .unwrap_or_default(),
        };
        let named = match file {
            "" => String::new(),
            file => format!("{file}.txt"),
        };
        let mut ids = One(self.engine.new_id());
        let article = plain_text::of_text(text, &named, &mut ids, self.engine.now());
        let mut article = article.map_err(|e| Fault::new(capital(&e), ""))?;
        article.meta.imported_from = match taken.line {
            Some(line) => format!("{} (line {line})", taken.path),
            None => taken.path.to_owned(),
        };
        self.room.articles -= 1;
        self.room.text -= article.text.as_str().len();
        // What stands in columns goes before what stands on top of the text.
        let draft = Draft::of(article, taken.path, taken.stated);
        self.out.drafts.push(Draft {
            line: taken.line,
            tagged: taken.tagged,
            left_out: taken.left_out,
            ..draft
        });
        Ok(())
    }
}

fn capital(error: &dyn ToString) -> String {
    let words = error.to_string();
    match words.as_str() {
        "it is empty" => "There is nothing in it".to_owned(),
        "there is only white space in it" => "There is only white space in it".to_owned(),
        _ => format!("It is {words}"),
    }
}
