//! A chat service with HTTP, WebSocket and an embedded database. Its log calls are checked against [`LogSchema`].
//!
//! - `cargo run -p chat-log-examples --example chat_service` starts it on a free loopback port, exercises it through
//!   real clients and stops it.
//! - `cargo run -p chat-log-examples --example chat_service -- --serve 127.0.0.1:8080` runs it until SIGTERM.
//! - `cargo run -p chat-log-examples --example chat_service -- --export logging` writes the configuration of the index
//!   into the directory `logging`.
//! - `cargo run -p chat-log-examples --example chat_service -- --lock-diff FILE` shows the changes of the log schema
//!   since that lock file, as Markdown for a pull request.
//! - `ENVIRONMENT=development` before either command writes the readable console format instead of JSON lines.
//!
//! `schema.rs` declares the fields that a line may have; `drive.rs` lists everything that happens in a run.

mod accounts;
mod answer;
mod arguments;
mod db;
mod drive;
mod external;
mod http;
mod limits;
mod messages;
mod password;
mod rooms;
mod schema;
mod server;
mod service;
mod sessions;
mod settings;
mod websocket;

use arguments::{Mode, Run};
use chat_log::chat_log;
use chat_log::lock::{Lock, LockError};
use schema::EventType;
pub use schema::LogSchema;
use std::path::Path;
use std::process::ExitCode;

/// The levels of a demonstration unless `LOG_LEVEL` is set: everything from the service, and the lines of the libraries
/// that it uses.
const DEMONSTRATION_LEVEL: &str =
    "info,chat_service=debug,axum=trace,hyper_util=debug,reqwest=debug,sqlx=debug,tungstenite=debug";

#[tokio::main]
async fn main() -> ExitCode {
    let mode = match arguments::parse(std::env::args().skip(1)) {
        Ok(mode) => mode,
        Err(error) => return refuse_to_start(&error),
    };
    match mode {
        Mode::Export(directory) => match chat_log::export::write_all(directory) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => refuse_to_start(&error),
        },
        Mode::LockDiff(file) => match show_lock_diff(&file) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => refuse_to_start(&error),
        },
        Mode::Run(how) => run(how).await,
    }
}

async fn run(how: Run) -> ExitCode {
    if let Err(error) = start_logging(&how) {
        return refuse_to_start(&error);
    }
    let outcome = match how {
        Run::Demonstration => drive::demonstrate().await,
        Run::Serve(address) => server::serve_until_told(address).await.map_err(drive::DriveError::from),
    };
    if let Err(error) = outcome {
        chat_log!(error, "Chat service failed: {error}", error = &error, event_type = EventType::ServiceStopped);
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

fn start_logging(how: &Run) -> Result<(), chat_log::InitError> {
    let levels_are_given = std::env::var_os("LOG_LEVEL").is_some();
    match how {
        Run::Demonstration if !levels_are_given => chat_log::builder().filter(DEMONSTRATION_LEVEL).init(),
        Run::Demonstration | Run::Serve(_) => chat_log::init(),
    }
}

#[expect(clippy::print_stdout, reason = "the user asked for this output")]
fn show_lock_diff(file: &Path) -> Result<(), LockError> {
    let changes = Lock::linked()?.changes_since(&Lock::read(file)?);
    print!("{}", changes.to_markdown());
    Ok(())
}

#[expect(clippy::print_stderr, reason = "there is no logger yet, and stdout is for JSON lines")]
fn refuse_to_start(error: &dyn std::error::Error) -> ExitCode {
    eprintln!("chat_service: {error}");
    ExitCode::from(2)
}
