//! The promises that share one program. A promise that declares a schema or installs the logger has its own program in
//! the parent directory, in a file named like the promise.

mod bridge_layers;
mod bridge_spans;
mod bridge_taken;
mod bridge_ways;
mod builder;
mod check_lines;
mod context;
mod context_isolation;
mod edge_values;
mod errors;
mod failures;
mod forward;
mod http;
mod http_requests;
mod http_two;
mod hygiene_async_trait;
mod hygiene_futures;
mod layout_ecs;
mod layout_flat;
mod layout_pretty;
mod levels;
mod limits;
mod line_limit;
mod no_allocation;
mod no_torn_lines;
mod property_roundtrip;
mod rooms;
mod settings;
mod volume;

pub use chat_log_tests::schema::LogSchema;

use std::fs;
use std::path::Path;

/// Without this, a file without a `mod` would never run.
#[test]
fn every_promise_is_part_of_a_program() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let files = fs::read_dir(folder.join("it")).expect("the directory of this file");
    let names = files.filter_map(|file| Some(file.ok()?.file_name().to_str()?.strip_suffix(".rs")?.to_owned()));
    for name in names.filter(|name| name != "main") {
        let shared = include_str!("main.rs").lines().any(|line| line == format!("mod {name};"));
        assert!(shared != folder.join(format!("{name}.rs")).exists(), "`{name}` must be part of exactly one program");
    }
}
