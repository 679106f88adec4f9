pub use acme_log::LogSchema;

fn main() {
    chat_log::chat_log!(info, "signed in", usr_id = 7);
}
