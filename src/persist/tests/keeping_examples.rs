//! The keeper step by step: what it writes next, what it says when that fails, when it shortens the journal.

use crate::domain::Timestamp;
use crate::persist::{Can, Keeper, Label, Place, SaveState, StorageError, Task};

/// Steps are numbers, and a project is the list of all its steps.
type Log = Vec<u32>;

#[test]
fn steps_made_during_a_write_go_together_in_the_next() {
    let mut keeper = Keeper::resume(
        Place {
            head: Some(4),
            step: 4,
            journal: 4,
            set_aside_first: false,
        },
        Can::All,
    );
    let project = Log::new;
    keeper.changed([1], project);
    assert_eq!(
        keeper.next_task(),
        Some(Task::Append {
            after: 4,
            records: vec![1]
        })
    );
    keeper.changed([2], project);
    keeper.changed([3], project);
    assert_eq!(keeper.next_task(), None);
    keeper.succeeded();
    assert_eq!(keeper.state(), SaveState::Saving);
    assert_eq!(
        keeper.next_task(),
        Some(Task::Append {
            after: 5,
            records: vec![2, 3]
        })
    );
    keeper.succeeded();
    assert_eq!(keeper.state(), SaveState::Saved);
    assert_eq!(keeper.next_task(), None);
}

#[test]
fn a_failure_says_why_and_is_tried_again_with_the_next_step() {
    let mut keeper = Keeper::resume(
        Place {
            head: Some(0),
            step: 0,
            journal: 0,
            set_aside_first: false,
        },
        Can::All,
    );
    let project = Log::new;
    keeper.changed([1], project);
    let _ = keeper.next_task();
    keeper.failed(StorageError::Quota);
    let SaveState::NotSaved(reason) = keeper.state() else {
        panic!("it is not saved")
    };
    assert!(
        reason.starts_with("the browser has no room left"),
        "{reason}"
    );
    assert_eq!(keeper.next_task(), None, "not again by itself");
    keeper.changed([2], project);
    assert_eq!(
        keeper.next_task(),
        Some(Task::Append {
            after: 0,
            records: vec![1, 2]
        })
    );
}

#[test]
fn a_long_journal_is_shortened_at_the_next_pause() {
    let mut keeper = Keeper::resume(
        Place {
            head: Some(300),
            step: 300,
            journal: 300,
            set_aside_first: false,
        },
        Can::All,
    );
    let not_yet = || -> Log { panic!("no step waits for a copy of the project") };
    keeper.changed([1], not_yet);
    assert!(matches!(keeper.next_task(), Some(Task::Append { .. })));
    keeper.succeeded();
    assert_eq!(keeper.next_task(), None);
    assert!(keeper.wants_pause());
    keeper.pause(|| vec![9]);
    let Some(Task::Snapshot {
        expected,
        step,
        project,
        whole,
        label,
    }) = keeper.next_task()
    else {
        panic!("a snapshot is due")
    };
    assert_eq!(
        (expected, step, project, whole, label),
        (Some(301), 301, vec![9], false, None)
    );
    assert_eq!(keeper.state(), SaveState::Saved, "shortening is no news");
    keeper.failed(StorageError::Quota);
    assert_eq!(keeper.state(), SaveState::Saved, "nothing is lost by it");
    assert!(!keeper.wants_pause());
}

#[test]
fn of_a_part_of_a_project_only_steps_are_written() {
    let place = Place {
        head: Some(300),
        step: 300,
        journal: 300,
        set_aside_first: false,
    };
    let mut keeper = Keeper::resume(place, Can::Append);
    let never = || -> Log { panic!("a part must not be written as if it were the whole") };
    for step in 0..900 {
        keeper.changed([step], never);
        assert!(matches!(keeper.next_task(), Some(Task::Append { .. })));
        keeper.succeeded();
        keeper.pause(never);
        assert_eq!(keeper.next_task(), None);
        assert_eq!(keeper.state(), SaveState::Saved);
    }
    // The project was cleared away: there is nothing to write it anew from.
    keeper.changed([900], never);
    let _ = keeper.next_task();
    keeper.failed(StorageError::Gone);
    keeper.try_again(never);
    assert_eq!(keeper.next_task(), None);
    assert_ne!(keeper.state(), SaveState::Saved);
    keeper.keep(
        Log::new(),
        Label {
            title: String::new(),
            at: Timestamp(0),
        },
    );
    assert!(matches!(keeper.kept(), Some(Err(_))));
    // With all of it here, everything is.
    keeper.can_all();
    keeper.changed([901], || vec![1]);
    assert!(matches!(
        keeper.next_task(),
        Some(Task::Snapshot {
            expected: None,
            step: 1202,
            whole: true,
            ..
        })
    ));
}

#[test]
fn a_journal_that_holds_articles_is_shortened_at_the_next_pause() {
    let place = Place {
        head: Some(3),
        step: 3,
        journal: 3,
        set_aside_first: false,
    };
    let mut keeper = Keeper::resume(place, Can::All);
    keeper.shorten_soon();
    keeper.changed([1], || vec![9]);
    let _ = keeper.next_task();
    keeper.succeeded();
    keeper.pause(|| vec![9]);
    assert!(matches!(keeper.next_task(), Some(Task::Snapshot { .. })));
}
