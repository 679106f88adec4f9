//! Stack traces as text without the paths of the build machine.

use std::backtrace::{Backtrace, BacktraceStatus};
use std::fmt::Write as _;

/// Returns the error's own trace, or one of this call if the environment enables traces (`RUST_BACKTRACE`,
/// `RUST_LIB_BACKTRACE`).
pub(crate) fn stack_trace(own: Option<&str>) -> Option<String> {
    if let Some(own) = own {
        return Some(trimmed(own));
    }
    let here = Backtrace::capture();
    (here.status() == BacktraceStatus::Captured).then(|| trimmed(&here.to_string()))
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
    const WHOLE: [&str; 6] = ["main", "clone", "clone3", "_start", "start_thread", "rust_begin_unwind"];
    // `<core::panic::unwind_safe::AssertUnwindSafe<F> as …>::call_once`, `<&dyn core::ops::function::Fn<()> as …>`
    let path = frame.function.trim_start_matches(['<', '&']).trim_start_matches("dyn ");
    let place = short_place(frame.place);
    STARTS.iter().any(|start| path.starts_with(start))
        || WHOLE.contains(&path)
        || path.starts_with("__libc_start")
        || ["std/src/", "core/src/", "alloc/src/"].iter().any(|library| place.starts_with(library))
        || file!().strip_suffix("stack.rs").is_some_and(|own| frame.place.contains(own))
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
