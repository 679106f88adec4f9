use super::*;

#[test]
fn a_trace_keeps_functions_and_places_and_no_home() {
    let trace = "   0: create<T>\n             at /rustc/abc/library/std/src/backtrace.rs:331:13\n   1: app::send\n             at /build/jane/app/src/views.rs:45:9\n   2: tokio::task::run\n             at /build/jane/registry/src/index.example-1/tokio-1.48.0/src/task.rs:3:7\n   3: app::main\n             at ./src/main.rs:7:5\n";
    assert_eq!(
        trimmed(trace),
        "app::send at app/src/views.rs:45:9\ntokio::task::run at tokio-1.48.0/src/task.rs:3:7\napp::main at src/main.rs:7:5"
    );
}
