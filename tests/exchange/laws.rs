//! For every format: what it holds comes back, and nothing else is lost than what is said.

use demarche::domain::{AtOnce, SequentialIds, Timestamp, at_once};
use demarche::format::exchange::assemble::{Source, assemble};
use demarche::format::exchange::attributes::ROLES;
use demarche::format::exchange::choice::Input;
use demarche::format::exchange::describe::{Names, article, scheme};
use demarche::format::exchange::holds::{Holds, Words};
use demarche::format::exchange::loss::Facet;
use demarche::format::exchange::model::{Article, Scheme};
use demarche::format::exchange::reduce::{NO_TEXTS, reduce};
use demarche::format::exchange::tool::Profile;
use demarche::format::exchange::units::Unit;
use demarche::format::exchange::{File, Layers, Options, Reading, Ready, TOOLS, Tagging, Tool};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::articles;
use crate::kept::mixed;

/// What can be chosen: as it is, and otherwise.
pub(crate) const CHOICES: [Options; 2] = [
    Options {
        profile: Profile::Standard,
        unit: None,
        tagging: Tagging::Bio,
        layers: Layers::Longest,
        seed: 0,
    },
    Options {
        profile: Profile::Standard,
        unit: None,
        tagging: Tagging::Bioes,
        layers: Layers::PerLabel,
        seed: 1,
    },
];

/// Whatever can be chosen for a format, each with each; for REFI-QDA the standard alone, as reading says of the others how they
/// were read.
pub(crate) fn choices(tool: &Tool) -> Vec<Options> {
    let mut all = vec![Options::default()];
    for choice in tool.choices {
        let with = |options: &Options| -> Vec<Options> {
            let mut left = *options;
            match choice.input {
                Input::OneOf(values) => {
                    let each = values.iter().map(|value| {
                        (value.set)(&mut left);
                        left
                    });
                    each.collect()
                }
                Input::Number { set, .. } => {
                    set(&mut left, 1);
                    vec![left]
                }
            }
        };
        all = all.iter().flat_map(with).collect();
    }
    all.retain(|options| options.profile == Profile::Standard);
    all
}

/// The files of articles, with nothing chosen.
pub(crate) fn written(tool: &Tool, scheme: &Scheme, articles: &[Article]) -> Vec<File> {
    written_as(tool, &CHOICES[0], scheme, articles)
}

/// The files of articles.
pub(crate) fn written_as(
    tool: &Tool,
    options: &Options,
    scheme: &Scheme,
    articles: &[Article],
) -> Vec<File> {
    let mut writing = (tool.begin)(scheme, options);
    for article in articles {
        writing.article(article);
    }
    writing.finish()
}

/// The same files, with all that is ready let go of after each article.
fn written_in_pieces(
    tool: &Tool,
    options: &Options,
    scheme: &Scheme,
    articles: &[Article],
) -> Vec<File> {
    let mut writing = (tool.begin)(scheme, options);
    let mut gathered = Ready::default();
    for article in articles {
        writing.article(article);
        gathered.take(writing.ready(1));
    }
    loop {
        let last = writing.last(1);
        if last.is_empty() {
            break;
        }
        gathered.take(last);
    }
    gathered.finish(writing.finish())
}

/// What is read from files.
pub(crate) fn read(tool: &Tool, files: &[File]) -> Reading {
    let read = at_once((tool.read)(files, &AtOnce));
    let mut read = read.unwrap_or_else(|refusal| panic!("{}: {refusal}", tool.id));
    // Numbers of DNA are given where there are none, and kept.
    if tool.id.starts_with("dna") {
        for article in &mut read.articles {
            article.extra.remove("number");
            let marks = article.marks.iter_mut();
            marks.for_each(|mark| drop(mark.extra.remove("statement")));
        }
    }
    read
}

/// What is said of a file, but for what is said of every file of a format that has no texts.
pub(crate) fn said(tool: &Tool, reading: &Reading) -> String {
    let notes = reading.notes.iter().map(|note| note.what.as_str());
    let mut notes: Vec<&str> = notes.collect();
    if tool.holds.text == Words::Quotes {
        assert_eq!(notes.pop(), Some(NO_TEXTS));
    }
    notes.join(" ")
}

/// One article, or some with ids of their own.
fn several() -> impl Strategy<Value = Vec<Article>> {
    let three = (
        articles::article(1),
        articles::article(2),
        articles::article(3),
    );
    prop_oneof![
        2 => vec(articles::article(1), 1..2),
        1 => three.prop_map(|(a, b, c)| vec![a, b, c]),
    ]
}

proptest! {
    #[test]
    fn what_a_format_holds_comes_back(articles in several()) {
        for (tool, options) in TOOLS.iter().flat_map(|tool| choices(tool).into_iter().map(move |options| (*tool, options))) {
            let mut losses = Vec::new();
            let holds = tool.held(&options);
            let mut held: Vec<Article> = articles.iter().map(|a| reduce(a, &holds, &mut losses)).collect();
            // Where there are no texts, there is nothing of an article without marks, and those of one title are one.
            if holds.text == Words::Quotes {
                held.retain(|article| !article.marks.is_empty());
                held.truncate(1);
            }
            if held.is_empty() {
                continue;
            }
            let files = written_as(tool, &options, &articles::scheme(&articles), &held);
            prop_assert!((tool.knows)(&files), "{} does not know its own files", tool.id);
            let others: Vec<&str> = TOOLS.iter().filter(|t| (t.knows)(&files)).map(|t| t.id).collect();
            prop_assert_eq!(others, [tool.id], "more than one format knows a file");
            let back = read(tool, &files);
            prop_assert_eq!(said(tool, &back), "", "{}: nothing was to be said", tool.id);
            prop_assert_eq!(&back.articles, &held, "{}", tool.id);
            // In another order maybe, but the same files, read in the same way.
            let pieces = written_in_pieces(tool, &options, &articles::scheme(&articles), &held);
            prop_assert_eq!(&read(tool, &pieces).articles, &held, "{}", tool.id);
            let [files, pieces] = [files, pieces].map(|mut files| {
                files.sort_by(|a, b| a.path.cmp(&b.path));
                files
            });
            prop_assert_eq!(pieces, files, "{}", tool.id);
        }
    }

    #[test]
    fn what_is_not_said_to_be_lost_is_held(article in articles::article(1)) {
        for tool in TOOLS {
            let mut losses = Vec::new();
            let mut held = reduce(&article, &tool.holds, &mut losses);
            if losses.is_empty() {
                // Ids may be other ones.
                let mut whole = article.clone();
                whole.number();
                held.number();
                held.id.clone_from(&whole.id);
                prop_assert_eq!(&held, &whole, "{}", tool.id);
            }
        }
    }

    #[test]
    fn what_is_not_offered_changes_nothing(article in articles::article(1)) {
        for tool in TOOLS {
            let mut other = Options {
                profile: Profile::Maxqda,
                unit: Some(Unit::Graphemes),
                tagging: Tagging::Bioes,
                layers: Layers::PerLabel,
                seed: 1,
            };
            for choice in tool.choices {
                match choice.input {
                    Input::OneOf(values) => (values[0].set)(&mut other),
                    Input::Number { set, .. } => set(&mut other, 0),
                }
            }
            prop_assert_eq!(tool.held(&other), tool.held(&CHOICES[0]));
            let held = [reduce(&article, &tool.held(&other), &mut Vec::new())];
            let scheme = articles::scheme(&held);
            let files = written_as(tool, &other, &scheme, &held);
            prop_assert_eq!(files, written(tool, &scheme, &held), "{}", tool.id);
        }
    }

    /// Whoever stands in a column is not said to be left out, and whoever is said to stay stands in one.
    #[test]
    fn of_links_and_roles_only_what_is_gone_is_said_to_be(project in crate::random::project()) {
        let names = Names::of(&project);
        for whole in project.documents().iter().map(|d| article(&project, &names, d, "test")) {
            for tool in TOOLS {
                let holds = Holds { ids: true, ..tool.holds };
                let mut losses = Vec::new();
                let held = reduce(&whole, &holds, &mut losses);
                let told = |facets: &[Facet]| losses.iter().filter(|loss| facets.contains(&loss.facet)).count();
                let gone: Vec<_> = whole.ties.iter().filter(|tie| held.ties.iter().all(|other| other.id != tie.id)).collect();
                prop_assert_eq!(told(&[Facet::Tie, Facet::Role, Facet::Mention, Facet::Across]), gone.len(), "{}", tool.id);
                let is_role = |label: &str| ROLES.iter().any(|(role, _)| *role == label);
                prop_assert!(losses.iter().all(|loss| loss.facet != Facet::Tie || !is_role(&loss.what)));
                let stays = gone.iter().filter(|tie| is_role(&tie.label)).filter(|tie| {
                    let mention = whole.mark(&tie.to).unwrap();
                    let words = || mention.parts.iter().map(|part| whole.text.slice(*part)).collect::<Vec<_>>().join(" … ");
                    let name = mention.entity.as_ref().map_or_else(words, |who| who.name.clone());
                    let mut in_role = held.marks.iter().flat_map(|mark| mark.values(&tie.label));
                    in_role.any(|named| named.contains(&name))
                });
                prop_assert!(told(&[Facet::Mention]) <= stays.count(), "{}", tool.id);
            }
        }
    }

    #[test]
    fn nothing_is_lost_where_all_is_held(article in articles::article(1)) {
        let mut losses = Vec::new();
        let held = reduce(&article, &Holds::ALL, &mut losses);
        prop_assert_eq!(losses, []);
        prop_assert_eq!(held, article);
    }

    #[test]
    fn a_project_told_and_put_together_again_tells_the_same(project in crate::random::project()) {
        let told = |project: &demarche::domain::Project| {
            let names = Names::of(project);
            let all = project.documents().iter().map(|d| article(project, &names, d, "test"));
            (at_once(scheme(project, "test", &AtOnce)), all.collect::<Vec<Article>>())
        };
        let (scheme, articles) = told(&project);
        // It is gathered without writing the articles, and yet of all that they have.
        let of_articles = crate::articles::scheme(&articles);
        prop_assert_eq!(&scheme.attributes, &of_articles.attributes);
        // Types of link are told that no link is of.
        prop_assert!(of_articles.ties.iter().all(|tie| scheme.ties.contains(tie)));
        let types = project.codebook().relations.len();
        prop_assert!(types <= scheme.ties.len() && scheme.ties.len() <= types + of_articles.ties.len());
        let mut ids = SequentialIds::starting_at(1 << 100);
        let source = Source {
            tool: "test",
            keeps_ids: true,
            ids: &mut ids,
            now: Timestamp(0),
            file: "a.json",
        };
        let again = at_once(assemble(&scheme, articles.clone(), source, &AtOnce)).unwrap();
        prop_assert_eq!(again.project.check(), []);
        prop_assert_eq!(again.refused, []);
        let (_, articles_again) = told(&again.project);
        prop_assert_eq!(articles_again, articles);
    }
}

#[test]
fn one_value_of_each_choice_is_chosen() {
    for choice in TOOLS.iter().flat_map(|tool| tool.choices) {
        let mut options = Options::default();
        match choice.input {
            Input::OneOf(values) => {
                assert_eq!(choice.chosen(&options).map(|v| v.id), Some(values[0].id));
                for value in values {
                    (value.set)(&mut options);
                    let chosen = values.iter().filter(|value| (value.is)(&options));
                    let chosen: Vec<&str> = chosen.map(|value| value.id).collect();
                    assert_eq!(chosen, [value.id], "{}", choice.id);
                }
            }
            Input::Number { get, set } => {
                set(&mut options, 7);
                assert_eq!(get(&options), 7);
            }
        }
    }
}

/// A project with a bit of everything as a table: claimants and addressees stand in columns, only the links between statements are gone.
#[test]
fn a_table_of_a_project_leaves_out_links_and_nobody_who_has_a_name() {
    let project = mixed();
    for id in ["tagsTsv", "tagsJsonl", "dna"] {
        let tool = TOOLS.iter().find(|tool| tool.id == id).unwrap();
        let losses = at_once(tool.write(&project, &Options::default(), &AtOnce)).losses;
        let told = |facet| losses.iter().filter(|loss| loss.facet == facet).count();
        let within = project.relations().filter(|link| {
            let article = |id| project.annotation(id).unwrap().document;
            article(link.from) == article(link.to)
        });
        assert_eq!(told(Facet::Tie), within.count(), "{id}");
        // One addressee is a mention of whom nobody knows who it is: by its words, as all others by name.
        assert_eq!((told(Facet::Role), told(Facet::Mention)), (0, 1), "{id}");
    }
}
