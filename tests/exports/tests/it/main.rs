//! What is exported for other programs, held against their own definitions.

mod export;
mod export_kibana;
mod scale;
mod ship;
