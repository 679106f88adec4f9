//! Code shared by the tests of third-party crates.
//!
//! - [`canary`]: a credential, and the search for it in any encoding.
//! - [`family`]: runs a program that generates real traffic at several levels, and collects what it logs.
//! - [`table`]: compares the table of the docs with the result.
//! - [`server`]: real servers for the duration of a test.
//! - [`program`]: code shared by the programs.
//!
//! Each family of crates has a program in `src/bin/` and a test in `tests/`.

pub mod canary;
pub mod family;
pub mod program;
pub mod server;
pub mod table;
