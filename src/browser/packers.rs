//! Workers that pack while the page writes: `public/pack.js`, beside the program. Where there are none, because the page is a
//! file or the browser begins none, they are never ready, and nothing is waited for.

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, MessageEvent, Worker};

use super::rooms::Rooms;
use super::signal::{Sender, signal};
use super::{Listener, OrLog, Timer};

/// So much is given to one worker before it has answered: enough for it to be busy while the page has a turn.
const AT_ONCE: usize = 12;
/// More workers than these find nothing to do: one page does not write so much.
const MOST: usize = 3;
/// While answers are waited for this says every so many milliseconds that the wait goes on, so that it can be stopped.
const A_WHILE: i32 = 250;
/// Whoever answers nothing for so many whiles has failed.
const PATIENCE: u32 = 20;
/// The script, in the program’s folder.
const SCRIPT: &str = "pack.js";

/// Begun when they are first asked, and ended when this is dropped.
#[derive(Default)]
pub struct Packers {
    workers: OnceCell<Vec<One>>,
    heard: Rc<Heard>,
}

#[derive(Default)]
struct Heard {
    /// For batches; it comes back with their answers.
    rooms: Rooms,
    answers: RefCell<VecDeque<(u32, Vec<u8>)>>,
    failed: Cell<bool>,
    waiting: RefCell<Option<Sender<()>>>,
    /// How many whiles nothing has come.
    whiles: Cell<u32>,
}

struct One {
    worker: Worker,
    /// Whether its program is there.
    ready: Rc<Cell<bool>>,
    /// How many batches it has that it did not answer yet.
    busy: Rc<Cell<usize>>,
    _listeners: [Listener; 2],
}

impl Packers {
    /// Whether a batch can be given now.
    pub fn take(&self) -> bool {
        self.idlest().is_some()
    }

    /// Gives a batch to the one that has least to do.
    pub fn give(&self, number: u32, batch: &[u8]) {
        let Some(one) = self.idlest() else {
            return self.heard.fail();
        };
        let bytes = self.heard.rooms.filled(batch);
        let message = Array::of2(&JsValue::from(number), &bytes);
        let given = Array::of1(&bytes.buffer());
        let sent = method(&one.worker, "postMessage")
            .and_then(|post| post.call2(&one.worker, &message, &given));
        match sent.or_log("could not give work to a worker") {
            Some(_) => one.busy.set(one.busy.get() + 1),
            None => self.heard.fail(),
        }
    }

    /// An answer that has come, with the number of its batch.
    pub fn answer(&self) -> Option<(u32, Vec<u8>)> {
        self.heard.answers.borrow_mut().pop_front()
    }

    /// Whether a worker has failed: then no answer can be relied on to come.
    pub fn failed(&self) -> bool {
        self.heard.failed.get()
    }

    /// Waits until something has come, or for a while.
    pub async fn wait(&self) {
        if self.heard.failed.get() || !self.heard.answers.borrow().is_empty() {
            return;
        }
        let (sender, come) = signal();
        self.heard.waiting.replace(Some(sender.clone()));
        let heard = Rc::clone(&self.heard);
        let _timer = Timer::after(A_WHILE, move || {
            heard.whiles.set(heard.whiles.get() + 1);
            if heard.whiles.get() >= PATIENCE {
                heard.failed.set(true);
            }
            sender.send(());
        });
        come.await;
    }

    fn idlest(&self) -> Option<&One> {
        let workers = self
            .workers
            .get_or_init(|| self.begin().unwrap_or_default());
        let free = workers
            .iter()
            .filter(|one| one.ready.get() && one.busy.get() < AT_ONCE);
        free.min_by_key(|one| one.busy.get())
            .filter(|_| !self.heard.failed.get())
    }

    fn begin(&self) -> Option<Vec<One>> {
        let window = web_sys::window()?;
        let boot = window.document()?.get_element_by_id("boot")?;
        // A page that has everything in itself names no file, and may begin no worker.
        let program = boot.get_attribute("data-js")?;
        let (folder, _) = program.rsplit_once('/')?;
        // One core is the page’s own.
        let cores = Reflect::get(&window.navigator(), &"hardwareConcurrency".into());
        let cores = cores.ok()?.as_f64()? as usize;
        let many = cores.saturating_sub(1).min(MOST);
        let script = format!("{folder}/{SCRIPT}");
        let workers = (0..many).map_while(|_| One::begin(&script, &self.heard));
        Some(workers.collect())
    }
}

impl Heard {
    fn wake(&self) {
        if let Some(waiting) = self.waiting.take() {
            waiting.send(());
        }
    }

    fn fail(&self) {
        self.failed.set(true);
        self.wake();
    }
}

impl One {
    fn begin(script: &str, heard: &Rc<Heard>) -> Option<Self> {
        let worker = Worker::new(script).or_log("could not begin a worker")?;
        let (ready, busy) = (Rc::new(Cell::new(false)), Rc::new(Cell::new(0_usize)));
        let (is_ready, is_busy, all) = (Rc::clone(&ready), Rc::clone(&busy), Rc::clone(heard));
        let answers = Listener::on(&worker, "message", move |event: MessageEvent| {
            let Ok(said) = event.data().dyn_into::<Array>() else {
                return is_ready.set(true);
            };
            is_busy.set(is_busy.get().saturating_sub(1));
            all.whiles.set(0);
            let answer: Uint8Array = said.get(1).unchecked_into();
            all.rooms.take_back(said.get(2));
            let number = said.get(0).as_f64().unwrap_or_default() as u32;
            all.answers
                .borrow_mut()
                .push_back((number, answer.to_vec()));
            all.wake();
        });
        let all = Rc::clone(heard);
        let failed = Listener::on(&worker, "error", move |_: Event| all.fail());
        Some(Self {
            worker,
            ready,
            busy,
            _listeners: [answers, failed],
        })
    }
}

impl Drop for One {
    fn drop(&mut self) {
        method(&self.worker, "terminate")
            .and_then(|end| end.call0(&self.worker))
            .or_log("could not end a worker");
    }
}

/// What a worker can do, by its name: as functions of the bindings they would weigh in the part that the page opens with.
fn method(worker: &Worker, name: &str) -> Result<Function, JsValue> {
    Reflect::get(worker, &name.into())?.dyn_into()
}
