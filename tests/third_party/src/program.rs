//! What the programs that make traffic share.

use std::error::Error;
use std::future::Future;
use std::net::SocketAddr;

/// What a program ends with: an error is a failed test, and its text is searched for the canary as all output is.
pub type Outcome = Result<(), Box<dyn Error + Send + Sync>>;

/// Installs the logger as a service does, and makes the traffic on one thread, so that a run is like the one before.
///
/// # Errors
/// If the logger refuses its environment, or the traffic fails.
pub fn run(traffic: impl Future<Output = Outcome>) -> Outcome {
    chat_log::init()?;
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(traffic)
}

/// A listener on a free port of loopback.
///
/// # Errors
/// If there is none.
pub async fn listener() -> std::io::Result<(tokio::net::TcpListener, SocketAddr)> {
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await?;
    let address = listener.local_addr()?;
    Ok((listener, address))
}

/// A variable that the test gives.
///
/// # Errors
/// If it is not set.
pub fn variable(name: &str) -> Result<String, String> {
    std::env::var(name).map_err(|_| format!("{name} is not set"))
}
