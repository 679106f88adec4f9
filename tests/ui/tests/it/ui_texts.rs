//! The compile errors show no value, and follow the style of rustc's own.

use std::fs;
use std::path::{Path, PathBuf};

/// The value of the secrets in the cases. The source lines that contain it are never lines that an error shows.
const CANARY: &str = "hunter2";

#[test]
fn no_value_is_in_an_error() {
    for (path, text) in texts() {
        assert!(!text.contains(CANARY), "{}", path.display());
    }
}

#[test]
fn own_errors_start_in_lowercase_and_end_without_a_full_stop() {
    for (path, text) in texts() {
        for message in text.lines().filter_map(|line| line.strip_prefix("error: ")) {
            let place = path.display();
            let is_abbreviation = message.chars().nth(1).is_some_and(char::is_uppercase);
            assert!(is_abbreviation || !message.starts_with(char::is_uppercase), "{place}: {message}");
            assert!(!message.ends_with('.'), "{place}: {message}");
        }
    }
}

/// Returns every expected text under `ui`.
fn texts() -> Vec<(PathBuf, String)> {
    let folders = entries(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ui"));
    let files = folders.iter().flat_map(|folder| entries(folder));
    let texts = files.filter(|path| path.extension().is_some_and(|extension| extension == "stderr"));
    let texts: Vec<_> = texts.map(|path| (path.clone(), fs::read_to_string(path).expect("a text"))).collect();
    assert!(texts.len() > 100, "only {} cases were found", texts.len());
    texts
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the directory of the cases");
    entries.map(|entry| entry.expect("an entry").path()).collect()
}
