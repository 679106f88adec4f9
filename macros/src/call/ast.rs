//! `chat_log!` and `enabled!` as the user wrote them. Every part keeps its tokens, because mistakes are underlined there.

use crate::argument::ast::{Argument, schema_or_default};
use crate::paths::Runtime;
use syn::{Expr, Ident, LitStr, Path};

/// One `chat_log!`.
pub(super) struct Call {
    pub(super) runtime: Runtime,
    pub(super) surroundings: Surroundings,
    pub(super) options: Options,
    pub(super) level: Level,
    pub(super) message: Message,
    pub(super) arguments: Vec<Argument>,
    /// Values without a field, already reported: kept so that their variables count as used.
    pub(super) strays: Vec<Expr>,
}

/// What `#[log_context]` tells the calls in the body that it wraps.
#[derive(Default)]
pub(super) struct Surroundings {
    pub(super) function: Option<LitStr>,
    pub(super) inherited: Vec<Ident>,
    pub(super) schema: Option<Path>,
}

/// What may stand before the level.
#[derive(Default)]
pub(super) struct Options {
    pub(super) schema: Option<Path>,
    pub(super) logger: Option<LitStr>,
    pub(super) rule: Option<RuleOption>,
}

/// How many of a call's events are written, and the word that says so. A mistake in the rule itself is already reported.
pub(super) struct RuleOption {
    pub(super) key: Ident,
    pub(super) rule: Option<Rule>,
}

pub(super) enum Rule {
    /// `limit: 10 per minute`
    Limit { events: u32, seconds: u64 },
    /// `sample: 1 in 100`
    Sample { one_in: u32 },
}

pub(super) enum Level {
    /// `info`, or a word that is none.
    Word(Ident),
    /// `(expr)`.
    Computed(Expr),
    /// Already reported.
    Missing,
}

pub(super) enum Message {
    Literal(LitStr),
    /// Anything else, which is refused.
    Computed(Expr),
    /// Already reported.
    Missing,
}

impl Call {
    /// The arguments that are fields, in the order in which the call site lists them.
    pub(super) fn fields(&self) -> impl Iterator<Item = &Argument> {
        self.arguments.iter().filter(|argument| !argument.is_error())
    }

    pub(super) fn has_error(&self) -> bool {
        self.arguments.iter().any(Argument::is_error)
    }

    pub(super) fn schema(&self) -> Path {
        schema_or_default(self.options.schema.as_ref().or(self.surroundings.schema.as_ref()))
    }
}
