//! The words of the command line. Parsing only: what a command does is in its own module.

/// Shown by `help` and beside every mistake.
pub(crate) const USAGE: &str = "\
Usage: cargo xtask <command>

  serve   Set up what is missing, build the site, serve it on 127.0.0.1 and print the address.
            --port N       the port to use (without it: 8080, or the next free one)
            --base /PATH/  serve under a sub-path, as some hosts do
            --no-build     serve what is in dist/ already
  test    Set up what is missing, then run everything: lints, native tests, browser unit tests,
          end-to-end tests in Chromium and Firefox on the release build, and what spaCy, brat,
          INCEpTION and the others make of all that it exports.
            --only PART    one part: lint, native, web, e2e, chromium, firefox, readers or durability
                           (e2e is chromium and firefox; readers: the field's own programs read
                           what the app exports; these and durability include the release build)
            --grep TEXT    only tests whose name contains TEXT
  durability
          Kill the browser at random moments of random work, and look what is there afterwards:
          50 times in Chromium, 10 in Firefox, on a fresh release build.
            --browser B    in one of them: chromium or firefox
            --kills N      how often
            --seed S       the same choices as in the run that printed this seed
            --no-build     on what is in dist/ already
  build   Build the static site into dist/ and check it. Works under any sub-path of any host.
  bench   Measure the release build in Chromium, print tables and write them to docs/benchmarks.md.
            --quick        less of everything, and nothing is written
  setup   Only set up what is missing, for building and for testing.
  help    Show this text.

Environment: DEMARCHE_CHROMIUM, DEMARCHE_CHROMEDRIVER and DEMARCHE_FIREFOX name browsers to use
instead of those found; XDG_CACHE_HOME moves the folder in which compiled tools and Python’s are kept.";

/// What the user asked for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    /// Show [`USAGE`].
    Help,
    /// Install what is missing for everything below.
    Setup,
    /// Build the static site.
    Build,
    /// Build and serve it.
    Serve(ServeOptions),
    /// Run the tests.
    Test(TestOptions),
    /// Kill browsers and look what is left.
    Durability(DurabilityOptions),
    /// Run the measurements; `quick`: less of everything.
    Bench { quick: bool },
}

/// A browser to test in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Browser {
    Chromium,
    Firefox,
}

impl Browser {
    /// As it is typed, and told to the tests.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
        }
    }
}

/// Options of `durability`.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct DurabilityOptions {
    /// The browser; without one, both.
    pub(crate) browser: Option<Browser>,
    /// How often it is killed; without a number, as often as is usual for it.
    pub(crate) kills: Option<u32>,
    /// The seed of all choices; without one, any.
    pub(crate) seed: Option<u32>,
    /// Use `dist` as it is.
    pub(crate) no_build: bool,
}

/// Options of `serve`.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct ServeOptions {
    /// The port asked for; without one, 8080 or the next free one.
    pub(crate) port: Option<u16>,
    /// The path the site appears under; begins and ends with a slash.
    pub(crate) base: Option<String>,
    /// Serve `dist` as it is.
    pub(crate) no_build: bool,
}

/// Options of `test`.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct TestOptions {
    /// The part to run; without one, all of them.
    pub(crate) only: Option<Part>,
    /// Run only tests whose name contains this.
    pub(crate) grep: Option<String>,
}

/// A part of the test suite that can be run alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Lint,
    Native,
    Web,
    E2e,
    Chromium,
    Firefox,
    Durability,
    Readers,
}

impl Part {
    fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "lint" => Self::Lint,
            "native" => Self::Native,
            "web" => Self::Web,
            "e2e" => Self::E2e,
            "chromium" => Self::Chromium,
            "firefox" => Self::Firefox,
            "durability" => Self::Durability,
            "readers" => Self::Readers,
            _ => return None,
        })
    }
}

/// Reads the words after `cargo xtask`; the error says which word was not understood.
pub(crate) fn parse(words: &[String]) -> Result<Command, String> {
    let Some((first, rest)) = words.split_first() else {
        return Err("A command is missing.".into());
    };
    let mut rest = rest.iter().map(String::as_str).peekable();
    let command = match first.as_str() {
        "help" | "--help" | "-h" => Command::Help,
        "setup" => Command::Setup,
        "build" => Command::Build,
        "bench" => Command::Bench {
            quick: rest.next_if(|word| *word == "--quick").is_some(),
        },
        "serve" => Command::Serve(parse_serve(&mut rest)?),
        "test" => Command::Test(parse_test(&mut rest)?),
        "durability" => Command::Durability(parse_durability(&mut rest)?),
        other => return Err(format!("Unknown command: {other}")),
    };
    match rest.next() {
        Some(word) => Err(unknown(first, word)),
        None => Ok(command),
    }
}

fn unknown(command: &str, word: &str) -> String {
    format!("`{command}` does not know: {word}")
}

fn value<'a>(words: &mut impl Iterator<Item = &'a str>, option: &str) -> Result<&'a str, String> {
    words
        .next()
        .ok_or_else(|| format!("{option} needs a value."))
}

fn parse_serve<'a>(words: &mut impl Iterator<Item = &'a str>) -> Result<ServeOptions, String> {
    let mut options = ServeOptions::default();
    while let Some(word) = words.next() {
        match word {
            "--no-build" => options.no_build = true,
            "--port" => {
                let port = value(words, word)?;
                options.port = Some(
                    port.parse()
                        .map_err(|_| format!("--port needs a number up to 65535, not: {port}"))?,
                );
            }
            "--base" => {
                let base = value(words, word)?.trim_matches('/');
                options.base = Some(match base {
                    "" => "/".into(),
                    base => format!("/{base}/"),
                });
            }
            other => return Err(unknown("serve", other)),
        }
    }
    Ok(options)
}

fn parse_durability<'a>(
    words: &mut impl Iterator<Item = &'a str>,
) -> Result<DurabilityOptions, String> {
    let mut options = DurabilityOptions::default();
    while let Some(word) = words.next() {
        match word {
            "--no-build" => options.no_build = true,
            "--browser" => {
                options.browser = Some(match value(words, word)? {
                    "chromium" => Browser::Chromium,
                    "firefox" => Browser::Firefox,
                    other => return Err(format!("--browser does not know: {other}")),
                });
            }
            "--kills" => options.kills = Some(whole(words, word)?),
            "--seed" => options.seed = Some(whole(words, word)?),
            other => return Err(unknown("durability", other)),
        }
    }
    Ok(options)
}

fn whole<'a>(words: &mut impl Iterator<Item = &'a str>, option: &str) -> Result<u32, String> {
    let number = value(words, option)?;
    number
        .parse()
        .map_err(|_| format!("{option} needs a whole number, not: {number}"))
}

fn parse_test<'a>(words: &mut impl Iterator<Item = &'a str>) -> Result<TestOptions, String> {
    let mut options = TestOptions::default();
    while let Some(word) = words.next() {
        match word {
            "--only" => {
                let part = value(words, word)?;
                let known = Part::parse(part);
                options.only = Some(known.ok_or_else(|| format!("--only does not know: {part}"))?);
            }
            "--grep" => options.grep = Some(value(words, word)?.into()),
            other => return Err(unknown("test", other)),
        }
    }
    Ok(options)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Command, String> {
        let words: Vec<String> = line.split_whitespace().map(String::from).collect();
        parse(&words)
    }

    #[test]
    fn commands_and_their_options_are_understood() {
        assert_eq!(read("help"), Ok(Command::Help));
        assert_eq!(read("--help"), Ok(Command::Help));
        assert_eq!(read("build"), Ok(Command::Build));
        assert_eq!(read("bench"), Ok(Command::Bench { quick: false }));
        assert_eq!(read("bench --quick"), Ok(Command::Bench { quick: true }));
        assert_eq!(
            read("serve --port 9000 --no-build --base some/where"),
            Ok(Command::Serve(ServeOptions {
                port: Some(9000),
                base: Some("/some/where/".into()),
                no_build: true,
            }))
        );
        assert_eq!(
            read("test --only firefox --grep undo"),
            Ok(Command::Test(TestOptions {
                only: Some(Part::Firefox),
                grep: Some("undo".into()),
            }))
        );
    }

    #[test]
    fn a_run_of_kills_can_be_repeated() {
        assert_eq!(
            read("durability --browser firefox --kills 3 --seed 12 --no-build"),
            Ok(Command::Durability(DurabilityOptions {
                browser: Some(Browser::Firefox),
                kills: Some(3),
                seed: Some(12),
                no_build: true,
            }))
        );
        assert_eq!(
            read("durability"),
            Ok(Command::Durability(DurabilityOptions::default()))
        );
    }

    #[test]
    fn a_base_gets_its_slashes_whatever_was_typed() {
        for typed in ["/a/b/", "a/b", "/a/b", "a/b/"] {
            let Ok(Command::Serve(options)) = read(&format!("serve --base {typed}")) else {
                panic!("{typed} was refused");
            };
            assert_eq!(options.base.as_deref(), Some("/a/b/"));
        }
        let Ok(Command::Serve(options)) = read("serve --base /") else {
            panic!("/ was refused");
        };
        assert_eq!(options.base.as_deref(), Some("/"));
    }

    #[test]
    fn mistakes_are_named() {
        for (line, named) in [
            ("", "missing"),
            ("tset", "tset"),
            ("build --fast", "--fast"),
            ("bench now", "now"),
            ("serve --port many", "many"),
            ("serve --port 70000", "70000"),
            ("serve --port", "--port"),
            ("test --only unit", "unit"),
            ("test undo", "undo"),
            ("durability --kills often", "often"),
            ("durability --browser lynx", "lynx"),
        ] {
            let message = read(line).expect_err(line);
            assert!(message.contains(named), "{line}: {message}");
        }
    }

    #[test]
    fn the_usage_names_every_command_and_option() {
        for word in [
            "serve",
            "test",
            "build",
            "bench",
            "setup",
            "help",
            "--port",
            "--base",
            "--no-build",
            "--quick",
            "--only",
            "--grep",
            "lint",
            "native",
            "web",
            "e2e",
            "chromium",
            "firefox",
            "durability",
            "readers",
            "--browser",
            "--kills",
            "--seed",
        ] {
            assert!(USAGE.contains(word), "{word}");
        }
    }
}
