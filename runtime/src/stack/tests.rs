use super::*;

#[test]
fn a_trace_keeps_functions_and_places_and_no_home() {
    let trace = "   0: create<T>\n             at /rustc/abc/library/std/src/backtrace.rs:331:13\n   1: app::send\n             at /build/jane/app/src/views.rs:45:9\n   2: tokio::task::run\n             at /build/jane/registry/src/index.example-1/tokio-1.48.0/src/task.rs:3:7\n   3: app::main\n             at ./src/main.rs:7:5\n";
    assert_eq!(
        trimmed(trace),
        "app::send at app/src/views.rs:45:9\ntokio::task::run at tokio-1.48.0/src/task.rs:3:7\napp::main at src/main.rs:7:5"
    );
}

#[test]
fn a_trace_keeps_no_facade_and_every_main_of_rust() {
    let trace = "   0: <log::__private_api::GlobalLogger as log::Log>::log\n             at /build/jane/registry/src/index.example-1/log-0.4.29/src/__private_api.rs:5:9\n   1: dispatch\n             at /build/jane/registry/src/index.example-1/tracing-core-0.1.36/src/event.rs:57:9\n   2: login::send\n             at ./src/login.rs:45:9\n   3: main\n             at ./src/main.rs:7:5\n   4: main\n   5: __libc_start_main\n";
    assert_eq!(trimmed(trace), "login::send at src/login.rs:45:9\nmain at src/main.rs:7:5");
}
