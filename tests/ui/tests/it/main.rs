//! What must not compile, and what the compiler says of it.

mod ui;
mod ui_texts;
