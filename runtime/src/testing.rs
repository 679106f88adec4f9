//! Captures a thread's lines, for tests.
//!
//! [`init`](crate::init) works once per process, but tests of one process run in parallel. So each test captures its own
//! thread; nothing needs to be installed.
//!
//! ```
//! # mod app {
//! # #[chat_log::log_schema(service = "chat", namespace = "chat")]
//! # pub struct LogSchema { user_id: u64 }
//! # }
//! # use app::LogSchema;
//! let captured = chat_log::testing::capture();
//! chat_log::chat_log!(schema: LogSchema, info, "message sent", user_id = 7);
//! assert!(captured.lines()[0].contains(r#""user_id":7"#));
//! ```
//!
//! Records of `log` and `tracing` are captured, too, but they reach the library only in a process that has called `init`. A
//! test that checks them has its own program and sets up logging itself, with
//! [`panic_hook(false)`](crate::Builder::panic_hook): the harness then shows a failed assertion as usual. A test that needs
//! the lines of several threads gives [`Builder::writer`](crate::Builder::writer) a writer that uses `print!`, which the
//! harness captures, or one that collects them.

use crate::callsite::{CallSite, forget_thresholds};
use crate::encode::{Format, with_line};
use crate::layout::Layout;
use crate::level::{Level, Threshold};
use crate::limit::{Limiter, ReportFn};
use crate::record::Record;
use crate::schema::registry;
use std::cell::RefCell;
use std::fmt;
use std::marker::PhantomData;
use std::rc::Rc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Captures all lines of this thread, down to `trace`, in [`Layout::Flat`], until the guard is dropped.
pub fn capture() -> CaptureGuard {
    capture_with(Layout::Flat)
}

/// Captures all lines of this thread, down to `trace`, in the given layout, until the guard is dropped.
pub fn capture_with(layout: Layout) -> CaptureGuard {
    CaptureBuilder::new().layout(layout).start()
}

/// The settings of a capture.
///
/// A capture counts the calls' own `limit:` and `sample:` rules anew and ignores the builder's rules.
#[derive(Clone)]
#[must_use = "nothing is captured before `start`"]
pub struct CaptureBuilder {
    layout: Layout,
    level: Level,
    service: String,
    namespace: String,
    hash_key: Option<Vec<u8>>,
    max_line_bytes: usize,
}

/// Omits the hash key.
impl fmt::Debug for CaptureBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CaptureBuilder")
            .field("layout", &self.layout)
            .field("level", &self.level)
            .field("service", &self.service)
            .field("namespace", &self.namespace)
            .field("max_line_bytes", &self.max_line_bytes)
            .finish_non_exhaustive()
    }
}

impl Default for CaptureBuilder {
    fn default() -> Self {
        Self::new()
    }
}

impl CaptureBuilder {
    /// Captures every level in [`Layout::Flat`], with service and namespace of the linked schema and without a hash key.
    pub fn new() -> Self {
        let schema = registry::main(&registry::all(&[]));
        let (service, namespace) = schema.map_or(("test", "test"), |schema| (schema.service, schema.namespace));
        Self {
            layout: Layout::Flat,
            level: Level::Trace,
            service: service.to_owned(),
            namespace: namespace.to_owned(),
            hash_key: None,
            max_line_bytes: Format::MAX_LINE_BYTES,
        }
    }

    /// Sets the layout of the lines.
    pub fn layout(self, layout: Layout) -> Self {
        Self { layout, ..self }
    }

    /// Sets the most verbose level that is captured.
    pub fn level(self, level: Level) -> Self {
        Self { level, ..self }
    }

    /// Sets the service in the lines.
    pub fn service(self, service: &str) -> Self {
        Self { service: service.to_owned(), ..self }
    }

    /// Sets the prefix of fields without an ECS name in [`Layout::Ecs`].
    pub fn namespace(self, namespace: &str) -> Self {
        Self { namespace: namespace.to_owned(), ..self }
    }

    /// Sets the key of `pii = "hash"`; a key that is too short is ignored.
    pub fn hash_key(self, key: &[u8]) -> Self {
        Self { hash_key: Some(key.to_vec()), ..self }
    }

    /// Sets the maximum length of a line in bytes, line feed included; at least 1024.
    pub fn max_line_bytes(self, bytes: usize) -> Self {
        Self { max_line_bytes: bytes.max(1024), ..self }
    }

    /// Starts the capture. While several guards of a thread exist, the newest one gets the lines.
    pub fn start(self) -> CaptureGuard {
        let mut format = Format::new(self.layout, self.service, &self.namespace, None);
        format.max_line_bytes = self.max_line_bytes;
        format.redactor.keys = self.hash_key.and_then(|key| crate::redact::HashKeys::new(key).ok());
        let (lines, limiters) = (RefCell::default(), RefCell::default());
        let session = Rc::new(Session { format, level: self.level, lines, limiters });
        SESSIONS.with_borrow_mut(|sessions| sessions.push(Rc::clone(&session)));
        CAPTURES.fetch_add(1, Ordering::SeqCst);
        forget_thresholds();
        CaptureGuard { session, not_send: PhantomData }
    }
}

struct Session {
    format: Format,
    level: Level,
    lines: RefCell<Vec<String>>,
    /// Of the calls with a `limit:` or `sample:`: each capture counts anew.
    limiters: RefCell<Vec<(*const CallSite, Rc<Limiter>)>>,
}

static CAPTURES: AtomicUsize = AtomicUsize::new(0);

thread_local! {
    /// The captures of the thread; the last one gets the lines.
    static SESSIONS: RefCell<Vec<Rc<Session>>> = const { RefCell::new(Vec::new()) };
}

fn session() -> Option<Rc<Session>> {
    SESSIONS.try_with(|sessions| sessions.borrow().last().cloned()).ok().flatten()
}

/// The captured lines of a thread; dropping it ends the capture.
#[must_use = "the capture ends when it is dropped"]
pub struct CaptureGuard {
    session: Rc<Session>,
    not_send: PhantomData<*const ()>,
}

impl fmt::Debug for CaptureGuard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CaptureGuard").field("lines", &self.session.lines).finish_non_exhaustive()
    }
}

impl CaptureGuard {
    /// Returns the lines so far, each without its line feed.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        self.session.lines.borrow().clone()
    }

    /// Returns the lines so far, each without its line feed, and removes them from the capture.
    #[must_use]
    pub fn take(&self) -> Vec<String> {
        self.session.lines.take()
    }
}

impl Drop for CaptureGuard {
    fn drop(&mut self) {
        // Guards may be dropped in any order.
        let is_other = |session: &Rc<Session>| !Rc::ptr_eq(session, &self.session);
        let _ = SESSIONS.try_with(|sessions| sessions.borrow_mut().retain(is_other));
        CAPTURES.fetch_sub(1, Ordering::SeqCst);
        forget_thresholds();
    }
}

/// Returns whether any thread captures. Call sites then don't cache their threshold.
#[inline]
pub(crate) fn capturing() -> bool {
    CAPTURES.load(Ordering::Relaxed) != 0
}

/// Returns the threshold of this thread's capture.
pub(crate) fn threshold() -> Option<Threshold> {
    if !capturing() {
        return None;
    }
    session().map(|session| Threshold::at(session.level))
}

/// Captures a record and returns true, if this thread captures.
#[cold]
pub(crate) fn keep(record: &Record<'_>) -> bool {
    let Some(session) = session() else { return false };
    if record.level <= session.level {
        let line = with_line(record, &session.format, |line| String::from_utf8_lossy(line).trim_end().to_owned());
        session.lines.borrow_mut().push(line);
    }
    true
}

/// Returns the call's limiter in this thread's capture.
pub(crate) fn limiter(site: &'static CallSite, make: impl FnOnce() -> Limiter) -> Option<Rc<Limiter>> {
    let session = session()?;
    let mut limiters = session.limiters.borrow_mut();
    if let Some((_, known)) = limiters.iter().find(|(known, _)| std::ptr::eq(*known, site)) {
        return Some(Rc::clone(known));
    }
    let limiter = Rc::new(make());
    limiters.push((site, Rc::clone(&limiter)));
    Some(limiter)
}

/// Reports what is pending in this thread's capture.
pub(crate) fn report_pending(report: ReportFn) {
    let limiters = session().map(|session| session.limiters.borrow().clone());
    limiters.iter().flatten().for_each(|(_, limiter)| limiter.report(report));
}

/// Returns a borrow of the format of this thread's capture.
pub(crate) fn format() -> Option<impl std::ops::Deref<Target = Format>> {
    struct SessionFormat(Rc<Session>);

    impl std::ops::Deref for SessionFormat {
        type Target = Format;

        fn deref(&self) -> &Format {
            &self.0.format
        }
    }

    session().map(SessionFormat)
}
