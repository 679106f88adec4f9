//! Real servers for the tests of this package: each is started by its launcher in `servers/`, on a free loopback port, with
//! its data in a folder that goes with it.
//!
//! The tests run where `CHAT_LOG_ELK` or `CI` is set: they need a JDK with Maven, Go, and Node.js with npm; the
//! first run downloads the servers, and each server takes half a gigabyte of memory.

pub mod container;
pub mod index;
pub mod kql;
pub mod programs;
pub mod server;
pub mod shipper;
