//! Statements against a real PostgreSQL: bound and literal values, notices, errors, and a wrong password.

pub use chat_log_tests::schema::LogSchema;

use chat_log::{chat_log, log_context};
use chat_log_third_party::canary::{IN_URL, SECRET};
use chat_log_third_party::program::{Outcome, run, variable};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{AssertSqlSafe, ConnectOptions as _, PgPool};
use std::str::FromStr as _;
use std::time::Duration;

fn main() -> Outcome {
    run(async {
        let url = variable("DATABASE_URL")?;
        // Unknown parameters, about which sqlx warns.
        let unknown = format!("?room=general&api_token={IN_URL}&pasword={IN_URL}");
        let options = PgConnectOptions::from_str(&format!("{url}{unknown}"))?;
        let options = options.log_slow_statements(log::LevelFilter::Warn, Duration::from_millis(200));
        let pool = PgPoolOptions::new().max_connections(2).connect_with(options.clone()).await?;
        statements(&pool).await?;
        pool.close().await;
        refused(options).await
    })
}

#[log_context(room_name = "statements")]
async fn statements(pool: &PgPool) -> Outcome {
    sqlx::query("DROP TABLE IF EXISTS users").execute(pool).await?;
    sqlx::query("DROP ROLE IF EXISTS reader").execute(pool).await?;
    let create = "CREATE TABLE users (id SERIAL PRIMARY KEY, email TEXT UNIQUE, password TEXT, tags TEXT[])";
    sqlx::query(create).execute(pool).await?;
    let insert = "INSERT INTO users (email, password) VALUES ($1, $2)";
    sqlx::query(insert).bind("a@example.org").bind(SECRET).execute(pool).await?;
    sqlx::query("SELECT id FROM users WHERE password = $1").bind(SECRET).fetch_optional(pool).await?;
    let written = format!("SELECT id FROM users WHERE email = 'a' AND password = '{SECRET}'");
    sqlx::query(AssertSqlSafe(written)).fetch_optional(pool).await?;
    sqlx::query(AssertSqlSafe(format!("CREATE ROLE reader LOGIN PASSWORD '{SECRET}'"))).execute(pool).await?;
    sqlx::query("SELECT pg_sleep(0.3)").execute(pool).await?;
    let raise = format!("DO $$ BEGIN RAISE NOTICE 'signed in with token={SECRET}'; END $$");
    sqlx::raw_sql(AssertSqlSafe(raise)).execute(pool).await?;
    match sqlx::query(insert).bind("a@example.org").bind(SECRET).execute(pool).await {
        Err(error) => chat_log!(logger: "my_chat.database", error, "the user is not stored: {error}", error),
        Ok(_) => return Err("the address is taken".into()),
    }
    Ok(())
}

#[log_context(room_name = "refused")]
async fn refused(options: PgConnectOptions) -> Outcome {
    let wrong = options.clone().password(&SECRET.to_lowercase());
    for options in [wrong, options.port(1)] {
        match options.connect().await {
            Err(error) => chat_log!(logger: "my_chat.database", error, "no connection: {error}", error),
            Ok(_) => return Err("it should not be there".into()),
        }
    }
    Ok(())
}
