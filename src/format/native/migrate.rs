//! From the version a file was written in to the version of today, one step after the other, before any key is given a
//! type.

use serde_json::Value;

/// Brings a file from one version to the next. Pure; says in words what stands in its way.
pub(super) type Step = fn(Value) -> Result<Value, String>;

/// All versions there ever were. The newest follows from the steps, so a new version can't be announced without a way
/// that leads to it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Chain {
    /// The oldest version that is read.
    pub(super) oldest: u64,
    /// The first step leads from `oldest` to `oldest + 1`.
    pub(super) steps: &'static [Step],
}

/// The versions of the project file. Version 1 is the first, so nothing leads to it.
pub(super) const CHAIN: Chain = Chain {
    oldest: 1,
    steps: &[],
};

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
pub(super) fn migrate(file: Value, steps: &[Step]) -> Result<Value, String> {
    steps.iter().try_fold(file, |file, step| step(file))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// Version 0 called the title a name; version 2 counts from 1.
    const INVENTED: Chain = Chain {
        oldest: 0,
        steps: &[
            |mut file| {
                let name = file["name"].take();
                if name.is_null() {
                    return Err("there is no name".to_owned());
                }
                file["title"] = name;
                Ok(file)
            },
            |mut file| {
                file["number"] = json!(file["number"].as_u64().unwrap_or(0) + 1);
                Ok(file)
            },
        ],
    };

    fn brought_up(file: Value, version: u64) -> Option<Result<Value, String>> {
        INVENTED
            .steps_from(version)
            .map(|steps| migrate(file, steps))
    }

    #[test]
    fn a_file_takes_every_step_from_its_own_version_on() {
        assert_eq!(INVENTED.newest(), 2);
        let new = json!({ "name": null, "title": "Talks", "number": 1 });
        let old = json!({ "name": "Talks", "number": 0 });
        assert_eq!(brought_up(old, 0), Some(Ok(new.clone())));
        let newer = json!({ "name": null, "title": "Talks", "number": 0 });
        assert_eq!(brought_up(newer, 1), Some(Ok(new.clone())));
        assert_eq!(brought_up(new.clone(), 2), Some(Ok(new)));
    }

    #[test]
    fn a_step_that_fails_says_why_and_ends_it() {
        let refused = brought_up(json!({}), 0);
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
