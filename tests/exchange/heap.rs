//! A heap of arbitrary articles in each format, for the field's own readers: `cargo test --test exchange heap -- --ignored`
//! writes them below `target/tmp/exchange`.

use std::fs;
use std::path::PathBuf;

use demarche::format::exchange::TOOLS;
use demarche::format::exchange::model::Article;
use demarche::format::exchange::reduce::reduce;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

use crate::articles;
use crate::laws::written;

/// With ids that no other article of the heap has.
fn own(n: u128, mut article: Article) -> Article {
    let own = |id: &mut String| {
        let number = uuid::Uuid::parse_str(id).unwrap().as_u128();
        *id = uuid::Uuid::from_u128(number | (n + 1) << 96).to_string();
    };
    article.marks.iter_mut().for_each(|mark| own(&mut mark.id));
    for tie in &mut article.ties {
        own(&mut tie.id);
        own(&mut tie.from);
        own(&mut tie.to);
    }
    article
}

#[test]
#[ignore = "for readers that are no part of this test"]
fn a_heap_of_articles() {
    let mut runner = TestRunner::deterministic();
    let all: Vec<Article> = (0..200)
        .map(|n| {
            own(
                n,
                articles::article(n)
                    .new_tree(&mut runner)
                    .unwrap()
                    .current(),
            )
        })
        .collect();
    for tool in TOOLS {
        let held: Vec<Article> = all
            .iter()
            .map(|a| reduce(a, &tool.holds, &mut Vec::new()))
            .collect();
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
