//! Sets up logging from the environment, then logs once per level. Prints an error of the setup to stderr.

pub use chat_log_tests::schema::LogSchema;

use chat_log::chat_log;
use std::process::ExitCode;

fn main() -> ExitCode {
    if let Err(error) = chat_log::init() {
        write_refusal(&error);
        return ExitCode::FAILURE;
    }
    chat_log!(error, "an error");
    chat_log!(warn, "a warning");
    chat_log!(info, "an info");
    chat_log!(debug, "a debug");
    chat_log!(trace, "a trace");
    chat_log!(logger: "my_chat.websocket", debug, "a debug event of the sockets", email = "jo@example.com");
    if let Err(error) = chat_log::init() {
        write_refusal(&error);
    }
    ExitCode::SUCCESS
}

#[expect(clippy::print_stderr, reason = "the test reads it")]
fn write_refusal(error: &chat_log::InitError) {
    eprintln!("{error}");
}
