//! The keeper against a store that does what it is told, or fails, in any order of events.

use proptest::prelude::*;

use crate::domain::Timestamp;
use crate::persist::{Can, Keeper, Label, Place, SaveState, StorageError, Task, compare};

/// Steps are numbers, and a project is the list of all its steps.
type Log = Vec<u32>;

#[derive(Clone, Debug)]
enum Event {
    /// So many steps are made.
    Change(u8),
    /// The write under way is done.
    Succeed,
    /// The write under way fails.
    Fail,
    Retry,
    Pause,
    /// The project as it is now is to be kept as a version.
    Keep,
    /// Somebody clears the browser's data.
    Wipe,
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        4 => (1..90_u8).prop_map(Event::Change),
        8 => Just(Event::Succeed),
        2 => Just(Event::Fail),
        2 => Just(Event::Retry),
        2 => Just(Event::Pause),
        1 => Just(Event::Keep),
        1 => Just(Event::Wipe),
    ]
}

/// What lies in the store.
#[derive(Debug, Default)]
struct Store {
    head: Option<u64>,
    /// All steps up to and with `head`, as snapshot and journal together have them.
    kept: Log,
    journal: u64,
    set_aside: u32,
    versions: u32,
}

impl Store {
    fn carry_out(&mut self, task: Task<u32, Log>) -> Result<(), StorageError> {
        match task {
            Task::SetAside => self.set_aside += 1,
            Task::Append { after, records } => {
                compare(self.head, Some(after))?;
                assert!(!records.is_empty());
                self.head = Some(after + records.len() as u64);
                self.journal += records.len() as u64;
                self.kept.extend(records);
            }
            Task::Snapshot {
                expected,
                step,
                project,
                label,
                ..
            } => {
                compare(self.head, expected)?;
                if let Some(label) = label {
                    // As it was when it was asked for, whatever was done since.
                    assert_eq!(label.title, project.len().to_string());
                    self.versions += 1;
                }
                assert!(Some(step) >= expected && project.starts_with(&self.kept));
                self.kept = project;
                self.journal = 0;
                self.head = Some(step);
            }
        }
        Ok(())
    }
}

struct Run {
    keeper: Keeper<u32, Log>,
    store: Store,
    all: Log,
    under_way: Option<Task<u32, Log>>,
    /// Whether a version was asked for and no answer has come yet.
    asked: bool,
    /// How long the journal was when shortening it failed last; 0 when it has been shortened since.
    not_shortened: u64,
}

impl Run {
    fn fail(&mut self, task: &Task<u32, Log>, error: StorageError) {
        if let Task::Snapshot { whole: false, .. } = task {
            let pending = self.all.len() - self.store.kept.len();
            self.not_shortened = self.store.journal + pending as u64;
        }
        self.keeper.failed(error);
    }

    fn happen(&mut self, event: &Event) {
        match event {
            Event::Change(count) => {
                let first = self.all.len() as u32;
                let records: Log = (first..first + u32::from(*count)).collect();
                self.all.extend(&records);
                self.keeper.changed(records, || self.all.clone());
            }
            Event::Succeed => {
                if let Some(task) = self.under_way.take() {
                    let snapshot = matches!(task, Task::Snapshot { .. });
                    match self.store.carry_out(task.clone()) {
                        Ok(()) => self.keeper.succeeded(),
                        Err(error) => self.fail(&task, error),
                    }
                    if snapshot && self.store.journal == 0 {
                        self.not_shortened = 0;
                    }
                }
            }
            Event::Fail => {
                if let Some(task) = self.under_way.take() {
                    self.fail(&task, StorageError::Quota);
                }
            }
            Event::Retry => self.keeper.try_again(|| self.all.clone()),
            Event::Pause => self.keeper.pause(|| self.all.clone()),
            Event::Keep => {
                let title = self.all.len().to_string();
                let label = Label {
                    title,
                    at: Timestamp(0),
                };
                self.keeper.keep(self.all.clone(), label);
                self.asked = true;
            }
            Event::Wipe => {
                let set_aside = self.store.set_aside;
                self.store = Store {
                    set_aside,
                    ..Store::default()
                };
            }
        }
        if self.under_way.is_none() {
            self.under_way = self.keeper.next_task();
        }
        if self.keeper.kept().is_some() {
            self.asked = false;
        }
        assert!(
            self.under_way.is_none() || self.keeper.next_task().is_none(),
            "two at a time"
        );
    }
}

/// A new project, or one that was opened: whole, or with the last `lost` of its steps unreadable.
fn start(opened: Option<(u8, u8)>) -> Run {
    let Some((steps, lost)) = opened else {
        let keeper = Keeper::begin(Log::new(), Can::All);
        return Run {
            keeper,
            store: Store::default(),
            all: Log::new(),
            under_way: None,
            asked: false,
            not_shortened: 0,
        };
    };
    let lost = lost.min(steps);
    let all: Log = (0..u32::from(steps - lost)).collect();
    let head = u64::from(steps);
    let keeper = Keeper::resume(
        Place {
            head: Some(head),
            step: head,
            journal: head,
            set_aside_first: lost > 0,
        },
        Can::All,
    );
    let store = Store {
        head: Some(head),
        kept: all.clone(),
        journal: head,
        set_aside: 0,
        versions: 0,
    };
    Run {
        keeper,
        store,
        all,
        under_way: None,
        asked: false,
        not_shortened: 0,
    }
}

fn opened() -> impl Strategy<Value = Option<(u8, u8)>> {
    prop::option::of((any::<u8>(), prop_oneof![Just(0_u8), 0..9_u8]))
}

proptest! {
    #[test]
    fn no_step_is_lost_and_saved_is_never_said_too_early(opened in opened(), events in prop::collection::vec(event(), 0..60)) {
        let mut run = start(opened);
        let mut wiped = false;
        for event in &events {
            run.happen(event);
            wiped = (wiped || matches!(event, Event::Wipe)) && run.store.head.is_none();
            prop_assert!(run.all.starts_with(&run.store.kept), "something else was written after {:?}", event);
            if run.keeper.state() == SaveState::Saved && !wiped {
                prop_assert_eq!(&run.store.kept, &run.all, "saved was said after {:?}", event);
            }
        }
        // When the store works again, one more step is enough to have everything kept. Steps made during a write of
        // the whole may leave the journal long; it is found to be with the step after that.
        for _ in 0..2 {
            run.happen(&Event::Change(1));
            for _ in 0..9 {
                run.happen(&Event::Succeed);
                run.happen(&Event::Retry);
                run.happen(&Event::Pause);
            }
            prop_assert!(run.under_way.is_none());
            prop_assert_eq!(run.keeper.state(), SaveState::Saved);
            prop_assert_eq!(&run.store.kept, &run.all);
            prop_assert!(!run.asked, "whoever asked for a version to be kept was told how that went");
        }
        let versions = run.store.versions;
        run.happen(&Event::Keep);
        for _ in 0..3 {
            run.happen(&Event::Succeed);
        }
        prop_assert_eq!(run.store.versions, versions + 1);
        // A failed snapshot is not tried again at once, but after as many steps as make a journal long.
        prop_assert!(
            run.store.journal < run.not_shortened + 200,
            "{} steps in the journal, {} when it could not be shortened", run.store.journal, run.not_shortened,
        );
    }

    #[test]
    fn opening_writes_nothing(opened in (any::<u8>(), 0..9_u8), events in prop::collection::vec(prop_oneof![Just(Event::Pause), Just(Event::Retry)], 0..5)) {
        let mut run = start(Some(opened));
        for event in &events {
            run.happen(event);
            prop_assert!(run.under_way.is_none());
            prop_assert_eq!(run.keeper.state(), SaveState::Saved);
        }
    }

    #[test]
    fn what_could_not_be_read_is_put_aside_before_anything_is_written(steps in 1..200_u8, lost in 1..9_u8, events in prop::collection::vec(event(), 0..30)) {
        let mut run = start(Some((steps, lost)));
        let head = run.store.head;
        for event in events.iter().filter(|e| !matches!(e, Event::Wipe)) {
            run.happen(event);
            prop_assert!(run.store.set_aside > 0 || run.store.head == head);
        }
    }
}
