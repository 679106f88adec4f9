//! The layouts of a line.

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
