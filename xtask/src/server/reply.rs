//! Answering a request. Every answer ends its connection, so none can be left half-open.

use std::fs;
use std::io::{Result, Write};
use std::path::Path;

use super::mime;
use super::request::Request;
use super::resolve::{Found, resolve};

/// A whole answer.
pub(crate) struct Reply {
    status: &'static str,
    media_type: &'static str,
    location: Option<String>,
    content: Vec<u8>,
    body: bool,
}

/// The answer to a request for a site in `folder` that appears under `base`.
pub(crate) fn to(request: &Request, folder: &Path, base: &str) -> Reply {
    let (target, body) = match request {
        Request::Get { target, body } => (target, *body),
        Request::Other => return Reply::of("405 Method Not Allowed", true),
        Request::Unreadable => return Reply::of("400 Bad Request", true),
    };
    match resolve(target, folder, base) {
        Found::File(file) => match fs::read(&file) {
            Ok(content) => Reply {
                status: "200 OK",
                media_type: mime::of(&file),
                location: None,
                content,
                body,
            },
            Err(_) => Reply::of("500 Internal Server Error", body),
        },
        Found::Moved(to) => Reply {
            location: Some(to),
            ..Reply::of("301 Moved Permanently", body)
        },
        Found::Nothing => Reply::of("404 Not Found", body),
    }
}

impl Reply {
    fn of(status: &'static str, body: bool) -> Self {
        Self {
            status,
            media_type: "text/plain; charset=utf-8",
            location: None,
            content: status.into(),
            body,
        }
    }

    /// Writes the answer out.
    pub(crate) fn send(&self, out: &mut impl Write) -> Result<()> {
        let mut head = format!(
            "HTTP/1.1 {}\r\nContent-Type: {}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\n\
             X-Content-Type-Options: nosniff\r\nConnection: close\r\n",
            self.status,
            self.media_type,
            self.content.len()
        );
        if let Some(location) = &self.location {
            head.push_str(&format!("Location: {location}\r\n"));
        }
        head.push_str("\r\n");
        out.write_all(head.as_bytes())?;
        if self.body {
            out.write_all(&self.content)?;
        }
        out.flush()
    }
}
