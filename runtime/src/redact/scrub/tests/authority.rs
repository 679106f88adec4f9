use super::{assert_clean, assert_unchanged};

#[test]
fn user_info_without_a_scheme_is_redacted() {
    assert_clean(&[
        (
            "checkout dropped for (\"http\", ada:hunter2@127.0.0.1:80)",
            "checkout dropped for (\"http\", [REDACTED]@127.0.0.1:80)",
        ),
        ("connected to ada:hunter2@db:5432", "connected to [REDACTED]@db:5432"),
        // The text around the `@` also reads as an email address.
        ("ada:hunter2@db.example.internal:5432/chat", "[REDACTED]:5432/chat"),
        ("to=:hunter2@cache:6379", "to=[REDACTED]@cache:6379"),
        ("ada:hunter2@10.0.0.7", "[REDACTED]@10.0.0.7"),
        ("ada:hunter2@localhost", "[REDACTED]@localhost"),
        ("ada:p%40ss%2F@[::1]:80", "[REDACTED]@[::1]:80"),
        ("<pool>ada:hunter2@db:5432</pool>", "<pool>[REDACTED]@db:5432</pool>"),
        ("a:b@h:1 c:d@h:2", "[REDACTED]@h:1 [REDACTED]@h:2"),
        ("ada:päss@h:80", "[REDACTED]@h:80"),
    ]);
}

#[test]
fn lookalikes_are_kept() {
    assert_unchanged(&[
        "image:tag@sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824",
        "pkg:name@1.2.3",
        "git@host:2222",
        "at 12:30:45 @host:80",
        "listening on 127.0.0.1:80",
        "npm:@scope/name@4.0.0",
    ]);
}
