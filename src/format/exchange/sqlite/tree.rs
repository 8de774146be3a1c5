//! The tree of pages in which a table lies, and what does not fit into its pages.

use std::borrow::Cow;

use super::Fault;
use super::columns::Columns;
use super::pages::{HEADER, Pages, four, two};
use super::record::{Row, row, varint};
use crate::domain::{Turns, breathe};

/// What a page is, by its first byte.
const INNER: u8 = 5;
const LEAF: u8 = 13;

/// Goes through the rows of the table that begins at a page, in their order.
pub(super) async fn rows(
    pages: &mut Pages<'_>,
    root: u32,
    columns: &Columns,
    wanted: &[&str],
    turns: &dyn Turns,
    each: &mut dyn FnMut(Row),
) -> Result<(), Fault> {
    let places: Vec<Option<usize>> = wanted.iter().map(|name| columns.place(name)).collect();
    let mut waiting = vec![root];
    while let Some(number) = waiting.pop() {
        breathe(turns).await;
        let page = pages.take(number)?;
        let torn = Fault::at(number, "what the page says of itself cannot be");
        let start = if number == 1 { HEADER } else { 0 };
        let cells = two(page, start + 3).ok_or(torn)?;
        // All cells of a page together are no longer than the page.
        let mut left = pages.usable;
        match page.get(start) {
            Some(&INNER) => {
                let first = waiting.len();
                for n in 0..cells {
                    let at = two(page, start + 12 + 2 * n).ok_or(torn)?;
                    waiting.push(four(page, at).ok_or(torn)?);
                    left = left.checked_sub(5).ok_or(torn)?;
                }
                waiting.push(four(page, start + 8).ok_or(torn)?);
                if waiting.len() > pages.count() {
                    return Err(Fault::at(number, "the page leads to more than there are"));
                }
                waiting.get_mut(first..).unwrap_or_default().reverse();
            }
            Some(&LEAF) => {
                for n in 0..cells {
                    let at = two(page, start + 8 + 2 * n).ok_or(torn)?;
                    let cell = page.get(at..).ok_or(torn)?;
                    let (id, payload, length) = content(pages, cell, torn)?;
                    left = left.checked_sub(length).ok_or(torn)?;
                    let values = row(&payload, id, columns, &places, pages.encoding);
                    each(values.map_err(|what| Fault::at(number, what))?);
                }
            }
            Some(2 | 10) => {
                return Err(Fault::at(
                    number,
                    "it is kept as an index, which is not read",
                ));
            }
            _ => return Err(torn),
        }
    }
    Ok(())
}

/// The number of a row, its bytes, and how many of them lie in its page.
fn content<'a>(
    pages: &mut Pages<'a>,
    cell: &'a [u8],
    torn: Fault,
) -> Result<(i64, Cow<'a, [u8]>, usize), Fault> {
    let (all, after) = varint(cell, 0).ok_or(torn)?;
    let (id, start) = varint(cell, after).ok_or(torn)?;
    let all = usize::try_from(all)
        .ok()
        .filter(|all| *all <= pages.length());
    let all = all.ok_or(torn)?;
    // What is longer than `most` is parted so that the last page beside it is filled as well as can be.
    let usable = pages.usable;
    let (most, least) = (usable - 35, (usable - 12) * 32 / 255 - 23);
    if all <= most {
        let bytes = cell.get(start..start + all).ok_or(torn)?;
        return Ok((id, Cow::Borrowed(bytes), start + all));
    }
    let filled = least + (all - least) % (usable - 4);
    let here = if filled <= most { filled } else { least };
    let mut bytes = cell.get(start..start + here).ok_or(torn)?.to_vec();
    let mut next = four(cell, start + here).ok_or(torn)?;
    while bytes.len() < all {
        let page = pages.take(next)?;
        next = four(page, 0).ok_or(torn)?;
        let end = page.len().min(4 + all - bytes.len());
        bytes.extend_from_slice(page.get(4..end).ok_or(torn)?);
    }
    Ok((id, Cow::Owned(bytes), start + here + 4))
}
