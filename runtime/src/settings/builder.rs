//! `init()` and `builder()`.

use super::{Environment, ErrorText, InitError, Layout, install};
use crate::limit::Rule;
use crate::schema::{Schema, SchemaDef};
use crate::trace::TraceProvider;
use crate::write::Writer;
use std::io::Write;
use std::path::PathBuf;
use std::time::Duration;
use zeroize::Zeroizing;

/// Sets up logging from the environment; the README has the table of variables.
///
/// A program that forks, to become a daemon, say, does so before: a thread that had logged goes on with the number of its
/// parent's `process` in the child, where nobody follows the level file either.
///
/// # Errors
/// If a variable holds something that it may not hold, a file can't be opened, two linked schemas contradict each other,
/// or logging is set up already. Nothing is installed then.
pub fn init() -> Result<(), InitError> {
    builder().install()
}

/// Sets up logging from code. What the code does not say comes from the environment.
pub fn builder() -> Builder {
    Builder::default()
}

/// The settings of [`builder`].
#[must_use = "nothing is set up before `install`"]
pub struct Builder {
    pub(super) environment: Option<Environment>,
    pub(super) level: Option<String>,
    pub(super) level_file: Option<PathBuf>,
    pub(super) layout: Option<Layout>,
    pub(super) files: Option<bool>,
    pub(super) directory: Option<PathBuf>,
    pub(super) service: Option<String>,
    pub(super) timestamp_key: Option<String>,
    pub(super) max_line_bytes: Option<usize>,
    pub(super) hash_key: Option<Zeroizing<Vec<u8>>>,
    pub(super) error_text: ErrorText,
    pub(super) colour: Option<bool>,
    pub(super) writer: Option<Writer>,
    pub(super) schemas: Vec<&'static SchemaDef>,
    pub(super) bridge_log: bool,
    pub(super) bridge_tracing: Option<bool>,
    #[cfg(feature = "tracing")]
    pub(super) forward_to_tracing: bool,
    pub(super) panic_hook: bool,
    pub(super) trace_provider: Option<Box<dyn TraceProvider>>,
    pub(super) rules: Vec<(String, Rule)>,
    pub(super) fold_repeats: Option<Duration>,
}

impl Default for Builder {
    fn default() -> Self {
        Self {
            environment: None,
            level: None,
            level_file: None,
            layout: None,
            files: None,
            directory: None,
            service: None,
            timestamp_key: None,
            max_line_bytes: None,
            hash_key: None,
            error_text: ErrorText::Full,
            colour: None,
            writer: None,
            schemas: Vec::new(),
            bridge_log: true,
            bridge_tracing: None,
            #[cfg(feature = "tracing")]
            forward_to_tracing: false,
            panic_hook: true,
            trace_provider: None,
            rules: Vec::new(),
            fold_repeats: None,
        }
    }
}

impl Builder {
    /// In place of `ENVIRONMENT`.
    pub fn environment(self, environment: Environment) -> Self {
        Self { environment: Some(environment), ..self }
    }

    /// Directives such as `info,my_chat.websocket=debug,sqlx=warn`, in place of `LOG_LEVEL`.
    pub fn level(self, directives: &str) -> Self {
        Self { level: Some(directives.to_owned()), ..self }
    }

    /// A file of such directives that is followed while the program runs, in place of `LOG_LEVEL_FILE`. What it holds goes
    /// before `level` and `LOG_LEVEL`, unless it is empty. A change is in force within two seconds, or at once by SIGHUP.
    pub fn level_file(self, path: impl Into<PathBuf>) -> Self {
        Self { level_file: Some(path.into()), ..self }
    }

    /// The layout of the console, in place of `LOG_LAYOUT` and `USE_JSON_LOGGING`.
    pub fn layout(self, layout: Layout) -> Self {
        Self { layout: Some(layout), ..self }
    }

    /// Whether log files are written, in place of `USE_FILE_LOGGING`.
    pub fn file_logging(self, files: bool) -> Self {
        Self { files: Some(files), ..self }
    }

    /// Where log files are written, in place of `LOG_DIR`.
    pub fn directory(self, directory: impl Into<PathBuf>) -> Self {
        Self { directory: Some(directory.into()), ..self }
    }

    /// The service in every line, in place of `LOG_SERVICE` and of what the schema says.
    pub fn service(self, service: &str) -> Self {
        Self { service: Some(service.to_owned()), ..self }
    }

    /// The key of the time stamp in [`Layout::Flat`], such as `@timestamp` for a pipeline without processors.
    pub fn timestamp_key(self, key: &str) -> Self {
        Self { timestamp_key: Some(key.to_owned()), ..self }
    }

    /// The longest line, its line feed included, from 1024 to 16777216 bytes; in place of `LOG_MAX_LINE_BYTES`.
    pub fn max_line_bytes(self, bytes: usize) -> Self {
        Self { max_line_bytes: Some(bytes), ..self }
    }

    /// The key of `pii = "hash"`, at least 16 bytes, in place of `LOG_HASH_KEY` and `LOG_HASH_KEY_FILE`.
    pub fn hash_key(self, key: impl Into<Vec<u8>>) -> Self {
        Self { hash_key: Some(Zeroizing::new(key.into())), ..self }
    }

    /// How much of an error a line shows.
    pub fn error_text(self, text: ErrorText) -> Self {
        Self { error_text: text, ..self }
    }

    /// Whether [`Layout::Pretty`] is coloured; by default if the console is a terminal and `NO_COLOR` is not set.
    pub fn colour(self, colour: bool) -> Self {
        Self { colour: Some(colour), ..self }
    }

    /// Where the console's lines go instead of stdout. `File`, `Stdout` and `Stderr` are written to directly, each line
    /// by one `write`; anything else is flushed after each line.
    pub fn writer(self, writer: impl Write + Send + 'static) -> Self {
        Self { writer: Some(Writer::from_any(writer)), ..self }
    }

    /// Registers a schema where that does not happen at link time.
    pub fn schema<S: Schema>(mut self) -> Self {
        self.schemas.push(S::DEF);
        self
    }

    /// Whether records of the `log` crate are taken in; by default they are.
    pub fn bridge_log(self, bridge: bool) -> Self {
        Self { bridge_log: bridge, ..self }
    }

    /// Whether events of the `tracing` crate are taken in; by default they are.
    pub fn bridge_tracing(self, bridge: bool) -> Self {
        Self { bridge_tracing: Some(bridge), ..self }
    }

    /// Gives every record to the `tracing` subscriber that the program has, instead of writing it to the console: for a
    /// program that moves over step by step. Log files stay.
    ///
    /// A `chat_log!` becomes an event of the current dispatcher, inside of its current span: with the call's level, file,
    /// line and module path; its logger as the target (the module path with `::` where the call names none); and as fields
    /// `message`, those of the context and of the call by their names, and for an error `error` (its text), `exc_type`,
    /// `exc_chain` (the causes, divided by `: `) and `exc_info`. All of it is redacted and scrubbed as in a line. Numbers
    /// and booleans keep their types; lists, objects and JSON are JSON in a string. Panics, and records of the `log` crate
    /// with their `labels`, go the same way.
    ///
    /// The levels set here decide what becomes a record, then the subscriber's own filter what it keeps of it. What is
    /// logged where there is no subscriber goes nowhere; what a subscriber logs while it takes a record is counted in
    /// [`Statistics::lines_lost`](crate::Statistics::lines_lost), as it would come back to it. So is what a subscriber can't
    /// take any more when the program ends: [`flush`](crate::flush) at the end of `main` reports what limits held back.
    ///
    /// Nothing is taken in from `tracing` then: `bridge_tracing(true)` contradicts it, and so does a `writer`, which nothing
    /// would be written to. Both are errors of [`install`](Self::install).
    #[cfg(feature = "tracing")]
    pub fn forward_to_tracing(self) -> Self {
        Self { forward_to_tracing: true, ..self }
    }

    /// Whether a panic becomes a line instead of a text on stderr; by default it does.
    pub fn panic_hook(self, hook: bool) -> Self {
        Self { panic_hook: hook, ..self }
    }

    /// Who tells which trace a record belongs to: its `trace.id` and `span.id`.
    pub fn trace_provider(self, provider: impl TraceProvider) -> Self {
        Self { trace_provider: Some(Box::new(provider)), ..self }
    }

    /// At most so many events of each call site in each window, of loggers that begin with `prefix` (`my_chat.websocket`; ``
    /// for all), of our own calls and of other crates. A window begins with its first event.
    ///
    /// What is held back is reported by count in a WARNING record at the place of the call site: before its next event that
    /// passes, or when the window is over, at [`flush`](crate::flush), and when the program ends: when the thread ends that
    /// called [`install`](Self::install), or that thread calls [`std::process::exit`]. Another thread that calls it has to
    /// `flush` first, or what is pending just then is not reported. The longest prefix wins; a call's own `limit:` or
    /// `sample:` goes before. An ERROR is never held back.
    ///
    /// `events` is from 1 to 16777215, `window` from 1 millisecond to 24 hours.
    pub fn limit(mut self, prefix: &str, events: u32, window: Duration) -> Self {
        self.rules.push((prefix.to_owned(), Rule::Limit { events, window }));
        self
    }

    /// The first of every `one_in` events of each call site, of loggers that begin with `prefix`; as [`limit`](Self::limit),
    /// but reported once a minute. `one_in` is 2 or more.
    pub fn sample(mut self, prefix: &str, one_in: u32) -> Self {
        self.rules.push((prefix.to_owned(), Rule::Sample { one_in }));
        self
    }

    /// Writes identical records of other crates once in each window, from 1 millisecond to 24 hours, and reports the repeats
    /// by count in a WARNING record. Identical are logger, level, message and fields, whatever the context is.
    pub fn fold_repeats(self, window: Duration) -> Self {
        Self { fold_repeats: Some(window), ..self }
    }

    /// Sets up logging, once per process.
    ///
    /// # Errors
    /// As [`init`], and if a value given here is not allowed. Nothing is installed then.
    pub fn install(self) -> Result<(), InitError> {
        install::install(self)
    }
}
