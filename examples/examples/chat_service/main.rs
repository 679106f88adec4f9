//! A chat service with HTTP, WebSocket and an embedded database, whose log calls are checked against [`LogSchema`].
//!
//! - `cargo run --example chat_service` starts it on a free loopback port, drives it through real clients and stops.
//! - `cargo run --example chat_service -- --serve 127.0.0.1:8080` keeps it up until SIGTERM.
//! - `cargo run --example chat_service -- --export logging` writes what the index needs into the folder `logging`.
//! - `ENVIRONMENT=development` in front of either shows the readable console instead of JSON lines.
//!
//! `schema.rs` declares what the logs may carry; `drive.rs` is the list of everything that happens in a run.

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

use std::process::ExitCode;

use chat_log::chat_log;

use arguments::Mode;
use schema::EventType;
pub use schema::LogSchema;

/// What a demonstration shows when `LOG_LEVEL` does not say otherwise: all of the service, and the lines of the
/// libraries under it.
const DEMONSTRATION_LEVEL: &str =
    "info,chat_service=debug,axum=trace,hyper_util=debug,reqwest=debug,sqlx=debug,tungstenite=debug";

#[tokio::main]
async fn main() -> ExitCode {
    let mode = match arguments::parse(std::env::args().skip(1)) {
        Ok(mode) => mode,
        Err(error) => return refuse_to_start(&error),
    };
    if let Mode::Export(folder) = &mode {
        return match chat_log::export::write_all(folder) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => refuse_to_start(&error),
        };
    }
    if let Err(error) = start_logging(&mode) {
        return refuse_to_start(&error);
    }
    let outcome = match mode {
        Mode::Demonstration | Mode::Export(_) => drive::demonstrate().await,
        Mode::Serve(address) => server::serve_until_told(address).await.map_err(drive::DriveError::from),
    };
    if let Err(error) = outcome {
        chat_log!(error, "Chat service failed: {error}", error = &error, event_type = EventType::ServiceStopped);
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

fn start_logging(mode: &Mode) -> Result<(), chat_log::InitError> {
    let levels_are_given = std::env::var_os("LOG_LEVEL").is_some();
    match mode {
        Mode::Demonstration if !levels_are_given => chat_log::builder().level(DEMONSTRATION_LEVEL).install(),
        Mode::Demonstration | Mode::Serve(_) | Mode::Export(_) => chat_log::init(),
    }
}

#[expect(clippy::print_stderr, reason = "there is no logger yet, and stdout is for JSON lines")]
fn refuse_to_start(error: &dyn std::error::Error) -> ExitCode {
    eprintln!("chat_service: {error}");
    ExitCode::from(2)
}
