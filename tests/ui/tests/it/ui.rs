//! Mistakes are compile errors that show what to write instead; correct code compiles.
//!
//! A case is a file `ui/<macro>/<mistake>.rs` with one mistake; `ui/pass` holds correct code. The expected texts are
//! those of the toolchain in `rust-toolchain.toml`. `TRYBUILD=overwrite cargo test -p chat-log-ui-tests` regenerates
//! them.

use std::fs;

#[test]
fn ui_mistakes_are_refused_with_the_repair() {
    let cases = trybuild::TestCases::new();
    for macro_name in macros_with_cases() {
        cases.compile_fail(format!("tests/ui/{macro_name}/*.rs"));
    }
    cases.pass("tests/ui/pass/*.rs");
}

/// Returns the folders under `ui` except `pass`.
fn macros_with_cases() -> Vec<String> {
    let folders = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/ui")).expect("the folder of the cases");
    let mut names: Vec<String> = folders
        .filter_map(|folder| folder.ok()?.file_name().into_string().ok())
        .filter(|name| name != "pass" && !name.starts_with('.'))
        .collect();
    names.sort();
    names
}
