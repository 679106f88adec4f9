//! TLS by rustls: a successful handshake, and two that fail.

use chat_log_tests::lines::text;
use chat_log_third_party::family::Family;

#[test]
fn handshakes_are_logged_as_the_docs_say_and_without_credentials() {
    let family = Family {
        name: "tls",
        program: env!("CARGO_BIN_EXE_tls"),
        crates: &["rustls", "tokio_rustls"],
        variables: Vec::new(),
    };
    let seen = family.prove();
    assert!(seen.carries("rustls.client", "handshakes"), "the client shakes hands in the caller's task");
    let errors: Vec<&str> = seen.of("my_chat.tls").filter_map(|line| text(line, "message")).collect();
    assert_eq!(errors.iter().filter(|message| message.contains("UnknownIssuer")).count(), 1, "{errors:?}");
    assert_eq!(errors.iter().filter(|message| message.contains("not valid for name")).count(), 1, "{errors:?}");
}
