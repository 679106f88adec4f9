//! Looks variables up, in the process or in a test's table.

use std::ffi::OsString;

/// Where a variable's value comes from: the process, or a test's table.
pub(super) type Lookup<'l> = &'l dyn Fn(&str) -> Option<OsString>;

/// Returns a variable's value without blanks around it, such as the CR of a file that Windows wrote. An empty value counts as
/// not set: manifests omit a variable that way.
pub(super) fn set(lookup: Lookup<'_>, name: &str) -> Option<OsString> {
    let value = match lookup(name)?.into_string() {
        Ok(text) if text.trim().len() == text.len() => OsString::from(text),
        Ok(text) => OsString::from(text.trim()),
        Err(value) => value,
    };
    Some(value).filter(|value| !value.is_empty())
}
