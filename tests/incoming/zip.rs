//! Archives as programs write them, and as only somebody who means harm does.

use demarche::format::incoming::zip::{Archive, ZipError};

use crate::support::{Archiver, Native, deflated};

/// A file: its path, and what came out of it.
type Unpacked = (String, Result<Vec<u8>, ZipError>);

fn unpack(archive: &Vec<u8>) -> Result<Vec<Unpacked>, ZipError> {
    pollster::block_on(async {
        let mut open = Archive::open(archive).await?;
        let mut files = Vec::new();
        for place in 0..open.entries().len() {
            let path = open.entries()[place].path.clone();
            files.push((path, open.unpack(place, archive, &Native::default()).await));
        }
        Ok(files)
    })
}

fn one(archive: &Vec<u8>) -> Result<Vec<u8>, ZipError> {
    unpack(archive)?.remove(0).1
}

#[test]
fn files_come_out_as_they_went_in() {
    let long = "They met. ".repeat(5_000);
    let archive = Archiver::default()
        .folder("a/")
        .packed("a/long.txt", long.as_bytes())
        .stored("b.txt", b"short")
        .packed("ü.txt", b"")
        .finish();
    let files = unpack(&archive).unwrap();
    let files: Vec<(&str, Vec<u8>)> = (files.iter())
        .map(|(path, bytes)| (path.as_str(), bytes.clone().unwrap()))
        .collect();
    assert_eq!(
        files,
        [
            ("a/long.txt", long.into_bytes()),
            ("b.txt", b"short".to_vec()),
            ("ü.txt", Vec::new())
        ]
    );
}

#[test]
fn something_may_stand_before_and_a_comment_behind() {
    let archive = Archiver::default().stored("a.txt", b"short").finish();
    let mut moved = b"#!/bin/sh\n".to_vec();
    moved.extend(&archive);
    assert_eq!(one(&moved).unwrap(), b"short");
    let mut commented = archive;
    let length = commented.len();
    commented[length - 2] = 5;
    commented.extend(b"hello");
    assert_eq!(one(&commented).unwrap(), b"short");
}

#[test]
fn paths_lead_nowhere() {
    let paths = [
        ("../../etc/passwd", "etc/passwd"),
        ("/root/a.txt", "root/a.txt"),
        ("C:\\texts\\a.txt", "texts/a.txt"),
        ("a/./b//c.txt", "a/b/c.txt"),
        ("a\u{0}b\n.txt", "ab.txt"),
    ];
    for (given, expected) in paths {
        let archive = Archiver::default().stored(given, b"x").finish();
        assert_eq!(unpack(&archive).unwrap()[0].0, expected);
    }
}

#[test]
fn what_really_comes_out_is_counted() {
    // Promises one byte, becomes 200 MB.
    let bomb = Archiver::default()
        .packed("bomb.txt", &vec![b'a'; 20 * 1024 * 1024])
        .promising(1)
        .finish();
    assert!(bomb.len() < 100_000);
    assert_eq!(one(&bomb), Err(ZipError::Ratio));
    let modest = Archiver::default()
        .packed("a.txt", &vec![b'a'; 900_000])
        .finish();
    assert_eq!(one(&modest).unwrap().len(), 900_000);
}

#[test]
fn an_archive_as_a_whole_is_bounded() {
    // Each is below the bound of an entry and of the ratio; together they are not below that of the archive.
    let mut state = 1_u32;
    let mut much: Vec<u8> = (0..2_000_000)
        .map(|_| {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            state as u8
        })
        .collect();
    much.resize(120 * 1024 * 1024, b'a');
    let packed = deflated(&much);
    let archive = (0..6).fold(Archiver::default(), |archiver, n| {
        archiver.add(&format!("{n}.txt"), 8, &much, &packed, false)
    });
    let archive = archive.finish();
    let files = unpack(&archive).unwrap();
    let sizes: Vec<bool> = files.iter().map(|(_, bytes)| bytes.is_ok()).collect();
    assert_eq!(sizes, [true, true, true, true, false, false]);
    assert_eq!(files[4].1, Err(ZipError::Total));
}

#[test]
fn entries_that_lie_over_each_other_are_refused() {
    let overlapping = Archiver::default()
        .packed("a.txt", b"They met.")
        .again("b.txt")
        .finish();
    assert_eq!(unpack(&overlapping), Err(ZipError::Overlap));
    // The directory tells the truth, the header of the entry makes it reach into the next.
    let quoted = Archiver::default()
        .stored("a.txt", b"They met.")
        .stretching(40)
        .stored("b.txt", b"They parted.")
        .finish();
    let files = unpack(&quoted).unwrap();
    assert_eq!(files[0].1, Err(ZipError::Overlap));
}

#[test]
fn what_is_damaged_encrypted_or_packed_otherwise_is_named() {
    let good = Archiver::default().packed("a.txt", b"They met.").finish();
    assert_eq!(
        unpack(&good[..good.len() - 1].to_vec()),
        Err(ZipError::NoDirectory)
    );
    assert_eq!(unpack(&b"PK\x03\x04".to_vec()), Err(ZipError::NoDirectory));
    let mut wrong = good.clone();
    wrong[38] ^= 0xff;
    assert_eq!(one(&wrong), Err(ZipError::DamagedEntry));
    let flags = |offset: usize, value: u8| {
        let mut changed = good.clone();
        let directory = (changed.windows(4).position(|w| w == b"PK\x01\x02")).unwrap();
        changed[directory + offset] = value;
        // Both headers agree.
        changed[offset - 2] = value;
        one(&changed)
    };
    assert_eq!(flags(8, 1), Err(ZipError::Encrypted));
    assert_eq!(flags(10, 99), Err(ZipError::Method(99)));
}

#[test]
fn counts_that_cannot_be_are_refused_before_anything_is_read() {
    let mut archive = Archiver::default().stored("a.txt", b"short").finish();
    let end = archive.len() - 22;
    archive[end + 10..end + 12].copy_from_slice(&60_000_u16.to_le_bytes());
    assert_eq!(unpack(&archive), Err(ZipError::TooMany(60_000)));
    archive[end + 10..end + 12].copy_from_slice(&9_000_u16.to_le_bytes());
    assert_eq!(unpack(&archive), Err(ZipError::Damaged));
    archive[end + 10..end + 12].copy_from_slice(&1_u16.to_le_bytes());
    archive[end + 16..end + 20].copy_from_slice(&u32::MAX.to_le_bytes());
    assert_eq!(unpack(&archive), Err(ZipError::Damaged));
}

#[test]
fn sizes_of_64_bits_are_read() {
    let archive = Archiver::default().wide("a.txt", b"They met.").finish();
    assert_eq!(one(&archive).unwrap(), b"They met.");
}

#[test]
fn archives_of_ours_are_read_as_any_others() {
    use demarche::domain::{AtOnce, Timestamp, at_once};
    use demarche::format::archive::Filling;
    let long = "They met. ".repeat(5_000);
    let archive = at_once(async {
        let mut filling = Filling::begin(Timestamp(1_795_512_600_000), None);
        for (path, bytes) in [
            ("ü/long.txt", long.as_bytes()),
            ("short.txt", b"short"),
            ("empty.txt", b""),
        ] {
            filling.end(path.to_owned(), bytes, &AtOnce).await?;
        }
        filling.finish(&AtOnce).await
    })
    .unwrap()
    .concat();
    assert!(archive.len() < 1_000);
    let files: Vec<(String, Vec<u8>)> = (unpack(&archive).unwrap().into_iter())
        .map(|(path, bytes)| (path, bytes.unwrap()))
        .collect();
    assert_eq!(
        files,
        [
            ("ü/long.txt".to_owned(), long.into_bytes()),
            ("short.txt".to_owned(), b"short".to_vec()),
            ("empty.txt".to_owned(), Vec::new()),
        ]
    );
}
