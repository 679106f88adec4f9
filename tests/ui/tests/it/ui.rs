//! What must not compile does not, and says what to write instead; what must compile does.
//!
//! A case is filed as `ui/<macro>/<mistake>.rs`, one mistake a file; `ui/pass` holds what is right. The expected texts
//! are those of the toolchain in `rust-toolchain.toml`: `TRYBUILD=overwrite cargo test -p chat-log-ui-tests` writes them anew.

use std::fs;

#[test]
fn ui_mistakes_are_refused_with_the_repair() {
    let cases = trybuild::TestCases::new();
    for macro_name in macros_with_cases() {
        cases.compile_fail(format!("tests/ui/{macro_name}/*.rs"));
    }
    cases.pass("tests/ui/pass/*.rs");
}

/// The folders under `ui` but `pass`.
fn macros_with_cases() -> Vec<String> {
    let folders = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/ui")).expect("the folder of the cases");
    let mut names: Vec<String> = folders
        .filter_map(|folder| folder.ok()?.file_name().into_string().ok())
        .filter(|name| name != "pass" && !name.starts_with('.'))
        .collect();
    names.sort();
    names
}
