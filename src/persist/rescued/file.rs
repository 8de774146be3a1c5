//! The two forms of such a file, as values with the names they had in the store.
//!
//! The app writes `{"demarcheRescue": 1, "parts": {part: {key: text or {"hex": …}}}}`, see [`super::super::rescue`];
//! `public/rescue.js`, which does not know what the parts mean, `{"format": "demarche-rescue", "version": 1,
//! "records": [{"store", "key", "value"}]}` with bytes as `{"utf8": …}` or `{"base64": …}`.

use crate::domain::json::{Fields, Json};

/// The newest version of either form.
const VERSION: u64 = 1;

/// So much of a file is looked at to tell what it is.
const HEAD: usize = 200;

/// A value of a store.
pub(super) struct Entry {
    /// The part of the store.
    pub(super) part: String,
    /// Its name there, in words.
    pub(super) key: Vec<String>,
    /// What lay there.
    pub(super) bytes: Vec<u8>,
}

/// Whether a file says at its top that it is one of these. Constant.
pub fn is_one(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(HEAD)];
    ["\"demarcheRescue\"", "\"demarche-rescue\""]
        .iter()
        .any(|name| head.windows(name.len()).any(|w| w == name.as_bytes()))
}

/// All values of a file.
///
/// # Errors
/// In words.
pub(super) fn entries(json: Json) -> Result<Vec<Entry>, String> {
    let mut fields = Fields::of(json)?;
    if fields.has("demarcheRescue") {
        is_known(&fields.required("demarcheRescue")?)?;
        return by_part(fields.required("parts")?);
    }
    is_known(&fields.required("version")?)?;
    match fields.required("records")? {
        Json::List(records) => Ok(records.into_iter().filter_map(record).collect()),
        _ => Err("“records” is no list".to_owned()),
    }
}

fn is_known(version: &Json) -> Result<(), String> {
    match version.as_u64() {
        Some(1..=VERSION) => Ok(()),
        Some(_) => Err("written by a newer version of Demarche: open it there".to_owned()),
        None => Err("it does not say in which version it was written".to_owned()),
    }
}

fn by_part(parts: Json) -> Result<Vec<Entry>, String> {
    let Json::Object(parts) = parts else {
        return Err("“parts” is no object".to_owned());
    };
    let mut all = Vec::new();
    for (part, values) in parts {
        let Json::Object(values) = values else {
            continue;
        };
        all.extend(values.into_iter().filter_map(|(key, value)| {
            let key = in_words(&key);
            let part = part.clone();
            bytes(value).map(|bytes| Entry { part, key, bytes })
        }));
    }
    Ok(all)
}

/// One that is none of ours is passed over.
fn record(record: Json) -> Option<Entry> {
    let mut fields = Fields::of(record).ok()?;
    let part = fields.text("store").ok()?;
    let key = match fields.required("key").ok()? {
        Json::List(words) => words.iter().filter_map(word).collect(),
        one => word(&one).map_or_else(Vec::new, |key| in_words(&key)),
    };
    let bytes = bytes(fields.required("value").ok()?)?;
    Some(Entry { part, key, bytes })
}

fn word(json: &Json) -> Option<String> {
    match json {
        Json::Text(text) => Some(text.clone()),
        Json::Number(digits) => Some(digits.to_string()),
        _ => None,
    }
}

fn in_words(key: &str) -> Vec<String> {
    key.split(' ').map(str::to_owned).collect()
}

fn bytes(value: Json) -> Option<Vec<u8>> {
    match value {
        Json::Text(text) => Some(text.into_bytes()),
        Json::Number(digits) => Some(digits.as_bytes().to_vec()),
        other => {
            let mut fields = Fields::of(other).ok()?;
            if fields.has("utf8") {
                return fields.text("utf8").ok().map(String::into_bytes);
            }
            if fields.has("hex") {
                return from_hex(&fields.text("hex").ok()?);
            }
            from_base64(&fields.text("base64").ok()?)
        }
    }
}

fn from_hex(text: &str) -> Option<Vec<u8>> {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    let pairs = text.as_bytes().chunks(2);
    pairs
        .map(|pair| match pair {
            [high, low] => Some((digit(*high)? << 4 | digit(*low)?) as u8),
            _ => None,
        })
        .collect()
}

fn from_base64(text: &str) -> Option<Vec<u8>> {
    let mut all = Vec::with_capacity(text.len() / 4 * 3);
    let (mut held, mut bits) = (0_u32, 0);
    for byte in text.trim_end_matches('=').bytes() {
        let digit = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        held = held << 6 | u32::from(digit);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            all.push((held >> bits) as u8);
        }
    }
    Some(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_back_from_either_way_of_writing_them() {
        assert_eq!(from_hex("00ff7f"), Some(vec![0, 255, 127]));
        assert_eq!(from_hex("0"), None);
        assert_eq!(from_hex("zz"), None);
        for (text, bytes) in [
            ("", &b""[..]),
            ("Zg==", b"f"),
            ("Zm8=", b"fo"),
            ("Zm9v", b"foo"),
            ("/+8A", b"\xff\xef\0"),
        ] {
            assert_eq!(from_base64(text).as_deref(), Some(bytes));
        }
        assert_eq!(from_base64("a b"), None);
    }

    #[test]
    fn such_a_file_is_told_by_its_top() {
        assert!(is_one(b"{\n  \"demarcheRescue\": 1,"));
        assert!(is_one(b"{\"format\": \"demarche-rescue\", \"version\": 1"));
        assert!(!is_one(b"{\"format\": \"demarche-project\""));
        assert!(!is_one(b""));
    }
}
