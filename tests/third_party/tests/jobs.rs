//! Jobs of apalis on a real Redis.

use chat_log_tests::lines::text;
use chat_log_third_party::family::Family;
use chat_log_third_party::server::Server;

#[test]
fn jobs_are_logged_as_the_docs_say_and_without_credentials() {
    let Some(server) = Server::redis() else { return };
    let family = Family {
        name: "jobs",
        program: env!("CARGO_BIN_EXE_jobs"),
        crates: &["apalis", "apalis_core", "apalis_redis"],
        variables: vec![("REDIS_URL", server.url.clone())],
    };
    let seen = family.prove();
    let failed =
        seen.of("apalis.layers").find(|line| text(line, "message") == Some("task.failed")).expect("a job fails");
    let result = failed["labels"]["result"].as_str().expect("its error");
    assert_eq!(result, "smtp://[REDACTED]@mail.example.org refused Mail { to: \"wrong\", password: \"[REDACTED]\" }");
    assert!(seen.carries("my_chat.jobs", "send"), "a job has its own context");
}
