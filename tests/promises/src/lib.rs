//! What the tests of this package share.
//!
//! - [`checker`]: the strict checker of output lines; the binary `check_lines` is its command line.
//! - [`errors`]: errors that do what none should.
//! - [`exported`]: the files of an export by their paths.
//! - [`features`]: what can be logged, and what each layout makes of it.
//! - [`lines`]: lines that must be right, and what is in them.
//! - [`program`]: helper programs, for what needs a process of its own.
//! - [`schema`]: the fields that several tests log.
//!
//! The promises themselves stand in `tests/it/`, one file each.

pub mod checker;
pub mod errors;
pub mod exported;
pub mod features;
pub mod lines;
pub mod program;
pub mod schema;

pub use schema::LogSchema;
