//! Links between statements, drawn in the margin of the article. All of it says what the list of links beside the text
//! says too, so assistive technology passes it over.
//!
//! Loaded after the start; only to be called through [`Later`](crate::ui::later::Later).

mod layer;
mod line;
mod scene;

pub use layer::margin;
