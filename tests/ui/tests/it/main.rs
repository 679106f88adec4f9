//! Code that must not compile, and the compiler's errors.

mod ui;
mod ui_texts;
