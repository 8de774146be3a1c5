//! Letting go of a large project costs as much as putting it together: everything in it that nobody else has is given back
//! by itself. Nobody waits for that, so whoever keeps a page going takes it over, and does it in turns.

use std::cell::Cell;

/// What is to be let go of. Each call does some of it, and says whether there is more.
pub type Rest = Box<dyn FnMut() -> bool>;

/// So many things at a time, and so many are worth a turn of their own.
const AT_A_TIME: usize = 200;

thread_local! {
    static TAKER: Cell<Option<fn(Rest)>> = const { Cell::new(None) };
}

/// From now on `taker` does it; where nobody does, it is done at once.
pub fn let_go_by(taker: fn(Rest)) {
    TAKER.set(Some(taker));
}

/// Lets go of these, some at a time if they are many.
pub(super) fn let_go<T: 'static>(mut all: Vec<T>) {
    if all.len() > AT_A_TIME
        && let Some(taker) = TAKER.get()
    {
        taker(Box::new(move || {
            all.truncate(all.len().saturating_sub(AT_A_TIME));
            !all.is_empty()
        }));
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::rc::Rc;

    use super::*;

    thread_local! {
        static TAKEN: RefCell<Vec<Rest>> = const { RefCell::new(Vec::new()) };
    }

    #[test]
    fn many_things_go_some_at_a_time_and_few_at_once() {
        let thing = Rc::new(());
        let many = |count| vec![Rc::clone(&thing); count];
        // Each test has a thread of its own, and so has what it sets here.
        let_go_by(|rest| TAKEN.with_borrow_mut(|taken| taken.push(rest)));
        let_go(many(AT_A_TIME));
        assert_eq!(Rc::strong_count(&thing), 1);
        let_go(many(2 * AT_A_TIME + 1));
        let mut rest = TAKEN.take().pop().unwrap();
        assert_eq!(Rc::strong_count(&thing), 2 * AT_A_TIME + 2);
        assert!(rest());
        assert_eq!(Rc::strong_count(&thing), AT_A_TIME + 2);
        assert!(rest());
        assert!(!rest());
        assert_eq!(Rc::strong_count(&thing), 1);
    }
}
