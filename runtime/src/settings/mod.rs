//! How a process logs: from the environment, and from code.

mod builder;
mod environment;
mod error;
mod install;
mod plan;

pub use builder::{Builder, builder, init};
pub use error::InitError;

/// How a record looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// One JSON object with plain names at its root, in the order `timestamp level logger module message pathname lineno
    /// funcName process thread service`, then the fields.
    Flat,
    /// One JSON object by the ecs-logging specification, with dotted keys throughout.
    Ecs,
    /// For people: a readable line, an error's causes and stack trace indented below it.
    Pretty,
}

impl Layout {
    /// As `LOG_LAYOUT` spells it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Flat => "flat",
            Self::Ecs => "ecs",
            Self::Pretty => "pretty",
        }
    }
}

/// How much of an error a line shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ErrorText {
    /// Its type, its text and the texts of its causes, all scrubbed.
    #[default]
    Full,
    /// Its type alone: for programs whose database errors carry the values of rows.
    TypeOnly,
}

/// Where a process runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Environment {
    /// Lines are for machines.
    Production,
    /// Lines are for people.
    Development,
    /// Lines are for people, without colours.
    Test,
}
