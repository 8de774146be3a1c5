//! The browser unit tests: `tests/web.rs`, compiled to WebAssembly, in headless Chromium.

use std::path::{Path, PathBuf};

use super::Equipment;
use super::lint::APP;
use super::stage::{Run, Stages};
use super::tally;
use crate::failure::{During, Outcome};
use crate::{paths, run, setup};

/// How long all these tests together may take, in seconds.
const PATIENCE: &str = "300";

/// Runs them through wasm-bindgen's test runner, which drives Chromium by chromedriver.
pub(crate) fn run(stages: &mut Stages, equipment: &Equipment, grep: Option<&str>) {
    stages.tests("Browser unit tests (Chromium)", || {
        let mut test = run::cargo();
        test.args([
            "test",
            "--locked",
            "--package",
            APP,
            "--target",
            setup::WASM,
            "--test",
            "web",
        ]);
        if let Some(text) = grep {
            test.args(["--", text]);
        }
        test.env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
            equipment.tools.wasm_test_runner(),
        )
        .env("CHROMEDRIVER", &equipment.browsers.chromedriver)
        .env(
            "WASM_BINDGEN_TEST_WEBDRIVER_JSON",
            capabilities(&equipment.browsers.chromium)?,
        )
        .env("WASM_BINDGEN_TEST_TIMEOUT", PATIENCE)
        .env("WASM_BINDGEN_TEST_ONLY_WEB", "1");
        // The runner would prefer these to the driver named above.
        for other in [
            "GECKODRIVER",
            "GECKODRIVER_REMOTE",
            "SAFARIDRIVER",
            "SAFARIDRIVER_REMOTE",
            "CHROMEDRIVER_REMOTE",
        ] {
            test.env_remove(other);
        }
        let heard = run::show_and_hear(&mut test)?;
        Ok(Run {
            tally: tally::of_cargo(&heard.text),
            failures: tally::failures_of_cargo(&heard.text),
            ok: heard.ok,
        })
    });
}

/// Writes which Chromium to start; the runner itself adds headless mode and what containers need.
fn capabilities(chromium: &Path) -> Outcome<PathBuf> {
    let folder = paths::root().join("target");
    std::fs::create_dir_all(&folder).during("make the folder target")?;
    let file = folder.join("webdriver.json");
    std::fs::write(&file, capabilities_for(&chromium.to_string_lossy()))
        .during("write target/webdriver.json")?;
    Ok(file)
}

fn capabilities_for(chromium: &str) -> String {
    let escaped = chromium.replace('\\', "\\\\").replace('"', "\\\"");
    format!(
        "{{\"goog:chromeOptions\": {{\"binary\": \"{escaped}\", \"args\": [\"disable-dev-shm-usage\"]}}}}\n"
    )
}

#[cfg(test)]
mod tests {
    use super::capabilities_for;

    #[test]
    fn the_path_survives_json() {
        assert!(capabilities_for(r"C:\a b\chrome.exe").contains(r#""C:\\a b\\chrome.exe""#));
    }
}
