//! Files out: every format with what it is for, what can be chosen, its first lines and what it leaves out.

mod chosen;
mod glimpse;
mod list;
mod losses;
mod screen;
mod work;

pub use screen::export;
