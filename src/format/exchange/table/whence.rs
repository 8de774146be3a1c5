//! Where the texts of a table's articles come from, in words.

use super::read::Sources;
use crate::format::incoming::many;

/// Where texts come from that the table does not have. `named`: whether a column says which article a row is about.
pub fn whence(beside: usize, named: bool, found: Sources) -> String {
    let there = match beside {
        0 => "The table has no texts.".to_owned(),
        n => format!("{} beside the table.", many(n, "text")),
    };
    if !named {
        return format!(
            "{there} Say which column has the name or file of the article, or its title: a text belongs to the article that is \
             called like it. Without that, there is one article, made of the words of the tags."
        );
    }
    match (beside, found.here, found.without) {
        (0, 0, _) => format!(
            "{there} Drop the texts of its articles together with it, named as the table calls them; without them, an article is \
             made of the words of its tags."
        ),
        (0, here, 0) => format!("{there} {}.", from_here(here)),
        (0, here, _) => format!(
            "{there} {}. Drop the others together with the table, named as it calls them; without them, an article is made of \
             the words of its tags.",
            from_here(here)
        ),
        (n, here, _) => {
            let texts = many(n, "text");
            let further = match here {
                0 => String::new(),
                here => format!(" {} besides.", from_here(here)),
            };
            format!(
                "{texts} beside the table: each belongs to the article that is called like it.{further}"
            )
        }
    }
}

fn from_here(articles: usize) -> String {
    let (text, be) = if articles == 1 {
        ("text", "is")
    } else {
        ("texts", "are")
    };
    format!(
        "The {text} of {} {be} taken from the open project",
        many(articles, "article")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_said_where_texts_come_from() {
        let from = |here, without| Sources {
            here,
            without,
            ..Sources::default()
        };
        let here = whence(0, true, from(2, 0));
        assert_eq!(
            here,
            "The table has no texts. The texts of 2 articles are taken from the open project."
        );
        assert!(whence(0, true, from(1, 1)).contains("Drop the others together with the table"));
        assert!(whence(0, true, from(0, 1)).contains("Drop the texts of its articles"));
        let none = whence(2, false, from(0, 1));
        assert!(
            none.starts_with("2 texts beside the table. Say which column"),
            "{none}"
        );
        assert_eq!(
            whence(1, true, from(0, 0)),
            "1 text beside the table: each belongs to the article that is called like it."
        );
    }
}
