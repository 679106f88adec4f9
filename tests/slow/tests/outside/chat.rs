//! A service.
#![deny(warnings)]
#![forbid(unsafe_code)]

pub use acme_log::LogSchema;

fn main() -> Result<(), chat_log::InitError> {
    chat_log::builder().service("chat").init()?;
    chat_log::chat_log!(info, "user {user_id} sent a message", user_id = 7);
    chat_log::set_filter("warn").expect("a level");
    Ok(())
}
