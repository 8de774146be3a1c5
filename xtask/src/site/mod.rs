//! The static site as files: its styles before the build; its references, policy and size after it.

pub(crate) mod check;
pub(crate) mod html;
pub(crate) mod offline;
pub(crate) mod references;
pub(crate) mod single;
pub(crate) mod size;
pub(crate) mod styles;
