//! sqlx with SQLite.

use chat_log_tests::lines::Members;
use chat_log_third_party::family::Family;

#[test]
fn statements_are_logged_as_the_docs_say_and_without_credentials() {
    let family = Family {
        name: "sqlite",
        program: env!("CARGO_BIN_EXE_sqlite"),
        crates: &["sqlx", "sqlx_core", "sqlx_sqlite"],
        variables: Vec::new(),
    };
    let seen = family.prove();
    assert!(seen.carries("my_chat.database", "statements"));
    assert!(!seen.carries("sqlx.query", "statements"), "the docs say that SQLite has its own thread");
    let names_password =
        |line: &Members| line["labels"]["db_statement"].as_str().is_some_and(|sql| sql.contains("AND password ="));
    assert!(seen.of("sqlx.query").any(names_password), "the statement must appear, or the test proves nothing");
}
