//! The project that is exported: articles, tags and codings of every kind that ever made trouble, the same every time.

use demarche::domain::{
    Anchor, Annotation, AnnotationId, Code, CodeId, CodeList, Codebook, Coder, CoderId, Confidence,
    Date, Document, DocumentId, DocumentMeta, Extra, KindId, Offset, Origin, Parts, Project,
    ProjectId, ProjectMeta, Relation, RelationId, Span, Text, Timestamp, snap_outward,
};
use demarche::format::ExportFormat;
use uuid::Uuid;

use crate::coded::{self, Dice};
use crate::folder;

/// Articles. So many that they are dealt to training, validation and test, and that archives have many files.
const ARTICLES: u128 = 36;

/// What their texts are made of: emoji of several characters, umlauts as one character and as two, Arabic, Hebrew, Chinese,
/// Thai; line ends as Windows writes them, tabs, blanks of other widths and in rows, a line that looks like a heading of CoNLL;
/// mark-up, quotation marks, a character beyond the first plane, one that XML forbids, no line end or several at the end.
const TEXTS: [&str; 12] = [
    "We will not wait another winter,” said Mayor Ilsa Corrin 😊. She asked the families to give up eleven berths, and 👩‍👩‍👧 agreed \
     – for now. “Nobody”, she said, “leaves before May.”",
    "Grüße aus Ku\u{308}hlungsborn!\r\n\r\nDer Bürgermeister fordert: Die Fähre muss fahren, täglich, auch sonntags.\r\nDie \
     Reederei lehnt das ab; sie verlangt Geld für neue Schiffe.\r\n",
    "قال رئيس البلدية إن المدينة لن تنتظر شتاء آخر. وطالب العائلات بالتخلي عن أحد عشر مرسى قبل نهاية الشهر، ورفضت العائلات ذلك.\n",
    "市长说，本市不会再等一个冬天。她要求各家让出十一个泊位，并在五月前公布图纸。各家拒绝了。“没有地图，就没有谈判。”\n港口管理局没有回答。",
    "Minister  Anna Lee\tdemands a  ceasefire now.\u{a0}Rivals, she adds, refuse;\u{2003}talks go on.\n\n\nNo end is in sight\n and \
     nobody waits for one. \n\n",
    "<p>“A &amp; B” – it's \"so\", they say; {\"a\": [1, 2]} and C:\\new\\table stay as they are.</p>\n# no heading\n-DOCSTART- -X- O O\n\
     T1\tClaim 0 4\tnone\n",
    "ראש העיר דרש מהמשפחות לפנות אחד עשר מקומות עגינה עד סוף החודש, והן סירבו. \u{200f}„אין מפה – אין כסף”, אמרו.",
    "🇫🇷 and 🇩🇪 promised 𠮷 tons of e\u{301}clairs 🏳️‍🌈 to the harbour 👨‍👩‍👧‍👦, 3.5 % more than in 2025; the union (ver.di) wants 5 %, \
     at least. 👍🏽",
    "One. Two!\nThree? Four… “Five”; six: seven\n\nEight, nine. A\u{1}B is broken and so is C\u{1f}D, which XML forbids.\n",
    "ผู้ว่าฯ เรียกร้องให้ครอบครัวสละท่าเทียบเรือสิบเอ็ดแห่ง แต่ครอบครัวปฏิเสธ และไม่มีใครตอบ\n",
    " Begins with a blank, says the council; the town must pay, the council demands, and it must pay soon.\nLines\u{2028}that \
     others\u{85}end otherwise stay one.\n",
    "=SUM(A1) stands first, @all and +49 as well; -1 is less; 'quoted' is quoted. The court orders the ministry to publish the \
     list, all of it, and to do so before any boat is moved, as the villages have asked since March.\n",
];

/// Kinds besides those of the usual codebook, by labels that are trouble somewhere.
const LABELS: [(&str, &str); 4] = [
    ("verdict", "a|b: “c”_d e"),
    ("two", "two words"),
    ("quoted", "q'uoted \"x\" & <y>"),
    ("aim", "Ziel_ß 目标"),
];

const WORDS: [&str; 14] = [
    "short",
    "a; b",
    "“q” \"r\"",
    "two\nlines",
    "a\ttab",
    "=1+1",
    "1, 2 and 3",
    "ß 😊",
    "عرب",
    "中文",
    "<b>&amp;</b>",
    " padded ",
    "pipe|under_score",
    "",
];

const NOW: i64 = 1_795_512_600_000;

/// Stretches of letters without white space, none long, each of whole grapheme clusters.
fn pieces(document: &Document) -> Vec<Span> {
    let text = &document.text;
    let mut found: Vec<Span> = Vec::new();
    let mut start = None;
    let ends = text.as_str().chars().map(Some).chain([None]).zip(0_u32..);
    for (c, at) in ends {
        let white = c.is_none_or(char::is_whitespace);
        let long = start.is_some_and(|start| at - start >= 9);
        if let Some(from) = start.filter(|_| white || long) {
            let span = Span::new(Offset(from), Offset(at));
            let span = snap_outward(text, &document.blocks, span);
            if found.last().is_none_or(|last| last.end() <= span.start()) {
                found.push(span);
            }
            start = None;
        }
        if !white && start.is_none() {
            start = Some(at);
        }
    }
    found
}

fn document(n: u128) -> Document {
    let (which, round) = ((n % 12) as usize, n / 12);
    let text = match round {
        0 => TEXTS[which].to_owned(),
        1 => format!("{}\n{}", TEXTS[which], TEXTS[(which + 5) % 12]),
        _ => format!("{n}\n{}", TEXTS[which]),
    };
    let text = Text::freeze_str(&text).unwrap();
    let some = |every: u128, value: &str| match n % every {
        0 => value.to_owned(),
        _ => String::new(),
    };
    let published = match n % 4 {
        0 => Date::day(2026, 1 + (n % 12) as u8, 21),
        1 => "2026-02".parse().ok(),
        2 => "2025".parse().ok(),
        _ => None,
    };
    let meta = DocumentMeta {
        id: DocumentId::new(Uuid::from_u128(0xd000 + n)),
        title: format!("{n}: Häfen / “Talks”, {} 😊", WORDS[which].trim()),
        text_sha256: text.sha256(),
        published,
        outlet: some(2, "Velmora Gazette"),
        author: some(3, "Ilsa Corrin; \"N.N.\""),
        section: some(5, "Harbour & Town"),
        language: ["en", "de", "ar", "zh"][which % 4].to_owned(),
        url: some(4, "https://news.example/a?b=1&c=ü#d"),
        notes: some(7, "Read twice.\nBy both."),
        imported_from: String::new(),
        imported: Timestamp(NOW),
        done: false,
        binned: None,
        versions: Vec::new(),
        extra: Extra::new(),
    };
    Document::new(meta, text)
}

/// Where and what, on one article: at its beginning and its end, inside each other, across each other, the very same, in parts,
/// over line ends, of one character, with white space at an end, of all of it.
fn places(document: &Document, n: usize) -> Vec<(&'static str, Vec<Span>)> {
    let pieces = pieces(document);
    let at = |i: usize| pieces[i.min(pieces.len() - 1)];
    let from = |i: usize, j: usize| at(i).hull(at(j));
    let (all, quarter) = (pieces.len(), pieces.len() / 4);
    let mut found = vec![
        ("claim", vec![from(0, 2)]),
        ("demand", vec![from(all - 2, all - 1)]),
        ("claim", vec![from(quarter, quarter + 7)]),
        ("demand", vec![from(quarter + 2, quarter + 4)]),
        ("verdict", vec![from(quarter + 5, quarter + 9)]),
        ("actor", vec![at(all / 2)]),
        ("actor", vec![at(all / 2)]),
        ("two", vec![at(all / 2)]),
        (
            "demand",
            vec![at(1), from(all / 3 + 3, all / 3 + 4), at(all - 1)],
        ),
        ("actor", vec![at(n * 7 % all)]),
        ("quoted", vec![from(n * 5 % all, n * 5 % all + 3)]),
        ("aim", vec![from(all / 2, all / 2 + 2)]),
    ];
    let end = document.text.len();
    if n.is_multiple_of(6) {
        let wide = Span::new(at(3).start(), at(3).end().plus(1).min(end));
        found.push(("claim", vec![wide]));
    }
    if n.is_multiple_of(9) {
        found.push(("claim", vec![Span::new(Offset::ZERO, end)]));
    }
    found
}

fn coder(n: u128) -> CoderId {
    CoderId::new(Uuid::from_u128(0xc0 + n))
}

fn annotations(documents: &[Document]) -> Vec<Annotation> {
    let mut found: Vec<Annotation> = Vec::new();
    for (n, document) in documents.iter().enumerate() {
        for (kind, spans) in places(document, n) {
            let id = found.len() as u128;
            let moment = Timestamp(NOW + id as i64 * 61_001);
            found.push(Annotation {
                id: AnnotationId::new(Uuid::from_u128(0xa0_0000 + id)),
                document: document.id(),
                kind: KindId::new(kind),
                anchor: Anchor::describe(&document.text, &spans).unwrap(),
                lost: None,
                coded: None,
                actor: None,
                naming: None,
                memo: WORDS[(id * 5 % 14) as usize].to_owned(),
                confidence: id
                    .is_multiple_of(3)
                    .then(|| Confidence::of_percent((id % 101) as u32))
                    .flatten(),
                coder: coder(id / 3 % 2),
                created: moment,
                modified: moment,
                codebook_version: 1,
                origin: Origin::Human,
                extra: Extra::new(),
            });
        }
    }
    found
}

/// Links between statements of one article, and now and then of two.
fn relations(parts: &Parts) -> Vec<Relation> {
    let statements: Vec<&Annotation> = parts
        .annotations
        .iter()
        .filter(|tag| tag.kind.as_str() != "actor")
        .collect();
    let types = &parts.codebook.relations;
    let mut found = Vec::new();
    for (n, pair) in statements.windows(2).enumerate() {
        let [from, to] = pair else { continue };
        if from.document == to.document && n % 3 == 0 || from.document != to.document && n % 2 == 0
        {
            found.push(Relation {
                id: RelationId::new(Uuid::from_u128(0xe0_0000 + n as u128)),
                from: to.id,
                to: from.id,
                of_type: types[n % types.len()].id.clone(),
                note: WORDS[n % 14].to_owned(),
                coder: from.coder,
                created: Timestamp(NOW),
                modified: Timestamp(NOW),
                codebook_version: 1,
                origin: Origin::Human,
                extra: Extra::new(),
            });
        }
    }
    found
}

fn made_by(seed: u64) -> Project {
    let documents: Vec<Document> = (0..ARTICLES).map(document).collect();
    let mut codebook = Codebook::claims_actors_demands();
    for (id, label) in LABELS {
        let mut kind = codebook.kinds[0].clone();
        kind.id = KindId::new(id);
        kind.label = label.to_owned();
        kind.key = None;
        codebook.kinds.push(kind);
    }
    let meta = ProjectMeta {
        id: ProjectId::new(Uuid::from_u128(seed.into())),
        title: "Harbour talks: “all” & more".to_owned(),
        created: Timestamp(NOW),
        sample: false,
        lost: Vec::new(),
        extra: Extra::new(),
    };
    let coders = [(0, "Ann Ó Briain"), (1, "B; C \"D\"")].map(|(n, name)| Coder {
        id: coder(n),
        name: name.to_owned(),
        extra: Extra::new(),
    });
    let annotations = annotations(&documents);
    let mut parts = Parts {
        coders: coders.into(),
        documents,
        annotations,
        ..Parts::new(meta, codebook)
    };
    let mut state = seed;
    let rolls: Vec<u8> = std::iter::repeat_with(|| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 56) as u8
    })
    .take(60_000)
    .collect();
    let words = WORDS.map(str::to_owned);
    coded::code(&mut parts, &mut Dice::new(&rolls, &words, &Extra::new()));
    let names = ["Ilsa Corrin", "O’Brien; & “Söhne”", "محمد 王芳"];
    for (n, actor) in parts.actors.iter_mut().enumerate() {
        actor.name = names[n % 3].to_owned();
        actor.wikidata = ["Q7747", "", "Q42"][n % 3].to_owned();
    }
    for list in CodeList::ALL {
        for code in parts.codebook.codes_mut(*list) {
            *code = Code {
                parent: code.parent.clone(),
                ..Code::named(
                    CodeId::new(code.id.as_str()),
                    format!("{} {}", code.label.trim(), code.id.as_str()),
                )
            };
        }
    }
    parts.relations = relations(&parts);
    Project::assemble(parts).unwrap()
}

/// The first roll of the dice that gives several of everything.
pub(crate) fn project() -> Project {
    let rich = |project: &Project| {
        let codebook = project.codebook();
        project.actors().count() == 3
            && CodeList::ALL
                .iter()
                .all(|list| codebook.codes(*list).len() > 1)
    };
    (1..10_000).map(made_by).find(rich).unwrap()
}

#[test]
#[ignore = "a step of “cargo xtask test --only readers”"]
fn the_project_is_written() {
    let file = ExportFormat::Project.write(&project(), Timestamp(NOW));
    std::fs::write(folder().join("given.demarche.json"), file).unwrap();
}
