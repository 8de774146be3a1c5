//! From the version a file was written in to the version of today, one step after the other, before any key is given a
//! type.

use crate::domain::Codebook;
use crate::domain::json::{Fields, Json};

/// Brings a file from one version to the next. Pure; says in words what stands in its way.
pub(super) type Step = fn(Json) -> Result<Json, String>;

/// All versions there ever were. The newest follows from the steps, so a new version can't be announced without a way
/// that leads to it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Chain {
    /// The oldest version that is read.
    pub(super) oldest: u64,
    /// The first step leads from `oldest` to `oldest + 1`.
    pub(super) steps: &'static [Step],
}

/// The versions of the project file. Version 2 brought frames, actors, links and the log.
pub(super) const CHAIN: Chain = Chain {
    oldest: 1,
    steps: &[with_links],
};

/// A codebook of version 1 knew no links between statements: it gets the usual ones.
fn with_links(file: Json) -> Result<Json, String> {
    let mut file = Fields::of(file)?.rest();
    if let Some(codebook) = file.remove("codebook") {
        let codebook = Codebook::with_usual_relations(codebook);
        file.insert("codebook".to_owned(), codebook);
    }
    Ok(Json::Object(file))
}

impl Chain {
    /// The version the steps lead to.
    pub(super) const fn newest(&self) -> u64 {
        self.oldest + self.steps.len() as u64
    }

    /// The steps from a version to the newest; `None` for a version that this chain doesn't know.
    pub(super) fn steps_from(&self, version: u64) -> Option<&'static [Step]> {
        let done = usize::try_from(version.checked_sub(self.oldest)?).ok()?;
        self.steps.get(done..)
    }
}

/// Takes the steps, in order.
///
/// # Errors
/// What the first step that failed says.
pub(super) fn migrate(file: Json, steps: &[Step]) -> Result<Json, String> {
    steps.iter().try_fold(file, |file, step| step(file))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::json::parse;

    /// Version 0 called the title a name; version 2 counts from 1.
    const INVENTED: Chain = Chain {
        oldest: 0,
        steps: &[
            |file| {
                let mut fields = Fields::of(file)?;
                let name = fields.optional("name").ok_or("there is no name")?;
                let mut file = fields.rest();
                file.insert("title".to_owned(), name);
                Ok(Json::Object(file))
            },
            |file| {
                let mut file = Fields::of(file)?.rest();
                let number = file.get("number").and_then(Json::as_u64).unwrap_or(0);
                file.insert("number".to_owned(), Json::number(number + 1));
                Ok(Json::Object(file))
            },
        ],
    };

    fn json(text: &str) -> Json {
        parse(text.as_bytes()).unwrap()
    }

    fn brought_up(file: Json, version: u64) -> Option<Result<Json, String>> {
        INVENTED
            .steps_from(version)
            .map(|steps| migrate(file, steps))
    }

    #[test]
    fn a_file_takes_every_step_from_its_own_version_on() {
        assert_eq!(INVENTED.newest(), 2);
        let new = json(r#"{ "title": "Talks", "number": 1 }"#);
        let old = json(r#"{ "name": "Talks", "number": 0 }"#);
        assert_eq!(brought_up(old, 0), Some(Ok(new.clone())));
        let newer = json(r#"{ "title": "Talks", "number": 0 }"#);
        assert_eq!(brought_up(newer, 1), Some(Ok(new.clone())));
        assert_eq!(brought_up(new.clone(), 2), Some(Ok(new)));
    }

    #[test]
    fn a_step_that_fails_says_why_and_ends_it() {
        let refused = brought_up(json("{}"), 0);
        assert_eq!(refused, Some(Err("there is no name".to_owned())));
    }

    #[test]
    fn versions_outside_the_chain_have_no_way() {
        assert!(INVENTED.steps_from(3).is_none());
        assert!(CHAIN.steps_from(0).is_none());
        assert!(CHAIN.steps_from(u64::MAX).is_none());
        assert_eq!(CHAIN.steps_from(CHAIN.newest()).map(<[Step]>::len), Some(0));
    }
}
