//! Earlier versions of a project, kept before each sweeping step, and the way back to one.

mod dialog;

pub use dialog::versions;
