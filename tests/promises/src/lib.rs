//! Code shared by the tests of this package.
//!
//! - [`checker`]: the strict checker of output lines; the binary `check_lines` is its command line.
//! - [`errors`]: misbehaving errors.
//! - [`exported`]: the files of an export by their paths.
//! - [`features`]: everything that can be logged, with the result in each layout.
//! - [`lines`]: checked lines and their members.
//! - [`program`]: helper programs, for tests that need their own process.
//! - [`schema`]: the schema of several tests.
//!
//! The promises are in `tests/it/`, one file each.

pub mod checker;
pub mod errors;
pub mod exported;
pub mod features;
pub mod lines;
pub mod program;
pub mod schema;

pub use schema::LogSchema;
