//! What every store must do, whichever it is: run natively on the one in memory and in a browser on IndexedDB.

pub(crate) mod contract;
pub(crate) mod work;
