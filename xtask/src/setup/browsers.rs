//! The browsers of the tests: those on the machine, or Debian's.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use super::{apt, fonts};
use crate::failure::{Failure, Outcome};
use crate::{paths, run};

/// The programs the tests drive.
pub(crate) struct Browsers {
    pub(crate) chromium: PathBuf,
    pub(crate) chromedriver: PathBuf,
    pub(crate) firefox: PathBuf,
}

/// One browser program: how it is found and which Debian package has it.
struct Wanted {
    variable: &'static str,
    names: &'static [&'static str],
    package: &'static str,
    words: &'static str,
}

const CHROMIUM: Wanted = Wanted {
    variable: "DEMARCHE_CHROMIUM",
    names: &[
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
    ],
    package: "chromium",
    words: "Chromium",
};

const CHROMEDRIVER: Wanted = Wanted {
    variable: "DEMARCHE_CHROMEDRIVER",
    names: &["chromedriver"],
    package: "chromium-driver",
    words: "chromedriver",
};

const FIREFOX: Wanted = Wanted {
    variable: "DEMARCHE_FIREFOX",
    names: &["firefox-esr", "firefox"],
    package: "firefox-esr",
    words: "Firefox",
};

/// Finds the browsers and fonts, installing those that are missing where that is possible.
pub(crate) fn ready() -> Outcome<Browsers> {
    let mut missing = Vec::new();
    for wanted in [CHROMIUM, CHROMEDRIVER, FIREFOX] {
        if wanted.find()?.is_none() {
            missing.push((wanted.package, wanted.words));
        }
    }
    missing.extend(fonts::missing());
    if !missing.is_empty() {
        let (packages, words): (Vec<_>, Vec<_>) = missing.into_iter().unzip();
        apt::install(&packages, &words.join(", "))?;
    }
    Ok(Browsers {
        chromium: CHROMIUM.require()?,
        chromedriver: CHROMEDRIVER.require()?,
        firefox: FIREFOX.require()?,
    })
}

impl Browsers {
    /// Tells a test or measurement script which browsers to start, and where extra data is, if it is there.
    pub(crate) fn name_in(&self, script: &mut Command) {
        script
            .env(CHROMIUM.variable, &self.chromium)
            .env(CHROMEDRIVER.variable, &self.chromedriver)
            .env(FIREFOX.variable, &self.firefox);
        match paths::shared() {
            Some(folder) => script.env("DEMARCHE_SHARED", folder),
            None => script.env_remove("DEMARCHE_SHARED"),
        };
    }
}

impl Wanted {
    /// The program named by the variable, else the first on `PATH`, else where some systems put it.
    fn find(&self) -> Outcome<Option<PathBuf>> {
        if let Some(named) = env::var_os(self.variable).map(PathBuf::from) {
            return if named.is_file() {
                Ok(Some(named))
            } else {
                Err(Failure::new(format!(
                    "{} names {}, which is not a file",
                    self.variable,
                    named.display()
                ))
                .hint("correct the variable or unset it."))
            };
        }
        let on_path = self.names.iter().find_map(|name| run::on_path(name));
        Ok(on_path.or_else(|| self.usual_places()))
    }

    fn usual_places(&self) -> Option<PathBuf> {
        let places: &[&str] = match self.package {
            "chromium" => &[
                "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
                "/Applications/Chromium.app/Contents/MacOS/Chromium",
                r"C:\Program Files\Google\Chrome\Application\chrome.exe",
            ],
            "firefox-esr" => &[
                "/Applications/Firefox.app/Contents/MacOS/firefox",
                r"C:\Program Files\Mozilla Firefox\firefox.exe",
            ],
            _ => &[],
        };
        places
            .iter()
            .map(PathBuf::from)
            .find(|place| place.is_file())
    }

    fn require(&self) -> Outcome<PathBuf> {
        self.find()?.ok_or_else(|| {
            Failure::new(format!(
                "{} is not there even after installing it",
                self.words
            ))
            .hint(format!("name the program in {}.", self.variable))
        })
    }
}
