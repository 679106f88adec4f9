pub use acme_log::LogSchema;

fn main() {
    chat_log::chat_log!(info, "signed in", user_id = 7, password = "hunter2");
}
