//! Parses the tables of `docs/third-party.md`.

use crate::family::Loggers;
use std::collections::{BTreeMap, BTreeSet};

const DOCUMENT: &str = include_str!("../../../docs/third-party.md");
const LOCK: &str = include_str!("../../../Cargo.lock");

/// From the least to the most severe, as spelled in the docs.
const LEVELS: [&str; 5] = ["TRACE", "DEBUG", "INFO", "WARNING", "ERROR"];

/// The documentation of a family.
#[derive(Debug)]
pub struct Section {
    /// The rows of its table, unchanged.
    pub lines: Vec<String>,
    /// The capped loggers, with the level at which each stays until a directive names it.
    pub caps: BTreeMap<String, String>,
}

/// Reads the table under `<!-- loggers: name -->`.
///
/// # Panics
/// If there is none.
pub fn section(name: &str) -> Section {
    let lines: Vec<String> = rows(&format!("<!-- loggers: {name} -->")).map(str::to_owned).collect();
    let caps = lines.iter().filter_map(|line| {
        let cells: Vec<&str> = cells(line).collect();
        let cap = cells[2].strip_prefix('`')?.strip_suffix('`')?;
        Some((cells[0].trim_matches('`').to_owned(), cap.to_owned()))
    });
    Section { caps: caps.collect(), lines }
}

/// Returns rows in the format of the docs for what was logged.
pub fn lines(loggers: &Loggers, caps: &BTreeMap<String, String>) -> Vec<String> {
    let row = |(logger, seen): (&String, &BTreeSet<String>)| {
        let levels: Vec<&str> = LEVELS.into_iter().filter(|level| seen.contains(*level)).collect();
        let cap = caps.get(logger).map_or("none".to_owned(), |cap| format!("`{cap}`"));
        format!("| `{logger}` | {} | {cap} |", levels.join(", "))
    };
    loggers.iter().map(row).collect()
}

/// Returns the number of crates that the docs name with versions, and those that differ from `Cargo.lock`.
pub fn wrong_versions() -> (usize, Vec<String>) {
    let named: Vec<(String, String)> = rows("<!-- searches -->")
        .flat_map(|row| cells(row).nth(1).unwrap_or_default().split(','))
        .filter_map(|named| named.trim().split_once(' '))
        .map(|(name, version)| (name.trim_matches('`').to_owned(), version.to_owned()))
        .collect();
    let is_wrong =
        |(name, version): &&(String, String)| !LOCK.contains(&format!("name = \"{name}\"\nversion = \"{version}\""));
    let wrong = named.iter().filter(is_wrong).map(|(name, version)| format!("{name} {version}")).collect();
    (named.len(), wrong)
}

fn rows(marker: &str) -> impl Iterator<Item = &'static str> {
    let after = DOCUMENT.split_once(marker).unwrap_or_else(|| panic!("docs/third-party.md has no `{marker}`")).1;
    // Skips the marker's line, an empty one, the header and the line below it.
    let table = after.lines().skip(1).skip_while(|line| line.is_empty());
    table.skip(2).take_while(|line| line.starts_with('|'))
}

fn cells(row: &str) -> impl Iterator<Item = &str> {
    row.trim_matches('|').split('|').map(str::trim)
}
