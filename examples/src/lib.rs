//! The programs are in `examples/`: `cargo run --example chat_service`, `cargo run --example quick_start`.
