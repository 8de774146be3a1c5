//! What reading files needs, given by the browser.

use crate::browser::unpack::{self, Unpacking};
use crate::browser::web_page::{self, PageStep};
use crate::browser::{Breath, PickedFile, clock};
use crate::domain::{DocumentId, Timestamp};
use crate::format::incoming::html::{ATTRIBUTES, Element, Node};
use crate::format::incoming::{Bytes, Encoding, Engine, Stuck};
use crate::ui::state::Desk;

/// The browser, for one stretch of work.
pub(super) struct Web {
    desk: Desk,
    breath: Breath,
}

impl Web {
    pub(super) fn new(desk: Desk) -> Self {
        Self {
            desk,
            breath: Breath::begin(),
        }
    }
}

impl Engine for Web {
    async fn inflate(&self, packed: &[u8], at_most: usize) -> Result<Vec<u8>, Stuck> {
        let unpacked = unpack::inflate(packed, at_most).await;
        unpacked.map_err(|error| match error {
            Unpacking::TooMuch => Stuck::TooMuch,
            Unpacking::Failed => Stuck::Damaged,
        })
    }

    fn decode(&self, bytes: &[u8], encoding: Encoding) -> Option<String> {
        unpack::decode(bytes, encoding.label)
    }

    fn page(&self, html: &str, at_most: usize) -> Result<Vec<Node>, String> {
        let mut nodes = Vec::new();
        let walked = web_page::walk(html, &ATTRIBUTES, at_most, &mut |step| {
            nodes.push(match step {
                PageStep::Open(tag, attributes) => {
                    Node::Open(Box::new(Element { tag, attributes }))
                }
                PageStep::Text(text) => Node::Text(text),
                PageStep::Close => Node::Close,
            });
        });
        match walked {
            Ok(()) => Ok(nodes),
            Err(error) => Err(format!("The page could not be read: {error}")),
        }
    }

    async fn breathe(&self) {
        self.breath.take().await;
    }

    fn new_id(&self) -> DocumentId {
        DocumentId::new(self.desk.new_uuid())
    }

    fn now(&self) -> Timestamp {
        clock::now()
    }
}

/// A file that the user gave.
pub(super) struct OnDisk(pub(super) PickedFile);

impl Bytes for OnDisk {
    fn size(&self) -> u64 {
        self.0.size()
    }

    async fn range(&self, from: u64, to: u64) -> Result<Vec<u8>, String> {
        let read = self.0.range(from, to).await;
        read.map_err(|problem| problem.to_string())
    }
}
