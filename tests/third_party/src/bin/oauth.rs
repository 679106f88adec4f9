//! OAuth 2 against our own provider: a code, a refresh, a wrong client secret, with a client that logs its traffic.

pub use chat_log_tests::schema::LogSchema;

use axum::http::{HeaderMap, StatusCode, header};
use axum::routing::post;
use axum::{Form, Json, Router};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chat_log::{chat_log, log_context};
use chat_log_third_party::canary::{CORE, SECRET};
use chat_log_third_party::program::{Outcome, listener, run};
use oauth2::basic::BasicClient;
use oauth2::{AuthType, AuthorizationCode, ClientId, ClientSecret, HttpRequest, HttpResponse, PkceCodeVerifier};
use oauth2::{RefreshToken, TokenResponse as _, TokenUrl};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::net::SocketAddr;

fn main() -> Outcome {
    run(async {
        let (listener, address) = listener().await?;
        let server = tokio::spawn(axum::serve(listener, Router::new().route("/token", post(token))).into_future());
        // A developer's switch to see the traffic: all bytes, as records of reqwest.
        let http = reqwest::Client::builder().connection_verbose(true).build()?;
        for auth in [AuthType::BasicAuth, AuthType::RequestBody] {
            sign_in(&http, address, auth).await?;
        }
        server.abort();
        Ok(())
    })
}

/// The token endpoint (RFC 6749, section 3.2).
async fn token(headers: HeaderMap, Form(form): Form<BTreeMap<String, String>>) -> (StatusCode, Json<Value>) {
    // The credential is percent-encoded, then base64 (RFC 6749, section 2.3.1).
    let basic = STANDARD.encode("chat:Kanarie7Zq9wX2vB4tRs6%2B%2F%3D");
    let header = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let is_known = form.get("client_secret").is_some_and(|secret| secret == SECRET)
        || header.is_some_and(|value| value == format!("Basic {basic}"));
    if !is_known {
        let answer =
            json!({"error": "invalid_client", "error_description": format!("client_secret={SECRET} is wrong")});
        return (StatusCode::UNAUTHORIZED, Json(answer));
    }
    let is_granted = match form.get("grant_type").map(String::as_str) {
        Some("authorization_code") => form.contains_key("code") && form.contains_key("code_verifier"),
        Some("refresh_token") => form.contains_key("refresh_token"),
        _ => false,
    };
    if !is_granted {
        return (StatusCode::BAD_REQUEST, Json(json!({"error": "invalid_grant"})));
    }
    let answer = json!({
        "access_token": format!("access-{CORE}"),
        "refresh_token": format!("refresh-{CORE}"),
        "id_token": format!("eyJhbGciOiJub25lIn0.{}.", STANDARD.encode(CORE)),
        "token_type": "bearer",
        "expires_in": 3600,
    });
    (StatusCode::OK, Json(answer))
}

#[log_context(room_name = "sign_in")]
async fn sign_in(http: &reqwest::Client, address: SocketAddr, auth: AuthType) -> Outcome {
    let client = BasicClient::new(ClientId::new("chat".to_owned()))
        .set_client_secret(ClientSecret::new(SECRET.to_owned()))
        .set_auth_type(auth)
        .set_token_uri(TokenUrl::new(format!("http://{address}/token"))?);
    let call = |request| call(http, request);
    let code = AuthorizationCode::new(format!("code-{CORE}"));
    let verifier = PkceCodeVerifier::new(format!("{CORE}-{CORE}-{CORE}"));
    let granted = client.exchange_code(code).set_pkce_verifier(verifier).request_async(&call).await?;
    chat_log!(logger: "my_chat.oauth", info, "signed in", remark = format!("{granted:?}"));
    let refresh = granted.refresh_token().map(|token| token.secret().clone()).ok_or("no refresh token")?;
    client.exchange_refresh_token(&RefreshToken::new(refresh)).request_async(&call).await?;
    let wrong = client.set_client_secret(ClientSecret::new(format!("not-{CORE}")));
    match wrong.exchange_code(AuthorizationCode::new(format!("code-{CORE}"))).request_async(&call).await {
        Err(error) => chat_log!(logger: "my_chat.oauth", error, "signing in failed: {error}", error),
        Ok(_) => return Err("the secret is wrong".into()),
    }
    Ok(())
}

/// The HTTP client that `oauth2` calls.
async fn call(http: &reqwest::Client, request: HttpRequest) -> Result<HttpResponse, reqwest::Error> {
    let (parts, body) = request.into_parts();
    let url = parts.uri.to_string();
    let answer = http.request(parts.method, url).headers(parts.headers).body(body).send().await?;
    let (status, headers) = (answer.status(), answer.headers().clone());
    let mut response = HttpResponse::new(answer.bytes().await?.to_vec());
    *response.status_mut() = status;
    *response.headers_mut() = headers;
    Ok(response)
}
