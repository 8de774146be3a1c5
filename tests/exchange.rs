//! To and from the tools of other people: whatever the table says a format holds comes back from its files.

#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

#[path = "formats/coded.rs"]
mod coded;
#[path = "formats/random.rs"]
mod random;

#[path = "exchange/articles.rs"]
mod articles;
#[path = "exchange/back.rs"]
mod back;
#[path = "exchange/brat.rs"]
mod brat;
#[path = "exchange/columns.rs"]
mod columns;
#[path = "exchange/database.rs"]
mod database;
#[path = "exchange/dna.rs"]
mod dna;
#[path = "exchange/foreign.rs"]
mod foreign;
#[path = "exchange/golden.rs"]
mod golden;
#[path = "exchange/heap.rs"]
mod heap;
#[path = "exchange/kept.rs"]
mod kept;
#[path = "exchange/kinds.rs"]
mod kinds;
#[path = "exchange/labelstudio.rs"]
mod labelstudio;
#[path = "exchange/laws.rs"]
mod laws;
#[path = "exchange/mardy.rs"]
mod mardy;
#[path = "exchange/ml.rs"]
mod ml;
#[path = "exchange/offsets.rs"]
mod offsets;
#[path = "exchange/others.rs"]
mod others;
#[path = "exchange/outgoing.rs"]
mod outgoing;
#[path = "exchange/refi.rs"]
mod refi;
#[path = "exchange/refi_again.rs"]
mod refi_again;
#[path = "exchange/refusals.rs"]
mod refusals;
#[path = "exchange/report.rs"]
mod report;
#[path = "exchange/several.rs"]
mod several;
#[path = "exchange/slots.rs"]
mod slots;
#[path = "exchange/strays.rs"]
mod strays;
#[path = "exchange/table.rs"]
mod table;
#[path = "exchange/w3c.rs"]
mod w3c;
