//! `cargo xtask serve`: builds the site and shows it on this machine only.

use crate::cli::ServeOptions;
use crate::failure::{Failure, Outcome};
use crate::server::{Port, Server};
use crate::{build, paths, setup};

const USUAL_PORT: u16 = 8080;

/// Serves until the command is stopped.
pub(crate) fn run(options: &ServeOptions) -> Outcome {
    if !options.no_build {
        build::site(&setup::for_building()?)?;
    }
    let dist = paths::dist();
    if !dist.join("index.html").is_file() {
        return Err(Failure::new("there is nothing in dist/ to serve")
            .hint("run `cargo xtask serve` without --no-build."));
    }
    let port = match options.port {
        Some(port) => Port::Exactly(port),
        None => Port::From(USUAL_PORT),
    };
    let base = options.base.as_deref().unwrap_or("/");
    let server = Server::start(&dist, base, port)?;
    println!("\nDemarche is at {}", server.address());
    println!("Only this machine can open it. Stop with Ctrl+C.");
    server.run_until_stopped();
    Ok(())
}
