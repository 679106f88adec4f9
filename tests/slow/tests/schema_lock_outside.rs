//! The schema lock in a team's own crates outside this workspace: created by the first run, passing while the schema
//! grows, failing with the reasons when it breaks a promise, and changed on request only.

mod repository;

use repository::Repository;
use std::process::Output;

const SCHEMA: &str = include_str!("schema_lock_outside/log.rs");
const LOCK: &str = "log/log_schema.lock";
const FILES: &[(&str, &str)] = &[
    ("Cargo.toml", "[workspace]\nresolver = \"3\"\nmembers = [\"log\", \"billing\"]\n"),
    ("log/Cargo.toml", include_str!("schema_lock_outside/log.toml")),
    ("log/src/lib.rs", SCHEMA),
    ("log/tests/schema.rs", include_str!("schema_lock_outside/schema.rs")),
    ("billing/Cargo.toml", include_str!("schema_lock_outside/billing.toml")),
    ("billing/src/lib.rs", include_str!("schema_lock_outside/billing.rs")),
];

fn text(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// The team's test passes, and its output contains this.
#[track_caller]
fn passes(output: &Output, shows: &str) {
    let text = text(output);
    assert!(output.status.success() && text.contains("1 passed") && text.contains(shows), "{text}");
}

/// The team's test fails, and its output contains this.
#[track_caller]
fn fails(output: &Output, expected: &[&str]) {
    let text = text(output);
    assert!(!output.status.success() && text.contains("1 failed"), "{text}");
    for part in expected {
        assert!(text.contains(part), "{part} is missing:\n{text}");
    }
}

#[test]
fn a_team_locks_its_schema() {
    let repository = Repository::new("schema-lock", FILES);
    let check = || repository.cargo(&["test", "-p", "acme-log", "--test", "schema", "--", "--nocapture"]);
    let check_with =
        |switch| repository.cargo_with(&[("CHAT_LOG_LOCK", switch)], &["test", "-p", "acme-log", "--test", "schema"]);

    fails(&check(), &["no lock file", LOCK, "create it with `CHAT_LOG_LOCK=update cargo test` and commit it"]);
    fails(
        &check_with("yes"),
        &["invalid `CHAT_LOG_LOCK` value `yes`: expected `check`, `exact`, `update` or `accept-breaking`"],
    );
    assert_eq!(repository.read(LOCK), None, "a check writes nothing");
    passes(&check_with("update"), "");
    let first = repository.read(LOCK).expect("the lock file");
    assert!(first.contains("\n{\"field\": \"user_id\", \"type\": \"u64\", \"ecs\": \"user.id\""), "{first}");
    passes(&check(), "");

    let grown = SCHEMA.replace("    room: String,", "    room: String,\n    tenant: String,");
    repository.write("log/src/lib.rs", &grown);
    passes(&check(), "`tenant` (log/src/lib.rs:16): new, string");
    assert_eq!(repository.read(LOCK).as_ref(), Some(&first), "a check writes nothing");
    fails(&check_with("exact"), &["log_schema.lock is not up to date", "`tenant` (log/src/lib.rs:16): new, string"]);
    passes(&check_with("update"), "");
    let second = repository.read(LOCK).expect("the lock file");
    assert_eq!(second.lines().count(), first.lines().count() + 1, "{second}");

    let broken = grown
        .replace("order_id: u64", "order_id: String")
        .replace("\"user.id\"", "\"client.user.id\"")
        .replace("user_id: u64", "user_id: String")
        .replace("pii = \"hash\"", "pii = \"mask\", keep_last = 4")
        .replace("    room: String,\n", "");
    repository.write("log/src/lib.rs", &broken);
    let told = [
        "the log schema breaks promises of ",
        "log_schema.lock (5 breaking changes):",
        "`email` (log/src/lib.rs:14): class, pii = \"hash\" -> pii = \"mask\", keep_last = 4",
        "`order_id` (log/src/lib.rs:12): type, u64 -> string",
        "`room` (log_schema.lock:7): removed, string",
        "`user_id` (log/src/lib.rs:10): type, u64 -> string",
        "`user_id` (log/src/lib.rs:10): ECS name, user.id -> client.user.id",
        "`CHAT_LOG_LOCK=accept-breaking cargo test`",
        "panicked at log/tests/schema.rs:7:5",
    ];
    fails(&check(), &told);
    fails(&check_with("update"), &told);
    assert_eq!(repository.read(LOCK), Some(second), "an update records no breaking change");

    let page = [("CHAT_LOG_LOCK", "accept-breaking"), ("CHAT_LOG_LOCK_MARKDOWN", "changes.md")];
    passes(&repository.cargo_with(&page, &["test", "-p", "acme-log", "--test", "schema"]), "");
    let page = repository.read("log/changes.md").expect("the page for the pull request");
    assert!(page.starts_with("### Log schema: 5 breaking, 0 passing\n"), "{page}");
    passes(&check(), "");
    let third = repository.read(LOCK).expect("the lock file");
    assert!(third.contains("\"field\": \"room\"") && third.contains("\"removed\": true"), "{third}");
}

#[test]
fn crates_that_declare_one_name_differently_cannot_be_locked() {
    let repository = Repository::new("schema-lock-clash", FILES);
    let clash = [
        "`order_id` (billing/src/lib.rs:8 and log/src/lib.rs:12): type, string -> u64",
        "`place.row` (billing/src/lib.rs:17 and log/src/lib.rs:23): type, string -> u32",
        "`place.hall` (log/src/lib.rs:25 and billing/src/lib.rs:10): leaf, string",
        "(3 breaking changes):",
        "two crates declare one name differently",
    ];
    for switch in ["update", "accept-breaking"] {
        fails(&repository.cargo_with(&[("CHAT_LOG_LOCK", switch)], &["test", "-p", "acme-billing", "--lib"]), &clash);
        assert_eq!(repository.read("billing/log_schema.lock"), None);
    }
    let agreed = include_str!("schema_lock_outside/billing.rs")
        .replace("order_id: String", "order_id: u64")
        .replace("row: String", "row: u32,\n    pub hall: String");
    repository.write("billing/src/lib.rs", &agreed);
    passes(&repository.cargo_with(&[("CHAT_LOG_LOCK", "update")], &["test", "-p", "acme-billing", "--lib"]), "");
    let lock = repository.read("billing/log_schema.lock").expect("the lock file");
    assert!(lock.contains("\"ecs\": [\"acme.order_id\",\"billing.order_id\"]"), "{lock}");

    // A schema that cannot be locked cannot log either: `init()` returns the same error.
    repository.write("billing/src/lib.rs", &agreed.replace("amount: i64,", "#[log(text)]\n    room: String,"));
    let clash = ["`room` (billing/src/lib.rs:10 and log/src/lib.rs:15): text, yes -> no"];
    fails(&repository.cargo(&["test", "-p", "acme-billing", "--lib"]), &clash);
    let init = "use acme_billing as _;\n\n#[test]\nfn starts() {\n    journal::init().unwrap();\n}\n";
    repository.write("billing/tests/init.rs", init);
    let clash = ["field `room` is declared with `text` in one place only: in acme_billing::LogSchema ("];
    fails(&repository.cargo(&["test", "-p", "acme-billing", "--test", "init"]), &clash);

    let alone = "#[test]\nfn locked() {\n    chat_log::assert_schema_locked!(\"log_schema.lock\");\n}\n";
    repository.write("log/tests/schema.rs", alone);
    let nothing = repository.cargo(&["test", "-p", "acme-log", "--test", "schema"]);
    fails(&nothing, &["no `#[log_schema]` is linked into this program: reference its crate, for example with"]);
}
