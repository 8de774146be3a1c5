//! Workbooks and presentations, told by what is in them: what they hold is no running text, and is not read.

use crate::format::incoming::engine::{Bytes, Engine};
use crate::format::incoming::problem::Fault;
use crate::format::incoming::zip::Archive;

/// The first bytes of what older programs of Microsoft wrote.
const OLDER: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// What an archive is that has cells or slides in it; `None`: something else.
pub(in crate::format::incoming) async fn in_archive<B: Bytes, E: Engine>(
    archive: &mut Archive,
    bytes: &B,
    engine: &E,
) -> Option<Fault> {
    let has = |part: &str| archive.find(part).is_some();
    if has("[Content_Types].xml") {
        if has("xl/workbook.xml") || has("xl/workbook.bin") {
            return Some(workbook());
        }
        if has("ppt/presentation.xml") {
            return Some(presentation());
        }
    }
    let place = archive.find("mimetype")?;
    if !has("content.xml") {
        return None;
    }
    let says = archive.unpack(place, bytes, engine).await.ok()?;
    let says = says.strip_prefix(b"application/vnd.oasis.opendocument.")?;
    if says.starts_with(b"spreadsheet") {
        Some(workbook())
    } else if says.starts_with(b"presentation") {
        Some(presentation())
    } else {
        None
    }
}

/// What a file of older programs is. Linear in it.
pub(in crate::format::incoming) fn older(bytes: &[u8]) -> Option<Fault> {
    if !bytes.starts_with(OLDER) {
        return None;
    }
    let has = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(name.len()).any(|some| some == name)
    };
    if has("Workbook\0") || has("Book\0") {
        Some(workbook())
    } else if has("PowerPoint Document\0") {
        Some(presentation())
    } else {
        None
    }
}

fn workbook() -> Fault {
    Fault::new(
        "This is a workbook, as Excel (.xlsx, .xls) and LibreOffice (.ods) write them, which is not read",
        "There, save the sheet as CSV (UTF-8) and open that",
    )
}

fn presentation() -> Fault {
    Fault::new(
        "This is a presentation, as PowerPoint (.pptx, .ppt) and LibreOffice (.odp) write them, which is not read",
        "Put its words into a text (.txt, UTF-8) or a document (.docx, .odt) and open that",
    )
}
