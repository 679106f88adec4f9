//! Statements against SQLite: bound and literal values, slow statements, and failing ones.

pub use chat_log_tests::schema::LogSchema;

use chat_log::{chat_log, log_context};
use chat_log_third_party::canary::SECRET;
use chat_log_third_party::program::{Outcome, run};
use sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions};
use sqlx::{AssertSqlSafe, ConnectOptions as _, SqlitePool};
use std::time::Duration;

fn main() -> Outcome {
    run(async {
        let slow = Duration::from_millis(10);
        let options = SqliteConnectOptions::new().log_slow_statements(log::LevelFilter::Warn, slow);
        let pool = SqlitePoolOptions::new().max_connections(1).connect_with(options.in_memory(true)).await?;
        statements(&pool).await?;
        pool.close().await;
        Ok(())
    })
}

#[log_context(room_name = "statements")]
async fn statements(pool: &SqlitePool) -> Outcome {
    sqlx::query("CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT UNIQUE, password TEXT)").execute(pool).await?;
    let insert = "INSERT INTO users (email, password) VALUES (?, ?)";
    sqlx::query(insert).bind("a@example.org").bind(SECRET).execute(pool).await?;
    sqlx::query("SELECT id FROM users WHERE password = ?").bind(SECRET).fetch_optional(pool).await?;
    // Bad style, but even then the password must not reach the index.
    let written = format!("SELECT id FROM users WHERE email = 'a' AND password = '{SECRET}'");
    sqlx::query(AssertSqlSafe(written)).fetch_optional(pool).await?;
    let numbers =
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000) SELECT max(i) FROM n";
    sqlx::query(numbers).fetch_one(pool).await?;
    match sqlx::query(insert).bind("a@example.org").bind(SECRET).execute(pool).await {
        Err(error) => chat_log!(logger: "my_chat.database", error, "the user is not stored: {error}", error),
        Ok(_) => return Err("the address is taken".into()),
    }
    let wrong = format!("SELECT id FROM accounts WHERE token = '{SECRET}'");
    match sqlx::query(AssertSqlSafe(wrong)).fetch_one(pool).await {
        Err(error) => chat_log!(logger: "my_chat.database", error, "no account: {error}", error),
        Ok(_) => return Err("there is no such table".into()),
    }
    Ok(())
}
