//! Executes its stdin, line by line: `levels DIRECTIVES` changes the levels, `level` reports them, `directory PATH`
//! enters a directory, `events` logs at every level from three call sites and two other crates. Logs `done` after each.

pub use chat_log_tests::schema::LogSchema;

use chat_log::{SetFilterError, chat_log};
use std::io::stdin;
use std::process::ExitCode;

fn main() -> ExitCode {
    if let Err(error) = chat_log::init() {
        write_refusal(&error);
        return ExitCode::FAILURE;
    }
    for line in stdin().lines().map_while(Result::ok) {
        match line.split_once(' ') {
            Some(("levels", directives)) => {
                if let Err(error @ SetFilterError::Directive { .. }) = chat_log::set_filter(directives) {
                    chat_log!(logger: "test", error, "refused: {error}", error);
                }
            }
            Some(("directory", directory)) => std::env::set_current_dir(directory).expect("it is there"),
            _ if line == "silence" => log::set_max_level(log::LevelFilter::Off),
            _ if line == "level" => log::error!(target: "test", "level is {}", chat_log::filter()),
            _ => events(),
        }
        chat_log!(logger: "test", error, "done");
    }
    ExitCode::SUCCESS
}

fn events() {
    chat_log!(logger: "my_chat.views", info, "a view");
    chat_log!(logger: "my_chat.websocket", debug, "a socket");
    log::debug!(target: "my_chat::websocket", "a record");
    tracing::debug!(target: "my_chat::websocket", "an event");
    tracing::info!(target: "hyper::proto", "a capped event");
    log::info!(target: "rustls::client", "a capped record");
}

#[expect(clippy::print_stderr, reason = "the test reads it")]
fn write_refusal(error: &chat_log::InitError) {
    eprintln!("{error}");
}
