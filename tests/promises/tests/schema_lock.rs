//! This promise links many schemas, so it has its own program.

#[path = "it/schema_lock.rs"]
mod schema_lock;
