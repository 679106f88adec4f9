//! Stack traces as text without the paths of the build machine.

use std::backtrace::{Backtrace, BacktraceStatus};
use std::fmt::Write as _;

/// Returns the error's own trace, or one of this call if the environment enables traces (`RUST_BACKTRACE`,
/// `RUST_LIB_BACKTRACE`).
pub(crate) fn stack_trace(own: Option<&str>) -> Option<String> {
    let trace = match own {
        Some(own) => trimmed(own),
        None => {
            let here = Backtrace::capture();
            if here.status() != BacktraceStatus::Captured {
                return None;
            }
            trimmed(&here.to_string())
        }
    };
    Some(trace).filter(|trace| !trace.is_empty())
}

/// One frame of a trace.
pub(crate) struct StackFrame<'t> {
    pub(crate) function: &'t str,
    pub(crate) place: &'t str,
}

/// Iterates over the frames of a trace as `std` prints it: a line `  4: function`, then, if known, `at
/// file:line:column`.
pub(crate) fn frames(trace: &str) -> impl Iterator<Item = StackFrame<'_>> {
    let mut lines = trace.lines().peekable();
    std::iter::from_fn(move || {
        loop {
            let line = lines.next()?.trim_start();
            let Some((number, function)) = line.split_once(": ") else { continue };
            if number.is_empty() || !number.bytes().all(|byte| byte.is_ascii_digit()) {
                continue;
            }
            let place = lines.next_if(|line| line.trim_start().starts_with("at "));
            let place = place.map_or("", |line| line.trim_start().trim_start_matches("at "));
            return Some(StackFrame { function, place });
        }
    })
}

/// Returns a trace without the frames of the machinery and the paths of the build machine.
pub(crate) fn trimmed(trace: &str) -> String {
    let mut text = String::with_capacity(trace.len() / 2);
    for (index, frame) in frames(trace).filter(|frame| !is_machinery(frame)).enumerate() {
        let separator = if index == 0 { "" } else { "\n" };
        // Writing to a string cannot fail.
        let _ = match short_place(frame.place) {
            "" => write!(text, "{separator}{}", frame.function),
            place => write!(text, "{separator}{} at {place}", frame.function),
        };
    }
    text
}

/// Returns whether a frame belongs to the panic or logging machinery, or to the start of a thread. An inlined function
/// has no path, so its location decides.
pub(crate) fn is_machinery(frame: &StackFrame<'_>) -> bool {
    const STARTS: [&str; 11] = [
        "std::backtrace",
        "std::panic",
        "std::rt::",
        "std::sys::",
        "std::thread::",
        "core::panicking",
        "core::panic::",
        "core::ops::function::",
        "chat_log::",
        "__rust",
        "rust_",
    ];
    const WHOLE: [&str; 5] = ["clone", "clone3", "_start", "start_thread", "rust_begin_unwind"];
    // `<core::panic::unwind_safe::AssertUnwindSafe<F> as …>::call_once`, `<&dyn core::ops::function::Fn<()> as …>`
    let path = frame.function.trim_start_matches(['<', '&']).trim_start_matches("dyn ");
    let place = short_place(frame.place);
    STARTS.iter().any(|start| path.starts_with(start))
        || WHOLE.contains(&path)
        // The `main` of C. An inlined `main` of Rust has no path either, but a location.
        || (path == "main" && place.is_empty())
        || path.starts_with("__libc_start")
        || ["std/src/", "core/src/", "alloc/src/"].iter().any(|library| place.starts_with(library))
        || is_facade(path, place)
        || file!().strip_suffix("stack.rs").is_some_and(|own| frame.place.contains(own))
}

/// Returns whether a frame belongs to a crate that passes records of others on: `tracing_core::event::Event::dispatch` at
/// `tracing-core-0.1.36/src/event.rs:57:9`.
fn is_facade(path: &str, place: &str) -> bool {
    const FACADES: [&str; 6] = ["log", "tracing", "tracing_core", "tracing_log", "tracing_subscriber", "value_bag"];
    let package = place.split('/').next().and_then(|directory| directory.rsplit_once('-'));
    let package = package.filter(|(_, version)| version.starts_with(|first: char| first.is_ascii_digit()));
    let package = package.map_or(String::new(), |(package, _)| package.replace('-', "_"));
    FACADES
        .iter()
        .any(|facade| package == *facade || path.strip_prefix(facade).is_some_and(|rest| rest.starts_with("::")))
}

/// Shortens a path to `tokio-1.48.0/src/task.rs:3:7` in a registry, to `src/main.rs:3:7` below the current directory,
/// and to its last three parts otherwise: log lines must not reveal the home directory of the build machine.
pub(crate) fn short_place(place: &str) -> &str {
    if let Some((_, rest)) = place.split_once("/registry/src/") {
        return rest.split_once('/').map_or(rest, |(_, rest)| rest);
    }
    if let Some((_, rest)) = place.split_once("/library/").filter(|(start, _)| start.starts_with("/rustc/")) {
        return rest;
    }
    if let Some(rest) = place.strip_prefix("./") {
        return rest;
    }
    if !place.starts_with('/') && !place.contains(":\\") {
        return place;
    }
    let start = place.rmatch_indices(['/', '\\']).nth(2).map_or(0, |(at, _)| at + 1);
    place.get(start..).unwrap_or(place)
}

#[cfg(test)]
mod tests;
