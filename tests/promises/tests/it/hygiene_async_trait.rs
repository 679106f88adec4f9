//! `#[log_context]` and the real `async_trait`, in every possible order.
#![deny(warnings)]

use async_trait::async_trait;
use chat_log::testing::capture;
use chat_log::{chat_log, log_context};
use std::io;

#[async_trait]
trait Store: Sync {
    async fn save(&self, user_id: u64, text: &str) -> Result<usize, io::Error>;

    #[log_context(user_id)]
    async fn provided(&self, user_id: u64) -> u64 {
        tokio::task::yield_now().await;
        chat_log!(info, "provided for {user_id}");
        user_id
    }
}

struct Inside;

/// The attribute on a method that `async_trait` has already rewritten.
#[async_trait]
impl Store for Inside {
    #[log_context(user_id, room_name = self.room(), err)]
    async fn save(&self, user_id: u64, text: &str) -> Result<usize, io::Error> {
        chat_log!(info, "saving");
        tokio::task::yield_now().await;
        if text.is_empty() {
            return Err(io::Error::other("nothing to save"));
        }
        Ok(text.len())
    }
}

impl Inside {
    fn room(&self) -> &'static str {
        "inside"
    }
}

struct Above;

/// The attribute on the block, before `async_trait` rewrites it.
#[log_context(user_id)]
#[async_trait]
impl Store for Above {
    async fn save(&self, user_id: u64, text: &str) -> Result<usize, io::Error> {
        tokio::task::yield_now().await;
        chat_log!(info, "saving");
        Ok(text.len())
    }
}

struct Below;

/// The attribute on the block, after `async_trait` has rewritten it.
#[async_trait]
#[log_context(user_id)]
impl Store for Below {
    async fn save(&self, user_id: u64, text: &str) -> Result<usize, io::Error> {
        tokio::task::yield_now().await;
        chat_log!(info, "saving");
        Ok(text.len())
    }
}

fn run(store: &dyn Store, text: &str) -> Vec<serde_json::Value> {
    let captured = capture();
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    assert_eq!(runtime.block_on(store.save(7, text)).ok(), Some(text.len()).filter(|len| *len > 0));
    assert_eq!(runtime.block_on(store.provided(8)), 8);
    captured.take().iter().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

#[test]
fn the_context_is_present_in_every_order() {
    for store in [&Inside as &dyn Store, &Above, &Below] {
        let lines = run(store, "hello");
        assert_eq!(lines.len(), 2);
        assert_eq!((&lines[0]["user_id"], &lines[1]["user_id"]), (&7.into(), &8.into()));
        assert_eq!((&lines[0]["funcName"], &lines[1]["message"]), (&"save".into(), &"provided for 8".into()));
    }
    let failed = run(&Inside, "");
    assert_eq!((&failed[1]["level"], &failed[1]["room_name"]), (&"ERROR".into(), &"inside".into()));
    assert_eq!(failed[1]["message"], "save failed: nothing to save");
}
