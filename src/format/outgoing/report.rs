//! The report of what is lost, as a text file: all of it, article by article.

use super::Order;
use crate::domain::{Turns, breathe};
use crate::format::exchange::loss::{Facet, Loss};
use crate::format::exchange::model::Article;
use crate::format::export::{Out, PIECE};
use crate::format::file_name;
use crate::format::words::{one_line, quoted};

/// Code points of what a line quotes.
const QUOTED: usize = 60;

impl Loss {
    /// The words it is about and what becomes of them, in a line; empty where it is about the article as a whole.
    pub fn told(&self) -> String {
        let words = match self.words.trim().is_empty() {
            true => String::new(),
            false => quoted(&self.words, QUOTED),
        };
        let what = one_line(&self.what);
        let parts = [words, what];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(": ")
    }
}

impl Order {
    /// A name for the report.
    pub fn report_name(&self) -> String {
        let title = file_name::safe(&self.project.meta().title);
        let ending = self.ending();
        format!("{title} {} - what {ending} leaves out.txt", self.now.date())
    }

    /// Writes it, in turns.
    pub async fn report(&self, turns: &dyn Turns, out: &mut Out<'_>) {
        let lines = self.losses(turns).await;
        let mut text = format!(
            "What “{}” cannot hold, and what becomes of it\n{}, {}\n\n",
            self.format.name(),
            one_line(&self.project.meta().title),
            self.now.date()
        );
        if lines.is_empty() {
            text.push_str("Nothing is left out.\n");
        }
        for line in &lines {
            text.push_str(&format!("- {}\n", line.what));
        }
        if lines.iter().any(|line| line.number > 0) {
            text.push_str("\nOne by one\n");
        }
        let note = &mut |article: &Article, losses: Vec<Loss>| {
            of_article(article, &losses, &mut text);
            if text.len() > PIECE {
                out(std::mem::take(&mut text));
            }
        };
        self.each(turns, note).await;
        breathe(turns).await;
        out(text);
    }
}

fn of_article(article: &Article, losses: &[Loss], to: &mut String) {
    if losses.is_empty() {
        return;
    }
    let title = match one_line(article.meta("title")) {
        title if title.is_empty() => "Without a title".to_owned(),
        title => title,
    };
    to.push_str(&format!("\n{title}\n"));
    for facet in Facet::ALL {
        let all = || losses.iter().filter(|loss| loss.facet == facet);
        let number = all().count();
        if number == 0 {
            continue;
        }
        to.push_str(&format!("  {}\n", facet.told(number)));
        for line in all().map(Loss::told).filter(|line| !line.is_empty()) {
            to.push_str(&format!("    {line}\n"));
        }
    }
}
