//! Which site a report is about, and the report.

use super::gate::Suppressed;
use crate::level::Level;
use crate::logger::{self, with_redactor};
use crate::record::Foreign;
use crate::builtin::{SUPPRESSED, SUPPRESSED_WINDOW};
use crate::value::Value;

/// Where suppressed events came from, and what they said.
pub(super) struct Place {
    pub(super) logger: String,
    pub(super) module: String,
    pub(super) file: String,
    pub(super) line: u32,
    pub(super) function: String,
    pub(super) message: String,
}

/// The most bytes of a message that are kept for a report.
#[cfg(any(feature = "log", feature = "tracing", feature = "tower"))]
const LONGEST_MESSAGE: usize = 1024;

#[cfg(any(feature = "log", feature = "tracing", feature = "tower"))]
impl Place {
    pub(super) fn of(foreign: &Foreign<'_>) -> Self {
        let kept = |text: &str| crate::text::clip(text, LONGEST_MESSAGE).to_owned();
        Self {
            logger: kept(foreign.logger),
            module: kept(foreign.module),
            file: kept(foreign.file),
            line: foreign.line,
            function: kept(foreign.function),
            message: kept(foreign.message),
        }
    }
}

/// One WARNING at the place of what was suppressed. It belongs to no context: the events came from many.
pub(super) fn report(place: &Place, suppressed: Suppressed, what: &str) {
    let Suppressed { events, within } = suppressed;
    let counts = [(&SUPPRESSED, Value::U64(events)), (&SUPPRESSED_WINDOW, Value::Duration(within))];
    let fields = with_redactor(|redactor| {
        counts.into_iter().filter_map(|(field, value)| field.shown(value, redactor)).collect()
    });
    let message = format!("{events} {what}: {}", place.message);
    let foreign = Foreign {
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
    logger::log_without_context(Level::Warn, &foreign);
}
