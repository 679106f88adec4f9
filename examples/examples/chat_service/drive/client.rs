//! One user's HTTP client.

use super::DriveError;
use chat_log::{Secret, chat_log};
use reqwest::{Method, StatusCode};
use serde_json::Value;
use std::net::SocketAddr;

pub(super) struct Client {
    http: reqwest::Client,
    pub(super) address: SocketAddr,
    pub(super) token: Option<Secret<String>>,
}

impl Client {
    pub(super) fn new(address: SocketAddr) -> Result<Self, DriveError> {
        let made = reqwest::Client::builder().build();
        let http = made.map_err(|source| DriveError::Http { step: "create a client", source })?;
        Ok(Self { http, address, token: None })
    }

    pub(super) fn with_token(&self, token: &str) -> Self {
        Self { http: self.http.clone(), address: self.address, token: Some(Secret::new(token.to_owned())) }
    }

    /// Returns the body of the answer, `null` if it is not JSON.
    pub(super) async fn expect(
        &self,
        step: &'static str,
        method: Method,
        path: &str,
        body: Option<Value>,
        status: StatusCode,
    ) -> Result<Value, DriveError> {
        chat_log!(debug, "step: {step}", step);
        let mut request = self.http.request(method, format!("http://{}/api/{path}", self.address));
        if let Some(token) = &self.token {
            request = request.bearer_auth(token.expose_secret());
        }
        if let Some(body) = body {
            request = request.json(&body);
        }
        let failed = |source| DriveError::Http { step, source };
        let answer = request.send().await.map_err(failed)?;
        equal(step, &status, &answer.status())?;
        let bytes = answer.bytes().await.map_err(failed)?;
        Ok(serde_json::from_slice(&bytes).unwrap_or_default())
    }
}

pub(super) fn equal<T: PartialEq + ToString>(step: &'static str, expected: &T, found: &T) -> Result<(), DriveError> {
    if expected == found {
        return Ok(());
    }
    Err(DriveError::Unexpected { step, expected: expected.to_string(), found: found.to_string() })
}
