//! What a table of somebody else's is: whether its rows are tags or articles, and what its columns hold. Names of columns tell most
//! of it; what stands in them tells the rest.

use super::grid::{Grid, LOOKED_AT};
use super::names::EITHER;
use super::roles::{Role, folded, guess, kept};
use crate::domain::OrderedSet;

/// More characters than these, in most rows, are an article and not its name.
const LONG: usize = 300;

/// What is guessed of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// What each column holds.
    pub roles: Vec<Role>,
    /// Whether a row is a tag; otherwise it is an article.
    pub tags: bool,
}

/// Judges a table by its names and its first rows.
pub fn judge(grid: &Grid) -> Judged {
    let mut table = Guess {
        grid,
        roles: guess(&grid.names),
    };
    let named = table.place(&Role::Quote).is_some_and(|place| {
        let name = grid.names.get(place).map(|name| folded(name));
        !name.is_some_and(|name| EITHER.contains(&name.as_str()))
    });
    table.long_names_are_texts();
    table.texts_of_tags();
    let placed = table.positions();
    let tags = table.are_tags(named, placed);
    Judged {
        roles: table.roles,
        tags,
    }
}

struct Guess<'a> {
    grid: &'a Grid,
    roles: Vec<Role>,
}

impl<'a> Guess<'a> {
    fn place(&self, role: &Role) -> Option<usize> {
        self.roles.iter().position(|one| one == role)
    }

    fn has(&self, role: &Role) -> bool {
        self.place(role).is_some()
    }

    fn set(&mut self, place: usize, role: Role) {
        if let Some(one) = self.roles.get_mut(place) {
            *one = role;
        }
    }

    fn cells(&self, place: usize) -> impl Iterator<Item = &'a str> + use<'a> {
        let rows = self.grid.rows.iter().take(LOOKED_AT);
        rows.map(move |row| row.cells.get(place).map_or("", |cell| cell.as_str()))
    }

    /// Whether something holds in more than half of the rows that there are to look at.
    fn mostly(&self, all: impl Iterator<Item = bool>) -> bool {
        let (mut yes, mut of) = (0_usize, 0_usize);
        for one in all {
            of += 1;
            yes += usize::from(one);
        }
        yes * 2 > of
    }

    /// A column “article” may have its name or all of it.
    fn long_names_are_texts(&mut self) {
        if let (Some(place), false) = (self.place(&Role::Document), self.has(&Role::Text))
            && self.mostly(self.cells(place).map(|cell| cell.len() > LONG))
        {
            self.set(place, Role::Text);
        }
    }

    /// A column “text” has the text of articles where positions lie in it that are not about all of it.
    fn texts_of_tags(&mut self) {
        let (Some(quote), Some(end)) = (self.place(&Role::Quote), self.place(&Role::End)) else {
            return;
        };
        let name = self.grid.names.get(quote).map(|name| folded(name));
        let either = name.is_some_and(|name| EITHER.contains(&name.as_str()));
        if !either || self.has(&Role::Text) {
            return;
        }
        let Some(begin) = self.place(&Role::Begin) else {
            return;
        };
        let rows = self
            .cells(quote)
            .zip(self.cells(begin).zip(self.cells(end)));
        let inside = |(text, (begin, end)): (&str, (&str, &str))| {
            let (begin, end) = (number(begin)?, number(end)?);
            let all = text.chars().count();
            Some(end <= all && end.checked_sub(begin)? + 2 < all)
        };
        if self.mostly(rows.map(|row| inside(row) == Some(true))) {
            self.set(quote, Role::Text);
        }
    }

    /// Positions are numbers about as far apart as the words are long; of paragraphs they are not, and are kept as they are.
    /// Whether there are any.
    fn positions(&mut self) -> bool {
        let Some(begin) = self.place(&Role::Begin) else {
            return false;
        };
        let behind = self.place(&Role::End).or(self.place(&Role::Length));
        let quote = self.place(&Role::Quote);
        // By itself, it tells which of several places with the words is meant.
        let numbers = self.cells(begin).map(|cell| number(cell).is_some());
        if behind.is_none() && quote.is_some() && self.mostly(numbers) {
            return false;
        }
        let length = self.place(&Role::End).is_none();
        let plausible = behind.is_some_and(|behind| {
            let rows = self.cells(begin).zip(self.cells(behind)).enumerate();
            let words: Vec<&str> = quote
                .map(|place| self.cells(place).collect())
                .unwrap_or_default();
            let fits = rows.map(|(n, (begin, behind))| {
                let (Some(begin), Some(behind)) = (number(begin), number(behind)) else {
                    return false;
                };
                let long = match length {
                    true => Some(behind),
                    false => behind.checked_sub(begin),
                };
                let said = words.get(n).map_or(0, |words| words.chars().count());
                // Other units than code points make it longer, or a little shorter; the last may be counted in.
                long.is_some_and(|long| match said {
                    0 => long > 0,
                    said => long + 2 >= said / 2 && long <= said * 4 + 2,
                })
            });
            self.mostly(fits)
        });
        if !plausible {
            for place in [Some(begin), behind].into_iter().flatten() {
                let name = self.grid.names.get(place).cloned().unwrap_or_default();
                self.set(place, kept(&name));
            }
        }
        plausible
    }

    /// `named`: a column is called as only words of tags are.
    fn are_tags(&self, named: bool, placed: bool) -> bool {
        let text = self.has(&Role::Text);
        let of_article = self
            .place(&Role::Document)
            .or(self.place(&Role::About("title")));
        let Some(quote) = self.place(&Role::Quote) else {
            // The texts may lie beside it.
            return placed && (text || of_article.is_some());
        };
        let coded = [Role::Label, Role::Labels, Role::EntityName, Role::Coder];
        let coded = coded.iter().any(|role| self.has(role))
            || self
                .roles
                .iter()
                .any(|role| matches!(role, Role::Attribute(name) if super::roles::is_slot(name)));
        let short = self.mostly(self.cells(quote).map(|cell| {
            let cell = cell.trim();
            !cell.is_empty() && cell.len() < 10 * LONG
        }));
        // Several rows about one article, which is not the same in all of them.
        let again = of_article.is_some_and(|place| {
            let cells = self.cells(place).filter(|cell| !cell.trim().is_empty());
            let names: Vec<&str> = cells.collect();
            let once: OrderedSet<&str> = names.iter().copied().collect();
            once.iter().count() * 10 < names.len() * 9
        });
        match named {
            true => short && (coded || placed || again),
            false => placed || (short && coded && again && !text),
        }
    }
}

fn number(cell: &str) -> Option<usize> {
    cell.trim().parse().ok()
}

#[cfg(test)]
mod tests;
