//! What the tests of third-party crates share.
//!
//! - [`canary`]: a credential, and the search for it in whatever form.
//! - [`family`]: runs a program that makes real traffic at several levels, and says what it logged.
//! - [`table`]: the table of the docs, against what was seen.
//! - [`server`]: real servers for the time of a test.
//! - [`program`]: what the programs share.
//!
//! Each family of crates is a program in `src/bin/` and a test in `tests/`.

pub mod canary;
pub mod family;
pub mod program;
pub mod server;
pub mod table;
