//! `builder()`, and what it takes.

use super::{Environment, ErrorText, Layout, Tracing};
use crate::limit::Rule;
use crate::schema::{Schema, SchemaDef};
use crate::trace::TraceProvider;
use crate::write::Writer;
use std::fmt;
use std::io::Write;
use std::path::PathBuf;
use std::time::Duration;
use zeroize::Zeroizing;

/// Sets up logging from code. What the code does not say comes from the environment.
pub fn builder() -> Builder {
    Builder::default()
}

/// The settings of [`builder`].
#[must_use = "nothing is set up before `init`"]
pub struct Builder {
    pub(super) environment: Option<Environment>,
    pub(super) filter: Option<String>,
    pub(super) filter_file: Option<PathBuf>,
    pub(super) layout: Option<Layout>,
    pub(super) files: Option<bool>,
    pub(super) directory: Option<PathBuf>,
    pub(super) service: Option<String>,
    pub(super) timestamp_key: Option<String>,
    pub(super) max_line_bytes: Option<usize>,
    pub(super) hash_key: Option<Zeroizing<Vec<u8>>>,
    pub(super) error_text: ErrorText,
    pub(super) color: Option<bool>,
    pub(super) writer: Option<Writer>,
    pub(super) schemas: Vec<&'static SchemaDef>,
    pub(super) bridge_log: bool,
    pub(super) tracing: Tracing,
    pub(super) panic_hook: bool,
    pub(super) trace_provider: Option<Box<dyn TraceProvider>>,
    pub(super) rules: Vec<(String, Rule)>,
    pub(super) fold_repeats: Option<Duration>,
}

impl Default for Builder {
    fn default() -> Self {
        Self {
            environment: None,
            filter: None,
            filter_file: None,
            layout: None,
            files: None,
            directory: None,
            service: None,
            timestamp_key: None,
            max_line_bytes: None,
            hash_key: None,
            error_text: ErrorText::Full,
            color: None,
            writer: None,
            schemas: Vec::new(),
            bridge_log: true,
            tracing: Tracing::Bridge,
            panic_hook: true,
            trace_provider: None,
            rules: Vec::new(),
            fold_repeats: None,
        }
    }
}

/// Without the hash key.
impl fmt::Debug for Builder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Builder")
            .field("environment", &self.environment)
            .field("filter", &self.filter)
            .field("filter_file", &self.filter_file)
            .field("layout", &self.layout)
            .field("file_logging", &self.files)
            .field("directory", &self.directory)
            .field("service", &self.service)
            .finish_non_exhaustive()
    }
}

impl Builder {
    /// In place of `ENVIRONMENT`.
    pub fn environment(self, environment: Environment) -> Self {
        Self { environment: Some(environment), ..self }
    }

    /// Directives such as `info,my_chat.websocket=debug,sqlx=warn`, in place of `LOG_LEVEL`.
    pub fn filter(self, directives: &str) -> Self {
        Self { filter: Some(directives.to_owned()), ..self }
    }

    /// An alias of [`filter`](Self::filter).
    pub fn level(self, directives: &str) -> Self {
        self.filter(directives)
    }

    /// A file of such directives, in place of `LOG_LEVEL_FILE`. The program follows it while it runs: a change takes effect
    /// within two seconds, or at once on SIGHUP. The file takes precedence over [`filter`](Self::filter) and `LOG_LEVEL`
    /// unless it is empty.
    pub fn filter_file(self, path: impl Into<PathBuf>) -> Self {
        Self { filter_file: Some(path.into()), ..self }
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

    /// Whether [`Layout::Pretty`] is colored; by default if the console is a terminal and `NO_COLOR` is not set.
    pub fn color(self, color: bool) -> Self {
        Self { color: Some(color), ..self }
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

    /// Whether records of the `log` crate become lines; by default they do.
    #[cfg(feature = "log")]
    pub fn bridge_log(self, bridge: bool) -> Self {
        Self { bridge_log: bridge, ..self }
    }

    /// How chat_log and the `tracing` crate work together; by default [`Tracing::Bridge`].
    #[cfg(feature = "tracing")]
    pub fn tracing(self, tracing: Tracing) -> Self {
        Self { tracing, ..self }
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
    /// called [`init`](Self::init), or that thread calls [`std::process::exit`]. Another thread that calls it has to
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
}
