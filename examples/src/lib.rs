//! The programs are in `examples/`: `cargo run -p chat-log-examples --example chat_service` or `quick_start`.
