//! What becomes of the `tracing` side of a program.

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
    /// file, line and module path. Its target is the call's logger, or the module path with `::` if the call names none. Its
    /// fields are `message`, those of the context and of the call by their names, and for an error `error` (its text),
    /// `exc_type`, `exc_chain` (the causes, separated by `: `) and `exc_info`. All of it is redacted and scrubbed as in a
    /// line. Numbers and booleans keep their types; lists, objects and JSON are JSON in a string. Panics, and records of the
    /// `log` crate with their `labels`, are forwarded too.
    ///
    /// The filter set here decides what becomes a record, then the subscriber's own filter what it keeps of it. Records that
    /// are made where there is no subscriber are dropped. Records that a subscriber makes while it takes another one are
    /// counted in [`Statistics::lines_lost`](crate::Statistics::lines_lost), since they would come back to it. So are those
    /// that a subscriber can't take when the program ends: call [`flush`](crate::flush()) at the end of `main` to report
    /// suppressed events.
    ///
    /// A [`writer`](crate::Builder::writer) contradicts it, since nothing would be written there: an error of
    /// [`init`](crate::Builder::init).
    Forward,
    /// `tracing` is left alone: for a program whose own subscriber has a [`tracing_layer`](crate::tracing_layer), or none of
    /// ours.
    Ignore,
}
