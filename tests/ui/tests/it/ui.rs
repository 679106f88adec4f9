//! Mistakes are compile errors that show what to write instead; correct code compiles.
//!
//! A case is a file `ui/<macro>/<mistake>.rs` with one mistake. Correct code stands in test programs beside this one, so
//! that the compiler only has to check the cases, not to link them. The expected texts are those of the toolchain in
//! `rust-toolchain.toml`. `TRYBUILD=overwrite cargo test -p chat-log-ui-tests` regenerates them.

use std::fs;

#[test]
fn ui_mistakes_are_refused_with_the_repair() {
    let cases = trybuild::TestCases::new();
    for macro_name in macros_with_cases() {
        cases.compile_fail(format!("tests/ui/{macro_name}/*.rs"));
    }
}

/// Returns the directories under `ui`.
fn macros_with_cases() -> Vec<String> {
    let directories =
        fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/ui")).expect("the directory of the cases");
    let mut names: Vec<String> = directories
        .filter_map(|folder| folder.ok()?.file_name().into_string().ok())
        .filter(|name| !name.starts_with('.'))
        .collect();
    names.sort();
    names
}
