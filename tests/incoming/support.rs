//! The world for tests: unpacking by a library, encodings of one byte, web pages taken apart anyhow; and a program that
//! writes archives, sound and unsound.

use std::cell::Cell;
use std::io::{Read, Write};

use demarche::domain::{DocumentId, Timestamp};
use demarche::format::incoming::html::{ATTRIBUTES, Element, Node};
use demarche::format::incoming::{Choices, Encoding, Engine, Outcome, Room, Stuck, read};
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};
use uuid::Uuid;

/// The world.
#[derive(Default)]
pub(crate) struct Native {
    ids: Cell<u128>,
    /// The most that came out of one call.
    pub(crate) most: Cell<usize>,
}

impl Engine for Native {
    async fn inflate(&self, packed: &[u8], at_most: usize) -> Result<Vec<u8>, Stuck> {
        let mut out = Vec::new();
        let mut decoder = DeflateDecoder::new(packed).take(at_most as u64 + 1);
        let read = decoder.read_to_end(&mut out);
        self.most.set(self.most.get().max(out.len()));
        if out.len() > at_most {
            return Err(Stuck::TooMuch);
        }
        read.map(|_| out).map_err(|_| Stuck::Damaged)
    }

    fn decode(&self, bytes: &[u8], encoding: Encoding) -> Option<String> {
        match encoding.label {
            "windows-1252" => Some(bytes.iter().map(|&b| char::from(b)).collect()),
            "utf-16le" => {
                let units = bytes.chunks(2).map(|pair| match pair {
                    [a, b] => u16::from_le_bytes([*a, *b]),
                    _ => 0xD800,
                });
                String::from_utf16(&units.collect::<Vec<_>>()).ok()
            }
            _ => None,
        }
    }

    fn page(&self, html: &str, at_most: usize) -> Result<Vec<Node>, String> {
        let nodes = nodes(html);
        match nodes.len() > at_most {
            true => Err("too many".to_owned()),
            false => Ok(nodes),
        }
    }

    async fn breathe(&self) {}

    fn new_id(&self) -> DocumentId {
        self.ids.set(self.ids.get() + 1);
        DocumentId::new(Uuid::from_u128(self.ids.get()))
    }

    fn now(&self) -> Timestamp {
        Timestamp(0)
    }
}

/// Mark-up taken apart, without what a browser mends.
fn nodes(html: &str) -> Vec<Node> {
    let mut nodes = Vec::new();
    let mut rest = html;
    while let Some((text, after)) = rest.split_once('<') {
        nodes.push(Node::Text(text.to_owned()));
        let (tag, after) = after.split_once('>').unwrap_or((after, ""));
        rest = after;
        if tag.starts_with('/') {
            nodes.push(Node::Close);
            continue;
        }
        let single = tag.ends_with('/') || tag.starts_with('!') || tag.starts_with("meta");
        let tag = tag.trim_end_matches('/');
        let (name, mut values) = tag.split_once(' ').unwrap_or((tag, ""));
        let mut element = Element {
            tag: name.to_ascii_lowercase(),
            attributes: Vec::new(),
        };
        while let Some((name, after)) = values.split_once("=\"") {
            let (value, after) = after.split_once('"').unwrap_or((after, ""));
            if let Some(known) = ATTRIBUTES.iter().find(|one| **one == name.trim()) {
                element.attributes.push((known, value.to_owned()));
            }
            values = after;
        }
        nodes.push(Node::Open(Box::new(element)));
        if single {
            nodes.push(Node::Close);
        }
    }
    nodes.push(Node::Text(rest.to_owned()));
    nodes
}

/// What comes out of a file.
pub(crate) fn taken(path: &str, bytes: &[u8]) -> Outcome {
    taken_as(path, bytes, &Choices::default())
}

/// The same, as it was decided.
pub(crate) fn taken_as(path: &str, bytes: &[u8], choices: &Choices) -> Outcome {
    let all = bytes.to_vec();
    let room = Room::after(0, 0);
    pollster::block_on(read(path, &all, choices, room, &Native::default()))
}

/// Bytes packed by “deflate”.
pub(crate) fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::new(6));
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// What the directory says of an entry.
struct Listed {
    name: Vec<u8>,
    method: u16,
    crc: u32,
    packed: u32,
    size: u32,
    at: u32,
    extra: Vec<u8>,
}

/// Writes archives.
#[derive(Default)]
pub(crate) struct Archiver {
    out: Vec<u8>,
    listed: Vec<Listed>,
}

impl Archiver {
    /// An entry: its bytes, and how they are packed.
    pub(crate) fn add(
        mut self,
        name: &str,
        method: u16,
        bytes: &[u8],
        packed: &[u8],
        wide: bool,
    ) -> Self {
        let mut crc = Crc::new();
        crc.update(bytes);
        let entry = Listed {
            name: name.as_bytes().to_vec(),
            method,
            crc: crc.sum(),
            packed: if wide { u32::MAX } else { packed.len() as u32 },
            size: if wide { u32::MAX } else { bytes.len() as u32 },
            at: self.out.len() as u32,
            extra: if wide {
                let mut extra = vec![1, 0, 16, 0];
                extra.extend((bytes.len() as u64).to_le_bytes());
                extra.extend((packed.len() as u64).to_le_bytes());
                extra
            } else {
                Vec::new()
            },
        };
        self.out.extend(b"PK\x03\x04\x14\0\0\x08");
        self.out.extend(method.to_le_bytes());
        self.out.extend([0; 4]);
        for number in [entry.crc, entry.packed, entry.size] {
            self.out.extend(number.to_le_bytes());
        }
        self.out.extend((entry.name.len() as u16).to_le_bytes());
        self.out.extend((entry.extra.len() as u16).to_le_bytes());
        self.out.extend(&entry.name);
        self.out.extend(&entry.extra);
        self.out.extend(packed);
        self.listed.push(entry);
        self
    }

    pub(crate) fn packed(self, name: &str, bytes: &[u8]) -> Self {
        let packed = deflated(bytes);
        self.add(name, 8, bytes, &packed, false)
    }

    pub(crate) fn stored(self, name: &str, bytes: &[u8]) -> Self {
        self.add(name, 0, bytes, bytes, false)
    }

    /// With sizes in 64 bits.
    pub(crate) fn wide(self, name: &str, bytes: &[u8]) -> Self {
        let packed = deflated(bytes);
        self.add(name, 8, bytes, &packed, true)
    }

    pub(crate) fn folder(self, name: &str) -> Self {
        self.stored(name, b"")
    }

    /// The last entry promises another size in the directory.
    pub(crate) fn promising(mut self, size: u32) -> Self {
        self.listed.last_mut().unwrap().size = size;
        self
    }

    /// The header of the last entry says that so much more stands before its bytes.
    pub(crate) fn stretching(mut self, by: u16) -> Self {
        let at = self.listed.last().unwrap().at as usize;
        self.out[at + 28..at + 30].copy_from_slice(&by.to_le_bytes());
        self
    }

    /// The bytes of the last entry once more, under another name.
    pub(crate) fn again(mut self, name: &str) -> Self {
        let last = self.listed.last().unwrap();
        let again = Listed {
            name: name.as_bytes().to_vec(),
            extra: last.extra.clone(),
            ..*last
        };
        self.listed.push(again);
        self
    }

    pub(crate) fn finish(mut self) -> Vec<u8> {
        let start = self.out.len() as u32;
        for entry in &self.listed {
            self.out.extend(b"PK\x01\x02\x14\0\x14\0\0\x08");
            self.out.extend(entry.method.to_le_bytes());
            self.out.extend([0; 4]);
            for number in [entry.crc, entry.packed, entry.size] {
                self.out.extend(number.to_le_bytes());
            }
            self.out.extend((entry.name.len() as u16).to_le_bytes());
            self.out.extend((entry.extra.len() as u16).to_le_bytes());
            self.out.extend([0; 10]);
            self.out.extend(entry.at.to_le_bytes());
            self.out.extend(&entry.name);
            self.out.extend(&entry.extra);
        }
        let length = self.out.len() as u32 - start;
        let count = (self.listed.len() as u16).to_le_bytes();
        self.out.extend(b"PK\x05\x06\0\0\0\0");
        self.out.extend(count);
        self.out.extend(count);
        self.out.extend(length.to_le_bytes());
        self.out.extend(start.to_le_bytes());
        self.out.extend([0; 2]);
        self.out
    }
}

/// A document of Word with these paragraphs.
pub(crate) fn docx(paragraphs: &[&str]) -> Vec<u8> {
    let body: String = paragraphs
        .iter()
        .map(|p| format!("<w:p><w:r><w:t xml:space=\"preserve\">{p}</w:t></w:r></w:p>"))
        .collect();
    let xml = format!("<?xml version=\"1.0\"?><w:document><w:body>{body}</w:body></w:document>");
    Archiver::default()
        .packed("[Content_Types].xml", b"<Types/>")
        .packed("word/document.xml", xml.as_bytes())
        .packed(
            "docProps/core.xml",
            b"<cp:coreProperties><dc:title>From the properties</dc:title><dc:creator>Somebody</dc:creator></cp:coreProperties>",
        )
        .finish()
}

/// A document of LibreOffice with these paragraphs.
pub(crate) fn odt(paragraphs: &[&str]) -> Vec<u8> {
    let body: String = paragraphs
        .iter()
        .map(|p| format!("<text:p>{p}</text:p>"))
        .collect();
    let xml = format!(
        "<office:document-content><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    Archiver::default()
        .stored("mimetype", b"application/vnd.oasis.opendocument.text")
        .packed("content.xml", xml.as_bytes())
        .finish()
}
