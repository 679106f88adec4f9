//! How chat_log and the `tracing` crate work together.

/// How chat_log and the `tracing` crate work together; for [`Builder::tracing`](crate::Builder::tracing).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Tracing {
    /// Events and spans of `tracing` become lines: chat_log installs its own subscriber.
    #[default]
    Bridge,
    /// Every record goes to the `tracing` subscriber that the program has, instead of the console: for a program that
    /// migrates step by step. Log files stay.
    ///
    /// A `chat_log!` becomes an event of the current dispatcher, inside its current span. The event has the call's level,
    /// file, line and module path. Its target is the call's logger, or the module path with `::` if the call names none, so
    /// that directives of the program's own filter still match. Its
    /// fields are `message`, those of the context and of the call by their names, and for an error `error` (its text),
    /// `exc_type`, `exc_chain` (the causes, separated by `: `) and `exc_info`. All of it is redacted and scrubbed as in a
    /// line. Numbers and booleans keep their types; lists, objects and JSON are JSON in a string. Panics, and records of the
    /// `log` crate with their `labels`, are forwarded too.
    ///
    /// chat_log's filter applies first, then the subscriber's own. Records created where there is no subscriber are dropped.
    /// Records that a subscriber creates while it handles another one would return to it: they are dropped and counted in
    /// [`Statistics::lines_lost`](crate::Statistics::lines_lost). So are records that the subscriber can't accept when the
    /// program ends: call [`flush`](crate::flush()) at the end of `main` to report suppressed events.
    ///
    /// [`init`](crate::Builder::init) returns an error if a [`writer`](crate::Builder::writer) is set too, because it would get no
    /// lines.
    Forward,
    /// chat_log does not touch `tracing`: for a program whose own subscriber has a [`tracing_layer`](crate::tracing_layer), or none.
    Ignore,
}
