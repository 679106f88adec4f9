//! The mail service, reached by HTTP.

use chat_log::log_context;
use serde_json::json;
use std::net::SocketAddr;
use std::time::Duration;

#[derive(Debug, thiserror::Error)]
pub(crate) enum MailError {
    #[error("can't reach the external mail API")]
    Unreachable(#[source] reqwest::Error),
    #[error("the external mail API rejected the mail")]
    Refused(#[source] reqwest::Error),
}

pub(crate) struct MailService {
    client: reqwest::Client,
    address: SocketAddr,
}

impl MailService {
    pub(crate) fn new(address: SocketAddr) -> Result<Self, reqwest::Error> {
        let client = reqwest::Client::builder().timeout(Duration::from_secs(2)).build()?;
        Ok(Self { client, address })
    }

    /// Logs a returned error at ERROR, with the chain of its sources.
    #[log_context(err)]
    pub(crate) async fn send_invitation(&self, email: &str, room: &str) -> Result<(), MailError> {
        let request = self.client.post(format!("http://{}/invitations", self.address));
        let answer = request.json(&json!({ "to": email, "room": room })).send().await;
        answer.map_err(MailError::Unreachable)?.error_for_status().map_err(MailError::Refused)?;
        Ok(())
    }
}
