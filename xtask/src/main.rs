//! The project's commands: set up, build, serve, test, measure. `cargo xtask help` lists them.
//!
//! Uses the standard library alone: this is the first thing a new user waits for.

mod bench;
mod build;
mod cli;
mod digest;
mod durability;
mod failure;
mod flags;
mod paths;
mod pins;
mod program;
mod report;
mod run;
mod serve;
mod server;
mod setup;
mod site;
mod test;

use std::process::ExitCode;

use cli::Command;
use failure::Outcome;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let command = match cli::parse(&words) {
        Ok(command) => command,
        Err(problem) => {
            eprintln!("{problem}\n\n{}", cli::USAGE);
            return ExitCode::from(2);
        }
    };
    match carry_out(&command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\n{failure}");
            ExitCode::FAILURE
        }
    }
}

fn carry_out(command: &Command) -> Outcome {
    match command {
        Command::Help => {
            println!("{}", cli::USAGE);
            Ok(())
        }
        Command::Setup => setup::everything(),
        Command::Build => setup::for_building().and_then(|tools| build::site(&tools)),
        Command::Serve(options) => serve::run(options),
        Command::Test(options) => test::run(options),
        Command::Durability(options) => durability::run(options),
        Command::Bench { quick } => bench::run(*quick),
    }
}
