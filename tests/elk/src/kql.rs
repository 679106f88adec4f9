//! Runs Kibana's own KQL parser as a process.

use serde_json::Value;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// Returns what Kibana would send for each search: the query, or the reason why it rejects the search. The types of fields
/// come from the index at `url`.
///
/// # Panics
/// If the parser fails to run.
#[must_use]
pub fn translate(url: &str, index: &str, searches: &[String]) -> Vec<Result<Value, String>> {
    let launcher = Path::new(env!("CARGO_MANIFEST_DIR")).join("servers/kql/run.sh");
    let mut command = Command::new(&launcher);
    let mut parser =
        command.args([url, index]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("it starts");
    let mut input = parser.stdin.take().expect("a pipe");
    // The searches together fit into a pipe's buffer.
    searches.iter().for_each(|search| writeln!(input, "{search}").expect("it reads"));
    drop(input);
    let output = parser.wait_with_output().expect("it ends");
    assert!(output.status.success(), "{}: {}", launcher.display(), output.status);
    let translated: Vec<_> = String::from_utf8(output.stdout).expect("UTF-8").lines().map(translation).collect();
    assert_eq!(translated.len(), searches.len());
    translated
}

fn translation(line: &str) -> Result<Value, String> {
    let mut answer: Value = serde_json::from_str(line).expect("JSON");
    match answer["error"].as_str() {
        Some(error) => Err(error.to_owned()),
        None => Ok(answer["query"].take()),
    }
}
