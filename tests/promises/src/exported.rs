//! The files of an export by their paths.

use chat_log::export::Export;
use serde_json::Value;
use std::path::Path;

/// The directories of the search engines.
pub const ENGINES: [&str; 3] = ["elasticsearch", "elasticsearch-basic", "opensearch"];

/// Returns the text of a file, if the export contains it.
#[must_use]
pub fn find(export: &Export, path: &str) -> Option<String> {
    export.files().find(|(name, _)| name == Path::new(path)).map(|(_, text)| text)
}

/// Returns the text of a file.
///
/// # Panics
/// If the export does not contain it.
#[must_use]
pub fn file(export: &Export, path: &str) -> String {
    find(export, path).unwrap_or_else(|| panic!("{path} is not exported"))
}

/// Returns the JSON of a file.
///
/// # Panics
/// If the export does not contain it, or it is not JSON.
#[must_use]
pub fn parsed(export: &Export, path: &str) -> Value {
    serde_json::from_str(&file(export, path)).expect("JSON")
}
