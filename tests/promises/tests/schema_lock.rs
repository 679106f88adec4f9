//! The promise links many schemas, which is why it has its own program.

#[path = "it/schema_lock.rs"]
mod schema_lock;
