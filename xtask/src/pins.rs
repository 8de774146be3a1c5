//! The version of every tool, read from where it is pinned. Nothing else in the project repeats one.

use crate::failure::{During, Failure, Outcome};
use crate::paths;

/// Trunk's version. `Trunk.toml` demands the same; newer ones need a newer compiler.
pub(crate) const TRUNK: &str = "0.21.14";

/// The version of the command that takes the program apart; it has to understand the marks that the crate
/// `wasm_split_helpers` of `Cargo.lock` leaves in it.
pub(crate) const WASM_SPLIT: &str = "0.2.4";

/// The version of a crate in `Cargo.lock`.
pub(crate) fn crate_version(name: &str) -> Outcome<String> {
    let path = paths::root().join("Cargo.lock");
    let text = std::fs::read_to_string(&path).during("read Cargo.lock")?;
    locked(&text, name).ok_or_else(|| Failure::new(format!("Cargo.lock does not name {name}")))
}

/// The pinned npm packages with their versions, from `package.json`.
pub(crate) fn npm_packages() -> Outcome<Vec<(String, String)>> {
    let path = paths::root().join("package.json");
    let text = std::fs::read_to_string(&path).during("read package.json")?;
    let found = pairs_in(&text, "devDependencies");
    if found.is_empty() {
        return Err(Failure::new("package.json pins no packages"));
    }
    Ok(found)
}

/// The version an installed package's own `package.json` gives.
pub(crate) fn package_version(package_json: &str) -> Option<String> {
    package_json
        .lines()
        .filter_map(pair)
        .find_map(|(key, value)| (key == "version").then_some(value))
}

fn locked(lock: &str, name: &str) -> Option<String> {
    let named = format!("name = \"{name}\"");
    let mut lines = lock.lines();
    lines.find(|line| *line == named)?;
    let version = lines.next()?.strip_prefix("version = \"")?;
    Some(version.strip_suffix('"')?.to_owned())
}

/// The string pairs of one flat JSON object that is laid out one pair to a line, as npm writes it.
fn pairs_in(json: &str, object: &str) -> Vec<(String, String)> {
    let start = format!("\"{object}\": {{");
    json.lines()
        .skip_while(|line| !line.contains(&start))
        .skip(1)
        .take_while(|line| !line.contains('}'))
        .filter_map(pair)
        .collect()
}

/// `"key": "value"` with an optional comma.
fn pair(line: &str) -> Option<(String, String)> {
    let (key, value) = line.trim().trim_end_matches(',').split_once(": ")?;
    let bare = |text: &str| {
        let inner = text.trim().strip_prefix('"')?.strip_suffix('"')?;
        Some(inner.to_owned())
    };
    Some((bare(key)?, bare(value)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locked_version_is_that_of_the_very_crate() {
        let lock = "[[package]]\nname = \"wasm-bindgen-test\"\nversion = \"0.3.80\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"x\"\n";
        assert_eq!(locked(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(locked(lock, "wasm"), None);
    }

    #[test]
    fn npm_pins_are_read_and_exact() {
        let json = "{\n  \"name\": \"x\",\n  \"devDependencies\": {\n    \"a\": \"1.2.3\",\n    \
                    \"b\": \"4.5.6\"\n  },\n  \"c\": \"d\"\n}\n";
        let expected = [("a", "1.2.3"), ("b", "4.5.6")].map(|(k, v)| (k.into(), v.into()));
        assert_eq!(pairs_in(json, "devDependencies"), expected);

        for (name, version) in npm_packages().unwrap() {
            let exact = version.chars().all(|c| c.is_ascii_digit() || c == '.');
            assert!(exact, "{name} is not pinned to one version: {version}");
        }
    }

    #[test]
    fn an_installed_package_tells_its_version() {
        let json = "{\n  \"name\": \"x\",\n  \"version\": \"1.63.0\",\n  \"main\": \"m\"\n}";
        assert_eq!(package_version(json).as_deref(), Some("1.63.0"));
    }

    #[test]
    fn what_marks_the_parts_and_what_takes_them_apart_are_of_one_make() {
        let minor = |version: &str| version.rsplit_once('.').map(|(minor, _)| minor.to_owned());
        let marks = crate_version("wasm_split_helpers").unwrap();
        assert_eq!(minor(&marks), minor(WASM_SPLIT));
    }

    #[test]
    fn trunk_itself_demands_the_version_that_is_set_up() {
        let toml = std::fs::read_to_string(paths::root().join("Trunk.toml")).unwrap();
        assert!(toml.contains(&format!("trunk-version = \"={TRUNK}\"")));
    }
}
