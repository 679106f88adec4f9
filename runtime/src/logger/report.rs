//! Reports suppressed events as a record.

use super::{log_without_context, with_redactor};
use crate::builtin::{SUPPRESSED, SUPPRESSED_WINDOW};
use crate::level::Level;
use crate::limit::{Suppressed, SuppressedSite};
use crate::record::ExternalRecord;
use crate::value::Value;

/// Writes one WARNING at the call site of the suppressed events. It has no context, because the events came from many.
pub(super) fn report(place: &SuppressedSite, suppressed: Suppressed, what: &str) {
    let Suppressed { events, within } = suppressed;
    let counts = [(&SUPPRESSED, Value::U64(events)), (&SUPPRESSED_WINDOW, Value::Duration(within))];
    let fields = with_redactor(|redactor| {
        counts.into_iter().filter_map(|(field, value)| field.shown(value, redactor)).collect()
    });
    let message = format!("{events} {what}: {}", place.message);
    let external = ExternalRecord {
        logger: &place.logger,
        module: &place.module,
        file: &place.file,
        line: place.line,
        function: &place.function,
        message: &message,
        fields: fields.unwrap_or_default(),
        values: None,
        prefix: None,
    };
    log_without_context(Level::Warn, &external);
}
