//! stub
use crate::failure::Outcome;
pub(crate) fn run() -> Outcome {
    Ok(())
}
