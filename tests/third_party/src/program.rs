//! Code shared by the programs that generate traffic.

use std::error::Error;
use std::future::Future;
use std::net::SocketAddr;

/// A program's result. An error is a failed test; its text is searched for the canary like all output.
pub type Outcome = Result<(), Box<dyn Error + Send + Sync>>;

/// Installs the logger as a service does, and generates the traffic on one thread, so that runs are reproducible.
///
/// # Errors
/// If the logger rejects its environment, or the traffic fails.
pub fn run(traffic: impl Future<Output = Outcome>) -> Outcome {
    chat_log::init()?;
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(traffic)
}

/// Returns a listener on a free loopback port.
///
/// # Errors
/// If there is none.
pub async fn listener() -> std::io::Result<(tokio::net::TcpListener, SocketAddr)> {
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await?;
    let address = listener.local_addr()?;
    Ok((listener, address))
}

/// Returns a variable that the test sets.
///
/// # Errors
/// If it is not set.
pub fn variable(name: &str) -> Result<String, String> {
    std::env::var(name).map_err(|_| format!("{name} is not set"))
}
