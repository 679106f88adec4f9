//! The programs are in `examples/`: `cargo run -p chat-log-examples --example context`, or `chat_service`, the complete one.
