//! Finds codes of the codebook as they are typed.

use super::typed::{Fit, Typed};
use super::{CodeId, CodeList, Codebook, fold, sort};

/// By the label of something above it, how well, its place in the list.
type Rank = (bool, Fit, usize);

/// At most `limit` codes of a list with their paths, those no longer offered left out: first those whose own label fits,
/// then those that stand under one that does. Slips of the fingers are not forgiven here: a code that is nearly called so
/// is another code. Linear in the list.
pub fn find_codes(
    codebook: &Codebook,
    list: CodeList,
    typed: &str,
    limit: usize,
) -> Vec<(CodeId, String)> {
    let typed = Typed::of(typed);
    let fit = |name: &str| typed.fit(&fold(name)).filter(|fit| *fit != Fit::Nearly);
    let mut found: Vec<(Rank, (CodeId, String))> = Vec::new();
    let offered = codebook.codes(list).iter().filter(|code| !code.retired);
    for (place, code) in offered.enumerate() {
        let path = codebook.path(list, &code.id);
        let by_label = fit(&code.label).map(|fit| (false, fit));
        let Some((by_path, fit)) = by_label.or_else(|| Some((true, fit(&path)?))) else {
            continue;
        };
        let rank = match typed.is_empty() {
            true => (false, Fit::Whole, place),
            false => (by_path, fit, place),
        };
        found.push((rank, (code.id.clone(), path)));
    }
    sort(&mut found, |a, b| a.0.cmp(&b.0));
    found.truncate(limit);
    found.into_iter().map(|(_, found)| found).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Code;

    #[test]
    fn codes_are_found_by_what_they_stand_under() {
        let mut codebook = Codebook::claims_actors_demands();
        let top = Code::named(CodeId::new("security"), "Security");
        let below = Code {
            parent: Some(top.id.clone()),
            ..Code::named(CodeId::new("enlargement"), "Enlargement")
        };
        codebook.issues = vec![top, below];
        let found = |typed| -> Vec<String> {
            let found = find_codes(&codebook, CodeList::Issues, typed, 7);
            found.into_iter().map(|(_, path)| path).collect()
        };
        assert_eq!(found("secu"), ["Security", "Security › Enlargement"]);
        assert_eq!(found("enl"), ["Security › Enlargement"]);
        assert_eq!(found(""), ["Security", "Security › Enlargement"]);
        assert_eq!(found("secrity"), Vec::<String>::new());
    }
}
