//! Codes as a tree: where they stand, and how they move. A list is kept in the order of reading, each code followed by
//! all that stands under it, so a code with what is below it is always one stretch.

use super::{Code, CodeList, Codebook, Term};
use crate::domain::{CodeId, Table};

/// A step of something within its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shift {
    /// Before the one above it.
    Up,
    /// Behind the one below it.
    Down,
    /// Under the one above it.
    In,
    /// Out of what it stands under.
    Out,
}

/// The same codes, each followed by what stands under it; those that stand beside each other stay in their order. What
/// stands under something that is not there comes to the top.
fn in_reading_order(codes: Vec<Code>) -> Vec<Code> {
    let mut below: Table<Option<CodeId>, Vec<usize>> = Table::new();
    let ids: Table<CodeId, ()> = codes.iter().map(|c| (c.id.clone(), ())).collect();
    for (place, code) in codes.iter().enumerate() {
        let parent = code.parent.clone().filter(|p| ids.contains_key(p));
        below.or_default(parent).push(place);
    }
    let mut order = Vec::with_capacity(codes.len());
    let mut waiting: Vec<usize> = below
        .get(&None)
        .into_iter()
        .flatten()
        .rev()
        .copied()
        .collect();
    while let Some(place) = waiting.pop() {
        order.push(place);
        let under = codes
            .get(place)
            .and_then(|c| below.get(&Some(c.id.clone())));
        waiting.extend(under.into_iter().flatten().rev());
    }
    let mut codes: Vec<Option<Code>> = codes.into_iter().map(Some).collect();
    let taken = order
        .into_iter()
        .filter_map(|place| codes.get_mut(place)?.take());
    taken.collect()
}

/// Behind the last of what stands under the code at a place.
fn end_of(codes: &[Code], place: usize) -> usize {
    let mut inside = vec![codes[place].id.clone()];
    let mut end = place + 1;
    while let Some(code) = codes.get(end) {
        if !code.parent.as_ref().is_some_and(|p| inside.contains(p)) {
            break;
        }
        inside.push(code.id.clone());
        end += 1;
    }
    end
}

impl Codebook {
    /// Puts a list into the order of reading: each code followed by what stands under it.
    pub fn tidy(&mut self, list: CodeList) {
        let codes = self.codes_mut(list);
        *codes = in_reading_order(std::mem::take(codes));
    }

    /// How many codes a code stands under.
    pub fn depth(&self, list: CodeList, id: &CodeId) -> usize {
        let mut depth = 0;
        let mut next = self.code(list, id).and_then(|c| c.parent.as_ref());
        while let Some(parent) = next {
            depth += 1;
            next = self.code(list, parent).and_then(|c| c.parent.as_ref());
        }
        depth
    }

    /// Adds a code as the last of those under its parent, or at the top.
    pub fn add_code(&mut self, list: CodeList, code: Code) {
        self.codes_mut(list).push(code);
        self.tidy(list);
    }

    /// Adds a code right behind another and all that stands under that.
    pub(super) fn insert_after(&mut self, list: CodeList, other: &CodeId, code: Code) {
        self.tidy(list);
        let codes = self.codes_mut(list);
        let place = codes.iter().position(|c| c.id == *other);
        let end = place.map_or(codes.len(), |place| end_of(codes, place));
        codes.insert(end, code);
        self.tidy(list);
    }

    /// Puts a code, with what stands under it, last under another or at the top. Whether that is another place; never
    /// under itself.
    pub fn put_under(&mut self, list: CodeList, id: &CodeId, parent: Option<&CodeId>) -> bool {
        let there = parent.is_none_or(|p| self.code(list, p).is_some());
        let inside = parent.is_some_and(|p| self.is_under(list, p, id));
        let codes = self.codes_mut(list);
        let Some(place) = codes.iter().position(|c| c.id == *id) else {
            return false;
        };
        if !there || inside || codes[place].parent.as_ref() == parent {
            return false;
        }
        let mut code = codes.remove(place);
        code.parent = parent.cloned();
        codes.push(code);
        self.tidy(list);
        true
    }

    /// Moves a term a step within its section. Whether it went anywhere.
    pub fn shift(&mut self, term: &Term, shift: Shift) -> bool {
        match term {
            Term::Kind(id) => {
                let place = self.position(id);
                swap(&mut self.kinds, place, shift)
            }
            Term::Link(id) => {
                let place = self.relations.iter().position(|r| r.id == *id);
                swap(&mut self.relations, place, shift)
            }
            Term::Code(list, id) => {
                self.tidy(*list);
                shift_code(self.codes_mut(*list), id, shift)
            }
        }
    }

    /// Takes a code out; what stands under it goes under `heir`, or to where the code stood.
    pub fn take_out(&mut self, list: CodeList, id: &CodeId, heir: Option<&CodeId>) {
        let Some(parent) = self.code(list, id).map(|c| c.parent.clone()) else {
            return;
        };
        let children = self
            .codes(list)
            .iter()
            .filter(|c| c.parent.as_ref() == Some(id));
        let moves: Vec<(CodeId, Option<CodeId>)> = children
            .map(|child| {
                // Whatever has the heir in it cannot go under the heir.
                let heir = heir.filter(|heir| !self.is_under(list, heir, &child.id));
                (child.id.clone(), heir.cloned().or_else(|| parent.clone()))
            })
            .collect();
        let codes = self.codes_mut(list);
        for (child, parent) in moves {
            if let Some(child) = codes.iter_mut().find(|c| c.id == child) {
                child.parent = parent;
            }
        }
        codes.retain(|c| c.id != *id);
        self.tidy(list);
    }
}

fn swap<T>(list: &mut [T], place: Option<usize>, shift: Shift) -> bool {
    let Some(place) = place else { return false };
    let other = match shift {
        Shift::Up => place.checked_sub(1),
        Shift::Down => Some(place + 1).filter(|next| *next < list.len()),
        Shift::In | Shift::Out => None,
    };
    if let Some(other) = other {
        list.swap(place, other);
    }
    other.is_some()
}

fn shift_code(codes: &mut [Code], id: &CodeId, shift: Shift) -> bool {
    let Some(place) = codes.iter().position(|c| c.id == *id) else {
        return false;
    };
    let end = end_of(codes, place);
    let parent = codes[place].parent.clone();
    let before = codes[..place].iter().rposition(|c| c.parent == parent);
    match shift {
        Shift::Up => {
            let Some(before) = before else { return false };
            codes[before..end].rotate_left(place - before);
        }
        Shift::Down => {
            if codes.get(end).is_none_or(|next| next.parent != parent) {
                return false;
            }
            let far = end_of(codes, end);
            codes[place..far].rotate_left(end - place);
        }
        Shift::In => {
            let Some(before) = before else { return false };
            codes[place].parent = Some(codes[before].id.clone());
        }
        Shift::Out => {
            let above = parent.and_then(|p| codes.iter().position(|c| c.id == p));
            let Some(above) = above else { return false };
            let far = end_of(codes, above);
            codes[place].parent = codes[above].parent.clone();
            codes[place..far].rotate_left(end - place);
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const LIST: CodeList = CodeList::Issues;

    /// `a`, `.b` under it, `..c` under that.
    fn tree(words: &[&str]) -> Codebook {
        let mut codebook = Codebook::claims_actors_demands();
        let mut above: Vec<CodeId> = Vec::new();
        for word in words {
            let depth = word.chars().take_while(|c| *c == '.').count();
            above.truncate(depth);
            let id = CodeId::new(&word[depth..]);
            let code = Code {
                parent: above.last().cloned(),
                ..Code::named(id.clone(), &word[depth..])
            };
            above.push(id);
            codebook.issues.push(code);
        }
        codebook
    }

    fn drawn(codebook: &Codebook) -> Vec<String> {
        let each = codebook.issues.iter();
        each.map(|c| ".".repeat(codebook.depth(LIST, &c.id)) + c.id.as_str())
            .collect()
    }

    fn shifted(words: &[&str], code: &str, shift: Shift) -> Vec<String> {
        let mut codebook = tree(words);
        codebook.shift(&Term::Code(LIST, CodeId::new(code)), shift);
        assert_eq!(codebook.check(), Ok(()));
        drawn(&codebook)
    }

    const TREE: [&str; 5] = ["a", ".b", ".c", "..d", "e"];

    #[test]
    fn a_code_moves_with_all_that_stands_under_it() {
        assert_eq!(
            shifted(&TREE, "c", Shift::Up),
            ["a", ".c", "..d", ".b", "e"]
        );
        assert_eq!(
            shifted(&TREE, "a", Shift::Down),
            ["e", "a", ".b", ".c", "..d"]
        );
        assert_eq!(
            shifted(&TREE, "c", Shift::In),
            ["a", ".b", "..c", "...d", "e"]
        );
        assert_eq!(
            shifted(&TREE, "b", Shift::Out),
            ["a", ".c", "..d", "b", "e"]
        );
        assert_eq!(
            shifted(&TREE, "e", Shift::In),
            ["a", ".b", ".c", "..d", ".e"]
        );
    }

    #[test]
    fn at_its_end_it_stays() {
        for (code, shift) in [
            ("a", Shift::Up),
            ("a", Shift::In),
            ("e", Shift::Out),
            ("c", Shift::Down),
        ] {
            assert_eq!(shifted(&TREE, code, shift), TREE, "{code} {shift:?}");
        }
    }

    #[test]
    fn another_parent_is_never_one_of_its_own() {
        let mut codebook = tree(&TREE);
        let (a, d) = (CodeId::new("a"), CodeId::new("d"));
        assert!(!codebook.put_under(LIST, &a, Some(&d)));
        assert!(codebook.put_under(LIST, &d, None));
        assert_eq!(drawn(&codebook), ["a", ".b", ".c", "e", "d"]);
        assert!(codebook.put_under(LIST, &CodeId::new("e"), Some(&a)));
        assert_eq!(drawn(&codebook), ["a", ".b", ".c", ".e", "d"]);
    }

    #[test]
    fn what_stood_under_a_code_outlives_it() {
        let mut codebook = tree(&TREE);
        codebook.take_out(LIST, &CodeId::new("a"), Some(&CodeId::new("d")));
        assert_eq!(drawn(&codebook), ["c", ".d", "..b", "e"]);
        let mut codebook = tree(&TREE);
        codebook.take_out(LIST, &CodeId::new("c"), None);
        assert_eq!(drawn(&codebook), ["a", ".b", ".d", "e"]);
    }

    proptest! {
        #[test]
        fn whatever_moves_no_code_is_lost_and_the_list_stays_a_tree(
            steps in prop::collection::vec((0..5_usize, 0..6_usize), 0..30),
        ) {
            let mut codebook = tree(&TREE);
            for (code, how) in steps {
                let id = codebook.issues[code].id.clone();
                let term = Term::Code(LIST, id.clone());
                match how {
                    0 => codebook.shift(&term, Shift::Up),
                    1 => codebook.shift(&term, Shift::Down),
                    2 => codebook.shift(&term, Shift::In),
                    3 => codebook.shift(&term, Shift::Out),
                    4 => codebook.put_under(LIST, &id, None),
                    _ => {
                        let other = codebook.issues[(code + 2) % 5].id.clone();
                        codebook.put_under(LIST, &id, Some(&other))
                    }
                };
                prop_assert_eq!(codebook.check(), Ok(()));
                prop_assert_eq!(codebook.issues.len(), 5);
                prop_assert_eq!(in_reading_order(codebook.issues.clone()), codebook.issues.clone());
            }
        }
    }
}
