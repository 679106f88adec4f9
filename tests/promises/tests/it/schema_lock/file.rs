//! The lock file: its format, and when it is written.

use super::Folder;
use chat_log::lock::{Lock, LockError, Mode};
use chat_log::{LogValue, log_schema};
use std::fs;

#[derive(LogValue)]
#[expect(dead_code, reason = "nothing is logged")]
enum EventType {
    Joined,
    Left,
}

#[derive(LogValue)]
struct Place {
    row: u32,
    #[log(pii = "drop")]
    holder: String,
}

/// One field of each form.
#[log_schema(service = "chat", namespace = "chat")]
struct Written {
    #[log(ecs = "user.id")]
    user_id: u64,
    event_type: EventType,
    #[log(unit = "ms")]
    elapsed: std::time::Duration,
    #[log(text)]
    note: String,
    #[log(pii = "hash", domain = "user")]
    email: String,
    #[log(pii = "mask", keep_last = 4)]
    phone: String,
    #[log(public = "the server's own, as in \"lobby\"")]
    ip: Vec<std::net::IpAddr>,
    #[log(sensitive = "never")]
    password: String,
    #[deprecated(note = "use `place`")]
    seat: Place,
    #[log(string)]
    order_id: u64,
}

const TEXT: &str = r#"{"chat_log_schema_lock": 1, "how": "`cargo test` checks the schema against this file; `CHAT_LOG_LOCK=update cargo test` records additions"}
{"field": "elapsed", "type": "duration", "unit": "ms", "ecs": "chat.elapsed", "index": "double"}
{"field": "email", "type": "string", "pii": "hash", "domain": "user", "ecs": "chat.email", "index": "keyword"}
{"field": "event_type", "type": "enum", "words": ["joined","left"], "ecs": "chat.event_type", "index": "keyword"}
{"field": "ip", "type": "[ip]", "public": "the server's own, as in \"lobby\"", "ecs": "chat.ip", "index": "ip"}
{"field": "note", "type": "string", "text": true, "ecs": "chat.note", "index": "match_only_text"}
{"field": "order_id", "type": "u64", "string": true, "ecs": "chat.order_id", "index": "keyword"}
{"field": "password", "sensitive": "never", "ecs": "chat.password"}
{"field": "phone", "type": "string", "pii": "mask", "keep_last": 4, "ecs": "chat.phone", "index": "keyword"}
{"field": "seat", "type": "object", "ecs": "chat.seat", "index": "object", "deprecated": "use `place`"}
{"field": "seat.holder", "type": "string", "pii": "drop"}
{"field": "seat.row", "type": "u32", "index": "long"}
{"field": "user_id", "type": "u64", "ecs": "user.id", "index": "unsigned_long", "ecs_index": "keyword"}
"#;

/// [`TEXT`] without some of its fields, and with lines that the schema does not have.
fn older(without: &[&str], with: &str) -> String {
    let kept = |line: &&str| !without.iter().any(|name| line.contains(&format!("\"field\": \"{name}\"")));
    let lines: Vec<&str> = TEXT.lines().filter(kept).chain(with.lines()).collect();
    lines.join("\n") + "\n"
}

const GONE: &str = r#"{"field": "room", "type": "string", "ecs": "chat.room", "index": "keyword"}"#;

#[test]
fn a_file_has_a_line_for_each_field_and_reads_back() {
    let lock = Lock::of::<Written>();
    assert_eq!(lock.to_string(), TEXT);
    let folder = Folder::new("reads-back");
    let read = Lock::read(folder.lock(TEXT)).expect("a lock file");
    assert!(lock.changes_since(&read).is_empty() && read.to_string() == TEXT, "{read}");
    // With the line ends of some editors and version control systems.
    let read = Lock::read(folder.lock(&TEXT.replace('\n', "\r\n"))).expect("a lock file");
    assert!(lock.changes_since(&read).is_empty());
}

#[test]
fn a_missing_file_is_reported_and_created() {
    let folder = Folder::new("missing");
    let path = folder.0.join("log_schema.lock");
    Lock::of::<Written>().hold(&path, Mode::Exact).expect_err("the file does not exist");
    let error = Lock::of::<Written>().hold(&path, Mode::Check).expect_err("the file does not exist");
    assert!(matches!(error, LockError::Missing { .. }));
    let expected =
        format!("no lock file {}: create it with `CHAT_LOG_LOCK=update cargo test` and commit it", path.display());
    assert_eq!(error.to_string(), expected);
    assert!(!path.exists(), "checking writes nothing");
    Lock::of::<Written>().hold(&path, Mode::Update).expect("made");
    assert_eq!(fs::read_to_string(&path).expect("text"), TEXT);
    Lock::of::<Written>().hold(&path, Mode::Check).expect("the same");
}

#[test]
fn additions_pass_and_go_into_the_file_when_it_is_updated() {
    let folder = Folder::new("additions");
    let before = older(&["email", "seat.row"], "");
    let path = folder.lock(&before);
    let changes = Lock::of::<Written>().hold(&path, Mode::Check).expect("additions pass");
    let new: Vec<_> = changes.iter().map(|change| (change.field(), change.what())).collect();
    assert_eq!(new, [("email", "new"), ("seat.row", "new")]);
    assert_eq!(fs::read_to_string(&path).expect("text"), before, "checking writes nothing");
    let error = Lock::of::<Written>().hold(&path, Mode::Exact).expect_err("the file is not up to date");
    let text = error.to_string();
    assert!(text.contains("is not up to date:\n\n  `email` (tests/promises/tests/it/schema_lock/file.rs:"), "{text}");
    assert!(text.contains("run `CHAT_LOG_LOCK=update cargo test` and commit the file"), "{text}");
    assert_eq!(fs::read_to_string(&path).expect("text"), before, "a failed check writes nothing");
    Lock::of::<Written>().hold(&path, Mode::Update).expect("updated");
    assert_eq!(fs::read_to_string(&path).expect("text"), TEXT);
    Lock::of::<Written>().hold(&path, Mode::Exact).expect("up to date");
}

#[test]
fn an_update_with_a_breaking_change_writes_nothing() {
    let folder = Folder::new("breaking");
    let before = older(&["email"], GONE);
    let path = folder.lock(&before);
    for mode in [Mode::Check, Mode::Exact, Mode::Update] {
        let error = Lock::of::<Written>().hold(&path, mode).expect_err("`room` is gone");
        let text = error.to_string();
        assert!(text.contains("`room` (log_schema.lock:13): removed, string\n"), "{text}");
        assert!(text.contains("(1 breaking change):"), "{text}");
        assert!(text.contains("`CHAT_LOG_LOCK=accept-breaking cargo test`"), "{text}");
        assert!(
            text.contains("`email` (tests/promises/tests/it/schema_lock/file.rs:"),
            "additions are reported as well: {text}"
        );
        assert_eq!(fs::read_to_string(&path).expect("text"), before, "{mode:?} wrote");
    }
    let changes = Lock::of::<Written>().hold(&path, Mode::AcceptBreaking).expect("accepted");
    assert_eq!(changes.breaking().count(), 1);
    let after = fs::read_to_string(&path).expect("text");
    let remembered = GONE.replace('}', ", \"removed\": true}\n");
    assert!(after.contains(&remembered) && after.replace(&remembered, "") == TEXT, "{after}");
    assert!(Lock::of::<Written>().hold(&path, Mode::Check).expect("held").is_empty());
}

/// A release of this library that maps a type differently would cause this.
#[test]
fn a_changed_mapping_breaks_the_index_even_if_the_schema_is_the_same() {
    let folder = Folder::new("mapping");
    let cases = [
        (r#""index": "match_only_text""#, r#""index": "text""#, "`note`", "index type, text -> match_only_text"),
        (r#""ecs_index": "keyword""#, r#""ecs_index": "ip""#, "`user_id`", "ECS index type, ip -> keyword"),
    ];
    for (now, before, field, what) in cases {
        let error = Lock::of::<Written>().hold(folder.lock(&TEXT.replace(now, before)), Mode::Update);
        let text = error.expect_err("the mapping changed").to_string();
        assert!(text.contains("(1 breaking change):") && text.contains(field) && text.contains(what), "{text}");
        assert!(text.contains("breaks the index: it maps the field as"), "{text}");
    }
}

#[test]
fn a_removed_field_does_not_return_as_something_else() {
    let folder = Folder::new("back");
    let removed = |line: &str| folder.lock(&older(&["email"], &line.replace('}', ", \"removed\": true}")));
    let same = TEXT.lines().find(|line| line.contains("\"email\"")).expect("its line");
    let changes = Lock::of::<Written>().hold(removed(same), Mode::Update).expect("the same as before");
    assert_eq!(changes.iter().map(|change| change.what()).collect::<Vec<_>>(), ["restored"]);
    let stronger = same.replace(r#""type": "string", "pii": "hash", "domain": "user""#, r#""sensitive": "never""#);
    let error = Lock::of::<Written>().hold(removed(&stronger), Mode::Update).expect_err("its class was stronger");
    assert!(error.to_string().contains("breaks the privacy promise: before, it can't be logged"), "{error}");
}

#[test]
fn a_file_that_cannot_be_written_is_reported() {
    let folder = Folder::new("unwritable");
    let path = folder.0.join("no_such_directory/log_schema.lock");
    let error = Lock::of::<Written>().hold(&path, Mode::Update).expect_err("the directory does not exist");
    assert!(matches!(error, LockError::File { .. }) && error.to_string().contains("no_such_directory"), "{error}");
}
