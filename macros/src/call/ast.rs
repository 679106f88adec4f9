//! `chat_log!` and `enabled!` as the user wrote them. Every part keeps its tokens, because mistakes are underlined there.

use proc_macro2::Span;
use syn::{Expr, Ident, LitStr, Path, PathSegment, parse_quote};

use crate::names;
use crate::paths::Runtime;

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

/// One field of a call or of a context, or the error of a call.
#[derive(Clone)]
pub(crate) struct Argument {
    pub(crate) name: Ident,
    pub(crate) given: Given,
}

#[derive(Clone)]
pub(crate) enum Given {
    /// `user_id`: the variable of the field's name.
    Variable,
    /// `user_id = expr`.
    Value(Expr),
    /// `user_id =`, already reported.
    Nothing,
}

/// What a field's argument is called that holds the error.
pub(crate) const ERROR: &str = "error";

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

impl Argument {
    pub(crate) fn is_error(&self) -> bool {
        self.name == ERROR
    }

    /// Whether rustc can be asked about the field without repeating a mistake that the checks report.
    pub(crate) fn is_askable(&self) -> bool {
        names::reserved_reason(&names::plain(&self.name)).is_none()
    }

    /// The expression whose value is logged.
    pub(crate) fn value(&self) -> Option<Expr> {
        match &self.given {
            Given::Variable => {
                let variable = &self.name;
                Some(parse_quote!(#variable))
            }
            Given::Value(value) => Some(value.clone()),
            Given::Nothing => None,
        }
    }
}

/// The schema that an expansion names. All tokens of the default share one span, so that rustc reports a missing schema
/// once and not once a field.
pub(crate) fn schema_or_default(named: Option<&Path>) -> Path {
    let here = Span::mixed_site();
    let Some(mut schema) = named.cloned() else {
        let segments = [Ident::new("crate", here), Ident::new("LogSchema", here)];
        return Path { leading_colon: None, segments: segments.into_iter().map(PathSegment::from).collect() };
    };
    // As the user's own token rustc would find it unnecessary where the schema is in scope. Any other first segment needs
    // its span to be resolved.
    if let Some(first) = schema.segments.first_mut().filter(|first| first.ident == "crate") {
        first.ident.set_span(here.located_at(first.ident.span()));
    }
    schema
}
