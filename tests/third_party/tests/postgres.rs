//! sqlx with a real, password-protected PostgreSQL.

use chat_log_tests::lines::{Members, text};
use chat_log_third_party::family::Family;
use chat_log_third_party::server::Server;

#[test]
fn statements_are_logged_as_the_docs_say_and_without_credentials() {
    let Some(server) = Server::postgres() else { return };
    let family = Family {
        name: "postgres",
        program: env!("CARGO_BIN_EXE_postgres"),
        crates: &["sqlx", "sqlx_core", "sqlx_postgres"],
        variables: vec![("DATABASE_URL", server.url.clone())],
    };
    let seen = family.prove();
    assert!(seen.carries("sqlx.query", "statements"), "sqlx talks to PostgreSQL in the caller's task");
    assert!(seen.carries("sqlx.postgres", "statements"));
    let errors: Vec<&str> = seen.of("my_chat.database").filter_map(|line| text(line, "message")).collect();
    assert_eq!(errors.len(), 3, "{errors:?}");
    let makes_role =
        |line: &Members| line["labels"]["db_statement"].as_str().is_some_and(|sql| sql.contains("LOGIN PASSWORD '"));
    assert!(seen.of("sqlx.query").any(makes_role), "the statement must appear, or the test proves nothing");
    let parameters: Vec<(&str, &str)> = seen
        .of("sqlx_postgres.options")
        .filter_map(|line| Some((line["labels"]["key"].as_str()?, line["labels"]["value"].as_str()?)))
        .collect();
    let hidden = "[REDACTED]";
    assert_eq!(parameters, [("room", "general"), ("api_token", hidden), ("pasword", hidden)]);
}
