//! What can be asked of statements: offered while one types, by the words in which it is said.

use std::sync::Arc;

use crate::domain::words;
use crate::domain::{
    Actor, Attribution, Category, CodeList, Condition, Confidence, Date, DemandStatus, Needle,
    Position, Project, Role, Slot, Way, sort,
};

words! {
    /// What a condition can be about.
    About {
        /// Whatever fits.
        Anything = "anything", "Anything";
        /// Its kind.
        Kind = "kind", "Kind";
        /// Who says it.
        Claimant = "claimant", "Claimant";
        /// Who is called on.
        Addressee = "addressee", "Addressee";
        /// For or against whom.
        Object = "object", "Object actor";
        /// Who passed it on.
        Reporter = "reporter", "Reporter";
        /// An actor in whichever role.
        AnyRole = "anyRole", "Any role";
        /// What it is about.
        Issue = "issue", "Issue";
        /// For or against.
        Position = "position", "Position";
        /// In which form.
        Form = "form", "Form";
        /// Why.
        Justification = "justification", "Justification";
        /// How it came into the article.
        Attribution = "attribution", "Attribution";
        /// What became of it.
        Status = "status", "Demand status";
        /// How it is linked.
        Link = "link", "Link";
        /// What is coded of it.
        Has = "has", "With or without";
        /// When it was said.
        Date = "date", "Date";
        /// How sure the coder is.
        Confidence = "confidence", "Confidence";
        /// Who tagged it.
        Coder = "coder", "Coder";
        /// Where it stands.
        Article = "article", "Article";
        /// The version of the codebook.
        Version = "version", "Codebook version";
    }
}

/// At most so many are offered of one sort, and among others.
const MOST: usize = 50;
const MOST_EACH: usize = 5;

impl About {
    /// What stands in the empty field.
    pub const fn hint(self) -> &'static str {
        match self {
            Self::Date => "2022-01-21, 2022-01 or 2022",
            Self::Confidence => "Per cent: 80",
            Self::Anything => "Actor, issue, kind, date …",
            _ => "Type, or press ↓ for all",
        }
    }
}

/// What fits the words that were typed, with what it is called. Linear in the register, the codebook and the articles.
pub fn offers(project: &Project, about: About, typed: &str) -> Vec<(String, Condition)> {
    if about != About::Anything {
        return fitting(project, about, typed, MOST);
    }
    let each = About::ALL.iter().filter(|one| **one != About::Anything);
    each.flat_map(|one| fitting(project, *one, typed, MOST_EACH))
        .collect()
}

fn fitting(project: &Project, about: About, typed: &str, most: usize) -> Vec<(String, Condition)> {
    let needles = Needle::all(typed);
    let said = |condition: Condition| (condition.in_words(project), condition);
    let fits = |(words, _): &(String, Condition)| needles.iter().all(|n| n.is_in(words));
    match about {
        // Not chosen from what there is, but typed.
        About::Date => {
            let date = typed.trim().parse::<Date>().ok();
            let both = date.map(|date| [Condition::Since(date), Condition::Until(date)]);
            both.into_iter().flatten().map(said).collect()
        }
        About::Confidence => {
            let number = typed.trim().trim_end_matches('%').trim_end();
            let percent = number.parse().ok().and_then(Confidence::of_percent);
            let both = percent.map(|c| [Condition::Surer(c), Condition::LessSure(c)]);
            both.into_iter().flatten().map(said).collect()
        }
        About::Claimant => actors(project, Role::Claimant, &needles, most),
        About::Addressee => actors(project, Role::Addressee, &needles, most),
        About::Object => actors(project, Role::Object, &needles, most),
        About::Reporter => actors(project, Role::Reporter, &needles, most),
        About::AnyRole => actors(project, Role::Any, &needles, most),
        about => {
            let all = candidates(project, about).into_iter().map(said);
            all.filter(fits).take(most).collect()
        }
    }
}

/// Actors in a role, by the role and by any of their names: who looks for Moscow finds Russia.
fn actors(
    project: &Project,
    role: Role,
    needles: &[Needle],
    most: usize,
) -> Vec<(String, Condition)> {
    // There are thousands of them: what is said of each is put together only for those that are offered.
    let left: Vec<&Needle> = needles.iter().filter(|n| !n.is_in(role.label())).collect();
    let fits = |actor: &&Arc<Actor>| {
        let mut needles = left.iter();
        needles.all(|needle| actor.names().any(|name| needle.is_in(name)))
    };
    let mut found: Vec<&Arc<Actor>> = project.actors().filter(fits).collect();
    sort(&mut found, |a, b| a.name.cmp(&b.name));
    let first = found.into_iter().take(most);
    let each = first.map(|actor| Condition::Actor(role, actor.id));
    each.map(|condition| (condition.in_words(project), condition))
        .collect()
}

/// All that can be asked of this sort.
fn candidates(project: &Project, about: About) -> Vec<Condition> {
    let codebook = project.codebook();
    let codes = |list| {
        let all = codebook.codes(list).iter();
        all.map(|code| Condition::Code(list, code.id.clone()))
            .collect::<Vec<_>>()
    };
    match about {
        About::Anything
        | About::Claimant
        | About::Addressee
        | About::Object
        | About::Reporter
        | About::AnyRole
        | About::Date
        | About::Confidence => Vec::new(),
        About::Kind => {
            let kinds = codebook.kinds.iter();
            let statements = kinds.filter(|k| k.category == Category::Statement);
            statements.map(|k| Condition::Kind(k.id.clone())).collect()
        }
        About::Issue => codes(CodeList::Issues),
        About::Form => codes(CodeList::Forms),
        About::Justification => codes(CodeList::Justifications),
        About::Position => Position::ALL
            .iter()
            .copied()
            .map(Condition::Position)
            .collect(),
        About::Attribution => {
            let all = Attribution::ALL.iter().copied();
            all.map(Condition::Attribution).collect()
        }
        About::Status => DemandStatus::ALL
            .iter()
            .copied()
            .map(Condition::Status)
            .collect(),
        About::Link => {
            let types = codebook.relations.iter();
            let both = types.flat_map(|one| {
                [Way::From, Way::To].map(|way| Condition::Linked(way, one.id.clone()))
            });
            both.collect()
        }
        About::Has => {
            let both = Slot::ALL
                .iter()
                .flat_map(|slot| [true, false].map(|there| Condition::Has(*slot, there)));
            both.chain([true, false].map(Condition::ToDo)).collect()
        }
        About::Coder => project
            .coders()
            .map(|coder| Condition::Coder(coder.id))
            .collect(),
        About::Article => {
            let all = project.documents().iter();
            all.map(|article| Condition::Article(article.id()))
                .collect()
        }
        About::Version => (1..=codebook.version)
            .rev()
            .map(Condition::Version)
            .collect(),
    }
}
