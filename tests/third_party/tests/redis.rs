//! The `redis` crate with a real, password-protected Redis.

use chat_log_tests::lines::text;
use chat_log_third_party::family::Family;
use chat_log_third_party::server::Server;

#[test]
fn commands_are_logged_as_the_docs_say_and_without_credentials() {
    let Some(server) = Server::redis() else { return };
    let family = Family {
        name: "redis",
        program: env!("CARGO_BIN_EXE_redis"),
        crates: &["redis"],
        variables: vec![("REDIS_URL", server.url.clone())],
    };
    let seen = family.prove();
    let errors: Vec<&str> = seen.of("my_chat.redis").filter_map(|line| text(line, "message")).collect();
    assert_eq!(errors.len(), 4, "{errors:?}");
    assert!(
        errors[2].contains("redis://[REDACTED]@127.0.0.1"),
        "the URL is shown, or nothing is proved of it: {errors:?}"
    );
    assert!(seen.carries("my_chat.redis", "commands"));
}
