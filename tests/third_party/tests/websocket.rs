//! An axum WebSocket and a tokio-tungstenite client.

use chat_log_tests::lines::{Members, text};
use chat_log_third_party::family::Family;

#[test]
fn websockets_are_logged_as_the_docs_say_and_without_credentials() {
    let family = Family {
        name: "websocket",
        program: env!("CARGO_BIN_EXE_websocket"),
        crates: &["axum", "tokio_tungstenite", "tungstenite"],
        variables: Vec::new(),
    };
    let seen = family.prove();
    assert!(seen.carries("tungstenite.handshake", "chat"), "the client shakes hands in the caller's task");
    let shows_request =
        |line: &Members| text(line, "message").is_some_and(|message| message.contains("authorization:"));
    assert!(seen.of("tungstenite.handshake").any(shows_request), "the headers must appear, or the test proves nothing");
}
