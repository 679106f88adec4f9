//! Users, rooms and messages, in an SQLite database that lives as long as the process.

use crate::password::StoredPassword;
use crate::schema::ErrorType;
use chat_log::{LogValue, chat_log, log_context};
use serde::Serialize;
use sqlx::sqlite::{SqlitePool, SqlitePoolOptions};
use std::time::Instant;

/// A separate type, so that no other number can be used as a user id.
#[derive(LogValue, Serialize, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct UserId(i64);

#[derive(Clone, Debug)]
pub(crate) struct User {
    pub(crate) id: UserId,
    pub(crate) username: String,
}

#[derive(Serialize, Debug)]
pub(crate) struct StoredMessage {
    pub(crate) id: i64,
    pub(crate) sender: String,
    pub(crate) body: String,
}

/// The recipient of a message.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Destination<'a> {
    User(UserId),
    Room(&'a str),
}

const TABLES: &str = "
    CREATE TABLE users (
        id INTEGER PRIMARY KEY,
        username TEXT NOT NULL UNIQUE,
        email TEXT NOT NULL,
        salt BLOB NOT NULL,
        digest BLOB NOT NULL
    );
    CREATE TABLE rooms (name TEXT PRIMARY KEY);
    CREATE TABLE messages (
        id INTEGER PRIMARY KEY,
        sender_id INTEGER NOT NULL REFERENCES users (id),
        recipient_id INTEGER REFERENCES users (id),
        room_name TEXT REFERENCES rooms (name) ON DELETE CASCADE,
        body TEXT NOT NULL CONSTRAINT message_fits CHECK (length(body) <= 500)
    );";

pub(crate) struct Database {
    pool: SqlitePool,
}

/// Logs every failure of these methods once, where it happened.
#[log_context(err)]
impl Database {
    pub(crate) async fn open() -> Result<Self, sqlx::Error> {
        // An in-memory database lives as long as its connection, so the pool keeps exactly one.
        let options = SqlitePoolOptions::new().max_connections(1).idle_timeout(None).max_lifetime(None);
        let pool = options.connect("sqlite::memory:").await?;
        sqlx::raw_sql(TABLES).execute(&pool).await?;
        Ok(Self { pool })
    }

    /// Returns `None` if the name is taken.
    pub(crate) async fn add_user(
        &self,
        username: &str,
        email: &str,
        password: &StoredPassword,
    ) -> Result<Option<UserId>, sqlx::Error> {
        let query = "INSERT INTO users (username, email, salt, digest) VALUES (?, ?, ?, ?)
            ON CONFLICT (username) DO NOTHING RETURNING id";
        let id = sqlx::query_scalar(query)
            .bind(username)
            .bind(email)
            .bind(password.salt.as_slice())
            .bind(password.digest.as_slice())
            .fetch_optional(&self.pool)
            .await?;
        Ok(id.map(UserId))
    }

    pub(crate) async fn user(&self, username: &str) -> Result<Option<User>, sqlx::Error> {
        let query = "SELECT id, username FROM users WHERE username = ?";
        let row: Option<(i64, String)> = sqlx::query_as(query).bind(username).fetch_optional(&self.pool).await?;
        Ok(row.map(|(id, username)| User { id: UserId(id), username }))
    }

    pub(crate) async fn password_of(&self, user: UserId) -> Result<StoredPassword, sqlx::Error> {
        let query = "SELECT salt, digest FROM users WHERE id = ?";
        let (salt, digest) = sqlx::query_as(query).bind(user.0).fetch_one(&self.pool).await?;
        Ok(StoredPassword { salt, digest })
    }

    /// Returns `false` if the room already exists.
    pub(crate) async fn add_room(&self, name: &str) -> Result<bool, sqlx::Error> {
        let query = "INSERT INTO rooms (name) VALUES (?) ON CONFLICT DO NOTHING";
        let done = sqlx::query(query).bind(name).execute(&self.pool).await?;
        Ok(done.rows_affected() == 1)
    }

    /// Returns `false` if the room does not exist.
    pub(crate) async fn delete_room(&self, name: &str) -> Result<bool, sqlx::Error> {
        let done = sqlx::query("DELETE FROM rooms WHERE name = ?").bind(name).execute(&self.pool).await?;
        Ok(done.rows_affected() == 1)
    }

    /// Returns the number of messages in a room and of characters in them, `None` if the room does not exist.
    pub(crate) async fn room_volume(&self, name: &str) -> Result<Option<(i64, i64)>, sqlx::Error> {
        let query = "SELECT count(body), coalesce(sum(length(body)), 0)
            FROM rooms LEFT JOIN messages ON room_name = name WHERE name = ? GROUP BY name";
        sqlx::query_as(query).bind(name).fetch_optional(&self.pool).await
    }

    pub(crate) async fn messages_for(&self, user: UserId) -> Result<Vec<StoredMessage>, sqlx::Error> {
        let query = "SELECT messages.id, username, body FROM messages JOIN users ON users.id = sender_id
            WHERE recipient_id = ? ORDER BY messages.id";
        let rows: Vec<(i64, String, String)> = sqlx::query_as(query).bind(user.0).fetch_all(&self.pool).await?;
        Ok(rows.into_iter().map(|(id, sender, body)| StoredMessage { id, sender, body }).collect())
    }
}

impl Database {
    /// Returns the id of the message.
    #[log_context(user_id = sender)]
    pub(crate) async fn save_message(
        &self,
        sender: UserId,
        destination: Destination<'_>,
        body: &str,
    ) -> Result<i64, sqlx::Error> {
        let started = Instant::now();
        let (recipient, room) = match destination {
            Destination::User(recipient) => (Some(recipient.0), None),
            Destination::Room(name) => (None, Some(name)),
        };
        let query = "INSERT INTO messages (sender_id, recipient_id, room_name, body) VALUES (?, ?, ?, ?) RETURNING id";
        let insert = sqlx::query_scalar(query).bind(sender.0).bind(recipient).bind(room).bind(body);
        let id = match insert.fetch_one(&self.pool).await {
            Ok(id) => id,
            Err(error) => {
                chat_log!(
                    error,
                    "Database error while saving message: {error}",
                    error = &error,
                    room_name = room,
                    error_type = ErrorType::DatabaseError
                );
                return Err(error);
            }
        };
        chat_log!(debug, "message {message_id} stored", message_id = id, elapsed = started.elapsed());
        Ok(id)
    }

    pub(crate) async fn close(&self) {
        self.pool.close().await;
    }
}
