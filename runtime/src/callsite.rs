//! The static part of one `chat_log!` call, and whether it is enabled.

use crate::encoded::Prefix;
use crate::level::{Level, Threshold};
use crate::limit::{Limiter, Rule};
use crate::schema::{FieldDef, SchemaDef};
use once_cell::race::OnceBox;
use std::fmt;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU8, AtomicUsize, Ordering};
use std::time::Duration;

/// The static that a call expands to.
pub struct CallSite {
    /// The cached threshold of the site's logger.
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
    /// The bits of its fields' names.
    pub(crate) mask: u64,
    /// The part that its lines share in the installed layout.
    pub(crate) prefix: OnceBox<Prefix>,
    /// The call's own `limit:` or `sample:`.
    pub(crate) rule: Option<Rule>,
    /// The counts of the rule that applies to it.
    pub(crate) limiter: OnceBox<Limiter>,
}

/// The source location of a call.
#[derive(Debug)]
pub struct Origin {
    /// `module_path!()`
    pub module: &'static str,
    /// `file!()`
    pub file: &'static str,
    /// `line!()`
    pub line: u32,
    /// The function around the call.
    pub function: Function,
}

/// How a call determines its function.
#[derive(Debug)]
pub enum Function {
    /// Named by `#[log_context]`.
    Named(&'static str),
    /// The path of an item inside the function: see [`path_of`].
    Probe(fn() -> &'static str),
}

/// A part of a message.
#[derive(Debug)]
pub enum MessagePiece {
    /// Literal text.
    Text(&'static str),
    /// The value of the call's field with this index.
    Field(usize),
    /// The value of a field of the surrounding context.
    Inherited(&'static FieldDef),
    /// Like [`Inherited`](Self::Inherited), by name.
    InheritedByName(&'static str),
    /// The text of the call's error.
    Error,
}

impl fmt::Debug for CallSite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CallSite").field("origin", &self.origin).finish_non_exhaustive()
    }
}

/// The cached threshold of a site, in the one byte that every event reads.
pub(crate) struct CachedThreshold(AtomicU8);

/// A value read from it.
#[derive(Clone, Copy)]
pub(crate) struct Cached(u8);

impl CachedThreshold {
    const UNKNOWN: u8 = u8::MAX;
    /// Set beside the threshold of a site with a limit or a sample: each of its events must also consult the rule. So a
    /// site without a rule pays nothing for limits.
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
    /// Returns whether events of the level may be enabled.
    #[inline(always)]
    pub(crate) fn may_admit(self, level: Level) -> bool {
        Threshold::from_bits(self.0).admits(level)
    }

    /// Returns whether the cached threshold alone decides.
    #[inline(always)]
    pub(crate) fn is_final(self) -> bool {
        self.0 < CachedThreshold::LIMITED
    }

    /// Returns the threshold, unless it is not computed yet.
    pub(crate) fn threshold(self) -> Option<Threshold> {
        let is_known = self.0 != CachedThreshold::UNKNOWN;
        is_known.then_some(Threshold::from_bits(self.0 & !CachedThreshold::LIMITED))
    }
}

impl CallSite {
    /// Creates the site of a call that logs.
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

    /// Creates the site of `enabled!`, which never logs.
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

    /// Limits the call to `events` events per window of `seconds` seconds.
    #[must_use]
    pub const fn limit(mut self, events: u32, seconds: u64) -> Self {
        self.rule = Some(Rule::Limit { events, window: Duration::from_secs(seconds) });
        self
    }

    /// Limits the call to the first of every `one_in` events.
    #[must_use]
    pub const fn sample(mut self, one_in: u32) -> Self {
        self.rule = Some(Rule::Sample { one_in });
        self
    }

    /// Sets the level that the call names.
    #[must_use]
    pub const fn level(mut self, level: Level) -> Self {
        self.level = level;
        self.computes_level = false;
        self
    }

    /// Sets the logger that the call names in place of its module path.
    #[must_use]
    pub const fn logger(mut self, logger: &'static str) -> Self {
        self.logger = Some(logger);
        self
    }

    /// Returns the logger, with dots, or else the module path as it is.
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

/// What depends on a site's threshold until the thresholds change.
pub(crate) enum Cache {
    /// The site's own copy.
    Site(&'static CallSite),
    /// A number whose bit [`DISABLED`] is set.
    Mark(&'static AtomicUsize),
}

/// The bit of a [`Cache::Mark`].
pub(crate) const DISABLED: usize = 1;

pub(crate) static CACHES: Mutex<Vec<Cache>> = Mutex::new(Vec::new());

/// Discards all cached thresholds: after `init()`, after a change of levels, and around captures.
pub(crate) fn forget_thresholds() {
    let mut caches = CACHES.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    for cache in caches.drain(..) {
        match cache {
            Cache::Site(site) => site.threshold.forget(),
            Cache::Mark(mark) => {
                mark.fetch_and(!DISABLED, Ordering::Relaxed);
            }
        }
    }
}

/// Returns the path of a function item, such as the one that an expansion puts beside its site.
pub fn path_of<F>(_: F) -> &'static str {
    std::any::type_name::<F>()
}

const ADDED: [&str; 3] = ["::{{closure}}", "::__CHAT_LOG_SITE", "::here"];

/// Returns the function around `…::send_message::{{closure}}::__CHAT_LOG_SITE::{{closure}}::here`. The last segments are
/// closures, async blocks, and what the expansion adds.
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
