//! A service that renames chat-log.
#![deny(warnings)]
#![forbid(unsafe_code)]

pub use acme_log::LogSchema;

use journal::{chat_log, log_context};

#[log_context(order_id)]
fn pay(order_id: u64) {
    chat_log!(info, "order {order_id} was paid");
}

fn main() -> Result<(), journal::InitError> {
    journal::builder().service("billing").init()?;
    pay(9);
    Ok(())
}
