//! A small server of static files for this machine alone: for `serve`, the end-to-end tests and the measurements.
//!
//! One request a connection and a thread each: browsers open connections they may never use, and must not be able
//! to hold up others. It serves no other folder, and nothing outside the base path it was given.

mod mime;
mod reply;
mod request;
mod resolve;

use std::io::ErrorKind;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crate::failure::{During, Failure, Outcome};

/// How long a connection may stay silent.
const PATIENCE: Duration = Duration::from_secs(15);

/// Which port to take.
pub(crate) enum Port {
    /// This one or none.
    Exactly(u16),
    /// This one or the next that is free.
    From(u16),
    /// Whichever the system gives.
    Any,
}

/// A running server; it stops when dropped.
pub(crate) struct Server {
    address: SocketAddr,
    base: String,
    stopped: Arc<AtomicBool>,
    accepting: Option<JoinHandle<()>>,
}

/// What every connection needs to know.
struct Site {
    folder: PathBuf,
    base: String,
}

impl Server {
    /// Serves `folder` under `base`, a path that begins and ends with a slash.
    pub(crate) fn start(folder: &Path, base: &str, port: Port) -> Outcome<Self> {
        let listener = listen(port)?;
        let address = listener.local_addr().during("learn the server's address")?;
        let stopped = Arc::new(AtomicBool::new(false));
        let site = Arc::new(Site {
            folder: folder.to_path_buf(),
            base: base.to_owned(),
        });
        let seen = Arc::clone(&stopped);
        let accepting = thread::spawn(move || accept(&listener, &site, &seen));
        Ok(Self {
            address,
            base: base.to_owned(),
            stopped,
            accepting: Some(accepting),
        })
    }

    /// The address of the page.
    pub(crate) fn address(&self) -> String {
        format!("http://{}{}", self.address, self.base)
    }

    /// Waits for as long as the server runs.
    pub(crate) fn run_until_stopped(mut self) {
        if let Some(accepting) = self.accepting.take() {
            // It ends only together with the process.
            let _ = accepting.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stopped.store(true, Ordering::SeqCst);
        // One last connection wakes the thread that waits for connections.
        let woken = TcpStream::connect_timeout(&self.address, PATIENCE).is_ok();
        if let Some(accepting) = self.accepting.take().filter(|_| woken) {
            let _ = accepting.join();
        }
    }
}

fn listen(port: Port) -> Outcome<TcpListener> {
    let bind = |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    match port {
        Port::Any => bind(0).during("open a port on 127.0.0.1"),
        Port::Exactly(port) => bind(port).map_err(|error| {
            Failure::new(format!("port {port} cannot be used: {error}"))
                .hint("name another one with --port, or leave --port out.")
        }),
        Port::From(first) => {
            for port in first..=first.saturating_add(100) {
                match bind(port) {
                    Err(error) if error.kind() == ErrorKind::AddrInUse => {}
                    other => return other.during(format!("open port {port} on 127.0.0.1")),
                }
            }
            Err(
                Failure::new(format!("the ports from {first} on are all taken"))
                    .hint("name one with --port."),
            )
        }
    }
}

fn accept(listener: &TcpListener, site: &Arc<Site>, stopped: &AtomicBool) {
    for connection in listener.incoming() {
        if stopped.load(Ordering::SeqCst) {
            return;
        }
        // A connection that fails to come about is the browser's loss, not the server's end.
        let Ok(stream) = connection else { continue };
        let site = Arc::clone(site);
        thread::spawn(move || {
            // A browser that hangs up early is nothing to report.
            let _ = answer(stream, &site);
        });
    }
}

fn answer(mut stream: TcpStream, site: &Site) -> std::io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let Some(request) = request::read(&mut stream)? else {
        return Ok(());
    };
    reply::to(&request, &site.folder, &site.base).send(&mut stream)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Read, Write};

    fn ask(server: &Server, request: &str) -> String {
        let mut stream = TcpStream::connect(server.address).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    fn started() -> Server {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        Server::start(folder, "/some/where/", Port::Any).unwrap()
    }

    #[test]
    fn it_serves_its_folder_under_its_base_and_nothing_else() {
        let server = started();
        let get = |path: &str| ask(&server, &format!("GET {path} HTTP/1.1\r\nHost: x\r\n\r\n"));
        let found = get("/some/where/Cargo.toml?now");
        assert!(found.starts_with("HTTP/1.1 200 "), "{found}");
        assert!(found.contains("name = \"xtask\""), "{found}");
        assert!(found.contains("Cache-Control: no-cache"), "{found}");
        assert!(get("/some/where").contains("Location: /some/where/\r\n"));
        for path in [
            "/Cargo.toml",
            "/some/where/gone",
            "/some/where/../where/Cargo.toml",
            "/some/where/%2e%2e/Cargo.toml",
            "/some/where/..%2fCargo.toml",
            "/some/where/..%5cCargo.toml",
        ] {
            assert!(get(path).starts_with("HTTP/1.1 404 "), "{path}");
        }
    }

    #[test]
    fn it_answers_only_questions() {
        let server = started();
        let head = ask(&server, "HEAD /some/where/Cargo.toml HTTP/1.1\r\n\r\n");
        assert!(
            head.starts_with("HTTP/1.1 200 ") && head.ends_with("\r\n\r\n"),
            "{head}"
        );
        let post = ask(
            &server,
            "POST /some/where/ HTTP/1.1\r\nContent-Length: 0\r\n\r\n",
        );
        assert!(post.starts_with("HTTP/1.1 405 "), "{post}");
        assert!(ask(&server, "nonsense\r\n\r\n").starts_with("HTTP/1.1 400 "));
    }

    #[test]
    fn idle_connections_hold_up_neither_others_nor_the_end() {
        let server = started();
        let idle: Vec<_> = (0..8)
            .map(|_| TcpStream::connect(server.address).unwrap())
            .collect();
        let found = ask(&server, "GET /some/where/Cargo.toml HTTP/1.1\r\n\r\n");
        assert!(found.starts_with("HTTP/1.1 200 "));
        let address = server.address;
        drop(server);
        assert!(TcpListener::bind(address).is_ok() || TcpStream::connect(address).is_err());
        drop(idle);
    }

    #[test]
    fn the_next_free_port_is_taken_when_the_first_is_not_free() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        let first = Server::start(folder, "/", Port::Any).unwrap();
        let taken = first.address.port();
        let second = Server::start(folder, "/", Port::From(taken)).unwrap();
        assert!(second.address.port() > taken);
        assert!(Server::start(folder, "/", Port::Exactly(taken)).is_err());
    }
}
