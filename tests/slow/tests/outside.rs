//! A team's own crates outside this workspace: one schema crate, shared by two services with different service names, one of
//! which renames this crate, and a compile test in the team's CI.

mod repository;

use chat_log_tests::lines::{Members, members, text};
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
    ("chat/tests/order.rs", include_str!("outside/order.rs")),
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
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let lines: Vec<Members> = String::from_utf8_lossy(&output.stdout).lines().map(members).collect();
        let (line, notices) = lines.split_first().expect("a line");
        let is_absolute = |line: &Members| text(line, "pathname").is_none_or(|path| path.starts_with('/'));
        assert!(
            !notices.iter().any(is_absolute),
            "no path reveals the home directory of the build machine: {notices:?}"
        );
        assert_eq!((&line["service"], &line["message"]), (&service.into(), &message.into()));
        assert_eq!(line["logger"], format!("acme_{service}"));
    }
    let tests = repository.cargo(&["test", "-p", "acme-chat"]);
    let said = format!("{}{}", String::from_utf8_lossy(&tests.stdout), String::from_utf8_lossy(&tests.stderr));
    assert!(tests.status.success() && said.matches("1 passed").count() == 2, "{said}");
    // A macro does not cache the schema: a change takes effect at once.
    let schema = include_str!("outside/log.rs").replace("user_id: u64", "user_ident: u64");
    repository.write("log/src/lib.rs", &schema);
    let stale = repository.cargo(&["check", "-p", "acme-chat"]);
    let said = String::from_utf8_lossy(&stale.stderr);
    assert!(!stale.status.success() && said.contains("there is an associated constant `user_ident`"), "{said}");
}
