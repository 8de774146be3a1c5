//! Names of files, where each article has one of its own.

use super::model::Article;
use crate::format::file_name;

/// `001 Title of the article.ending`: in order, never two of the same, as every system takes them.
pub fn file_name(n: usize, article: &Article, ending: &str) -> String {
    let title: String = file_name::safe(article.meta("title"))
        .chars()
        .take(60)
        .collect();
    format!("{n:04} {}.{ending}", title.trim())
}
