//! What a column holds.

use crate::format::incoming::facts::Field;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Nothing that is taken.
    Unused,
    /// The text, or a part of it: several are put together in their order.
    Text,
    /// Something known about the article.
    About(Field),
}

impl Role {
    /// All of them.
    pub fn all() -> impl Iterator<Item = Self> {
        let about = Field::ALL.into_iter().map(Self::About);
        [Self::Unused, Self::Text].into_iter().chain(about)
    }

    /// As the screen calls it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Unused => "not used",
            Self::Text => "Text of the article",
            Self::About(field) => field.label(),
        }
    }

    /// The word for it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Unused => "unused",
            Self::Text => "text",
            Self::About(field) => field.word(),
        }
    }
}

/// What the columns of these names hold, as far as their names tell.
pub(in crate::format::incoming) fn guess(names: &[String]) -> Vec<Role> {
    const TEXT: [&str; 12] = [
        "text",
        "body",
        "content",
        "fulltext",
        "full_text",
        "full text",
        "article_text",
        "article",
        "maintext",
        "main_text",
        "plain_text",
        "volltext",
    ];
    let mut roles = vec![Role::Unused; names.len()];
    // The most usual name first, whatever the order of the columns.
    let text = TEXT.iter().find_map(|word| {
        let is = |name: &String| last(name).eq_ignore_ascii_case(word);
        names.iter().position(is)
    });
    if let Some(place) = text {
        roles[place] = Role::Text;
    }
    for (place, name) in names.iter().enumerate() {
        if let Some(field) = Field::named(last(name))
            && roles[place] == Role::Unused
            && !roles.contains(&Role::About(field))
        {
            roles[place] = Role::About(field);
        }
    }
    roles
}

/// “meta.date” is a date as well.
fn last(name: &str) -> &str {
    let name = name.trim();
    name.rsplit('.').next().unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell() {
        let names = [
            "id",
            "Headline",
            "meta.date",
            "content",
            "text",
            "Date",
            "source",
        ];
        let roles = guess(&names.map(str::to_owned));
        assert_eq!(
            roles,
            [
                Role::Unused,
                Role::About(Field::Title),
                Role::About(Field::Date),
                Role::Unused,
                Role::Text,
                Role::Unused,
                Role::About(Field::Outlet)
            ]
        );
        assert_eq!(guess(&[]), []);
    }
}
