//! Running other programs: finding them, showing what they say, and failing when they fail.

use std::ffi::{OsStr, OsString};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, io};

use crate::failure::{During, Failure, Outcome};
use crate::paths;

/// A program by name or path, to be run in the project's folder.
pub(crate) fn program(name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(paths::root());
    command
}

/// The cargo this very command was started with.
pub(crate) fn cargo() -> Command {
    program(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Runs to the end with its output on our terminal.
pub(crate) fn show(command: &mut Command) -> Outcome {
    let name = name_of(command);
    let status = command.status().during(format!("run {name}"))?;
    if status.success() {
        Ok(())
    } else {
        Err(Failure::new(format!("{name} ended with {status}")))
    }
}

/// What a program prints, with its end; fails only when it cannot be run.
pub(crate) struct Heard {
    /// Standard output.
    pub(crate) text: String,
    /// Whether it ended well.
    pub(crate) ok: bool,
}

/// Runs to the end, silently.
pub(crate) fn hear(command: &mut Command) -> Outcome<Heard> {
    let name = name_of(command);
    let output = command
        .stdin(Stdio::null())
        .output()
        .during(format!("run {name}"))?;
    Ok(Heard {
        text: String::from_utf8_lossy(&output.stdout).into_owned(),
        ok: output.status.success(),
    })
}

/// Runs to the end, passing on its output line by line and keeping a copy of it.
pub(crate) fn show_and_hear(command: &mut Command) -> Outcome<Heard> {
    let name = name_of(command);
    let running = format!("run {name}");
    let mut child = command.stdout(Stdio::piped()).spawn().during(&running)?;
    let mut text = String::new();
    if let Some(stdout) = child.stdout.take() {
        let mut reader = BufReader::new(stdout);
        let mut line = Vec::new();
        while reader.read_until(b'\n', &mut line).during(&running)? > 0 {
            io::stdout()
                .write_all(&line)
                .during("write to the terminal")?;
            text.push_str(&String::from_utf8_lossy(&line));
            line.clear();
        }
    }
    let status = child.wait().during(&running)?;
    Ok(Heard {
        text,
        ok: status.success(),
    })
}

/// A program that runs beside others, and what it has printed when it is done.
pub(crate) struct Beside {
    name: String,
    listening: std::thread::JoinHandle<io::Result<std::process::Output>>,
}

/// Starts it, keeping its output, that of errors too, until somebody waits for its end.
pub(crate) fn beside(command: &mut Command) -> Outcome<Beside> {
    let name = name_of(command);
    let child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .during(format!("run {name}"))?;
    let listening = std::thread::spawn(move || child.wait_with_output());
    Ok(Beside { name, listening })
}

impl Beside {
    /// Waits for its end and shows what it printed.
    pub(crate) fn wait(self) -> Outcome<Heard> {
        let running = format!("run {}", self.name);
        let output = self
            .listening
            .join()
            .map_err(|_| Failure::new(format!("nobody heard the end of {}", self.name)))?
            .during(&running)?;
        let mut terminal = io::stdout();
        for part in [&output.stdout, &output.stderr] {
            terminal.write_all(part).during("write to the terminal")?;
        }
        Ok(Heard {
            text: String::from_utf8_lossy(&output.stdout).into_owned(),
            ok: output.status.success(),
        })
    }
}

/// The first file of this name in the folders of `PATH`.
pub(crate) fn on_path(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).find_map(|folder| file_in(&folder, name))
}

/// The program of this name in one folder.
pub(crate) fn file_in(folder: &Path, name: &str) -> Option<PathBuf> {
    let endings: &[&str] = if cfg!(windows) {
        &[".exe", ".cmd"]
    } else {
        &[""]
    };
    endings
        .iter()
        .map(|ending| folder.join(format!("{name}{ending}")))
        .find(|file| file.is_file())
}

/// `PATH` with these folders in front.
pub(crate) fn path_with(folders: &[PathBuf]) -> Outcome<OsString> {
    let old = env::var_os("PATH").unwrap_or_default();
    let all = folders.iter().cloned().chain(env::split_paths(&old));
    env::join_paths(all).during("put the tools on PATH")
}

fn name_of(command: &Command) -> String {
    let program = Path::new(command.get_program());
    program
        .file_stem()
        .unwrap_or(command.get_program())
        .to_string_lossy()
        .into_owned()
}
