//! Environment variables, read once and validated. Limits and samples have no variable: what may be missing from a log
//! is decided in code.

use super::key::{KeyMaterial, hash_key};
use super::lookup::{Lookup, set};
use super::{Environment, InitError, Layout};
use crate::layout::ParseLayoutError;
use crate::levels::{Filter, InvalidDirective};
use std::path::PathBuf;

/// The values of the variables; `None` for a variable that is not set.
#[derive(Default)]
pub(super) struct Variables {
    pub(super) environment: Option<Environment>,
    pub(super) level: Option<Filter>,
    pub(super) filter_file: Option<PathBuf>,
    pub(super) json: Option<bool>,
    pub(super) files: Option<bool>,
    pub(super) layout: Option<Layout>,
    pub(super) service: Option<String>,
    pub(super) directory: Option<PathBuf>,
    pub(super) max_line_bytes: Option<usize>,
    pub(super) hash_key: Option<KeyMaterial>,
}

const SWITCH: &str = "`true` or `false` (also `1`, `0`, `yes`, `no`, `on`, `off`)";

impl Variables {
    pub(super) fn read(lookup: Lookup<'_>) -> Result<Self, InitError> {
        Ok(Self {
            environment: text(lookup, "ENVIRONMENT")?.map(|word| environment(&word)),
            level: text(lookup, "LOG_LEVEL")?.map(|directives| level(&directives)).transpose()?,
            filter_file: path(lookup, "LOG_LEVEL_FILE"),
            json: switch(lookup, "USE_JSON_LOGGING")?,
            files: switch(lookup, "USE_FILE_LOGGING")?,
            layout: text(lookup, "LOG_LAYOUT")?.map(layout).transpose()?,
            service: text(lookup, "LOG_SERVICE")?.map(service).transpose()?,
            directory: path(lookup, "LOG_DIR"),
            max_line_bytes: text(lookup, "LOG_MAX_LINE_BYTES")?.map(max_line_bytes).transpose()?,
            hash_key: hash_key(lookup)?,
        })
        .and_then(|variables| synchronous_only(lookup).map(|()| variables))
    }
}

fn path(lookup: Lookup<'_>, name: &str) -> Option<PathBuf> {
    set(lookup, name).map(PathBuf::from)
}

fn text(lookup: Lookup<'_>, name: &'static str) -> Result<Option<String>, InitError> {
    let Some(value) = set(lookup, name) else { return Ok(None) };
    value.into_string().map(Some).map_err(|value| InitError::Variable {
        name,
        value: value.to_string_lossy().into_owned(),
        expected: "text in UTF-8",
    })
}

fn switch(lookup: Lookup<'_>, name: &'static str) -> Result<Option<bool>, InitError> {
    let Some(value) = text(lookup, name)? else { return Ok(None) };
    match value.to_ascii_lowercase().as_str() {
        "true" | "1" | "yes" | "on" => Ok(Some(true)),
        "false" | "0" | "no" | "off" => Ok(Some(false)),
        _ => Err(InitError::Variable { name, value, expected: SWITCH }),
    }
}

/// Treats every unknown word as production, the safe choice.
fn environment(word: &str) -> Environment {
    word.parse().unwrap_or(Environment::Production)
}

fn level(directives: &str) -> Result<Filter, InitError> {
    Filter::parse(directives).map_err(|InvalidDirective(directive)| InitError::Variable {
        name: "LOG_LEVEL",
        value: directive,
        expected: Filter::EXPECTED,
    })
}

fn layout(value: String) -> Result<Layout, InitError> {
    let expected = ParseLayoutError::EXPECTED;
    value.parse().map_err(|ParseLayoutError| InitError::Variable { name: "LOG_LAYOUT", value, expected })
}

fn service(value: String) -> Result<String, InitError> {
    if super::plan::is_service_name(&value) {
        return Ok(value);
    }
    Err(InitError::Variable { name: "LOG_SERVICE", value, expected: super::plan::SERVICE_NAME })
}

fn max_line_bytes(value: String) -> Result<usize, InitError> {
    match value.parse() {
        Ok(bytes) if super::plan::LINE_BYTES.contains(&bytes) => Ok(bytes),
        _ => Err(InitError::Variable { name: "LOG_MAX_LINE_BYTES", value, expected: super::plan::LINE_BYTES_TEXT }),
    }
}

fn synchronous_only(lookup: Lookup<'_>) -> Result<(), InitError> {
    match switch(lookup, "LOG_ASYNC")? {
        Some(true) => Err(InitError::Variable {
            name: "LOG_ASYNC",
            value: text(lookup, "LOG_ASYNC")?.unwrap_or_default(),
            expected: "`false`: this version writes every line before the call returns",
        }),
        Some(false) | None => Ok(()),
    }
}
