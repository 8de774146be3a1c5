//! A row: the sorts of its values, then the values.

use super::columns::Columns;
use crate::domain::json::shown;

/// How text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    Utf8,
    Utf16Little,
    Utf16Big,
}

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Value {
    /// Nothing, or what has no use here: fractions, and bytes that are no text.
    Nothing,
    Number(i64),
    Text(String),
}

/// The wanted values of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::format::exchange) struct Row(Vec<Value>);

impl Row {
    /// The number at a place; one that is written as text as well.
    pub(in crate::format::exchange) fn number(&self, place: usize) -> Option<i64> {
        match self.0.get(place)? {
            Value::Number(number) => Some(*number),
            Value::Text(text) => text.trim().parse().ok(),
            Value::Nothing => None,
        }
    }

    /// Takes the words at a place, or a number in digits; empty where there is neither.
    pub(in crate::format::exchange) fn words(&mut self, place: usize) -> String {
        match self.0.get_mut(place) {
            Some(Value::Text(text)) => std::mem::take(text),
            Some(Value::Number(number)) => shown(number),
            Some(Value::Nothing) | None => String::new(),
        }
    }

    /// Whether there is a number at a place that was stored as one.
    pub(in crate::format::exchange) fn is_number(&self, place: usize) -> bool {
        matches!(self.0.get(place), Some(Value::Number(_)))
    }
}

/// A number of one to nine bytes, and where the next thing begins.
pub(super) fn varint(bytes: &[u8], at: usize) -> Option<(i64, usize)> {
    let mut number: u64 = 0;
    for n in 0..9 {
        let byte = *bytes.get(at.checked_add(n)?)?;
        if n == 8 {
            number = (number << 8) | u64::from(byte);
            return Some((number as i64, at + 9));
        }
        number = (number << 7) | u64::from(byte & 0x7f);
        if byte < 0x80 {
            return Some((number as i64, at + n + 1));
        }
    }
    None
}

/// The values at the places of columns. `id`: the number of the row, which stands for the column that is it.
pub(super) fn row(
    bytes: &[u8],
    id: i64,
    columns: &Columns,
    places: &[Option<usize>],
    encoding: Encoding,
) -> Result<Row, &'static str> {
    const TORN: &str = "a row is shorter than it says";
    let last = places.iter().copied().max().flatten();
    let mut values = vec![Value::Nothing; places.len()];
    let (end, mut at) = varint(bytes, 0).ok_or(TORN)?;
    let end = usize::try_from(end).map_err(|_| TORN)?;
    let mut start = end;
    let mut column = 0;
    while at < end && last.is_some_and(|last| column <= last) {
        let (sort, next) = varint(bytes, at).ok_or(TORN)?;
        let length = length(sort).ok_or("a row has a value of no known sort")?;
        let after = start.checked_add(length).ok_or(TORN)?;
        let value = bytes.get(start..after).ok_or(TORN)?;
        if places.contains(&Some(column)) {
            let value = read(sort, value, encoding)?;
            for (place, slot) in places.iter().zip(&mut values) {
                if *place == Some(column) {
                    slot.clone_from(&value);
                }
            }
        }
        (at, start) = (next, after);
        column += 1;
    }
    if let Some(own) = columns.id {
        for (place, slot) in places.iter().zip(&mut values) {
            if *place == Some(own) {
                *slot = Value::Number(id);
            }
        }
    }
    Ok(Row(values))
}

/// How many bytes a value of a sort has.
fn length(sort: i64) -> Option<usize> {
    match sort {
        0 | 8 | 9 => Some(0),
        1..=4 => Some(sort as usize),
        5 => Some(6),
        6 | 7 => Some(8),
        12.. => usize::try_from((sort - 12) / 2).ok(),
        _ => None,
    }
}

fn read(sort: i64, bytes: &[u8], encoding: Encoding) -> Result<Value, &'static str> {
    Ok(match sort {
        1..=6 => {
            let negative = bytes.first().is_some_and(|first| *first >= 0x80);
            let begin = if negative { -1 } else { 0 };
            let number = bytes
                .iter()
                .fold(begin, |number: i64, byte| (number << 8) | i64::from(*byte));
            Value::Number(number)
        }
        8 => Value::Number(0),
        9 => Value::Number(1),
        13.. if sort % 2 == 1 => {
            let text = text(bytes, encoding);
            Value::Text(text.ok_or("a text has bytes that are none")?)
        }
        // Bytes that somebody has put where text belongs.
        12.. => text(bytes, Encoding::Utf8).map_or(Value::Nothing, Value::Text),
        _ => Value::Nothing,
    })
}

fn text(bytes: &[u8], encoding: Encoding) -> Option<String> {
    let unit: fn([u8; 2]) -> u16 = match encoding {
        Encoding::Utf8 => return std::str::from_utf8(bytes).ok().map(str::to_owned),
        Encoding::Utf16Little => u16::from_le_bytes,
        Encoding::Utf16Big => u16::from_be_bytes,
    };
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| unit(*pair));
    let text: Result<String, _> = char::decode_utf16(units).collect();
    text.ok().filter(|_| rest.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_one_to_nine_bytes() {
        assert_eq!(varint(&[0x7f], 0), Some((127, 1)));
        assert_eq!(varint(&[0, 0x81, 0], 1), Some((128, 3)));
        assert_eq!(varint(&[0xff; 9], 0), Some((-1, 9)));
        assert_eq!(varint(&[0xff; 8], 0), None);
    }

    #[test]
    fn values_are_read_by_their_sort() {
        let sorts = [0, 1, 2, 8, 9, 17, 7, 16, 14];
        let mut bytes = vec![10];
        bytes.extend(sorts);
        bytes.extend([0xfe, 0x01, 0x02, b'a', b'b']);
        bytes.extend([0; 8]);
        bytes.extend([b'c', b'd', 0xff]);
        let columns = Columns {
            names: Vec::new(),
            id: Some(0),
        };
        let places: Vec<Option<usize>> = (0..9).map(Some).chain([None, Some(9)]).collect();
        let mut found = row(&bytes, 7, &columns, &places, Encoding::Utf8).unwrap();
        let numbers: Vec<Option<i64>> = (0..5).map(|place| found.number(place)).collect();
        assert_eq!(numbers, [Some(7), Some(-2), Some(258), Some(0), Some(1)]);
        assert_eq!(found.words(5), "ab");
        assert_eq!(found.words(6), "");
        assert_eq!(found.words(7), "cd");
        assert!((8..12).all(|place| found.words(place).is_empty()));
        bytes.truncate(10);
        assert!(row(&bytes, 7, &columns, &places, Encoding::Utf8).is_err());
    }
}
