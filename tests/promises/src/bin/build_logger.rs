//! Sets up logging from code as its argument specifies, and prints the result.

pub use chat_log_tests::schema::LogSchema;

use chat_log::{Environment, ErrorText, Layout, TraceIds, TraceProvider, builder, chat_log};
use std::error::Error;
use std::io::{self, Write};
use std::process::ExitCode;

/// Fails on the second, third and fifth line.
struct Moody(u32);

impl Write for Moody {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += 1;
        if matches!(self.0, 2 | 3 | 5) { Err(io::Error::other("not now")) } else { io::stdout().write(bytes) }
    }

    fn flush(&mut self) -> io::Result<()> {
        io::stdout().flush()
    }
}

/// Logs while it writes.
struct Chatty;

impl Write for Chatty {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        chat_log!(info, "I write");
        io::stdout().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Panics at the report of a panic, and in every call of a provider.
struct Broken;

impl Write for Broken {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if bytes.windows(6).any(|part| part == b"panic:") {
            panic!("the writer broke");
        }
        io::stdout().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl TraceProvider for Broken {
    fn current(&self) -> Option<TraceIds> {
        panic!("the provider broke")
    }
}

fn main() -> ExitCode {
    let mode = std::env::args().nth(1).unwrap_or_default();
    let builder = builder().hash_key(*b"0123456789abcdef");
    let builder = match mode.as_str() {
        "timestamp" => builder.timestamp_key("@timestamp"),
        "bad timestamp" => builder.timestamp_key("a\"b"),
        "level" => builder.filter("warn,build_logger=debug"),
        "aliases" => builder.level("warn,build_logger=debug"),
        "bad level" => builder.filter("loud"),
        "type only" => builder.error_text(ErrorText::TypeOnly),
        "color" => builder.environment(Environment::Development).color(true),
        "ecs" => builder.layout(Layout::Ecs).service("code"),
        "stderr" => builder.writer(io::stderr()),
        "schema" => builder.schema::<LogSchema>(),
        "moody" => builder.writer(Moody(0)),
        "chatty" => builder.writer(Chatty),
        "broken writer" => builder.writer(Broken),
        "broken provider" => builder.trace_provider(Broken),
        _ => builder,
    };
    if mode == "own hook" {
        std::panic::set_hook(Box::new(write_panic));
    }
    let started = if mode == "aliases" { builder.install() } else { builder.init() };
    if let Err(error) = started {
        write_refusal(&error);
        return ExitCode::FAILURE;
    }
    if mode.starts_with("broken") || mode.ends_with("hook") || mode == "type only" {
        let worker = std::thread::Builder::new().spawn(|| panic!("row (7, 'jane')"));
        assert!(worker.is_ok_and(|worker| worker.join().is_err()));
    }
    for _ in 0..3 {
        chat_log!(debug, "a debug");
        chat_log!(error, "it failed: {error}", error = io::Error::other("row (7, 'jane')"), ratio = f64::NAN);
    }
    if mode == "type only" {
        other_crates(io::Error::other("row (8, 'jane')"));
    }
    chat_log!(info, "works again");
    let statistics = chat_log::statistics();
    chat_log!(info, "counted", count = statistics.values_left_out, delta = statistics.lines_lost.cast_signed());
    ExitCode::SUCCESS
}

/// Logs errors that know a row, through other crates.
fn other_crates(error: io::Error) {
    log::error!(err:err = error, cause:err = error; "two errors");
    let error: &dyn Error = &error;
    tracing::error!(error, cause = error, "two errors");
    tracing::error!(message = error);
    tracing::error_span!("span", error).in_scope(|| tracing::error!("in a span"));
}

#[expect(clippy::print_stderr, reason = "the test reads it")]
fn write_refusal(error: &chat_log::InitError) {
    eprintln!("{error}");
}

#[expect(clippy::print_stderr, reason = "the test reads it")]
fn write_panic(_: &std::panic::PanicHookInfo<'_>) {
    eprintln!("the hook of the program");
}
