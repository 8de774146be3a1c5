//! Reading the one request of a connection.

use std::io::{Read, Result};

/// The longest head of a request that is read, in bytes.
const LONGEST: usize = 16 * 1024;

/// The first line of a request.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Request {
    /// `GET`, or `HEAD` when no body is wanted, for a target as sent.
    Get { target: String, body: bool },
    /// Any other method.
    Other,
    /// Not a request at all.
    Unreadable,
}

/// Reads up to the end of the head; `None` when the connection was closed without a word.
pub(crate) fn read(stream: &mut impl Read) -> Result<Option<Request>> {
    let mut head = Vec::new();
    let mut piece = [0; 2048];
    while !head.windows(4).any(|four| four == b"\r\n\r\n") {
        let count = stream.read(&mut piece)?;
        if count == 0 && head.is_empty() {
            return Ok(None);
        }
        head.extend_from_slice(&piece[..count]);
        if count == 0 || head.len() > LONGEST {
            return Ok(Some(Request::Unreadable));
        }
    }
    Ok(Some(parse(&String::from_utf8_lossy(&head))))
}

fn parse(head: &str) -> Request {
    let mut words = head.lines().next().unwrap_or("").split(' ');
    match (words.next(), words.next(), words.next()) {
        (Some(method), Some(target), Some(version)) if version.starts_with("HTTP/1.") => {
            match method {
                "GET" | "HEAD" => Request::Get {
                    target: target.to_owned(),
                    body: method == "GET",
                },
                _ => Request::Other,
            }
        }
        _ => Request::Unreadable,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_are_told_apart() {
        let read = |text: &str| read(&mut text.as_bytes()).unwrap();
        let get = |target: &str, body| {
            Some(Request::Get {
                target: target.to_owned(),
                body,
            })
        };
        assert_eq!(
            read("GET /a?b HTTP/1.1\r\nHost: x\r\n\r\n"),
            get("/a?b", true)
        );
        assert_eq!(read("HEAD / HTTP/1.0\r\n\r\n"), get("/", false));
        assert_eq!(read("PUT / HTTP/1.1\r\n\r\n"), Some(Request::Other));
        assert_eq!(read("GET /\r\n\r\n"), Some(Request::Unreadable));
        assert_eq!(read("GET / HTTP/1.1\r\nHost"), Some(Request::Unreadable));
        assert_eq!(read(""), None);
    }
}
