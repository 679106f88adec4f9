//! Links two schemas that declare one name with different types. No code names the second one.

pub use chat_log_tests::schema::LogSchema;

use std::process::ExitCode;

mod other {
    use chat_log::log_schema;

    #[log_schema(service = "other", namespace = "other")]
    struct LogSchema {
        user_id: String,
    }
}

#[expect(clippy::print_stderr, reason = "the test reads it")]
fn main() -> ExitCode {
    if let Err(error) = chat_log::init() {
        eprintln!("{error}");
        return ExitCode::FAILURE;
    }
    chat_log::chat_log!(info, "not refused", user_id = 7);
    ExitCode::SUCCESS
}
