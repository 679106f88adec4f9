//! A facade whose cargo feature is disabled.

use crate::encode::Format;
use crate::level::Threshold;
use crate::logger::Sink;

pub(super) fn is_taken() -> bool {
    false
}

pub(super) fn install(_: Threshold) -> bool {
    true
}

pub(super) fn levels_changed(_: Threshold) {}

pub(super) fn gave_to_log(_: &str, _: bool, _: Option<&str>, _: Option<u32>) -> bool {
    false
}

pub(crate) fn forward(_: Format) -> Option<Box<dyn Sink>> {
    None
}
