//! The path is a text.

fn main() {
    chat_log::assert_schema_locked!(1);
}
