//! What goes into an archive: gathered to batches, which are packed beside where somebody does that, or else here. The archive
//! is the same, byte for byte.
//!
//! Nothing is waited for while there is something to write: what nobody takes is packed here. Until its answer has come a batch
//! is kept, so that nothing is lost with whoever packs it.

use std::collections::VecDeque;
use std::future::Future;
use std::pin::Pin;

use super::{Archive, Entry, TooLarge};
use crate::domain::{Timestamp, Turns, breathe};
use crate::format::packing::batch::{self, Batch};
use crate::format::packing::deflate::{Deflate, STRETCH};

/// Files of more bytes than these are worth packing.
const WORTH_PACKING: usize = 512;

/// Whoever packs beside, while others write.
pub trait Packer {
    /// Whether it takes a batch now: it is there, and not too much waits for it already.
    fn takes(&self) -> bool;

    /// Takes a batch, to answer it by [`batch::packed`]. The number tells its answer from others.
    fn give(&self, number: u32, batch: &[u8]);

    /// What has come of what it took, in whatever order.
    fn news(&self) -> News;

    /// Waits until there is news, or for a while.
    fn wait(&self) -> Pin<Box<dyn Future<Output = ()> + '_>>;
}

/// See [`Packer::news`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// None.
    Nothing,
    /// The answer to the batch of this number.
    Packed(u32, Vec<u8>),
    /// It will answer nothing any more.
    Gone,
}

/// An archive on its way, and what is to go into it.
pub struct Filling<'a> {
    archive: Archive,
    /// Every file that was begun; those that are in the archive are empty here.
    files: Vec<File>,
    /// Of these the ones that may go on.
    open: Vec<usize>,
    /// The ones that have ended, in their order.
    ended: VecDeque<usize>,
    batch: Batch,
    /// Of which files and parts the stretches of the batch are.
    places: Vec<Place>,
    sent: Vec<Sent>,
    count: u32,
    packer: Option<&'a dyn Packer>,
    deflate: Deflate,
}

#[derive(Default)]
struct File {
    path: String,
    /// All there is of it, while that is little.
    few: Vec<u8>,
    parts: Vec<Part>,
    /// How many of them are not packed yet.
    missing: usize,
}

#[derive(Default)]
struct Part {
    length: usize,
    checksum: u32,
    packed: Vec<u8>,
}

#[derive(Clone, Copy)]
struct Place {
    file: usize,
    part: usize,
}

/// A batch that somebody packs beside.
struct Sent {
    number: u32,
    batch: Vec<u8>,
    places: Vec<Place>,
}

impl<'a> Filling<'a> {
    /// An empty archive of files of a moment.
    pub fn begin(moment: Timestamp, packer: Option<&'a dyn Packer>) -> Self {
        Self {
            archive: Archive::begin(moment),
            files: Vec::new(),
            open: Vec::new(),
            ended: VecDeque::new(),
            batch: Batch::default(),
            places: Vec::new(),
            sent: Vec::new(),
            count: 0,
            packer,
            deflate: Deflate::default(),
        }
    }

    /// Adds bytes to the file of this name, which begins or goes on.
    ///
    /// # Errors
    /// [`TooLarge`].
    pub async fn more(
        &mut self,
        path: String,
        bytes: &[u8],
        turns: &dyn Turns,
    ) -> Result<(), TooLarge> {
        let file = self.put(path, bytes, turns).await?;
        self.open.push(file);
        Ok(())
    }

    /// Adds a file, or the end of one that goes on.
    ///
    /// # Errors
    /// [`TooLarge`].
    pub async fn end(
        &mut self,
        path: String,
        bytes: &[u8],
        turns: &dyn Turns,
    ) -> Result<(), TooLarge> {
        let file = self.put(path, bytes, turns).await?;
        self.ended.push_back(file);
        Ok(())
    }

    /// How many bytes of the archive wait to be taken.
    pub fn waiting(&self) -> usize {
        self.archive.waiting()
    }

    /// The bytes so far, but for those that were taken before, one stretch behind the other.
    pub fn take(&mut self) -> Vec<Vec<u8>> {
        self.archive.take()
    }

    /// The rest of the bytes; all of them, if none were taken. Every file has ended.
    ///
    /// # Errors
    /// [`TooLarge`].
    pub async fn finish(mut self, turns: &dyn Turns) -> Result<Vec<Vec<u8>>, TooLarge> {
        // What is little is done here before it would be there.
        self.pack_here();
        while let (Some(packer), false) = (self.packer, self.sent.is_empty()) {
            packer.wait().await;
            // Who waits for long says so.
            breathe(turns).await;
            self.hear(turns).await;
        }
        self.close()?;
        self.archive.finish()
    }

    fn going_on(&mut self, path: String) -> usize {
        let files = &self.files;
        let place = self.open.iter().position(|file| files[*file].path == path);
        if let Some(place) = place {
            return self.open.swap_remove(place);
        }
        self.files.push(File {
            path,
            ..File::default()
        });
        self.files.len() - 1
    }

    /// Adds to the file of this name; its number.
    async fn put(
        &mut self,
        path: String,
        bytes: &[u8],
        turns: &dyn Turns,
    ) -> Result<usize, TooLarge> {
        let file = self.going_on(path);
        for stretch in bytes.chunks(STRETCH) {
            breathe(turns).await;
            self.stretch(file, stretch);
            if self.batch.length() >= STRETCH {
                match self.packer.filter(|packer| packer.takes()) {
                    Some(packer) => self.send(packer),
                    None => self.pack_here(),
                }
                self.hear(turns).await;
                self.close()?;
            }
        }
        Ok(file)
    }

    fn stretch(&mut self, number: usize, bytes: &[u8]) {
        let file = &mut self.files[number];
        if file.parts.is_empty() {
            if file.few.len() + bytes.len() <= WORTH_PACKING {
                return file.few.extend_from_slice(bytes);
            }
            let few = std::mem::take(&mut file.few);
            if !few.is_empty() {
                self.part(number, &few);
            }
        }
        self.part(number, bytes);
    }

    fn part(&mut self, number: usize, bytes: &[u8]) {
        let file = &mut self.files[number];
        self.places.push(Place {
            file: number,
            part: file.parts.len(),
        });
        file.missing += 1;
        file.parts.push(Part {
            length: bytes.len(),
            ..Part::default()
        });
        self.batch.add(bytes);
    }

    fn send(&mut self, packer: &dyn Packer) {
        let batch = std::mem::take(&mut self.batch).sealed();
        packer.give(self.count, &batch);
        self.sent.push(Sent {
            number: self.count,
            batch,
            places: std::mem::take(&mut self.places),
        });
        self.count = self.count.wrapping_add(1);
    }

    /// Packs what has been gathered.
    fn pack_here(&mut self) {
        let batch = std::mem::take(&mut self.batch).sealed();
        let places = std::mem::take(&mut self.places);
        self.pack(&batch, &places);
    }

    fn pack(&mut self, batch: &[u8], places: &[Place]) {
        let answer = batch::packed(batch, &mut self.deflate).unwrap_or_default();
        self.settle(places, &answer);
    }

    /// Takes in what has come of what was sent; what will not come any more is packed here.
    async fn hear(&mut self, turns: &dyn Turns) {
        while let Some(packer) = self.packer {
            let is_well = match packer.news() {
                News::Nothing => return,
                News::Packed(number, answer) => {
                    let place = self.sent.iter().position(|sent| sent.number == number);
                    place.is_none_or(|place| {
                        let sent = self.sent.swap_remove(place);
                        let is_well = self.settle(&sent.places, &answer);
                        if !is_well {
                            self.sent.push(sent);
                        }
                        is_well
                    })
                }
                News::Gone => false,
            };
            if !is_well {
                self.packer = None;
            }
        }
        while let Some(sent) = self.sent.pop() {
            breathe(turns).await;
            self.pack(&sent.batch, &sent.places);
        }
    }

    /// Takes in what came of stretches. Whether it is an answer to them: otherwise nothing is.
    fn settle(&mut self, places: &[Place], answer: &[u8]) -> bool {
        let answers = batch::answered(answer).filter(|all| all.len() == places.len());
        let Some(answers) = answers else {
            return false;
        };
        for (place, answer) in places.iter().zip(answers) {
            let file = &mut self.files[place.file];
            let part = &mut file.parts[place.part];
            part.checksum = answer.checksum;
            part.packed = answer.bytes.to_vec();
            file.missing -= 1;
        }
        true
    }

    /// Puts into the archive what is whole, as far as it is its turn.
    fn close(&mut self) -> Result<(), TooLarge> {
        while let Some(number) = self.ended.front() {
            let file = &mut self.files[*number];
            if file.missing > 0 {
                break;
            }
            let file = std::mem::take(file);
            self.ended.pop_front();
            self.archive.close(file.entry())?;
        }
        Ok(())
    }
}

impl File {
    /// All of it is there.
    fn entry(self) -> Entry {
        if self.parts.is_empty() {
            return Entry::plain(self.path, self.few);
        }
        let mut entry = Entry::packed(self.path);
        for part in self.parts {
            entry.put(part.length, part.checksum, part.packed);
        }
        entry
    }
}

#[cfg(test)]
mod tests {
    use std::cell::{Cell, RefCell};

    use proptest::prelude::*;

    use super::*;
    use crate::domain::{AtOnce, at_once};

    /// What the next asked of it does: takes a batch or not, answers the first or the last, or has nothing to say.
    type Mood = Vec<u8>;

    /// Packs beside, as its mood is, until it stops.
    struct Moody {
        mood: Mood,
        asked: Cell<usize>,
        taken: RefCell<Vec<(u32, Vec<u8>)>>,
        /// After so many answers it is gone, or answers this.
        until: usize,
        ends: Option<Vec<u8>>,
        answers: Cell<usize>,
    }

    impl Moody {
        fn next(&self) -> u8 {
            self.asked.set(self.asked.get() + 1);
            self.mood[self.asked.get() % self.mood.len()]
        }
    }

    impl Packer for Moody {
        fn takes(&self) -> bool {
            !self.next().is_multiple_of(4) && self.taken.borrow().len() < 3
        }

        fn give(&self, number: u32, batch: &[u8]) {
            self.taken.borrow_mut().push((number, batch.to_vec()));
        }

        fn news(&self) -> News {
            let mut taken = self.taken.borrow_mut();
            if taken.is_empty() {
                return News::Nothing;
            }
            let place = match self.next() % 3 {
                _ if self.answers.get() >= self.until => {
                    let other = |answer| News::Packed(taken.remove(0).0, answer);
                    return self.ends.clone().map_or(News::Gone, other);
                }
                0 => return News::Nothing,
                1 => 0,
                _ => taken.len() - 1,
            };
            self.answers.set(self.answers.get() + 1);
            let (number, batch) = taken.remove(place);
            let answer = batch::packed(&batch, &mut Deflate::default()).unwrap();
            News::Packed(number, answer)
        }

        fn wait(&self) -> Pin<Box<dyn Future<Output = ()> + '_>> {
            Box::pin(std::future::ready(()))
        }
    }

    /// Files of these lengths in hundreds of bytes: `true` is one that goes on after each of the others.
    fn archive(lengths: &[(usize, bool)], packer: Option<&dyn Packer>) -> Vec<u8> {
        let text = "They met in the harbour, and 7 of them left.\n".repeat(3_000);
        let bytes =
            |length: usize, from: usize| &text.as_bytes()[from * 7..from * 7 + length * 100];
        at_once(async {
            let mut filling = Filling::begin(Timestamp(1_795_512_600_000), packer);
            let mut all = Vec::new();
            for (n, (length, goes_on)) in lengths.iter().enumerate() {
                // Beside what one more is to it, a batch is small.
                filling
                    .more("on".to_owned(), bytes(900, n), &AtOnce)
                    .await?;
                let name = format!("{n}");
                if *goes_on {
                    filling
                        .more(name.clone(), bytes(*length, n), &AtOnce)
                        .await?;
                }
                filling.end(name, bytes(*length, n), &AtOnce).await?;
                all.extend(filling.take());
            }
            filling.end("on".to_owned(), b"", &AtOnce).await?;
            all.extend(filling.finish(&AtOnce).await?);
            Ok::<_, TooLarge>(all.concat())
        })
        .unwrap()
    }

    proptest! {
        #[test]
        fn whoever_packs_and_however_it_fares_the_archive_is_the_same(
            lengths in proptest::collection::vec((prop_oneof![0..7_usize, 0..900_usize], any::<bool>()), 1..30),
            mood in proptest::collection::vec(any::<u8>(), 1..20),
            until in 0..20_usize,
            ends in proptest::option::of(proptest::collection::vec(0..2_u8, 0..9)),
        ) {
            // A mood that never answers would be waited for.
            let mood = mood.into_iter().chain([1, 2, 1, 2, 1]).collect();
            let moody = Moody { mood, asked: Cell::new(0), taken: RefCell::default(), until, ends, answers: Cell::new(0) };
            prop_assert_eq!(archive(&lengths, Some(&moody)), archive(&lengths, None));
        }
    }
}
