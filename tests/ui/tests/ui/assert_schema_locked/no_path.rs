//! A lock stands in a file.

fn main() {
    chat_log::assert_schema_locked!();
}
