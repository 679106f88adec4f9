use super::{assert_clean, assert_unchanged};

#[test]
fn passwords_of_statements_are_redacted() {
    assert_clean(&[
        ("CREATE ROLE ada LOGIN PASSWORD 'hunter2'", "CREATE ROLE ada LOGIN PASSWORD '[REDACTED]'"),
        (
            "ALTER USER ada WITH ENCRYPTED password  'it''s' VALID",
            "ALTER USER ada WITH ENCRYPTED password  '[REDACTED]' VALID",
        ),
        ("create user ada identified by 'hunter2';", "create user ada identified by '[REDACTED]';"),
        ("IDENTIFIED BY PASSWORD '*2470C0C06DEE'", "IDENTIFIED BY PASSWORD '[REDACTED]'"),
        ("ALTER ROLE ada PASSWORD E'a b'", "ALTER ROLE ada PASSWORD E'[REDACTED]'"),
        ("ALTER ROLE ada PASSWORD 'cut off here", "ALTER ROLE ada PASSWORD '[REDACTED]"),
    ]);
}

#[test]
fn statements_without_a_password_are_kept() {
    assert_unchanged(&[
        "ALTER ROLE ada PASSWORD NULL",
        "SELECT password, 'x' FROM users",
        "is identified by the id 'x'",
        "no password is set for 'ada'",
        "CREATE ROLE ada LOGIN PASSWORD ''",
    ]);
}
