//! The time, for a core that has no clock.

use js_sys::Date;
use wasm_bindgen::JsValue;

use crate::domain::Timestamp;

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// This moment, by the device's clock. It may jump, back as well.
pub fn now() -> Timestamp {
    Timestamp(Date::now() as i64)
}

/// For reading, in the zone of the device: `21 Jan 2022, 10:30`. The words are ours and not the browser's, so that they
/// are the same everywhere.
pub fn local_words(moment: Timestamp) -> String {
    let date = Date::new(&JsValue::from_f64(moment.0 as f64));
    let Some(month) = MONTHS.get(date.get_month() as usize) else {
        return moment.in_words();
    };
    // Beyond the browser's calendar all parts are nought: only the core can name such a moment.
    if date.get_time().is_nan() {
        return moment.in_words();
    }
    format!(
        "{} {month} {}, {:02}:{:02}",
        date.get_date(),
        date.get_full_year(),
        date.get_hours(),
        date.get_minutes()
    )
}

/// The day in the zone of the device, `2022-01-21`: for names of files.
pub fn local_day(moment: Timestamp) -> String {
    let date = Date::new(&JsValue::from_f64(moment.0 as f64));
    format!(
        "{:04}-{:02}-{:02}",
        date.get_full_year(),
        date.get_month() + 1,
        date.get_date()
    )
}
