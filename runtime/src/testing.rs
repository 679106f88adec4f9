//! Captures the lines of a thread, for tests.
//!
//! [`init`](crate::init) works once per process, and the tests of a process run side by side: so a test captures its own
//! thread instead. Nothing has to be installed.
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

/// Keeps all lines of this thread, down to `trace`, in [`Layout::Flat`], until it is dropped.
pub fn capture() -> CaptureGuard {
    capture_with(Layout::Flat)
}

/// Keeps all lines of this thread, down to `trace`, in a layout, until it is dropped.
pub fn capture_with(layout: Layout) -> CaptureGuard {
    CaptureBuilder::new().layout(layout).start()
}

/// The settings of a capture.
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

/// Without the hash key.
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
    /// Everything down to `trace`, flat, service and namespace of the schema that is linked, no hash key.
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

    /// The layout of the lines.
    pub fn layout(self, layout: Layout) -> Self {
        Self { layout, ..self }
    }

    /// The least severe level that is kept.
    pub fn level(self, level: Level) -> Self {
        Self { level, ..self }
    }

    /// The service in the lines.
    pub fn service(self, service: &str) -> Self {
        Self { service: service.to_owned(), ..self }
    }

    /// The prefix of what is not an ECS field in [`Layout::Ecs`].
    pub fn namespace(self, namespace: &str) -> Self {
        Self { namespace: namespace.to_owned(), ..self }
    }

    /// The key of `pii = "hash"`; one that is too short counts as none.
    pub fn hash_key(self, key: &[u8]) -> Self {
        Self { hash_key: Some(key.to_vec()), ..self }
    }

    /// The longest line, its line feed included; at least 1024 bytes.
    pub fn max_line_bytes(self, bytes: usize) -> Self {
        Self { max_line_bytes: bytes.max(1024), ..self }
    }

    /// Starts to keep the lines of this thread. A capture inside of another one takes over until it is dropped.
    pub fn start(self) -> CaptureGuard {
        let mut format = Format::new(self.layout, self.service, &self.namespace, None);
        format.max_line_bytes = self.max_line_bytes;
        format.redactor.keys = self.hash_key.and_then(|key| crate::redact::HashKeys::new(key).ok());
        let (lines, limiters) = (RefCell::default(), RefCell::default());
        let session = Rc::new(Session { format, level: self.level, lines, limiters });
        let outer = SESSION.with(|current| current.replace(Some(Rc::clone(&session))));
        CAPTURES.fetch_add(1, Ordering::SeqCst);
        forget_thresholds();
        CaptureGuard { session, outer, not_send: PhantomData }
    }
}

struct Session {
    format: Format,
    level: Level,
    lines: RefCell<Vec<String>>,
    /// The calls with a `limit:` or `sample:` of their own: each capture counts anew.
    limiters: RefCell<Vec<(*const CallSite, Rc<Limiter>)>>,
}

static CAPTURES: AtomicUsize = AtomicUsize::new(0);

thread_local! {
    static SESSION: RefCell<Option<Rc<Session>>> = const { RefCell::new(None) };
}

fn session() -> Option<Rc<Session>> {
    SESSION.try_with(|session| session.borrow().clone()).ok().flatten()
}

/// The lines of a thread since [`capture`].
#[must_use = "the capture ends when it is dropped"]
pub struct CaptureGuard {
    session: Rc<Session>,
    outer: Option<Rc<Session>>,
    not_send: PhantomData<*const ()>,
}

impl fmt::Debug for CaptureGuard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CaptureGuard").field("lines", &self.session.lines).finish_non_exhaustive()
    }
}

impl CaptureGuard {
    /// The lines so far, each without its line feed.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        self.session.lines.borrow().clone()
    }

    /// The lines so far; the next call starts after them.
    #[must_use]
    pub fn take(&self) -> Vec<String> {
        self.session.lines.take()
    }
}

impl Drop for CaptureGuard {
    fn drop(&mut self) {
        let outer = self.outer.take();
        let _ = SESSION.try_with(|session| session.replace(outer));
        CAPTURES.fetch_sub(1, Ordering::SeqCst);
        forget_thresholds();
    }
}

/// Whether any thread captures: then call sites don't remember whether they are on.
#[inline]
pub(crate) fn capturing() -> bool {
    CAPTURES.load(Ordering::Relaxed) != 0
}

/// The least severe level that this thread captures.
pub(crate) fn threshold() -> Option<Threshold> {
    if !capturing() {
        return None;
    }
    session().map(|session| Threshold::at(session.level))
}

/// Keeps a record if this thread captures.
#[cold]
pub(crate) fn keep(record: &Record<'_>) -> bool {
    let Some(session) = session() else { return false };
    if record.level <= session.level {
        let line = with_line(record, &session.format, |line| String::from_utf8_lossy(line).trim_end().to_owned());
        session.lines.borrow_mut().push(line);
    }
    true
}

/// The counts of a call in this thread's capture.
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

/// The format of this thread's capture, as something to borrow from.
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
