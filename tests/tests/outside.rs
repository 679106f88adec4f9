//! A team's own crates, outside of this workspace: one schema crate, shared by two services with two service names, one of
//! which calls this crate by another name, and a compile test in the team's own CI.

mod repository;

use repository::Repository;

const FILES: &[(&str, &str)] = &[
    ("Cargo.toml", "[workspace]\nresolver = \"3\"\nmembers = [\"log\", \"billing\", \"chat\"]\n"),
    ("log/Cargo.toml", include_str!("outside/log.toml")),
    ("log/src/lib.rs", include_str!("outside/log.rs")),
    ("billing/Cargo.toml", include_str!("outside/billing.toml")),
    ("billing/src/main.rs", include_str!("outside/billing.rs")),
    ("chat/Cargo.toml", include_str!("outside/chat.toml")),
    ("chat/src/main.rs", include_str!("outside/chat.rs")),
    ("chat/tests/log_calls.rs", include_str!("outside/log_calls.rs")),
    ("chat/tests/ui/password.rs", include_str!("outside/password.rs")),
    ("chat/tests/ui/password.stderr", include_str!("outside/password.stderr")),
    ("chat/tests/ui/misspelt.rs", include_str!("outside/misspelt.rs")),
    ("chat/tests/ui/misspelt.stderr", include_str!("outside/misspelt.stderr")),
];

#[test]
fn a_team_shares_its_schema_and_enforces_it() {
    let repository = Repository::new("outside", FILES);
    let chat = repository.cargo(&["run", "--quiet", "-p", "acme-chat"]);
    let billing = repository.cargo(&["run", "--quiet", "-p", "acme-billing"]);
    for (output, service, message) in
        [(&chat, "chat", "user 7 sent a message"), (&billing, "billing", "order 9 was paid")]
    {
        let line = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let line: serde_json::Value = serde_json::from_str(&line).expect("one line of JSON");
        assert_eq!((&line["service"], &line["message"]), (&service.into(), &message.into()));
        assert_eq!(line["logger"], format!("acme_{service}"));
    }
    let tests = repository.cargo(&["test", "-p", "acme-chat"]);
    let text = format!("{}{}", String::from_utf8_lossy(&tests.stdout), String::from_utf8_lossy(&tests.stderr));
    assert!(tests.status.success() && text.contains("1 passed"), "{text}");
    // The schema is not a file that a macro read long ago: a change of it is seen at once.
    let schema = include_str!("outside/log.rs").replace("user_id: u64", "user_ident: u64");
    repository.write("log/src/lib.rs", &schema);
    let stale = repository.cargo(&["check", "-p", "acme-chat"]);
    let text = String::from_utf8_lossy(&stale.stderr);
    assert!(!stale.status.success() && text.contains("there is an associated constant `user_ident`"), "{text}");
}
