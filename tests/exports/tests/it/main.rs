//! Exports for other programs, checked against the definitions of those programs.

mod export;
mod export_kibana;
mod scale;
mod ship;
