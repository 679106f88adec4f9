//! The syntax tree of `chat_log!` and `enabled!`. Every part keeps its tokens, because mistakes underline them.

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
    /// Values without a field, already reported. They are kept so that their variables count as used.
    pub(super) strays: Vec<Expr>,
}

/// What `#[log_context]` passes to the calls in its body.
#[derive(Default)]
pub(super) struct Surroundings {
    pub(super) function: Option<LitStr>,
    pub(super) inherited: Vec<Ident>,
    pub(super) schema: Option<Path>,
    /// Whether the call stands in a function inside an annotated body, where the context's fields are not available.
    pub(super) is_nested: bool,
}

/// The options before the level.
#[derive(Default)]
pub(super) struct Options {
    pub(super) schema: Option<Path>,
    pub(super) logger: Option<LitStr>,
    pub(super) rule: Option<RuleOption>,
}

/// A limit or a sample with its keyword. The rule is `None` if it has a mistake, which is already reported.
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
    /// `info`, or a word that is not a level.
    Word(Ident),
    /// `(expr)`.
    Computed(Expr),
    /// Already reported.
    Missing,
}

pub(super) enum Message {
    Literal(LitStr),
    /// Any other expression, which is refused.
    Computed(Expr),
    /// Already reported.
    Missing,
}

impl Call {
    /// Returns the arguments that are fields, in the order in which the call site lists them.
    pub(super) fn fields(&self) -> impl Iterator<Item = &Argument> {
        self.arguments.iter().filter(|argument| !argument.is_error())
    }

    /// Returns whether rustc has to find out which fields the surrounding context has: the attribute does not reach calls
    /// that another macro makes, or that have another name.
    pub(super) fn may_inherit(&self) -> bool {
        self.surroundings.function.is_none() && !self.surroundings.is_nested
    }

    pub(super) fn has_error(&self) -> bool {
        self.arguments.iter().any(Argument::is_error)
    }

    pub(super) fn schema(&self) -> Path {
        schema_or_default(self.options.schema.as_ref().or(self.surroundings.schema.as_ref()))
    }
}
