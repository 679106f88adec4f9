//! `builder()` and its settings.

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

/// Returns a builder that sets up logging from code. A setting of the builder overrides its environment variable; settings
/// left out come from the environment.
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

/// Omits the hash key.
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
    /// Sets the environment, overriding `ENVIRONMENT`.
    pub fn environment(self, environment: Environment) -> Self {
        Self { environment: Some(environment), ..self }
    }

    /// Sets filter directives such as `info,my_chat.websocket=debug,sqlx=warn`, overriding `LOG_LEVEL`.
    pub fn filter(self, directives: &str) -> Self {
        Self { filter: Some(directives.to_owned()), ..self }
    }

    /// An alias of [`filter`](Self::filter).
    pub fn level(self, directives: &str) -> Self {
        self.filter(directives)
    }

    /// Sets a file of filter directives, overriding `LOG_LEVEL_FILE`.
    ///
    /// The program follows the file while it runs: a change takes effect within two seconds, or at once on SIGHUP, which is
    /// handled only if there is a filter file. The file takes precedence over [`filter`](Self::filter) and `LOG_LEVEL` unless it
    /// is empty. A file that can't be read at startup is an error of [`init`](Self::init); one that can't be followed is
    /// reported as a WARNING.
    pub fn filter_file(self, path: impl Into<PathBuf>) -> Self {
        Self { filter_file: Some(path.into()), ..self }
    }

    /// Sets the console's layout, overriding `LOG_LAYOUT` and `USE_JSON_LOGGING`. [`Layout::Ecs`] applies to log files too; files
    /// are always JSON.
    pub fn layout(self, layout: Layout) -> Self {
        Self { layout: Some(layout), ..self }
    }

    /// Sets whether to write log files, overriding `USE_FILE_LOGGING`.
    pub fn file_logging(self, files: bool) -> Self {
        Self { files: Some(files), ..self }
    }

    /// Sets the directory of log files, overriding `LOG_DIR`.
    pub fn directory(self, directory: impl Into<PathBuf>) -> Self {
        Self { directory: Some(directory.into()), ..self }
    }

    /// Sets the service of every line, overriding `LOG_SERVICE` and the schema.
    pub fn service(self, service: &str) -> Self {
        Self { service: Some(service.to_owned()), ..self }
    }

    /// Sets the key of the timestamp in [`Layout::Flat`], such as `@timestamp` for a pipeline without processors.
    pub fn timestamp_key(self, key: &str) -> Self {
        Self { timestamp_key: Some(key.to_owned()), ..self }
    }

    /// Sets the maximum length of a line, line feed included, from 1024 to 16777216 bytes, overriding `LOG_MAX_LINE_BYTES`.
    ///
    /// A longer line is cut after redaction, in this order: the stack trace, the causes of the error, the error's text, the
    /// largest text, the message. Texts keep 256 bytes until whole fields, such as lists, have gone too; the message keeps
    /// them always, for searches and alerts. The field `truncated` lists what was cut.
    pub fn max_line_bytes(self, bytes: usize) -> Self {
        Self { max_line_bytes: Some(bytes), ..self }
    }

    /// Sets the key of `pii = "hash"`, at least 16 bytes, overriding `LOG_HASH_KEY` and `LOG_HASH_KEY_FILE`.
    pub fn hash_key(self, key: impl Into<Vec<u8>>) -> Self {
        Self { hash_key: Some(Zeroizing::new(key.into())), ..self }
    }

    /// Sets how much of an error a line shows, and of a panic, whose text may be that of an error.
    pub fn error_text(self, text: ErrorText) -> Self {
        Self { error_text: text, ..self }
    }

    /// Sets whether [`Layout::Pretty`] is colored. By default it is if the console is a terminal and `NO_COLOR` is not set.
    pub fn color(self, color: bool) -> Self {
        Self { color: Some(color), ..self }
    }

    /// Sets the writer of the console's lines, instead of stdout. `File`, `Stdout` and `Stderr` are written to directly, each
    /// line with one `write`; any other writer is flushed after each line.
    ///
    /// If the writer panics, the line counts as lost. While a thread panics, its lines are written from another thread, because
    /// a second panic would abort the process.
    pub fn writer(self, writer: impl Write + Send + 'static) -> Self {
        Self { writer: Some(Writer::from_any(writer)), ..self }
    }

    /// Registers a schema that the linker does not register.
    pub fn schema<S: Schema>(mut self) -> Self {
        self.schemas.push(S::DEF);
        self
    }

    /// Sets whether records of the `log` crate become lines; by default they do.
    #[cfg(feature = "log")]
    pub fn bridge_log(self, bridge: bool) -> Self {
        Self { bridge_log: bridge, ..self }
    }

    /// Sets how chat_log and the `tracing` crate work together; the default is [`Tracing::Bridge`].
    #[cfg(feature = "tracing")]
    pub fn tracing(self, tracing: Tracing) -> Self {
        Self { tracing, ..self }
    }

    /// Sets whether a panic becomes a line instead of text on stderr; by default it does.
    ///
    /// The line's logger and function come from the backtrace, because a panic itself knows only its file and line. The first
    /// backtrace of a process reads its debug information, which takes about 0.2 s for a program of 40 MB.
    ///
    /// The hook calls one that the program has set before, such as that of a crash reporter; a hook that is set later has to
    /// do the same. In a test, the line goes to stdout past the capture of the test harness: there, set this to false, so that
    /// the harness shows the assertion that failed.
    pub fn panic_hook(self, hook: bool) -> Self {
        Self { panic_hook: hook, ..self }
    }

    /// Sets the provider of a record's `trace.id` and `span.id`.
    pub fn trace_provider(self, provider: impl TraceProvider) -> Self {
        Self { trace_provider: Some(Box::new(provider)), ..self }
    }

    /// Writes at most `events` events per call site in each `window`, for loggers under `prefix` (such as
    /// `my_chat.websocket`; `""` for all), of `chat_log!` and of other crates. A window begins with its first event.
    ///
    /// `events` is from 1 to 16777215, `window` from 1 millisecond to 24 hours. The longest prefix wins; a call's own `limit:` or
    /// `sample:` takes precedence. ERROR events are never suppressed.
    ///
    /// Suppressed events are counted. A WARNING from the same call site reports the count before the next event passes, when
    /// the window closes, on [`flush`](crate::flush), and at the end of the program: when the thread that called
    /// [`init`](Self::init) ends or calls [`std::process::exit`]. Any other thread must `flush` before it calls `exit`, or the
    /// pending counts are not reported.
    pub fn limit(mut self, prefix: &str, events: u32, window: Duration) -> Self {
        self.rules.push((prefix.to_owned(), Rule::Limit { events, window }));
        self
    }

    /// Writes the first of every `one_in` events per call site, for loggers under `prefix`. `one_in` is 2 or more.
    ///
    /// Like [`limit`](Self::limit), but suppressed events are reported once a minute.
    pub fn sample(mut self, prefix: &str, one_in: u32) -> Self {
        self.rules.push((prefix.to_owned(), Rule::Sample { one_in }));
        self
    }

    /// Writes identical records of other crates once per `window`, from 1 millisecond to 24 hours. A WARNING record reports the
    /// number of repeats. Records are identical if logger, level, message and fields are equal, whatever their context.
    pub fn fold_repeats(self, window: Duration) -> Self {
        Self { fold_repeats: Some(window), ..self }
    }
}
