//! Damaged files; and a heap of articles in each format, for the field's own readers: `cargo test --test exchange heap -- --ignored`
//! writes them below `target/tmp/exchange`.

use std::fs;
use std::path::PathBuf;

use demarche::domain::{Anchor, AtOnce, at_once};
use demarche::format::exchange::model::Article;
use demarche::format::exchange::reduce::reduce;
use demarche::format::exchange::{TOOLS, Tool};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use crate::articles;
use crate::laws::written;

fn held(tool: &Tool, all: &[Article]) -> Vec<Article> {
    all.iter()
        .map(|a| reduce(a, &tool.holds, &mut Vec::new()))
        .collect()
}

proptest! {
    #[test]
    fn damaged_files_are_refused_or_read_but_never_stop_the_program(
        article in articles::article(1),
        damage in vec((any::<Index>(), any::<Index>(), any::<u8>(), 0..4_u8), 1..6),
    ) {
        for tool in TOOLS {
            let held = held(tool, std::slice::from_ref(&article));
            let mut files = written(tool, &articles::scheme(&held), &held);
            for (file, at, byte, how) in &damage {
                let n = file.index(files.len());
                let bytes = &mut files[n].bytes;
                if bytes.is_empty() {
                    continue;
                }
                let at = at.index(bytes.len());
                match how {
                    0 => bytes[at] = *byte,
                    1 => bytes.truncate(at),
                    2 => drop(bytes.drain(at..(at + usize::from(*byte)).min(bytes.len()))),
                    _ => bytes.insert(at, b"\t:;|0\"{["[usize::from(*byte) % 8]),
                }
            }
            let _ = (tool.knows)(&files);
            if let Ok(reading) = at_once((tool.read)(&files, &AtOnce)) {
                for article in &reading.articles {
                    for mark in &article.marks {
                        let anchor = Anchor::describe(&article.text, &mark.parts);
                        let sound = anchor.is_ok_and(|anchor| anchor.fragments() == mark.parts.as_slice());
                        prop_assert!(sound, "{}: {:?}", tool.id, mark.parts);
                    }
                }
            }
        }
    }
}

#[test]
#[ignore = "for readers that are no part of this test"]
fn a_heap_of_articles() {
    let mut runner = TestRunner::deterministic();
    let all: Vec<Article> = (0..200)
        .map(|n| {
            articles::article(n)
                .new_tree(&mut runner)
                .unwrap()
                .current()
        })
        .collect();
    for tool in TOOLS {
        let held = held(tool, &all);
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"))
            .join("exchange")
            .join(tool.id);
        let _ = fs::remove_dir_all(&folder);
        for file in written(tool, &articles::scheme(&held), &held) {
            let path = folder.join(&file.path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, &file.bytes).unwrap();
        }
        let count = |of: fn(&Article) -> usize| held.iter().map(of).sum::<usize>();
        println!(
            "{} {} {}",
            folder.display(),
            count(|a| a.marks.len()),
            count(|a| a.ties.len())
        );
    }
}
