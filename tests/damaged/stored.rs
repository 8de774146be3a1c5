//! A project as it lies in a store after some work: more articles than are read at first, tags and links in each, kept
//! versions, a journal.

use std::rc::Rc;
use std::sync::{Arc, OnceLock};

use demarche::domain::{
    Codebook, Coder, CoderId, Document, DocumentId, DocumentMeta, Extra, KindId, Offset, Project,
    ProjectId, ProjectMeta, RelationTypeId, SequentialIds, Span, Text, Timestamp,
};
use demarche::edit::{Command, Context, Done, Session, command};
use demarche::persist::{
    InPieces, Label, Library, Memory, Opened, Recovered, SaveState, Shelf, Storage, Writer,
};
use pollster::block_on;
use uuid::Uuid;

/// More than are read at first.
const ARTICLES: usize = 15;

pub(crate) struct Stored {
    pub(crate) shelf: Shelf,
    /// As it was saved last.
    pub(crate) project: Project,
    /// As it was each time a version was kept, the oldest first.
    pub(crate) versions: Vec<Project>,
}

struct Work {
    session: Session,
    writer: Writer<Memory>,
    ids: SequentialIds,
    now: i64,
}

impl Work {
    fn command(&mut self, command: impl Command) -> Done {
        self.now += 1_000;
        let now = Timestamp(self.now);
        let ids = &mut self.ids;
        let done = self
            .session
            .dispatch(&command, &mut Context { now, ids })
            .unwrap();
        self.writer
            .changed(&done.transactions, self.session.project());
        block_on(self.writer.work(|_| {}));
        assert_eq!(self.writer.state(), SaveState::Saved);
        done
    }

    fn tag(&mut self, article: usize, start: u32, end: u32) {
        let document = self.session.project().all_documents()[article].id();
        let spans = vec![Span::new(Offset(start), Offset(end))];
        let kind = KindId::new(if end.is_multiple_of(2) {
            "claim"
        } else {
            "demand"
        });
        self.command(command::Tag {
            document,
            spans,
            kind,
        });
    }

    fn keep(&mut self, title: &str) -> Project {
        let label = Label {
            title: title.to_owned(),
            at: Timestamp(self.now),
        };
        let project = self.session.project().clone();
        self.writer
            .keep(&project, label, Box::new(|kept| kept.unwrap()));
        block_on(self.writer.work(|_| {}));
        project
    }
}

fn article(n: usize) -> Arc<Document> {
    let text = format!(
        "Talks, day {n}\n\nMoscow 🇷🇺 demands a written answer. لا\nNobody gave one, {n} times.\n"
    );
    let text = Text::freeze_str(&text).unwrap();
    let meta = DocumentMeta {
        id: DocumentId::new(Uuid::from_u128(100 + n as u128)),
        title: format!("Day {n}"),
        text_sha256: text.sha256(),
        published: None,
        outlet: "Mail".to_owned(),
        author: String::new(),
        section: String::new(),
        language: String::new(),
        url: String::new(),
        notes: String::new(),
        imported_from: format!("{n}.txt"),
        imported: Timestamp(2),
        done: false,
        binned: None,
        versions: Vec::new(),
        extra: Extra::new(),
    };
    Arc::new(Document::new(meta, text))
}

fn begun() -> (Memory, Work) {
    let meta = ProjectMeta {
        id: ProjectId::new(Uuid::from_u128(1)),
        title: "Geneva".to_owned(),
        created: Timestamp(0),
        sample: false,
        lost: Vec::new(),
        extra: Extra::new(),
    };
    let project = Project::empty(meta, Codebook::claims_actors_demands());
    let memory = Memory::new();
    let storage = Rc::new(memory.clone());
    let snapshots = InPieces::of_new(Rc::clone(&storage), project.meta().id);
    let writer = Writer::begin(storage, &project, Timestamp(1), Some(snapshots));
    let coder = Coder {
        id: CoderId::new(Uuid::from_u128(3)),
        name: "Ann".to_owned(),
        extra: Extra::new(),
    };
    let work = Work {
        session: Session::new(project, coder),
        writer,
        ids: SequentialIds::starting_at(1_000),
        now: 1_642_761_000_000,
    };
    (memory, work)
}

impl Stored {
    /// Made once: it is the same every time.
    pub(crate) fn new() -> &'static Self {
        static MADE: OnceLock<Stored> = OnceLock::new();
        MADE.get_or_init(Self::make)
    }

    fn make() -> Self {
        let (memory, mut work) = begun();
        work.command(command::AddDocuments((0..ARTICLES).map(article).collect()));
        for n in 0..ARTICLES {
            work.tag(n, 0, 5);
            work.tag(n, 16, 22);
        }
        let mut versions = vec![work.keep("Importing 3 articles")];
        for n in 0..4 {
            work.tag(n, 25, 32);
        }
        versions.push(work.keep("Merging"));
        let tags: Vec<_> = work.session.project().annotations().map(|t| t.id).collect();
        for pair in [(0, 20), (2, 3), (24, 7)] {
            let of_type = RelationTypeId::new("repeats");
            let (from, to) = (tags[pair.0], tags[pair.1]);
            work.command(command::Link { from, to, of_type });
        }
        work.tag(ARTICLES - 1, 25, 32);
        versions.push(work.keep("Taking another codebook"));
        work.command(command::Delete(vec![tags[9]]));
        // Articles that came in make a snapshot at the next pause, which no version is equal to; then comes a journal.
        work.command(command::AddDocuments(vec![article(ARTICLES)]));
        work.writer.pause(work.session.project());
        block_on(work.writer.work(|_| {}));
        for n in 5..9 {
            work.tag(n, 24, 30);
        }
        let changed = work.session.project().annotations().next().unwrap().id;
        work.command(command::SetMemo(changed, "noted".to_owned()));
        work.tag(9, 24, 31);
        let project = work.session.project().clone();
        let id = project.meta().id;
        let shelf = memory.shelf(id);
        assert_eq!(shelf.stored.journal.len(), 6);
        assert_eq!(shelf.versions.len(), 3);
        Self {
            shelf,
            project,
            versions,
        }
    }

    pub(crate) fn id(&self) -> ProjectId {
        self.project.meta().id
    }

    /// Whether the newest snapshot speaks of a piece.
    pub(crate) fn outline_says(&self, name: &str) -> bool {
        let last = name.split(' ').next_back().unwrap_or_default();
        let outline = self.shelf.stored.snapshot.as_deref().unwrap_or_default();
        String::from_utf8_lossy(outline).contains(last)
    }

    pub(crate) fn article_of_text(&self, sha256: &str) -> DocumentId {
        let mut all = self.project.all_documents().iter();
        let found = all.find(|document| document.meta.text_sha256 == sha256);
        found.unwrap().id()
    }
}

pub(crate) fn opened(memory: &Memory, id: ProjectId) -> Recovered {
    let library = Library::new(Rc::new(memory.clone()));
    // What the list does not have nobody could open.
    let listed = block_on(library.list()).unwrap();
    if !listed.iter().any(|line| line.id == id) {
        assert_eq!(memory.shelf(id).stored.snapshot, None);
        assert_eq!(memory.shelf(id).stored.listing, None);
    }
    if let Some(Some(opening)) = block_on(library.begin(id)).unwrap() {
        for at in [None, Some(article(14).id())] {
            if let Some(part) = block_on(opening.part(at)).unwrap() {
                assert_eq!(part.project.check(), Vec::new());
            }
        }
    }
    match block_on(library.open(id)).unwrap() {
        Some(recovered) => recovered,
        None => panic!("the project is there"),
    }
}

/// Every kept version that is whole, the newest first.
pub(crate) fn versions_opened(memory: &Memory, id: ProjectId) -> Vec<Project> {
    let library = Library::new(Rc::new(memory.clone()));
    let all = block_on(library.versions(id)).unwrap();
    let all = all.into_iter().filter_map(|version| {
        match block_on(library.version(id, version.step)).unwrap() {
            Some((Recovered::Whole(opened), _)) => Some(opened.project),
            Some((Recovered::Partly(opened, _), _)) => {
                assert_eq!(opened.project.check(), Vec::new());
                None
            }
            _ => None,
        }
    });
    all.collect()
}

/// Goes on with what was opened: a step, a pause, a snapshot.
pub(crate) fn work_on(memory: &Memory, opened: Opened) -> Project {
    let storage = Rc::new(memory.clone());
    let id = opened.project.meta().id;
    let snapshots = opened.start.snapshots(Rc::clone(&storage), id);
    let writer = Writer::resume(storage, &opened.project, opened.start.place(), snapshots);
    let (_, begun) = begun();
    let mut work = Work {
        session: Session::new(opened.project, begun.session.coder().clone()),
        writer,
        ids: SequentialIds::starting_at(900_000),
        now: begun.now + 10_000_000,
    };
    work.tag(0, 33, 40);
    work.keep("Going on");
    work.session.project().clone()
}

/// Whether these bytes are in the store, as they are or in a copy that was put aside.
pub(crate) fn is_anywhere(memory: &Memory, bytes: &[u8]) -> bool {
    let hex: String = bytes.iter().map(|b| format!("{b:02x}")).collect();
    let text = String::from_utf8_lossy(bytes).into_owned();
    let text = serde_json::to_string(&text).unwrap();
    block_on(memory.dump(None)).unwrap().iter().any(|raw| {
        let copy = String::from_utf8_lossy(&raw.bytes);
        raw.bytes == bytes || copy.contains(&hex) || copy.contains(&text)
    })
}
