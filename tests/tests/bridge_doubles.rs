//! A record that comes through both facades comes out once. In a crate of its own: the feature of `tracing` that makes it
//! come twice would change all tests of this workspace.

use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::Command;

#[test]
fn an_event_that_is_a_record_of_log_as_well_comes_out_once() {
    let root = std::env::temp_dir().join(format!("chat-log-doubles-{}", std::process::id()));
    let _ = fs::remove_dir_all(&root);
    fs::create_dir_all(root.join("src")).expect("the folder");
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().expect("the workspace");
    let manifest = include_str!("bridge_doubles/Cargo.toml.in")
        .replace("@RUNTIME@", &workspace.join("runtime").display().to_string());
    fs::write(root.join("Cargo.toml"), manifest).expect("the manifest");
    fs::write(root.join("src/main.rs"), include_str!("bridge_doubles/program.rs")).expect("the program");
    // The versions of this workspace are on the machine already.
    fs::copy(workspace.join("Cargo.lock"), root.join("Cargo.lock")).expect("the lock file");
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["run", "--quiet"]).current_dir(&root).env("CARGO_NET_OFFLINE", "true");
    cargo.env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join("doubles"));
    for name in ["LOG_LEVEL", "LOG_SERVICE", "ENVIRONMENT", "LOG_LAYOUT"] {
        cargo.env_remove(name);
    }
    let output = cargo.output().expect("cargo starts");
    let _ = fs::remove_dir_all(&root);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let messages: Vec<&str> = lines.iter().filter_map(|line| line["message"].as_str()).collect();
    let expected = [
        "a literal",
        "made of 3",
        "with a target",
        "the same place again",
        "the same place again",
        "in a span",
        "of log alone",
        // Two records, of the same text and line.
        "both",
        "both",
    ];
    assert_eq!(messages, expected);
    assert_eq!((&lines[2]["logger"], &lines[2]["labels"]["answer"]), (&"other.place".into(), &"42".into()));
}
