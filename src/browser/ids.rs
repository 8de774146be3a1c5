//! Ids nobody else has: UUIDs of version 7, which sort by the time they were made.

use uuid::{Builder, Uuid};

use super::OrLog;
use crate::domain::IdSource;

/// Ids from the browser's random numbers and its clock. Those of one source rise strictly, whatever the clock does.
#[derive(Clone, Debug, Default)]
pub struct RandomIds {
    /// Millisecond of the last id, its own or one borrowed from the future.
    ms: u64,
    /// The twelve bits after the millisecond.
    count: u16,
}

/// The largest count that twelve bits hold.
const LAST_COUNT: u16 = 0xfff;

impl IdSource for RandomIds {
    fn next_uuid(&mut self) -> Uuid {
        let ms = js_sys::Date::now() as u64;
        let mut bytes = random();
        if ms > self.ms {
            self.ms = ms;
            // A start in the lower half leaves room to count within the millisecond.
            self.count = u16::from_be_bytes([bytes[0], bytes[1]]) & (LAST_COUNT >> 1);
        } else if self.count < LAST_COUNT {
            self.count += 1;
        } else {
            self.ms += 1;
            self.count = 0;
        }
        [bytes[0], bytes[1]] = self.count.to_be_bytes();
        Builder::from_unix_timestamp_millis(self.ms, &bytes).into_uuid()
    }
}

/// Ten random bytes. Without the browser's good numbers (very old or locked-down ones) its ordinary ones must do: ids
/// need to differ, not to be secret.
fn random() -> [u8; 10] {
    let mut bytes = [0; 10];
    let filled = web_sys::window()
        .and_then(|window| window.crypto().ok())
        .and_then(|crypto| {
            crypto
                .get_random_values_with_u8_array(&mut bytes)
                .or_log("no good random numbers")
        });
    if filled.is_none() {
        bytes.fill_with(|| (js_sys::Math::random() * 256.0) as u8);
    }
    bytes
}
