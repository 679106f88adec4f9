//! One `chat_log!` in the source: everything about it that never changes, and whether it is on.

use crate::encoded::Prefix;
use crate::level::{Level, Threshold};
use crate::limit::{Limiter, Rule};
use crate::schema::{FieldDef, SchemaDef};
use once_cell::race::OnceBox;
use std::fmt;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU8, Ordering};
use std::time::Duration;

/// The static that a call expands to.
pub struct CallSite {
    /// What the site's logger lets through.
    pub(crate) threshold: CachedThreshold,
    /// The level that the call names.
    pub(crate) level: Level,
    /// Whether the call computes its level instead of naming it.
    pub(crate) computes_level: bool,
    pub(crate) origin: Origin,
    pub(crate) message: &'static [MessagePiece],
    pub(crate) schema: Option<&'static SchemaDef>,
    pub(crate) fields: &'static [&'static FieldDef],
    pub(crate) logger: Option<&'static str>,
    /// The bits of all its fields' names.
    pub(crate) mask: u64,
    /// What its lines share in the installed layout.
    pub(crate) prefix: OnceBox<Prefix>,
    /// What the call itself says of how many of its events are written.
    pub(crate) rule: Option<Rule>,
    /// The counts of the rule that it is under.
    pub(crate) limiter: OnceBox<Limiter>,
}

/// Where a call stands.
#[derive(Debug)]
pub struct Origin {
    /// `module_path!()`
    pub module: &'static str,
    /// `file!()`
    pub file: &'static str,
    /// `line!()`
    pub line: u32,
    /// The function around it.
    pub function: Function,
}

/// How a call knows its function.
#[derive(Debug)]
pub enum Function {
    /// `#[log_context]` told it.
    Named(&'static str),
    /// The path of an item inside the function: see [`path_of`].
    Probe(fn() -> &'static str),
}

/// A part of a message.
#[derive(Debug)]
pub enum MessagePiece {
    /// Literal text.
    Text(&'static str),
    /// The value of the call's field of that index.
    Field(usize),
    /// The value of a field of the surrounding context.
    Inherited(&'static FieldDef),
    /// The text of the call's error.
    Error,
}

impl fmt::Debug for CallSite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CallSite").field("origin", &self.origin).finish_non_exhaustive()
    }
}

/// The threshold that a site remembers, in one byte that every event reads.
pub(crate) struct CachedThreshold(AtomicU8);

/// What was read of it.
#[derive(Clone, Copy)]
pub(crate) struct Cached(u8);

impl CachedThreshold {
    const UNKNOWN: u8 = u8::MAX;
    /// Beside a threshold: each event has to ask whether it may pass.
    const LIMITED: u8 = 0x80;

    const fn new() -> Self {
        Self(AtomicU8::new(Self::UNKNOWN))
    }

    #[inline(always)]
    pub(crate) fn load(&self) -> Cached {
        Cached(self.0.load(Ordering::Relaxed))
    }

    pub(crate) fn store(&self, threshold: Threshold, is_limited: bool) {
        let limited = if is_limited { Self::LIMITED } else { 0 };
        self.0.store(threshold.to_bits() | limited, Ordering::Relaxed);
    }

    fn forget(&self) {
        self.0.store(Self::UNKNOWN, Ordering::Relaxed);
    }
}

impl Cached {
    /// Whether events of the level may be on.
    #[inline(always)]
    pub(crate) fn may_admit(self, level: Level) -> bool {
        Threshold::from_bits(self.0).admits(level)
    }

    /// Whether the cached threshold alone decides.
    #[inline(always)]
    pub(crate) fn is_final(self) -> bool {
        self.0 < CachedThreshold::LIMITED
    }

    /// None until the site was asked.
    pub(crate) fn threshold(self) -> Option<Threshold> {
        let is_known = self.0 != CachedThreshold::UNKNOWN;
        is_known.then_some(Threshold::from_bits(self.0 & !CachedThreshold::LIMITED))
    }
}

impl CallSite {
    /// A call that logs.
    #[must_use]
    pub const fn new(
        origin: Origin,
        message: &'static [MessagePiece],
        schema: &'static SchemaDef,
        fields: &'static [&'static FieldDef],
    ) -> Self {
        let (mut mask, mut at) = (0, 0);
        while at < fields.len() {
            mask |= fields[at].bit;
            at += 1;
        }
        let mut site = Self::probe(origin);
        site.message = message;
        site.schema = Some(schema);
        site.fields = fields;
        site.mask = mask;
        site
    }

    /// A call that only asks whether it would log.
    #[must_use]
    pub const fn probe(origin: Origin) -> Self {
        Self {
            threshold: CachedThreshold::new(),
            level: Level::Error,
            computes_level: true,
            origin,
            message: &[],
            schema: None,
            fields: &[],
            logger: None,
            mask: 0,
            prefix: OnceBox::new(),
            rule: None,
            limiter: OnceBox::new(),
        }
    }

    /// So many events of the call in each window of so many seconds.
    #[must_use]
    pub const fn limit(mut self, events: u32, seconds: u64) -> Self {
        self.rule = Some(Rule::Limit { events, window: Duration::from_secs(seconds) });
        self
    }

    /// One event of so many.
    #[must_use]
    pub const fn sample(mut self, one_in: u32) -> Self {
        self.rule = Some(Rule::Sample { one_in });
        self
    }

    /// The level that the call names.
    #[must_use]
    pub const fn level(mut self, level: Level) -> Self {
        self.level = level;
        self.computes_level = false;
        self
    }

    /// The logger that the call names instead of its module path.
    #[must_use]
    pub const fn logger(mut self, logger: &'static str) -> Self {
        self.logger = Some(logger);
        self
    }

    /// With dots, or the module path as it is.
    pub(crate) fn logger_name(&self) -> &'static str {
        self.logger.unwrap_or(self.origin.module)
    }
}

impl Origin {
    pub(crate) fn function(&self) -> &'static str {
        match self.function {
            Function::Named(name) => name,
            Function::Probe(probe) => function_of(probe()),
        }
    }
}

/// The sites that have computed their threshold.
pub(crate) static SITES: Mutex<Vec<&'static CallSite>> = Mutex::new(Vec::new());

/// Makes every site ask again: after `init()`, after a change of levels, and around captures.
pub(crate) fn forget_thresholds() {
    let mut sites = SITES.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    for site in sites.drain(..) {
        site.threshold.forget();
    }
}

/// The path of a function item, such as the one that an expansion puts beside itself.
pub fn path_of<F>(_: F) -> &'static str {
    std::any::type_name::<F>()
}

const ADDED: [&str; 3] = ["::{{closure}}", "::__SITE", "::here"];

/// The function around `…::send_message::{{closure}}::__SITE::{{closure}}::here`: the last segments are closures, async
/// blocks, and what the expansion adds.
fn function_of(path: &'static str) -> &'static str {
    let mut path = path;
    while let Some(outer) = ADDED.iter().find_map(|added| path.strip_suffix(added)) {
        path = outer;
    }
    let name = path.rsplit("::").next().unwrap_or(path);
    name.trim_end_matches('>')
}

#[cfg(test)]
mod tests;
