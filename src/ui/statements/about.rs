//! What can be asked of statements: offered while one types, by the words in which it is said.

use crate::domain::words;
use crate::domain::{
    Attribution, CodeList, Condition, Confidence, Date, DemandStatus, Needle, Position, Project,
    Role, Slot, Way,
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
    let fits = |(words, condition): &(String, Condition)| {
        let other = other_names(project, condition);
        needles
            .iter()
            .all(|needle| needle.is_in(words) || other.iter().any(|name| needle.is_in(name)))
    };
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
        about => {
            let all = candidates(project, about).into_iter().map(said);
            all.filter(fits).take(most).collect()
        }
    }
}

/// Other names of an actor: who looks for Moscow finds Russia.
fn other_names<'a>(project: &'a Project, condition: &Condition) -> &'a [String] {
    match condition {
        Condition::Actor(_, id) => project.actor(*id).map_or(&[], |actor| &actor.aliases),
        _ => &[],
    }
}

/// All that can be asked of this sort.
fn candidates(project: &Project, about: About) -> Vec<Condition> {
    let codebook = project.codebook();
    let role = |role| {
        let mut actors: Vec<_> = project.actors().collect();
        crate::domain::sort(&mut actors, |a, b| a.name.cmp(&b.name));
        let all = actors
            .into_iter()
            .map(|actor| Condition::Actor(role, actor.id));
        all.collect::<Vec<_>>()
    };
    let codes = |list| {
        let all = codebook.codes(list).iter();
        all.map(|code| Condition::Code(list, code.id.clone()))
            .collect::<Vec<_>>()
    };
    match about {
        About::Anything | About::Date | About::Confidence => Vec::new(),
        About::Kind => {
            let kinds = codebook.kinds.iter();
            let statements = kinds.filter(|k| k.category == crate::domain::Category::Statement);
            statements.map(|k| Condition::Kind(k.id.clone())).collect()
        }
        About::Claimant => role(Role::Claimant),
        About::Addressee => role(Role::Addressee),
        About::Object => role(Role::Object),
        About::Reporter => role(Role::Reporter),
        About::AnyRole => role(Role::Any),
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
