//! The outputs of a process, for each combination of settings.

use super::{Environment, InitError, Layout};
use crate::level::Level;

/// The settings that determine the outputs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Choice {
    pub(super) environment: Environment,
    pub(super) json: Option<bool>,
    pub(super) files: Option<bool>,
    pub(super) layout: Option<Layout>,
}

/// One output of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PlannedOutput {
    pub(super) target: OutputKind,
    pub(super) layout: Layout,
    pub(super) threshold: Level,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OutputKind {
    Console,
    /// `<service>.log`
    AllFile,
    /// `<service>.error.log`
    ErrorFile,
}

/// A line needs room for its head; 16 MiB is beyond any useful line.
pub(super) const LINE_BYTES: std::ops::RangeInclusive<usize> = 1024..=16 * 1024 * 1024;
pub(super) const LINE_BYTES_TEXT: &str = "a number of bytes from 1024 to 16777216";
pub(super) const SERVICE_NAME: &str = "1 to 64 letters, digits, `-`, `_` and `.`, the first a letter or a digit";

/// A service's name goes into file names and index names.
pub(super) fn is_service_name(name: &str) -> bool {
    name.len() <= 64
        && name.starts_with(|first: char| first.is_ascii_alphanumeric())
        && name.chars().all(|char| char.is_ascii_alphanumeric() || matches!(char, '-' | '_' | '.'))
}

/// Returns the outputs for a combination of settings.
///
/// - The console is JSON in production and readable elsewhere, unless `USE_JSON_LOGGING` or `LOG_LAYOUT` overrides it.
/// - File logging adds an error file and, outside production, a file of all records before it. Files are always JSON, because
///   people read the console and tools such as `jq` read files.
/// - There is one stream: nothing goes to stderr.
pub(super) fn plan(choice: Choice) -> Result<Vec<PlannedOutput>, InitError> {
    let production = choice.environment == Environment::Production;
    let json = match choice.layout {
        Some(Layout::Ecs) => Layout::Ecs,
        Some(Layout::Flat | Layout::Pretty) | None => Layout::Flat,
    };
    let console = match (choice.json, choice.layout) {
        (Some(true), Some(Layout::Pretty)) => {
            let reason = "`LOG_LAYOUT=pretty` is not JSON";
            let (first, second) = ("`USE_JSON_LOGGING`", "`LOG_LAYOUT`");
            return Err(InitError::Contradiction { first, second, reason });
        }
        (Some(true), _) => json,
        (Some(false), _) => Layout::Pretty,
        (None, Some(layout)) => layout,
        (None, None) if production => json,
        (None, None) => Layout::Pretty,
    };
    let mut outputs = vec![PlannedOutput { target: OutputKind::Console, layout: console, threshold: Level::Trace }];
    if choice.files == Some(true) {
        if !production {
            outputs.push(PlannedOutput { target: OutputKind::AllFile, layout: json, threshold: Level::Trace });
        }
        outputs.push(PlannedOutput { target: OutputKind::ErrorFile, layout: json, threshold: Level::Error });
    }
    Ok(outputs)
}
