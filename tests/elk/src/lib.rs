//! Real servers for the tests of this package. A launcher in `servers/` starts each on a free loopback port, with its
//! data in a temporary directory.
//!
//! The tests run if `CHAT_LOG_ELK` or `CI` is set. They need a JDK with Maven, Go, and Node.js with npm. The first run
//! downloads the servers; each server takes half a gigabyte of memory.

pub mod container;
pub mod index;
pub mod kql;
pub mod programs;
pub mod server;
pub mod shipper;
