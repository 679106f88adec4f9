//! `chat_log!` and `enabled!` as the user wrote them. Every part keeps its tokens, because mistakes are underlined there.

use crate::argument::ast::{Argument, schema_or_default};
use crate::paths::Runtime;
use syn::{Expr, Ident, LitStr, Path};

/// One `chat_log!`.
pub(crate) struct Call {
    pub(crate) runtime: Runtime,
    pub(crate) surroundings: Surroundings,
    pub(crate) options: Options,
    pub(crate) level: Level,
    pub(crate) message: Message,
    pub(crate) arguments: Vec<Argument>,
    /// Values without a field, already reported: kept so that their variables count as used.
    pub(crate) strays: Vec<Expr>,
}

/// What `#[log_context]` tells the calls in the body that it wraps.
#[derive(Default)]
pub(crate) struct Surroundings {
    pub(crate) function: Option<LitStr>,
    pub(crate) inherited: Vec<Ident>,
    pub(crate) schema: Option<Path>,
}

/// What may stand before the level.
#[derive(Default)]
pub(crate) struct Options {
    pub(crate) schema: Option<Path>,
    pub(crate) logger: Option<LitStr>,
    pub(crate) rule: Option<GivenRule>,
}

/// How many of a call's events are written, and the word that says so. A mistake in the rule itself is already reported.
pub(crate) struct GivenRule {
    pub(crate) key: Ident,
    pub(crate) rule: Option<Rule>,
}

pub(crate) enum Rule {
    /// `limit: 10 per minute`
    Limit { events: u32, seconds: u64 },
    /// `sample: 1 in 100`
    Sample { one_in: u32 },
}

pub(crate) enum Level {
    /// `info`, or a word that is none.
    Word(Ident),
    /// `(expr)`.
    Computed(Expr),
    /// Already reported.
    Missing,
}

pub(crate) enum Message {
    Literal(LitStr),
    /// Anything else, which is refused.
    Computed(Expr),
    /// Already reported.
    Missing,
}

impl Call {
    /// The arguments that are fields, in the order in which the call site lists them.
    pub(crate) fn fields(&self) -> impl Iterator<Item = &Argument> {
        self.arguments.iter().filter(|argument| !argument.is_error())
    }

    pub(crate) fn has_error(&self) -> bool {
        self.arguments.iter().any(Argument::is_error)
    }

    pub(crate) fn schema(&self) -> Path {
        schema_or_default(self.options.schema.as_ref().or(self.surroundings.schema.as_ref()))
    }
}
